"""Whole reports against the records expected of them. An unlisted gap fails, and so does a listed one that closed."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from tests.golden.comparison import (
    Row,
    code,
    differences,
    golden,
    hard_negatives,
    known_gaps,
    place_in,
    spans,
)

from dateline.codebook.types import load_types

GOLDEN = golden()
UPDATE = "run python -m tests.golden.gaps"


@pytest.fixture(scope="module")
def records() -> dict[str, Row]:
    return code(row["report"] for row in GOLDEN.values())


@pytest.mark.parametrize("name", GOLDEN)
def test_record_is_the_expected_one(name: str, records: dict[str, Row]) -> None:
    found = differences(GOLDEN[name]["record"], records[name])
    known = set(known_gaps()["reports"].get(name, ()))
    new = [one for one in found if one.gap not in known]
    closed = known - {one.gap for one in found}
    assert not new, f"{len(new)} new gaps:\n" + "\n".join(map(str, new))
    assert not closed, f"gaps closed, {UPDATE}: {sorted(closed)}"


def test_hard_negatives_yield_no_claim() -> None:
    texts = hard_negatives()
    found = code({"id": name, "text": text} for name, text in texts.items())
    yielding = {name for name in texts if found[name]["claims"]}
    known = set(known_gaps()["hard_negatives"])
    triggers = {name: [c["trigger"]["text"] for c in found[name]["claims"]] for name in texts}
    new = [f"{name}: {texts[name]} -> {triggers[name]}" for name in sorted(yielding - known)]
    assert not new, "claims where there is none:\n" + "\n".join(new)
    assert not known - yielding, f"no claim any more, {UPDATE}: {sorted(known - yielding)}"


def test_known_gaps_name_reports_that_exist() -> None:
    assert set(known_gaps()["reports"]) <= set(GOLDEN)
    assert set(known_gaps()["hard_negatives"]) <= set(hard_negatives())


def test_there_are_enough_of_each() -> None:
    assert len(GOLDEN) >= 16
    assert len(hard_negatives()) >= 60


@pytest.mark.parametrize("name", GOLDEN)
def test_expected_values_point_at_the_words(name: str) -> None:
    row = GOLDEN[name]
    assert row["report"]["id"] == name
    assert row["record"]["claims"]
    for claim in row["record"]["claims"]:
        assert claim["statements"]
        for value in spans(claim):
            assert row["report"]["text"][value["start"] : value["end"]] == value["text"]


def test_golden_reports_cover_the_codebook() -> None:
    claims = [claim for row in GOLDEN.values() for claim in row["record"]["claims"]]
    book = load_types()
    assert {c["type"] for c in claims} == set(book.types)
    assert {c["frame"] for c in claims} == set(book.frames)
    assert {s["stance"] for c in claims for s in c["statements"]} == set(book.stances)
    assert {c["negated"] for c in claims} == {True, False}
    modes = {c["mode"] for c in claims if c["type"] == "ASSAULT"}
    assert modes >= {mode.id for mode in book.types["ASSAULT"].modes}
    assert all(book.allows(c["type"], c["mode"]) for c in claims)


def as_found(record: Row) -> Row:
    """Return an expected record in the shape of a coded one."""
    return {**copy.deepcopy(record), "published": {"from": record["published"]}}


@pytest.mark.parametrize("name", GOLDEN)
def test_comparison_accepts_the_expected_record_itself(name: str) -> None:
    assert differences(GOLDEN[name]["record"], as_found(GOLDEN[name]["record"])) == []


CHANGES: list[tuple[str, Callable[[Row], Any]]] = [
    ("type", lambda claim: claim.update(type="LOSS")),
    ("mode", lambda claim: claim.update(mode="drone")),
    ("actor", lambda claim: claim["actor"].clear()),
    ("recipient", lambda claim: claim["recipient"].append({"name": "civilians"})),
    ("place", lambda claim: claim["place"][0].update(lat=claim["place"][0]["lat"] + 0.3)),
    ("place", lambda claim: claim["place"][0].update(lat=None, lon=None)),
    ("date", lambda claim: claim["date"].update(to="2019-07-31")),
    ("date", lambda claim: claim.update(date=None)),
    ("casualties", lambda claim: claim["casualties"][0].update(low=12)),
    ("casualties", lambda claim: claim["casualties"].append({"outcome": "missing", "low": 1, "high": 1})),
    ("frame", lambda claim: claim.update(frame="background")),
    ("negated", lambda claim: claim.update(negated=True)),
    ("statements", lambda claim: claim["statements"].pop()),
    ("statements", lambda claim: claim["statements"][0].update(stance="claims")),
    ("statements", lambda claim: claim["statements"][0]["source"].insert(0, "AFP")),
]


@pytest.mark.parametrize(("slot", "change"), CHANGES)
def test_comparison_sees_a_changed_slot(slot: str, change: Callable[[Row], Any]) -> None:
    expected = GOLDEN["market-bombed"]["record"]
    found = as_found(expected)
    change(found["claims"][0])
    assert [one.gap for one in differences(expected, found)] == [f"ASSAULT bombed/{slot}"]


def test_comparison_sees_missing_and_extra_claims_and_the_day() -> None:
    expected = GOLDEN["market-bombed"]["record"]
    fewer = as_found(expected)
    fewer["claims"].pop()
    assert [one.gap for one in differences(expected, fewer)] == ["ASSAULT rockets fired/missing"]
    more = as_found(expected)
    more["claims"].append(copy.deepcopy(more["claims"][0]))
    assert [one.gap for one in differences(expected, more)] == ["ASSAULT bombed/extra"]
    other_day = {**as_found(expected), "published": None}
    assert [one.gap for one in differences(expected, other_day)] == ["published"]


def test_words_that_do_not_occur_are_refused() -> None:
    assert place_in("a raid and a raid", "a raid", 2) == 11
    with pytest.raises(ValueError, match="fewer than 3 times"):
        place_in("a raid and a raid", "a raid", 3)
