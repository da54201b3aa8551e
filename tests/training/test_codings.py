"""The coded reports that the models are trained on: no third party's words in them, and offsets that can be."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.codebook.types import load_types

FOLDER = Path(__file__).parents[2] / "training" / "codings"
ROWS: list[tuple[str, dict[str, Any]]] = [
    (path.stem, row)
    for path in sorted(FOLDER.glob("*.jsonl"))
    for row in map(json.loads, path.read_text("utf8").splitlines())
]
WRITTEN = ("own", "negatives")  # texts of our own; all others are third parties'
CODEBOOK = load_types()


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_a_coding_points_at_words_and_holds_none(name: str, row: dict[str, Any]) -> None:
    if name in WRITTEN:
        assert row["text"].strip()
        return
    assert "text" not in row
    for claim in row.get("claims", ()):
        assert claim["type"] in CODEBOOK.types and claim["frame"] in CODEBOOK.frames and claim["statements"]
        spans = [claim["trigger"], *([claim["date"]] if claim["date"] else [])]
        spans += [item for field in ("actor", "recipient", "place", "casualties") for item in claim[field]]
        for span in spans:
            assert "text" not in span
            assert 0 <= span["start"] < span["end"]


@pytest.mark.parametrize(("name", "row"), [r for r in ROWS if r[0] not in ("negatives", "claims")])
def test_mentions_belong_to_claims_that_there_are(name: str, row: dict[str, Any]) -> None:
    for start, end, _, claim in row["mentions"]:
        assert start < end
        assert claim is None or 0 <= claim < len(row["claims"])


def test_texts_without_a_claim_are_no_copies_of_the_tests_own() -> None:
    tests = Path(__file__).parents[1] / "golden" / "hard_negatives.jsonl"
    tested = {json.loads(line)["text"].strip() for line in tests.read_text("utf8").splitlines()}
    trained = {row["text"].strip() for name, row in ROWS if name == "negatives"}
    assert trained and not tested & trained
