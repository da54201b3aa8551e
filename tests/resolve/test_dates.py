"""The calendar behind time expressions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve import dates as cal

DAY = date(2018, 10, 6)


@pytest.mark.parametrize(("days", "expected"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (400, 5)])
def test_precision(days: int, expected: int) -> None:
    assert cal.precision(DAY, cal.shift(DAY, days - 1, "D")) == expected


def test_precision_of_an_open_interval() -> None:
    assert cal.precision(DAY, None) is None


def test_shift_clips_to_the_month() -> None:
    assert cal.shift(date(2016, 3, 31), -1, "M") == date(2016, 2, 29)
    assert cal.shift(date(2016, 2, 29), 1, "Y") == date(2017, 2, 28)


def test_shift_out_of_the_calendar() -> None:
    assert cal.shift(DAY, -3000, "Y") is None
    assert cal.shift(DAY, 10**12, "D") is None


def test_winter_crosses_the_year() -> None:
    when = cal.in_season(2015, "WI")
    assert when is not None
    assert (when.first, when.last) == (date(2015, 12, 1), date(2016, 2, 29))


def test_weekday_near() -> None:
    assert cal.weekday_near(DAY, 6, "past") == DAY
    assert cal.weekday_near(DAY, 6, "last") == date(2018, 9, 29)
    assert cal.weekday_near(DAY, 6, "next") == date(2018, 10, 13)
    assert cal.weekday_near(DAY, 1, "future") == date(2018, 10, 8)


def test_year_of_day() -> None:
    assert cal.year_of_day(DAY, 12, 8) == 2017
    assert cal.year_of_day(DAY, 10, 20, ahead=45) == 2018
    assert cal.year_of_day(DAY, 6, 21, weekday=2) == 2016
    assert cal.year_of_day(DAY, 2, 30) is None


def test_infer_year() -> None:
    assert cal.infer_year(10, 6, 6, [2015, 2017]) == 2018
    assert cal.infer_year(10, 6, 5, [2015, 2017]) == 2017
    assert cal.infer_year(10, 6, None, [2017]) == 2017
    assert cal.infer_year(10, 6, 6, []) is None
    assert cal.infer_year(10, 6, 1, [1990]) is None


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2, "D", "P2D"),
        (24, "H", "PT24H"),
        (1.5, "MIN", "PT1M30S"),
        (0.5, "Y", "P6M"),
        (None, "M", "PXM"),
        (1, "F", "P2W"),
    ],
)
def test_duration(count: float | None, unit: str, value: str) -> None:
    assert cal.duration(count, unit) == value


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-10-06", DAY, DAY),
        ("2018-10-06TNI", DAY, DAY),
        ("2018-W40", date(2018, 10, 1), date(2018, 10, 7)),
        ("2018-W40-WE", date(2018, 10, 6), date(2018, 10, 7)),
        ("2018-Q3", date(2018, 7, 1), date(2018, 9, 30)),
        ("2018-H1", date(2018, 1, 1), date(2018, 6, 30)),
        ("2018-SU", date(2018, 6, 1), date(2018, 8, 31)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("P2D", date(2018, 10, 4), DAY),
    ],
)
def test_timex_first_last(value: str, first: date, last: date) -> None:
    assert cal.timex_first_last(value, DAY) == (first, last)


@pytest.mark.parametrize("value", ["PRESENT_REF", "PXD", "2018-13", "2018-02-30", "2018-W60", "", "XXXX-WXX-2"])
def test_timex_without_days(value: str) -> None:
    assert cal.timex_first_last(value, DAY) is None


@given(st.dates(), st.sampled_from("DWMQYEC"))
def test_a_period_contains_its_day_and_reads_back(day: date, unit: str) -> None:
    when = cal.containing(day, unit)
    if when is None:
        assert day.year < 100 or day.year > 9990
        return
    assert when.first is not None and when.last is not None
    assert when.first <= day <= when.last
    if unit not in "C":
        assert cal.timex_first_last(when.value) == (when.first, when.last)


@given(st.dates(), st.sampled_from(["early", "mid", "late"]), st.sampled_from("WMQYE"))
def test_a_part_lies_inside(day: date, part: str, unit: str) -> None:
    when = cal.containing(day, unit)
    if when is None:
        return
    inner = cal.part_of(when, part)
    assert when.first and when.last and inner.first and inner.last
    assert when.first <= inner.first <= inner.last <= when.last
