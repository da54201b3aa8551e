"""Whether a store is still what was put into it: every original, record and decision, and the log from its first entry.

What the log tells of has to be there, and what is there has to be what the log tells of. Whoever rewrites the whole log
can still not be caught by the store alone: that takes a hash of it that was noted elsewhere (``head``).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import batched

from sqlalchemy import Connection, RowMapping, func, select

from dateline.store.chain import START, Entry, broken
from dateline.store.decisions import DECIDED, digest_of
from dateline.store.errors import StoreError
from dateline.store.index import claims_of
from dateline.store.rows import seal_of, told_by
from dateline.store.schema import claim, decision, log, original, record, report
from dateline.store.store import Store

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """How many originals, records, decisions and entries of the log were looked at; all that is wrong, in plain words.

    ``head`` is the hash of the log's last entry: noted elsewhere, it tells later that nothing was taken off the end.
    """

    originals: int
    records: int
    decisions: int
    entries: int
    head: str
    faults: tuple[str, ...]


def verify(store: Store, told: Callable[[], None] = lambda: None, head: str | None = None) -> Checked:
    """Hash everything again. ``told`` is called after each original and record; ``head`` is a hash the log must have.

    A database that is itself broken is a fault like others, not an error.
    """
    counts, end = (0, 0, 0, 0), START
    faults: list[str] = []
    try:
        with store.reading() as connection:
            counts = _counts(connection)
            end = connection.execute(select(log.c.hash).order_by(log.c.number.desc()).limit(1)).scalar() or START
            for fault in _faults(store, connection, told, head):
                faults.append(fault)
    except StoreError as error:
        faults.append(str(error))
    return Checked(*counts, end, tuple(faults))


def _counts(connection: Connection) -> tuple[int, int, int, int]:
    a, b, c, d = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (original, record, decision, log)
    )
    return a, b, c, d


def _faults(store: Store, connection: Connection, told: Callable[[], None], head: str | None) -> Iterator[str]:
    for fault in store.backend.damage(connection):
        yield f"database: {fault}"
    yield from _log(connection, head)
    yield from _originals(connection, told)
    yield from _records(connection, told)
    yield from _decisions(connection)
    yield from _index(connection)


def _log(connection: Connection, head: str | None) -> Iterator[str]:
    rows = connection.execute(select(log).order_by(log.c.number).execution_options(yield_per=_CHUNK))
    yield from broken(Entry(*row) for row in rows)
    if head and head != START and connection.execute(select(log.c.number).where(log.c.hash == head)).first() is None:
        yield f"log: no entry has the hash {head}: its end was cut off, or it was written anew"


def _originals(connection: Connection, told: Callable[[], None]) -> Iterator[str]:
    rows = connection.execute(select(original.c.sha256, original.c.content).execution_options(yield_per=_CHUNK))
    for key, content in rows:
        told()
        if sha256(content).hexdigest() != key:
            yield f"original {key}: its bytes are not those that were added"
    used = select(record.c.original)
    for key in connection.execute(select(original.c.sha256).where(original.c.sha256.not_in(used))).scalars():
        yield f"original {key}: no record was made of it"
    there = select(original.c.sha256)
    for key in connection.execute(
        select(record.c.original).where(record.c.original.not_in(there)).distinct()
    ).scalars():
        yield f"original {key}: it is missing"


def _records(connection: Connection, told: Callable[[], None]) -> Iterator[str]:
    """Check each record against its digest, and against what the log tells of it."""
    query = select(log.c.subject, log.c.digest).where(log.c.action == "add")
    logged = {row.subject: row.digest for row in connection.execute(query)}
    rows = (
        select(report.c.id, report.c.address, report.c.added, record)
        .select_from(record.outerjoin(report, report.c.number == record.c.report))
        .execution_options(yield_per=_CHUNK)
    )
    for row in connection.execute(rows).mappings():
        told()
        name = f"{row['id']}@{row['version']}"
        if fault := _body_fault(row):
            yield f"record {name}: {fault}"
        seal = logged.pop(name, None)
        if seal is None:
            yield f"record {name}: the log does not tell of it"
        elif seal != seal_of(row["id"], row["address"], row["added"], dict(row)):
            yield f"record {name}: what is told of it (when, by whom, from where ...) is not what the log has"
    for name in sorted(logged):
        yield f"record {name}: the log tells of it, but it is missing"


def _body_fault(row: RowMapping) -> str | None:
    try:
        body = told_by(row["body"])
    except ValueError as error:
        return str(error)
    return None if sha256(body).hexdigest() == row["digest"] else "it is not as it was written"


def _decisions(connection: Connection) -> Iterator[str]:
    query = select(log.c.subject, log.c.digest).where(log.c.action.startswith(DECIDED, autoescape=True))
    logged = {row.subject.partition(" ")[0]: row.digest for row in connection.execute(query)}
    for row in connection.execute(select(decision).order_by(decision.c.number)).mappings():
        digest = logged.pop(str(row["number"]), None)
        if digest is None:
            yield f"decision {row['number']}: the log does not tell of it"
        elif digest != digest_of(dict(row)):
            yield f"decision {row['number']}: it is not as it was made"
    for number in logged:
        yield f"decision {number}: the log tells of it, but it is missing"


def _index(connection: Connection) -> Iterator[str]:
    """See that what is searched are the claims of the newest record of each report, all of them and no others."""
    newest = select(func.max(record.c.number)).group_by(record.c.report)
    stale = connection.execute(
        select(func.count()).select_from(claim).where(claim.c.record.not_in(newest))
    ).scalar_one()
    different = 0
    for some in batched(connection.execute(newest).scalars().all(), _CHUNK):
        found = claims_of(connection, some)
        for number, body in connection.execute(select(record.c.number, record.c.body).where(record.c.number.in_(some))):
            different += _ids_in(body) != found.get(number, ())
    if stale or different:
        yield (
            f"index: the claims of {different:,} records are not those that were kept, {stale:,} claims are out of "
            "date; `dateline reindex` makes it again"
        )


def _ids_in(body: bytes) -> tuple[str, ...]:
    """Return the ids of a kept record's claims; none where it is damaged, which is said elsewhere."""
    try:
        return tuple(one["id"] for one in json.loads(told_by(body))["claims"])
    except (ValueError, KeyError, TypeError):
        return ()
