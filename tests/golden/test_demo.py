"""The demo reports can be read and coded, and each of them has something to show."""

import json
from collections import Counter
from importlib.resources import files

import pytest
from tests.golden.comparison import Row, code

REPORTS: list[Row] = [
    json.loads(line) for line in (files("dateline.demo") / "reports.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def records() -> dict[str, Row]:
    return code(REPORTS)


def test_ids_are_unique() -> None:
    assert len({row["id"] for row in REPORTS}) == len(REPORTS) >= 12


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["id"])
def test_report_is_complete(row: Row) -> None:
    assert list(row) == ["id", "outlet", "title", "published", "language", "text"]
    assert row["text"].startswith(row["title"] + "\n\n")
    assert 90 <= len(row["text"].split()) <= 220


@pytest.mark.parametrize("row", REPORTS, ids=lambda row: row["id"])
def test_report_yields_claims(row: Row, records: dict[str, Row]) -> None:
    found = records[row["id"]]
    assert found["claims"]
    assert found["published"]["from"] == row["published"]
    own = row["id"] == "strike-bulletin"  # a party's own bulletin cites nobody
    assert own or any(statement["source"] for claim in found["claims"] for statement in claim["statements"])


def test_a_reprint_repeats_its_original() -> None:
    text = {row["id"]: row["text"] for row in REPORTS}
    copied = [p for p in text["market-reprint"].split("\n\n") if p in text["market-harbour-wire"]]
    assert len(copied) >= 2


def test_sources_disagree(records: dict[str, Row]) -> None:
    stances = Counter(s["stance"] for row in records.values() for c in row["claims"] for s in c["statements"])
    assert stances["denies"]
    assert stances["claims"]
