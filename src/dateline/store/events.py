"""Events out of the store: their summaries, a few at a time, and the whole account of one."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.link.accounts import account
from dateline.model import Account, Event, Kept, Party, Place, Span, Toll, Words
from dateline.store.schema import claim, event
from dateline.store.tellings import CHUNK, Who, chunks, tellings


def events(connection: Connection, *where: ColumnElement[bool]) -> Iterator[Event]:
    """Yield the events that meet conditions on the table of events, those of earlier days first."""
    query = select(event.c.body).where(*where).order_by(event.c.first, event.c.id)
    for body in connection.execution_options(yield_per=CHUNK).execute(query).scalars():
        yield event_from(body)


def accounts(connection: Connection, found: Iterable[Event], who: Who) -> Iterator[tuple[Event, Account]]:
    """Yield each event with its account, in the order given; events without claims in the store are left out."""
    for part in chunks(list(found), CHUNK // 5):
        told = tellings(connection, [id for one in part for id in one.claims], who)
        for one in part:
            if mine := [told[id] for id in one.claims if id in told]:
                yield one, account(mine)


def told_by(connection: Connection, found: Iterable[Event]) -> list[Kept]:
    """Return events with their outlets, in alphabetical order, and the day of the first report."""
    kept = {one.id: one for one in found}
    outlets: dict[str, set[str]] = {}
    reported: dict[str, date] = {}
    for part in chunks(sorted(kept)):
        query = select(claim.c.event, claim.c.outlet, func.min(claim.c.published))
        rows = query.where(claim.c.event.in_(part)).group_by(claim.c.event, claim.c.outlet)
        for id, outlet, published in connection.execute(rows):
            if outlet:
                outlets.setdefault(id, set()).add(outlet)
            if published:
                reported[id] = min(published, reported.get(id, published))
    return [Kept(one, tuple(sorted(outlets.get(id, ()))), reported.get(id)) for id, one in kept.items()]


def event_from(body: str) -> Event:
    """Return the event that a row of the store holds as JSON."""
    row: dict[str, Any] = json.loads(body)
    return Event(
        **{
            **row,
            "claims": tuple(row["claims"]),
            "actor": tuple(map(_party, row["actor"])),
            "recipient": tuple(map(_party, row["recipient"])),
            "place": _place(row["place"]) if row["place"] else None,
            "first": _day(row["first"]),
            "last": _day(row["last"]),
            "tolls": tuple(map(_toll, row["tolls"])),
        }
    )


def _party(row: dict[str, Any]) -> Party:
    return Party(**{**row, "words": _words(row["words"]), "others": tuple(row["others"])})


def _place(row: dict[str, Any]) -> Place:
    return Place(**{**row, "words": _words(row["words"]), "others": tuple(row["others"])})


def _words(row: dict[str, Any]) -> Words:
    return Words(Span(**row["span"]), row["text"])


def _toll(row: dict[str, Any]) -> Toll:
    by = {name: tuple(row[name]) for name in ("lowest_by", "highest_by", "usual_by")}
    return Toll(row["outcome"], row["lowest"], row["highest"], row["usual"], **by)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
