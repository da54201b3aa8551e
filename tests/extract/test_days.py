"""The day of a claim."""

import pytest

import dateline


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
    ],
)
def test_day(text: str, trigger: str, expected: tuple[str, str] | None) -> None:
    assert when(text, trigger) == expected


def test_what_began_it_is_of_its_own_time() -> None:
    text = "Rebels have shelled the market since soldiers stormed the mill in January 2018."
    assert when(text, "stormed") == ("2018-01-01", "2018-01-31")
