from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.side_by_side import account_lines, reports_of, table
from dateline.cli.view import Style, columns
from dateline.link.accounts import account
from dateline.model import (
    Account,
    Claim,
    Loss,
    Party,
    Place,
    Published,
    ReportHead,
    Span,
    Statement,
    Telling,
    When,
    Words,
)

HERE = Words(Span(0, 1), "x")
DAY = date(2018, 3, 20)
RAID = Claim(
    "c1",
    "ASSAULT",
    "aerial",
    HERE,
    actor=(Party(HERE, "Syrian Armed Forces", "SY.mil"),),
    place=(Place(HERE, "Saraqib", 35.86, 36.8, precision=2),),
    date=When(HERE, DAY, DAY, 1, "stated"),
    casualties=(Loss(HERE, "killed", "people", 17, 17),),
    statements=(
        Statement(("Civil Defence",), "asserts", None, ("civil-defence",)),
        Statement(("Reuters", "doctor"), "asserts", None, ("reuters", None)),
        Statement(("Ministry of Defence",), "denies", None, ("SY.mod",)),
        Statement(("State TV",), "silent", None, ("tv",)),
    ),
)


def _head(number: int, outlet: str | None, wording: str | None = None) -> ReportHead:
    day = date(2018, 3, 20 + number)
    return ReportHead(f"r{number}", 1, "0" * 64, outlet, published=Published(day, day, 1, "given"), wording=wording)


def _told(outlets: tuple[str | None, ...] = ("Harbour Wire", "Quay Chronicle")) -> Account:
    return account(
        Telling(
            replace(RAID, id=f"c{number}", casualties=(Loss(HERE, "killed", "people", 17 + number, 17 + number),)),
            _head(number, outlet, "item" if number < 2 else None),
        )
        for number, outlet in enumerate(outlets)
    )


def _text(told: Account, width: int = 100) -> str:
    return "\n".join(account_lines(told, Style(), width))


def test_reports_stand_side_by_side_with_what_they_agree_in() -> None:
    told = _told()
    rows = table(told, reports_of(told))
    assert rows[0][1] == ("Harbour Wire", "Quay Chronicle") and rows[2][1] == ("", "(reprint)")
    cells = {label: (values, agreement) for label, values, agreement in rows[3:]}
    assert cells["killed"] == (("17", "18"), "differ")
    assert cells["where"] == (("Saraqib", "Saraqib"), "agree")


def test_who_says_so_who_denies_and_who_is_silent_are_kept_apart() -> None:
    lines = [line.strip() for line in _text(_told()).splitlines()]
    assert "for      Civil Defence: asserts via Harbour Wire; Quay Chronicle" in lines
    assert "doctor (to Reuters): asserts via Harbour Wire <- Reuters; Quay Chronicle <- Reuters" in lines
    assert "against  Ministry of Defence: denies via Harbour Wire; Quay Chronicle" in lines
    assert "silent   State TV" in lines
    (told,) = [line for line in lines if line.startswith("range")]
    assert told.startswith("range    killed 17 (Harbour Wire) to 18 (Quay Chronicle); most often ")
    assert "changed  Quay Chronicle: killed 18" in lines


def test_one_report_and_few_fields_make_a_small_table() -> None:
    bare = Claim("c1", "PROTEST", None, HERE)
    text = _text(account([Telling(bare, ReportHead("r1", 1, "0" * 64))]))
    assert text.startswith("PROTEST c1\n1 report, 1 independent origin\n")
    assert "day unknown" in text and "None" not in text and "range" not in text


def test_control_characters_never_reach_the_terminal() -> None:
    assert "\x1b" not in _text(_told(("\x1b[31mWire", "B")))


@pytest.mark.parametrize("colour", [False, True])
def test_colour_changes_no_width(colour: bool) -> None:
    plain = list(account_lines(_told(), Style(), 100))
    painted = list(account_lines(_told(), Style(colour), 100))
    assert len(plain) == len(painted) and (plain == painted) is not colour


@given(
    st.lists(st.none() | st.text(min_size=1, max_size=40), min_size=1, max_size=7).map(tuple),
    st.integers(60, 160),
)
def test_no_line_is_wider_than_the_terminal(outlets: tuple[str | None, ...], width: int) -> None:
    for line in _text(_told(outlets), width).split("\n"):
        assert columns(line) <= width
