"""Records into the store: each report once, each change of one as a new version beside the old."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, func, insert, select, update

from dateline.model import Claim, Record, Report
from dateline.store.backends.base import Found, Point
from dateline.store.changes import Change, changes
from dateline.store.rows import (
    address_of,
    body_of,
    claim_row,
    claim_words,
    original_of,
    parties,
    place_names,
    record_from,
    report_words,
    sources,
)
from dateline.store.schema import claim, claim_party, claim_place, claim_source, event, original, record, report
from dateline.store.store import Store, Writing

Rows = list[dict[str, Any]]


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
    with store.writing(by) as writing:
        batch = _Batch(store, writing, coder, records)
        done = [batch.add(one) for one in records]
        batch.write()
        return done


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
        self._claim_words: list[Found] = []
        self._record_words: list[Found] = []
        self._points: list[Point] = []
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
        change = changes(self._claims_of(before), one.claims) if before else None
        kept = self._keep(one, before)
        if before:
            self._forget(before)
        self._index(one, kept)
        return Added(kept.id, kept.version, outcome, tuple(c.id for c in one.claims), change)

    def write(self) -> None:
        """Write all that was taken in."""
        for table in _ORDER:
            if rows := self._rows[table]:
                self._connection.execute(insert(table), rows)
                rows.clear()
        self._backend.index_claims(self._connection, self._claim_words, self._points)
        self._backend.index_reports(self._connection, self._record_words)
        for found in (self._claim_words, self._points, self._record_words):
            found.clear()

    def _keep(self, one: Record, before: _Known | None) -> _Known:
        """Add what is only ever added to: the original, the report, the record."""
        told, at = one.report, self._writing.at
        if told.sha256 not in self._originals:
            self._originals.add(told.sha256)
            self._rows[original].append({"sha256": told.sha256, "content": original_of(told)})
        if before is None:
            self._report_number += 1
            id = told.id if told.id not in self._ids else f"{told.id}~{told.fingerprint[:8]}"
            self._ids.add(id)
            row = {"number": self._report_number, "id": id, "address": address_of(told), "added": at}
            self._rows[report].append(row)
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
        self._rows[record].append(
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
            }
        )
        self._by_fingerprint[kept.fingerprint] = self._by_address[address_of(told)] = kept
        self._writing.note("add", f"{kept.id}@{kept.version}", body.digest)
        return kept

    def _index(self, one: Record, kept: _Known) -> None:
        """Add what the claims are found by."""
        told = one.report
        for index, told_claim in enumerate(one.claims):
            number = claim_number(kept.record, index)
            row = claim_row(told_claim, told)
            self._rows[claim].append({**row, "number": number, "report": kept.report, "record": kept.record})
            self._rows[claim_party] += [
                {"claim": number, "party": party, "role": role} for party, role in parties(told_claim)
            ]
            self._rows[claim_source] += [
                {"claim": number, "source": source, "stance": stance, "depth": depth}
                for source, stance, depth in sources(told_claim, told.outlet)
            ]
            self._rows[claim_place] += [{"claim": number, "name": name} for name in place_names(told_claim)]
            self._claim_words.append((number, claim_words(told_claim, told)))
            if row["lat"] is not None and row["lon"] is not None:
                self._points.append((number, row["lat"], row["lon"]))
        self._record_words.append((kept.record, report_words(told)))

    def _forget(self, before: _Known) -> None:
        """Take the claims of an older record out of the index, and apart the events that they were part of."""
        self.write()  # what it replaces may be of this very batch
        mine = claim.c.record == before.record
        rows = self._connection.execute(select(claim.c.number, claim.c.event).where(mine)).all()
        self._backend.forget_claims(self._connection, [row.number for row in rows])
        self._connection.execute(delete(claim).where(mine))
        unlink(self._connection, {row.event for row in rows if row.event})

    def _claims_of(self, before: _Known) -> tuple[Claim, ...]:
        self.write()
        body = self._connection.execute(select(record.c.body).where(record.c.number == before.record)).scalar_one()
        return record_from(body).claims

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


_ORDER = (original, report, record, claim, claim_party, claim_source, claim_place)
_CLAIM_BITS = 16


def claim_number(record: int, index: int) -> int:
    """Return the number of a record's claim: never given twice, since no record is ever taken away."""
    if index >> _CLAIM_BITS:
        raise ValueError(f"more than {1 << _CLAIM_BITS} claims in one report")
    return record << _CLAIM_BITS | index


def unlink(connection: Connection, events: set[str]) -> None:
    """Take events apart: their claims are linked anew the next time that claims are linked."""
    if events:
        connection.execute(update(claim).where(claim.c.event.in_(events)).values(event=None))
        connection.execute(delete(event).where(event.c.id.in_(events)))


def _highest(connection: Connection, column: ColumnElement[int]) -> int:
    return connection.execute(select(func.max(column))).scalar() or 0
