"""Places that the gazetteer lacks, or knows only under other names: bases, fronts, crossings, camps, quarters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dateline.knowledge.names import Entry, fold
from dateline.knowledge.spellings import spellings

DATA = Path(__file__).parent / "data" / "places"
FEATURES = frozenset(
    {"town", "village", "district", "province", "neighbourhood", "base", "airport", "field", "road", "river", "desert"}
    | {"mountain", "border-crossing", "camp", "region", "sea", "dam", "island", "country-part"}
)
_WORDLIKE = ("at ", "as ", "an ")  # articles that fold into English words: "at Tabqa" is no "at-Tabqa"
_FIELDS = frozenset({"id", "name", "aliases", "lat", "lon", "radius_km", "feature", "country", "within", "source"})


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place. ``radius_km`` says how far it reaches from its point (degrees, WGS 84).

    ``country`` is ISO 3166-1 alpha-2, ``None`` for seas and regions of several states; ``within`` names the city or
    province around it; ``source`` says where the point comes from, with "approx." where an area's centre was chosen.
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    feature: str
    country: str | None
    within: str | None = None
    aliases: tuple[str, ...] = ()
    source: str | None = None


class Supplement:
    """All places of the supplement, found by id or by name."""

    def __init__(self, rows: Iterable[KnownPlace]) -> None:
        """Take the places; a later row with the same id replaces an earlier one."""
        self._rows = {row.id: row for row in rows}
        self._names: dict[str, dict[str, KnownPlace]] = {}
        for row in self._rows.values():
            for name in _ways(row):
                self._names.setdefault(fold(name), {})[row.id] = row

    def __iter__(self) -> Iterator[KnownPlace]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def by_id(self, place_id: str) -> KnownPlace | None:
        """Return the place with this id."""
        return self._rows.get(place_id)

    def find(self, name: str) -> tuple[KnownPlace, ...]:
        """Return all places that go by ``name`` (folded or not), in the order of the files; none is an answer too."""
        return tuple(self._names.get(fold(name), {}).values())

    def names(self) -> Iterable[tuple[str, Entry]]:
        """Yield every name with its place, spelt so that an article's capital makes no difference."""
        for row in self._rows.values():
            entry = Entry(row.id, row.name, "place")
            for name in _ways(row):
                if not fold(name).startswith(_WORDLIKE):
                    yield name, entry


@cache
def load_places(extra: Path | None = None) -> Supplement:
    """Load the packaged places, with a user's own file laid over them (same id: the user's row counts).

    Raises :class:`ValueError` naming file, row and field where a file can't be used.
    """
    rows = [row for path in sorted(DATA.glob("*.yaml")) for row in read_places(path)]
    if extra is not None:
        rows += read_places(extra)
    return Supplement(rows)


def read_places(path: Path) -> list[KnownPlace]:
    """Read one file of places: a list of rows. Raises :class:`ValueError` naming file, row and field."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: can't be read: {error}") from error
    if not isinstance(rows, list):
        raise ValueError(f"{path}: must hold a list of rows")
    places = [_place(f"{path}: row {number}", row) for number, row in enumerate(rows, start=1)]
    seen: set[str] = set()
    for number, place in enumerate(places, start=1):
        if place.id in seen:
            raise ValueError(f"{path}: row {number}: id: {place.id!r} is used twice")
        seen.add(place.id)
    return places


def _place(where: str, row: object) -> KnownPlace:
    if not isinstance(row, dict):
        raise ValueError(f"{where}: must be a mapping")
    if unknown := sorted(map(str, set(row) - _FIELDS)):
        raise ValueError(f"{where}: {unknown[0]}: no such field")
    for field in ("id", "name", "feature"):
        if not isinstance(row.get(field), str) or not row[field].strip():
            raise ValueError(f"{where}: {field}: must be given")
    if row["feature"] not in FEATURES:
        raise ValueError(f"{where}: feature: {row['feature']!r} is none of {', '.join(sorted(FEATURES))}")
    for field in ("country", "within", "source"):
        if row.get(field) is not None and not isinstance(row[field], str):
            raise ValueError(f"{where}: {field}: must be text or null, not {row[field]!r}")
    aliases = row.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(item, str) and item.strip() for item in aliases):
        raise ValueError(f"{where}: aliases: must be a list of texts")
    return KnownPlace(
        id=row["id"],
        name=row["name"],
        lat=_number(where, row, "lat", -90, 90),
        lon=_number(where, row, "lon", -180, 180),
        radius_km=_number(where, row, "radius_km", 0, 5000),
        feature=row["feature"],
        country=row.get("country"),
        within=row.get("within"),
        aliases=tuple(aliases),
        source=row.get("source"),
    )


def _number(where: str, row: dict[str, Any], field: str, low: float, high: float) -> float:
    value = row.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{where}: {field}: must be a number from {low} to {high}, not {value!r}")
    return float(value)


def _ways(row: KnownPlace) -> Iterable[str]:
    """Return the name and aliases in their press spellings, each once; "Al-" as "al-", found in either case."""
    names = (f"a{name[1:]}" if name.startswith("Al-") else name for name in (row.name, *row.aliases))
    return dict.fromkeys(way for name in names for way in (spellings(name) if name.isascii() else (name,)))
