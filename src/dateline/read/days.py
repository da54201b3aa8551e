"""Days written out in a report: every common way in English and Arabic, each checked against the weekday beside it."""

import re
from dataclasses import dataclass
from datetime import date

from dateline.model import Span

FIRST_YEAR, LAST_YEAR = 1900, 2099
# Years of two digits: 50 to 99 are of the last century.
_PIVOT = 50

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan يناير كانون_الثاني",
        "february feb فبراير شباط",
        "march mar مارس آذار اذار",
        "april apr أبريل ابريل إبريل نيسان",
        "may مايو أيار ايار",
        "june jun يونيو حزيران",
        "july jul يوليو تموز",
        "august aug أغسطس اغسطس آب اب",
        "september sept sep سبتمبر أيلول ايلول",
        "october oct أكتوبر اكتوبر تشرين_الأول تشرين_الاول",
        "november nov نوفمبر تشرين_الثاني",
        "december dec ديسمبر كانون_الأول كانون_الاول",
    ),
    1,
):
    _MONTHS |= {_word.replace("_", " "): _number for _word in _names.split()}

_WEEKDAYS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "monday mon الاثنين الإثنين",
        "tuesday tues tue الثلاثاء",
        "wednesday wed الأربعاء الاربعاء",
        "thursday thurs thur thu الخميس",
        "friday fri الجمعة",
        "saturday sat السبت",
        "sunday sun الأحد الاحد",
    )
):
    _WEEKDAYS |= dict.fromkeys(_names.split(), _number)

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


WEEKDAY = rf"(?P<weekday>{_any(_WEEKDAYS)})\b\.?"
_MONTH = rf"(?P<month>{_any(_MONTHS)})\b\.?"
_DAY = r"(?P<day>[0-3]?\d)"
# "Feb 092015": the comma between day and year was lost.
_MONTH_DAY_YEAR = (
    rf"{_MONTH} ?(?:(?P<day_glued>[0-3]\d)(?P<year_glued>(?:19|20)\d\d)\b"
    rf"|{_DAY}(?:st|nd|rd|th)?(?:[,،]? ?(?P<year>(?:19|20)\d\d)\b)?)"
)
# A year of two digits only where no more words follow: "20 NOV 89 (EFE)", not "20 November 12 people".
_SHORT_YEAR = r"\d\d(?=\s*(?:[(\[)\]–—;-]|\n|\Z))"
_DAY_MONTH_YEAR = (
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}"
    rf"(?:(?:[,،]? ?|[ -])(?:من عام |عام )?(?P<year>(?:19|20)\d\d|{_SHORT_YEAR})\b)?"
)
_ISO = r"(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>[01]?\d)[-/.](?P<iso_day>[0-3]?\d)\b"
_NUMBERS = r"(?P<first>[0-3]?\d)(?P<sep>[-/.])(?P<second>[0-3]?\d)(?P=sep)(?P<num_year>(?:19|20)\d\d)"


def _named(pattern: str, tag: str) -> str:
    """Give the groups of a pattern a suffix, so that the same pattern may stand in an alternation twice."""
    return re.sub(r"\(\?P([<=])(\w+)", lambda m: f"(?P{m[1]}{m[2]}_{tag}", pattern)


PATTERN = (
    rf"(?:(?P<pre>{_any(_WEEKDAYS)})\b\.?[,،]? ?\(?(?:the )?)?"
    rf"(?<!\d)(?:{_ISO}|{_NUMBERS}|{_named(_MONTH_DAY_YEAR, 'm')}|{_named(_DAY_MONTH_YEAR, 'd')})(?!\d)"
)
_FIND = re.compile(r"(?<!\w)" + PATTERN, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as a text writes it. ``year`` is ``None`` where the text leaves it out; ``weekday`` 0 is Monday."""

    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None

    def date(self) -> date | None:
        """Return the day of the calendar, or ``None`` where there is none such or the weekday beside it gainsays it."""
        if self.year is None:
            return None
        try:
            found = date(self.year, self.month, self.day)
        except ValueError:
            return None
        return None if self.weekday is not None and found.weekday() != self.weekday else found


def days_in(text: str, start: int = 0, end: int | None = None) -> list[WrittenDay]:
    """Return the days written in a stretch of the text, in order; a day of a month that has none is left out."""
    stop = len(text) if end is None else end
    shown = text.translate(_DIGITS) if not text.isascii() else text
    return [day for match in _FIND.finditer(shown, start, stop) if (day := read_day(match))]


def read_day(match: re.Match[str]) -> WrittenDay | None:
    """Make a day of a match of :data:`PATTERN`."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    weekday = _WEEKDAYS.get(parts["pre"].lower()) if "pre" in parts else None
    span = Span(match.start("pre") if "pre" in parts else _inner_start(match), match.end())
    if "iso_year" in parts:
        return _checked(span, int(parts["iso_day"]), int(parts["iso_month"]), int(parts["iso_year"]), weekday)
    if "num_year" in parts:
        return _from_numbers(span, parts, weekday)
    month = _MONTHS.get((parts.get("month_m") or parts["month_d"]).lower())
    if month is None:  # "APRİL": the pattern's idea of case is wider than ours
        return None
    day = parts.get("day_m") or parts.get("day_glued_m") or parts["day_d"]
    year = parts.get("year_m") or parts.get("year_glued_m") or parts.get("year_d")
    return _checked(span, int(day), month, _full_year(year) if year else None, weekday)


def _inner_start(match: re.Match[str]) -> int:
    return min(match.start(name) for name, value in match.groupdict().items() if value)


def _from_numbers(span: Span, parts: dict[str, str], weekday: int | None) -> WrittenDay | None:
    """Read 11.10.2017 day first. With slashes only a weekday or a number above 12 settles the order."""
    first, second, year = int(parts["first"]), int(parts["second"]), int(parts["num_year"])
    day_first = _checked(span, first, second, year, weekday)
    month_first = _checked(span, second, first, year, weekday)
    if parts["sep"] != "/" or first == second:
        return day_first or month_first
    fitting = [reading for reading in (day_first, month_first) if reading and reading.date()]
    return fitting[0] if len(fitting) == 1 else None


def _full_year(year: str) -> int:
    number = int(year)
    if len(year) == 2:
        return number + (1900 if number >= _PIVOT else 2000)
    return number


def _checked(span: Span, day: int, month: int, year: int | None, weekday: int | None) -> WrittenDay | None:
    try:
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return None
    return WrittenDay(span, day, month, year, weekday)


def fitting_year(day: WrittenDay, not_before: int) -> int | None:
    """Return the first year from ``not_before`` on in which the day of the month falls on its weekday, or ``None``."""
    for year in range(not_before, min(not_before + 7, LAST_YEAR)):
        try:
            if date(year, day.month, day.day).weekday() == day.weekday:
                return year
        except ValueError:
            continue
    return None
