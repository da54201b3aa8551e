"""Rows gathered by table, so that each table is written once for many records."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table

from dateline.store.backends import Backend

Row = tuple[Any, ...]
"""Values in the order of a table's columns, or of those that the first row named."""


class Gathered:
    """Rows on their way into tables, which are written in the order in which they were named."""

    def __init__(self, backend: Backend, order: Sequence[Table]) -> None:
        self._backend, self._order = backend, order
        self._rows: dict[str, list[Row]] = {table.name: [] for table in order}
        self._columns: dict[str, tuple[str, ...]] = {table.name: tuple(table.c.keys()) for table in order}

    def take(self, table: Table, row: dict[str, Any]) -> None:
        """Take in one row by the names of its columns, the same for every row of the table."""
        self._columns[table.name] = tuple(row)
        self._rows[table.name].append(tuple(row.values()))

    def take_all(self, table: Table, rows: Iterable[Row]) -> None:
        """Take in rows that have a value for each column of the table."""
        self._rows[table.name] += rows

    def write(self, connection: Connection) -> None:
        """Write all that was taken in, and forget it."""
        for table in self._order:
            if rows := self._rows[table.name]:
                self._backend.insert(connection, table, self._columns[table.name], rows)
                rows.clear()
