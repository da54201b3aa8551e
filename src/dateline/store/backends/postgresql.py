"""PostgreSQL: for several people on one store. A text search vector for words."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Engine,
    Select,
    Table,
    cast,
    column,
    create_engine,
    func,
    insert,
    make_url,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from dateline.store.backends.base import Found
from dateline.store.schema import KEPT
from dateline.store.words import tokens

LOCK = 0x646C
"""The number of the advisory lock that whoever writes holds: the log is one chain."""

_SEARCH = (
    "CREATE TABLE claim_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_claim_words ON claim_words USING gin (words)",
    "CREATE TABLE report_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_report_words ON report_words USING gin (words)",
    """CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'a store is only ever added to'; END $$""",
)
_LONGEST = 300_000  # bytes of text that surely fit into one search vector (1 MB with its positions)
_GUARD = """CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION keep()"""


class PostgreSQL:
    """A store that several people share."""

    reading: Mapping[str, Any] = MappingProxyType({"isolation_level": "REPEATABLE READ", "postgresql_readonly": True})

    def engine(self, location: str) -> Engine:
        """Open the database; ``location`` is its URL."""
        _, _, rest = location.partition("://")
        return create_engine(make_url(f"postgresql+psycopg://{rest}"), pool_pre_ping=True)

    def create(self, connection: Connection) -> None:
        """Create the search tables and the guards."""
        for statement in _SEARCH:
            connection.execute(text(statement))
        for kept in KEPT:
            connection.execute(text(_GUARD.format(table=kept.name)))

    def lock(self, connection: Connection) -> None:
        """Wait until nobody else writes."""
        connection.execute(select(func.pg_advisory_xact_lock(LOCK)))

    def insert(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert rows, many in one statement."""
        connection.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])

    def index_claims(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make claims findable by words."""
        _index(connection, "claim_words", words)

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make reports findable by their words."""
        _index(connection, "report_words", words)

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take the words of claims out of what is searched."""
        gone = text("DELETE FROM claim_words WHERE number = ANY(:numbers)")
        connection.execute(gone, {"numbers": list(numbers)})

    def forget_all(self, connection: Connection) -> None:
        """Empty the search tables."""
        for name in ("claim_words", "report_words"):  # not TRUNCATE: it would keep readers out
            connection.execute(text(f"DELETE FROM {name}"))

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield nothing: the server sees to its files (``pg_amcheck`` looks them over)."""
        yield from ()

    def claims_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the claims that have all these words."""
        return _matching("claim_words", words)

    def headings_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the headings whose report has all these words."""
        return _matching("report_words", words)


def _index(connection: Connection, name: str, words: Sequence[Found]) -> None:
    if words:
        rows = [{"number": number, "words": sorted(set(tokens(_fitting(told))))} for number, told in words]
        connection.execute(
            text(f"INSERT INTO {name} VALUES (:number, array_to_tsvector(CAST(:words AS text[])))"), rows
        )


def _fitting(words: str) -> str:
    """Return a text that fits into a search vector: of a very long one, each word once, as far as there is room."""
    if len(words) * 4 <= _LONGEST or len(words.encode()) <= _LONGEST:
        return words
    return " ".join(dict.fromkeys(words.split())).encode()[:_LONGEST].decode(errors="ignore")


def _matching(name: str, words: Sequence[str]) -> Select[tuple[int]]:
    """Return the rows of a search table found by words."""
    query = " & ".join(f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}" for word in words)
    found = table(name, column("number", BigInteger), column("words"))
    return select(found.c.number).where(found.c.words.op("@@")(cast(query, TSQUERY)))
