"""Expressions of number in English, with the bounds that the codebook gives them.

"More than 100" is at least 101, "dozens" at least 24, "up to 40" at most 40. Works on the bare text, so that it does
not hang on the parse, and copes with lost commas and hyphens. "Nearly" and "around" leave the figure as it is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.codebook.losses import LossLexicon
from dateline.model import Span

_ONES = "zero one two three four five six seven eight nine ten eleven twelve"
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(f"{_ONES} {_TEENS}".split())}
_TENS = {word: 10 * number for number, word in enumerate(_DECADES.split(), 2)}
_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
# What the plural of a scale word counts at the least.
_OPEN = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
_FRACTIONS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}

_SMALL = "|".join([*_UNITS, *_TENS])
_SCALE = "|".join(_SCALES)
_PLURAL = "|".join(_OPEN)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+(?:a\s+)?"
_WORDS = rf"(?:an?\s+(?=(?:{_SCALE})\b))?(?:{_SMALL}|{_SCALE})\b(?:(?:\s*-\s*|\s+|{_AND})(?:{_SMALL}|{_SCALE})\b)*"
_NUMBER = rf"(?:{_DIGITS})s\b(?=\s+of)|(?:{_DIGITS})(?:[\s-]+(?:{_SCALE})\b)*"
_FRACTION = rf"(?:(?:an?|one|three)\s+)?(?:half|quarters?|third)(?:\s+of)?(?:[\s-]+a)?[\s-]+(?:{_SCALE})\b"
_MANY = rf"(?:(?:many|several|(?:an?\s+)?few|some)\s+)?(?:(?:{_PLURAL})(?:\s+of\s+(?:{_PLURAL}))*)\b"
_FEW_SCALE = rf"(?:several|an?\s+few|few|many|a\s+couple(?:\s+of)?)\s+(?:{_SCALE})\b"

_NOT_BEFORE = re.compile(
    r"(?:[\w$€£#°]|\d[.,:/]|[a-z]-|\d-\d{1,2}-|\d-|"
    r"\b(?:no|no\.|each|every|day|phase|chapter|article|resolution)\s)$"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?,?\s+(?P<day>\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?$")
_NOT_AFTER = re.compile(
    r"\s*%|\s+(?:per\s*cent|percent)\b|(?:st|nd|rd|th|mm|km|am|pm|s)\b|[:/]\d|[.,]\d|[-–]\d{1,4}[-–]\d|-(?!odd\b|plus\b|some\b)[a-z]"
    r"|\s+years?[\s-]old|\s*(?:mm|km|kg|kms)\b|\s+another\b|\w"
)
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b")
_YEAR_BEFORE = re.compile(r"\b(?:in|since|until|till|of|from|by|early|late|mid|during|year|through|and)\s+$|[-/(]\s*$")
_ONE_AFTER = re.compile(r"\s+(?:another|day|night|thing|side|hand|of\b)|'s|’s")
_WORD_AFTER = re.compile(r"\s+[a-z]")
_JOIN = re.compile(r"\s*[-–—]\s*|\s+(?:to|or)\s+")
_SUFFIX = re.compile(r"\s*\+|[\s-]+odd\b|\s+or\s+(?P<more>more)\b|\s+or\s+so\b|-some\b")
_LOOKBACK = 48


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: ``span`` covers all of it ("at least 21"), ``core`` the bare number ("21").

    ``low`` and ``high`` are the bounds, ``None`` where open; ``rule`` names what set them.
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    core: re.Pattern[str]
    prefix: re.Pattern[str]
    operators: dict[str, str]
    vague: dict[str, tuple[int | None, int | None]]


def _phrase(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


@lru_cache(maxsize=8)
def _patterns(lexicon: LossLexicon) -> _Patterns:
    """Compile the patterns for a lexicon, longest phrase first."""
    vague = sorted(lexicon.vague, key=len, reverse=True)
    core = re.compile(
        rf"\b(?:(?P<number>(?=\d)(?:{_NUMBER}))|(?P<fraction>{_FRACTION})|(?P<fewscale>{_FEW_SCALE})|(?P<many>{_MANY})"
        rf"|(?P<words>{_WORDS})|(?P<vague>(?:{'|'.join(map(_phrase, vague))})\b(?!\s+as\b)))"
    )
    operators = {phrase: op for op, phrases in lexicon.bounds.items() for phrase in phrases}
    longest = sorted(operators, key=len, reverse=True)
    prefix = re.compile(rf"\b(?P<op>{'|'.join(map(_phrase, longest))})\s+(?:an?\s+(?:estimated|additional)\s+)?$")
    return _Patterns(core, prefix, operators, dict(lexicon.vague))


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length, so that offsets hold."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_quantities(text: str, lexicon: LossLexicon) -> tuple[Quantity, ...]:
    """Return the number expressions of ``text``, in order, none overlapping; dates, ages and measures are left out."""
    patterns = _patterns(lexicon)
    text = lowered(text)
    found: list[Quantity] = []
    floor = 0
    matches = list(patterns.core.finditer(text))
    skip = -1
    for index, match in enumerate(matches):
        if index <= skip:
            continue
        value = _value(match, patterns, text)
        if value is None or (value[3] == "vague" and _meets(matches, index, text, patterns)):
            continue
        low, high, end, rule = value
        start = match.start()
        following = matches[index + 1] if index + 1 < len(matches) else None
        wider = _range(following, text, start, end) if following and high is not None else None
        if wider and high is not None:
            other, between = wider
            if high < other[1] and (between or low == high):
                high, end, rule, skip = other[1], other[2], "range", index + 1
        low, high, end, rule = _suffix(text, end, low, high, rule)
        start, low, high, rule = _prefix(text, start, floor, low, high, rule, patterns)
        found.append(Quantity(Span(start, end), Span(match.start(), end), low, high, rule))
        floor = end
    return tuple(found)


def _value(match: re.Match[str], patterns: _Patterns, text: str) -> tuple[int | None, int | None, int, str] | None:
    """Return (low, high, end, rule) of a bare number, or ``None`` where it counts nothing."""
    start, kind = match.start(), match.lastgroup
    words = match.group()
    end = match.end()
    plain = " ".join(words.lower().split())
    before = text[max(0, start - 24) : start]
    if kind in ("number", "words") and (_NOT_BEFORE.search(before) or _NOT_AFTER.match(text, end)):
        return None
    if kind == "number":
        return _digits(plain, before, text, end)
    if kind == "words":
        if plain == "one" and _ONE_AFTER.match(text, end):
            return None
        number = _spelled(plain)
        return None if not number else (number, number, end, "number")
    if kind == "fraction":
        number = _fraction(plain)
        return number, number, end, "number"
    if kind == "many":
        low = 1
        for word in re.findall(_PLURAL, plain):
            # "Tens of thousands" is two tens' worth of one thousand, not of two.
            low = low * _OPEN[word] if low == 1 else low * _SCALES.get(word[:-1], 1)
        return low, None, end, "vague"
    if kind == "fewscale":
        low = 2 * _SCALES[plain.split()[-1]]
        return low, None, end, "vague"
    low_high = patterns.vague[plain]
    return *low_high, end, "vague"


def _meets(matches: list[re.Match[str]], index: int, text: str, patterns: _Patterns) -> bool:
    """Tell whether a vague count runs into a number, which then counts alone ("some 30", "a group of over 15")."""
    following = matches[index + 1] if index + 1 < len(matches) else None
    gap = text[matches[index].end() : following.start()] if following else "."
    if following is None or following.lastgroup == "vague":
        return False
    words = " ".join(gap.split())
    return (not words and len(gap) < 3) or (matches[index].group().endswith("of") and words in patterns.operators)


def _digits(plain: str, before: str, text: str, end: int) -> tuple[int | None, int | None, int, str] | None:
    if plain.endswith("s"):
        number = int(float(plain[:-1].replace(",", "")))
        return (2 * number, None, end, "vague") if number in (10, 100, 1000) else None
    figure, *scales = plain.replace("-", " ").split()
    value = float(figure.replace(",", ""))
    for scale in scales:
        value *= _SCALES[scale]
    if value != int(value) or not value:
        return None
    if not scales and len(figure) <= 4 and figure.isdigit():
        month = _MONTH_BEFORE.search(before)
        # "May 4th 16 people": the day of the month stands already, and 16 is no year.
        if (month and (len(figure) == 4 or not month["day"])) or (len(figure) <= 2 and _MONTH_AFTER.match(text, end)):
            return None
        year = len(figure) == 4 and 1900 <= value <= 2099
        if year and (_YEAR_BEFORE.search(before) or not _WORD_AFTER.match(text, end)):
            return None
    return int(value), int(value), end, "number"


def _spelled(plain: str) -> int:
    """Return the value of number words ("a hundred and twenty-two"), 0 where they make none."""
    total = current = 0
    words = plain.replace("-", " ").split()
    for word in words:
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _TENS:
            current += _TENS[word]
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
    if words and words[0] in _SCALES:
        return 0 if words[0] != "dozen" else total + current
    return total + current


def _fraction(plain: str) -> int:
    words = plain.replace("-", " ").split()
    part = next(value for word, value in _FRACTIONS.items() if any(w.startswith(word) for w in words))
    return round((3 if words[0] == "three" else 1) * part * _SCALES[words[-1]])


def _range(
    following: re.Match[str], text: str, start: int, end: int
) -> tuple[tuple[int | None, int, int, str], bool] | None:
    """Return the upper end of a range that begins at ``start``, and whether "between" opened it."""
    gap = text[end : following.start()]
    between = bool(re.search(r"\bbetween\s+$", text[max(0, start - 12) : start]))
    if not (_JOIN.fullmatch(gap) or (between and gap.strip().lower() == "and")):
        return None
    if re.search(r"\bfrom\s+$", text[max(0, start - 8) : start]):
        return None
    plain = following.group().rstrip().lower()
    if following.lastgroup not in ("number", "words"):
        return None
    number = None
    if following.lastgroup == "number":
        number = _digits(" ".join(plain.split()), " ", text, following.start() + len(plain))
    else:
        count = _spelled(" ".join(plain.split()))
        number = (count, count, following.start() + len(plain), "number") if count else None
    if number is None or number[1] is None:
        return None
    return (number[0], number[1], number[2], number[3]), between


def _suffix(
    text: str, end: int, low: int | None, high: int | None, rule: str
) -> tuple[int | None, int | None, int, str]:
    match = _SUFFIX.match(text, end)
    if not match:
        return low, high, end, rule
    opens = match.group("more") is not None or "+" in match.group()
    return low, None if opens else high, match.end(), "or more" if opens else "about"


def _prefix(
    text: str, start: int, floor: int, low: int | None, high: int | None, rule: str, patterns: _Patterns
) -> tuple[int, int | None, int | None, str]:
    """Take the words before a number into its bounds ("at least another", "more than")."""
    for _ in range(3):
        window = text[max(floor, start - _LOOKBACK) : start]
        if rule == "range" and (match := re.search(r"\bbetween\s+$", window)):
            start -= len(window) - match.start()
            continue
        match = patterns.prefix.search(window)
        if not match:
            break
        start -= len(window) - match.start()
        op = patterns.operators[" ".join(match.group("op").lower().split())]
        if op == "plain":
            continue
        low, high, rule = _bounded(op, low, high, rule)
        break
    return start, low, high, rule


def _bounded(op: str, low: int | None, high: int | None, rule: str) -> tuple[int | None, int | None, str]:
    exact = high is not None
    if op == "above":
        return (low + 1 if exact and low is not None else low), None, "more than"
    if op == "at_least":
        return low, None, "at least"
    if op == "up_to" and exact:
        return None, high, "up to"
    if op == "below" and high is not None:
        return None, high - 1, "fewer than"
    return low, high, "about" if op == "about" else rule
