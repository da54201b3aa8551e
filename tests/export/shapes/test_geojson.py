from itertools import pairwise
from math import isclose
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.shapes.told import claim, place, told

from dateline.export.shapes.areas import circle, point
from dateline.export.shapes.geojson import feature
from dateline.knowledge.gazetteer import distance_km


def check(geometry: dict[str, Any]) -> None:
    """Fail where a geometry is not as RFC 7946 wants it."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    assert geometry.keys() == {"type", "coordinates"}
    if kind == "Point":
        _position(coordinates)
        return
    assert kind in ("Polygon", "MultiPolygon")
    for polygon in [coordinates] if kind == "Polygon" else coordinates:
        assert len(polygon) == 1, "a circle has no holes"
        ring = polygon[0]
        assert len(ring) >= 4 and ring[0] == ring[-1]
        for position in ring:
            _position(position)
        assert all(a != b for a, b in pairwise(ring)), "no corner twice"
        assert _twice_area(ring) > 0, "anticlockwise"
        assert max(x for x, _ in ring) - min(x for x, _ in ring) <= 360


def _position(position: list[float]) -> None:
    assert len(position) == 2 and all(isinstance(value, float) for value in position)
    assert -180 <= position[0] <= 180 and -90 <= position[1] <= 90


def _twice_area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


def rings(geometry: dict[str, Any]) -> list[list[list[float]]]:
    """Return the outer rings of an area."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [polygon[0] for polygon in polygons]


def inside(ring: list[list[float]], x: float, y: float) -> bool:
    """Tell whether a point lies in a ring."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(0.1, 2000))
def test_circles_are_valid_everywhere(latitude: float, longitude: float, km: float) -> None:
    check(circle(latitude, longitude, km))


@given(st.floats(-60, 60), st.floats(-180, 180), st.floats(1, 500))
def test_a_circle_holds_its_middle_and_its_edge_is_as_far_as_it_says(lat: float, lon: float, km: float) -> None:
    area = circle(lat, lon, km)
    edge = [position for ring in rings(area) for position in ring if abs(position[0]) < 179.9]
    assert all(isclose(distance_km(lat, lon, y, x), km, rel_tol=0.02, abs_tol=0.01) for x, y in edge)
    if abs(lon) < 179.99:
        assert sum(inside(ring, lon, lat) for ring in rings(area)) == 1


def test_a_circle_over_the_180th_meridian_is_cut_there() -> None:
    area = circle(-17.0, 179.5, 150)
    check(area)
    assert area["type"] == "MultiPolygon"
    west, east = sorted(rings(area), key=lambda ring: ring[0][0])
    assert max(x for x, _ in east) == 180 and min(x for x, _ in west) == -180


def test_a_circle_about_a_pole_reaches_it() -> None:
    area = circle(89.0, 20.0, 300)
    check(area)
    assert max(y for ring in rings(area) for _, y in ring) == 90
    assert min(x for ring in rings(area) for x, _ in ring) == -180


@pytest.mark.parametrize(("lat", "lon", "km"), [(91, 0, 1), (0, 181, 1), (0, 0, 0), (0, 0, -5)])
def test_what_is_no_circle_is_refused(lat: float, lon: float, km: float) -> None:
    with pytest.raises(ValueError, match="no circle"):
        circle(lat, lon, km)


def test_longitude_goes_first() -> None:
    assert point(35.864, 36.806) == {"type": "Point", "coordinates": [36.806, 35.864]}


@pytest.mark.parametrize("precision", [2, 3, 4, 5, 6, 7])
@pytest.mark.parametrize("radius", [None, 0.0, 0.5, 48.0])
def test_an_imprecise_place_is_an_area_never_a_bare_pin(precision: int, radius: float | None) -> None:
    made = feature(told(claim(at=place(precision, radius))))
    check(made["geometry"])
    assert made["geometry"]["type"] == "Polygon"
    assert made["properties"]["precision"] == precision
    assert made["properties"]["uncertainty_m"] >= 2000


def test_an_exact_small_place_is_a_point_with_its_uncertainty() -> None:
    made = feature(told(claim()))
    check(made["geometry"])
    assert made["geometry"] == {"type": "Point", "coordinates": [36.806, 35.864]}
    assert (made["properties"]["precision"], made["properties"]["uncertainty_m"]) == (1, 800)
    assert feature(told(claim(at=place(1, 12.0))))["geometry"]["type"] == "Polygon"


def test_an_event_without_a_place_has_no_geometry() -> None:
    made = feature(told(claim(placed=False)))
    assert made["geometry"] is None and made["type"] == "Feature" and made["properties"]["place"] is None
