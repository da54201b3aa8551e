"""Whole records: scored with the claims scorer of the evaluation sets."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.coding import coded
from bench.data import Row, lines, scorer
from dateline.export.jsonl import record_object

SHOWN = ("record", "claim", "cited", "chain", "identity", "type", "mode", "actor", "recipient", "place", "date", "casualties",
         "frame", "statements", "published")  # fmt: skip


def predictions(documents: Iterable[Row]) -> dict[str, Any]:
    """Return dateline's output by report id, in the gold format."""
    return {str(row["id"]): _lean(record_object(record)) for row, record in coded(documents, "published")}


def _lean(row: Row) -> Row:
    return {key: row[key] for key in ("id", "published", "claims")}


def whole(docs: Path, gold: Path) -> dict[str, float]:
    """Score all English reports of a set."""
    ids = {row["id"] for row in lines(gold)}
    return _figures(docs, gold, predictions(_english(docs, ids)), None)


def split(docs: Path, gold: Path) -> dict[str, float]:
    """Score the part that may be read and, apart from it, the part named in ``check.txt`` that is only scored."""
    listed = docs.parent / "check.txt"
    if not listed.exists():
        return whole(docs, gold)
    check = set(listed.read_text("utf8").split())
    ids = {row["id"] for row in lines(gold)}
    english = {row["id"] for row in _english(docs, ids)}
    found = predictions(_english(docs, ids))
    figures = {f"check {k}": v for k, v in _figures(docs, gold, found, english & check).items()}
    return figures | {f"dev {k}": v for k, v in _figures(docs, gold, found, english - check).items()}


def _english(docs: Path, ids: set[str]) -> Iterable[Row]:
    return (row for row in lines(docs) if row["id"] in ids and row.get("language", "en") == "en")


def _figures(docs: Path, gold: Path, found: dict[str, Any], only: set[str] | None) -> dict[str, float]:
    module = scorer("score_claims")
    with tempfile.TemporaryDirectory() as folder:
        pred = Path(folder) / "pred.jsonl"
        pred.write_text("".join(json.dumps(row) + "\n" for row in found.values()), "utf8")
        reports = [r for r in module.read(str(docs), str(gold), str(pred)) if r[0]["id"] in found and (only is None or r[0]["id"] in only)]
    scored = module.score(reports)
    return {name: scored[name]["f"] for name in SHOWN}
