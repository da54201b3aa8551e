"""The derived tables made again from the kept ones: after a change in what is searched, or where they were damaged."""

from collections.abc import Callable
from itertools import batched

from sqlalchemy import delete, func, select

from dateline.store.chain import START
from dateline.store.index import Index
from dateline.store.rows import record_from
from dateline.store.schema import DERIVED, record
from dateline.store.store import Store, Writing

_CHUNK = 200


def reindex(store: Store, by: str, told: Callable[[int], None] = lambda _: None) -> int:
    """Make the index again in one transaction; return how many reports it has.

    Claims are to be linked afterwards (:func:`dateline.store.linking.link_new`); decisions are kept. ``told`` is called
    with the number of reports done.
    """
    with store.writing(by) as writing:
        for table in reversed(DERIVED):
            writing.connection.execute(delete(table))
        store.backend.forget_all(writing.connection)
        done = fill(store, writing, told)
        writing.note("reindex", "index", START)
    return done


def fill(store: Store, writing: Writing, told: Callable[[int], None] = lambda _: None) -> int:
    """Index the newest record of each report; the index must be empty."""
    newest = select(func.max(record.c.number)).group_by(record.c.report)
    index, done = Index(store.backend, writing.connection), 0
    for some in batched(sorted(writing.connection.execute(newest).scalars()), _CHUNK):
        query = select(record.c.report, record.c.number, record.c.body).where(record.c.number.in_(some))
        for report, number, body in writing.connection.execute(query.order_by(record.c.number)):
            index.add(record_from(body), report, number)
        index.write()
        done += len(some)
        told(done)
    return done
