"""The day on which a report appeared: as given, as its page says, as its own date line says, or inferred."""

import re
from bisect import bisect_right
from datetime import date, datetime

from dateline.model import Published, Span, Zone
from dateline.read.cues import cues
from dateline.read.days import FIRST_YEAR, WrittenDay, days_in, fitting_year
from dateline.read.headed import named_day, year_by_weekdays
from dateline.read.lines import is_prose, paragraphs

_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)/([01]?\d)/([0-3]?\d)(?=/|\Z|\?)|[/_-]((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?=[/_.-]|\Z|\?)"
)
# "Today, on Saturday (October 6)": the report's own day, without its year.
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|(?:last|past) (?:\w+ )?(?:hours|days))\b[,:]? ?(?:on )?"
    r"|(?:مساء |صباح |فجر |ظهر |عصر |و)?ال?يوم(?: ال)?[,،:]? ?",
    re.IGNORECASE,
)
_DAY_OF = re.compile(r"(?<!\w)(?:ليوم|يوم|for) ", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<![\w.,/-])(?P<before>(?:since|from|by|until|till|منذ|منذ عام|by the year)\s+(?:\w+\s+)?)?"
    r"(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
)
# The clock behind the day of a page's stamp: "03-05-2016 0915 AM".
_CLOCK = re.compile(r",?\s*[0-2]?\d:?[0-5]\d ?[AP]M\b", re.IGNORECASE)
_HEAD_LIMIT = 400
_LOOSE_LINES = 3
_FOOT_LIMIT = 300


def day_published(day: date, basis: str) -> Published:
    """Return the publication day with its basis (``given``, ``page``, ``text`` or ``inferred``)."""
    return Published(day, day, 1, basis)


def parse_given(value: str | date | datetime | Published) -> Published:
    """Read a publication day given from outside: ``YYYY-MM-DD``, an ISO date and time, or a day.

    Of a date and time the day is taken as written, in its own time zone. Raises :class:`ValueError` for anything else.
    """
    if isinstance(value, Published):
        return value
    if isinstance(value, datetime):
        return day_published(value.date(), "given")
    if isinstance(value, date):
        return day_published(value, "given")
    if isinstance(value, str) and (match := _ISO_DAY.fullmatch(value.strip())):
        try:
            found = date.fromisoformat(match[1])
            if len(value.strip()) > 10:
                datetime.fromisoformat(value.strip())
        except ValueError:
            pass
        else:
            return day_published(found, "given")
    raise ValueError(f"published must be a day such as 2018-10-06 or an ISO date and time, not {value!r}")


def day_in_url(url: str | None) -> Published | None:
    """Return the day that a web address carries in its path (/2018/10/06/), or ``None``."""
    for match in _URL_DAY.finditer(url or ""):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return day_published(date(year, month, day), "page")
        except ValueError:
            continue
    return None


def day_in_text(text: str, zones: tuple[Zone, ...]) -> Published | None:
    """Return the day that the report's own words give as its day, or ``None`` where they give none."""
    stated = _stated(text, zones)
    if stated is None and (named := named_day(text)):
        stated = day_published(named, "text")
    return stated or _inferred(text) or _weighed(text, zones)


def _stated(text: str, zones: tuple[Zone, ...]) -> Published | None:
    for zone in _own_datelines(text, zones):
        if found := _first_full(text, zone.span):
            return day_published(found, "text")
    for zone in zones:  # "Events of Wednesday, 06-07-2022"
        if zone.kind == "headline" and (found := _day_of(text, zone.span)):
            return day_published(found, "text")
    return _at_foot(text) or _today(text) or _stamped(text)


def _stamped(text: str) -> Published | None:
    """Read the stamp that a title and a teaser run into: an agency with the day, or the day with a clock."""
    end = min(len(text), _HEAD_LIMIT)
    for match in cues().agency_day.finditer(text, 0, end):
        day = next((day for day in days_in(text, *match.span()) if day.weekday is not None), None)
        if day and (found := day.date()):
            return day_published(found, "text")
    for day in days_in(text, 0, end):
        if _CLOCK.match(text, day.span.end) and (found := day.date()):
            return day_published(found, "text")
    return None


def _own_datelines(text: str, zones: tuple[Zone, ...]) -> list[Zone]:
    """Return the date lines above the first running text; not the clock of a page, which other headlines follow."""
    lines = paragraphs(text)
    body = next((index for index, line in enumerate(lines) if is_prose(line.of(text))), len(lines) - 1)
    marked = {zone.span.start for zone in zones}
    starts = [line.start for line in lines]
    found = []
    for zone in zones:
        at = bisect_right(starts, zone.span.start) - 1
        if zone.kind != "dateline" or not 0 <= at <= body:
            continue
        loose = sum(1 for line in lines[at + 1 : body] if line.start not in marked and len(line.of(text).split()) > 3)
        if at > 0 or loose < _LOOSE_LINES or cues().published.match(text, zone.span.start):
            found.append(zone)
    return found


def _first_full(text: str, span: Span) -> date | None:
    return next((found for day in days_in(text, span.start, span.end) if (found := day.date())), None)


def _day_of(text: str, span: Span) -> date | None:
    days = [day for day in days_in(text, span.start, span.end) if day.date()]
    if (
        len(days) == 1
        and days[0].weekday is not None
        and _DAY_OF.search(text[max(0, days[0].span.start - 6) : days[0].span.start])
    ):
        return days[0].date()
    return None


def _at_foot(text: str) -> Published | None:
    """Read a day in a line of its own, or in brackets, at the end of the text."""
    lines = paragraphs(text[-_FOOT_LIMIT * 2 :])
    if not lines:
        return None
    tail = lines[-1].of(text[-_FOOT_LIMIT * 2 :])[-_FOOT_LIMIT:]
    days = [day for day in days_in(tail) if day.date()]
    if not days:
        return None
    last = days[-1]
    before, after = tail[: last.span.start].rstrip(), tail[last.span.end :].strip()
    alone = cues().day.fullmatch(tail)
    bracketed = (
        before.endswith(("(", "["))
        and after in (")", "]", ").", ")")
        and bool(re.search(r"[.!?\"”]\s*[(\[]\Z", before))
    )
    return day_published(found, "text") if (alone or bracketed) and (found := last.date()) else None


def _todays(text: str) -> list[WrittenDay]:
    """Return the days that stand right after a word for today."""
    found = []
    for match in _TODAY.finditer(text, 0, 4000):
        days = days_in(text, match.end(), min(len(text), match.end() + 40))
        if days and not text[match.end() : days[0].span.start].strip(" ,،("):
            found.append(days[0])
    return found


def _today(text: str) -> Published | None:
    full = {found for day in _todays(text) if (found := day.date())}
    return day_published(full.pop(), "text") if len(full) == 1 else None


def _inferred(text: str) -> Published | None:
    """Find the year of "today, Saturday (October 6)": the first that fits and is not before the latest year named.

    A year after "since" or "until" says nothing about the report's own.
    """
    days = [day for day in _todays(text) if day.year is None and day.weekday is not None]
    if not days or len({(day.day, day.month) for day in days}) != 1:
        return None
    years = _years(text)
    if not years:
        return None
    year = fitting_year(days[0], max(years))
    return day_published(date(year, days[0].month, days[0].day), "inferred") if year is not None else None


def _years(text: str) -> list[int]:
    years = [int(match["year"]) for match in _YEAR.finditer(text) if not match["before"]]
    return [year for year in years if year >= FIRST_YEAR]


def _weighed(text: str, zones: tuple[Zone, ...]) -> Published | None:
    """Find the year of a date line without one, "BAMAKO, Nov 16 (Agency)", by the years and weekdays of the text."""
    days = [day for zone in _own_datelines(text, zones) for day in days_in(text, zone.span.start, zone.span.end)]
    if len(days) != 1 or days[0].year is not None:
        return None
    year = year_by_weekdays(text, days[0], _years(text))
    return day_published(date(year, days[0].month, days[0].day), "inferred") if year is not None else None
