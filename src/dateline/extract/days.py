"""The day of a claim out of the times that its mentions tell."""

import re
from datetime import date, timedelta

from dateline.extract.draft import Draft, narrowest
from dateline.model import DateMention, When, Words
from dateline.resolve.dates import precision

_AND = re.compile(r",?\s*(?:and|or)\s+(?:(?:on|into|also|then)\s+)*")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_NEARBY = timedelta(days=7)  # two days told together are days of one week
_NIGHT = timedelta(days=1)


def day_of(draft: Draft) -> When | None:
    """Return when a draft happened: its narrowest time, with the day joined to it, no further than it can reach."""
    mention = narrowest(draft.dates)
    if mention is None or mention.first is None or _uncounted(mention):
        return None
    words = Words(mention.span, mention.span.of(draft.resolved.text))
    first, last = mention.first, mention.last
    if mention.onset is not None and _began_then(draft, mention):
        last = mention.onset
    elif last is not None:
        first, last = _joined(draft, mention, first, last)
        if first == last and mention.value.endswith("TNI"):
            last = _morning_after(draft, last)
        first, last = _within_reach(draft, first, last)
    level = mention.precision if (first, last) == (mention.first, mention.last) else precision(first, last)
    return When(words, first, last, level or 1, mention.basis, mention.rule)


def _uncounted(mention: DateMention) -> bool:
    """Tell whether nobody says how long: "in recent months", "for weeks". Days are few enough to be counted."""
    return (
        mention.type == "DURATION"
        and mention.value.startswith("P")
        and "X" in mention.value
        and mention.value[-1] != "D"
    )


def _joined(draft: Draft, mention: DateMention, first: date, last: date) -> tuple[date, date]:
    """Take in the day told with this one: "on Friday and Saturday"."""
    text = draft.resolved.text
    for other in draft.resolved.analysis.dates:
        before, after = sorted((other.span, mention.span))
        gap = text[before.end : after.start]
        if other.first is None or other.last is None or not _AND.fullmatch(gap) or other.type == "DURATION":
            continue
        if abs(other.first - first) <= _NEARBY and abs(other.last - last) <= _NEARBY:
            first, last = min(first, other.first), max(last, other.last)
    return first, last


def _morning_after(draft: Draft, night: date) -> date:
    """A night lasts into the next day, unless that is after the report's own."""
    published = draft.resolved.analysis.report.published
    return night + _NIGHT if published is None or night < published.last else night


def _within_reach(draft: Draft, first: date, last: date) -> tuple[date, date]:
    """Cut a span of time that holds the report's day, "this year": what has happened is over by then."""
    published = draft.resolved.analysis.report.published
    if published is None or not first < published.last <= last or draft.clauses[0].frame == "planned":
        return first, last
    return first, published.last


def _began_then(draft: Draft, mention: DateMention) -> bool:
    """Tell whether an act opened what has lasted since: "since shelling began in May", the protests at a war's
    beginning.
    """
    if draft.types == {"PROTEST"} or (draft.modes == {"crowd-control"} and draft.clauses[0].tense != "perfect"):
        return True
    sentence = next(
        (s.span for s in draft.resolved.analysis.sentences if s.span.start <= mention.span.start < s.span.end), None
    )
    if sentence is None:
        return False
    told = draft.resolved.text[sentence.start : mention.span.start]
    since = max((sentence.start + m.end() for m in _SINCE.finditer(told)), default=None)
    return since is not None and any(since <= c.head.start < mention.span.start for c in draft.clauses)
