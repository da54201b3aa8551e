"""The map in cells of a quarter of a degree, by which claims are found in a box on any database."""

from math import floor

SIZE = 0.25
"""Degrees."""

_ROW = 2048  # more than the cells around the globe
_MOST = 400


def cell(lat: float, lon: float) -> int:
    """Return the cell of a point."""
    return _row(lat) * _ROW + _column(lon)


def cells(south: float, west: float, north: float, east: float) -> tuple[int, ...] | None:
    """Return the cells that a box touches (``west`` may be east of ``east``); ``None`` where they are too many."""
    stretches = [(west, 180.0), (-180.0, east)] if west > east else [(west, east)]
    columns = [column for first, last in stretches for column in range(_column(first), _column(last) + 1)]
    rows = range(_row(south), _row(north) + 1)
    if len(rows) * len(columns) > _MOST:
        return None
    return tuple(row * _ROW + column for row in rows for column in columns)


def _row(lat: float) -> int:
    return floor((lat + 90) / SIZE)


def _column(lon: float) -> int:
    return floor((lon + 180) / SIZE)
