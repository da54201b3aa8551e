"""How an act is told: planned, past, going on, denied, taken up again."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.moods import Mood, mood_of
from dateline.languages.en.parse import parse
from dateline.model import Report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def mood(knowledge: Knowledge, text: str, which: str) -> Mood:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    return mood_of(next(t for t in parsed.doc if parsed.of(t) == which))


@pytest.mark.parametrize(
    ("text", "which", "frame"),
    [
        ("The army attacked the town.", "attacked", None),
        ("The army will attack the town next week.", "attack", "planned"),
        ("Rebels planned to attack the airport.", "attack", "planned"),
        ("Rebels threatened to attack the airport.", "attack", "threatened"),
        ("If rebels attack the airport, troops will respond.", "attack", "hypothetical"),
        ("Rebels could attack the airport.", "attack", "hypothetical"),
        ("The army had attacked the town in March.", "attacked", "background"),
        ("The army earlier attacked the town.", "attacked", "background"),
        ("Turkish troops continued to shell the village.", "shell", "ongoing"),
        ("Turkish troops are shelling the village.", "shelling", "ongoing"),
        ("The minister called for an end to attacks on the school.", "attacks", "ongoing"),
        ("Daily attacks closed the school.", "attacks", "ongoing"),
        ("Possible attacks worried the school.", "attacks", "hypothetical"),
        ("Rebels have tried to attack the airport.", "attack", "ongoing"),
        ("The ministers are due to meet in Oslo.", "meet", "planned"),
        ("The group agreed that it would free the men.", "free", "planned"),
        ("An attack would close the port for a year.", "attack", "hypothetical"),
        ("Rebels have repeatedly attacked the airport.", "attacked", "background"),
    ],
)
def test_the_frame_that_the_grammar_gives(knowledge: Knowledge, text: str, which: str, frame: str | None) -> None:
    assert mood(knowledge, text, which).frame == frame


@pytest.mark.parametrize(
    ("text", "which", "tense"),
    [
        ("The army attacked the town.", "attacked", "past"),
        ("The army has attacked the town.", "attacked", "perfect"),
        ("The army had attacked the town.", "attacked", "pluperfect"),
        ("The army will attack the town.", "attack", "future"),
        ("The army attacks the town.", "attacks", "present"),
    ],
)
def test_the_tense(knowledge: Knowledge, text: str, which: str, tense: str) -> None:
    assert mood(knowledge, text, which).tense == tense


@pytest.mark.parametrize(
    ("text", "which", "negated"),
    [
        ("The army did not attack the village.", "attack", True),
        ("Rebels failed to attack the base.", "attack", True),
        ("No attack hit the port.", "attack", True),
        ("Rebels attacked the base.", "attacked", False),
    ],
)
def test_what_did_not_happen_is_negated(knowledge: Knowledge, text: str, which: str, negated: bool) -> None:
    assert mood(knowledge, text, which).negated is negated


def test_a_definite_mention_refers_back_and_another_stands_apart(knowledge: Knowledge) -> None:
    definite = mood(knowledge, "The attack hit the port.", "attack")
    another = mood(knowledge, "Another attack hit the port.", "attack")
    assert (definite.refers_back, definite.apart) == (True, False)
    assert (another.refers_back, another.apart) == (False, True)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Six guards died in raids, the last of which took place in May.", True),
        ("Six guards died in raids, which took place in May.", False),
        ("The last took place in May.", False),
    ],
)
def test_one_of_several_stands_apart_from_them(knowledge: Knowledge, text: str, apart: bool) -> None:
    assert mood(knowledge, text, "took").apart is apart


def test_a_participle_takes_the_tense_of_the_verb_that_its_noun_hangs_on(knowledge: Knowledge) -> None:
    assert mood(knowledge, "The army fears the battles fought by the rebels.", "fought").tense == "present"
    assert mood(knowledge, "The army feared the battles fought by the rebels.", "fought").tense == "past"
