"""Writes gazetteer files: the tables, the keys of names, and the swap that puts a finished file in its place."""

import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from dateline.knowledge.gazetteer import SCHEMA, GazetteerError
from dateline.knowledge.place_keys import exact_key, light_key, skeleton

_SCRIPTS = (
    (0, 0x24F),
    (0x250, 0x6FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x201F),
    (0x750, 0x77F),
)  # Latin, Greek, Cyrillic, Hebrew, Arabic
_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, class TEXT NOT
NULL,
    code TEXT NOT NULL, country TEXT NOT NULL, admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT
    NULL, radius_km REAL NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT
ROWID;
CREATE TABLE skeleton (key TEXT NOT NULL, place INTEGER NOT NULL, spelling TEXT NOT NULL, PRIMARY KEY (key, place,
spelling)) WITHOUT ROWID;
CREATE VIRTUAL TABLE box USING rtree (id, south, north, west, east);
CREATE TEMP TABLE raw_name (key TEXT, place INTEGER, main INTEGER);
CREATE TEMP TABLE raw_skeleton (key TEXT, place INTEGER, spelling TEXT);
"""
# Written in key order the two name tables come out compact and fast to build, however large they are.
_FINISH = """
INSERT OR IGNORE INTO name SELECT key, place, MAX(main) FROM raw_name GROUP BY key, place;
INSERT OR IGNORE INTO skeleton SELECT DISTINCT key, place, spelling FROM raw_skeleton ORDER BY key, place, spelling;
DROP TABLE raw_name;
DROP TABLE raw_skeleton;
INSERT INTO box SELECT id, lat, lat, lon, lon FROM place;
CREATE INDEX place_area ON place (country, admin1, code) WHERE class = 'A';
"""


class NewPlace(NamedTuple):
    """A row of the place table to be."""

    id: int
    name: str
    lat: float
    lon: float
    feature_class: str
    code: str
    country: str
    admin1: str
    admin2: str
    population: int
    radius_km: float


class Writer:
    """Fills a gazetteer file; see :func:`new_file`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._rows: list[NewPlace] = []
        self._names: list[tuple[str, int, int]] = []
        self._skeletons: list[tuple[str, int, str]] = []

    def place(self, row: NewPlace, names: Iterable[str], abjad: bool) -> None:
        """Add a place; ``abjad`` asks for skeletons of its names."""
        self._rows.append(row)
        self.names(row.id, [row.name], True, abjad)
        self.names(row.id, names, False, abjad)
        if len(self._rows) >= 5000:
            self.flush()

    def names(self, place: int, names: Iterable[str], main: bool, abjad: bool) -> None:
        """Add names of a place that is there or still to come."""
        for name in names:
            if not _usable(name):
                continue
            key = exact_key(name)
            if not key:
                continue
            light = light_key(key)
            self._names.append((key, place, int(main)))
            if light != key:
                self._names.append(("~" + light, place, int(main)))
            if abjad and len(key) > 2:
                bones = skeleton(key)
                if len(bones) > 1:
                    self._skeletons.append((bones, place, light))
        if len(self._names) >= 50_000:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        self._db.executemany(f"INSERT OR IGNORE INTO place VALUES ({','.join('?' * 11)})", self._rows)
        self._db.executemany("INSERT INTO raw_name VALUES (?, ?, ?)", self._names)
        self._db.executemany("INSERT INTO raw_skeleton VALUES (?, ?, ?)", self._skeletons)
        self._rows, self._names, self._skeletons = [], [], []


def _usable(name: str) -> bool:
    """Tell whether a name is of use: in a script that reports come in, no airport code, no address of a page."""
    if not name or len(name) > 80 or name.startswith("http"):
        return False
    if name.isascii():
        return not (len(name) == 3 and name.isupper() and name.isalpha()) and not name.isdigit()
    return any(low <= ord(name[0]) <= high for low, high in _SCRIPTS)


@contextmanager
def new_file(path: Path) -> Iterator[tuple[sqlite3.Connection, Writer]]:
    """Give a writer to a new gazetteer file that takes the place of ``path`` only once it is whole.

    Two processes that build at once each write a file of their own; the last one to finish stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{uuid.uuid4().hex[:8]}")
    db = sqlite3.connect(draft, isolation_level=None)
    try:
        db.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -65536;"
        )
        db.executescript(_TABLES)
        db.execute("BEGIN")
        writer = Writer(db)
        yield db, writer
        writer.flush()
        db.execute("COMMIT")
        db.executescript("BEGIN;" + _FINISH + f"COMMIT; PRAGMA user_version = {SCHEMA}; ANALYZE;")
        db.close()
        draft.replace(path)
    except sqlite3.Error as error:
        raise GazetteerError(f"can't write {path}: {error}") from error
    finally:
        db.close()
        draft.unlink(missing_ok=True)
