"""``dateline find``: claims, events or reports that fit a query, as a table, JSONL or CSV."""

import argparse
import csv
import json
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO

from dateline.cli.common import complain, style_for, width_for
from dateline.cli.finds import COLUMNS, IN_A_TABLE, Row, rows_of
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import format_for, opened
from dateline.cli.query import query_of
from dateline.cli.view import Style, columns, safe
from dateline.store import Store, StoreError
from dateline.store.search import SEARCHES, Query

_PAGE = 200
_LEAST, _GAP = 6, 2
_ID = 8  # of an id that is a hash: enough to name it by
_WHOLE = ("id", "days", "published")  # never cut: they are copied, or compared
_RIGHT = ("killed", "origins", "against", "reports", "claims")


def run(args: argparse.Namespace) -> int:
    """Search and write what is found; return the exit status: 1 where nothing is."""
    kind = format_for(args.format, args.output)
    cursor: list[int | None] = [None]
    try:
        query = query_of(args)
        with Store.open(args.store) as store, opened(args.output, kind) as stream:
            found = _found(store, args.what, query, args.limit, args.after, cursor)
            names = (IN_A_TABLE if kind == "text" else COLUMNS)[args.what]
            count = _WRITERS[kind](stream, found, names)
    except (StoreError, ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    if not count:
        complain("nothing found")
    elif cursor[0] is not None:
        complain(f"more than {count:,}: go on with --after {cursor[0]}, or take all with --limit 0")
    return OK if count else FAILED


def _found(
    store: Store, what: str, query: Query, limit: int, after: int | None, cursor: list[int | None]
) -> Iterator[tuple[Row, Row]]:
    """Yield finds, page after page, all from the store as it is now; leave the cursor of what is left."""
    left = limit
    with store.reading() as connection:
        while True:
            size = min(_PAGE, left) if limit else _PAGE
            page = SEARCHES[what](connection, store.backend, query, size, after)
            yield from rows_of(connection, what, page.rows)
            left -= len(page.rows)
            after = cursor[0] = page.next
            if after is None or (limit and left <= 0):
                return


def _jsonl(stream: TextIO, found: Iterator[tuple[Row, Row]], _: Sequence[str]) -> int:
    count = 0
    for _flat, whole in found:
        stream.write(json.dumps(whole, ensure_ascii=False) + "\n")
        count += 1
    return count


def _csv(stream: TextIO, found: Iterator[tuple[Row, Row]], names: Sequence[str]) -> int:
    writer = csv.DictWriter(stream, names, lineterminator="\n")
    writer.writeheader()
    count = 0
    for flat, _whole in found:
        writer.writerow({name: _cell(value) for name, value in flat.items()})
        count += 1
    return count


def _cell(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t") else value


def _table(stream: TextIO, found: Iterator[tuple[Row, Row]], names: Sequence[str]) -> int:
    rows = [[safe(str(flat[name])) for name in names] for flat, _ in found]
    if names != IN_A_TABLE["reports"]:
        rows = [[row[0][:_ID], *row[1:]] for row in rows]
    if rows:
        stream.writelines(line + "\n" for line in table_lines(names, rows, style_for(stream), width_for(stream)))
    return len(rows)


def table_lines(names: Sequence[str], rows: Sequence[Sequence[str]], style: Style, width: int) -> Iterator[str]:
    """Yield a table: a line a row, the widest columns cut until it fits; an empty column is left out."""
    kept = [i for i in range(len(names)) if any(row[i] for row in rows)]
    whole = [place for place, i in enumerate(kept) if names[i] in (*_WHOLE, *_RIGHT)]
    titles = [names[i].replace("_", " ") for i in kept]
    table = [[row[i] for i in kept] for row in rows]
    widths = [max(columns(cell) for cell in column) for column in zip(titles, *table, strict=True)]
    widest = max(_LEAST, *widths)
    while sum(widths) + _GAP * (len(widths) - 1) > width and widest > _LEAST:
        widest -= 1
        widths = [size if i in whole else min(size, widest) for i, size in enumerate(widths)]
    right = [names[i] in _RIGHT for i in kept]
    yield style.paint(_line(titles, widths, right), "label")
    for row in table:
        yield _line(row, widths, right)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    fitted = []
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        shown = _cut(cell, width)
        blank = " " * (width - columns(shown))
        fitted.append(blank + shown if to_right else shown + blank)
    return (" " * _GAP).join(fitted).rstrip()


def _cut(text: str, width: int) -> str:
    if columns(text) <= width:
        return text
    end = len(text)
    while columns(text[:end]) > width - 1:
        end -= 1
    return text[:end] + "…"


_WRITERS: dict[str, Callable[[TextIO, Iterator[tuple[Row, Row]], Sequence[str]], int]] = {
    "text": _table,
    "jsonl": _jsonl,
    "csv": _csv,
}
