"""Is a claim the report's news, still going on, background, or only planned? And what day is it told of?"""

from datetime import date, timedelta

from dateline.extract.draft import Draft
from dateline.model import DateMention

# Told days further back than this are history to a daily report (its news is of the day, or of the days just before).
NEWS_DAYS = 8


def frame_of(draft: Draft) -> str:
    """Return the codebook's frame for a draft."""
    report = draft.resolved.analysis.report
    told = [c.frame for c in draft.clauses if c.frame]
    if draft.clauses[0].frame in ("planned", "threatened", "hypothetical"):
        return draft.clauses[0].frame
    when = narrowest(draft.dates)
    day = report.published.last if report.published else None
    if when and when.last and day:
        if when.relation == "since" and when.last >= day:
            return "ongoing" if draft.types != {"LOSS"} else "background"
        if when.last < day - timedelta(days=NEWS_DAYS):
            return "background"
    if any(x.total for x in draft.losses) and draft.types <= {"LOSS"}:
        return "background"
    sentences = draft.resolved.analysis.sentences
    if any(sentences[c.sentence].zone == "headline" for c in draft.clauses) and "ongoing" not in told:
        return "new"
    if told:
        return max(told, key=told.count)
    if when and when.last and day and when.last >= day - timedelta(days=NEWS_DAYS):
        return "new"
    return "background" if all(c.apart for c in draft.clauses) else "new"


def narrowest(dates: list[DateMention]) -> DateMention | None:
    """Return the date mention with the shortest interval, the first of these in the text."""
    dated = [d for d in dates if d.first]
    return min(dated, key=lambda d: (_length(d.first, d.last), d.span), default=None)


def _length(first: date | None, last: date | None) -> int:
    return ((last or first) - first).days if first and (last or first) else 10**6  # type: ignore[operator]
