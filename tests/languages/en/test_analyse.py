"""English reports to an analysis: sentences, what is passed over, and names that no clause uses."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse
from dateline.model import Report, Span, Zone
from dateline.model.analysis import Analysis


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(knowledge: Knowledge, text: str, zones: tuple[Zone, ...] = ()) -> Analysis:
    return next(analyse([Report("r", "0" * 64, text, zones=zones)], knowledge))


def test_sentences_count_their_paragraph(knowledge: Knowledge) -> None:
    found = read(knowledge, "Rebels left. Troops came.\n\nThe port was closed.")
    assert [s.paragraph for s in found.sentences] == [0, 0, 1]


def test_a_sentence_lies_in_the_zone_that_holds_most_of_it(knowledge: Knowledge) -> None:
    text = "Shells fall on port\nThe harbour was closed on Monday."
    found = read(knowledge, text, (Zone(Span(0, 19), "headline", "test"),))
    assert [s.zone for s in found.sentences] == ["headline", "body"]


def test_a_caption_tells_no_act(knowledge: Knowledge) -> None:
    text = "This photo shows a soldier who attacked a town. Rebels attacked a base."
    found = read(knowledge, text)
    assert [s.zone for s in found.sentences] == ["caption", "body"]
    assert [c.sentence for c in found.clauses] == [1]


def test_furniture_tells_no_act(knowledge: Knowledge) -> None:
    text = "Rebels attacked a base."
    assert len(read(knowledge, text).clauses) == 1
    assert read(knowledge, text, (Zone(Span(0, len(text)), "furniture", "test"),)).clauses == ()


def test_a_name_that_no_clause_uses_is_read_all_the_same(knowledge: Knowledge) -> None:
    found = read(knowledge, "The harbour near the old camp of Boko Haram was calm.")
    assert found.clauses == ()
    assert [m.id for m in found.actors] == ["boko-haram"]


def test_an_empty_report_has_nothing_in_it(knowledge: Knowledge) -> None:
    found = read(knowledge, "")
    assert (found.sentences, found.clauses, found.actors) == ((), (), ())


def test_a_sentence_tells_the_sites_that_it_names_and_whether_it_turns_to_something_else(knowledge: Knowledge) -> None:
    found = read(knowledge, "Shells hit two markets and a bus. Elsewhere, rebels left.")
    assert [set(s.sites) for s in found.sentences] == [{"market", "bus"}, set()]
    assert [s.turns for s in found.sentences] == [False, True]


def test_only_the_opening_of_a_sentence_turns(knowledge: Knowledge) -> None:
    found = read(knowledge, "The rebels who had left the port in the early morning came to fight the troops elsewhere.")
    assert [s.turns for s in found.sentences] == [False]
