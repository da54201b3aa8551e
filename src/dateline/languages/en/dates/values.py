"""What each rule of the English date grammar means: its words to a :class:`When` against the report's day.

A reading is a function from a :class:`Found` (one match of a rule) to a ``When``, or ``None`` where the words turn out
to tell no time. Readings never see the rest of the text except through ``Found``'s few questions.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.languages.en.dates.words import Words, cues, letters
from dateline.resolve import dates as cal
from dateline.resolve.dates import When

# What "last" and "next" do to a weekday or a month: the one before or after the anchor's own.
WAYS = {"last": "last", "past": "last", "previous": "last", "next": "next", "coming": "next", "following": "next"}
# ... and to a count of units.
AGO_LAST = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "preceding": -1,
    "prior": -1,
}


_VERB_REACH = 12  # words


@dataclass
class Context:
    """What a reading may know: the report's day, the years that the text tells, and the last dated expressions."""

    published: date | None
    years: tuple[int, ...] = ()
    last: When | None = None
    last_day: When | None = None
    quarter: When | None = None
    months: bool = False
    month_first: bool = False


@dataclass
class Found:
    """One match of a rule over a text's words."""

    words: Words
    match: re.Match[str]
    context: Context
    rule: str = ""
    basis: str = "stated"

    def has(self, group: str) -> bool:
        """Tell whether the rule has this group and it took part."""
        return group in self.match.re.groupindex and self.match[group] is not None

    def value(self, group: str) -> object:
        """Return the value of a group's first word."""
        return self.words.values[self.match.start(group)] if self.has(group) else None

    def number(self, group: str) -> int | None:
        """Return the number that a group's words spell, 0 where none of them is a number."""
        if not self.has(group):
            return None
        total = 0.0
        for i in range(*self.match.span(group)):
            value = self.words.values[i]
            if isinstance(value, int | float):
                total = (
                    (total or 1) * value
                    if value in (100, 1000) and not self.words.low(i)[0].isdigit()
                    else total + value
                )
        return int(total) if total < 1e6 else None

    def word(self, group: str) -> str:
        """Return a group's first word in lower case."""
        return self.words.low(self.match.start(group)) if self.has(group) else ""

    def is_class(self, group: str, name: str) -> bool:
        """Tell whether a group's first word is of a class."""
        return self.words.classes[self.match.start(group)] == letters()[name]

    def after_noon(self) -> int | None:
        """Return 12 where the match says p.m., 0 where it says a.m., ``None`` where it says neither."""
        code = letters()["AM"]
        for i in range(*self.match.span()):
            if self.words.classes[i] == code:
                value = self.words.values[i]
                return value if isinstance(value, int) else None
        part = self.value("part")
        return None if part is None else 0 if part == "MO" else 12

    def anchor(self) -> date | None:
        """Return the report's day, noting that the value hangs on it."""
        self.basis = "report day"
        return self.context.published

    def other(self) -> date | None:
        """Return the day of the last dated expression, else the report's, noting which."""
        last = self.context.last
        if last and last.first:
            self.basis = "other date"
            return last.first
        return self.anchor()

    def other_day(self) -> date | None:
        """Return the last day that an expression told to the day, else the report's, noting which."""
        last = self.context.last_day
        if last and last.first:
            self.basis = "other date"
            return last.first
        return self.anchor()

    def text(self) -> str:
        """Return the words of the match."""
        return self.words.text[self.words.starts[self.match.start()] : self.words.ends[self.match.end() - 1]]

    def near(self, offset: int) -> str:
        """Return the word ``offset`` words after the match (1, 2 ...) or before it (-1, -2 ...)."""
        i = self.match.end() - 1 + offset if offset > 0 else self.match.start() + offset
        return self.words.low(i) if 0 <= i < len(self.words.starts) else ""

    def is_number(self, offset: int) -> bool:
        """Tell whether the word ``offset`` words before the match is a number."""
        i = self.match.start() + offset
        return i >= 0 and (self.words.low(i)[0].isdigit() or self.words.classes[i] in _numbers())

    def direction(self) -> str:
        """Tell from the verbs around whether the time lies ahead (``future``) or not (``past``)."""
        if self.near(-1) in cues("telling") or (self.near(-1) == "on" and self.near(-2) in cues("telling")):
            return "past"
        if self._reached():
            return "future"
        return self._tense_before() or self._tense_after()

    def _reached(self) -> bool:
        """Tell whether a preposition reaches ahead to the time ("remain until", "as soon as"), not "lasted until"."""
        before, farther = self.near(-1), self.near(-2)
        if before in cues("reaching"):
            return _tense(farther, "") != "past"
        return before == "as" and farther in ("soon", "early") and self.near(-3) == "as"

    def _tense_before(self) -> str:
        words, stops = self.words, _stops()
        for i in range(self.match.start() - 1, max(-1, self.match.start() - _VERB_REACH), -1):
            if words.classes[i] in stops:
                break
            told = _tense(words.low(i), words.low(i - 1) if i else "")
            if told:
                return told
        return ""

    def _tense_after(self) -> str:
        words, stops = self.words, _stops()
        for i in range(self.match.end(), min(len(words.classes), self.match.end() + 8)):
            if words.classes[i] in stops:
                break
            word = words.low(i)
            if word in cues("modal"):
                return "future"
            if word not in cues("future") and _tense(word, words.low(i - 1)) == "past":
                return "past"
        return ""


def _tense(word: str, before: str) -> str:
    """Return what a word after the word ``before`` tells of the time of its clause: ``future``, ``past`` or nothing."""
    if word in cues("future") or (word == "be" and before == "to") or (word == "to" and before in cues("intending")):
        return "future"
    if before in ("be", "being", "to"):  # "to be held", not "held"
        return ""
    ending = len(word) > 4 and word.endswith("ed") and word not in cues("not_past")
    return "past" if ending or word in cues("past") else ""


@cache
def _stops() -> frozenset[str]:
    codes = letters()
    return frozenset((codes["STOP"], codes["BREAK"], codes["DOT"]))


@cache
def _numbers() -> frozenset[str]:
    codes = letters()
    return frozenset((codes["ONEW"], codes["TEENW"], codes["TENW"]))


Reading = Callable[[Found], When | None]
READINGS: dict[str, Reading] = {}


def reading(name: str) -> Callable[[Reading], Reading]:
    """Register a reading under the rule name before its dot."""

    def keep(function: Reading) -> Reading:
        READINGS[name] = function
        return function

    return keep


def as_int(value: object) -> int | None:
    return value if isinstance(value, int) else None


# ---- whole days


@reading("numeric")
def _numeric(found: Found) -> When | None:
    text = found.word("date").upper()
    parts = [int(p) for p in re.split(r"[-./]", text.split("T")[0])]
    weekday = as_int(found.value("wd"))
    days = _orders(parts, "/" in text and found.context.month_first)
    if weekday:
        days = [d for d in days if d.isoweekday() == weekday] or days
    if not days:
        return None
    published = found.context.published
    if published and len(days) > 1 and not weekday and days[0] > published >= days[1]:
        days.reverse()
    when = cal.on_day(days[0])
    clock = found.word("clock")
    if clock and int(clock.split(":")[0]) < 24:
        return replace(when, type="TIME", value=f"{when.value}T{clock.zfill(5)}")
    return when


def _orders(parts: list[int], month_first: bool) -> list[date]:
    """Return the days that three numbers may mean, the likelier first."""
    a, b, c = parts
    if a > 31:
        orders = [(a, b, c)]
    else:
        year = c if c >= 1000 else c + (1900 if c > 40 else 2000) if c < 100 else 0
        orders = [(year, a, b), (year, b, a)] if month_first else [(year, b, a), (year, a, b)]
    days = [d for y, m, day in orders if 1000 <= y < 2200 and (d := cal.make_day(y, m, day))]
    return list(dict.fromkeys(days))


def _year_for(found: Found, month: int, day: int, weekday: int | None) -> int | None:
    published = found.context.published
    if published is None:
        return cal.infer_year(month, day, weekday, found.context.years)
    way = found.direction()
    ahead = {"past": 7, "": 45, "future": 200}[way]
    return cal.year_of_day(published, month, day, weekday, "past", ahead)


@reading("day")
def _day(found: Found) -> When | None:
    month = as_int(found.value("m"))
    weekday = as_int(found.value("wd"))
    year: int | None
    if found.has("glued"):
        glued = found.number("glued") or 0
        day, year = glued // 10000, glued % 10000
    else:
        number = found.number("d")
        day, year = number or 0, as_int(found.value("y"))
        short = as_int(found.value("ys"))
        if short is not None:
            if short > 99:
                return None
            year = short + (1900 if short > 40 else 2000)
    if month is None or not 1 <= day <= 31:
        return None
    if year is None:
        year = _year_for(found, month, day, weekday)
        found.basis = "report day" if found.context.published else "other date"
        if year is None:
            return When("DATE", f"XXXX-{month:02d}-{day:02d}") if day <= cal.month_days(2000, month) else None
    made = cal.make_day(year, month, day)
    return cal.on_day(made) if made else None


@reading("day_range")
def _day_range(found: Found) -> When | None:
    month, a, b = as_int(found.value("m")), found.number("d"), found.number("d2")
    if month is None or not a or not b or a >= b:
        return None
    year = as_int(found.value("y"))
    if year is None:
        year = _year_for(found, month, a, None)
        found.basis = "report day"
        if year is None:
            return None
    first, last = cal.make_day(year, month, a), cal.make_day(year, month, b)
    return When("DATE", first.isoformat(), first, last, "D") if first and last else None


@reading("day_of_month")
def _day_of_month(found: Found) -> When | None:
    anchor, day = found.anchor(), found.number("d")
    if not anchor or not day:
        return None
    moved = cal.shift(anchor, AGO_LAST.get(found.word("rel"), 0), "M")
    made = cal.make_day(moved.year, moved.month, day) if moved else None
    return cal.on_day(made) if made else None


@reading("week_of")
def _week_of(found: Found) -> When | None:
    day = _day(found)
    return cal.containing(day.first, "W") if day and day.first else None


@reading("today")
def _today(found: Found) -> When | None:
    anchor, offset = found.anchor(), as_int(found.value("dd")) or 0
    night = found.word("dd") == "tonight"
    if anchor is None:
        return When("DATE", "PRESENT_REF" if offset == 0 else "XXXX-XX-XX", shift=offset)
    day = cal.shift(anchor, offset, "D")
    if day is None:
        return None
    when = cal.on_day(day)
    return replace(when, type="TIME", value=f"{when.value}TNI") if night else when


@reading("day_before")
def _day_before(found: Found) -> When | None:
    anchor = found.anchor()
    if anchor is None:
        return None
    step = -1 if found.word("dir") == "before" else 1
    if found.has("dd"):
        day = cal.shift(anchor, (as_int(found.value("dd")) or 0) + step, "D")
    else:
        base = cal.weekday_near(anchor, as_int(found.value("wd")) or 1, found.word("rel") or "past")
        day = cal.shift(base, step, "D") if base else None
    return cal.on_day(day) if day else None


@reading("weekday")
def _weekday(found: Found) -> When | None:
    anchor, weekday = found.anchor(), as_int(found.value("wd"))
    if weekday is None:
        return None
    if anchor is None:
        return When("DATE", f"XXXX-WXX-{weekday}")
    rel = found.word("rel")
    if found.has("rel") and "week" in found.text().lower():
        moved = cal.shift(anchor, AGO_LAST.get(rel, 0), "W")
        day = cal.shift(moved, weekday - moved.isoweekday(), "D") if moved else None
    else:
        if rel in ("following", "previous") and found.context.last and found.context.last.first:
            anchor = found.other() or anchor
        way = WAYS.get(rel) or ("future" if rel == "this" or found.direction() == "future" else "past")
        day = cal.weekday_near(anchor, weekday, way)
        if day and found.rule == "weekday.ago":
            day = cal.shift(day, -1, "W")
    return cal.on_day(day) if day else None


@reading("listed_day")
def _listed_day(found: Found) -> When | None:
    """Read the heading of a list, "Monday 6.": the last such day, where the weekday bears it out."""
    anchor, number = found.anchor(), found.number("d")
    weekday = as_int(found.value("wd"))
    for back in range(31):
        day = cal.shift(anchor, -back, "D") if anchor else None
        if day and day.day == number:
            return cal.on_day(day) if day.isoweekday() == weekday else None
    return None


@reading("next_day")
def _next_day(found: Found) -> When | None:
    """Read "the next day" in a telling: the one after the last day told, which is not ahead of the report."""
    told, published = found.context.last_day, found.context.published
    if told is None or told.last is None:
        return None
    day = cal.shift(told.last, 1, "D")
    if day is None or (published and day > published):
        return None
    found.basis = "other date"
    return cal.on_day(day)


@reading("weekday_set")
def _weekday_set(found: Found) -> When | None:
    weekday = as_int(found.value("wd"))
    part = f"T{found.value('part')}" if found.has("part") else ""
    plural = found.word("wd").endswith("s")
    if plural and found.near(-1) != "on" and found.near(1)[:1].isalpha() and not part:
        anchor = found.anchor()  # "Tuesdays assault": the possessive has lost its apostrophe
        day = cal.weekday_near(anchor, weekday or 1) if anchor else None
        return cal.on_day(day) if day else When("DATE", f"XXXX-WXX-{weekday}")
    return When("SET", f"XXXX-WXX-{weekday}{part}")


@reading("weekend")
def _weekend(found: Found) -> When | None:
    anchor = found.anchor()
    if anchor is None:
        return When("DATE", "XXXX-WXX-WE")
    rel = found.word("rel")
    ahead = rel in ("next", "coming", "following", "this") or (
        not rel and (anchor.isoweekday() >= 6 or found.direction() == "future")
    )
    moved = cal.shift(anchor, 1 if rel == "next" else 0 if ahead else -1, "W")
    return cal.weekend(moved) if moved else None


@reading("holiday")
def _holiday(found: Found) -> When | None:
    month, *rest = (int(x) for x in str(found.value("h")).split("-"))
    year = _year_for(found, month, 7 * rest[0] if rest[1:] else rest[0], None)
    made = (cal.nth_weekday if rest[1:] else cal.make_day)(year, month, *rest) if year else None
    found.basis = "report day"
    return cal.on_day(made) if made else None
