"""What reports and claims are found by: the derived tables, gathered for a few records and written at once."""

from collections.abc import Iterable, Iterator
from itertools import batched

from sqlalchemy import Connection, Table, delete, select, update

from dateline.model import Claim, Record, Report
from dateline.store.backends import Backend
from dateline.store.backends.base import Found
from dateline.store.cells import cell
from dateline.store.gathered import Gathered, Row
from dateline.store.numbers import INDEX_BITS, numbered
from dateline.store.rows import (
    claim_row,
    claim_words,
    day_of,
    heading_row,
    parties,
    place_names,
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
    wording,
    wording_band,
)

_ORDER = (heading, claim, claim_party, claim_source, claim_place, claim_cell)
_SOME = 500


class Index:
    """Claims on their way into the index; nothing is written before :meth:`write`."""

    def __init__(self, backend: Backend, connection: Connection) -> None:
        self._backend, self._connection = backend, connection
        self._rows = Gathered(backend, _ORDER)
        self._claim_words: list[Found] = []
        self._report_words: list[Found] = []

    def add(self, one: Record, report: int, record: int) -> None:
        """Take in a record and its claims, by the numbers of its report and its own."""
        told = one.report
        mine = {"report": report, "record": record}
        head = heading_row(told)
        number = numbered(head["published"], record)
        self._rows.take(heading, {**head, **mine, "number": number, "claims": len(one.claims)})
        self._report_words.append((number, report_words(told)))
        for index, said in enumerate(one.claims):
            number = numbered(day_of(said, told), record, index)
            self._rows.take(claim, {**claim_row(said, told), **mine, "number": number})
            for table, names in _names(said, told, number):
                self._rows.take_all(table, names)
            self._claim_words.append((number, claim_words(said, told)))

    def write(self) -> None:
        """Write all that was taken in."""
        self._rows.write(self._connection)
        self._claim_words.sort()  # by number: full-text indexes are written fastest in order
        self._report_words.sort()
        self._backend.index_claims(self._connection, self._claim_words)
        self._backend.index_reports(self._connection, self._report_words)
        self._claim_words.clear()
        self._report_words.clear()

    def forget(self, old: Record, report: int, record: int) -> None:
        """Take an older record out, and apart the events that its claims were part of."""
        mine = (claim.c.report == report) & (claim.c.record == record)
        events = self._connection.execute(select(claim.c.event).where(mine, claim.c.event.is_not(None))).scalars()
        unlink(self._connection, set(events))
        numbers = [numbered(day_of(said, old.report), record, index) for index, said in enumerate(old.claims)]
        self._backend.forget_claims(self._connection, numbers)
        for number, said in zip(numbers, old.claims, strict=True):
            for table, names in _names(said, old.report, number):
                key = tuple(table.primary_key.columns)
                for row in names:
                    fits = (column == value for column, value in zip(key, row, strict=True))
                    self._connection.execute(delete(table).where(*fits))
        self._connection.execute(delete(claim).where(mine))
        self._connection.execute(delete(heading).where(heading.c.report == report))

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


def _names(told: Claim, of: Report, number: int) -> Iterator[tuple[Table, list[Row]]]:
    """Yield the rows of each table that finds a claim by a name or a cell."""
    yield claim_party, [(party, number, role) for party, role in parties(told)]
    yield claim_source, [(source, number, stance, depth) for source, stance, depth in sources(told, of.outlet)]
    yield claim_place, [(name, number) for name in place_names(told)]
    point = next(((place.latitude, place.longitude) for place in told.place[:1]), (None, None))
    if point[0] is not None and point[1] is not None:
        yield claim_cell, [(cell(point[0], point[1]), number)]


def unlink(connection: Connection, events: Iterable[str]) -> None:
    """Take events apart: their claims are linked anew the next time that claims are linked."""
    for some in batched(sorted(events), _SOME):
        connection.execute(update(claim).where(claim.c.event.in_(some)).values(event=None))
        connection.execute(delete(event).where(event.c.id.in_(some)))


def claims_of(connection: Connection, records: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the ids of the claims of records, in their order; a record without any is left out."""
    found: dict[int, list[str]] = {}
    for some in batched(records, _SOME):
        in_order = claim.c.number % (1 << INDEX_BITS)
        query = select(claim.c.record, claim.c.id).where(claim.c.record.in_(some)).order_by(in_order)
        for record, id in connection.execute(query):
            found.setdefault(record, []).append(id)
    return {record: tuple(ids) for record, ids in found.items()}
