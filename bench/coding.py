"""Running dateline over the documents of a set, one record at a time."""

from collections.abc import Iterable, Iterator
from datetime import date

from bench.data import Row
from dateline.knowledge.everything import load_knowledge
from dateline.model import Record
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports


def coded(documents: Iterable[Row], published: str | None = None) -> Iterator[tuple[Row, Record]]:
    """Yield each document with its record. ``published`` names the field that holds the day of publication."""
    waiting: list[Row] = []

    def reports():  # type: ignore[no-untyped-def]
        for row in documents:
            waiting.append(row)
            day = row.get(published) if published else None
            yield make_report(
                row["text"],
                id=str(row["id"]),
                outlet=row.get("outlet"),
                title=row.get("title"),
                published=str(day)[:10] if day and _is_day(str(day)[:10]) else None,
                language=row.get("language") or "en",
                url=row.get("url"),
            )

    for record in code_reports(reports(), load_knowledge()):
        yield waiting.pop(0), record


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
