"""The gazetteer: an SQLite file of the world's places, built once from the packaged GeoNames extracts.

GeoNames data is CC BY 4.0 (geonames.org). The file lies in the user's cache folder (``DATELINE_CACHE`` overrides it)
and is named
by schema and data, so that a newer version builds its own. A full GeoNames dump that was imported takes precedence.
"""

import os
import sqlite3
import weakref
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import asin, cos, degrees, radians, sin, sqrt
from pathlib import Path

import platformdirs
from rapidfuzz import fuzz

from dateline.knowledge.place_keys import exact_key, light_key, skeleton

SCHEMA = 2
EARTH_KM = 6371.0
_LIMIT = 80  # namesakes considered, the most populous first
_SKELETON_LIMIT = 60
_BONES_COUNT = {4: 0.35, 5: 0.5}  # how far many shared consonants make up for other vowels
_LEAST_RATIO = 62.0  # below this two spellings of one skeleton are two names
_COLUMNS = "p.id, p.name, p.lat, p.lon, p.class, p.code, p.country, p.admin1, p.admin2, p.population, p.radius_km"
_EXACT = f"""SELECT {_COLUMNS}, n.main FROM name n CROSS JOIN place p ON p.id = n.place WHERE n.key = ?
ORDER BY p.population DESC LIMIT {_LIMIT}"""
_SKELETON = f"""SELECT {_COLUMNS}, s.spelling FROM skeleton s CROSS JOIN place p ON p.id = s.place WHERE s.key = ?
ORDER BY p.population DESC LIMIT {_SKELETON_LIMIT}"""
_NEAR = f"""SELECT {_COLUMNS} FROM box b CROSS JOIN place p ON p.id = b.id
WHERE b.south >= ? AND b.north <= ? AND b.west >= ? AND b.east <= ?"""


class GazetteerError(Exception):
    """The gazetteer can't be built, read or written."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the gazetteer, with GeoNames' fields, and how a name was matched to it.

    ``radius_km`` is how far the place reaches from its point. ``main`` tells whether the name is the place's main one;
    ``matched`` is ``exact``, ``light`` (but for articles) or ``skeleton`` (consonants only), ``score`` (0 to 1) how
    alike the names are.
    """

    id: int
    name: str
    latitude: float
    longitude: float
    feature_class: str
    feature_code: str
    country: str
    admin1: str
    admin2: str
    population: int
    radius_km: float
    main: bool = True
    matched: str = "exact"
    score: float = 1.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance in km."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def cache_folder() -> Path:
    """Return the folder for files that can be built again: ``DATELINE_CACHE`` or the user's cache folder."""
    chosen = os.environ.get("DATELINE_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("dateline", appauthor=False))


class Gazetteer:
    """Look-ups in one gazetteer file, read-only; safe to share between threads, to be opened anew in each process."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise GazetteerError(f"no gazetteer at {path}")
        self.path = path
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._closer = weakref.finalize(self, self._db.close)  # also where nobody calls close()
            (schema,) = self._db.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            self.close()
            raise GazetteerError(f"{path} is not a gazetteer: {error}") from error
        if schema != SCHEMA:
            self.close()
            raise GazetteerError(f"{path} has schema {schema}, this version reads {SCHEMA}")
        self.lookup = lru_cache(maxsize=20_000)(self._lookup)
        self.known = lru_cache(maxsize=20_000)(self._known)
        self.similar = lru_cache(maxsize=5_000)(self._similar)

    @classmethod
    def open(cls, path: Path | None = None) -> "Gazetteer":
        """Open the gazetteer at ``path``, or the default one: an imported dump if there is one, else the packaged data,
        built on first use (about half a minute, with progress on stderr)."""
        if path is not None:
            return cls(path)
        from dateline.knowledge.gazetteer_build import ensure_built  # the builder's packages take long to load

        imported = imported_path()
        return cls(imported if imported.is_file() else ensure_built())

    def close(self) -> None:
        """Close the file."""
        closer = getattr(self, "_closer", None)
        if closer is not None:
            closer()

    def _known(self, name: str) -> bool:
        key = exact_key(name)
        light = light_key(key)
        find = "SELECT 1 FROM name WHERE key = ? LIMIT 1"
        return any(self._db.execute(find, (k,)).fetchone() for k in dict.fromkeys((key, "~" + light, light)) if k)

    def _lookup(self, name: str) -> tuple[Row, ...]:
        """Return the places that bear the name, likeliest spelling first, then by population."""
        key = exact_key(name)
        if not key:
            return ()
        rows = self._exact(key, "exact", 1.0)
        light = light_key(key)
        rows += self._exact("~" + light, "light", 0.95)
        if light != key:
            rows += self._exact(light, "light", 0.95)
        seen: set[int] = set()
        rows = [row for row in rows if not (row.id in seen or seen.add(row.id))]  # type: ignore[func-returns-value]
        return tuple(rows) or tuple(self._by_skeleton(light))

    def _exact(self, key: str, matched: str, score: float) -> list[Row]:
        rows = self._db.execute(_EXACT, (key,))
        return [replace(Row(*row[:11]), main=bool(row[11]), matched=matched, score=score) for row in rows]

    def _by_skeleton(self, light: str) -> list[Row]:
        bones = skeleton(light)
        if len(bones) < 2 or len(light) < 4:
            return []
        best: dict[int, Row] = {}
        for row in self._db.execute(_SKELETON, (bones,)):
            ratio = max(fuzz.ratio(light, light_key(exact_key(row[1]))), fuzz.ratio(light, row[11]))
            ratio = max(ratio, 80.0) if not light.isascii() else ratio
            ratio += (100.0 - ratio) * _BONES_COUNT.get(len(bones), 0.6 if len(bones) > 5 else 0.0)
            if ratio >= _LEAST_RATIO + (12 if len(bones) < 3 else 0):
                found = replace(Row(*row[:11]), matched="skeleton", score=round(ratio / 100 * 0.9, 3))
                if row[0] not in best or best[row[0]].score < found.score:
                    best[row[0]] = found
        return sorted(best.values(), key=lambda r: (-r.score, -r.population))

    def _similar(self, name: str) -> tuple[Row, ...]:
        """Return the places whose name has the same consonants, the likest spelling first."""
        return tuple(self._by_skeleton(light_key(exact_key(name))))

    def near(self, latitude: float, longitude: float, km: float) -> list[tuple[float, Row]]:
        """Return the places within ``km`` of a point as (distance in km, place), the nearest first."""
        reach = degrees(km / EARTH_KM)
        wide = min(180.0, reach / max(0.01, cos(radians(latitude))))
        slack = 1e-4  # the tree keeps 32-bit numbers
        bounds = (
            latitude - reach - slack,
            latitude + reach + slack,
            longitude - wide - slack,
            longitude + wide + slack,
        )
        rows = (Row(*row) for row in self._db.execute(_NEAR, bounds))
        found = ((distance_km(latitude, longitude, row.latitude, row.longitude), row) for row in rows)
        return sorted((pair for pair in found if pair[0] <= km), key=lambda pair: pair[0])

    def country(self, code: str) -> Row | None:
        """Return the row of a country by its ISO 3166 code of two letters."""
        return self._one("class = 'A' AND code = 'PCLI' AND country = ?", code)

    def by_id(self, id: int) -> Row | None:
        """Return the place with this number, ``None`` where there is none."""
        return self._one("p.id = ?", id)

    def area(self, country: str, admin1: str, admin2: str = "") -> Row | None:
        """Return the province with this GeoNames code, or the district of it where ``admin2`` is given."""
        where = "class = 'A' AND country = ? AND admin1 = ? AND code = ?"
        if not admin2:
            return self._one(where, country, admin1, "ADM1")
        return self._one(f"{where} AND admin2 = ?", country, admin1, "ADM2", admin2)

    def capital(self, code: str) -> Row | None:
        """Return the capital of a country by the country's ISO 3166 code of two letters."""
        return self._capitals().get(code)

    @cache  # noqa: B019  (a gazetteer lives as long as its process)
    def _capitals(self) -> dict[str, Row]:
        return {row[6]: Row(*row) for row in self._db.execute(f"SELECT {_COLUMNS} FROM place p WHERE code = 'PPLC'")}

    def _one(self, where: str, *values: str | int) -> Row | None:
        found = self._db.execute(f"SELECT {_COLUMNS} FROM place p WHERE {where}", values).fetchone()
        return Row(*found) if found else None


def imported_path() -> Path:
    """Return where an imported GeoNames dump's gazetteer lies."""
    return cache_folder() / f"gazetteer-v{SCHEMA}-imported.sqlite"
