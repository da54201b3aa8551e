"""A store: opened, read from and written to. What is written goes through one transaction and into the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from dateline.store.backends import Backend, PostgreSQL, SQLite
from dateline.store.backends.base import WRITES
from dateline.store.chain import Chain, Entry
from dateline.store.migrations import HEAD, migrate, revision
from dateline.store.schema import log

DEFAULT = "dateline.sqlite"
"""The store's file in the project folder where none is named."""

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


class StoreError(ValueError):
    """A store that can't be worked with; the message says why, and what to do."""


@dataclass(slots=True)
class Writing:
    """A transaction that writes: ``by`` whom and ``at`` what time; all that it does goes into the log."""

    connection: Connection
    by: str
    at: str
    chain: Chain
    entries: list[Entry] = field(default_factory=list)

    def note(self, action: str, subject: str, digest: str) -> None:
        """Put one thing done into the log; ``digest`` is the SHA-256 of what was written."""
        self.entries.append(self.chain.add(self.at, self.by, action, subject, digest))


class Store:
    """One store. Opening it again is cheap; any number of processes may read it, and writers wait for each other."""

    def __init__(self, engine: Engine, backend: Backend, location: str) -> None:
        self.engine, self.backend, self.location = engine, backend, location

    @classmethod
    def open(cls, location: str | Path | None = None, *, create: bool = False) -> "Store":
        """Open a store: a file, or the URL of a PostgreSQL database; none given means :data:`DEFAULT` in this folder.

        With ``create`` it is made where there is none. Raises :class:`StoreError` where it can't be opened.
        """
        place = str(location or DEFAULT)
        shared = place.startswith(_SCHEMES)
        if not shared and "://" in place:
            raise StoreError(f"{place}: a store is a file or a postgresql:// address")
        if not shared and not create and not Path(place).is_file():
            raise StoreError(f"{place}: no store there; `dateline add PATH... --store {place}` makes one")
        backend: Backend = PostgreSQL() if shared else SQLite()
        try:
            engine = backend.engine(place)
            with engine.connect() as connection:
                found = revision(connection)
            if found != HEAD:
                if found is None and not create:
                    raise StoreError(f"{place}: not a store of dateline; `dateline add` makes one")
                migrate(engine, backend)
        except (DatabaseError, OSError, ImportError) as error:
            raise StoreError(f"{place}: can't be opened as a store: {_why(error)}") from error
        return cls(engine, backend, place)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the store as it is at one moment."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, by: str) -> Iterator[Writing]:
        """Give a transaction that writes: all of it is kept, or nothing where it ends with an error."""
        with self.engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            self.backend.lock(connection)
            writing = Writing(connection, by, now(), _end_of_log(connection))
            yield writing
            if writing.entries:
                connection.execute(insert(log), [_log_row(entry) for entry in writing.entries])


def now() -> str:
    """Return the time, in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _end_of_log(connection: Connection) -> Chain:
    last = connection.execute(select(log.c.number, log.c.hash).order_by(log.c.number.desc()).limit(1)).first()
    return Chain(last.number, last.hash) if last else Chain()


def _log_row(entry: Entry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in ("number", "at", "by", "action", "subject", "digest", "hash")}


def _why(error: Exception) -> str:
    """Say in one line what a database complains of."""
    cause = error.orig if isinstance(error, OperationalError | DatabaseError) and error.orig else error
    return " ".join(str(cause).split())
