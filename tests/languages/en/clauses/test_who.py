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
        ("Boko Haram, which is outlawed in Nigeria, raided a farm.", (["Nigeria"], ["Boko Haram"])),
        ("The envoy is meeting President Paul Biya in Douala.", (["envoy"], ["Paul Biya"])),
        ("The ministers discussed trade and the border.", (["ministers"], [])),
        ("The government blamed Monday's raid on Boko Haram.", (["government"], ["Boko Haram"])),
        ("It began with protests demanding that President Paul Biya resign.", ([], ["Paul Biya"])),
        ("The army carried out a bombardment on rebel positions near Gao.", (["army"], ["rebel positions"])),
        ("Nine farmers were killed at the hands of Boko Haram.", (["Boko Haram"], ["farmers"])),
        ("The renewed offensive of the army began at dawn.", (["army"], [])),
        ("Four died in air strikes reportedly carried out by the army.", (["army"], [])),
        ("Mobs murdered nine traders in Gao.", (["mobs"], ["traders"])),
    ],
)
def test_who_does_it_to_whom(knowledge: Knowledge, text: str, expected: Sides) -> None:
    assert sides(knowledge, text) == expected
