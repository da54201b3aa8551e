"""The places that a name may mean: those of the supplement, those of the gazetteer, and other spellings of both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from zlib import crc32

from rapidfuzz import fuzz

from dateline.knowledge.gazetteer import Gazetteer, Row
from dateline.knowledge.place_keys import exact_key, light_key, skeleton
from dateline.knowledge.supplement import KnownPlace, Supplement
from dateline.resolve.namesakes import rough_km

_LEAST_LIKE = 0.7  # likeness of two spellings with the same consonants
_PROVINCE_KM = 40.0
_SUPPLEMENT_PEOPLE = 60_000  # stands for how well known a place of the supplement is
_SUPPLEMENT_CLASSES = {
    "town": ("P", "PPL"),
    "village": ("P", "PPL"),
    "neighbourhood": ("P", "PPLX"),
    "district": ("A", "ADM2"),
    "province": ("A", "ADM1"),
    "region": ("L", "RGN"),
    "country-part": ("L", "RGN"),
    "sea": ("H", "SEA"),
    "river": ("H", "STM"),
    "dam": ("S", "DAM"),
    "base": ("S", "INSM"),
    "airport": ("S", "AIRP"),
    "camp": ("S", "CMP"),
    "field": ("S", "OILF"),
    "border-crossing": ("S", "PSTB"),
    "road": ("R", "RD"),
    "desert": ("T", "DSRT"),
    "mountain": ("T", "MTS"),
    "island": ("T", "ISL"),
}


def candidates(name: str, gazetteer: Gazetteer, supplement: Supplement | None) -> tuple[Row, ...]:
    """Return the places that may be meant by a name, those of the supplement first."""
    extra = tuple(_from_supplement(row, gazetteer) for row in supplement.find(name)) if supplement else ()
    rows = gazetteer.lookup(name)
    if extra:
        rows = tuple(
            row
            for row in rows
            if row.matched != "skeleton" and all(rough_km(row, e) > max(15.0, e.radius_km) for e in extra)
        )
    return extra + rows


@lru_cache(maxsize=8192)
def _from_supplement(place: KnownPlace, gazetteer: Gazetteer) -> Row:
    """Return a place of the supplement in the gazetteer's shape, with the province of the nearest place around it."""
    feature_class, code = _SUPPLEMENT_CLASSES.get(place.feature, ("L", "AREA"))
    near = next(
        (
            row
            for _, row in gazetteer.near(place.lat, place.lon, _PROVINCE_KM)
            if row.feature_class == "P" and row.country == place.country
        ),
        None,
    )
    admin1, admin2 = (
        (near.admin1, near.admin2)
        if near and feature_class != "L"
        else (near.admin1 if near and place.radius_km < 50 else "", "")
    )
    number = -1000 - crc32(place.id.encode())
    return Row(
        number,
        place.name,
        place.lat,
        place.lon,
        feature_class,
        code,
        place.country or "",
        admin1,
        admin2,
        _SUPPLEMENT_PEOPLE,
        place.radius_km,
    )


def similar(name: str, gazetteer: Gazetteer, supplement: Supplement | None) -> tuple[Row, ...]:
    """Return the places whose name is another spelling of this one, by its consonants."""
    light = light_key(exact_key(name))
    bones = skeleton(light)
    rows: list[Row] = []
    if supplement is not None and len(bones) > 1 and len(light) > 3:
        for spelling, place in _bones_of(supplement).get(bones, ()):
            ratio = fuzz.ratio(light, spelling) / 100
            if ratio >= _LEAST_LIKE:
                rows.append(
                    replace(_from_supplement(place, gazetteer), matched="skeleton", score=round(0.9 * ratio, 3))
                )
    best = {row.id: row for row in sorted(rows, key=lambda row: row.score)}
    return (*best.values(), *(row for row in gazetteer.similar(name) if row.score >= 0.9 * _LEAST_LIKE))


@lru_cache(maxsize=4)
def _bones_of(supplement: Supplement) -> Mapping[str, Sequence[tuple[str, KnownPlace]]]:
    """Return the supplement's names by their consonants."""
    table: dict[str, list[tuple[str, KnownPlace]]] = {}
    for place in supplement:
        for name in (place.name, *place.aliases):
            light = light_key(exact_key(name))
            table.setdefault(skeleton(light), []).append((light, place))
    return table
