"""SQLite: one file in WAL mode, FTS5 for words, an R*Tree for points."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    Select,
    and_,
    column,
    create_engine,
    event,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dateline.store.backends.base import WRITES, Found, Point
from dateline.store.schema import KEPT, claim

BUSY_SECONDS = 60
"""How long a writer waits for another one."""

# Rows of the search tables are never deleted: a number is never given twice, so those of old claims join to nothing.
_SEARCH = (
    "CREATE VIRTUAL TABLE claim_words USING fts5(words, content='', tokenize='unicode61')",
    "CREATE VIRTUAL TABLE record_words USING fts5(words, content='', tokenize='unicode61')",
    "CREATE VIRTUAL TABLE claim_point USING rtree(number, south, north, west, east)",
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

    def index_claims(self, connection: Connection, words: Sequence[Found], points: Sequence[Point]) -> None:
        """Make claims findable by words and by place."""
        if words:
            connection.exec_driver_sql("INSERT INTO claim_words(rowid, words) VALUES (?, ?)", list(words))
        if points:
            rows = [(number, lat, lat, lon, lon) for number, lat, lon in points]
            connection.exec_driver_sql("INSERT INTO claim_point VALUES (?, ?, ?, ?, ?)", rows)

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make records findable by their report's words."""
        if words:
            connection.exec_driver_sql("INSERT INTO record_words(rowid, words) VALUES (?, ?)", list(words))

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take points out; words need not be, since nothing joins to them any more."""
        if numbers:
            rows = [(number,) for number in numbers]
            connection.exec_driver_sql("DELETE FROM claim_point WHERE number = ?", rows)

    def forget_all(self, connection: Connection) -> None:
        """Empty the search tables."""
        for name in ("claim_words", "record_words"):
            connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('delete-all')")
        connection.exec_driver_sql("DELETE FROM claim_point")

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield what SQLite finds broken in the file."""
        for (found,) in connection.exec_driver_sql("PRAGMA quick_check"):
            if found != "ok":
                yield str(found)

    def claims_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim has all these words."""
        return claim.c.number.in_(_matching("claim_words", words))

    def records_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim's record has all these words."""
        return claim.c.record.in_(_matching("record_words", words))

    def claims_within(self, south: float, west: float, north: float, east: float) -> ColumnElement[bool]:
        """Return the condition that a claim's point lies in a box."""
        point = table("claim_point", *(column(name, Float) for name in ("number", "south", "north", "west", "east")))
        east_of, west_of = point.c.west >= west, point.c.east <= east
        across = or_(east_of, west_of) if west > east else and_(east_of, west_of)
        inside = select(point.c.number).where(point.c.south >= south, point.c.north <= north, across)
        return claim.c.number.in_(inside)


def _matching(name: str, words: Sequence[str]) -> Select[tuple[int]]:
    """Return the rows of a search table found by words; each is quoted, so that none is taken for an operator."""
    query = " ".join(f'"{word.removesuffix("*")}"{"*" if word.endswith("*") else ""}' for word in words)
    found = table(name, column("rowid", Integer))
    return select(found.c.rowid).where(literal_column(name).op("MATCH")(query))


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
