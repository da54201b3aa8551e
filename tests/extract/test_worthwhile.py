"""Which drafts are worth a claim."""

from typing import Any

from tests.extract.story import Story

from dateline.extract.worthwhile import worthwhile

TEXT = "Fighters met on the bridge."


def told(**clause: Any) -> bool:
    """Tell whether one clause with nothing but what is given is worth a claim."""
    story = Story(TEXT)
    story.clause("met", **clause)
    return worthwhile(story.draft())


def at_the_bridge(**clause: Any) -> bool:
    story = Story(TEXT)
    story.clause("met", places=(story.place("bridge"),), **clause)
    return worthwhile(story.draft())


def between(doer: str | None, other: str | None = None, **clause: Any) -> bool:
    """The same for a clause with a doer and a recipient, told by their ids ("" for one that is only described)."""
    story = Story(TEXT)
    doers = () if doer is None else (story.actor("fighters", doer or None, "fighters"),)
    others = () if other is None else (story.actor("villagers", other or None, "civilians"),)
    story.clause("met", actors=doers, recipients=others, **clause)
    return worthwhile(story.draft())


def test_an_act_of_which_nothing_is_told_is_no_event() -> None:
    assert not told()
    assert at_the_bridge()


def test_a_protest_is_one_even_alone() -> None:
    assert told(type="PROTEST")


def test_what_is_only_hypothetical_is_no_event() -> None:
    assert not at_the_bridge(frame="hypothetical")
    assert at_the_bridge(frame="planned")


def test_a_negated_act_counts_only_where_its_absence_is_news() -> None:
    assert at_the_bridge(negated=True)
    assert not between("SY.mil", "", type="MOBILIZE", negated=True)
    assert between("SY.mil", "", type="MOBILIZE")


def test_a_bare_noun_needs_two_roles_or_a_known_party_or_a_plain_mode() -> None:
    assert not at_the_bridge(nominal=True)
    assert at_the_bridge(nominal=True, mode="aerial")
    assert between("SY.mil", nominal=True)
    assert not between("", nominal=True)
    assert between("", "", nominal=True)


def test_words_count_where_somebody_says_them_to_somebody_or_is_known() -> None:
    assert between("", "", type="ACCUSE")
    assert between("SY.gov", type="ACCUSE")
    assert not between("", type="ACCUSE")
    assert not between("SY.gov", "", type="ACCUSE", nominal=True)


def test_troops_move_and_villagers_do_not() -> None:
    def moved(kind: str) -> bool:
        story = Story(TEXT)
        story.clause("met", type="RETREAT", actors=(story.actor("they", None, kind),), places=(story.place("bridge"),))
        return worthwhile(story.draft())

    assert moved("forces")
    assert not moved("civilians")


def test_aid_has_a_giver_and_a_taker() -> None:
    assert between("UN", "", type="AID")
    assert not between("UN", type="AID")


def test_an_effect_alone_needs_doer_and_sufferer() -> None:
    assert not at_the_bridge(kind="effect")
    assert between("SY.mil", "", kind="effect")
    assert not between("SY.mil", kind="effect")


def test_the_dead_are_worth_a_claim_whoever_killed_them() -> None:
    story = Story(TEXT)
    story.clause("met", type="LOSS", kind="loss", nominal=True, losses=(story.loss(3, 3),))
    assert worthwhile(story.draft())
