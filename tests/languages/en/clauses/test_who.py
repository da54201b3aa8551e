"""Who does it to whom in invented sentences."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse
from dateline.model import Report

Sides = tuple[list[str], list[str]]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def sides(knowledge: Knowledge, text: str) -> Sides:
    """Return the actors and the recipients of the first clause of a text."""
    found = next(analyse([Report("r", "0" * 64, text)], knowledge))
    clause = found.clauses[0]
    return [found.actors[i].name for i in clause.actors], [found.actors[i].name for i in clause.recipients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian and Russian warplanes bombed Idlib.", (["Syrian Armed Forces", "Russia"], [])),
        ("Fierce clashes erupted between Hezbollah and the Taliban.", (["Hezbollah", "Taliban"], [])),
        ("The air force struck hideouts of the insurgents.", (["air force"], ["insurgents"])),
        ("Four farmers were killed by rebel shells.", (["rebel"], ["farmers"])),
        ("The union condemned the massacre committed by Boko Haram.", (["union"], ["Boko Haram"])),
        ("Shelling killed 42.", ([], ["people"])),
    ],
)
def test_who_does_it_to_whom(knowledge: Knowledge, text: str, expected: Sides) -> None:
    assert sides(knowledge, text) == expected
