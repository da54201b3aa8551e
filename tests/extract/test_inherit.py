"""What a report tells once for several events."""

from datetime import date

from dateline.extract.draft import Draft, Resolved
from dateline.extract.inherit import share_day
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
