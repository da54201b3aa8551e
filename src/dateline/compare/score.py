"""How much speaks for an event of the store and one of another data set being the same, in parts that can be read."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from rapidfuzz import fuzz

from dateline.compare.entry import Entry
from dateline.compare.parties import Sides, fit, kind_of
from dateline.knowledge.names import fold
from dateline.link.facts import Spot
from dateline.link.score import kilometres
from dateline.model import Event, Kept, Party, Place, Reason, Toll

PRIOR = -2.5
"""What speaks against any two events being one, before anything is known of them."""

SLACK_KM = 10.0
"""How far beyond both precisions two places may still be one: gazetteers differ."""

HAPPENED = frozenset({"new", "ongoing", "background"})
"""Frames of what is told as having happened; the plan of an attack is not the attack."""

SLACK_DAYS = 1
_NEWS_DAYS = 3
_FINE_KM = 30.0
_NEAR_KM = 10.0
_SAME_NAME = 88.0

Part = Reason | str | None
"""A reason, or the words that bar the two from being one event."""


def score(kept: Kept, entry: Entry, sides: Sides) -> tuple[float, tuple[Reason, ...]] | None:
    """Return the score of two events with its reasons, ``None`` where something bars them from being one."""
    if kept.event.frame not in HAPPENED:
        return None
    found: list[Reason] = []
    for part in (
        _days(kept, entry),
        _place(kept.event.place, entry),
        _kind(kept.event, entry),
        _who(kept.event, entry, sides),
        _deaths(kept.event, entry),
    ):
        if isinstance(part, str):
            return None
        if part is not None:
            found.append(part)
    return round(PRIOR + sum(reason.weight for reason in found), 2), tuple(found)


def days_of(kept: Kept) -> tuple[date, date] | None:
    """Return the days on which an event may have happened: as told, else those before its first report."""
    event = kept.event
    if event.first is not None:
        return event.first, event.last or event.first
    return (kept.reported - timedelta(_NEWS_DAYS), kept.reported) if kept.reported else None


def days_apart(kept: Kept, entry: Entry) -> int | None:
    """Return by how many days the two miss each other, 0 where they overlap; ``None`` where ours has no day."""
    days = days_of(kept)
    return max((entry.first - days[1]).days, (days[0] - entry.last).days, 0) if days else None


def km_apart(place: Place | None, entry: Entry) -> float | None:
    """Return the distance of the two places, ``None`` where either has no point."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    if entry.latitude is None or entry.longitude is None:
        return None
    return kilometres(Spot(place.latitude, place.longitude, 0, 1), Spot(entry.latitude, entry.longitude, 0, 1))


def killed(event: Event) -> Toll | None:
    """Return the toll of the dead of an event."""
    return next((toll for toll in event.tolls if toll.outcome == "killed"), None)


def _days(kept: Kept, entry: Entry) -> Part:
    apart, days = days_apart(kept, entry), days_of(kept)
    if apart is None or days is None:
        return "no day"
    if apart > (SLACK_DAYS if kept.event.first else 0):
        return f"{apart} days apart"
    if apart:
        return Reason("date", -0.6, "a day apart")
    if kept.event.first is None:
        return Reason("date", 0.2, "reported in these days")
    width = max((days[1] - days[0]).days, (entry.last - entry.first).days) + 1
    return Reason(
        "date", round(max(1.4 - 0.4 * log2(width), -0.2), 2), "the same day" if width == 1 else "days overlap"
    )


def _place(place: Place | None, entry: Entry) -> Part:
    apart = km_apart(place, entry)
    if place is None or apart is None:
        if place is not None and entry.place and fuzz.ratio(fold(place.name), fold(entry.place)) >= _SAME_NAME:
            return Reason("place", 1.5, f"both {entry.place}")
        return Reason("place", -0.3, "a place is not known")
    wide = max(place.radius_km or 0, entry.radius_km)
    if apart > (place.radius_km or 0) + entry.radius_km + SLACK_KM:
        return f"{apart:.0f} km apart"
    if wide <= _FINE_KM and apart <= _NEAR_KM:
        return Reason("place", round(2.0 - 0.05 * apart, 2), f"{apart:.0f} km apart")
    if wide <= _FINE_KM:
        return Reason("place", 1.2, f"{apart:.0f} km apart, within both precisions")
    return Reason("place", 0.5, f"{apart:.0f} km apart, one of them a region")


def _kind(event: Event, entry: Entry) -> Part:
    if entry.kinds is None:
        return None
    if event.type == "LOSS":
        return Reason("type", 0.2, f"a loss, and {entry.type}") if "ASSAULT" in entry.kinds else "another type"
    if event.type not in entry.kinds:
        return Reason("type", -1.5, f"{event.type}, not {entry.type}")
    modes = entry.kinds[event.type]
    if not modes or event.mode is None:
        return Reason("type", 0.4, f"{event.type} and {entry.type}")
    if event.mode in modes:
        return Reason("type", 0.8, f"{event.mode} and {entry.type}")
    return Reason("type", -0.3, f"{event.mode}, not {entry.type}")


def _who(event: Event, entry: Entry, sides: Sides) -> Part:
    """Weigh the actors without regard to who did it: ACLED's first actor need not be the attacker."""
    ours = (*event.actor, *event.recipient)
    if not ours or not entry.sides:
        return None
    shared = shared_sides(ours, entry, sides)
    if shared:
        return Reason("actors", round(min(1.0 + 0.5 * (len(shared) - 1), 1.6), 2), f"both {', '.join(shared)}")
    fits = [fit(kind_of(one.kind, one.name), other.kind) for one in ours for other in entry.sides]
    if any(fits):
        return Reason("actors", 0.3, "actors of one class")
    return Reason("actors", -0.5, "other actors") if all(one is False for one in fits) else None


def shared_sides(ours: Sequence[Party], entry: Entry, sides: Sides) -> tuple[str, ...]:
    """Return the names of those of an entry's actors who are among ours."""
    return tuple(side.name for side in entry.sides if any(sides.same(party, side) for party in ours))


def _deaths(event: Event, entry: Entry) -> Part:
    toll = killed(event)
    if toll is None or entry.best is None:
        return None
    words = f"{toll_range(toll)} and {deaths_of(entry)} killed"
    if within(toll, entry):
        return Reason("killed", 0.8 if entry.best and toll.usual == entry.best else 0.4, words)
    least, most = sorted((max(toll.usual or 0, 1), max(entry.best, 1)))
    return Reason("killed", -0.2 if most <= 2 * least else -0.6, words)


def within(toll: Toll, entry: Entry) -> bool:
    """Tell whether our range and their figures meet."""
    low, high = entry.low or 0, entry.high if entry.high is not None else entry.best or 0
    return low <= (toll.highest if toll.highest is not None else high) and high >= (toll.lowest or 0)


def toll_range(toll: Toll) -> str:
    """Return our figures, lowest to highest, in words."""
    if toll.highest is None:
        return f"{toll.lowest} or more"
    return str(toll.lowest) if toll.lowest == toll.highest else f"{toll.lowest} to {toll.highest}"


def toll_words(toll: Toll) -> str:
    """Return our figures in words, with that of most origins where it is not plain."""
    usual = f", most often {toll.usual}" if toll.lowest not in (toll.usual, toll.highest) else ""
    return toll_range(toll) + usual


def deaths_of(entry: Entry) -> str:
    """Return their figures in words; empty where they give none."""
    if entry.best is None:
        return ""
    return str(entry.best) if entry.low == entry.high else f"{entry.best} ({entry.low} to {entry.high})"
