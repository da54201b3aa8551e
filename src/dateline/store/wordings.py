"""Reports that print one item, kept up as reports come in (see :mod:`dateline.link.copies`)."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select, update

from dateline.link.copies import SAME, Sketch, bands, from_bytes, likeness, sketch, to_bytes
from dateline.store.schema import wording, wording_band
from dateline.store.tellings import chunks


def put_in_groups(connection: Connection, texts: Iterable[tuple[int, str, str]]) -> set[int]:
    """Group reports (number, id, text) with their near-copies; return the numbers of *other* reports regrouped by it.

    A group bears the smallest id of its reports, so that it does not matter which came first.
    """
    regrouped: set[int] = set()
    for number, id, text in texts:
        found = sketch(text)
        items = {id} | (_items_like(connection, found) if found else set())
        name = min(items)
        for part in chunks(sorted(items - {name})):
            mine = wording.c.item.in_(part)
            regrouped.update(connection.execute(select(wording.c.report).where(mine)).scalars())
            connection.execute(update(wording).where(mine).values(item=name))
        row = {"report": number, "item": name, "runs": None, "sketch": None}
        if found:
            row |= {"runs": found.runs, "sketch": to_bytes(found)}
            connection.execute(insert(wording_band), [{"report": number, "band": band} for band in bands(found)])
        connection.execute(insert(wording), [row])
        regrouped.discard(number)
    return regrouped


def _items_like(connection: Connection, found: Sketch) -> set[str]:
    """Return the groups that a text belongs to."""
    near = select(wording_band.c.report).where(wording_band.c.band.in_(bands(found))).distinct()
    query = select(wording.c.item, wording.c.runs, wording.c.sketch).where(wording.c.report.in_(near))
    return {
        item for item, runs, values in connection.execute(query) if likeness(found, from_bytes(values, runs)) >= SAME
    }
