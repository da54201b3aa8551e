"""Which reports linking brings together, and how that is scored."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.linking_speed import measure, page, synthetic

from bench import linking
from dateline.model import Claim, Place, Record, Report, Span, When, Words

WORDS = Words(Span(0, 6), "attack")
HOMS, IDLIB = (Place(WORDS, name, lat, 36.7, None, "SY", 1, 3.0) for name, lat in (("Homs", 34.7), ("Idlib", 35.9)))
DAY = date(2019, 3, 4)
PLACES = {"a": HOMS, "b": HOMS, "c": IDLIB, "d": HOMS}


def coded(rows: Iterable[Any], **_: Any) -> Iterator[tuple[Any, Record]]:
    for row in rows:
        report = Report(row["id"], row["id"] * 64, f"attack {row['id']}")
        claim = Claim(
            row["id"], "ASSAULT", "aerial", WORDS, place=(PLACES[row["id"]],), date=When(WORDS, DAY, DAY, 1, "text")
        )
        yield row, Record(report, (claim,))


def write(path: Path, rows: Iterable[dict[str, Any]]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), "utf8")
    return path


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(linking, "coded", coded)
    monkeypatch.setattr(linking, "scorer", lambda _: Scorer)
    return write(tmp_path / "docs.jsonl", [{"id": id, "lang": "ar" if id == "d" else "en"} for id in PLACES])


class Scorer:
    """Counts pairs as the scorer beside the sets does."""

    @staticmethod
    def pairs_f1(key: list[set[str]], answer: list[set[str]]) -> dict[str, float]:
        wanted, found = (
            {(a, b) for group in groups for a in group for b in group if a < b} for groups in (key, answer)
        )
        both = len(wanted & found)
        return {"p": both / max(1, len(found)), "r": both / max(1, len(wanted)), "f": 0.0}

    @staticmethod
    def conll(key: list[set[str]], answer: list[set[str]]) -> dict[str, float]:
        return {"conll": 0.0}


def test_reports_of_an_incident_in_english_that_stand_with_no_other(docs: Path, tmp_path: Path) -> None:
    gold = [
        {"incident": "one", "docs": ["a", "b", "d"]},
        {"incident": "two", "docs": ["c"]},
    ]
    figures = linking.incidents(docs, write(tmp_path / "gold.jsonl", gold))
    assert figures["all pairs P, main event"] == figures["all pairs R, any event"] == 1.0
    gold.append({"incident": "three", "docs": ["a"]})
    figures = linking.incidents(docs, write(tmp_path / "gold.jsonl", gold))
    assert figures["all pairs R, main event"] == 0.0


def test_the_silver_standard_is_of_one_day_governorate_and_actor(docs: Path, tmp_path: Path) -> None:
    gold = [
        {"id": id, "date": "2019-03-04", "governorate": where, "actor": "x"}
        for id, where in zip("abc", "hhi", strict=True)
    ]
    figures = linking.silver(docs, write(tmp_path / "gold.jsonl", gold))
    assert figures["all pairs R, main event"] == 1.0
    gold[1]["actor"] = "y"
    figures = linking.silver(docs, write(tmp_path / "gold.jsonl", gold))
    assert figures["all pairs R, main event"] == 0.0


def test_synthetic_claims_are_the_same_each_time_and_most_reports_of_an_event_are_found() -> None:
    assert synthetic(300, 1) == synthetic(300, 1) != synthetic(300, 2)
    seconds, weighed, events = measure(3_000)
    assert seconds > 0 and weighed > events
    assert 900 < events < 2_400


def test_the_page_of_speeds_shows_the_growth() -> None:
    text = page([(10, 1.0, 5, 3, 100.0), (100, 20.0, 50, 30, 100.0)])
    assert "| 10 | 1.0 | 1.00 | 5 | 3 | 100 |" in text and "| 100 | 20.0 | 1.00 | 50 | 30 | 100 |" in text
