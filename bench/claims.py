"""Whole records: scored with the claims scorer of the evaluation sets."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.coding import coded
from bench.data import BadData, Row, lines, scorer
from dateline.export.jsonl import record_object
from dateline.model import Record

SHOWN = (
    *("record", "claim", "cited", "chain", "identity", "type", "mode", "actor", "recipient", "place", "date"),
    *("casualties", "frame", "statements", "published"),
)
_VALUES = ("text", "start", "end", "name", "lat", "lon", "from", "to", "outcome", "low", "high", "source", "stance")

Scored = tuple[Row, Row, Row]
"""A document (its id alone), its gold and its prediction, as the scorer takes them."""


Coder = Callable[[Iterable[Row], str], Iterable[tuple[Row, Record]]]
"""Codes documents, given with the name of the field that holds their day."""


def whole(docs: Path, gold: Path, code: Coder = coded) -> dict[str, float]:
    """Score all English reports of a set."""
    return _figures(list(_scored(docs, gold, code)))


def split(docs: Path, gold: Path, code: Coder = coded) -> dict[str, float]:
    """Score the part that may be read and, apart from it, the part named in ``check.txt`` that is only scored."""
    listed = docs.parent / "check.txt"
    if not listed.exists():
        return whole(docs, gold, code)
    check = set(listed.read_text("utf8").split())
    scored = list(_scored(docs, gold, code))
    figures: dict[str, float] = {}
    for part, kept in (("check", [r for r in scored if r[1]["id"] in check]),
                       ("dev", [r for r in scored if r[1]["id"] not in check])):  # fmt: skip
        if kept:
            figures |= {f"{part} {key}": value for key, value in _figures(kept).items()}
    return figures


def _scored(docs: Path, gold: Path, code: Coder) -> Iterator[Scored]:
    """Yield every English report that has gold; the texts are let go of."""
    expected = {str(row["id"]): row for row in lines(gold)}
    problems = scorer("gold").problems
    waiting: set[str] = set()

    def english() -> Iterator[Row]:
        for row in lines(docs):
            if row.get("language", "en") == "en" and str(row["id"]) in expected:
                waiting.add(str(row["id"]))
                yield row

    for row, record in code(english(), "published"):
        id = str(row["id"])
        waiting.remove(id)
        yield {"id": id}, _resolved(row, expected[id], problems), _lean(record_object(record))
    for id in waiting:  # those that could not be coded count as empty
        yield {"id": id}, expected[id], {"id": id, "claims": []}


def _resolved(row: Row, gold: Row, problems: Any) -> Row:
    """Return the gold with its offsets filled in."""
    wrong = list(problems(row, gold))
    if wrong:
        raise BadData(f"gold: {wrong[0]}")
    return gold


def _lean(row: Row) -> Row:
    """Keep what the scorer reads."""
    return {"id": row["id"], "published": row["published"], "claims": [_lean_claim(claim) for claim in row["claims"]]}


def _lean_claim(claim: Row) -> Row:
    def values(items: list[Row]) -> list[Row]:
        return [{key: item[key] for key in _VALUES if key in item} for item in items]

    lists = {key: values(claim[key]) for key in ("actor", "recipient", "place", "casualties", "statements")}
    plain = {key: claim[key] for key in ("type", "mode", "trigger", "date", "frame", "negated")}
    return {**plain, **lists}


def _figures(scored: list[Scored]) -> dict[str, float]:
    found = scorer("score_claims").score(scored)
    return {name: found[name]["f"] for name in SHOWN if name != "published" or found[name]["gold"]}
