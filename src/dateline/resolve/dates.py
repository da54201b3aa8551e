"""Calendar arithmetic on the days that an expression may mean: grains, nearest weekdays, parts of a year, ISO values.

No function here reads language. All days are proleptic Gregorian; every function that could leave the calendar's range
(years 1 to 9999) returns ``None`` instead.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

# Grains, small to large, as their ISO 8601 letters; ``E`` (ten years) and ``C`` (a hundred) are TIMEX3's and ours.
CLOCK_UNITS = {"S": "S", "MIN": "M", "H": "H"}
DAYS_IN = {"D": 1, "F": 14, "W": 7}
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}

# Months of a season in the northern half of the year; a winter is named after the year it ends in or begins in.
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
# The share of a longer period that "early", "mid" and "late" leave of it, in months.
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (10, 12)}
_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_WEEK_PARTS = {"early": (0, 2), "mid": (2, 4), "late": (3, 6)}


@dataclass(frozen=True, slots=True)
class When:
    """A time as TIMEX3 writes it, with its first and last day and its grain (an ISO letter, empty for none).

    ``shift`` counts the days from a report's own day that is not known.
    """

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    grain: str = ""
    shift: int | None = None


def precision(first: date | None, last: date | None) -> int | None:
    """Return UCDP's date_prec of an interval: 1 day, 2 up to six days, 3 a week, 4 a month, 5 longer."""
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or ``None`` where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def nth_weekday(year: int, month: int, count: int, weekday: int) -> date | None:
    """Return the ``count``-th of a weekday in a month, ``None`` where it has none."""
    first = make_day(year, month, 1)
    return make_day(year, month, 7 * count - 6 + (weekday - first.isoweekday()) % 7) if first else None


def shift(day: date, count: int, unit: str) -> date | None:
    """Return ``day`` moved by ``count`` units (negative: back); a month's missing days fall on its last one."""
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=count * DAYS_IN[unit])
        if unit not in MONTHS_IN:
            hours = {"H": 24, "MIN": 1440, "S": 86400}[unit]
            return day + timedelta(days=-(-abs(count) // hours) * (1 if count > 0 else -1))
        months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, month_days(year, month + 1)))
    except (ValueError, OverflowError):
        return None


def month_days(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def on_day(day: date) -> When:
    """Return one day."""
    return When("DATE", day.isoformat(), day, day, "D")


def in_month(year: int, month: int) -> When | None:
    """Return a whole month."""
    first = make_day(year, month, 1)
    return (
        When("DATE", f"{year:04d}-{month:02d}", first, first.replace(day=month_days(year, month)), "M")
        if first
        else None
    )


def in_quarter(year: int, quarter: int) -> When | None:
    """Return a quarter of a year, 1 to 4."""
    first = make_day(year, 3 * quarter - 2, 1) if 1 <= quarter <= 4 else None
    return (
        When("DATE", f"{year:04d}-Q{quarter}", first, date(year, 3 * quarter, month_days(year, 3 * quarter)), "Q")
        if first
        else None
    )


def in_half(year: int, half: int) -> When | None:
    """Return a half of a year, 1 or 2."""
    first = make_day(year, 6 * half - 5, 1) if half in (1, 2) else None
    return (
        When("DATE", f"{year:04d}-H{half}", first, date(year, 6 * half, month_days(year, 6 * half)), "H2")
        if first
        else None
    )


def in_season(year: int, season: str) -> When | None:
    """Return a season; a winter runs from December of ``year`` to the end of the next February."""
    start, end = SEASONS[season]
    first, until = make_day(year, start, 1), year + (end < start)
    if first is None or until > 9999:
        return None
    return When("DATE", f"{year:04d}-{season}", first, date(until, end, month_days(until, end)), "SEASON")


def containing(day: date, unit: str) -> When | None:
    """Return the calendar day, ISO week, month, quarter, year, decade or century that holds ``day``."""
    if unit == "D":
        return on_day(day)
    if unit == "W":
        year, week, weekday = day.isocalendar()
        first, last = shift(day, 1 - weekday, "D"), shift(day, 7 - weekday, "D")
        return When("DATE", f"{year:04d}-W{week:02d}", first, last, "W") if first and last else None
    if unit == "M":
        return in_month(day.year, day.month)
    if unit == "Q":
        return in_quarter(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return When("DATE", f"{day.year:04d}", date(day.year, 1, 1), date(day.year, 12, 31), "Y")
    years = {"E": 10, "C": 100}.get(unit)
    if years is None:
        return None
    start = day.year // years * years
    first, last = make_day(start, 1, 1), make_day(start + years - 1, 12, 31)
    return (
        When("DATE", f"{day.year // years:0{3 if unit == 'E' else 2}d}", first, last, unit) if first and last else None
    )


def in_year(year: int) -> When | None:
    """Return a whole year."""
    first = make_day(year, 1, 1)
    return containing(first, "Y") if first else None


def weekend(day: date) -> When | None:
    """Return the Saturday and Sunday of the ISO week that holds ``day``."""
    year, week, weekday = day.isocalendar()
    first, last = shift(day, 6 - weekday, "D"), shift(day, 7 - weekday, "D")
    return When("DATE", f"{year:04d}-W{week:02d}-WE", first, last, "WE") if first and last else None


def part_of(when: When, part: str) -> When:
    """Narrow a period to its ``early``, ``mid`` or ``late`` part; its TIMEX3 value stays."""
    if when.first is None or when.last is None or part not in _YEAR_PARTS:
        return when
    year, month = when.first.year, when.first.month
    if when.grain == "Y":
        a, b = _YEAR_PARTS[part]
        return replace(when, first=date(year, a, 1), last=date(year, b, month_days(year, b)))
    if when.grain == "M":
        end = month_days(year, month)
        a, b = {"early": (1, 10), "mid": (11, 20), "late": (20, end)}[part]
        return replace(when, first=date(year, month, a), last=date(year, month, b))
    if when.grain == "E":
        a, b = _DECADE_PARTS[part]
        return replace(when, first=date(year + a, 1, 1), last=date(year + b, 12, 31))
    if when.grain == "W":
        a, b = _WEEK_PARTS[part]
        return replace(when, first=when.first + timedelta(days=a), last=when.first + timedelta(days=b))
    days = (when.last - when.first).days
    if days < 3:
        return when
    cut = {"early": (0, days // 3), "mid": (days // 3, days - days // 3), "late": (days - days // 3, days)}[part]
    return replace(when, first=when.first + timedelta(days=cut[0]), last=when.first + timedelta(days=cut[1]))


def weekday_near(anchor: date, weekday: int, direction: str = "past") -> date | None:
    """Return the day of the week (1 Monday to 7 Sunday) nearest to ``anchor``.

    ``past`` and ``future`` count the anchor's own day, ``last`` and ``next`` do not.
    """
    back = (anchor.isoweekday() - weekday) % 7
    if direction in ("past", "last"):
        return shift(anchor, -(back or (7 if direction == "last" else 0)), "D")
    ahead = -back % 7
    return shift(anchor, ahead or (7 if direction == "next" else 0), "D")


def year_of_month(anchor: date, month: int, direction: str = "past") -> int:
    """Return the year of the named month near ``anchor``; ``last`` and ``next`` leave out its own month."""
    if direction == "past":
        return anchor.year - (month > anchor.month)
    if direction == "last":
        return anchor.year - (month >= anchor.month)
    if direction == "next":
        return anchor.year + (month <= anchor.month)
    return anchor.year + (month < anchor.month)


def year_of_day(
    anchor: date, month: int, day: int, weekday: int | None = None, direction: str = "past", ahead: int = 0
) -> int | None:
    """Return the year of a day told without one, against the report's day.

    With a weekday, the nearest year in which it fits. Otherwise the last such day, unless the next one is at most
    ``ahead`` days away; ``direction`` ``future`` takes the next one.
    """
    near = (anchor.year, anchor.year - 1, anchor.year + 1, *range(anchor.year - 2, anchor.year - 12, -1))
    options = [found for year in near if (found := make_day(year, month, day))]
    if weekday is not None:
        fits = [d for d in options if d.isoweekday() == weekday]
        now = [d for d in fits if d <= anchor] if direction == "past" else [d for d in fits if d >= anchor]
        soon = [d for d in fits if abs((d - anchor).days) <= 92]
        chosen = soon or now or fits
        return chosen[0].year if chosen else None
    if direction == "future":
        later = [d for d in options if d >= anchor]
        return later[0].year if later else None
    soon = [d for d in options if 0 < (d - anchor).days <= ahead]
    earlier = [d for d in options if d <= anchor]
    chosen = soon or earlier
    return chosen[0].year if chosen else None


def infer_year(month: int, day: int, weekday: int | None, years_in_text: Iterable[int]) -> int | None:
    """Return the year of a day told without one, in a report whose own day is not known.

    A report's latest year is the likeliest; a weekday (1 Monday to 7 Sunday) decides between it, the next one, the one
    before and the other years told. ``None`` where no year fits, or where several years are told and no weekday.
    """
    years = sorted({year for year in years_in_text if 1900 <= year <= 2100}, reverse=True)
    if not years:
        return None
    if weekday is None:
        return years[0] if make_day(years[0], month, day) else None
    for year in dict.fromkeys((years[0], years[0] + 1, years[0] - 1, *years[1:])):
        found = make_day(year, month, day)
        if found and found.isoweekday() == weekday:
            return year
    return None


def duration(count: float | None, unit: str) -> str:
    """Return the TIMEX3 value of a length of time; ``None`` counts as an unknown number ("several days": ``PXD``)."""
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    letter = CLOCK_UNITS.get(unit, unit)
    if count is None:
        return f"{prefix}X{letter}"
    if unit == "F":
        return duration(count * 2, "W")
    whole = int(count)
    if count != whole:
        finer = {
            "Y": ("M", 12),
            "H": ("MIN", 60),
            "MIN": ("S", 60),
            "D": ("H", 24),
            "M": ("W", 4),
            "W": ("D", 7),
            "E": ("Y", 10),
        }
        if unit in finer:
            low, factor = finer[unit]
            rest = round((count - whole) * factor)
            tail = f"{rest}{CLOCK_UNITS.get(low, low)}"
            body = f"{whole}{letter}" if whole else ""
            if low in CLOCK_UNITS and unit not in CLOCK_UNITS:
                return f"P{body}T{tail}"
            return f"{prefix}{body}{tail}"
    return f"{prefix}{whole}{letter}"


def stretch(anchor: date, count: float, unit: str, ahead: bool = False) -> tuple[date, date] | None:
    """Return the first and last day of a length of time that ends (``ahead``: begins) on the anchor's day."""
    if unit in CLOCK_UNITS and count * {"S": 1, "MIN": 60, "H": 3600}[unit] < 6 * 3600:
        return anchor, anchor
    whole = int(count) if count == int(count) else int(count) + 1
    other = shift(anchor, whole if ahead else -whole, unit)
    if other is None:
        return None
    return (anchor, other) if ahead else (other, anchor)


_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)|(?P<m>\d\d)(?:-(?P<d>\d\d))?))?(?:T.*)?"
)


def timex_first_last(value: str, published: date | None = None) -> tuple[date, date] | None:
    """Return the first and last day of a TIMEX3 value, ``None`` where it has none.

    A length of time (``P2D``) counts back from ``published``.
    """
    if value.startswith("P") and published:
        found = re.fullmatch(r"P(\d{1,4})([DWMQYEC])", value)
        return stretch(published, int(found[1]), found[2]) if found else None
    if re.fullmatch(r"\d{3}", value):
        decade = make_day(int(value) * 10, 1, 1)
        return _days(containing(decade, "E")) if decade else None
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year = int(match["y"])
    if match["d"]:
        day = make_day(year, int(match["m"]), int(match["d"]))
        return (day, day) if day else None
    if match["w"]:
        try:
            monday = date.fromisocalendar(year, int(match["w"]), 1)
        except ValueError:
            return None
        return _days(weekend(monday) if match["we"] else containing(monday, "W"))
    if match["m"]:
        return _days(in_month(year, int(match["m"])))
    if match["q"]:
        return _days(in_quarter(year, int(match["q"])))
    if match["h"]:
        return _days(in_half(year, int(match["h"])))
    if match["s"]:
        return _days(in_season(year, match["s"]))
    return _days(in_year(year))


def _days(when: When | None) -> tuple[date, date] | None:
    return (when.first, when.last) if when and when.first and when.last else None
