"""SQLite: one file in WAL mode, FTS5 for words."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    URL,
    BigInteger,
    Connection,
    Engine,
    Select,
    Table,
    column,
    create_engine,
    event,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dateline.store.backends.base import WRITES, Found
from dateline.store.schema import KEPT

sqlite3.register_adapter(date, date.isoformat)  # the driver's own is deprecated

BUSY_SECONDS = 60
"""How long a writer waits for another one."""

# Rows of the search tables are never deleted: a number is never given twice, so those of old claims join to nothing.
_SEARCH = (
    *(
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', detail='none', columnsize=0, tokenize='unicode61')"
        for name in ("claim_words", "report_words")
    ),
)
_GUARD = """CREATE TRIGGER {table}_kept_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'a store is only ever added to'); END"""


class SQLite:
    """A store in one file."""

    reading: Mapping[str, Any] = MappingProxyType({})

    def engine(self, location: str) -> Engine:
        """Open the file; ``location`` is its path."""
        url = URL.create("sqlite+pysqlite", database=str(Path(location).absolute()))
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "isolation_level": None})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def create(self, connection: Connection) -> None:
        """Create the search tables and the guards."""
        for statement in _SEARCH:
            connection.execute(text(statement))
        for kept in KEPT:
            for verb in ("UPDATE", "DELETE"):
                connection.execute(text(_GUARD.format(table=kept.name, verb=verb)))

    def lock(self, connection: Connection) -> None:
        """Do nothing more: a transaction that writes has begun with the lock (see :data:`WRITES`)."""

    def insert(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert rows by the driver itself: SQLAlchemy's way of handling each value takes twice as long."""
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', list(rows))

    def index_claims(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make claims findable by words."""
        if words:
            connection.exec_driver_sql("INSERT INTO claim_words(rowid, words) VALUES (?, ?)", list(words))

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make reports findable by their words."""
        if words:
            connection.exec_driver_sql("INSERT INTO report_words(rowid, words) VALUES (?, ?)", list(words))

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Leave the words of old claims: nothing joins to them any more."""

    def forget_all(self, connection: Connection) -> None:
        """Empty the search tables."""
        for name in ("claim_words", "report_words"):
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield what SQLite finds broken in the file."""
        for (found,) in connection.exec_driver_sql("PRAGMA quick_check"):
            if found != "ok":
                yield str(found)

    def claims_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the claims that have all these words."""
        return _matching("claim_words", words)

    def headings_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the headings whose report has all these words."""
        return _matching("report_words", words)


def _matching(name: str, words: Sequence[str]) -> Select[tuple[int]]:
    """Return the rows of a search table found by words; each is quoted, so that none is taken for an operator."""
    query = " ".join(f'"{word.removesuffix("*")}"{"*" if word.endswith("*") else ""}' for word in words)
    found = table(name, column("rowid", BigInteger))
    return select(found.c.rowid.label("number")).where(literal_column(name).op("MATCH")(query))


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Begin a transaction by hand: pysqlite's own way neither covers reads nor takes the lock before it writes.

    One that will write takes the lock at once, so that two writers wait for each other instead of failing later.
    """
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
