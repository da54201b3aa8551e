"""One thing out of the store by its id: a report with its versions, a claim with its record, an event's account."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from dateline.link.accounts import account
from dateline.model import Account, Claim, Record
from dateline.store.errors import StoreError
from dateline.store.rows import record_from
from dateline.store.schema import claim, event, record, report
from dateline.store.tellings import Who, chunks, tellings

SHORTEST = 4
"""How much of an id must be given at least."""

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Version:
    """One record of a report: when it was made, by whom, with which dateline and codebook, and of which original."""

    number: int
    at: str
    by: str
    coder: str
    original: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as the store keeps it: its id, its versions, the oldest first, and the newest record."""

    id: str
    versions: tuple[Version, ...]
    record: Record


def report_of(connection: Connection, id: str) -> Kept | None:
    """Return the report with an id, ``None`` where there is none."""
    query = (
        select(record.c.version, record.c.at, record.c.by, record.c.coder, record.c.original)
        .join(report, report.c.number == record.c.report)
        .where(report.c.id == id)
        .order_by(record.c.version)
    )
    versions = tuple(Version(*row) for row in connection.execute(query))
    if not versions:
        return None
    newest = (
        select(record.c.body)
        .join(report, report.c.number == record.c.report)
        .where(report.c.id == id, record.c.version == versions[-1].number)
    )
    return Kept(id, versions, record_from(connection.execute(newest).scalar_one()))


def claim_id(connection: Connection, beginning: str) -> str | None:
    """Return the id of the claim whose id begins so, ``None`` where there is none.

    Raises :class:`StoreError` where several do, or too little is given.
    """
    return _by_beginning(connection, claim, beginning)


def event_id(connection: Connection, beginning: str) -> str | None:
    """Return the id of the event that an id leads to: its own, or that of one of its claims (as an older id is)."""
    mine = claim_id(connection, beginning)
    return None if mine is None else connection.execute(select(claim.c.event).where(claim.c.id == mine)).scalar()


def _by_beginning(connection: Connection, table: Table, beginning: str) -> str | None:
    key = beginning.strip().lower()
    after = key[:-1] + chr(ord(key[-1]) + 1) if key else ""
    if len(key) < SHORTEST:
        raise StoreError(f"{beginning!r}: give at least {SHORTEST} characters of the id")
    query = select(table.c.id).where(table.c.id >= key, table.c.id < after).order_by(table.c.id).limit(_SHOWN)
    found = list(connection.execute(query).scalars())
    if key in found:
        return key
    if len(found) > 1:
        raise StoreError(f"{beginning!r} is the beginning of several ids: {', '.join(found)} ...")
    return found[0] if found else None


def claim_of(connection: Connection, id: str) -> tuple[Claim, Record] | None:
    """Return a claim with the record that it stands in."""
    query = select(record.c.body).join(claim, claim.c.record == record.c.number).where(claim.c.id == id)
    body = connection.execute(query).scalar()
    if body is None:
        return None
    told = record_from(body)
    return next(((one, told) for one in told.claims if one.id == id), None)


def claims_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[Claim, Record]]:
    """Return claims with their records, by id."""
    wanted = list(ids)
    records: set[int] = set()
    for part in chunks(wanted):
        records.update(connection.execute(select(claim.c.record).where(claim.c.id.in_(part))).scalars())
    found: dict[str, tuple[Claim, Record]] = {}
    for some in chunks(sorted(records)):
        bodies = connection.execute(select(record.c.body).where(record.c.number.in_(some))).scalars()
        for told in map(record_from, bodies):
            found |= {one.id: (one, told) for one in told.claims}
    return {id: found[id] for id in wanted if id in found}


def members(connection: Connection, event_id: str) -> list[str]:
    """Return the ids of an event's claims."""
    return list(connection.execute(select(claim.c.id).where(claim.c.event == event_id).order_by(claim.c.id)).scalars())


def account_of(connection: Connection, event_id: str, who: Who) -> Account | None:
    """Return all that is said of an event, ``None`` where there is no such event."""
    if connection.execute(select(event.c.id).where(event.c.id == event_id)).scalar() is None:
        return None
    return account(tellings(connection, members(connection, event_id), who).values())


def report_ids(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Return the ids of reports by their numbers."""
    found: dict[int, str] = {}
    for part in chunks(sorted(set(numbers))):
        rows = connection.execute(select(report.c.number, report.c.id).where(report.c.number.in_(part)))
        found.update(rows.all())
    return found
