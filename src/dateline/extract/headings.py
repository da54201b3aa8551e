"""Days told once over several items: the headings of a chronicle ("Monday 6."), the line that leads into a list."""

import re
from collections.abc import Iterator

from dateline.extract.draft import BULLETS, Draft, listed
from dateline.model import DateMention

_CLOSES = re.compile(r"\s*(?:[.:–—-](?=\s|\Z)|\Z)")  # what may follow a heading in its line
_OPENS = re.compile(r"[\s#*•·–-]*")


def share_heading(drafts: list[Draft]) -> None:
    """Give acts without a day that of the heading that they stand under, in place."""
    scopes = list(_scopes(drafts[0])) if drafts else []
    if len(scopes) < 2:  # a single one is the report's own date line
        return
    for draft in drafts:
        told = draft.clauses[0]
        if draft.dates or told.apart or told.frame or told.tense == "pluperfect":
            continue
        over = [day for start, end, day in scopes if start <= told.trigger.start < end]
        draft.dates_from = tuple(over[-1:])


def _scopes(draft: Draft) -> Iterator[tuple[int, int, int]]:
    """Yield the passages under the headings that name a day: from where to where, and the day's index."""
    text = draft.resolved.text
    headings = [(i, d) for i, d in enumerate(draft.resolved.analysis.dates) if _heads(text, d)]
    for n, (i, mention) in enumerate(headings):
        following = headings[n + 1][1].span.start if n + 1 < len(headings) else len(text)
        line = _line_end(text, mention.span.end)
        alone = not re.search(r"\w", text[mention.span.end : line])
        yield mention.span.end, following if alone else min(following, line), i


def _heads(text: str, mention: DateMention) -> bool:
    """Tell whether a day begins its line and is set off from what follows."""
    start, end = text.rfind("\n", 0, mention.span.start) + 1, _line_end(text, mention.span.end)
    single = mention.first is not None and mention.first == mention.last
    return (
        single
        and _OPENS.fullmatch(text, start, mention.span.start) is not None
        and _CLOSES.match(text, mention.span.end, end) is not None
    )


def share_lead_in(drafts: list[Draft]) -> None:
    """Give the items of a list without a day the one that the line over the list tells, in place.

    "Strikes in June by district:", "Over the past 24 hours, he said: ..."; a lead-in without a time ("He said:") passes
    on that of the act told before it.
    """
    for n, draft in enumerate(drafts):
        told = draft.clauses[0]
        if draft.dates or told.apart or told.frame or not listed(draft, told):
            continue
        span = _lead_in(draft.resolved.text, told.trigger.start)
        if span is None:
            continue
        dates = draft.resolved.analysis.dates
        inside = [i for i, d in enumerate(dates) if d.first and span[0] <= d.span.start < span[1]]
        before = next((d for d in reversed(drafts[:n]) if d.clauses[0].trigger.start < span[1] and d.dates), None)
        draft.dates_from = tuple(inside[-1:]) or (_indexes(before) if before else ())


def _indexes(draft: Draft) -> tuple[int, ...]:
    return tuple(i for c in draft.clauses for i in c.dates) or draft.dates_from


def _lead_in(text: str, at: int) -> tuple[int, int] | None:
    """Return the line over a list's items, where it ends in a colon."""
    start = text.rfind("\n", 0, at) + 1
    while start > 0:
        end = start - 1
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip()
        if line and line[0] not in BULLETS:
            return (start, end) if line.endswith(":") else None
    return None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
