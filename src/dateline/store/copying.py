"""A store into another one: a backup, a move to another machine, or from a file to PostgreSQL and back."""

from collections.abc import Callable

from sqlalchemy import func, insert, select

from dateline.store.errors import StoreError
from dateline.store.reindex import fill
from dateline.store.schema import KEPT, log
from dateline.store.store import Store

_CHUNK = 200


def copy(source: Store, target: Store, by: str, told: Callable[[int], None] = lambda _: None) -> int:
    """Copy all that is kept into an empty store, as it is at one moment, and index it; return how many reports.

    The log goes along unchanged, so that the copy can be checked like the first. Nothing is in the target before all
    of it is. Claims are to be linked afterwards. Raises :class:`StoreError` where the target is not empty.
    """
    with source.reading() as reading, target.writing(by) as writing:
        if writing.connection.execute(select(func.count()).select_from(log)).scalar_one():
            raise StoreError(f"{target.location}: there is something in it already; a copy needs a new store")
        for table in KEPT:
            query = select(table).order_by(*table.primary_key).execution_options(yield_per=_CHUNK)
            for part in reading.execute(query).mappings().partitions():
                writing.connection.execute(insert(table), [dict(row) for row in part])
        return fill(target, writing, told)
