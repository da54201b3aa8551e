"""How much speaks for two claims' being one happening: a sum of parts, each with its reason.

The weights are in steps of about a doubling of the odds, set by hand and checked against coded incidents. A part may
also *bar* the two: what a report tells apart, or what lies days or places apart, is never one event by this score.
"""

from math import asin, cos, log2, radians, sin, sqrt

from dateline.link.facts import Facts, Spot
from dateline.model import Link, Reason

PRIOR = -2.0
"""What two claims of one kind, day and neighbourhood start with: most of them are different events."""

NEAR_KM = 3.0
AROUND_KM = 25.0
_FINE = 3
_EARTH_KM = 6371.0

# Means that one witness takes for another; other means exclude each other more.
_LIKE = tuple(
    frozenset(modes.split())
    for modes in (
        "aerial drone explosives heavy-weapons destroy",
        "heavy-weapons explosives suicide-attack destroy",
        "firearms targeted clash",
        "clash capture offensive heavy-weapons",
        "clash offensive aerial",
        "troops weapons militia",
        "demo riot obstruct",
        "beat torture arrest",
        "abduct arrest",
    )
)
_PLANNED = frozenset({"planned", "threatened", "hypothetical"})


def link(a: Facts, b: Facts) -> Link:
    """Return the score of two claims, with its reasons."""
    parts = (
        _time(a, b),
        _place(a, b),
        _means(a, b),
        _parties("actor", a.actors, b.actors, a.kin, b.kin),
        _parties("recipient", a.recipients, b.recipients, a.kin, b.kin),
        _losses(a, b),
        _reality(a, b),
        _wording(a, b),
    )
    reasons = tuple(part for part in parts if isinstance(part, Reason) and part.weight)
    barred = "told apart by one report" if a.report == b.report else None
    barred = barred or next((part for part in parts if isinstance(part, str)), None)
    score = PRIOR + sum(reason.weight for reason in reasons)
    first, second = sorted((a.claim, b.claim))
    return Link(first, second, round(score, 3), reasons, barred)


Part = Reason | str | None
"""A reason, or the words that bar the two from being one event."""


def _time(a: Facts, b: Facts) -> Part:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return Reason("date", -0.5, "a day is not known")
    gap = max(a.first - b.last, b.first - a.last, 0)
    width = max(a.last - a.first, b.last - b.first) + 1
    if gap > 1 or (gap and not (a.dated and b.dated)):
        return f"{gap} days apart"
    if gap:
        return Reason("date", -0.8, "a day apart")
    if not (a.dated and b.dated):
        return Reason("date", 0.4, "reported in the same days")
    if width > 10 and min(a.last - a.first, b.last - b.first) < 3 and "LOSS" in (a.type, b.type):
        return "the toll of a day and that of a longer time"
    return Reason("date", max(1.6 - 0.5 * log2(width), -0.4), "the same day" if width == 1 else "days that overlap")


def _place(a: Facts, b: Facts) -> Part:
    if not a.spots or not b.spots:
        if a.country and b.country and a.country != b.country:
            return "different countries"
        return Reason("place", -0.3, "a place is not known")
    return max((_spots(x, y) for x in a.spots for y in b.spots), key=_rank)


def _rank(part: Part) -> float:
    return part.weight if isinstance(part, Reason) else -9.0


def _spots(a: Spot, b: Spot) -> Reason | str:
    apart = kilometres(a, b)
    fine = a.precision <= _FINE and b.precision <= _FINE
    if fine and ((a.id is not None and a.id == b.id) or apart <= NEAR_KM):
        return Reason("place", 2.2, "the same place")
    if fine and apart <= max(a.radius, b.radius) + NEAR_KM:
        return Reason("place", 1.4, f"within {apart:.0f} km")
    if fine and apart <= AROUND_KM:
        return Reason("place", -0.4, f"{apart:.0f} km apart")
    if fine or apart > max(a.radius, b.radius) + AROUND_KM:
        return f"{apart:.0f} km apart"
    same = a.id is not None and a.id == b.id
    return Reason("place", 0.6 if same else 0.4, "the same region" if same else "a place and the region around it")


def kilometres(a: Spot, b: Spot) -> float:
    """Return the great-circle distance of two points."""
    if a.lat == b.lat and a.lon == b.lon:
        return 0.0
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    half = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _means(a: Facts, b: Facts) -> Part:
    if a.type != b.type:
        return Reason("type", 0.2, f"{a.type} and {b.type}")
    if a.mode == b.mode:
        return Reason("mode", 0.8 if a.mode else 0.4, "the same means" if a.mode else "the same type")
    if a.mode is None or b.mode is None:
        return Reason("mode", 0.3, "one without means")
    if any(a.mode in group and b.mode in group for group in _LIKE):
        return Reason("mode", -0.2, f"{a.mode} and {b.mode}")
    return Reason("mode", -1.4, f"{a.mode}, not {b.mode}")


def _parties(field: str, a: tuple[str, ...], b: tuple[str, ...], a_kin: frozenset[str], b_kin: frozenset[str]) -> Part:
    if not a or not b:
        return None
    shared = [name for name in a if name in b]
    if shared:
        known = any(not name.startswith("name:") for name in shared)
        return Reason(field, 1.0 if known else 0.5, f"both {shared[0].removeprefix('name:')}")
    if any(name in b_kin for name in a) or any(name in a_kin for name in b):
        return Reason(field, 0.6, "one belongs to the other")
    if all(name.startswith("name:") for name in a) or all(name.startswith("name:") for name in b):
        return Reason(field, -0.1, "named in different ways")
    return Reason(field, -0.6, "different ones named")


def _losses(a: Facts, b: Facts) -> Part:
    """Weigh the tolls, of rival ones those two that agree best; those of the dead count most."""
    weight, told = 0.0, []
    for outcome in dict.fromkeys(outcome for outcome, *_ in a.losses):
        pairs = [
            (_figures(low, high, least, most), f"{outcome} {_range(low, high)} and {_range(least, most)}")
            for mine, low, high in a.losses
            for theirs, least, most in b.losses
            if mine == theirs == outcome
        ]
        if pairs:
            part, words = max(pairs)
            weight += part if outcome == "killed" else part / 2
            told.append(words)
    return Reason("losses", max(-1.5, min(1.8, weight)), "; ".join(told)) if told else None


def _figures(low: int | None, high: int | None, other_low: int | None, other_high: int | None) -> float:
    """Weigh two figures: an equal one speaks the more, the larger it is."""
    if low is not None and (low, high) == (other_low, other_high):
        return min(1.6, 0.5 + 0.3 * log2(low)) if low == high else 0.5
    least, most = max(low or 0, other_low or 0), min(high or 10**9, other_high or 10**9)
    if least <= most:
        return 0.3
    return -0.3 if least <= 2 * most else -0.9


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"


def _reality(a: Facts, b: Facts) -> Part:
    """What is only planned or threatened is not the deed."""
    if (a.frame in _PLANNED) != (b.frame in _PLANNED):
        return Reason("frame", -2.0, f"{a.frame}, not {b.frame}")
    return None


def _wording(a: Facts, b: Facts) -> Part:
    if a.wording is not None and a.wording == b.wording:
        return Reason("wording", 1.6 if a.trigger == b.trigger else 0.4, "reprints of one item")
    return None
