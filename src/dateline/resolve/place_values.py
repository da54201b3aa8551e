"""What a record says of a place once its row of the gazetteer is chosen: point, radius, precision, confidence, name."""

from math import asin, atan2, cos, degrees, exp, radians, sin

from dateline.knowledge.gazetteer import EARTH_KM, Row
from dateline.knowledge.place_keys import exact_key
from dateline.model import PlaceMention
from dateline.resolve.namesakes import Group

_PART_SHIFT = 0.5  # of the radius: where the middle of "northern X" lies
_MOST_SHIFT = 250.0  # km
_COUNTRYSIDE_SHIFT = 20.0  # km from a town to that side of its countryside which a report tells
_ANGLES = {"N": 0.0, "NE": 45.0, "E": 90.0, "SE": 135.0, "S": 180.0, "SW": 225.0, "W": 270.0, "NW": 315.0}
_BEARING_NAMES = {
    "N": "northern",
    "S": "southern",
    "E": "eastern",
    "W": "western",
    "NE": "northeastern",
    "NW": "northwestern",
    "SE": "southeastern",
    "SW": "southwestern",
}
_VAGUE = frozenset(("between", "border"))
_VAGUE_FEATURES = frozenset(("road", "river", "desert", "border"))
_PARTS_OF_TOWNS = frozenset(("neighbourhood", "base", "camp", "site", "bridge"))


def point(mention: PlaceMention, row: Row) -> tuple[float, float, float, str]:
    """Return latitude, longitude, radius in km and the basis for what is said of a place ("10 km north of",
    "rural")."""
    here = (row.latitude, row.longitude)
    angle = _ANGLES.get(mention.bearing or "")
    reach = row.radius_km
    if mention.relation == "bearing" and angle is not None:
        if mention.distance_km:
            radius = max(3.0, 0.25 * mention.distance_km)
            return (
                *moved(*here, angle, mention.distance_km),
                radius,
                f"{mention.distance_km:g} km {mention.bearing} of the gazetteer's point",
            )
        away = min(max(8.0, reach), 25.0) if row.feature_code not in ("PCLI", "ADM1", "RGN") else reach
        return *here, reach + 2 * away, f"gazetteer; somewhere {mention.bearing} of it"
    if mention.relation == "part" and angle is not None and row.feature_class in ("A", "L") and 25 <= reach < 2500:
        return (
            *moved(*here, angle, min(_MOST_SHIFT, _PART_SHIFT * reach)),
            0.7 * reach,
            f"gazetteer; moved to its {_BEARING_NAMES[mention.bearing or 'N']} part",
        )
    if mention.relation == "near":
        away = mention.distance_km or 10.0
        return *here, reach + away, "gazetteer; near it"
    if mention.relation == "rural" and angle is not None:
        return *moved(*here, angle, _COUNTRYSIDE_SHIFT), 25.0, "gazetteer; moved to that side of the countryside"
    if mention.relation == "rural":
        return *here, max(25.0, 2.5 * reach if row.feature_class == "P" else reach), "gazetteer; countryside around it"
    if mention.relation == "outskirts":
        return *here, reach + 3.0, "gazetteer; outskirts"
    if mention.relation in _VAGUE:
        return *here, max(30.0, reach), f"gazetteer; {mention.relation} it"
    return *here, reach, "gazetteer" if row.id > 0 else "places known"


def moved(latitude: float, longitude: float, angle: float, km: float) -> tuple[float, float]:
    """Return the point ``km`` away in the direction ``angle`` (degrees clockwise from north)."""
    a, b, d, w = radians(latitude), radians(longitude), km / EARTH_KM, radians(angle)
    north = asin(sin(a) * cos(d) + cos(a) * sin(d) * cos(w))
    east = b + atan2(sin(w) * sin(d) * cos(a), cos(d) - sin(a) * sin(north))
    return degrees(north), (degrees(east) + 540.0) % 360.0 - 180.0


def precision(mention: PlaceMention, row: Row) -> int:
    """Return UCDP's where_prec: 1 exact, 2 within about 25 km, 3 district, 4 province, 5 line or vague area, 6
    country, 7 wider."""
    code = row.feature_code
    if code == "CONT" or (row.feature_class in ("L", "H") and row.radius_km > 700):
        return 7
    if code == "PCLI":
        return 5 if mention.relation in ("part", "border", "between") else 6
    if mention.relation in _VAGUE or mention.feature in _VAGUE_FEATURES or row.feature_class == "H":
        return 5
    if code == "ADM1":
        return 4
    if code == "ADM2":
        return 3
    if row.radius_km > 60:
        return 5
    if mention.relation == "rural" and mention.bearing:
        return 3
    if row.radius_km > 25:
        return 3
    if row.id > 0 and mention.feature in _PARTS_OF_TOWNS and mention.feature != "camp":
        return 2  # an airport, a quarter: the point is the town's
    if mention.relation == "at" or (mention.relation == "part" and row.feature_class == "P"):
        return 1
    if mention.relation == "bearing" and (mention.distance_km or 0) > 25:
        return 3
    return 2


def confidence(group: Group) -> float:
    """Return the chance that the pick of a group is right, from how far it is ahead and how it was matched."""
    row = group.row
    if row is None:
        return 0.0
    if group.chance is not None:
        return round(group.chance, 2)
    score = group.scores[group.pick or 0]
    chance = 1.0 / (1.0 + exp(-(0.55 * group.margin + 0.15 * (score - 5.0))))
    if row.matched == "skeleton":
        chance *= 0.75
    return round(min(0.95, chance), 2)


def plain_name(mention: PlaceMention, row: Row | None) -> str:
    """Return the plain English name: the gazetteer's own where the text spells it so or it is a country, else the
    text's."""
    given = mention.name.title() if mention.name.isupper() and len(mention.name) > 4 else mention.name
    given = given.removeprefix("the ").removeprefix("The ")
    if row is None:
        return given
    if row.feature_code in ("PCLI", "CONT") or row.id < 0:
        return row.name
    return row.name if exact_key(row.name) == exact_key(given) and row.name.isascii() else given


def name_of(mention: PlaceMention, row: Row | None, parent: str | None) -> str:
    """Return the name for the record: "Deir ez-Zor countryside", "northern Syria", "Idlib province", "al-Midan,
    Damascus"."""
    name = plain_name(mention, row)
    if parent:
        return f"{name}, {parent}"
    if mention.relation == "rural":
        part = f"{_BEARING_NAMES[mention.bearing]} " if mention.bearing else ""
        return f"{part}{name} countryside"
    if (
        mention.feature == "province"
        and (row is None or row.feature_code == "ADM1")
        and row is not None
        and row.country not in ("US", "AU", "IN", "BR", "MX")
    ):
        name = name if name.lower().endswith(("province", "governorate")) else f"{name} province"
    if mention.relation == "part" and mention.bearing and (row is None or row.feature_class != "P"):
        return f"{_BEARING_NAMES[mention.bearing]} {name}"
    return name
