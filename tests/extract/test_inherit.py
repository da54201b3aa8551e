"""What a report tells once for several events."""

from datetime import date
from typing import Any

from tests.extract.story import Story

from dateline.extract.draft import Draft, Resolved
from dateline.extract.inherit import inherit, share_day
from dateline.model import DateMention, Published, Report, Span
from dateline.model.analysis import Analysis, Clause, Sentence

DAY = date(2019, 5, 11)


def drafts(
    *, tense: str | None = "past", mode: str = "heavy-weapons", apart: bool = False, ago: int = 0
) -> list[Draft]:
    """Two shellings, the first with a day, ``ago`` days before the report's."""
    when = DAY.replace(day=DAY.day - ago)
    text = "Shells hit a mill on Friday. Two landed on a school."
    report = Report(id="r", sha256="", text=text, published=Published(DAY, DAY, 1, "text"))
    dates = (DateMention(Span(21, 27), "DATE", when.isoformat(), when, when, 1),)
    sentences = (Sentence(Span(0, 28), 0), Sentence(Span(29, 52), 0))
    first = Clause(Span(7, 10), Span(7, 10), "hit", "act", "ASSAULT", "heavy-weapons", 0, dates=(0,), tense="past")
    second = Clause(Span(33, 39), Span(33, 39), "hit", "act", "ASSAULT", mode, 1, tense=tense, apart=apart)
    resolved = Resolved(Analysis(report, sentences, (first, second), dates=dates), ())
    return [Draft(resolved, [first]), Draft(resolved, [second])]


def day_of_the_second(found: list[Draft]) -> list[date | None]:
    share_day(found)
    return [d.first for d in found[1].dates]


def test_acts_told_on_without_a_day_are_of_the_leads_day() -> None:
    assert day_of_the_second(drafts()) == [DAY]


def test_an_act_of_another_kind_or_told_apart_or_old_news_keeps_no_day() -> None:
    assert day_of_the_second(drafts(mode="capture")) == []
    assert day_of_the_second(drafts(apart=True)) == []
    assert day_of_the_second(drafts(tense="future")) == []
    assert day_of_the_second(drafts(ago=9)) == []


def strikes(bullet: str = "- ", **second: Any) -> list[Draft]:
    """Two strikes in lines of their own, the first with doer, recipient and day."""
    story = Story(f"{bullet}The coalition struck a mill.", f"{bullet}One struck a silo.")
    doer, silo = story.actor("coalition", "us-led-coalition"), story.actor("mill", None, "things")
    first = story.clause("struck", 0, mode="aerial", actors=(doer,), recipients=(silo,), dates=(story.day(1),))
    last = story.clause("struck", 1, **{"mode": "aerial", **second})
    found = [Draft(story.resolved(), [first]), Draft(story.resolved(), [last])]
    inherit(found)
    return found


def test_an_item_of_a_list_takes_doer_and_day_from_the_one_before() -> None:
    first, last = strikes()
    assert [a.id for a in last.actors] == ["us-led-coalition"]
    assert last.dates == first.dates != []


def test_running_text_inherits_nothing() -> None:
    assert strikes(bullet="")[1].actors == []


def test_an_item_of_another_mode_or_a_toll_inherits_nothing() -> None:
    assert strikes(mode="capture")[1].actors == []
    assert strikes(type="LOSS")[1].actors == []


def test_an_item_with_a_day_keeps_it() -> None:
    story = Story("- The coalition struck a mill.", "- One struck a silo.")
    doer, day, own = story.actor("coalition", "us-led-coalition"), story.day(2), story.day(1)
    first = story.clause("struck", 0, mode="aerial", actors=(doer,), dates=(day,))
    last = story.clause("struck", 1, mode="aerial", dates=(own,))
    found = [Draft(story.resolved(), [c]) for c in (first, last)]
    inherit(found)
    assert found[1].dates == [story.dates[own]]
    assert found[1].actor_indexes == [doer]
