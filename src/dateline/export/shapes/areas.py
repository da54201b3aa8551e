"""Circles on the globe as GeoJSON areas (RFC 7946): longitude first, anticlockwise, cut at the 180th meridian."""

from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import Any

from dateline.knowledge.gazetteer import EARTH_KM

CORNERS = 48
"""Corners of a circle: its edge lies within a quarter of a percent of the radius."""

_DIGITS = 5
_MOST_KM = EARTH_KM  # a larger circle is no place any more

Point = tuple[float, float]
Geometry = dict[str, Any]


def point(latitude: float, longitude: float) -> Geometry:
    """Return a point."""
    return {"type": "Point", "coordinates": [round(longitude, _DIGITS), round(latitude, _DIGITS)]}


def circle(latitude: float, longitude: float, km: float) -> Geometry:
    """Return the area within ``km`` of a point: a ``Polygon``, a ``MultiPolygon`` where the 180th meridian cuts it.

    Raises :class:`ValueError` where the point or the radius is none.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180 and km > 0):
        raise ValueError(f"no circle: {km} km around {latitude}, {longitude}")
    reach = min(km, _MOST_KM) / EARTH_KM
    ring = _around_pole(latitude, longitude, reach) or _edge(latitude, longitude, reach)
    parts = [part for shift in (-360, 0, 360) if (part := _within([(x + shift, y) for x, y in ring]))]
    polygons = [[_closed(part)] for part in parts]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _edge(latitude: float, longitude: float, reach: float) -> list[Point]:
    """Return the corners of a circle, anticlockwise; longitudes may leave [-180, 180] so that the ring stays one."""
    return [_away(latitude, longitude, reach, -2 * pi * corner / CORNERS) for corner in range(CORNERS)]


def _away(latitude: float, longitude: float, reach: float, bearing: float) -> Point:
    """Return the point at a distance (in radians of the globe) and a bearing (clockwise from north)."""
    y = radians(latitude)
    north = asin(max(-1.0, min(1.0, sin(y) * cos(reach) + cos(y) * sin(reach) * cos(bearing))))
    east = atan2(sin(bearing) * sin(reach) * cos(y), cos(reach) - sin(y) * sin(north))
    return longitude + degrees(east), degrees(north)


def _around_pole(latitude: float, longitude: float, reach: float) -> list[Point] | None:
    """Return the ring of a circle with a pole in it: its edge from west to east, and back along the pole."""
    if abs(latitude) + degrees(reach) < 90:
        return None
    edge = sorted(((x - longitude + 180) % 360 - 180, y) for x, y in _edge(latitude, longitude, reach))
    pole = 90.0 if latitude > 0 else -90.0
    middle = (edge[0][1] + edge[-1][1]) / 2
    whole = [(-180.0, middle), *((x, y) for x, y in edge if -180 < x < 180), (180.0, middle)]
    ring = [*whole, (180.0, pole), (-180.0, pole)]
    # The world is cut at 180 degrees east as it is, not at the far side of the circle.
    turned = [(x + longitude, y) for x, y in ring]
    return turned if pole > 0 else turned[::-1]


def _within(ring: list[Point]) -> list[Point]:
    """Return the part of a ring between 180 degrees west and east (Sutherland and Hodgman), empty where none is."""
    for bound, inside in ((-180.0, 1.0), (180.0, -1.0)):
        kept: list[Point] = []
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
            in1, in2 = (x1 - bound) * inside >= 0, (x2 - bound) * inside >= 0
            if in1:
                kept.append((x1, y1))
            if in1 != in2:
                kept.append((bound, y1 + (y2 - y1) * (bound - x1) / (x2 - x1)))
        ring = kept
        if not ring:
            return []
    rounded = [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in ring]
    once = [one for one, before in zip(rounded, [rounded[-1], *rounded[:-1]], strict=True) if one != before]
    return once if len(once) > 2 and _area(once) > 0 else []


def _area(ring: list[Point]) -> float:
    """Return twice the area of a ring: positive where it runs anticlockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))


def _closed(ring: list[Point]) -> list[list[float]]:
    return [[x, y] for x, y in (*ring, ring[0])]
