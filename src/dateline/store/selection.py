"""Events of a store with all that is said of them, some at a time: what exports are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Select, func, select

from dateline.link.accounts import account
from dateline.model import Account
from dateline.store.rows import record_from
from dateline.store.schema import claim, event, record, report
from dateline.store.tellings import Who, chunks, tellings

AT_ONCE = 100
"""How many events are taken out of the store at once."""

_TEXTS = 256


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events are meant: of these types, that may have happened in these days, in this country; empty: all."""

    types: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    country: str | None = None

    def told(self) -> dict[str, Any]:
        """Return what it asks for, as plain data; empty where it asks for all."""
        rows = {"types": list(self.types), "since": self.since, "until": self.until, "country": self.country}
        return {name: str(value) if isinstance(value, date) else value for name, value in rows.items() if value}


def event_ids(connection: Connection, wanted: Selection) -> list[str]:
    """Return the ids of the events that are meant, by their first day; those without a day come last."""
    query = _meant(select(event.c.id), wanted).order_by(event.c.first.is_(None), event.c.first, event.c.id)
    return [row.id for row in connection.execute(query)]


def _meant(query: Select[tuple[str]], wanted: Selection) -> Select[tuple[str]]:
    if wanted.types:
        query = query.where(event.c.type.in_(wanted.types))
    if wanted.since:
        query = query.where(event.c.last >= wanted.since)
    if wanted.until:
        query = query.where(event.c.first <= wanted.until)
    if wanted.country:
        query = query.where(event.c.country == wanted.country)
    return query


def accounts(connection: Connection, events: Sequence[str], who: Who) -> Iterator[Account]:
    """Yield the accounts of events, in the order given; memory holds :data:`AT_ONCE` of them."""
    for part in chunks(list(events), AT_ONCE):
        claims: dict[str, list[str]] = {}
        rows = connection.execute(select(claim.c.event, claim.c.id).where(claim.c.event.in_(part)))
        for id, of in rows:
            claims.setdefault(id, []).append(of)
        told = tellings(connection, [one for ids in claims.values() for one in ids], who)
        for id in part:
            if id in claims:
                yield account(told[one] for one in claims[id])


class Texts:
    """The clean texts of reports, by the report's id; a few are kept at hand."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.of = lru_cache(maxsize=_TEXTS)(self._read)

    def _read(self, id: str) -> str:
        """Return the text of a report's newest version; raise :class:`KeyError` where there is none."""
        query = (
            select(record.c.body)
            .join(report, report.c.number == record.c.report)
            .where(report.c.id == id)
            .order_by(record.c.version.desc())
            .limit(1)
        )
        body = self._connection.execute(query).scalar()
        if body is None:
            raise KeyError(id)
        return record_from(body).report.text


def coders(connection: Connection) -> list[str]:
    """Return which versions of dateline and codebook made the claims of the store."""
    query = select(record.c.coder).where(record.c.number.in_(select(claim.c.record))).distinct()
    return sorted(connection.execute(query).scalars())


def unlinked(connection: Connection) -> int:
    """Return how many claims stand in no event yet."""
    return connection.execute(select(func.count()).select_from(claim).where(claim.c.event.is_(None))).scalar_one()
