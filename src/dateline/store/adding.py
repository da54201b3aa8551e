"""Records into the store: each report once, each change of one as a new version beside the old."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update

from dateline.model import Claim, Record, Report
from dateline.store.backends.base import Found
from dateline.store.cells import cell
from dateline.store.changes import Change, changes
from dateline.store.numbers import numbered
from dateline.store.rows import (
    address_of,
    body_of,
    claim_row,
    claim_words,
    day_of,
    heading_row,
    original_of,
    parties,
    place_names,
    record_from,
    report_words,
    sources,
)
from dateline.store.schema import (
    claim,
    claim_cell,
    claim_party,
    claim_place,
    claim_source,
    event,
    heading,
    original,
    record,
    report,
)
from dateline.store.store import Store, Writing

Rows = list[tuple[Any, ...]]
"""Values in the order of a table's columns."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one record: ``outcome`` is ``new``, ``changed`` (the report is another than before), ``recoded``
    (the same report by another dateline or codebook) or ``known`` (nothing was written). ``change`` tells what became
    of the claims of the version before."""

    report: str
    version: int
    outcome: str
    claims: tuple[str, ...]
    change: Change | None = None


def known(store: Store, reports: Sequence[Report], coder: str) -> set[str]:
    """Return the fingerprints of those reports whose newest record was made by ``coder``: they need not be coded."""
    wanted = [r.fingerprint for r in reports]
    newest = select(func.max(record.c.number)).group_by(record.c.report)
    query = select(record.c.fingerprint).where(
        record.c.fingerprint.in_(wanted), record.c.coder == coder, record.c.number.in_(newest)
    )
    with store.reading() as connection:
        return set(connection.execute(query).scalars())


def add(store: Store, records: Sequence[Record], coder: str, by: str) -> list[Added]:
    """Put records into the store in one transaction; when this returns, they are kept.

    ``coder`` names the dateline and codebook that made them, ``by`` who ran it.
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


@dataclass(slots=True)
class _Known:
    """The newest record of a report that the store has."""

    report: int
    id: str
    record: int
    version: int
    fingerprint: str
    coder: str


class _Batch:
    """The rows of a few records, gathered so that each table is written once."""

    def __init__(self, store: Store, writing: Writing, coder: str, records: Sequence[Record]) -> None:
        self._backend, self._writing, self._coder = store.backend, writing, coder
        self._connection = writing.connection
        self._rows: dict[Table, Rows] = {table: [] for table in _ORDER}
        self._columns: dict[Table, tuple[str, ...]] = {}
        self._claim_words: list[Found] = []
        self._record_words: list[Found] = []
        self._report_number = _highest(self._connection, report.c.number)
        self._record_number = _highest(self._connection, record.c.number)
        reports = [r.report for r in records]
        self._by_fingerprint = self._newest(record.c.fingerprint, [r.fingerprint for r in reports])
        self._by_address = self._newest(report.c.address, [address_of(r) for r in reports])
        self._ids = self._taken(report.c.id, [r.id for r in reports])
        self._originals = self._taken(original.c.sha256, [r.sha256 for r in reports])

    def add(self, one: Record) -> Added:
        """Take one record in; tell what becomes of it."""
        told = one.report
        before = self._by_fingerprint.get(told.fingerprint) or self._by_address.get(address_of(told))
        if before and (before.fingerprint, before.coder) == (told.fingerprint, self._coder):
            return Added(before.id, before.version, "known", ())
        outcome = "new" if before is None else "recoded" if before.fingerprint == told.fingerprint else "changed"
        old = self._record_of(before) if before else None
        kept = self._keep(one, before)
        if before and old:
            self._forget(before, old)
        change = changes(old.claims, one.claims) if old else None
        self._index(one, kept)
        return Added(kept.id, kept.version, outcome, tuple(c.id for c in one.claims), change)

    def write(self) -> None:
        """Write all that was taken in."""
        for table in _ORDER:
            if rows := self._rows[table]:
                columns = self._columns.get(table) or tuple(table.c.keys())
                self._backend.insert(self._connection, table, columns, rows)
                rows.clear()
        self._claim_words.sort()  # by number: full-text indexes are written fastest in order
        self._record_words.sort()
        self._backend.index_claims(self._connection, self._claim_words)
        self._backend.index_reports(self._connection, self._record_words)
        self._claim_words.clear()
        self._record_words.clear()

    def _keep(self, one: Record, before: _Known | None) -> _Known:
        """Add what is only ever added to: the original, the report, the record."""
        told, at = one.report, self._writing.at
        if told.sha256 not in self._originals:
            self._originals.add(told.sha256)
            self._take(original, {"sha256": told.sha256, "content": original_of(told)})
        if before is None:
            self._report_number += 1
            id = told.id if told.id not in self._ids else f"{told.id}~{told.fingerprint[:8]}"
            self._ids.add(id)
            self._take(report, {"number": self._report_number, "id": id, "address": address_of(told), "added": at})
        self._record_number += 1
        body = body_of(one)
        kept = _Known(
            report=before.report if before else self._report_number,
            id=before.id if before else id,
            record=self._record_number,
            version=before.version + 1 if before else 1,
            fingerprint=told.fingerprint,
            coder=self._coder,
        )
        self._take(
            record,
            {
                "number": kept.record,
                "report": kept.report,
                "version": kept.version,
                "fingerprint": kept.fingerprint,
                "original": told.sha256,
                "coder": self._coder,
                "by": self._writing.by,
                "at": at,
                "digest": body.digest,
                "body": body.content,
            },
        )
        self._by_fingerprint[kept.fingerprint] = self._by_address[address_of(told)] = kept
        self._writing.note("add", f"{kept.id}@{kept.version}", body.digest)
        return kept

    def _index(self, one: Record, kept: _Known) -> None:
        """Add what the report and its claims are found by."""
        told = one.report
        row = heading_row(told)
        number = numbered(row["published"], kept.record)
        mine = {"report": kept.report, "record": kept.record}
        self._take(heading, {**row, **mine, "number": number, "claims": len(one.claims)})
        self._record_words.append((number, report_words(told)))
        for index, told_claim in enumerate(one.claims):
            row = claim_row(told_claim, told)
            number = numbered(day_of(told_claim, told), kept.record, index)
            self._take(claim, {**row, **mine, "number": number})
            for table, names in _names(told_claim, told, number):
                self._rows[table] += names
            self._claim_words.append((number, claim_words(told_claim, told)))

    def _take(self, table: Table, row: dict[str, Any]) -> None:
        self._columns[table] = tuple(row)
        self._rows[table].append(tuple(row.values()))

    def _forget(self, before: _Known, old: Record) -> None:
        """Take an older record out of the index, and apart the events that its claims were part of."""
        mine = (claim.c.report == before.report) & (claim.c.record == before.record)
        events = self._connection.execute(select(claim.c.event).where(mine, claim.c.event.is_not(None))).scalars()
        unlink(self._connection, set(events))
        numbers = [numbered(day_of(told, old.report), before.record, index) for index, told in enumerate(old.claims)]
        self._backend.forget_claims(self._connection, numbers)
        for number, told in zip(numbers, old.claims, strict=True):
            for table, names in _names(told, old.report, number):
                key = tuple(table.primary_key.columns)
                for row in names:
                    fits = (column == value for column, value in zip(key, row, strict=True))
                    self._connection.execute(delete(table).where(*fits))
        self._connection.execute(delete(claim).where(mine))
        self._connection.execute(delete(heading).where(heading.c.report == before.report))

    def _record_of(self, before: _Known) -> Record:
        """Return what is known of a report so far; it may be of this very batch."""
        self.write()
        body = self._connection.execute(select(record.c.body).where(record.c.number == before.record)).scalar_one()
        return record_from(body)

    def _newest(self, key: ColumnElement[str], wanted: list[str]) -> dict[str, _Known]:
        """Return the newest record of each report that has one of these keys."""
        mine = (
            select(key.label("key"), record.c.report)
            .select_from(record.join(report, report.c.number == record.c.report))
            .where(key.in_(wanted))
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
            select(mine.c.key, report.c.number, report.c.id, record.c.number, record.c.version, record.c.fingerprint,
                   record.c.coder)
            .join(last, last.c.report == mine.c.report)
            .join(record, record.c.number == last.c.number)
            .join(report, report.c.number == record.c.report)
        )  # fmt: skip
        return {row[0]: _Known(*row[1:]) for row in self._connection.execute(query)}

    def _taken(self, key: ColumnElement[str], wanted: list[str]) -> set[str]:
        return set(self._connection.execute(select(key).where(key.in_(wanted))).scalars())


_ORDER = (original, report, record, heading, claim, claim_party, claim_source, claim_place, claim_cell)


def _names(told: Claim, of: Report, number: int) -> Iterator[tuple[Table, Rows]]:
    """Yield the rows of each table that finds a claim by a name or a cell."""
    yield claim_party, [(party, number, role) for party, role in parties(told)]
    yield claim_source, [(source, number, stance, depth) for source, stance, depth in sources(told, of.outlet)]
    yield claim_place, [(name, number) for name in place_names(told)]
    point = next(((place.latitude, place.longitude) for place in told.place[:1]), (None, None))
    if point[0] is not None and point[1] is not None:
        yield claim_cell, [(cell(point[0], point[1]), number)]


def unlink(connection: Connection, events: set[str]) -> None:
    """Take events apart: their claims are linked anew the next time that claims are linked."""
    if events:
        connection.execute(update(claim).where(claim.c.event.in_(events)).values(event=None))
        connection.execute(delete(event).where(event.c.id.in_(events)))


def _highest(connection: Connection, column: ColumnElement[int]) -> int:
    return connection.execute(select(func.max(column))).scalar() or 0
