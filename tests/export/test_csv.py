import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.csv import COLUMNS, CsvWriter, bounds, text_cell
from dateline.model import Claim, Loss, Party, Place, Published, Record, Report, Span, Statement, When, Words

TEXT = "=Gunmen killed five guards and four drivers near Tal Rifa on Sunday, a medic said."


def words(part: str) -> Words:
    start = TEXT.index(part)
    return Words(Span(start, start + len(part)), part)


def loss(low: int | None, high: int | None, who: str = "guards", by: tuple[str, ...] | None = None) -> Loss:
    return Loss(words("five guards"), "killed", who, low, high, by)


DAY = date(2019, 3, 3)
CLAIM = Claim(
    id="abc",
    type="ASSAULT",
    mode=None,
    trigger=words("killed"),
    actor=(Party(words("=Gunmen"), "=Gunmen"),),
    place=(Place(words("near Tal Rifa"), "Tal Rifa", -36.5, 37.0, precision=2),),
    date=When(words("Sunday"), DAY, DAY, 1, "report day"),
    casualties=(loss(5, 5), loss(4, 4, "drivers")),
    statements=(Statement(("a medic",), "asserts", words("said")), Statement((), "doubts")),
)
REPORT = Report("r1", "0" * 64, TEXT, outlet="Daily Lamp", published=Published(DAY, DAY, 1, "given"))


def rows(record: Record) -> list[dict[str, str]]:
    stream = io.StringIO()
    CsvWriter(stream).write(record)
    return list(csv.DictReader(io.StringIO(stream.getvalue())))


def test_a_claim_is_a_row_with_its_values_and_where_they_stand() -> None:
    (row,) = rows(Record(REPORT, (CLAIM,)))
    assert tuple(row) == COLUMNS
    assert row["published"] == row["date_from"] == row["date_to"] == "2019-03-03"
    assert (row["lat"], row["lon"], row["place_precision"]) == ("-36.5", "37.0", "2")
    assert (row["killed_low"], row["killed_high"], row["injured_low"]) == ("9", "9", "")
    assert row["losses"] == "killed 5 guards; killed 4 drivers"
    assert row["statements"] == "Daily Lamp <- a medic: asserts; Daily Lamp: doubts"
    assert '"near Tal Rifa" [44-57]' in row["quotes"]
    assert row["actor_ids"] == "" and row["negated"] == "false" and row["mode"] == ""


def test_text_that_a_spreadsheet_would_run_is_made_harmless_and_numbers_stay_numbers() -> None:
    (row,) = rows(Record(REPORT, (CLAIM,)))
    assert row["actors"] == "'=Gunmen"
    assert float(row["lat"]) < 0


@given(st.text())
def test_no_cell_begins_like_a_formula_or_breaks_its_line(text: str) -> None:
    cell = text_cell(text)
    assert cell[:1] not in tuple("=+-@\t\r\n")
    assert not any(char < " " for char in cell)


def test_right_to_left_text_passes_unharmed() -> None:
    assert text_cell("قوات سوريا الديمقراطية") == "قوات سوريا الديمقراطية"
    assert text_cell("می\u200cگوید") == "می\u200cگوید"


@pytest.mark.parametrize(
    ("losses", "expected"),
    [
        ([], (None, None)),
        ([loss(None, 40)], (None, 40)),
        ([loss(5, None), loss(4, 4, "drivers")], (9, None)),
        ([loss(5, 5), loss(7, 7)], (5, 7)),
        ([loss(5, 5, by=("a",)), loss(8, None, "drivers", by=("b",))], (5, None)),
    ],
)
def test_parts_are_added_up_and_rival_figures_are_not(
    losses: list[Loss], expected: tuple[int | None, int | None]
) -> None:
    assert bounds(losses, "killed") == expected


def test_a_report_without_claims_has_no_row() -> None:
    assert rows(Record(REPORT, ())) == []
