"""Days that hang on the telling: the next day, the days of a list, what has lasted since an upheaval."""

from datetime import date

import pytest

from dateline.languages.en.dates.find import find_dates


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Troops came on 2 April. The next day they left.", "The next day", "2023-04-03", "2023-04-03"),
        ("Monday 24. Drones hit a depot.", "Monday 24", "2023-04-24", "2023-04-24"),
        ("Many have fled since the coup of February 2021.", "February 2021", "2021-02-01", "2023-04-27"),
        ("He is to receive the envoy on Saturday.", "Saturday", "2023-04-29", "2023-04-29"),
    ],
)
def test_days_of_a_telling(text: str, words: str, first: str, last: str) -> None:
    found = {m.span.of(text): (str(m.first), str(m.last)) for m in find_dates(text, date(2023, 4, 27))}
    assert found[words] == (first, last)


def test_a_count_after_a_weekday_is_no_day() -> None:
    text = "Shells killed on Monday 12, among them a boy."
    assert [m.span.of(text) for m in find_dates(text, date(2023, 4, 27))] == ["Monday"]
