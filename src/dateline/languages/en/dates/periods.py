"""Readings of months, quarters, seasons, years, lengths of time, and words like "now"."""

from dataclasses import replace
from datetime import date, timedelta

from dateline.languages.en.dates.values import AGO_LAST, WAYS, Found, as_int, reading
from dateline.languages.en.dates.words import cues
from dateline.resolve import dates as cal
from dateline.resolve.dates import When


def _part(found: Found, when: When | None) -> When | None:
    part = found.value("mod")
    return cal.part_of(when, part) if when and isinstance(part, str) else when


def _spoken_year(found: Found) -> int | None:
    start, end = found.match.span("yw")
    values = [v for v in found.words.values[start:end] if isinstance(v, int)]
    if 1000 in values:
        return 1000 * values[0]
    if len(values) < 2 or values[0] not in (17, 18, 19, 20):
        return None
    return values[0] * 100 + sum(values[1:])


def _stated_year(found: Found) -> int | None:
    return _spoken_year(found) if found.has("yw") else as_int(found.value("y"))


@reading("month")
def _month(found: Found) -> When | None:
    month = as_int(found.value("m"))
    if month is None:
        return None
    year = _stated_year(found)
    rel = found.word("rel")
    if year is None:
        anchor = found.anchor()
        if anchor is None:
            years = found.context.years
            found.basis = "other date"
            return _part(found, cal.in_month(years[0], month)) if len(years) == 1 else When("DATE", f"XXXX-{month:02d}")
        if found.has("rel") and found.match.end("rel") > found.match.end("m"):
            year = anchor.year + AGO_LAST.get(rel, 0)
        else:
            way = WAYS.get(rel)
            if rel == "this":
                year = anchor.year
            else:
                ahead = not way and found.direction() == "future"
                year = cal.year_of_month(anchor, month, way or ("future" if ahead else "past"))
    return _part(found, cal.in_month(year, month))


@reading("week_of_month")
def _week_of_month(found: Found) -> When | None:
    when, number = _month(found), found.number("o")
    if when is None or when.first is None or when.last is None:
        return when
    if not number:  # "the last week"
        return replace(when, first=when.last - timedelta(days=6))
    start = 7 * number - 6
    return (
        replace(when, first=when.first.replace(day=start), last=when.first.replace(day=start + 6))
        if start < 23
        else None
    )


@reading("month_range")
def _month_range(found: Found) -> When | None:
    year, a, b = as_int(found.value("y")), as_int(found.value("m")), as_int(found.value("m2"))
    if year is None or a is None or b is None:
        return None
    first, last = cal.in_month(year - (a > b), a), cal.in_month(year, b)
    return replace(first, last=last.last) if first and last else None


@reading("quarter")
def _quarter(found: Found) -> When | None:
    number = found.number("o")
    if number is None or not 1 <= number <= 4:
        return None
    year = as_int(found.value("y"))
    if year is None:
        anchor = found.anchor()
        if anchor is None:
            return When("DATE", f"XXXX-Q{number}")
        year = anchor.year + AGO_LAST.get(found.word("rel"), 0)
        if not found.has("rel") and number - (anchor.month + 2) // 3 > 1:
            year -= 1
    return cal.in_quarter(year, number)


@reading("half")
def _half(found: Found) -> When | None:
    number = found.number("o") or 2
    year = as_int(found.value("y"))
    if year is None:
        anchor = found.anchor()
        if anchor is None:
            return None
        year = anchor.year + AGO_LAST.get(found.word("rel"), 0)
    return cal.in_half(year, number)


def _known_quarter(found: Found) -> When | None:
    """Return the quarter that the report speaks of: the last one told, else the one before the report's day."""
    if found.context.quarter:
        found.basis = "other date"
        return found.context.quarter
    anchor = found.anchor()
    before = cal.shift(anchor, -1, "Q") if anchor else None
    return cal.containing(before, "Q") if before else None


@reading("quarter_same")
def _quarter_same(found: Found) -> When | None:
    quarter = _known_quarter(found)
    if quarter is None or quarter.first is None:
        return None
    number = (quarter.first.month + 2) // 3
    if found.has("y"):
        return cal.in_quarter(as_int(found.value("y")) or 0, number)
    anchor = found.context.published
    back = found.rule.endswith("past_year")
    year = quarter.first.year - 1 if back and (not anchor or quarter.first.year == anchor.year) else quarter.first.year
    return cal.in_quarter(year, number)


@reading("quarter_rel")
def _quarter_rel(found: Found) -> When | None:
    rel = found.word("rel")
    if rel in ("the", "its", "their", "that"):
        return _known_quarter(found)
    anchor = found.anchor()
    moved = cal.shift(anchor, AGO_LAST.get(rel, 0), "Q") if anchor else None
    return cal.containing(moved, "Q") if moved else None


@reading("year_ago")
def _year_ago(found: Found) -> When | None:
    anchor, quarter = found.context.published, found.context.quarter
    if quarter and quarter.first and not found.context.months:
        found.basis = "other date"
        back = anchor is None or quarter.first.year == anchor.year
        return cal.in_quarter(quarter.first.year - back, (quarter.first.month + 2) // 3)
    base = found.anchor() if found.words.low(found.match.end() - 1) == "ago" else found.other()
    moved = cal.shift(base, -1, "Y") if base else None
    return cal.containing(moved, "Y") if moved else When("DATE", "PAST_REF")


@reading("year_end")
def _year_end(found: Found) -> When | None:
    anchor = found.anchor()
    return cal.part_of(when, "late") if anchor and (when := cal.containing(anchor, "Y")) else None


@reading("season")
def _season(found: Found) -> When | None:
    season = str(found.value("s"))
    year = _stated_year(found)
    if found.near(-1) == "prague" or found.near(1) in ("of", "short", "apart", "offensive"):
        return None
    if year is None:
        anchor = found.anchor()
        if anchor is None:
            return When("DATE", f"XXXX-{season}")
        rel = found.word("rel")
        month = cal.SEASONS[season][0]
        if rel in ("next", "coming") or (not rel and found.direction() == "future"):
            year = cal.year_of_month(anchor, month, "next")
        elif rel == "this":
            year = anchor.year
        else:
            year = anchor.year - (month > anchor.month)
    return _part(found, cal.in_season(year, season))


@reading("decade")
def _decade(found: Found) -> When | None:
    if found.has("ew"):
        tens = as_int(found.value("ew")) or 0
        year = 1900 + 10 * tens
    else:
        digits = "".join(c for c in str(found.value("e")) if c.isdigit())
        year = int(digits) if len(digits) == 4 else 1900 + int(digits) if len(digits) == 2 else 0
        if len(digits) == 4 and not 1000 <= year < 2200:
            return None
    first = cal.make_day(year, 1, 1) if year else None
    return _part(found, cal.containing(first, "E")) if first else None


@reading("century")
def _century(found: Found) -> When | None:
    number = found.number("o") or 0
    if found.value("u") != "C" or not 2 <= number <= 22:
        return None
    first = cal.make_day((number - 1) * 100, 1, 1)
    return cal.containing(first, "C") if first else None


@reading("year")
def _year(found: Found) -> When | None:
    year = _stated_year(found)
    if year is None or not 1500 <= year < 2150:
        return None
    if found.has("y") and found.match.end() - found.match.start() == 1:
        before, after = found.near(-1), found.near(1)
        if before == "-" and len(found.near(-2)) == 1:  # a type number: "T-1990"
            return None
        if before in cues("count_before") or after in cues("count_after"):
            return None
        if before not in cues("year_before") and len(after) > 3 and after.endswith("s") and after.isalpha():
            return None
    if year > (found.context.published.year if found.context.published else 2100) + 60:
        return None
    return _part(found, cal.in_year(year))


@reading("year_range")
def _year_range(found: Found) -> When | None:
    a, b = as_int(found.value("y")), as_int(found.value("y2"))
    if a is None or b is None:
        return None
    b = b if b >= 1000 else a // 100 * 100 + b
    first, last = cal.in_year(a), cal.in_year(b) if a < b <= a + 60 else None
    return replace(first, last=last.last) if first and last and 1500 <= a < 2150 else None


# ---- units told against the report's day or another


@reading("unit")
def _unit(found: Found) -> When | None:
    if found.has("days"):
        return When("DATE", "PRESENT_REF")
    rel, unit = found.word("rel"), str(found.value("u"))
    if unit in ("H", "MIN", "F") or rel in ("its", "their", "his", "her", "our"):
        return When("DURATION", cal.duration(1, unit)) if rel in ("last", "past", "next") else None
    if rel in ("following", "previous", "that", "same", "preceding", "prior"):
        anchor = found.other_day() if unit == "D" else found.other()
    elif rel == "the" and unit == "D":
        anchor = found.other_day()
    else:
        anchor = found.anchor()
    if anchor is None:
        return When("DATE", "XXXX")
    if unit == "D" and rel in ("past", "last"):
        return None
    moved = cal.shift(anchor, AGO_LAST.get(rel, 0), unit)
    return _part(found, cal.containing(moved, unit)) if moved else None


def _count(found: Found) -> float | None:
    """Return the number that a quantity tells, ``None`` for an unknown one ("several")."""
    if found.has("couple"):
        return 2
    if found.has("few"):
        return None
    count: float | None = found.number("n") if found.has("n") else 1
    if count is not None and found.has("n") and isinstance(found.value("n"), float):
        count = float(str(found.value("n")))
    if found.has("half") or found.has("halfafter"):
        count = (count or 0) + 0.5
    return count


def _vague(count: float | None) -> float:
    """Return the number to count with where the text gives none: "the past few months" are taken as three."""
    return 3 if count is None else count


@reading("back_ahead")
def _back_ahead(found: Found) -> When | None:
    rel, unit = found.word("rel"), str(found.value("u"))
    count = _count(found)
    if rel == "recent":
        rel = "past"
    anchor = found.other() if rel in ("previous", "following") else found.anchor()
    days = cal.stretch(anchor, _vague(count), unit, AGO_LAST.get(rel, -1) > 0) if anchor else None
    return When("DURATION", cal.duration(count, unit), *(days or (None, None)))


@reading("vague")
def _recent(found: Found) -> When | None:
    rel, unit = found.word("rel"), str(found.value("u"))
    anchor = found.anchor()
    days = cal.stretch(anchor, 3, unit, rel in ("coming", "next")) if anchor else None
    return When("DURATION", cal.duration(None, unit), *(days or (None, None)))


@reading("ago")
def _ago(found: Found) -> When | None:
    unit, way = str(found.value("u")), found.word("dir")
    sign = -1 if way in ("ago", "earlier", "before") else 1
    count = 0.5 if found.word("one") == "half" else 1 if found.has("one") else _count(found)
    if not found.has("one") and not found.has("n") and not found.has("few") and not found.has("couple"):
        count = None
    anchor = found.anchor() if way in ("ago", "from") else found.other_day() if unit in "DWH" else found.other()
    if anchor is None:
        counted = sign * int(count) if unit == "D" and count and way in ("ago", "from") else None
        return When("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", shift=counted)
    if way == "later" and found.basis == "report day":  # later than something that has no day
        return When("DURATION", cal.duration(count, unit))
    if count is None:
        days = cal.stretch(anchor, 3, unit, sign > 0)
        return When("DURATION", cal.duration(None, unit), *(days or (None, None)))
    if unit in cal.CLOCK_UNITS:
        days = cal.stretch(anchor, count, unit, sign > 0)
        return When("DURATION", cal.duration(count, unit), *(days or (None, None)))
    if unit == "F":
        count, unit = count * 2, "W"
    if count != int(count):
        count, unit = (int(count * 12), "M") if unit == "Y" else (int(count + 0.5), unit)
    moved = cal.shift(anchor, sign * int(count), unit)
    return cal.containing(moved, "Y" if unit in ("E", "C") else unit) if moved else None


def _is_rate(found: Found) -> bool:
    """Tell whether "a week" says how often: it follows something counted ("four flights a week")."""
    if found.word("one") == "one" or found.near(1) in ("after", "before", "in", "of"):
        return False
    return found.near(-1).isalpha() and any(found.is_number(back) for back in (-1, -2, -3))


@reading("length")
def _length(found: Found) -> When | None:
    unit = str(found.value("u"))
    if found.word("one") == "half":
        count: float | None = 0.5
    elif found.has("one"):
        count = 1.5 if found.has("halfafter") else 1
        if unit == "Q" or (unit == "MIN" and found.near(1) == "of"):
            return None
        if _is_rate(found):
            return When("SET", cal.duration(1, unit))
    elif found.has("n") or found.has("few") or found.has("couple"):
        count = _count(found)
        if unit == "D" and found.text().lower() == "one day" and found.direction() == "future":
            return When("DATE", "FUTURE_REF")  # "will one day rule"
        if unit == "Q" and count == 3 and "-" in found.text():
            return None
    else:
        count = None
        if unit == "Q":
            return None
    days: tuple[date, date] | None = None
    lead = [found.near(-i) for i in (1, 2, 3)]
    if "for" in lead or "over" in lead[:1] or "in" in lead[:1] or "within" in lead[:1]:
        anchor = found.anchor()
        if anchor and found.direction() != "future":
            days = cal.stretch(anchor, _vague(count), unit)
    return When("DURATION", cal.duration(count, unit), *(days or (None, None)))


@reading("sets")
def _sets(found: Found) -> When | None:
    if found.has("set"):
        return When("SET", str(found.value("set")))
    if found.has("part"):
        return When("SET", f"XXXX-XX-XXT{found.value('part')}")
    return When("SET", cal.duration(found.number("n") or 1, str(found.value("u"))))


# ---- words that point without a day


@reading("then")
def _then(found: Found) -> When | None:
    last = found.context.last
    found.basis = "other date"
    if last is None or last.first is None:
        return When("DATE", "PAST_REF")
    return replace(last, type="DATE")


@reading("that_time")
def _that_time(found: Found) -> When | None:
    return When("DATE", "PAST_REF")


@reading("ref")
def _ref(found: Found) -> When | None:
    if found.near(1) == "as" or found.near(-1) in cues("not_ref"):  # "as soon as", "not now"
        return None
    if found.has("soon") and (
        found.near(1) in ("after", "before") or found.direction() == "past"
    ):  # "shortly after", "was soon released"
        return None
    return When(
        "DATE", {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}[found.rule.partition(".")[2]]
    )
