"""Who did it and to whom."""

from functools import cache

import pytest
from tests.extract.story import Story

from dateline.extract.parties import doers_of, parties, sufferers_of
from dateline.knowledge.everything import load_knowledge
from dateline.resolve.identities import Identities

TEXT = "Russia, Iran, Turkey and gunmen with two commanders fought civilians and people."

State = tuple[str, str | None, str]
RUSSIA, IRAN, TURKEY = ("Russia", "RU", "state"), ("Iran", "IR", "state"), ("Turkey", "TR", "state")
GUNMEN = ("gunmen", None, "fighters")


@cache
def identities() -> Identities:
    known = load_knowledge()
    return Identities(known.actors, known.outlets)


def doers(*clauses: list[State], kind: str = "ASSAULT", mode: str | None = "aerial") -> list[str | None]:
    """Return the ids, or names of the unknown, of whoever acts in one event that these clauses tell."""
    story = Story(TEXT)
    for named in clauses:
        story.clause("fought", type=kind, mode=mode, actors=tuple(story.actor(*a) for a in named))
    return [p.id or p.name for p in doers_of(story.draft(), kind, mode, identities())]


def test_a_state_attacks_by_its_forces() -> None:
    assert doers([RUSSIA]) == ["RU.mil"]
    assert doers([RUSSIA], mode=None) == ["RU.mil"]


def test_a_state_speaks_and_sends_agents_itself() -> None:
    assert doers([RUSSIA], kind="ACCUSE", mode=None) == ["RU"]
    assert doers([RUSSIA], mode="targeted") == ["RU"]


def test_a_list_of_three_states_means_the_states() -> None:
    assert doers([RUSSIA, IRAN]) == ["RU.mil", "IR.mil"]
    assert doers([RUSSIA, IRAN, TURKEY]) == ["RU", "IR", "TR"]


def test_a_state_and_its_forces_are_told_once() -> None:
    assert doers([RUSSIA], [("Russian Armed Forces", "RU.mil", "force")]) == ["RU.mil"]


def test_a_description_counts_only_beside_a_known_name_of_its_clause() -> None:
    assert doers([RUSSIA, GUNMEN]) == ["RU.mil", "gunmen"]
    assert doers([RUSSIA], [GUNMEN]) == ["RU.mil"]
    assert doers([GUNMEN]) == ["gunmen"]


def test_a_person_gives_way_to_the_known_force_he_leads() -> None:
    assert doers([RUSSIA, ("commanders", "x-someone", "person")]) == ["RU.mil"]


@pytest.mark.parametrize(("stance", "expected"), [("claims", "islamic-state"), ("denies", "gunmen")])
def test_whoever_takes_responsibility_becomes_the_actor(stance: str, expected: str) -> None:
    story = Story("Gunmen raided a mill.", "Islamic State spoke of the raid.")
    story.clause("raided", 0, actors=(story.actor("gunmen"),))
    story.attributed("Islamic State", stance, 0)
    (doer,) = doers_of(story.draft(), "ASSAULT", None, identities())
    assert (doer.id or doer.name) == expected
    if stance == "claims":
        assert doer.words.text == "Islamic State"


def test_who_is_known_to_have_done_it_stays_whoever_claims_it() -> None:
    story = Story("Russia raided a mill.", "Islamic State spoke of the raid.")
    story.clause("raided", 0, actors=(story.actor(*RUSSIA),))
    story.attributed("Islamic State", "claims", 0)
    assert [p.id for p in doers_of(story.draft(), "ASSAULT", None, identities())] == ["RU.mil"]


def recipients(*named: State, kind: str = "ASSAULT", mode: str | None = None) -> list[str]:
    """Return the names of whom Russia did it to."""
    story = Story(TEXT)
    doer = story.actor(*RUSSIA)
    story.clause("fought", type=kind, mode=mode, actors=(doer,), recipients=tuple(story.actor(*a) for a in named))
    draft = story.draft()
    return [p.name for p in sufferers_of(draft, doers_of(draft, "ACCUSE", mode, identities()), mode, identities())]


def test_a_government_that_is_fought_means_its_forces() -> None:
    government = ("Government of Iran", "IR.gov", "government")
    assert recipients(government, mode="capture") == ["Iranian Armed Forces"]
    assert recipients(government) == ["Government of Iran"]


def test_just_people_are_nobody() -> None:
    people = ("people", None, "people")
    assert recipients(people) == []
    assert recipients(people, GUNMEN) == ["gunmen"]


def test_a_loss_is_not_done_to_what_people_left() -> None:
    homes = ("homes", None, "things")
    assert recipients(homes, kind="LOSS") == ["homes"]
    assert recipients(homes, ("people", None, "people"), kind="LOSS") == []
    assert recipients(homes, ("people", None, "people")) == ["homes"]


def test_attackers_act_for_the_group_named_beside_them() -> None:
    story = Story("Russia and two bombers fought.")
    bombers = story.actor("bombers", None, "fighters")
    story.clause("fought", actors=(story.actor(*RUSSIA), bombers))
    assert [p.name for p in doers_of(story.draft(), "ASSAULT", "suicide-attack", identities())] == ["Russia"]


def test_known_recipients_leave_only_civilians_beside_them() -> None:
    assert recipients(IRAN, GUNMEN, ("civilians", None, "civilians")) == ["Iran", "civilians"]
    assert recipients(GUNMEN) == ["gunmen"]


def test_nobody_does_it_to_himself() -> None:
    assert recipients(RUSSIA, IRAN) == ["Iran"]


def test_a_clash_has_known_sides_only() -> None:
    assert recipients(GUNMEN, mode="clash") == []
    assert recipients(IRAN, mode="clash") == ["Iran"]


def test_singular_and_plural_are_one_party_by_the_fuller_name() -> None:
    story = Story("A soldier and soldiers fought.")
    for name in ("soldier", "soldiers"):
        story.actor(name)
    assert [p.name for p in parties(story.actors, story.text)] == ["soldiers"]


def test_a_party_has_the_words_of_the_text() -> None:
    story = Story(TEXT)
    story.actor("gunmen")
    (party,) = parties(story.actors, story.text)
    assert party.words.text == party.words.span.of(TEXT) == "gunmen"


def test_the_fuller_description_of_the_same_people_counts() -> None:
    rebels = ("rebels", None, "fighters")
    assert recipients(rebels, ("Syrian rebels", None, "fighters")) == ["Syrian rebels"]
    assert recipients(rebels, ("rebel commanders", None, "fighters")) == ["rebels", "rebel commanders"]
