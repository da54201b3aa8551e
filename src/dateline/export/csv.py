"""Claims as a table for spreadsheets, a claim a row.

Several values of one field stand in one cell, "; " between them. No cell can be taken for a formula.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TextIO

from dateline.model import Claim, Loss, Record, Report, Statement, Words

OUTCOMES = ("killed", "injured", "captured", "missing", "displaced")
COLUMNS = (
    "report_id",
    "outlet",
    "published",
    "claim_id",
    "type",
    "mode",
    "trigger",
    "actors",
    "actor_ids",
    "recipients",
    "recipient_ids",
    "places",
    "lat",
    "lon",
    "place_precision",
    "date_from",
    "date_to",
    "date_precision",
    *(f"{outcome}_{bound}" for outcome in OUTCOMES for bound in ("low", "high")),
    "losses",
    "frame",
    "negated",
    "statements",
    "quotes",
)
_BETWEEN = "; "
# What a spreadsheet begins a formula with, the wide forms of East Asian keyboards included.
_FORMULA = frozenset("=+-@|%＝＋－＠")


class CsvWriter:
    """Writes records as CSV, the header first. ``lat``, ``lon`` and precision are those of the most precise place."""

    def __init__(self, stream: TextIO) -> None:
        """Write the header; ``stream`` should not translate line ends (``newline=""``)."""
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(COLUMNS)

    def write(self, record: Record) -> None:
        """Write a row for each claim of a record; a report without claims has none."""
        self._writer.writerows(claim_row(claim, record.report) for claim in record.claims)


def claim_row(claim: Claim, report: Report) -> list[str]:
    """Return the cells of a claim in the order of ``COLUMNS``."""
    place = claim.place[0] if claim.place else None
    when = claim.date
    cells = [
        report.id,
        report.outlet,
        _interval(report.published.first, report.published.last) if report.published else None,
        claim.id,
        claim.type,
        claim.mode,
        claim.trigger.text,
        _joined(p.name for p in claim.actor),
        _joined(p.id or "" for p in claim.actor),
        _joined(p.name for p in claim.recipient),
        _joined(p.id or "" for p in claim.recipient),
        _joined(p.name for p in claim.place),
    ]
    numbers = [
        place.latitude if place else None,
        place.longitude if place else None,
        place.precision if place else None,
        when.first if when else None,
        when.last if when else None,
        when.precision if when else None,
        *(bound for outcome in OUTCOMES for bound in bounds(claim.casualties, outcome)),
    ]
    words = [
        _joined(f"{x.outcome} {_range(x.low, x.high)} {x.who}".strip() for x in claim.casualties),
        claim.frame,
        "true" if claim.negated else "false",
        _joined(_statement(s, report) for s in claim.statements),
        _joined(quotes(claim)),
    ]
    return [*map(text_cell, cells), *("" if n is None else str(n) for n in numbers), *map(text_cell, words)]


def bounds(losses: Iterable[Loss], outcome: str) -> tuple[int | None, int | None]:
    """Return the least and the most that the losses of one outcome add up to, ``None`` where there is no bound.

    Figures for different people are added up; figures that different sources give, or for the same people, are
    alternatives: the lowest low and the highest high of them.
    """
    groups: dict[str, list[Loss]] = {}
    for loss in losses:
        if loss.outcome == outcome:
            groups.setdefault("" if loss.by is not None else loss.who.lower(), []).append(loss)
    if any(loss.by is not None for group in groups.values() for loss in group):
        groups = {"": [loss for group in groups.values() for loss in group]}
    lows = [_least([x.low for x in group]) for group in groups.values()]
    highs = [_most([x.high for x in group]) for group in groups.values()]
    known_lows = [low for low in lows if low is not None]
    known_highs = [high for high in highs if high is not None]
    return (
        sum(known_lows) if known_lows else None,
        sum(known_highs) if known_highs and len(known_highs) == len(highs) else None,
    )


def _least(values: Sequence[int | None]) -> int | None:
    return min((v for v in values if v is not None), default=None)


def _most(values: Sequence[int | None]) -> int | None:
    known = [v for v in values if v is not None]
    return max(known) if len(known) == len(values) else None


def quotes(claim: Claim) -> list[str]:
    """Return the words behind a claim's values, each with its offsets in the report's text: ``"words" [12-17]``."""
    found: dict[tuple[int, int], str] = {}
    sources: list[Words | None] = [
        claim.trigger,
        *(p.words for p in claim.actor),
        *(p.words for p in claim.recipient),
        *(p.words for p in claim.place),
        claim.date.words if claim.date else None,
        *(x.words for x in claim.casualties),
        *(s.cue for s in claim.statements),
    ]
    for words in sources:
        if words:
            found[words.span.start, words.span.end] = words.text
    return [f'"{text}" [{start}-{end}]' for (start, end), text in sorted(found.items())]


def text_cell(value: str | None) -> str:
    """Return a text as a cell: on one line, without control characters, with an apostrophe before a formula's sign."""
    if not value:
        return ""
    text = " ".join("".join(char if char.isprintable() or char.isspace() else _kept(char) for char in value).split())
    return "'" + text if text[:1] in _FORMULA else text


def _kept(char: str) -> str:
    """Keep marks of direction and joiners, which right-to-left text needs; drop control characters."""
    return "" if char < " " or "\x7f" <= char < "\xa0" else char


def _joined(values: Iterable[str]) -> str:
    """Join values; all of them empty give an empty cell, else an empty one keeps its place."""
    kept = list(values)
    return _BETWEEN.join(kept) if any(kept) else ""


def _interval(first: date, last: date) -> str:
    """Return one day, or an ISO 8601 interval of days."""
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return "?" if low is None else str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def _statement(statement: Statement, report: Report) -> str:
    return f"{' <- '.join((report.outlet or 'the report', *statement.source))}: {statement.stance}"
