"""Which mentions tell one event."""

from dataclasses import replace
from typing import Any

import pytest
from tests.extract.story import Story

from dateline.extract.merging import merge

FAR = "The weather was mild."
TALE = ("Fighters raided a mill.", "The raid left holes.", "More raids were seen.")


def events(story: Story) -> list[list[str]]:
    """Return the words of each event's mentions."""
    return [[c.head.of(story.text) for c in d.clauses] for d in merge(story.resolved(), story.clauses)]


def test_a_definite_mention_joins_the_last_act() -> None:
    story = Story(*TALE)
    story.clause("raided", 0)
    story.clause("raid", 1, nominal=True, refers_back=True)
    assert events(story) == [["raided", "raid"]]


def test_a_mention_told_apart_founds_its_own_event() -> None:
    story = Story(*TALE)
    story.clause("raided", 0)
    story.clause("raid", 1, nominal=True, refers_back=True, apart=True)
    assert events(story) == [["raided"], ["raid"]]


def test_two_bare_mentions_of_a_type_are_not_enough() -> None:
    story = Story(*TALE, FAR, "Fighters attacked.")
    story.clause("raids", 2, nominal=True)
    story.clause("attacked", 4)
    assert events(story) == [["raids"], ["attacked"]]


def test_different_types_never_merge() -> None:
    story = Story(*TALE)
    story.clause("raided", 0)
    story.clause("raid", 1, type="PROTEST", nominal=True, refers_back=True)
    assert events(story) == [["raided"], ["raid"]]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("explosives", "suicide-attack", 1),
        ("aerial", "drone", 1),
        ("aerial", "explosives", 2),
        ("capture", "firearms", 2),
        ("aerial", None, 1),
    ],
)
def test_modes_that_one_event_may_bear(first: str, second: str | None, count: int) -> None:
    story = Story(*TALE)
    story.clause("raided", 0, mode=first)
    story.clause("raid", 1, mode=second, nominal=True, refers_back=True)
    assert len(events(story)) == count


def two_raids(days: tuple[int, int] = (1, 1), north: float = 0.0, names: tuple[str, str] = ("Orla", "Orla")) -> Story:
    """Two tellings of a raid, with their days and places."""
    story = Story(f"Fighters raided {names[0]}.", FAR, FAR, FAR, FAR, f"Fighters raided {names[1]}.")
    first, second = story.place(names[0]), story.place(names[1], north=north)
    story.clause("raided", 0, places=(first,), dates=(story.day(days[0]),))
    story.clause("raided", 5, places=(second,), dates=(story.day(days[1]),))
    return story


def test_the_same_place_and_day_make_one_event() -> None:
    assert len(events(two_raids())) == 1


def test_another_day_keeps_two_mentions_apart() -> None:
    assert len(events(two_raids(days=(1, 2)))) == 2


def test_another_place_keeps_two_mentions_apart_unless_it_is_next_door() -> None:
    assert len(events(two_raids(names=("Orla", "Quill"), north=60))) == 2
    assert len(events(two_raids(names=("Orla", "Quill"), north=1))) == 1


def test_wide_places_beyond_each_others_reach_are_two() -> None:
    def told(north: float) -> int:
        story = Story("Fighters shelled Orla.", "Fighters shelled Quill.")
        towns = story.place("Orla"), story.place("Quill", north=north)
        story.found = [replace(place, radius_km=20.0) for place in story.found]
        for i, town in enumerate(towns):
            story.clause("shelled", i, places=(town,), dates=(story.day(1),), losses=(story.loss(7, 7),))
        return len(events(story))

    assert told(north=30) == 1
    assert told(north=300) == 2


def test_another_day_keeps_even_a_definite_mention_apart() -> None:
    story = Story(*TALE)
    story.clause("raided", 0, dates=(story.day(1),))
    story.clause("raid", 1, nominal=True, refers_back=True, dates=(story.day(30),))
    assert len(events(story)) == 2


def test_the_attack_in_a_quarter_of_the_town_is_the_towns() -> None:
    def told(**more: Any) -> int:
        story = Story("Fighters raided Orla.", "The raid in Quill left holes.")
        story.clause("raided", 0, places=(story.place("Orla"),))
        story.clause("raid", 1, places=(story.place("Quill", north=10),), nominal=True, **more)
        return len(events(story))

    assert told(refers_back=True) == 1
    assert told(refers_back=False) == 2


def toll(**more: Any) -> Story:
    story = Story("Fighters raided a mill, killing nine.")
    story.clause("raided")
    story.clause("killing", type="LOSS", kind="effect", losses=(story.loss(9, 9, **more),))
    return story


def test_a_toll_joins_the_act_of_its_sentence() -> None:
    assert events(toll()) == [["raided", "killing"]]


def test_a_wars_toll_stays_apart() -> None:
    assert events(toll(total=True)) == [["raided"], ["killing"]]


def test_a_toll_with_no_more_told_joins_the_act_of_the_sentence_before() -> None:
    story = Story("Fighters raided a mill.", "Nine died.")
    story.clause("raided")
    story.clause("died", 1, type="LOSS", kind="loss", losses=(story.loss(9, 9),))
    assert events(story) == [["raided", "died"]]


def test_the_same_figures_join_two_tellings_and_the_like_of_two_dead_does_not() -> None:
    def told(dead: int) -> int:
        story = Story("Fighters raided, killing some.", FAR, FAR, FAR, "The gunmen stormed, killing some.")
        story.clause("raided", 0, losses=(story.loss(dead, dead),))
        story.clause("stormed", 4, losses=(story.loss(dead, dead),))
        return len(events(story))

    assert told(17) == 1
    assert told(2) == 2


def by(first: str | None, second: str | None) -> int:
    """Count the events of two tellings for the same place by parties with these ids."""
    story = Story("They raided Orla.", FAR, FAR, FAR, "They stormed Orla.")
    place = story.place("Orla")
    story.clause("raided", 0, places=(place,), actors=(story.actor("the government", first),))
    story.clause("stormed", 4, places=(place,), actors=(story.actor("the army", second),))
    return len(events(story))


def test_government_and_army_of_one_state_are_one_side() -> None:
    assert by("SY.gov", "SY.mil") == 1


def test_another_known_party_did_another_thing() -> None:
    assert by("SY.gov", "RU.mil") == 2


def test_headline_and_lead_tell_the_same_news() -> None:
    for headline, count in ((True, 1), (False, 2)):
        story = Story("Mill raided", "Fighters stormed a mill.", headline=headline)
        story.clause("raided", 0, frame="planned")
        story.clause("stormed", 1, frame="planned")
        assert len(events(story)) == count


def test_what_is_planned_is_not_what_was_done() -> None:
    story = Story(*TALE)
    story.clause("raided", 0)
    story.clause("raid", 1, nominal=True, refers_back=True, frame="planned")
    assert len(events(story)) == 2


def test_items_of_a_list_are_events_of_their_own() -> None:
    def told(bullet: str) -> int:
        story = Story(f"{bullet}A strike hit Orla.", f"{bullet}A strike hit Orla.")
        place, day = story.place("Orla"), story.day(1)
        story.clause("strike", 0, mode="aerial", places=(place,), dates=(day,))
        story.clause("strike", 1, mode="aerial", places=(place,), dates=(day,))
        return len(events(story))

    assert told("- ") == 2
    assert told("") == 1


def test_each_mention_that_joined_says_why() -> None:
    story = Story(*TALE)
    story.clause("raided", 0)
    story.clause("raid", 1, nominal=True, refers_back=True)
    (draft,) = merge(story.resolved(), story.clauses)
    assert len(draft.why) == 1
    assert "refers back +1.9" in draft.why[0]


def test_a_bare_figure_and_its_bounded_one_are_one_toll() -> None:
    def told(low: int, high: int | None) -> int:
        story = Story("Raid on mill kills 30.", "At least 30 died as fighters stormed it.")
        story.clause("Raid", 0, losses=(story.loss(30, 30),))
        story.clause("stormed", 1, losses=(story.loss(low, high),))
        return len(events(story))

    assert told(30, None) == 1
    assert told(12, 12) == 2


YESTERDAY, TODAY = ("XXXX-XX-XX", -1), ("PRESENT_REF", 0)
MONDAY, TUESDAY = ("XXXX-WXX-1", None), ("XXXX-WXX-2", None)


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        (YESTERDAY, TODAY, 2),
        (YESTERDAY, YESTERDAY, 1),
        (MONDAY, TUESDAY, 2),
        (MONDAY, MONDAY, 1),
        (YESTERDAY, MONDAY, 1),
    ],
)
def test_words_for_different_days_tell_events_apart_where_the_reports_day_is_not_known(
    first: tuple[str, int | None], second: tuple[str, int | None], count: int
) -> None:
    story = Story(*TALE, published=None)
    story.clause("raided", 0, dates=(story.hanging(*first),))
    story.clause("raid", 1, nominal=True, refers_back=True, dates=(story.hanging(*second),))
    assert len(events(story)) == count
