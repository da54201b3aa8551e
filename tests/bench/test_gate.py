"""The gate: what counts as a fall, and what it does with data that changed."""

import json
from pathlib import Path

import pytest

from bench import gate

PINNED = {"check claim": 0.5, "check record": 0.4}


@pytest.fixture
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "baseline.json"
    monkeypatch.setattr(gate, "PATH", path)
    return path


def test_fall_of_more_than_a_hundredth_is_named() -> None:
    assert gate.regressions("claims", PINNED, {"check claim": 0.489, "check record": 0.4}) == [
        "claims: check claim fell from 0.500 to 0.489"
    ]


@pytest.mark.parametrize("now", [0.49, 0.5, 0.9])
def test_fall_of_a_hundredth_or_a_rise_passes(now: float) -> None:
    assert gate.regressions("claims", PINNED, {"check claim": now, "check record": 0.4}) == []


def test_figure_that_is_gone_counts_as_fallen() -> None:
    assert gate.regressions("claims", PINNED, {"check claim": 0.5}) == [
        "claims: check record fell from 0.400 to nothing"
    ]


def test_zero_that_stays_zero_passes() -> None:
    assert gate.regressions("claims", {"x": 0.0}, {"x": 0.0}) == []


def test_pin_then_check(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate.pin({"claims": (PINNED, "aa")})
    assert json.loads(baseline.read_text()) == {"claims": {"data": "aa", "figures": PINNED}}
    assert gate.check({"claims": PINNED}, {"claims": "aa"}) == 0
    assert gate.check({"claims": {"check claim": 0.3, "check record": 0.4}}, {"claims": "aa"}) == 1
    assert "check claim fell" in capsys.readouterr().out


def test_pin_keeps_sets_that_are_not_there(baseline: Path) -> None:
    gate.pin({"claims": (PINNED, "aa"), "fakes": ({"x": 0.1}, "bb")})
    gate.pin({"fakes": ({"x": 0.2}, "bb")})
    kept = json.loads(baseline.read_text())
    assert kept["claims"]["figures"] == PINNED
    assert kept["fakes"]["figures"] == {"x": 0.2}


def test_set_whose_data_changed_is_told_and_not_compared(baseline: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gate.pin({"claims": (PINNED, "aa"), "fakes": ({"x": 0.2}, "bb")})
    assert gate.check({"claims": {}, "fakes": {"x": 0.2}}, {"claims": "changed", "fakes": "bb"}) == 0
    assert "claims: not compared" in capsys.readouterr().err


def test_nothing_to_compare_fails(baseline: Path) -> None:
    assert gate.check({"claims": PINNED}, {"claims": "aa"}) == 1
    gate.pin({"claims": (PINNED, "aa")})
    assert gate.check({"claims": PINNED}, {"claims": "other"}) == 1
