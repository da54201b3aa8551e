"""Everybody and every site of invented sentences."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.enemies import enemies
from dateline.languages.en.mentioned import outermost, sites, somebody
from dateline.languages.en.parse import parse
from dateline.model import Report, Span


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def reader(knowledge: Knowledge, text: str) -> PartyReader:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    return PartyReader(parsed, knowledge.actors)


@pytest.mark.parametrize(
    ("text", "people", "ground"),
    [
        ("The residents said that they had seen nothing.", ["The residents", "they"], []),
        ("We spoke to the teachers of the school.", ["We", "the teachers of the school"], ["the school"]),
        ("Two bridges and a bus were destroyed.", [], ["Two bridges"]),
        ("It was quiet when the jets flew over the valley.", [], ["the valley"]),
        ("Boko Haram has left the mountains, Peter Okafor said.", ["Boko Haram", "Peter Okafor"], ["the mountains"]),
    ],
)
def test_people_and_sites_are_read_by_name_or_noun(
    knowledge: Knowledge, text: str, people: list[str], ground: list[str]
) -> None:
    found = reader(knowledge, text)
    assert [s.of(text) for s in somebody(found.parsed, found)] == people
    assert [s.of(text) for s in sites(found.parsed, found)] == ground


def test_only_the_longest_of_nested_spans_stay() -> None:
    assert outermost([Span(4, 6), Span(0, 3), Span(0, 8), Span(9, 12)]) == [Span(0, 8), Span(9, 12)]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Nigeria launched a campaign against Boko Haram.", [("Nigeria", "Boko Haram")]),
        ("The governors are committed to defeating Boko Haram.", [("The governors", "Boko Haram")]),
        ("Our fight against Boko Haram goes on.", [("Our", "Boko Haram")]),
        ("Boko Haram was defeated by Nigeria.", [("Nigeria", "Boko Haram")]),
        ("Villagers stood against a wall.", []),
        ("Boko Haram was defeated.", []),
        ("Nigeria supports the farmers.", []),
    ],
)
def test_enemies_are_told_by_stance_and_act(knowledge: Knowledge, text: str, pairs: list[tuple[str, str]]) -> None:
    found = reader(knowledge, text)
    assert [(a.of(text), b.of(text)) for a, b in enemies(found.parsed, found)] == pairs
