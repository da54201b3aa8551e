"""English time expressions: their values, days and relations."""

import re
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.languages.en.dates.find import find_dates
from dateline.languages.en.dates.patterns import RULES
from dateline.languages.en.dates.values import READINGS
from dateline.model.mentions import DateMention

DAY = date(2018, 10, 6)  # a Saturday


def only(text: str, published: date | None = DAY) -> DateMention:
    found = find_dates(text, published)
    assert len(found) == 1, [(m.span.of(text), m.value) for m in found]
    return found[0]


def days(mention: DateMention) -> tuple[str | None, ...]:
    return tuple(day.isoformat() if day else None for day in (mention.first, mention.last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Shells fell on Saturday (October 6).", "2018-10-06", "2018-10-06"),
        ("The convoy left on Saturday.", "2018-10-06", "2018-10-06"),
        ("The convoy left on Friday.", "2018-10-05", "2018-10-05"),
        ("It was hit last Saturday.", "2018-09-29", "2018-09-29"),
        ("Talks will resume next Monday.", "2018-10-08", "2018-10-08"),
        ("The envoy will arrive on Monday.", "2018-10-08", "2018-10-08"),
        # What is intended, and what reaches ahead
        ("The envoy is planning to see the mill on Monday.", "2018-10-08", "2018-10-08"),
        ("On Monday the envoy planned to leave.", "2018-10-01", "2018-10-01"),
        ("They must stay until Monday.", "2018-10-08", "2018-10-08"),
        ("The fighting lasted until Monday.", "2018-10-01", "2018-10-01"),
        ("They leave as soon as Monday.", "2018-10-08", "2018-10-08"),
        ("Talks are to be held on Monday.", "2018-10-08", "2018-10-08"),
        ("He was found on Thanksgiving Day.", "2017-11-23", "2017-11-23"),
        ("It fell late on the evening of Friday, Sept. 21.", "2018-09-21", "2018-09-21"),
        ("It fell late in 2017.", "2017-10-01", "2017-12-31"),
        ("It fell late in September 2015.", "2015-09-20", "2015-09-30"),
        ("It fell in mid-March.", "2018-03-11", "2018-03-20"),
        ("It fell early last month.", "2018-09-01", "2018-09-10"),
        ("It fell in early 2011.", "2011-01-01", "2011-04-30"),
        ("It fell in early October.", "2018-10-01", "2018-10-10"),
        ("It fell in November.", "2017-11-01", "2017-11-30"),
        ("It fell in May.", "2018-05-01", "2018-05-31"),
        ("It was shelled this morning.", "2018-10-06", "2018-10-06"),
        ("It was shelled overnight.", "2018-10-05", "2018-10-06"),
        ("It was shelled on Thursday and during the night.", "2018-10-04", "2018-10-05"),
        ("It was shelled yesterday.", "2018-10-05", "2018-10-05"),
        ("It has been besieged since March 2011.", "2011-03-01", "2018-10-06"),
        ("It was under siege for nearly two years.", "2016-10-06", "2018-10-06"),
        ("It was hit twice over the past two years.", "2016-10-06", "2018-10-06"),
        ("It was hit in the past 24 hours.", "2018-10-05", "2018-10-06"),
        ("It was hit three days ago.", "2018-10-03", "2018-10-03"),
        ("Tuesdays assault killed four.", "2018-10-02", "2018-10-02"),
        ("Wednesday's explosion killed four.", "2018-10-03", "2018-10-03"),
        ("Wednesday’s explosion killed four.", "2018-10-03", "2018-10-03"),
        ("It was hit on Sept. 11.", "2018-09-11", "2018-09-11"),
        ("It was hit on Jan. 8.", "2018-01-08", "2018-01-08"),
        ("It was hit on Dec. 8.", "2017-12-08", "2017-12-08"),
        ("3 Oct 2016 - Army statement", "2016-10-03", "2016-10-03"),
        ("Tuesday 21 June 2016 Council Calls for Action", "2016-06-21", "2016-06-21"),
        ("Last updated at Feb 092015 BEIRUT", "2015-02-09", "2015-02-09"),
        ("01.02.2015", "2015-02-01", "2015-02-01"),
        ("23-09-2013", "2013-09-23", "2013-09-23"),
        ("2013-09-23", "2013-09-23", "2013-09-23"),
        ("posted 06/28/98 by the office", "1998-06-28", "1998-06-28"),
        ("A BOMB EXPLODED ON 4 FEB 90 IN THE CAPITAL.", "1990-02-04", "1990-02-04"),
        ("dated 04-Feb-15", "2015-02-04", "2015-02-04"),
        ("It was hit in the last week of September.", "2018-09-24", "2018-09-30"),
        ("It was hit in the early hours of Friday.", "2018-10-05", "2018-10-05"),
        ("It was retaken two weeks later.", None, None),
        ("THE MAYOR WAS KILLED 2 DAYS AGO.", "2018-10-04", "2018-10-04"),
        ("It was hit on the fifth of March.", "2018-03-05", "2018-03-05"),
        ("It was hit on March 5-7, 2016.", "2016-03-05", "2016-03-07"),
        ("It was hit last week.", "2018-09-24", "2018-09-30"),
        ("It was hit in the summer of 2014.", "2014-06-01", "2014-08-31"),
        ("It was founded in the early 1980s.", "1980-01-01", "1983-12-31"),
        ("It was hit over the weekend.", "2018-10-06", "2018-10-07"),
        ("22 October، 2017", "2017-10-22", "2017-10-22"),
        ("• March: two raids.", "2018-03-01", "2018-03-31"),
    ],
)
def test_days(text: str, first: str | None, last: str | None) -> None:
    assert days(only(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Sales rose in the third quarter.", "DATE", "2018-Q3"),
        ("It opens in the first half of 2019.", "DATE", "2019-H1"),
        ("It lasted nine months.", "DURATION", "P9M"),
        ("It was a five-year plan.", "DURATION", "P5Y"),
        ("It lasted several weeks.", "DURATION", "PXW"),
        ("The flight took 5 1/2 hours.", "DURATION", "PT5H30M"),
        ("It lasted twenty-four hours.", "DURATION", "PT24H"),
        ("They meet every Tuesday.", "SET", "XXXX-WXX-2"),
        ("They meet each year.", "SET", "P1Y"),
        ("They are fighting now.", "DATE", "PRESENT_REF"),
        ("It was recently retaken.", "DATE", "PAST_REF"),
        ("There is hope for the future.", "DATE", "FUTURE_REF"),
        ("It fell on Friday night.", "TIME", "2018-10-05TNI"),
        ("It fell at 10:35 a.m. Friday.", "TIME", "2018-10-05T10:35"),
        ("It fell at 10 pm yesterday.", "TIME", "2018-10-05T22:00"),
        ("It fell in nineteen ninety-four.", "DATE", "1994"),
        ("It fell last week.", "DATE", "2018-W39"),
        ("It is an art of the 1960s.", "DATE", "196"),
    ],
)
def test_values(text: str, kind: str, value: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "They may attack.",
        "May they rest.",
        "The rebels march on the town.",
        "The second convoy left.",
        "The sun rose and the rain will fall.",
        "A spring of water, a mon ami.",
        "A 27-year-old man, 30 years old.",
        "About 2000 people fled.",
        "They fired 1,995 shells and took $1995.",
        "Jan Kowalski spoke.",
        "They will come as soon as they can.",
        "The M16 and the T-1990 tank.",
        "a quarter of the town, three-quarters of it",
        "He left shortly after the attack.",
        "He was soon released.",
        "Resolution 2039 was passed.",
    ],
)
def test_no_time(text: str) -> None:
    assert find_dates(text, DAY) == ()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since Monday", "since"),
        ("since the war began in March", "since"),
        ("until Monday", "until"),
        ("before Monday", "before"),
        ("after Monday", "after"),
        ("during the past two years", "during"),
        ("on Monday", "on"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert only(f"It was held {text}.").relation == relation


def test_span_leaves_the_preposition_out() -> None:
    text = "It fell on Saturday (October 6), they said."
    assert only(text).span.of(text) == "Saturday (October 6)"


def test_expressions_that_hang_on_another() -> None:
    text = "The town fell on March 5, 2016. A day earlier, the bridge was blown up. Shells hit it the following month."
    stated, earlier, following = find_dates(text, DAY)
    assert stated.basis == "stated"
    assert (days(earlier), earlier.basis) == (("2016-03-04", "2016-03-04"), "other date")
    assert days(following) == ("2016-04-01", "2016-04-30")


def test_since_then_runs_to_the_report() -> None:
    then = find_dates("The war began in early 2011. Since then, thousands have fled.", DAY)[1]
    assert (days(then), then.relation) == (("2011-01-01", "2018-10-06"), "since")


def test_year_ago_of_a_quarter() -> None:
    found = find_dates("Profit in the third quarter rose 5% from a year earlier.", date(1989, 11, 2))
    assert [m.value for m in found] == ["1989-Q3", "1988-Q3"]


def test_weekday_finds_the_year() -> None:
    assert days(only("It was hit on Tuesday, June 21.", date(2018, 10, 6))) == ("2016-06-21", "2016-06-21")


def test_without_a_report_day() -> None:
    assert days(only("It was hit on Oct. 17.", None)) == (None, None)
    assert days(only("It was hit on Monday.", None)) == (None, None)
    found = find_dates("Raids began in 2017. Today, on Saturday (October 6), troops came.", None)
    assert days(found[-1]) == ("2018-10-06", "2018-10-06")


def test_lone_month_takes_the_only_year_told() -> None:
    assert days(find_dates("In 2016 the town fell. It was retaken in May.", None)[1]) == ("2016-05-01", "2016-05-31")


def test_precision() -> None:
    found = find_dates("on Monday; last week; in June 2015; in 2014", DAY)
    assert [m.precision for m in found] == [1, 3, 4, 5]


def test_every_rule_has_a_reading() -> None:
    assert {name.partition(".")[0] for name, _ in RULES} == set(READINGS)


WORDS = re.findall(
    r"\S+",
    """the a last past next that two 12 1990 March May Monday Sept . , ( ) 's of in early late week weeks years day ago
    since until quarter third first half few 1980s '80s 9999 31 30 0735 GMT 10:35 a.m. p.m. noon overnight night then
    earlier fiscal every and 99/99/99 31.12.9999 01.01.0001 500000 hundred nineteen ninety decade century Ago TODAY""",
)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_always_spans_inside_and_days_in_order(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(text, published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert mention.value
        if mention.first and mention.last:
            assert mention.first <= mention.last
            assert mention.last - mention.first >= timedelta(0)
            assert mention.precision in (1, 2, 3, 4, 5)
        else:
            assert mention.precision is None


@pytest.mark.parametrize("word", ["the", "1990", "early", "Monday", "12", "in the", ",", "1990,", "since", "half a"])
def test_long_runs_take_linear_time(word: str) -> None:
    start = process_time()
    find_dates(f"{word} " * 3000 + "last week", DAY)
    assert process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("It will soon begin.", "DATE", "FUTURE_REF"),
        ("They will one day rule the island.", "DATE", "FUTURE_REF"),
        ("It makes four flights a week.", "SET", "P1W"),
        ("He left a week after.", "DURATION", "P1W"),
    ],
)
def test_times_without_a_day(text: str, type_: str, value: str) -> None:
    mention = only(text)
    assert (mention.type, mention.value) == (type_, value)


def test_the_next_morning_follows_the_day_told() -> None:
    told = find_dates("It was shelled on Tuesday. It fell the next morning.", DAY)
    assert days(told[-1]) == ("2018-10-03", "2018-10-03")


@pytest.mark.parametrize(
    ("text", "shift"),
    [
        ("It fell today.", 0),
        ("It fell yesterday.", -1),
        ("It fell last night.", -1),
        ("It fell two days ago.", -2),
        ("It fell last week.", None),
        ("It fell on 5 May 2018.", None),
    ],
)
def test_days_are_counted_from_a_report_day_that_is_not_known(text: str, shift: int | None) -> None:
    assert only(text, None).shift == shift
    assert only(text).shift is None


@pytest.mark.parametrize(
    ("text", "told"),
    [("It fell on Monday.", True), ("It fell yesterday.", True), ("It falls every Monday.", False), ("Now.", False)],
)
def test_a_time_that_has_no_day_may_still_date_an_act(text: str, told: bool) -> None:
    assert only(text, None).tells_when == told
