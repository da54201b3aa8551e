"""What a search finds, as rows of plain values: the same for a table, CSV and JSONL."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection
from sqlalchemy import Row as Found

from dateline.export.jsonl import claim_object
from dateline.model import Claim, Record
from dateline.store.lookup import claims_of, report_ids

Row = dict[str, Any]

COLUMNS = {
    "claims": ("id", "days", "what", "who", "whom", "where", "killed", "says_who", "report", "event"),
    "events": ("id", "days", "what", "who", "whom", "where", "killed", "origins", "against", "reports", "confidence"),
    "reports": ("id", "published", "outlet", "language", "claims", "title"),
}
"""The columns of each kind of find, as CSV."""

IN_A_TABLE = {**COLUMNS, "claims": COLUMNS["claims"][:-2]}
"""The columns that a line of the terminal has room for."""


def rows_of(connection: Connection, what: str, found: Sequence[Found[Any]]) -> list[tuple[Row, Row]]:
    """Return for each find a flat row, and all of it as an object for JSON."""
    if what == "events":
        return [_event(row) for row in found]
    ids = report_ids(connection, (row.report for row in found))
    if what == "reports":
        return [(told, told) for row in found for told in [_report(row, ids[row.report])]]
    told_by = claims_of(connection, (row.id for row in found))
    return [_claim(row, *told_by[row.id], ids[row.report]) for row in found if row.id in told_by]


def _claim(row: Found[Any], claim: Claim, record: Record, report: str) -> tuple[Row, Row]:
    outlet = record.report.outlet or "?"
    voices = [
        " <- ".join((outlet, *s.source)) + ("" if s.stance == "asserts" else f" {s.stance}") for s in claim.statements
    ]
    killed = [(loss.low, loss.high) for loss in claim.casualties if loss.outcome == "killed"]
    flat = {
        "id": claim.id,
        "days": _days(claim.date.first, claim.date.last) if claim.date else "",
        "what": _kind(claim.type, claim.mode) + (" (not)" if claim.negated else ""),
        "who": ", ".join(party.name for party in claim.actor),
        "whom": ", ".join(party.name for party in claim.recipient),
        "where": ", ".join(place.name for place in claim.place),
        "killed": ", ".join(_range(low, high) for low, high in killed),
        "says_who": "; ".join(voices),
        "report": report,
        "event": row.event or "",
    }
    whole = {"event": row.event, "review": row.review, "report": report, "outlet": record.report.outlet}
    return flat, {**claim_object(claim), **whole}


def _event(row: Found[Any]) -> tuple[Row, Row]:
    told = json.loads(row.body)
    flat = {
        "id": row.id,
        "days": _days(row.first, row.last) if row.first else "",
        "what": _kind(row.type, row.mode),
        "who": _names(told.get("actor", ())),
        "whom": _names(told.get("recipient", ())),
        "where": (told.get("place") or {}).get("name", ""),
        "killed": "" if row.killed_low is None else _range(row.killed_low, row.killed_high),
        "origins": row.origins,
        "against": row.against,
        "reports": row.reports,
        "confidence": round(row.confidence, 2),
    }
    return flat, told


def _report(row: Found[Any], id: str) -> Row:
    return {
        "id": id,
        "published": row.published.isoformat() if row.published else "",
        "outlet": row.outlet or "",
        "language": row.language or "",
        "claims": row.claims,
        "title": row.title or "",
    }


def _kind(type: str, mode: str | None) -> str:
    return f"{type} {mode}" if mode else type


def _days(first: date, last: date | None) -> str:
    """Return days as they are sorted: 2018-03-20, or first and last with two dots between, open where it has no end."""
    return first.isoformat() if first == last else f"{first}..{last or ''}"


def _names(parties: Iterable[Row]) -> str:
    return ", ".join(party["name"] for party in parties)


def _range(low: int | None, high: int | None) -> str:
    if high is None:
        return f"{low}+"
    return str(high) if low == high else f"{low or 0}-{high}"
