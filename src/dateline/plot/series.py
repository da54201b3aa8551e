"""Events counted by stretches of time and by group."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Event, Kept

OTHERS = "all others"
NOBODY = "nobody named"

_DAYS, _WEEKS, _MONTHS = 45, 400, 3700
"""The longest times, in days, that are counted by day, by week and by month; longer ones are counted by year."""

Groups = Callable[[Event], Sequence[str]]
"""The groups that an event counts for."""


@dataclass(frozen=True, slots=True)
class Series:
    """Counts by stretch: ``starts`` are their first days, ``ends`` the days after; ``rows`` a group each, most first.

    ``undated`` events are counted nowhere.
    """

    step: str
    starts: tuple[date, ...]
    ends: tuple[date, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    undated: int


def series(kept: Iterable[Kept], groups: Groups, most: int = 8) -> Series:
    """Count events by group over time, on the first day that each may have happened; the step follows the length."""
    events = [one.event for one in kept]
    dated = [(event.first, event) for event in events if event.first]
    if not dated:
        return Series("day", (), (), (), len(events))
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    step = step_for((last - first).days)
    starts = [start(first, step)]
    while starts[-1] <= last:
        starts.append(following(starts[-1], step))
    index = {day: number for number, day in enumerate(starts)}
    totals = Counter(group for _, event in dated for group in groups(event))
    named = sorted((group for group in totals if group != NOBODY), key=lambda group: (-totals[group], group))
    kept_names = named if len(named) <= most else named[: most - 1]
    order = [*kept_names, *([OTHERS] if len(named) > most else []), *([NOBODY] if totals[NOBODY] else [])]
    counts: dict[str, list[int]] = {name: [0] * (len(starts) - 1) for name in order}
    for day, event in dated:
        rows = {group if group in counts else OTHERS for group in groups(event)}
        for row in rows:
            counts[row][index[start(day, step)]] += 1
    return Series(
        step,
        tuple(starts[:-1]),
        tuple(starts[1:]),
        tuple((name, tuple(values)) for name, values in counts.items()),
        len(events) - len(dated),
    )


def step_for(days: int) -> str:
    """Return by what a time of so many days is counted: ``day``, ``week``, ``month`` or ``year``."""
    return "day" if days <= _DAYS else "week" if days <= _WEEKS else "month" if days <= _MONTHS else "year"


def start(day: date, step: str) -> date:
    """Return the first day of the stretch that a day lies in; weeks begin on Monday."""
    if step == "day":
        return day
    if step == "week":
        return day - timedelta(day.weekday())
    if step == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def following(first: date, step: str) -> date:
    """Return the first day of the next stretch."""
    if step in ("day", "week"):
        return first + timedelta(1 if step == "day" else 7)
    if step == "year":
        return first.replace(year=first.year + 1)
    months = first.month - 1 + (3 if step == "quarter" else 1)
    return first.replace(year=first.year + months // 12, month=months % 12 + 1)


def by_type(event: Event) -> tuple[str, ...]:
    """Return the type that an event counts for."""
    return (event.type.capitalize(),)


def by_mode(event: Event) -> tuple[str, ...]:
    """Return the type with the mode that an event counts for."""
    return (f"{event.type.capitalize()}, {event.mode}" if event.mode else event.type.capitalize(),)


def by_actor(event: Event) -> tuple[str, ...]:
    """Return those who acted: an event of several counts for each. Who has no identity counts as not named."""
    return tuple(dict.fromkeys(party.name for party in event.actor if party.id)) or (NOBODY,)
