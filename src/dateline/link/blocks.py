"""Which claims are compared at all: those that share a key of kind, time and something that both tell.

A claim is *held* under some keys and *sought* under others, so that any two which could be one event meet:

- two with a fine place meet by day and cell;
- one with a coarse place or none meets others by day and party, by day and toll, or by day and the name of a place that
  is not on the map: only these can make up for what is not known of where it was;
- times of more than a week are met by their months;
- a claim without a day meets others by cell and toll, or by its tolls of two kinds, whatever their day;
- the claims of reprints meet by item and trigger.

A key is a plain tuple; :func:`number` makes it one that a database can join on.
"""

from dataclasses import dataclass, field
from hashlib import blake2b
from math import cos, floor, radians

from dateline.link.facts import Facts

HOT = 400
"""How many claims of one key are compared with a new one; of more the newest are taken."""

_CELL = 0.5
_REACH = 0.25
"""Degrees (of latitude) within which two fine places are compared: about 28 km."""
_FINE = 3
_LONG = 8
"""Days from which a time is met by its months."""
_YEAR = 366
_MONTH = 30
_TELLING = 3
"""The least toll by which two claims meet: smaller ones are those of many events."""
_UNDATED_TELLING = 2

Key = tuple[object, ...]


def held(facts: Facts) -> set[Key]:
    """Return the keys under which a claim is found by others."""
    family = facts.family
    cells = _cells(facts, 0.0)
    marks = _marks(facts, _TELLING)
    keys: set[Key] = set()
    if facts.wording is not None:
        keys.add((family, "item", facts.wording, facts.trigger))
    days, months = _days(facts), _months(facts)
    for day in days:
        keys.update((family, day, cell) for cell in cells)
        keys.update((family, day, mark) for mark in marks)
        if not cells:
            keys.update((family, day, mark, "coarse") for mark in marks)
    kind = "short" if days else "long"
    keys.update((family, kind, month, cell) for month in months for cell in cells)
    ever = _ever(facts, cells)
    keys.update((family, "ever", *mark) for mark in ever)
    if facts.first is None:
        keys.update((family, "undated", *mark) for mark in ever)
    return keys


def sought(facts: Facts) -> set[Key]:
    """Return the keys under which a claim looks for others."""
    family = facts.family
    cells = _cells(facts, _REACH)
    marks = _marks(facts, _TELLING)
    keys: set[Key] = set()
    if facts.wording is not None:
        keys.add((family, "item", facts.wording, facts.trigger))
    days, months = _days(facts), _months(facts)
    if days:
        for day in range(days[0] - 1, days[-1] + 2):
            keys.update((family, day, cell) for cell in cells)
            keys.update((family, day, mark, "coarse") if cells else (family, day, mark) for mark in marks)
    kinds = ("long",) if days else ("long", "short")
    keys.update((family, kind, month, cell) for kind in kinds for month in months for cell in cells)
    when = "ever" if facts.first is None else "undated"
    keys.update((family, when, *mark) for mark in _ever(facts, cells))
    return keys


def number(key: Key) -> int:
    """Return a key as one number of 63 bits, the same on every run."""
    return int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest()) >> 1


def _days(facts: Facts) -> range:
    """Return the days of a claim; none for a long time."""
    if facts.first is None or facts.last is None or facts.last - facts.first >= _LONG:
        return range(0)
    return range(facts.first, facts.last + 1)


def _months(facts: Facts) -> range:
    """Return the thirty-day stretches of a claim; none for more than a year."""
    if facts.first is None or facts.last is None or facts.last - facts.first > _YEAR:
        return range(0)
    return range(facts.first // _MONTH, facts.last // _MONTH + 1)


def _marks(facts: Facts, least: int, *, parties: bool = True) -> set[Key]:
    """Return who takes part, what place is named, and how many were met by it, where the figure is a telling one."""
    found: set[Key] = {
        (outcome, figure) for outcome, low, high in facts.losses for figure in (low, high) if figure and figure >= least
    }
    if parties:
        found.update(("party", name) for name in (*facts.actors, *facts.recipients))
        found.update(("named", name) for name in facts.unplaced)
    return found


def _ever(facts: Facts, cells: set[Key]) -> set[Key]:
    """Return what two claims may meet by whatever their days: a cell and a toll, or tolls of two kinds."""
    tolls = _marks(facts, _UNDATED_TELLING, parties=False)
    return {(cell, toll) for cell in cells for toll in tolls} | {
        (a, b) for a in tolls for b in tolls if str(a[0]) < str(b[0])
    }


def _cells(facts: Facts, reach: float) -> set[Key]:
    """Return the cells that the fine places of a claim lie in, or lie within reach of."""
    found: set[Key] = set()
    for spot in facts.spots:
        if spot.precision <= _FINE:
            for row in range(floor((spot.lat - reach) / _CELL), floor((spot.lat + reach) / _CELL) + 1):
                shrink = max(cos(radians(row * _CELL)), 0.05)  # a degree of longitude is shorter up north
                west, east = ((spot.lon * shrink + side) / _CELL for side in (-reach, reach))
                found.update((row, column) for column in range(floor(west), floor(east) + 1))
    return found


@dataclass(slots=True)
class Blocks:
    """Claims by key."""

    rows: dict[Key, list[Facts]] = field(default_factory=dict)
    _days: dict[int, list[Key]] = field(default_factory=dict)

    def add(self, facts: Facts) -> None:
        """Take a claim in."""
        for key in held(facts):
            row = self.rows.get(key)
            if row is None:
                self.rows[key] = [facts]
                if isinstance(key[1], int):
                    self._days.setdefault(key[1], []).append(key)
            else:
                row.append(facts)

    def candidates(self, facts: Facts) -> list[Facts]:
        """Return the claims that a claim is to be compared with, of other reports, each once."""
        found: dict[str, Facts] = {}
        for key in sought(facts):
            row = self.rows.get(key)
            if row:
                for other in row[-HOT:] if len(row) > HOT else row:
                    found[other.claim] = other
        report = facts.report
        return [other for other in found.values() if other.report != report]

    def forget_before(self, day: int) -> None:
        """Drop the days before one: claims that come in order of time need them no more."""
        for old in [one for one in self._days if one < day]:
            for key in self._days.pop(old):
                del self.rows[key]
