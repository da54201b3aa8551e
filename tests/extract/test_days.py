"""The day of a claim."""

import pytest
from tests.extract.story import Story

import dateline
from dateline.extract.days import narrowest


def when(text: str, trigger: str) -> tuple[str, str | None] | None:
    record = dateline.code(text, outlet="Daily Lamp", published="2019-03-08", language="en", learned=False)
    date = next(c.date for c in record.claims if trigger in c.trigger.text)
    return (str(date.first), str(date.last) if date.last else None) if date else None


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # Two days told together, and a night that lasts into the next day
        ("Rebels shelled the market on Tuesday and Wednesday.", "shelled", ("2019-03-05", "2019-03-06")),
        ("Rebels shelled the market on Tuesday night.", "shelled", ("2019-03-05", "2019-03-06")),
        ("Rebels shelled the market on Tuesday evening.", "shelled", ("2019-03-05", "2019-03-05")),
        # What has happened is over by the report's day
        ("Rebels have shelled the market five times this year.", "shelled", ("2019-01-01", "2019-03-08")),
        # Nobody says how long
        ("Rebels have shelled the market in recent months.", "shelled", None),
        ("Rebels shelled the market in the past two days.", "shelled", ("2019-03-06", "2019-03-08")),
        # A time only counted from another gives way to one that is told
        ("In February 2018 rebels shelled the market for a week.", "shelled", ("2018-02-01", "2018-02-28")),
        # From one time to another
        ("Rebels shelled the market between 2012 and 2015.", "shelled", ("2012-01-01", "2015-12-31")),
        # Told along with a verb that has a day
        (
            "In May 2018, soldiers shelled the camp at Dorna and arrested nine teachers.",
            "arrested",
            ("2018-05-01", "2018-05-31"),
        ),
        ("Rebels continued on Tuesday to shell the market.", "shell", ("2019-03-05", "2019-03-05")),
        (
            "Hundreds of civilians have been killed since soldiers launched a siege in May 2018.",
            "killed",
            ("2018-05-01", "2019-03-08"),
        ),
    ],
)
def test_day(text: str, trigger: str, expected: tuple[str, str] | None) -> None:
    assert when(text, trigger) == expected


def test_what_began_it_is_of_its_own_time() -> None:
    text = "Rebels have shelled the market since soldiers stormed the mill in January 2018."
    assert when(text, "stormed") == ("2018-01-01", "2018-01-31")


CHRONICLE = """Week in brief

Monday 4. Rebels shelled the market in Dorna. Two bakers were killed.

Wednesday 6. Soldiers raided a farm near Keld.
"""


def test_the_heading_of_a_chronicle_dates_what_stands_under_it() -> None:
    assert when(CHRONICLE, "shelled") == ("2019-03-04", "2019-03-04")
    assert when(CHRONICLE, "raided") == ("2019-03-06", "2019-03-06")


def test_a_single_heading_is_a_date_line() -> None:
    assert when("Wednesday 6. Soldiers raided a farm near Keld.", "raided") is None


LIST = """The coalition struck 40 targets in January 2019, its command said.

Strikes in February 2019 by district:
- Dorna: rebels shelled a mill, killing two bakers.
- Keld: soldiers raided a farm on Tuesday.

Rebels stormed a prison near Orme.
"""


def test_the_line_over_a_list_dates_its_items() -> None:
    assert when(LIST, "shelled") == ("2019-02-01", "2019-02-28")
    assert when(LIST, "raided") == ("2019-03-05", "2019-03-05")
    assert when(LIST, "stormed") is None


def test_the_narrowest_day_counts_and_the_first_of_equals() -> None:
    story = Story("They met.")
    for ago, days in ((30, 20), (5, 1), (1, 1)):
        story.day(ago, days)
    assert narrowest(story.dates) == story.dates[1]
    assert narrowest([]) is None
