"""Whether a store is still what was put into it: every original, every record, and the log from its first entry."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, func, select

from dateline.store.chain import Entry, broken
from dateline.store.rows import told_by
from dateline.store.schema import claim, log, original, record, report
from dateline.store.store import Store

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at: how many originals, records and entries of the log, and all that is wrong, in plain words."""

    originals: int
    records: int
    entries: int
    faults: tuple[str, ...]


def verify(store: Store, told: Callable[[int], None] = lambda _: None) -> Checked:
    """Hash everything again. ``told`` is called with the number of originals and records done."""
    with store.reading() as connection:
        originals, records, entries = (
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (original, record, log)
        )
        faults = (*_originals(connection, told), *_records(connection, told), *_log(connection), *_index(connection))
    return Checked(originals, records, entries, faults)


def _originals(connection: Connection, told: Callable[[int], None]) -> Iterator[str]:
    rows = connection.execution_options(yield_per=_CHUNK).execute(select(original.c.sha256, original.c.content))
    for key, content in rows:
        told(1)
        if sha256(content).hexdigest() != key:
            yield f"original {key}: its bytes are not those that were added"


def _records(connection: Connection, told: Callable[[int], None]) -> Iterator[str]:
    """Check each record against its digest, and that the log tells of it."""
    logged = set(connection.execute(select(log.c.subject, log.c.digest).where(log.c.action == "add")))
    query = select(report.c.id, record.c.version, record.c.digest, record.c.body).join(
        report, report.c.number == record.c.report
    )
    for id, version, digest, body in connection.execution_options(yield_per=_CHUNK).execute(query):
        told(1)
        name = f"{id}@{version}"
        try:
            if sha256(told_by(body)).hexdigest() != digest:
                yield f"record {name}: it is not as it was written"
        except ValueError as error:
            yield f"record {name}: {error}"
        if (name, digest) in logged:
            logged.discard((name, digest))
        else:
            yield f"record {name}: the log does not tell of it"
    for name, _ in sorted(logged):
        yield f"record {name}: the log tells of it, but it is missing"


def _log(connection: Connection) -> Iterator[str]:
    rows = connection.execution_options(yield_per=_CHUNK).execute(select(log).order_by(log.c.number))
    yield from broken(Entry(*row) for row in rows)


def _index(connection: Connection) -> Iterator[str]:
    """See that only the newest record of each report is searched."""
    newest = select(func.max(record.c.number)).group_by(record.c.report)
    stale = select(func.count()).select_from(claim).where(claim.c.record.not_in(newest))
    if found := connection.execute(stale).scalar_one():
        yield f"index: {found} claims are not those of their report's newest record"
