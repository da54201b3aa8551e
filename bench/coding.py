"""Running dateline over the documents of a set, a few at a time, as ``dateline code`` does."""

import sys
from collections import deque
from collections.abc import Container, Iterable, Iterator
from datetime import date

from bench.data import Row
from dateline.model import Record, Report
from dateline.read.failure import Failure
from dateline.read.report import make_report
from dateline.run.shard import Options
from dateline.run.workers import code_items


def coded(
    documents: Iterable[Row],
    published: str | None = None,
    only: Container[str] | None = None,
    options: Options | None = None,
) -> Iterator[tuple[Row, Record]]:
    """Yield each document with its record; one that can't be coded is named on stderr and left out.

    ``published`` names the field that holds the day of publication; ``only`` are the ids wanted. A document that comes
    again under the same id is coded once. English is assumed where a document names no language.
    """
    waiting: deque[Row] = deque()
    seen: set[str] = set()

    def items() -> Iterator[Report | Failure]:
        for row in documents:
            id = str(row["id"])
            if id in seen or (only is not None and id not in only):
                continue
            seen.add(id)
            waiting.append(row)
            try:
                yield report_of(row, published)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                yield Failure(id, f"not a document ({type(error).__name__}: {error})")

    for outcome in code_items(items(), options or Options()):
        row = waiting.popleft()
        if isinstance(outcome, Failure):
            print(f"{outcome.where}: {outcome.reason}", file=sys.stderr)
        else:
            yield row, outcome


def report_of(row: Row, published: str | None) -> Report:
    """Return a document as a report; ``published`` names the field that holds its day."""
    day = str(row.get(published) or "")[:10] if published else ""
    return make_report(
        row["text"],
        id=str(row["id"]),
        outlet=row.get("outlet"),
        title=row.get("title"),
        published=day if _is_day(day) else None,
        language=row.get("language") or "en",
        url=row.get("url"),
    )


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
