"""What a database complains of, in plain words, with what to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

_KEPT = "what was kept before is safe"

# By the beginning of SQLite's error name, or of PostgreSQL's SQLSTATE.
_ADVICE = {
    "SQLITE_FULL": f"the disk is full; {_KEPT}: make room, then run the same command again",
    "SQLITE_READONLY": "it may only be read: see that you may write the file and the folder that it lies in",
    "SQLITE_BUSY": "another process has been writing to it for long: try again when that one is done",
    "SQLITE_LOCKED": "another process has been writing to it for long: try again when that one is done",
    "SQLITE_CANTOPEN": "it can't be opened: is the folder there, and may you write to it?",
    "SQLITE_NOTADB": "not a store of dateline, nor any database",
    "SQLITE_CORRUPT": "the file is damaged: go back to a copy of it, see `dateline verify`",
    "SQLITE_IOERR": f"the disk gives an error; {_KEPT}: see that there is room and that the disk is well",
    "53100": f"the server's disk is full; {_KEPT}: make room, then run the same command again",
    "53300": "the server has too many connections already: try again later",
    "25006": "the server only lets it be read",
    "42501": "you may not do that there: ask whoever runs the server for the rights",
    "28": "the server does not let you in: see name and password",
    "3D000": "there is no such database on the server: make it with createdb",
    "3F000": "there is no such schema in the database: make it with CREATE SCHEMA",
    "08": f"the server is gone or can't be reached; {_KEPT}: run the same command again when it is back",
    "57P": f"the server is gone or can't be reached; {_KEPT}: run the same command again when it is back",
}


class StoreError(ValueError):
    """A store that can't be worked with; the message says why, and what to do."""


@contextmanager
def plainly(location: str) -> Iterator[None]:
    """Raise :class:`StoreError` for what a database can't do; mistakes of the program's own are left as they are."""
    try:
        yield
    except DBAPIError as error:
        told = complaint(error)
        if told is None:
            raise
        raise StoreError(f"{location}: {told}") from error


def complaint(error: DBAPIError) -> str | None:
    """Return what a database complains of and what to do about it; ``None`` where the user can't do anything."""
    cause = error.orig
    code = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    words = " ".join(str(cause).split())
    for beginning, advice in _ADVICE.items():
        if code.startswith(beginning):
            return f"{advice} ({words})"
    if error.connection_invalidated or (not code and type(error).__name__ == "OperationalError"):
        return f"the database can't be reached ({words})"
    return None
