"""Rows of ACLED's and UCDP GED's exports as entries."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dateline.compare.entry import Entry, Kinds
from dateline.compare.kinds import plain, tables
from dateline.compare.parties import Sides
from dateline.compare.table import BadRow, Row, UnknownTable, count, day, degrees, listed, load, rows

Read = Callable[[Row, Sides], Entry]

# How far from the point an event may lie, in km, by the data sets' own precision.
_ACLED_KM: Mapping[int, float] = {1: 6.0, 2: 25.0, 3: 100.0}
_UCDP_KM: Mapping[int, float] = {1: 6.0, 2: 25.0, 3: 40.0, 4: 120.0, 5: 100.0, 6: 400.0, 7: 400.0}
_ACLED_WEEK, _ACLED_MONTH = 2, 3
_HALF_WEEK = timedelta(3)
_VIOLENCE: Kinds = {"ASSAULT": frozenset(), "LOSS": frozenset()}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's events: ``shape`` is ``acled`` or ``ucdp``; ``bad`` are the lines passed over, with the reason."""

    shape: str
    entries: tuple[Entry, ...]
    bad: tuple[tuple[int, str], ...]


def read_entries(path: Path, sides: Sides) -> Loaded:
    """Read an export by its header, whatever the order of its columns; a bad row is passed over and named.

    Raises :class:`UnknownTable` where the file is neither ACLED's nor UCDP's, or no table.
    """
    names, found = rows(load(path))
    shape = shape_of(names)
    entries: dict[str, Entry] = {}
    bad: list[tuple[int, str]] = []
    for row in found:
        try:
            entry = _READ[shape](row, sides)
            if entry.id in entries:
                raise BadRow(f"{entry.id} stands in the file twice (line {entries[entry.id].line})")
            entries[entry.id] = entry
        except BadRow as error:
            bad.append((row.line, str(error)))
    return Loaded(shape, tuple(entries.values()), tuple(bad))


def shape_of(names: tuple[str, ...]) -> str:
    """Return whose export has these columns; raise :class:`UnknownTable` where none that is known has."""
    has = set(names)
    if {"event_date", "event_type"} <= has or {"event_date", "sub_event_type"} <= has:
        return "acled"
    if "date_start" in has and has & {"type_of_violence", "side_a", "dyad_name"}:
        return "ucdp"
    raise UnknownTable(
        "neither an ACLED export (columns event_date, event_type ...) nor a UCDP GED one (date_start, side_a ...); "
        f"found {', '.join(names[:6])}{' ...' if len(names) > 6 else ''}"
    )


def acled(row: Row, sides: Sides) -> Entry:
    """Return a row of ACLED's export; raise :class:`BadRow` where a cell can't be used."""
    cells = row.cells
    told = day(cells.get("event_date", ""))
    first, last = _acled_days(told, count(cells, "time_precision"))
    sub, wide = cells.get("sub_event_type", ""), cells.get("event_type", "")
    fatalities = count(cells, "fatalities")
    point = degrees(cells)
    return Entry(
        id=cells.get("event_id_cnty") or cells.get("data_id") or f"line {row.line}",
        line=row.line,
        first=first,
        last=last,
        type=" / ".join(filter(None, (wide, sub))),
        kinds=tables().acled.get(plain(sub)) or tables().acled.get(plain(wide)),
        sides=tuple(
            sides.side(cells[f"actor{n}"], tables().inter.get(plain(cells.get(f"inter{n}", "").removesuffix(".0"))))
            for n in (1, 2)
            if cells.get(f"actor{n}")
        ),
        place=cells.get("location") or cells.get("admin2") or cells.get("admin1") or None,
        country=cells.get("country") or None,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        radius_km=_ACLED_KM.get(count(cells, "geo_precision") or 1, 100.0),
        low=fatalities,
        best=fatalities,
        high=fatalities,
        sources=listed(cells.get("source", "")),
    )


def _acled_days(told: date, precision: int | None) -> tuple[date, date]:
    if precision == _ACLED_WEEK:
        return told - _HALF_WEEK, told + _HALF_WEEK
    if precision == _ACLED_MONTH:
        return told.replace(day=1), told.replace(day=calendar.monthrange(told.year, told.month)[1])
    return told, told


def ucdp(row: Row, sides: Sides) -> Entry:
    """Return a row of UCDP GED; raise :class:`BadRow` where a cell can't be used."""
    cells = row.cells
    first = day(cells.get("date_start", ""))
    last = day(cells["date_end"]) if cells.get("date_end") else first
    if last < first:
        raise BadRow(f"date_end {last} is before date_start {first}")
    point = degrees(cells)
    low, best, high = (count(cells, name if name in cells else f"{name}_est") for name in ("low", "best", "high"))
    named = [cells[name] for name in ("side_a", "side_b") if cells.get(name)]
    return Entry(
        id=cells.get("id") or cells.get("relid") or f"line {row.line}",
        line=row.line,
        first=first,
        last=last,
        type=_UCDP_TYPES.get(cells.get("type_of_violence", "").removesuffix(".0"), "violence"),
        kinds=_VIOLENCE,
        sides=tuple(sides.side(name) for name in named or cells.get("dyad_name", "").split(" - ") if name),
        place=cells.get("where_coordinates") or cells.get("adm_2") or cells.get("adm_1") or None,
        country=cells.get("country") or None,
        latitude=point[0] if point else None,
        longitude=point[1] if point else None,
        radius_km=_UCDP_KM.get(count(cells, "where_prec") or 1, 400.0),
        low=low if low is not None else best,
        best=best,
        high=high if high is not None else best,
        sources=listed(cells.get("source_office") or cells.get("source_article", "")),
    )


_UCDP_TYPES = {"1": "state-based violence", "2": "non-state violence", "3": "one-sided violence"}
_READ: Mapping[str, Read] = {"acled": acled, "ucdp": ucdp}
