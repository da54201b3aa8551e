"""Time expressions of an English text, with their TIMEX3 values and the days that they may mean.

``find_dates`` is all that others need. The words' classes are in ``data/dates.yaml``, the rules in ``patterns``,
what each rule means in ``values`` (days), ``clock`` (times of day) and ``periods`` (all else), the
calendar in ``dateline.resolve.dates``.
"""

import re
from collections.abc import Iterator
from datetime import date

from dateline.languages.en.dates import clock, periods  # noqa: F401  (they register their readings)
from dateline.languages.en.dates.patterns import ISLAND, compiled, core, scanner
from dateline.languages.en.dates.values import READINGS, Context, Found
from dateline.languages.en.dates.words import Words, cues, letters, lex
from dateline.model import Span
from dateline.model.mentions import DateMention
from dateline.resolve import dates as cal
from dateline.resolve.dates import When

# Prepositions and the relation that an event has to the time after them; ``over the past`` and the like are ``during``.
_RELATIONS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "during": "during",
    "throughout": "during",
    "within": "during",
    "over": "during",
}
_SINCE_REACH = 24
_SLASHED = re.compile(r"(?<![0-9/])([0-9]{1,2})/([0-9]{1,2})/(?:[0-9]{4}|[0-9]{2})(?![0-9/])")


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Return the time expressions of ``text``, in order, none overlapping another.

    ``published`` is the report's own day; without it, days told without a year take it from the years that the text
    tells, and expressions that hang on the report's day have no interval.
    """
    words = lex(text)
    context = Context(published, _years(words), month_first=_month_first(text))
    return tuple(_mentions(words, context))


def _years(words: Words) -> tuple[int, ...]:
    code = letters()
    told = {
        int(str(v)) for c, v in zip(words.classes, words.values, strict=True) if c == code["Y"] and isinstance(v, int)
    }
    dates = {
        int(part)
        for c, v in zip(words.classes, words.values, strict=True)
        if c == code["NUMDATE"]
        for part in str(v).replace(".", "-").replace("/", "-").replace("T", "-").replace(":", "-").split("-")
        if len(part) == 4 and part.isdigit()
    }
    return tuple(sorted(year for year in told | dates if 1900 <= year <= 2100))


def _month_first(text: str) -> bool:
    """Tell whether numeric dates are American: some have the day second for certain, and none first."""
    pairs = [(int(a), int(b)) for a, b in _SLASHED.findall(text)]
    return any(b > 12 >= a for a, b in pairs) and not any(a > 12 for a, _ in pairs)


def _mentions(words: Words, context: Context) -> Iterator[DateMention]:
    rules, scan = compiled(), scanner()
    breaks = letters()["BREAK"]
    for island in ISLAND.finditer(words.classes):
        at, end = island.span()
        if core().search(words.classes, at, end) is None:
            continue
        while at < end:
            hit = scan.match(words.classes, at)
            if hit is None or hit.end() == at:
                if words.classes[at] == breaks:
                    context.months = False
                at += 1
                continue
            first = int(str(hit.lastgroup)[1:])
            for name, rule in rules[first:]:
                match = rule.match(words.classes, at)
                if match is None or match.end() == at:
                    continue
                found = Found(words, match, context, name)
                when = READINGS[name.partition(".")[0]](found)
                if when is not None:
                    yield _mention(found, when)
                    _remember(found, when)
                    at = match.end()
                    break
            else:
                at += 1


def _remember(found: Found, when: When) -> None:
    """Keep what later expressions may hang on."""
    context = found.context
    if when.type in ("DATE", "TIME") and when.first:
        context.last = when
        if when.grain == "D":
            context.last_day = when
        if when.grain == "Q" and "quarter" in found.rule:
            context.quarter, context.months = when, False
    elif when.type == "DURATION" and when.value.endswith("M") and when.value in ("P9M", "P6M"):
        context.months = True


def _mention(found: Found, when: When) -> DateMention:
    words = found.words
    start, end = found.match.span()
    relation = _relation(found)
    first, last, published = when.first, when.last, found.context.published
    if when.type == "SET":
        first = last = None
    onset = last if relation == "since" else None
    if relation == "since" and first is not None:
        last = published if published and published >= first else None
    if relation == "on" and when.type == "DURATION" and first:
        relation = "during"
    start, end = _trim(words, start, end)
    return DateMention(
        Span(words.starts[start], words.ends[end - 1]),
        when.type,
        when.value,
        first,
        last,
        cal.precision(first, last),
        relation,
        found.basis,
        found.rule,
        onset,
        when.shift,
    )


def _trim(words: Words, start: int, end: int) -> tuple[int, int]:
    """Leave prepositions and commas at the edges out of the expression."""
    code = letters()
    edges = {code[name] for name in ("IN", "ON", "AT", "BY", "SINCE", "FROM", "COMMA", "OF", "TO", "BACK")}
    while start < end - 1 and words.classes[start] in edges:
        start += 1
    while end - 1 > start and words.classes[end - 1] in edges:
        end -= 1
    return start, end


def _relation(found: Found) -> str:
    words, start = found.words, found.match.start()
    inside = words.low(start)
    if inside in _RELATIONS:
        return _RELATIONS[inside]
    stop = {letters()[name] for name in ("DOT", "STOP", "BREAK", "COMMA")}
    for i in range(start - 1, max(-1, start - 5), -1):
        if words.classes[i] in stop:
            break
        word = words.low(i)
        if word in _RELATIONS:
            return _RELATIONS[word]
        if word not in cues("skipped"):
            break
    return "since" if _onset(words, start, stop) else "on"


def _onset(words: Words, start: int, stop: set[str]) -> bool:
    """Tell whether "since" reaches the expression over the words for a beginning ("since the war began in March")."""
    begun = False
    for i in range(start - 1, max(-1, start - _SINCE_REACH - 1), -1):
        if words.classes[i] in stop:
            return False
        word = words.low(i)
        begun = begun or word in cues("onset")
        if word == "since":
            return begun
    return False
