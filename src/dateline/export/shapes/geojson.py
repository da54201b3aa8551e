"""Events as GeoJSON features: a point where the place is exact, else the area in which it lies; never a bare pin."""

from typing import Any

from dateline.export.shapes.areas import circle, point
from dateline.export.shapes.notes import note, range_of
from dateline.model import Account, Place

EXACT_KM = 1.0
"""A place reaching less far than this, and told exactly, is a point."""

# How far a place may reach (km) where nothing is known but its precision (UCDP's where_prec).
_REACH = {1: 5.0, 2: 25.0, 3: 40.0, 4: 100.0, 5: 100.0, 6: 400.0, 7: 400.0}
# The least that it reaches, whatever radius it bears: a province is never a bare pin.
_LEAST = {1: 0.0, 2: 2.0, 3: 5.0, 4: 10.0, 5: 10.0, 6: 50.0, 7: 50.0}
_EXACT = 1

Row = dict[str, Any]


def feature(account: Account) -> Row:
    """Return an event as a feature; its geometry is ``null`` where the place is not known."""
    event, place = account.event, account.event.place
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": geometry(place) if place else None,
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "frame": event.frame,
            "actor": [party.name for party in event.actor],
            "recipient": [party.name for party in event.recipient],
            "first": event.first.isoformat() if event.first else None,
            "last": event.last.isoformat() if event.last else None,
            "date_precision": event.precision,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "geonames_id": place.geonames_id if place else None,
            "precision": place.precision if place else None,
            "uncertainty_m": round(reach_km(place) * 1000) if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            **{toll.outcome: range_of(toll) for toll in event.tolls},
            "origins": event.origins,
            "against": event.against,
            "reports": event.reports,
            "confidence": event.confidence,
            "note": note(account),
        },
    }


def geometry(place: Place) -> Row | None:
    """Return where a place is: a point only where it is exact and small, else a circle as wide as it may reach."""
    if place.latitude is None or place.longitude is None:
        return None
    reach = reach_km(place)
    if (place.precision or _EXACT) == _EXACT and reach <= EXACT_KM:
        return point(place.latitude, place.longitude)
    return circle(place.latitude, place.longitude, reach)


def reach_km(place: Place) -> float:
    """Return how far from its point (km) an event at this place may lie."""
    precision = place.precision or _EXACT
    return _REACH[precision] if place.radius_km is None else max(place.radius_km, _LEAST[precision])
