"""A store: opened, read from and written to. What is written goes through one transaction and into the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, make_url, select
from sqlalchemy.exc import ArgumentError

from dateline.store.backends import Backend, PostgreSQL, SQLite
from dateline.store.backends.base import WRITES
from dateline.store.chain import Chain, Entry
from dateline.store.errors import StoreError, plainly
from dateline.store.migrations import HEAD, REVISIONS, migrate, revision
from dateline.store.schema import log

DEFAULT = "dateline.sqlite"
"""The store's file in the project folder where none is named."""

_SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


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
        if place.startswith(_SCHEMES):
            return cls._open(place, PostgreSQL(), _without_password(place), create)
        if "://" in place:
            raise StoreError(f"{place}: a store is a file or a postgresql:// address")
        file = Path(place).expanduser()
        if file.is_dir():
            raise StoreError(f"{place}: a folder; name the store's file in it, such as {file / DEFAULT}")
        if not file.is_file() and not create:
            raise StoreError(f"{place}: no store there; `dateline add PATH... --store {place}` makes one")
        if not file.parent.is_dir():
            raise StoreError(f"{place}: there is no folder {file.parent}")
        return cls._open(str(file), SQLite(), place, create)

    @classmethod
    def _open(cls, address: str, backend: Backend, location: str, create: bool) -> "Store":
        try:
            engine = backend.engine(address)
        except ImportError as error:
            raise StoreError(f"{location}: {error}; `pip install 'dateline[postgresql]'` brings it") from error
        except (ArgumentError, ValueError) as error:
            raise StoreError(f"{location}: not an address of a database ({error})") from error
        store = cls(engine, backend, location)
        try:
            with plainly(location):
                store._prepare(create)
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self, create: bool) -> None:
        """See that the schema is the newest, and make it where there is none."""
        with self.engine.connect() as connection:
            found = revision(connection)
            if found == HEAD:
                return
            others = [] if found else inspect(connection).get_table_names()
        if found and found not in REVISIONS:
            raise StoreError(f"{self.location}: made by a newer dateline (schema {found}): install that one")
        if others:
            raise StoreError(f"{self.location}: not a store, there are other tables in it ({others[0]} ...)")
        if not found and not create:
            raise StoreError(f"{self.location}: no store there; `dateline add` makes one")
        migrate(self.engine, self.backend)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the store as it is at one moment.

        Raises :class:`StoreError` where the database can't go on.
        """
        with (
            plainly(self.location),
            self.engine.connect().execution_options(**self.backend.reading) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self, by: str) -> Iterator[Writing]:
        """Give a transaction that writes: all of it is kept, or nothing where it ends with an error.

        Raises :class:`StoreError` where the database can't go on (the disk is full, somebody else writes for long).
        """
        with (
            plainly(self.location),
            self.engine.connect().execution_options(**{WRITES: True}) as connection,
            connection.begin(),
        ):
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


def _without_password(address: str) -> str:
    """Return a server's address as it may be shown."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "postgresql://..."
