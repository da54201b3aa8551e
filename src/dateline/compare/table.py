"""A table that somebody exported: whatever its encoding and separator, as rows of named cells."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

Cells = Mapping[str, str]

_SEPARATORS = ",;\t|"
_GAPS = re.compile(r"[^a-z0-9]+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_NAMED = ("%d %B %Y", "%d %b %Y", "%d-%B-%Y", "%d-%b-%Y", "%d-%b-%y", "%B %d, %Y", "%d %B, %Y")
_LONGEST_CELL = 1 << 24


class UnknownTable(ValueError):
    """A file that can't be read as a table of events; the message says why."""


class BadRow(ValueError):
    """A row that can't be used; the message says which cell, and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row with the line of the file on which it ends."""

    line: int
    cells: Cells


def rows(content: bytes) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the names of a table's columns (small letters, underscores) and its rows.

    Raises :class:`UnknownTable` where there is no header; an unreadable row ends the rows with the same error.
    """
    text = decoded(content)
    head = next((line for line in text.splitlines() if line.strip()), "")
    if not head:
        raise UnknownTable("empty")
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.lstrip("\n\r"), newline=""), delimiter=separator(head))
    names = tuple(column(cell) for cell in next(reader))
    return names, _rows(reader, names)


def _rows(reader: Iterator[list[str]], names: tuple[str, ...]) -> Iterator[Row]:
    lines = getattr(reader, "line_num", 0)
    try:
        for cells in reader:
            lines = getattr(reader, "line_num", lines + 1)
            if any(cell.strip() for cell in cells):
                yield Row(lines, {name: cell.strip() for name, cell in zip(names, cells, strict=False)})
    except csv.Error as error:
        raise UnknownTable(f"line {lines + 1}: not readable as a table: {error}") from error


def decoded(content: bytes) -> str:
    """Return the text of a file: UTF-8 or UTF-16 with or without its mark, else as Windows writes it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def separator(head: str) -> str:
    """Return what separates the cells of a header: the sign that stands there most often."""
    return max(_SEPARATORS, key=head.count)


def column(name: str) -> str:
    """Return a column's name as it is looked up: ``EVENT DATE`` is ``event_date``."""
    return _GAPS.sub("_", name.casefold().strip()).strip("_")


def day(text: str) -> date:
    """Return a day written 2018-01-07 or 07 January 2018; raise :class:`BadRow` where it is neither."""
    iso = _ISO.fullmatch(text)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
    except ValueError as error:
        raise BadRow(f"no such day: {text!r}") from error
    for form in _NAMED:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise BadRow(f"no day: {text!r} (2018-01-07 and 07 January 2018 are read)")


def number(cells: Cells, name: str) -> float | None:
    """Return a cell's number, with a point or a comma; ``None`` where it is empty; raise :class:`BadRow` otherwise."""
    text = cells.get(name, "")
    if not text or text.casefold() in ("na", "nan", "null", "none"):
        return None
    try:
        value = float(text.replace(",", ".") if text.count(",") == 1 and "." not in text else text)
    except ValueError:
        raise BadRow(f"{name}: {text!r} is no number") from None
    if value != value or abs(value) == float("inf"):
        raise BadRow(f"{name}: {text!r} is no number")
    return value


def count(cells: Cells, name: str) -> int | None:
    """Return a cell's whole number, ``None`` where it is empty; raise :class:`BadRow` where it is less than none."""
    value = number(cells, name)
    if value is None:
        return None
    if value < 0 or value != int(value):
        raise BadRow(f"{name}: {cells[name]!r} is no count")
    return int(value)


def degrees(cells: Cells) -> tuple[float, float] | None:
    """Return latitude and longitude, ``None`` where either is empty; raise :class:`BadRow` off the map."""
    latitude, longitude = number(cells, "latitude"), number(cells, "longitude")
    if latitude is None or longitude is None:
        return None
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise BadRow(f"latitude and longitude: {latitude:g}, {longitude:g} is no place on earth")
    return latitude, longitude


def listed(text: str) -> tuple[str, ...]:
    """Return the values of a cell that holds several, separated by semicolons."""
    return tuple(dict.fromkeys(value.strip(" \"'“”") for value in text.split(";") if value.strip(" \"'“”")))


def load(path: Path) -> bytes:
    """Return a file's bytes; raise :class:`UnknownTable` where it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnknownTable(error.strerror or str(error)) from error
