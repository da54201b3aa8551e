"""A comparison as flat rows, for a table or as JSON: one for each match and for each event that only one side has."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from dateline.compare.differences import (
    our_actors,
    our_days,
    our_place,
    shared_sources,
    their_actors,
    their_days,
    their_place,
)
from dateline.compare.entry import Comparison, Entry
from dateline.compare.score import killed
from dateline.export.csv import text_cell
from dateline.model import Kept, Reason

COLUMNS = (
    *("status", "score", "differs", "event_id", "their_id", "their_line"),
    *("our_days", "their_days", "days_apart", "our_place", "their_place", "km_apart"),
    *("our_type", "their_type", "our_actors", "their_actors"),
    *("our_killed_lowest", "our_killed_usual", "our_killed_highest"),
    *("their_killed_low", "their_killed_best", "their_killed_high"),
    *("our_sources", "their_sources", "shared_sources", "our_origins", "our_against", "why"),
)
"""``status`` is ``both``, ``only theirs``, ``only ours`` or ``beyond`` (see ``why``: the file could not have it)."""

Value = str | int | float | None
Flat = Mapping[str, Value]


def flat(compared: Comparison) -> Iterator[Flat]:
    """Yield a row for each match (best first), then for what only they have, what only we have, and what is beyond."""
    for match in compared.matches:
        yield _row(
            {
                "status": "both",
                "score": match.score,
                "differs": "; ".join(one.field for one in match.differences),
                "days_apart": match.days_apart,
                "km_apart": None if match.km_apart is None else round(match.km_apart, 1),
                "shared_sources": "; ".join(shared_sources(match.kept, match.entry)),
                "why": why(match.reasons),
            },
            match.kept,
            match.entry,
        )
    for entry in compared.only_theirs:
        yield _row({"status": "only theirs"}, None, entry)
    for kept in compared.only_ours:
        yield _row({"status": "only ours"}, kept, None)
    for kept, reason in compared.beyond:
        yield _row({"status": "beyond", "why": reason}, kept, None)


def why(reasons: Iterable[Reason]) -> str:
    """Return the reasons of a score in words, each with its weight."""
    return "; ".join(f"{reason.field} {reason.weight:+.1f}: {reason.why}" for reason in reasons)


def _row(told: Flat, kept: Kept | None, entry: Entry | None) -> Flat:
    row: dict[str, Value] = dict.fromkeys(COLUMNS)
    row.update(told)
    if kept:
        event, toll = kept.event, killed(kept.event)
        row.update(
            event_id=event.id,
            our_days=our_days(kept),
            our_place=our_place(event),
            our_type=f"{event.type} {event.mode}" if event.mode else event.type,
            our_actors=our_actors(event),
            our_killed_lowest=toll.lowest if toll else None,
            our_killed_usual=toll.usual if toll else None,
            our_killed_highest=toll.highest if toll else None,
            our_sources="; ".join(kept.outlets),
            our_origins=event.origins,
            our_against=event.against,
        )
    if entry:
        row.update(
            their_id=entry.id,
            their_line=entry.line,
            their_days=their_days(entry),
            their_place=their_place(entry),
            their_type=entry.type,
            their_actors=their_actors(entry),
            their_killed_low=entry.low,
            their_killed_best=entry.best,
            their_killed_high=entry.high,
            their_sources="; ".join(entry.sources),
        )
    return row


def write(compared: Comparison, stream: TextIO, kind: str) -> None:
    """Write all rows as ``csv`` or ``jsonl``."""
    if kind == "jsonl":
        stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in flat(compared))
        return
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(row[name]) for name in COLUMNS] for row in flat(compared))


def _cell(value: Value) -> str:
    return text_cell(value) if isinstance(value, str) else "" if value is None else str(value)
