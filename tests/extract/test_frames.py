"""News, still going on, background, or only planned."""

from typing import Any

import pytest
from tests.extract.story import Story

from dateline.extract.frames import frame_of

LEAD = "Fighters and villagers met on the old bridge at noon."
LATER = "Nothing more was heard of it for quite a while after that."


def frame(sentence: int = 0, *, day: tuple[int, int, str] | None = None, **clause: Any) -> str:
    """Frame one act; ``day`` is how long ago its time began, its length in days and how the act hangs on it."""
    story = Story(LEAD, LATER, "They met.")
    dates = (story.day(*day),) if day else ()
    story.clause("met", sentence, dates=dates, **clause)
    return frame_of(story.draft())


@pytest.mark.parametrize("told", ["planned", "threatened", "hypothetical"])
def test_what_the_grammar_says_is_not_done_stays_so_on_any_day(told: str) -> None:
    assert frame(frame=told, day=(0, 1, "on")) == told


@pytest.mark.parametrize(
    ("ago", "expected"), [(0, "new"), (1, "new"), (6, "new"), (7, "background"), (4000, "background")]
)
def test_news_is_of_these_days(ago: int, expected: str) -> None:
    assert frame(day=(ago, 1, "on")) == expected


def test_what_has_lasted_since_a_day_goes_on_unless_it_is_past() -> None:
    assert frame(day=(30, 31, "since"), tense="perfect") == "ongoing"
    assert frame(day=(30, 31, "since"), tense="past") == "background"


def test_a_period_that_ended_a_week_ago_is_history() -> None:
    assert frame(day=(16, 8, "on")) == "background"
    assert frame(day=(3, 3, "on")) == "new"


def test_without_the_reports_day_a_date_says_nothing() -> None:
    story = Story(LEAD, published=None)
    story.clause("met", dates=(story.day(4000),))
    assert frame_of(story.draft()) == "new"


def test_a_sum_of_many_events_is_background() -> None:
    for total, expected in ((True, "background"), (False, "new")):
        story = Story(LEAD)
        story.clause("met", type="LOSS", kind="loss", losses=(story.loss(900, 900, total=total),))
        assert frame_of(story.draft()) == expected


def test_the_lead_is_news_and_what_stands_late_without_a_day_is_background() -> None:
    assert frame(0) == "new"
    assert frame(2) == "background"


def test_what_somebody_is_cited_for_is_news_even_late() -> None:
    story = Story(LEAD, LATER, "They met, a mayor said.")
    story.attributed("mayor", "asserts", 2)
    story.clause("met", 2)
    assert frame_of(story.draft()) == "new"


def test_an_act_in_the_present_goes_on_but_words_and_captures_are_over() -> None:
    assert frame(2, tense="present") == "ongoing"
    assert frame(2, tense="present", mode="capture") == "background"
    assert frame(2, tense="present", type="ACCUSE") == "background"


def test_a_campaign_goes_on_unless_a_verb_puts_it_in_the_past() -> None:
    assert frame(0, kind="campaign", tense=None, nominal=True) == "ongoing"
    assert frame(0, kind="campaign", tense="past") == "background"
