"""What claims are found by: the derived tables, gathered for a few records and written at once."""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dateline.model import Record
from dateline.store.backends import Backend
from dateline.store.backends.base import Found, Point
from dateline.store.rows import claim_row, claim_words, parties, place_names, report_words, sources
from dateline.store.schema import claim, claim_party, claim_place, claim_source, event, wording, wording_band

_ORDER = (claim, claim_party, claim_source, claim_place)
_CLAIM_BITS = 16
_SOME = 500


class Index:
    """Claims on their way into the index; nothing is written before :meth:`write`."""

    def __init__(self, backend: Backend, connection: Connection) -> None:
        self._backend, self._connection = backend, connection
        self._rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in _ORDER}
        self._claim_words: list[Found] = []
        self._record_words: list[Found] = []
        self._points: list[Point] = []

    def add(self, one: Record, report: int, record: int) -> None:
        """Take in the claims of a record, by the numbers of its report and its own."""
        told, rows = one.report, self._rows
        for index, said in enumerate(one.claims):
            number = claim_number(record, index)
            row = claim_row(said, told)
            rows["claim"].append({**row, "number": number, "report": report, "record": record})
            rows["claim_party"] += [{"claim": number, "party": party, "role": role} for party, role in parties(said)]
            rows["claim_source"] += [
                {"claim": number, "source": source, "stance": stance, "depth": depth}
                for source, stance, depth in sources(said, told.outlet)
            ]
            rows["claim_place"] += [{"claim": number, "name": name} for name in place_names(said)]
            self._claim_words.append((number, claim_words(said, told)))
            if row["lat"] is not None and row["lon"] is not None:
                self._points.append((number, row["lat"], row["lon"]))
        self._record_words.append((record, report_words(told)))

    def write(self) -> None:
        """Write all that was taken in."""
        for table in _ORDER:
            if rows := self._rows[table.name]:
                self._connection.execute(insert(table), rows)
                rows.clear()
        self._backend.index_claims(self._connection, self._claim_words, self._points)
        self._backend.index_reports(self._connection, self._record_words)
        for found in (self._claim_words, self._points, self._record_words):
            found.clear()

    def forget(self, record: int) -> None:
        """Take the claims of an older record out, and apart the events that they were part of."""
        mine = claim.c.record == record
        rows = self._connection.execute(select(claim.c.number, claim.c.event).where(mine)).all()
        self._backend.forget_claims(self._connection, [row.number for row in rows])
        self._connection.execute(delete(claim).where(mine))
        unlink(self._connection, {row.event for row in rows if row.event})

    def forget_wording(self, report: int) -> None:
        """Forget how a report was worded: its group of near-copies is found anew, with its events, when it is linked.

        The report may have been what held the group together, so all of the group is taken apart.
        """
        item = select(wording.c.item).where(wording.c.report == report).scalar_subquery()
        group = self._connection.execute(select(wording.c.report).where(wording.c.item == item)).scalars().all()
        for some in batched(group, _SOME):
            events = self._connection.execute(select(claim.c.event).where(claim.c.report.in_(some))).scalars()
            unlink(self._connection, {one for one in events if one})
            for table in (wording_band, wording):
                self._connection.execute(delete(table).where(table.c.report.in_(some)))


def claim_number(record: int, index: int) -> int:
    """Return the number of a record's claim: never given twice, since no record is ever taken away."""
    if index >> _CLAIM_BITS:
        raise ValueError(f"more than {1 << _CLAIM_BITS} claims in one report")
    return record << _CLAIM_BITS | index


def unlink(connection: Connection, events: Iterable[str]) -> None:
    """Take events apart: their claims are linked anew the next time that claims are linked."""
    for some in batched(sorted(events), _SOME):
        connection.execute(update(claim).where(claim.c.event.in_(some)).values(event=None))
        connection.execute(delete(event).where(event.c.id.in_(some)))


def claims_of(connection: Connection, records: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the ids of the claims of records, in their order; a record without any is left out."""
    found: dict[int, list[str]] = {}
    for some in batched(records, _SOME):
        query = select(claim.c.record, claim.c.id).where(claim.c.record.in_(some)).order_by(claim.c.number)
        for record, id in connection.execute(query):
            found.setdefault(record, []).append(id)
    return {record: tuple(ids) for record, ids in found.items()}
