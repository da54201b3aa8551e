"""Events of the store and those of another data set, matched one to one, the best pair first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import cos, floor, radians

from dateline.compare.differences import differences
from dateline.compare.entry import Comparison, Entry, Match
from dateline.compare.kinds import tables
from dateline.compare.parties import Sides
from dateline.compare.score import HAPPENED, SLACK_DAYS, SLACK_KM, days_apart, days_of, killed, km_apart, score
from dateline.model import Kept

LEAST = 0.0
"""The score from which two events are taken for one."""

_KM_A_DEGREE = 110.0
_LONG = 31
_WIDE_KM = 50.0

_Cell = tuple[int, int, int]


def compare(
    ours: Iterable[Kept], theirs: Iterable[Entry], sides: Sides, shape: str, least: float = LEAST
) -> Comparison:
    """Match events one to one and say what only one side has.

    ``shape`` is ``acled`` or ``ucdp``. Pairs with a score of ``least`` or less are no match. The order in which events
    are given makes no difference. What the file could not have (an accusation, a day before its first) is told apart
    from what it misses.
    """
    entries = sorted(theirs, key=lambda entry: (entry.first, entry.id))
    kept = sorted(ours, key=_in_time)
    index = _Index(entries)
    pairs = sorted(
        (
            (-found[0], one.event.id, entry.id, number, found[1], entry)
            for number, one in enumerate(kept)
            for entry in index.near(one)
            if (found := score(one, entry, sides)) and found[0] > least
        ),
        key=lambda pair: pair[:3],
    )
    taken: set[int] = set()
    used: set[str] = set()
    matches: list[Match] = []
    for minus, _, id, number, reasons, entry in pairs:
        if number in taken or id in used:
            continue
        taken.add(number)
        used.add(id)
        one = kept[number]
        matches.append(
            Match(
                kept=one,
                entry=entry,
                score=-minus,
                reasons=reasons,
                days_apart=days_apart(one, entry) or 0,
                km_apart=km_apart(one.event.place, entry),
                differences=differences(one, entry, sides),
            )
        )
    reach = _Reach(entries, shape)
    left = [(one, reach.beyond(one)) for number, one in enumerate(kept) if number not in taken]
    return Comparison(
        name=shape,
        matches=tuple(matches),
        only_theirs=tuple(entry for entry in entries if entry.id not in used),
        only_ours=tuple(one for one, why in left if why is None),
        beyond=tuple((one, why) for one, why in left if why is not None),
    )


def _in_time(one: Kept) -> tuple[date, str]:
    days = days_of(one)
    return (days[0] if days else date.max, one.event.id)


class _Index:
    """Entries by day and by cell of a degree, so that each event meets its neighbours only."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._cells: dict[_Cell, list[Entry]] = {}
        self._days: dict[int, list[Entry]] = {}
        self._anywhere: dict[int, list[Entry]] = {}
        self._long: list[Entry] = []
        for entry in entries:
            first, last = entry.first.toordinal(), entry.last.toordinal()
            if last - first > _LONG:
                self._long.append(entry)
                continue
            for when in range(first, last + 1):
                self._days.setdefault(when, []).append(entry)
                if entry.latitude is None or entry.longitude is None or entry.radius_km > _WIDE_KM:
                    self._anywhere.setdefault(when, []).append(entry)
                else:
                    cell = (when, floor(entry.latitude), floor(entry.longitude))
                    self._cells.setdefault(cell, []).append(entry)

    def near(self, one: Kept) -> Iterator[Entry]:
        """Yield the entries that may be an event, each once."""
        days = days_of(one)
        if days is None:
            return
        first, last = days[0].toordinal() - SLACK_DAYS, days[1].toordinal() + SLACK_DAYS
        place = one.event.place
        seen: dict[str, Entry] = {}
        for when in range(first, last + 1) if last - first <= 366 else ():
            if place is None or place.latitude is None or place.longitude is None:
                seen.update((entry.id, entry) for entry in self._days.get(when, ()))
                continue
            reach = (place.radius_km or 0) + _WIDE_KM + SLACK_KM
            for cell in _around(when, place.latitude, place.longitude, reach):
                seen.update((entry.id, entry) for entry in self._cells.get(cell, ()))
            seen.update((entry.id, entry) for entry in self._anywhere.get(when, ()))
        yield from seen.values()
        yield from self._long


def _around(day: int, latitude: float, longitude: float, km: float) -> Iterator[_Cell]:
    """Yield the cells within a distance of a point."""
    north = km / _KM_A_DEGREE
    east = min(180.0, north / max(cos(radians(min(89.0, abs(latitude) + north))), 0.02))
    for y in range(floor(latitude - north), floor(latitude + north) + 1):
        for x in range(floor(longitude - east), floor(longitude + east) + 1):
            yield day, y, (x + 180) % 360 - 180


class _Reach:
    """What a file could have at all: its days, the neighbourhood of its events, the types that its makers code."""

    def __init__(self, entries: Sequence[Entry], shape: str) -> None:
        self._shape = shape
        self._first = min((entry.first for entry in entries), default=date.max)
        self._last = max((entry.last for entry in entries), default=date.min)
        points = [(e.latitude, e.longitude) for e in entries if e.latitude is not None and e.longitude is not None]
        self._cells = {
            (floor(y) + north, floor(x) + east) for y, x in points for north in range(-2, 3) for east in range(-2, 3)
        }

    def beyond(self, one: Kept) -> str | None:
        """Return why the file could not have an event, ``None`` where it could."""
        event, days = one.event, days_of(one)
        if event.type not in tables().codes[self._shape]:
            return f"{event.type} is not coded there"
        if event.frame not in HAPPENED:
            return f"only {event.frame}"
        if self._shape == "ucdp" and not ((toll := killed(event)) and (toll.highest is None or toll.highest > 0)):
            return "no deaths"
        if days is None:
            return "no day"
        if days[1] < self._first or days[0] > self._last:
            return "not in the days of the file"
        place = event.place
        if place is None or place.latitude is None or place.longitude is None:
            return "no place" if place is None else None
        if self._cells and (floor(place.latitude), floor(place.longitude)) not in self._cells:
            return "far from all events of the file"
        return None
