"""The rules of English time expressions, as patterns over word classes.

A rule is written with class names in capitals (``MONTH``), regular-expression signs, and lower-case group names. Rules are
tried in order at every word, so longer and surer readings stand first.
"""

# ruff: noqa: E501  (one rule a line, so that they can be read as a table)

import re
from functools import cache

from dateline.languages.en.dates.words import OTHER, letters

# Names for sets of classes and for small patterns, usable in rules and in later macros.
_SETS = {
    "MONX": "MONTH MABBR MONTHOR",
    "ORD": "ORDW ORDN",
    "DAYN": "D ORDW ORDN",
    "UNIT": "DAYU WEEKU MONTHU YEARU QUARTERU UNITO",
    "CAL": "DAYU WEEKU MONTHU YEARU QUARTERU",
    "INT": "D N Y",
    "SAID": "SAME THAT",
    "GONE": "LAST PAST PREVIOUS",
    "CLOCKED": "AT BY TO SINCE",
    "INTO": "IN SINCE TO BY OF FROM",
    "POINT": "LAST NEXT THIS COMING PREVIOUS FOLLOWING CURRENT PAST SAME THAT",
    "PART1": "EARLY LATE MID BEGIN END EARLIER LATER",
    "LINK": "HYPH TO AND",
}
_MACROS = {
    "POSS": "(?:APOS S|S|APOS)",
    "MON": "(?:MONTH|MONTHOR|MABBR DOT?)",
    "WD": "(?:WEEKDAY|WDABBR DOT?)",
    "MODP": "(?:(?:THE|AT){0,3} (?P<mod>PART1) (?:HYPH|IN|OF|THE|ON)*)",
    "NUMBER": "(?:INT|TENW HYPH? ONEW|TENW|TEENW|ONEW|A BIGW|ONEW BIGW)",
    "QTY": "(?:(?P<n>NUMBER)(?: AND? (?P<half>FRAC|A HALF))?(?: (?:HYPH|TO|OR) (?P<n2>NUMBER))?|A? (?P<couple>COUPLE) OF?|A? (?P<few>FEW) (?:OF THE)?)",
    "YEARW": "(?P<yw>TEENW TENW HYPH? ONEW?|TENW TEENW|TEENW TEENW|THE YEARU ONEW BIGW|ONEW BIGW(?= COMMA| DOT))",
    "DATE_MD": "(?P<m>MON) THE? (?P<d>DAYN) (?:COMMA? (?P<y>Y))?",
    "DATE_DM": "THE? (?P<d>DAYN) HYPH? (?:DAYU)? OF? (?P<m>MON) (?:(?:COMMA|HYPH|OF)? (?P<y>Y))?",
    "AMP": "(?:AM|OCLOCK_|IN THE (?P<part>PART))",
    "OCLOCK_": "(?:O APOS? OCLOCK)",
}

# (name, pattern). The name is that of the reading in dates_values.py, before a dot.
RULES: tuple[tuple[str, str], ...] = (
    # Whole days.
    ("numeric", "(?:(?P<wd>WD) COMMA? LPAR?)? (?P<date>NUMDATE) (?:COMMA? (?P<clock>CLOCK))?"),
    (
        "day_range.md",
        "(?P<m>MON) (?P<d>DAYN) LINK (?P<d2>DAYN) (?:COMMA? (?P<y>Y)|(?!OTHER|UNITS|UNIT|MONX|HYPH|BIGW))",
    ),
    ("day_range.dm", "THE? (?P<d>DAYN) LINK THE? (?P<d2>DAYN) OF? (?P<m>MON) (?:COMMA? (?P<y>Y))?"),
    ("day.paren_md", "(?P<wd>WD) LPAR THE? DATE_MD RPAR"),
    ("day.paren_dm", "(?P<wd>WD) LPAR THE? DATE_DM RPAR"),
    ("day.glued", "(?:(?P<wd>WD) COMMA?)? (?P<m>MON) (?P<glued>GLUED)"),
    ("day.wd_md", "(?P<rel>THIS|LAST|NEXT)? COMING? (?P<wd>WD) (?:PART|OVERNIGHT)? (?:COMMA|ON|DOT)? DATE_MD"),
    ("day.wd_dm", "(?P<rel>THIS|LAST|NEXT)? COMING? (?P<wd>WD) (?:PART|OVERNIGHT)? (?:COMMA|ON)? THE? DATE_DM"),
    ("day.short", "(?:(?P<wd>WD) COMMA?)? THE? (?P<d>D) HYPH? (?P<m>MON) (?:APOS|HYPH)? (?P<ys>N)(?! OTHER)"),
    ("day.short", "(?P<d>D) HYPH (?P<m>MON) HYPH (?P<ys>D|N)"),
    ("day.md_wd", "(?P<m>MON) (?P<d>DAYN) COMMA? (?P<wd>WEEKDAY)"),
    ("day.md", "(?P<rel>LAST|THIS|NEXT)? DATE_MD"),
    ("day.dm", "DATE_DM"),
    ("day_of_month", "THE? (?P<d>ORD|D) OF (?P<rel>THIS|LAST|NEXT|CURRENT|SAME) MONTHU"),
    ("week_of", "THE WEEKU (?:OF|BEGIN) DATE_MD"),
    # Months, with a year told beside them.
    ("month_range", "(?P<m>MON) (?:TO|HYPH|AND) (?P<m2>MON) (?:COMMA|OF)? (?P<y>Y)"),
    ("week_of_month", "THE? (?P<o>ORD|LAST) WEEKU OF (?P<m>MON) (?:COMMA? (?P<y>Y))?"),
    ("month", "MODP? (?P<m>MON) (?:COMMA|OF|IN|HYPH|APOS)? (?P<y>Y)"),
    ("month.spoken", "MODP? (?P<m>MON) (?:COMMA|OF)? YEARW"),
    ("month.rel_year", "MODP? (?P<m>MON) (?:COMMA|OF|IN)? THE? (?P<rel>LAST|THIS|NEXT|SAME|PREVIOUS|FOLLOWING) YEARU"),
    ("month.rel", "MODP? (?P<rel>LAST|NEXT|THIS|COMING|PAST|PREVIOUS|FOLLOWING) (?P<m>MON)"),
    # Quarters and halves of a year.
    ("quarter.year", "THE? FISCAL? (?P<o>ORD) HYPH? FISCAL? QUARTERU (?:COMMA|OF|IN)? FISCAL? (?P<y>Y)"),
    ("quarter.rel_year", "(?P<rel>LAST|THIS|NEXT) YEARU POSS (?P<o>ORD) HYPH? QUARTERU"),
    ("quarter.rel_year", "THE? (?P<o>ORD) HYPH? QUARTERU (?:OF|IN)? (?P<rel>LAST|THIS|NEXT) YEARU"),
    ("quarter.year", "THE? (?P<y>Y) POSS? FISCAL? (?P<o>ORD) HYPH? QUARTERU"),
    ("quarter", "THE? FISCAL? (?P<o>ORD) HYPH? FISCAL? QUARTERU"),
    ("half", "THE? (?P<o>ORD|LAST|LATEST) HYPH? HALF OF? (?P<y>Y)"),
    ("half", "THE? (?P<o>ORD|LAST|LATEST) HYPH? HALF OF (?:(?P<rel>THIS|LAST|NEXT|CURRENT|THE) YEARU)"),
    ("half", "THE? (?P<o>ORD) HYPH? HALF (?!OF|QTY|HYPH)"),
    ("quarter_same.year", "THE (?P<y>Y) (?:QUARTERU|PERIOD)"),
    ("quarter_same.past_year", "THE? SAME? YEARU HYPH? (?:AGO|EARLIER) (?:PERIOD|QUARTERU|MONTHU)"),
    ("quarter_same.past_year", "THE? SAME YEARU HYPH? (?:AGO|EARLIER)? (?:PERIOD|QUARTERU|MONTHU)"),
    (
        "quarter_same.past_year",
        "THE? SAME (?:PERIOD|QUARTERU|MONTHU) (?:OF|IN|A)? THE? (?:LAST|PREVIOUS|YEARU HYPH?) (?:YEARU|AGO|EARLIER)",
    ),
    ("quarter_same.past_year", "LAST YEARU POSS (?:QUARTERU|PERIOD)"),
    ("quarter_same.year", "THE? SAME (?:PERIOD|QUARTERU|MONTHU) (?:OF|IN|A)? (?P<y>Y)"),
    ("quarter_same", "THE? (?:LATEST|SAME) (?:PERIOD|QUARTERU)"),
    ("quarter_rel", "MODP? THE? (?P<rel>LAST|NEXT|THIS|CURRENT|PREVIOUS|THAT|THE|FOLLOWING) QUARTERU"),
    ("year_ago", "(?:THE|A)? YEARU HYPH (?:AGO|EARLIER)"),
    ("year_ago", "(?:A|ONEW) YEARU (?:AGO|EARLIER|BEFORE(?= COMMA| DOT))"),
    ("year_ago", "THE YEARU (?:EARLIER|BEFORE(?= COMMA| DOT))"),
    ("year_end", "THE? YEARU HYPH? END"),
    # Seasons, decades, centuries, years.
    ("season.year", "MODP? THE? (?P<s>SEASON) (?:COMMA|OF)? (?P<y>Y)"),
    ("season.spoken", "MODP? THE? (?P<s>SEASON) OF YEARW"),
    ("season.rel", "MODP? (?P<rel>LAST|NEXT|THIS|COMING|PREVIOUS) (?:PAST|COMING)? (?P<s>SEASON)"),
    ("season", "(?:(?P<mod>PART1) (?:HYPH|IN|OF|THE)*|THE|(?<=INTO)) (?P<s>SEASON) (?!OF)"),
    ("decade", "MODP? THE? (?:PART1 HYPH?)? (?P<e>DECADE)"),
    ("decade.words", "MODP? THE (?:TEENW|ONEW)? HYPH? (?P<ew>TENSW)"),
    ("century", "MODP? THE? (?P<o>ORD) HYPH? (?P<u>UNITO) (?!S)"),
    ("year_range", "(?P<y>Y) (?:HYPH|SLASH) (?P<y2>D|N|Y) (?!HYPH)"),
    ("year.spoken", "MODP? YEARW"),
    ("year", "MODP? (?:THE? YEARU)? FISCAL? (?:YEARU)? (?P<y>Y)"),
    # Relative days.
    ("day_before", "THE? DAYU (?P<dir>BEFORE|AFTER) (?P<dd>DEICTIC)"),
    ("day_before", "THE? DAYU (?P<dir>BEFORE|AFTER) (?P<rel>LAST|NEXT)? (?P<wd>WEEKDAY)"),
    (
        "clock.day",
        "(?:(?P<day>DEICTIC|WEEKDAY) (?:AT|COMMA)*)? (?P<t>CLOCK|D|ONEW|TEENW) AMP TZ? (?:COMMA|ON|AT|LPAR)? (?P<dayb>DEICTIC|WEEKDAY|THIS PART)?",
    ),
    (
        "clock.day",
        "(?:(?P<day>DEICTIC|WEEKDAY) (?:AT|COMMA)*)? (?P<t>CLOCK) TZ? (?:COMMA|ON)? (?P<dayb>DEICTIC|WEEKDAY)?",
    ),
    ("clock.military", "(?P<t>N|Y) TZ (?:COMMA|ON)? (?P<dayb>DEICTIC|WEEKDAY)?"),
    ("clock.noon", "(?P<t>NOON) ON? (?P<dayb>DEICTIC|WEEKDAY)"),
    ("clock.noon", "(?<=CLOCKED) (?P<t>NOON)"),
    (
        "part.day",
        "MODP? (?P<rel>LAST|NEXT|THIS)? (?P<day>DEICTIC|WEEKDAY) POSS? (?:(?P<both>AND) IN THE|IN THE)? (?P<mod2>EARLY|LATE)? (?P<part>PART|OVERNIGHT)",
    ),
    (
        "part.day",
        "(?:THE|IN|EARLY|LATE){0,3} (?P<part>PART|OVERNIGHT) (?:ON|OF|IN)? (?P<rel>LAST)? (?P<day>DEICTIC|WEEKDAY) (?! COMMA? MON DAYN)",
    ),
    ("part", "MODP? (?P<rel>THIS|LAST|THAT|SAME|NEXT|PREVIOUS|FOLLOWING) (?P<part>PART)"),
    ("overnight", "(?P<part>OVERNIGHT)|(?<=IN)THE (?P<night>PART)"),
    ("weekday", "(?:THE)? (?P<mod>EARLY|LATE) UNITS OF (?P<wd>WEEKDAY)"),
    ("weekday.week", "(?P<wd>WEEKDAY) (?:OF|COMMA)? (?P<rel>LAST|NEXT|THIS) WEEKU"),
    ("weekday.week", "(?P<rel>LAST|NEXT) WEEKU (?:ON|COMMA)? (?P<wd>WEEKDAY)"),
    ("weekday.ago", "(?:A WEEKU AGO) (?:ON|LAST)? (?P<wd>WEEKDAY)"),
    ("listed_day", "(?P<wd>WEEKDAY) (?P<d>D) (?=DOT|STOP|COMMA|BREAK)"),
    ("next_day", "THE (?P<rel>NEXT|FOLLOWING) DAYU"),
    ("weekday_set", "EVERY (?:OTHER|FEW)? (?P<wd>WEEKDAY) (?P<part>PART)?"),
    ("weekday_set.plural", "(?P<wd>WEEKDAYS) (?P<part>PART)?"),
    ("weekday", "MODP? (?P<rel>LAST|NEXT|THIS|COMING|FOLLOWING|PREVIOUS|PAST)? (?:COMING|PAST)? (?P<wd>WEEKDAY)"),
    ("today", "MODP? (?P<dd>DEICTIC)"),
    ("weekend", "MODP? THE? (?P<rel>LAST|NEXT|THIS|COMING|PAST|PREVIOUS|FOLLOWING)? (?:PAST|COMING)? (?P<we>WEEKEND)"),
    # Lengths of time counted from the report's day or another.
    ("sets.every", "EVERY OTHER? (?P<n>NUMBER)? (?P<u>UNIT|UNITS)"),
    ("sets.part", "EVERY (?P<part>PART)"),
    ("back_ahead", "THE? (?P<rel>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|RECENT) A? QTY QADJ? (?P<u>UNITS|UNIT)"),
    ("back_ahead", "QTY (?P<rel>LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING) (?P<u>UNITS)"),
    ("back_ahead", "THE (?P<rel>LAST|PAST|NEXT|COMING) (?P<u>UNITO|YEARU|MONTHU|WEEKU|DAYU) (?! POSS)"),
    ("vague", "THE? QADJ? (?P<rel>RECENT|COMING|PAST|LAST|NEXT|PREVIOUS) (?P<u>UNITS) (?: (?:AND|OR) UNITS)?"),
    ("ago", "QTY HYPH? QADJ? (?P<u>UNITS|UNIT) (?:OR SO)? (?P<dir>AGO|EARLIER|LATER|FROM NOW) (?!THIS)"),
    (
        "ago",
        "(?P<one>A|HALF A|A HALF|THE) (?P<u>UNIT) (?:OR SO)? (?P<dir>AGO|EARLIER|LATER|FROM NOW|BEFORE(?= COMMA| DOT))",
    ),
    ("ago", "(?P<u>UNITS) (?P<dir>AGO|EARLIER|LATER)"),
    (
        "unit",
        "MODP? (?:THE|THAT)? (?P<rel>LAST|NEXT|THIS|COMING|PREVIOUS|FOLLOWING|CURRENT|PAST|SAME|THAT) (?:FISCAL|COMING|PAST|SAME)? (?P<u>CAL|UNITO)",
    ),
    ("unit.the", "MODP? (?P<rel>THE) (?:FISCAL|QADJ)? (?P<u>WEEKU|MONTHU|YEARU) (?!HYPH)"),
    ("unit.day", "(?:EARLIER|LATER) (?:IN|ON) (?P<rel>THE) (?P<u>DAYU)"),
    ("unit.these", "THESE (?P<days>UNITS)"),
    # Lengths of time.
    ("length", "QTY HYPH? QADJ? (?P<u>UNITS|UNIT) (?: AND (?P<halfafter>A HALF))? (?!HYPH? OLD| OF OLD)"),
    ("length", "(?P<one>A|ONEW) QADJ? (?P<u>UNIT) (?: AND (?P<halfafter>A HALF))? (?!HYPH? OLD)"),
    ("length", "(?P<one>HALF) HYPH? (?:A|THE)? (?P<u>UNIT)"),
    ("length", "(?:THE|ORDW){0,3} (?P<u>UNITS) (?: (?:OR|AND) UNITS)? (?:HYPH LONG|DAYEND)? (?!HYPH? OLD| OF OLD)"),
    ("sets.word", "(?P<set>SETW)"),
    # A month by its name alone.
    ("month.bare", "MODP? (?P<m>MONTH|MABBR DOT)"),
    ("month.bare", "(?<=INTO) (?P<m>MABBR)"),
    ("month.bare", "(?P<m>MONTHOR) (?=STOP)"),  # the heading of a list's item, "March: ..."
    ("month.mayor", "MODP (?P<m>MONTHOR)"),
    ("month.mayor", "(?<=INTO) (?P<m>MONTHOR)"),
    ("holiday", "(?P<h>HOLIDAY) (?:DAYU)?"),
    # No day at all.
    ("then", "(?P<how>BACK|SINCE) (?P<then>THEN)"),
    ("that_time", "AT (?:THE|THAT) (?P<w>TIMEW)|(?P<that>THAT) TIMEW"),
    ("ref.now", "NOW|PRESENTREF"),
    ("ref.past", "QADJ? PASTREF|(?<=IN)THE PAST (?!OTHER|UNITS|UNIT|FEW|INT|ONEW|TEENW|TENW|A|COUPLE|MONX)"),
    ("ref.future", "THE NEAR? FUTURE|(?P<soon>FUTUREREF)"),
)

_NAME = re.compile(r"(?<![<?\w])[A-Z][A-Z_0-9]*\b")
_NAMED = re.compile(r"\?P<\w+>")


def _char_class(name: str, codes: dict[str, str]) -> str:
    if name == "OTHER":
        return re.escape(OTHER)
    members = _SETS[name].split() if name in _SETS else [name]
    return "[" + "".join(codes[m] for m in members) + "]"


def expand(pattern: str) -> str:
    """Return the regular expression over class characters that a rule's pattern stands for."""
    codes = letters()

    def swap(match: re.Match[str]) -> str:
        name = match[0]
        return expand(_MACROS[name]) if name in _MACROS else _char_class(name, codes)

    return _NAME.sub(swap, pattern).replace(" ", "")


@cache
def compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules in order, compiled."""
    return tuple((name, re.compile(expand(pattern))) for name, pattern in RULES)


# Classes one of which every rule needs; the scan looks only at runs of known words that hold one.
_CORE = [
    "WEEKDAY",
    "WEEKDAYS",
    "WDABBR",
    "MONTH",
    "MONTHOR",
    "MABBR",
    "SEASON",
    "DAYU",
    "WEEKU",
    "MONTHU",
    "YEARU",
    "QUARTERU",
    "UNITO",
    "UNITS",
    "PERIOD",
    "WEEKEND",
    "PART",
    "NOON",
    "DEICTIC",
    "OVERNIGHT",
    "DECADE",
    "Y",
    "NUMDATE",
    "CLOCK",
    "AM",
    "OCLOCK",
    "TZ",
    "HOLIDAY",
    "SETW",
    "NOW",
    "RECENT",
    "PASTREF",
    "PRESENTREF",
    "FUTUREREF",
    "FUTURE",
    "THEN",
    "TIMEW",
    "PAST",
    "TENSW",
    "TEENW",
    "TENW",
    "BIGW",
    "HALF",
]


@cache
def core() -> re.Pattern[str]:
    """Return the pattern of a word that can make a time expression of the known words around it."""
    return re.compile("[" + "".join(letters()[name] for name in _CORE) + "]")


# A run of known words, and so all that a rule can span.
ISLAND = re.compile(rf"[^{OTHER}]+")


@cache
def scanner() -> re.Pattern[str]:
    """Return one pattern that matches where any rule does; group ``r7`` tells that it was the eighth."""
    return re.compile("|".join(f"(?P<r{i}>{_NAMED.sub('?:', rule.pattern)})" for i, (_, rule) in enumerate(compiled())))
