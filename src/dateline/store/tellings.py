"""Claims with their reports, out of the store: what linking and accounts are made of."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import Connection, select

from dateline.link.credits import credited
from dateline.model import Record, ReportHead, SourceLink, Span, Telling
from dateline.store.rows import record_from
from dateline.store.schema import claim, record, report, wording

CHUNK = 500
"""How many rows are asked for at once."""


class Who(Protocol):
    """Gives names their identity (see :class:`dateline.resolve.identities.Identities`)."""

    def source(self, link: SourceLink, home: str | None = None) -> tuple[str, str | None]:
        """Return name and identity of a source."""

    def above(self, actor: str) -> tuple[str, ...]:
        """Return what an actor belongs to."""


def tellings(connection: Connection, claims: Iterable[str], who: Who) -> dict[str, Telling]:
    """Return claims by their id; those that the store does not have are left out."""
    wanted = sorted(set(claims))
    records: set[int] = set()
    for part in chunks(wanted):
        records.update(connection.execute(select(claim.c.record).where(claim.c.id.in_(part))).scalars())
    found = records_of(connection, records, who)
    mine = set(wanted)
    return {one.claim.id: one for told in found.values() for one in told if one.claim.id in mine}


def records_of(connection: Connection, numbers: Iterable[int], who: Who) -> dict[int, list[Telling]]:
    """Return all claims of records, by the record's number."""
    found: dict[int, list[Telling]] = {}
    query = (
        select(record.c.number, record.c.version, record.c.body, report.c.id, wording.c.item)
        .join(report, report.c.number == record.c.report)
        .outerjoin(wording, wording.c.report == record.c.report)
    )
    for part in chunks(sorted(numbers)):
        for number, version, body, id, item in connection.execute(query.where(record.c.number.in_(part))):
            told = record_from(body)
            head = head_of(told, id, version, item, who)
            found[number] = [Telling(one, head) for one in told.claims]
    return found


def head_of(told: Record, id: str, version: int, item: str | None, who: Who) -> ReportHead:
    """Return what is known of a record's report; ``item`` names the group of near-copies that it belongs to."""
    of = told.report
    agency = credited(of.text)
    return ReportHead(
        id=id,
        version=version,
        sha256=of.sha256,
        outlet=of.outlet,
        outlet_id=_identity(of.outlet, who),
        title=of.title,
        language=of.language,
        url=of.url,
        published=of.published,
        agency=agency,
        agency_id=_identity(agency, who),
        wording=item,
    )


def _identity(name: str | None, who: Who) -> str | None:
    return who.source(SourceLink(Span(0, 0), name))[1] if name else None


def chunks[T](rows: list[T], size: int = CHUNK) -> Iterable[list[T]]:
    """Yield rows a few at a time."""
    return (rows[i : i + size] for i in range(0, len(rows), size))
