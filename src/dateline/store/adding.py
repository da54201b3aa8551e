"""Records into the store: each report once, each change of one as a new version beside the old."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, select

from dateline.model import Record, Report
from dateline.store.changes import Change, changes
from dateline.store.gathered import Gathered
from dateline.store.index import Index, claims_of
from dateline.store.rows import address_of, body_of, original_of, plain, record_from, seal_of
from dateline.store.schema import original, record, report
from dateline.store.store import Store, Writing

_ORDER = (original, report, record)
_SOME = 500


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one record.

    ``outcome`` is ``new``, ``changed`` (the report is another than before), ``recoded`` (the same report by another
    dateline or codebook), ``known`` (nothing was written) or ``older`` (nothing was written either: the text is that of
    an earlier version of the report). ``version`` is the report's newest, ``claims`` are the ids of the record's claims
    (none for an older text), ``change`` tells what became of those of the version before.
    """

    report: str
    version: int
    outcome: str
    claims: tuple[str, ...]
    change: Change | None = None


def known(store: Store, reports: Sequence[Report], coder: str) -> dict[str, Added]:
    """Return, by fingerprint, the reports that need not be coded, since adding them would write nothing."""
    wanted = [r.fingerprint for r in reports]
    with store.reading() as connection:
        found = {key: one for key, one in _newest(connection, record.c.fingerprint, wanted) if _done(key, one, coder)}
        ids = claims_of(connection, (one.record for one in found.values()))
    return {key: _nothing_new(key, one, ids.get(one.record, ())) for key, one in found.items()}


def add(store: Store, records: Sequence[Record], coder: str, by: str) -> list[Added]:
    """Put records into the store in one transaction; when this returns, they are kept.

    ``coder`` names the dateline and codebook that made them, ``by`` who ran it. Raises
    :class:`~dateline.store.errors.StoreError` where the database can't go on; nothing of them is kept then.
    """
    with _uncollected(), store.writing(by) as writing:
        batch = _Batch(store, writing, coder, records)
        done = [batch.add(one) for one in records]
        batch.write()
        return done


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of cycles from going over the rows of a batch again and again: there are none in them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _Newest:
    """A report that the store has, with its newest record."""

    report: int
    id: str
    address: str
    added: str
    record: int
    version: int
    fingerprint: str
    coder: str


def _done(fingerprint: str, newest: _Newest, coder: str) -> bool:
    """Tell whether a text that the report has had needs no coding.

    One that another has taken the place of is history: it is neither coded anew nor made the newest again, so that
    adding the same reports once more writes nothing, even where two of them are versions of one.
    """
    return newest.fingerprint != fingerprint or newest.coder == coder


def _nothing_new(fingerprint: str, newest: _Newest, claims: tuple[str, ...]) -> Added:
    if newest.fingerprint != fingerprint:
        return Added(newest.id, newest.version, "older", ())
    return Added(newest.id, newest.version, "known", claims)


class _Batch:
    """The rows of a few records, gathered so that each table is written once."""

    def __init__(self, store: Store, writing: Writing, coder: str, records: Sequence[Record]) -> None:
        self._writing, self._coder = writing, coder
        self._connection = writing.connection
        self._index = Index(store.backend, writing.connection)
        self._rows = Gathered(store.backend, _ORDER)
        self._report_number = _highest(self._connection, report.c.number)
        self._record_number = _highest(self._connection, record.c.number)
        reports = [r.report for r in records]
        by_fingerprint = _newest(self._connection, record.c.fingerprint, [r.fingerprint for r in reports])
        by_address = _newest(self._connection, report.c.address, [address_of(r) for r in reports])
        self._newest = {one.report: one for _, one in (*by_fingerprint, *by_address)}
        self._by_fingerprint = {key: one.report for key, one in by_fingerprint}
        self._by_address = {key: one.report for key, one in by_address}
        self._ids = self._taken(report, report.c.id, [id for r in reports for id in _ids_for(r)])
        self._originals = self._taken(original, original.c.sha256, [r.sha256 for r in reports])

    def add(self, one: Record) -> Added:
        """Take one record in; tell what becomes of it."""
        told = one.report
        number = self._by_fingerprint.get(told.fingerprint)
        if number and _done(told.fingerprint, self._newest[number], self._coder):
            self.write()  # what is known may be of this very batch
            newest = self._newest[number]
            ids = claims_of(self._connection, (newest.record,)).get(newest.record, ())
            return _nothing_new(told.fingerprint, newest, ids)
        number = number or self._by_address.get(address_of(told))
        before = self._newest[number] if number else None
        outcome = "new" if before is None else "recoded" if before.fingerprint == told.fingerprint else "changed"
        old = self._record_of(before) if before else None
        kept = self._keep(one, before)
        if before and old:
            self._index.forget(old, before.report, before.record)
        if outcome == "changed":
            self._index.forget_wording(kept.report)
        self._index.add(one, kept.report, kept.record)
        change = changes(old.claims, one.claims) if old else None
        return Added(kept.id, kept.version, outcome, tuple(c.id for c in one.claims), change)

    def write(self) -> None:
        """Write all that was taken in."""
        self._rows.write(self._connection)
        self._index.write()

    def _keep(self, one: Record, before: _Newest | None) -> _Newest:
        """Add what is only ever added to: the original, the report, the record; and tell the log."""
        told = one.report
        if told.sha256 not in self._originals:
            self._originals.add(told.sha256)
            self._rows.take(original, {"sha256": told.sha256, "content": original_of(told)})
        report_number, id, address, added = self._report_of(told, before)
        self._record_number += 1
        body = body_of(one)
        row: dict[str, Any] = {
            "number": self._record_number,
            "report": report_number,
            "version": before.version + 1 if before else 1,
            "fingerprint": told.fingerprint,
            "original": told.sha256,
            "coder": self._coder,
            "by": self._writing.by,
            "at": self._writing.at,
            "digest": body.digest,
        }
        self._rows.take(record, {**row, "body": body.content})
        kept = _Newest(report_number, id, address, added, row["number"], row["version"], told.fingerprint, self._coder)
        self._newest[kept.report] = kept
        self._by_fingerprint[kept.fingerprint] = self._by_address[kept.address] = kept.report
        seal = seal_of(kept.id, kept.address, kept.added, row)
        self._writing.note("add", f"{kept.id}@{kept.version}", seal)
        return kept

    def _report_of(self, told: Report, before: _Newest | None) -> tuple[int, str, str, str]:
        """Return number, id, address and time of adding of a report, which is added where there is none."""
        if before:
            return before.report, before.id, before.address, before.added
        self._report_number += 1
        id = next(id for id in _ids_for(told) if id not in self._ids)
        self._ids.add(id)
        row: dict[str, Any] = {
            "number": self._report_number,
            "id": id,
            "address": address_of(told),
            "added": self._writing.at,
        }
        self._rows.take(report, row)
        return self._report_number, id, row["address"], row["added"]

    def _record_of(self, before: _Newest) -> Record:
        """Return what is known of a report so far; it may be of this very batch."""
        self.write()
        body = self._connection.execute(select(record.c.body).where(record.c.number == before.record)).scalar_one()
        return record_from(body)

    def _taken(self, table: Table, key: ColumnElement[str], wanted: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for some in batched(wanted, _SOME):
            found.update(self._connection.execute(select(key).select_from(table).where(key.in_(some))).scalars())
        return found


def _ids_for(told: Report) -> tuple[str, str, str]:
    """Return the ids that a report may get: its own, or one told apart by its fingerprint where that is taken."""
    own = plain(told.id)
    return own, f"{own}~{told.fingerprint[:8]}", f"{own}~{told.fingerprint}"


def _newest(connection: Connection, key: ColumnElement[str], wanted: Sequence[str]) -> list[tuple[str, _Newest]]:
    """Return each report that has, or once had, one of these keys, with its newest record."""
    found: list[tuple[str, _Newest]] = []
    for some in batched(wanted, _SOME):
        mine = (
            select(key.label("key"), record.c.report)
            .select_from(record.join(report, report.c.number == record.c.report))
            .where(key.in_(some))
            .distinct()
            .subquery()
        )
        last = (
            select(record.c.report, func.max(record.c.number).label("number"))
            .where(record.c.report.in_(select(mine.c.report)))
            .group_by(record.c.report)
            .subquery()
        )
        query = (
            select(mine.c.key, report.c.number, report.c.id, report.c.address, report.c.added,
                   record.c.number, record.c.version, record.c.fingerprint, record.c.coder)
            .join(last, last.c.report == mine.c.report)
            .join(record, record.c.number == last.c.number)
            .join(report, report.c.number == record.c.report)
        )  # fmt: skip
        found += [(row[0], _Newest(*row[1:])) for row in connection.execute(query)]
    return found


def _highest(connection: Connection, column: ColumnElement[int]) -> int:
    return connection.execute(select(func.max(column))).scalar() or 0
