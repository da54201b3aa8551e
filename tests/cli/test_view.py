import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.view import GLUE, Style, columns, days_words, figure, flow, quoted, record_lines, safe
from dateline.model import Claim, Loss, Party, Place, Published, Record, Report, Span, Statement, When, Words

TEXT = "Fighters of the Qadan Front withdrew from near Wadi Halim on Friday, Radio Sahm said, citing Sami Odeh."


def words(part: str) -> Words:
    start = TEXT.index(part)
    return Words(Span(start, start + len(part)), part)


DAY = date(2018, 10, 5)
REPORT = Report("r1", "0", TEXT, outlet="Dar News", published=Published(DAY, DAY, 1, "text"))
CLAIM = Claim(
    id="0123abcd",
    type="RETREAT",
    mode="withdraw",
    trigger=words("withdrew"),
    actor=(Party(words("the Qadan Front"), "Qadan Front"),),
    place=(
        Place(words("near Wadi Halim"), "Wadi Halim", 33.1234, 44.5, precision=2),
        Place(words("near"), "Nowhere"),
    ),
    date=When(words("Friday"), DAY, DAY, 1, "report day"),
    casualties=(Loss(words("Fighters"), "killed", "fighters", 3, None),),
    negated=True,
    statements=(Statement(("Radio Sahm", "Sami Odeh"), "admits", words("said")),),
)


def shown(width: int = 200, colour: bool = False, claim: Claim = CLAIM) -> str:
    return "\n".join(record_lines(Record(REPORT, (claim,)), Style(colour), width))


def test_a_claim_reads_as_one_block() -> None:
    assert shown().splitlines() == [
        "r1 · Dar News · 5 October 2018 (from the text)",
        "",
        "  1 RETREAT withdraw “withdrew” 0123abcd",
        "    who      Qadan Front “the Qadan Front”",
        "    where    Wadi Halim (33.123, 44.500, within about 25 km) “near Wadi Halim”; "
        "Nowhere (not found in the gazetteer) “near”",
        "    when     5 October 2018 “Friday”",
        "    losses   at least 3 killed: fighters “Fighters”",
        "    frame    new and told as NOT having happened",
        "    says who Dar News <- Radio Sahm <- Sami Odeh: admits “said”",
    ]


def test_colour_only_adds_colour() -> None:
    coloured = shown(colour=True)
    assert "\x1b[" in coloured and "\x1b[" not in shown()
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown()


@pytest.mark.parametrize("width", [40, 60, 80])
def test_lines_keep_to_the_width_and_lose_nothing(width: int) -> None:
    lines = shown(width).splitlines()
    assert max(map(columns, lines)) <= width
    assert shown(width).split() == shown().split()


def test_right_to_left_words_keep_letters_and_order() -> None:
    arabic = "انسحبت قوات الجبهة من أطراف المدينة"
    lines = list(flow([(arabic, "")], Style(), 40))
    assert " ".join(lines) == arabic


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=6), st.integers(40, 90))
def test_flow_loses_no_letter_and_keeps_to_the_width(texts: list[str], width: int) -> None:
    lines = list(flow([(text, "") for text in texts], Style(), width, indent=4))
    assert all(columns(line) <= width for line in lines)
    letters = "".join(safe(text) for text in texts).replace(" ", "").replace(GLUE, "")
    assert "".join(lines).replace(" ", "").replace(GLUE, "") == letters


def test_a_report_cannot_steer_the_terminal() -> None:
    assert safe("a\x1b[2Jb\nc\x9b") == "a\\x1b[2Jb c\\x9b"


def test_figures_days_and_long_quotes_in_words() -> None:
    bounds = [(4, 4), (4, None), (None, 9), (4, 9), (None, None)]
    told = [figure(Loss(words("said"), "killed", "", low, high)) for low, high in bounds]
    assert told == ["4", "at least 4", "at most 9", "4 to 9", "an unknown number"]
    assert days_words(DAY, None) == "5 October 2018 or later"
    assert days_words(DAY, date(2018, 10, 7)) == "5 October 2018 to 7 October 2018"
    assert len(quoted(Words(Span(0, 900), "so " * 300))) < 170
