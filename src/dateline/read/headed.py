"""The day over a report in other forms than an agency's: "Lima, 8 February 2022.", "(Dakar, May 4, 2023) -".

A day counts only where it is set apart from the sentence: names alone before it, a stop, a bracket, a dash or the end
of the line after it. A line that only names its day ("Daily record, Sunday 18 June 2017") counts where nothing in the
report is dated later, or an anniversary's headline would give the day.
"""

import re
from collections.abc import Iterable
from datetime import date

from dateline.model import Span
from dateline.read.cues import cues
from dateline.read.days import WrittenDay, days_in
from dateline.read.lines import is_prose, paragraphs

_REACH = 140
_MOST_WORDS = 12
_LINES = 6
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SMALL = frozenset(
    re.findall(r"\w+", "a al and da de del des do dos du e el for from la las le los no of on s the to y")
)
# What a sentence begins with: no place stands before its day.
_OPENS = frozenset(
    re.findall(
        r"\w+",
        "a after an and as at before between but by during every for from in last late early mid next no of on or "
        "since the then this to until till what when where while with",
    )
)
_BEFORE = re.compile(r"(?:[,(|/.:–—\[]|\s-)\s*\Z")
_CLOCK = r"(?:[,.|]?\s*(?:at )?\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?)?"
_AFTER = re.compile(
    rf"{_CLOCK}"
    r"(?:\s*\)\s*[.:]?(?:\s*(?:--?|[–—])(?=\s)|(?=\s|\Z))"  # "(Dakar, May 4, 2023) -"
    r"|,?\s*\([^()\n]{2,45}\)\s*(?:[.:]|--?|[–—])?(?=\s|\Z)"  # "Feb. 25, 2019 (Caribe Noticias) --"
    r"|\s*(?:--?|[–—:|])(?=\s)|\.(?=\s|\Z)"
    r"|,(?= [^\W\d_a-z][^\n.]{2,110}(?:\n|\Z))"  # "14 November, Khazar State Agency"
    r"|\s*(?=\n|\Z))"
)
_ALONE = re.compile(rf"{_CLOCK}\s*(?:[)\].,|:–—-]|(?:\([^()\n]{{2,40}}\)\s*)?\Z)")
_LED = re.compile(r"(?:[,(|/.:–—\[]|\s-|\b(?:for|of|dated|issued|on))\s*\Z", re.IGNORECASE)
_PAST_WEEKDAY = re.compile(
    r"(?<!next )(?<!every )(?<!until )(?<!by )(?<!this coming )"
    r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!s\b|,? (?:\d|[A-Z][a-z]+ \d))"
)
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_FARTHEST = 2


def headed_day(text: str, at: int, end: int) -> tuple[Span, WrittenDay] | None:
    """Return the date line that a line begins with, in mixed letters, and its day."""
    days = days_in(text, at, min(end, at + _REACH))
    if not days:
        return None
    day = days[0]
    before = text[at : day.span.start]
    words = _WORD.findall(before)
    if not 0 < len(words) <= _MOST_WORDS or words[0].lower() in _OPENS or not _BEFORE.search(before):
        return None
    if not all(word[0].isupper() or word.isdigit() or word in _SMALL for word in words):
        return None
    stop = day.span.end - (text[day.span.end - 1] == ".")  # "21 September. A court": a month's dot may be the stop
    after = _AFTER.match(text, stop, end) or _AFTER.match(text, day.span.end, end)
    return (Span(at, after.end()), day) if after else None


def named_day(text: str) -> date | None:
    """Return the day that one line above the running text names, at its end or between its parts."""
    found: list[date] = []
    for line in paragraphs(text)[:_LINES]:
        words = line.of(text)
        if is_prose(words) or len(words) > _REACH or cues().whole_tail.fullmatch(words):
            break
        found += _set_apart(words)
    if len(found) != 1:
        return None
    latest = max((told for day in days_in(text) if (told := day.date())), default=found[0])
    years = [int(year) for year in re.findall(r"(?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d)", text)]
    return found[0] if latest <= found[0] and max(years, default=0) <= found[0].year else None


def _set_apart(words: str) -> list[date]:
    return [
        told
        for day in days_in(words)
        if (told := day.date())
        and words[: day.span.start].strip()
        and (day.weekday is not None or _LED.search(words[: day.span.start]))
        and _ALONE.match(words, day.span.end)
    ]


def year_by_weekdays(text: str, day: WrittenDay, years: Iterable[int]) -> int | None:
    """Return the year of a date line that leaves it out, so that the weekdays of the news fall just before it.

    News tells of its own day and the one or two before, by the weekday: "said on Thursday", "on Wednesday evening".
    """
    told = list(dict.fromkeys(_PAST_WEEKDAY.findall(text)))[:2]
    since = max(years, default=0)
    if not since or (not told and day.weekday is None):
        return None
    options: list[tuple[float, int]] = []
    for year in (since, since + 1):
        try:
            made = date(year, day.month, day.day)
        except ValueError:
            continue
        back = [(made.weekday() - _WEEKDAYS.index(name)) % 7 for name in told]
        if (day.weekday is None or made.weekday() == day.weekday) and all(days <= _FARTHEST for days in back):
            options.append((sum(back) + 1.5 * (year - since), year))
    return min(options)[1] if options else None
