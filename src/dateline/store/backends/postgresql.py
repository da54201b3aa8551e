"""PostgreSQL: for several people on one store. A text search vector for words, a GiST index for points."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Select,
    column,
    create_engine,
    func,
    make_url,
    or_,
    select,
    table,
    text,
)

from dateline.store.backends.base import Found, Point
from dateline.store.schema import KEPT, claim

LOCK = 0x646C
"""The number of the advisory lock that whoever writes holds: the log is one chain."""

_SEARCH = (
    "CREATE TABLE claim_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_claim_words ON claim_words USING gin (words)",
    "CREATE TABLE record_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX ix_record_words ON record_words USING gin (words)",
    "CREATE TABLE claim_point (number BIGINT PRIMARY KEY, at POINT NOT NULL)",
    "CREATE INDEX ix_claim_point ON claim_point USING gist (at)",
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

    def index_claims(self, connection: Connection, words: Sequence[Found], points: Sequence[Point]) -> None:
        """Make claims findable by words and by place."""
        _index(connection, "claim_words", words)
        if points:
            rows = [{"number": number, "lat": lat, "lon": lon} for number, lat, lon in points]
            connection.execute(text("INSERT INTO claim_point VALUES (:number, point(:lon, :lat))"), rows)

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make records findable by their report's words."""
        _index(connection, "record_words", words)

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take claims out of what is searched."""
        for name in ("claim_words", "claim_point"):
            gone = text(f"DELETE FROM {name} WHERE number = ANY(:numbers)")
            connection.execute(gone, {"numbers": list(numbers)})

    def forget_all(self, connection: Connection) -> None:
        """Empty the search tables."""
        for name in ("claim_words", "record_words", "claim_point"):  # not TRUNCATE: it would keep readers out
            connection.execute(text(f"DELETE FROM {name}"))

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield nothing: the server sees to its files (``pg_amcheck`` looks them over)."""
        yield from ()

    def claims_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim has all these words."""
        return claim.c.number.in_(_matching("claim_words", words))

    def records_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim's record has all these words."""
        return claim.c.record.in_(_matching("record_words", words))

    def claims_within(self, south: float, west: float, north: float, east: float) -> ColumnElement[bool]:
        """Return the condition that a claim's point lies in a box."""
        point = table("claim_point", column("number", Integer), column("at"))
        boxes = [(west, 180.0), (-180.0, east)] if west > east else [(west, east)]
        inside = or_(
            *(point.c.at.op("<@")(func.box(func.point(first, south), func.point(last, north))) for first, last in boxes)
        )
        return claim.c.number.in_(select(point.c.number).where(inside))


def _index(connection: Connection, name: str, words: Sequence[Found]) -> None:
    if words:
        rows = [{"number": number, "words": _fitting(told)} for number, told in words]
        connection.execute(text(f"INSERT INTO {name} VALUES (:number, to_tsvector('simple', :words))"), rows)


def _fitting(words: str) -> str:
    """Return a text that fits into a search vector: of a very long one, each word once, as far as there is room."""
    if len(words) * 4 <= _LONGEST or len(words.encode()) <= _LONGEST:
        return words
    return " ".join(dict.fromkeys(words.split())).encode()[:_LONGEST].decode(errors="ignore")


def _matching(name: str, words: Sequence[str]) -> Select[tuple[int]]:
    """Return the rows of a search table found by words."""
    query = " & ".join(f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}" for word in words)
    found = table(name, column("number", Integer), column("words"))
    return select(found.c.number).where(found.c.words.op("@@")(func.to_tsquery("simple", query)))
