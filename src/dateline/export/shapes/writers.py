"""Writers of the shapes: each takes accounts one by one, so that memory stays the same however many there are."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

from dateline.export.csv import text_cell
from dateline.export.shapes import acled, annotations, ftm, geojson, own, plover, ucdp
from dateline.export.shapes.tables import Table, in_order, tables
from dateline.export.shapes.world import World
from dateline.model import Account

Row = dict[str, Any]
Rows = Callable[[Account], Iterable[Row]]


@dataclass(slots=True)
class Setting:
    """What writing needs beside the accounts: the world, the reports' texts by id, the time, and what was left out."""

    world: World
    text_of: Callable[[str], str]
    made: datetime
    version: str
    left_out: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)


class RowsWriter(Protocol):
    """Writes rows of one table."""

    def write(self, row: Row) -> None:
        """Write a row."""

    def close(self) -> None:
        """Write what is left, and the end."""


class CsvRows:
    """Rows as CSV: a header, text that no spreadsheet runs, days in ISO 8601."""

    def __init__(self, stream: TextIO, columns: Sequence[str]) -> None:
        """Write the header."""
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(columns)

    def write(self, row: Row) -> None:
        """Write a row."""
        self._writer.writerow([_cell(value) for value in row.values()])

    def close(self) -> None:
        """Do nothing more."""


class LineRows:
    """Rows as JSON, one a line."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: Row) -> None:
        """Write a row."""
        self._stream.write(_json(row) + "\n")

    def close(self) -> None:
        """Do nothing more."""


class DocumentRows:
    """Rows as the items of one JSON document, which begins with ``head``: its last member is the list."""

    def __init__(self, stream: TextIO, head: Row, member: str) -> None:
        """Write the beginning."""
        self._stream = stream
        self._before = f"{_json(head)[:-1]}, {json.dumps(member)}: [\n"

    def write(self, row: Row) -> None:
        """Write a row."""
        self._stream.write(f"{self._before}{_json(row)}")
        self._before = ",\n"

    def close(self) -> None:
        """Write the end."""
        self._stream.write("\n]}\n" if self._before == ",\n" else f"{self._before}]}}\n")


class ParquetRows:
    """Rows as Parquet, some thousands in a group."""

    GROUP = 10_000

    def __init__(self, path: Path, one: Table) -> None:
        """Open the file; raise :class:`ImportError` where pyarrow is missing."""
        import pyarrow
        import pyarrow.parquet

        kinds = {
            "string": pyarrow.string(),
            "integer": pyarrow.int64(),
            "number": pyarrow.float64(),
            "boolean": pyarrow.bool_(),
            "date": pyarrow.date32(),
        }
        self._table = pyarrow.Table
        self._schema = pyarrow.schema(
            [pyarrow.field(f.name, kinds[f.type], nullable=not f.constraints.get("required")) for f in one.fields]
        )
        self._writer = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, row: Row) -> None:
        """Take a row; a full group is written."""
        self._rows.append(row)
        if len(self._rows) >= self.GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        self._writer.write_table(self._table.from_pylist(self._rows, schema=self._schema))
        self._rows.clear()


def _cell(value: object) -> str:
    if isinstance(value, str):
        return text_cell(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _json(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, default=_day)


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not for JSON: {value!r}")


class FileWriter:
    """Accounts into one file of a shape (see :data:`SHAPES`)."""

    def __init__(self, path: Path, shape: str, setting: Setting) -> None:
        """Open the file."""
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._out, self._rows = SHAPES[shape](self._stream, setting)
        self.counts: Counter[str] = Counter()

    def write(self, account: Account) -> None:
        """Write the rows of an event."""
        for row in self._rows(account):
            self._out.write(row)
            self.counts["rows"] += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._stream:
            if kind is None:
                self._out.close()


class FolderWriter:
    """Accounts into a folder of dateline's own tables, as CSV, JSONL or Parquet."""

    def __init__(self, folder: Path, kind: str, setting: Setting) -> None:
        """Open a file for each table."""
        self._stack, self._setting = ExitStack(), setting
        self.counts: Counter[str] = Counter()
        with ExitStack() as opened:
            self._out = {one.name: _opened(folder, kind, one, opened) for one in tables().values()}
            self._stack = opened.pop_all()

    def write(self, account: Account) -> None:
        """Write the rows of an event; those of its reports once only."""
        for name, row in own.rows(account):
            if name == "reports":
                if row["report_id"] in self._setting.seen:
                    continue
                self._setting.seen.add(row["report_id"])
            self.write_row(name, row)

    def write_row(self, name: str, row: Row) -> None:
        """Write one row of a table."""
        self._out[name].write(in_order(row, tables()[name].columns))
        self.counts[name] += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._stack:
            for out in self._out.values() if kind is None else ():
                out.close()


def _opened(folder: Path, kind: str, one: Table, stack: ExitStack) -> RowsWriter:
    path = folder / f"{one.name}.{kind}"
    if kind == "parquet":
        return ParquetRows(path, one)
    stream = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    return CsvRows(stream, one.columns) if kind == "csv" else LineRows(stream)


def _kept(setting: Setting, left_out: Callable[[Account, World], str | None], row: Callable[[Account], Row]) -> Rows:
    """Return the rows of a shape that does not have all events; what it leaves out is counted by reason."""

    def rows(account: Account) -> Iterator[Row]:
        reason = left_out(account, setting.world)
        if reason:
            setting.left_out[reason] += 1
        else:
            yield row(account)

    return rows


def _acled(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    stamp = int(setting.made.timestamp())
    rows = _kept(setting, acled.left_out, lambda account: acled.row(account, setting.world, stamp))
    return CsvRows(stream, acled.COLUMNS), rows


def _ucdp(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    rows = _kept(setting, ucdp.left_out, lambda account: ucdp.row(account, setting.world))
    return CsvRows(stream, ucdp.COLUMNS), rows


def _plover(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    made = setting.made.isoformat(timespec="seconds")

    def rows(account: Account) -> Iterator[Row]:
        for telling in account.tellings:
            reason = plover.left_out(telling)
            if reason:
                setting.left_out[reason] += 1
            else:
                yield plover.record(telling, account, setting.world, made, setting.version)

    return LineRows(stream), rows


def _geojson(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    head = {"type": "FeatureCollection"}
    return DocumentRows(stream, head, "features"), lambda account: [geojson.feature(account)]


def _ftm(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    return LineRows(stream), lambda account: ftm.entities(account, setting.world, setting.seen)


def _annotations(stream: TextIO, setting: Setting) -> tuple[RowsWriter, Rows]:
    head = {"@context": annotations.CONTEXT, "type": "AnnotationPage", "startIndex": 0}
    return DocumentRows(stream, head, "items"), lambda account: annotations.annotations(account, setting.text_of)


SHAPES: Mapping[str, Callable[[TextIO, Setting], tuple[RowsWriter, Rows]]] = {
    "acled": _acled,
    "ucdp": _ucdp,
    "plover": _plover,
    "geojson": _geojson,
    "ftm": _ftm,
    "annotations": _annotations,
}
"""Shapes of one file."""

FOLDERS: Mapping[str, str] = {"own": "csv", "jsonl": "jsonl", "parquet": "parquet"}
"""Formats that are a folder of dateline's own tables, and the suffix of their files."""
