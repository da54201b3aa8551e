import zlib
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.stories import DAY, record

from dateline.model import Loss, Statement
from dateline.store.rows import (
    ANYBODY,
    address_of,
    body_of,
    claim_row,
    claim_words,
    original_of,
    parties,
    place_names,
    record_from,
    seal_of,
    sources,
    told_by,
)

TOLD = record("Gunmen attacked the post of Azaz.", "Rebels shelled the road near Ḥoms.", title="Two attacks")
CLAIM = TOLD.claims[1]


def test_a_record_comes_back_from_its_body_and_the_digest_is_of_its_json() -> None:
    body = body_of(TOLD)
    assert body.digest == sha256(told_by(body.content)).hexdigest()
    assert record_from(body.content).claims == TOLD.claims
    assert body_of(TOLD) == body  # the same record, the same bytes
    with pytest.raises(ValueError, match="damaged"):
        told_by(body.content[:-5])
    with pytest.raises(ValueError, match="not a record"):
        record_from(zlib.compress(b'{"claims": []}'))


def test_a_report_is_found_again_by_its_url_its_file_or_its_bytes() -> None:
    report = TOLD.report
    assert address_of(replace(report, url="https://x", file="/y")) == "https://x"
    assert address_of(replace(report, file="/y")) == "/y"
    assert address_of(report) == f"sha256:{report.fingerprint}"
    assert original_of(report) == report.text.encode()
    assert original_of(replace(report, original=b"raw")) == b"raw"


def test_a_claim_as_a_row() -> None:
    row = claim_row(CLAIM, TOLD.report)
    assert (row["id"], row["type"], row["first"], row["last"], row["published"]) == (CLAIM.id, "ASSAULT", DAY, DAY, DAY)
    assert (row["place"], row["place_precision"], row["killed_low"], row["killed_high"]) == ("Ḥoms", 1, 3, 3)
    bare = replace(CLAIM, place=(), date=None, casualties=())
    row = claim_row(bare, replace(TOLD.report, published=None, outlet=None))
    assert {row[name] for name in ("first", "lat", "place", "killed_low", "published", "outlet")} == {None}


@given(st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 9)), min_size=1, max_size=4))
def test_the_dead_are_added_up_and_an_open_figure_leaves_the_sum_open(figures: list[tuple[int, int | None]]) -> None:
    losses = tuple(Loss(CLAIM.trigger, "killed", str(i), low, high) for i, (low, high) in enumerate(figures))
    row = claim_row(replace(CLAIM, casualties=(*losses, Loss(CLAIM.trigger, "injured", "x", 50, 50))), TOLD.report)
    assert row["killed_low"] == sum(low for low, _ in figures)
    highs = [high for _, high in figures]
    assert row["killed_high"] == (None if None in highs else sum(high or 0 for high in highs))


def test_who_takes_part_and_who_says_so() -> None:
    assert list(parties(CLAIM)) == [("X.6", "actor"), ("name:village guards", "recipient")]
    chain = replace(CLAIM, statements=(Statement(("the army", "a clerk"), "denies", None, ("SY.mil", None)),))
    assert list(sources(chain, "Daily Lamp")) == [
        (ANYBODY, "denies", 0),
        ("name:daily lamp", "denies", 0),
        ("SY.mil", "denies", 1),
        ("name:a clerk", "denies", 2),
    ]
    assert [row[2] for row in sources(chain, None)] == [0, 1, 2]
    assert place_names(CLAIM)[:2] == ("shelled", "homs")


def test_a_claim_is_found_by_its_own_line_its_names_and_the_title() -> None:
    words = claim_words(CLAIM, TOLD.report)
    assert all(word in words for word in ("shelled the road", "village guards", "homs", "two attacks"))
    assert "azaz" not in words


def test_everything_that_is_kept_of_a_record_is_sealed() -> None:
    row = {"version": 1, "fingerprint": "f", "original": "o", "coder": "c", "by": "b", "at": "a", "digest": "d"}
    seals = {seal_of("id", "address", "added", row)}
    seals |= {
        seal_of("x", "address", "added", row),
        seal_of("id", "x", "added", row),
        seal_of("id", "address", "x", row),
    }
    seals |= {seal_of("id", "address", "added", row | {name: "x"}) for name in row}
    assert len(seals) == 1 + 3 + len(row)
