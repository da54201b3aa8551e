"""The report's own day: stated, inferred with care, and never made up."""

import pytest

from dateline.read import make_report
from dateline.read.days import days_in
from dateline.read.published import day_in_url, parse_given

PROSE = "Government forces shelled the village of Tel Marva, killing at least three people, local medics said."


def day(text: str) -> tuple[str, str] | None:
    found = make_report(text).published
    return (str(found.first), found.basis) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Published July 27 2016 {PROSE}", "2016-07-27"),
        (f"Posted on August 3 2016 {PROSE}", "2016-08-03"),
        (f"23-09-2013 {PROSE}", "2013-09-23"),
        (f"01.02.2015 {PROSE}", "2015-02-01"),
        (f"{PROSE} (September 23 2013)", "2013-09-23"),
        (f"BOGOTA, 20 NOV 89 (EFE) -- {PROSE}", "1989-11-20"),
        (f"Last updated at Feb 092015 BEIRUT {PROSE}", "2015-02-09"),
        (f"{PROSE}\n\n16/02/2022", "2022-02-16"),
        (f"Raid kills three Three died in a village in the east AFP Tuesday 3 May 2016 {PROSE}", "2016-05-03"),
        (f"Raid kills three Security 04-05-2016 0915 AM {PROSE}", "2016-05-04"),
        (f"{PROSE} Today, Saturday, 6 October 2018, calm returned.", "2018-10-06"),
        (f"22 October، 2018\nTeldar, News Agency - {PROSE}", "2018-10-22"),
        (f"Marvatown, 8 February 2022. {PROSE}", "2022-02-08"),
        (f"(Tel Marva, May 4, 2023) – {PROSE}", "2023-05-04"),
        (f"TEL MARVA, Norte de Rio, 10 March 2019. {PROSE}", "2019-03-10"),
        (f"BOGOTÁ, Feb. 25, 2019 (Marva News) -- {PROSE}", "2019-02-25"),
        (f"Raid kills three\n\nPress office, Marva (Norte), July 22, 2013\n\n{PROSE}", "2013-07-22"),
        (f"Line monitor\nDaily note 203/2017, issued 21 November 2017\n\n{PROSE}", "2017-11-21"),
        (f"Radio Marva, noon programme, Thursday 2 November 2023 (transcript)\n\n{PROSE}", "2023-11-02"),
        (f"Daily record of incidents, Sunday 18 June 2017\n\n{PROSE}", "2017-06-18"),
    ],
)
def test_a_stated_day(text: str, expected: str) -> None:
    assert day(text) == (expected, "text")


def test_the_year_is_inferred_from_the_weekday() -> None:
    text = f"{PROSE} Today, on Saturday (October 6), troops came. The town had fallen late in 2017."
    assert day(text) == ("2018-10-06", "inferred")


def test_a_date_line_without_a_year_takes_it_from_the_weekdays() -> None:
    text = f"MARVA (Norte), 21 September. A court on Friday sentenced two men. {PROSE} The raid was in January 2017."
    assert day(text) == ("2018-09-21", "inferred")
    assert day(text.replace("2017", "2010")) is None


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"In Marva, 8 February 2022, troops came. {PROSE}",
        f"The raid on Marva, 8 February 2012\n\n{PROSE} It was remembered in 2022.",
        f"{PROSE} Today, on Saturday (October 6), troops came.",
        f"{PROSE} Today, on Saturday (October 6), troops came. The war has gone on since March 2011.",
        f"{PROSE} The town fell on 3 October 2017 after a siege.",
        f"05/06/2022 {PROSE}",
        f"Monday 21 June 2016 {PROSE}",
        f"{PROSE} On Saturday 6 October troops came, as in 2017.",
    ],
)
def test_no_day_is_made_up(text: str) -> None:
    assert day(text) is None


def test_the_clock_of_a_page_is_not_its_day() -> None:
    menu = "\n".join(f"Another town was shelled {word} this day" for word in ("early", "late", "twice", "heavily"))
    assert day(f"5 May 2025\n{menu}\n{PROSE * 3}") is None


def test_the_day_of_an_address() -> None:
    found = day_in_url("https://news.example/2022/12/02/some-title/")
    assert found is not None
    assert (str(found.first), found.basis) == ("2022-12-02", "page")
    assert day_in_url("https://news.example/2022/13/45/x/") is None


@pytest.mark.parametrize("bad", ["2018", "20181006", "2018-13-01", "6 October 2018", "", "2018-10-06 25:99"])
def test_a_given_day_must_be_one(bad: str) -> None:
    with pytest.raises(ValueError, match="published must be"):
        parse_given(bad)


def test_arabic_days() -> None:
    text = "اليوم الجمعة 28 تشرين الأول 2022 و الأربعاء ٠٦-٠٧-٢٠٢٢"
    assert [str(found.date()) for found in days_in(text)] == ["2022-10-28", "2022-07-06"]
