"""Which claims are compared at all: those that share a block of kind, day and neighbourhood.

A claim is *indexed* under some keys and *looked for* under others, so that any two which could be one event meet:
fine places by cells of half a degree, regions by their country, claims without place by who takes part. Days within
one of each other share a key. A block is never read further than :data:`HOT` claims.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import floor

from dateline.link.facts import Facts

HOT = 300
"""How many claims of one block are compared with a new one; a larger block is read from its newest end."""

_CELL = 0.5
_FINE = 3
_LONG = 8
"""Days from which an interval is found by its months."""
_YEAR = 366

Key = tuple[object, ...]


def keys(facts: Facts) -> tuple[set[Key], set[Key]]:
    """Return the keys under which a claim is indexed, and those under which it looks for others."""
    days, months = _days(facts), _months(facts)
    held = {("day", day) for day in days} | {("month" if days else "long", month) for month in months}
    sought = {("day", day) for day in days} | {("long", month) for month in months}
    if not days:
        sought |= {("month", month) for month in months}
    here, there = _wheres(facts)
    return (
        {(facts.family, *when, *where) for when in held for where in here},
        {(facts.family, *when, *where) for when in sought for where in there},
    )


def _days(facts: Facts) -> range:
    """Return the day keys: two claims whose days overlap or are a day apart share one; none for a long time."""
    if facts.first is None or facts.last is None or facts.last - facts.first >= _LONG:
        return range(0)
    return range(facts.first, facts.last + 2)


def _months(facts: Facts) -> range:
    """Return the thirty-day keys by which long times are found; none for more than a year."""
    if facts.first is None or facts.last is None or facts.last - facts.first > _YEAR:
        return range(0)
    return range(facts.first // 30, facts.last // 30 + 1)


def _wheres(facts: Facts) -> tuple[set[Key], set[Key]]:
    """Return where a claim is indexed and where it looks: a fine place, a region, or by who takes part."""
    people = (*facts.actors, *facts.recipients)
    parties: set[Key] = {("party", name) for name in people}
    placeless: set[Key] = {("placeless", name) for name in people}
    if not facts.spots and not facts.country:
        return parties | placeless, parties
    every: Key = ("every", facts.country)
    region: Key = ("region", facts.country)
    cells = set(_cells(facts))
    if cells:
        return cells | {every} | parties, cells | {region} | placeless
    return {every, region} | parties, {every} | placeless


def _cells(facts: Facts) -> Iterator[Key]:
    """Yield the four cells around each fine point: two points within a quarter of a degree share one."""
    for spot in facts.spots:
        if spot.precision <= _FINE:
            north, east = floor(spot.lat / _CELL - 0.5), floor(spot.lon / _CELL - 0.5)
            yield from (("cell", north + i, east + j) for i in (0, 1) for j in (0, 1))


@dataclass(slots=True)
class Blocks:
    """Claims by block."""

    rows: dict[Key, list[Facts]] = field(default_factory=dict)

    def add(self, facts: Facts) -> None:
        """Index a claim."""
        for key in keys(facts)[0]:
            self.rows.setdefault(key, []).append(facts)

    def candidates(self, facts: Facts) -> list[Facts]:
        """Return the claims that a claim is to be compared with, of other reports, each once, in a fixed order."""
        found: dict[str, Facts] = {}
        for key in sorted(keys(facts)[1], key=repr):
            for other in self.rows.get(key, ())[-HOT:]:
                if other.report != facts.report:
                    found[other.claim] = other
        return [found[claim] for claim in sorted(found)]
