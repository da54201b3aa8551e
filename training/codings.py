"""Reports coded by hand: who did what, by offsets into texts that lie with the evaluation sets.

A line of ``codings/*.jsonl`` holds the claims of one report in the codebook's gold format without any words of the
report, and under ``mentions`` what each mention of an act tells: [start, end, type, number of the claim or null].
Reports written for the purpose (``own.jsonl``) hold their text too; those of ``negatives.jsonl`` tell no claim. The
golden reports of the tests are coded without mentions.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any

from bench.data import Row, lines, scorer, shared

from dateline.model import Report
from dateline.read.report import make_report

FOLDER = Path(__file__).parent / "codings"
GOLDEN = Path(__file__).parent.parent / "tests" / "golden"
DOCUMENTS = {
    "claims": "claims/docs.jsonl",
    "fakes": "fakes/docs.jsonl",
    "re3d": "re3d/docs.jsonl",
    "aquaint": "timex/aquaint.docs.jsonl",
    "timebank": "timex/timebank.docs.jsonl",
    "incidents": "incidents/docs.jsonl",
}
Claim = dict[str, Any]


@dataclass(frozen=True)
class Coded:
    """A coded report, ``invented`` where it was written for the purpose.

    ``mentions[(start, end)]`` is the number of the claim that a word tells, ``None`` for none.
    """

    report: Report
    claims: list[Claim]
    mentions: dict[tuple[int, int], int | None]
    invented: bool


def coded_reports() -> Iterator[Coded]:
    """Yield the coded reports whose texts lie beside the project.

    Raises :class:`bench.data.BadData` where the evaluation sets are missing.
    """
    golds = {row["id"]: row["claims"] for row in lines(shared() / "bench" / "claims" / "gold.jsonl")}
    for path in sorted(FOLDER.glob("*.jsonl")):
        rows = {row["id"]: row for row in map(json.loads, path.read_text("utf8").splitlines())}
        documents = lines(shared() / "bench" / DOCUMENTS[path.stem]) if path.stem in DOCUMENTS else list(rows.values())
        for document in documents:
            row = rows.pop(str(document["id"]), None)
            if row is None:
                continue
            claims = row["claims"] if "claims" in row else golds.get(row["id"], [])
            mentions = {(start, end): claim for start, end, _, claim in row.get("mentions", ())}
            yield _coded(document, claims, mentions, path.stem not in DOCUMENTS)
    for path in sorted(GOLDEN.glob("*.json")):
        row = json.loads(path.read_text("utf8"))
        if "record" in row:
            yield _coded(row["report"], row["record"]["claims"], {}, True, row["report"]["published"])


def _coded(
    document: Row,
    claims: list[Claim],
    mentions: dict[tuple[int, int], int | None],
    invented: bool,
    published: str | None = None,
) -> Coded:
    for _ in scorer("gold").problems(document, {"id": document["id"], "claims": claims}):
        pass  # resolves {text, nth} to offsets, in place
    report = make_report(
        document["text"],
        id=str(document["id"]),
        outlet=document.get("outlet") or document.get("source"),
        title=document.get("title"),
        published=published,
        language="en",
    )
    return Coded(report, claims, mentions, invented)


def chance(text: str) -> int:
    """Return a number for a text that is the same on every run, to part texts by."""
    return int.from_bytes(sha1(text.encode()).digest()[:2])


def opening(coded: Coded, end: int) -> Coded:
    """Return a report cut off at an offset, as a post or a headline would tell it; the claims keep their numbers."""
    report = make_report(coded.report.text[:end], id=coded.report.id, outlet=coded.report.outlet, language="en")
    mentions = {span: claim for span, claim in coded.mentions.items() if span[1] <= end}
    return Coded(report, coded.claims, mentions, coded.invented)
