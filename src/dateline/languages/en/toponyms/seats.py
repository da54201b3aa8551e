"""Place names that tell where somebody sits rather than where something happens: "Ohio Senate", "University of X",
"D-Charleston", the town of a dateline.

No act takes such a name for its place, but it tells as much as any other what the report is about.
"""

from collections.abc import Collection, Iterator

from dateline.knowledge.names import fold
from dateline.languages.en.toponyms.reading import HYPHENS, Candidate, Reading
from dateline.languages.en.toponyms.weights import SURE

_LONGEST = 4  # tokens of a name
_REACH = 7  # tokens from a name to the noun that makes it a body's ("Ohio Department of Public Safety")
_JOINING = frozenset(("of", "and", "&", "for", "'s", "’s", "the"))
_OF = frozenset(("of", "at"))
_DASHES = frozenset((*HYPHENS, "--", "---", "—"))
_PARTIES = frozenset(("d", "r", "i"))
_LEAST_PEOPLE = 500  # of a place that has a body of its own


def seats(reading: Reading, places: Collection[str], taken: Collection[int]) -> Iterator[Candidate]:
    """Yield the seats in the order of the text, none of them on a token of ``taken``; ``places`` are the names known
    to be places elsewhere in the report."""
    words = reading.words_known
    sure = [*_affiliations(reading), *_datelines(reading), *_of_bodies(reading, words.bodies, words.bodies_of)]
    named = {fold(name) for name in (*places, *(c.name for c in sure))}
    likely = _of_bodies(reading, words.institutions, frozenset())
    found = {c.first: c for c in (*(c for c in likely if fold(c.name) in named or _area(reading, c)), *sure)}
    free = [i not in taken for i in range(reading.n)]
    for first in sorted(found):
        c = found[first]
        if all(free[c.first : c.last + 1]):
            free[c.first : c.last + 1] = [False] * (c.last + 1 - c.first)
            yield c


def _of_bodies(reading: Reading, before: Collection[str], after: Collection[str]) -> Iterator[Candidate]:
    """Yield the places in the names of bodies: before a noun of ``before``, or after one of ``after`` and "of"."""
    lows = reading.lows
    for at, low in enumerate(lows):
        if low not in before and low not in after:
            continue
        begin, end = reading.sentence.opens[at], reading.sentence.closes[at]
        if low in before:
            yield from _before(reading, at, max(begin, at - _REACH))
        if low in after and _capital(reading, at) and at + 2 < end and lows[at + 1] in _OF:
            first = at + 3 if lows[at + 2] == "the" and at + 3 < end else at + 2
            yield from _name(reading, first, end, "body of")


def _before(reading: Reading, at: int, begin: int) -> Iterator[Candidate]:
    """Yield the name that begins the phrase of a body's noun; a noun in lower case has it just before."""
    first = at
    if _capital(reading, at):
        while first > begin and (_capital(reading, first - 1) or reading.lows[first - 1] in _JOINING):
            first -= 1
    else:
        first = max(begin, at - _LONGEST)
    for i in range(first, at):
        if i > first and _capital(reading, i - 1) and not _opens(reading, i - 1):
            continue  # "Royal X Hospital", "John X School"
        for c in _name(reading, i, at, "body"):
            if _capital(reading, at) or c.last == at - 1:
                yield c
                return


def _affiliations(reading: Reading) -> Iterator[Candidate]:
    """Yield the constituencies of politicians: "R-Florence"."""
    for i in range(2, reading.n):
        if reading.words[i - 1] in HYPHENS and reading.lows[i - 2] in _PARTIES and reading.touching(i):
            yield from _name(reading, i, reading.sentence.closes[i], "constituency")


def _datelines(reading: Reading) -> Iterator[Candidate]:
    """Yield the towns in capitals that a dash parts from the report: "MIDDLETOWN - "."""
    if reading.shouting:
        return
    for at, word in enumerate(reading.words):
        if word not in _DASHES or (at + 1 < reading.n and reading.touching(at) and reading.touching(at + 1)):
            continue
        first = at
        while first > 0 and at - first < _LONGEST and reading.words[first - 1].isupper():
            first -= 1
        if first < at and (first == 0 or not reading.words[first - 1][-1].isalnum()):
            yield from (c for c in _name(reading, first, at, "dateline") if c.last == at - 1)


def _name(reading: Reading, first: int, end: int, rule: str) -> Iterator[Candidate]:
    """Yield the longest name of a place worth the name that begins at a token and ends before another, if any."""
    words = reading.words_known
    if first >= end or not _capital(reading, first):
        return
    for last in range(min(end, first + _LONGEST) - 1, first - 1, -1):
        name = reading.text(first, last)
        if not _capital(reading, last) or name in words.demonyms or not reading.is_known(name):
            continue
        if first == last and _common(reading, first) and name not in words.short_forms:
            continue
        rows = reading.gazetteer.lookup(words.short_forms.get(name, name))[:20]
        if any(r.main and (r.feature_class == "A" or r.population >= _LEAST_PEOPLE) for r in rows):
            yield Candidate(first, last, name, SURE, True, rule)
            return


def _area(reading: Reading, c: Candidate) -> bool:
    """Tell whether a name is that of a country, province or county."""
    name = reading.words_known.short_forms.get(c.name, c.name)
    return any(row.main and row.feature_class == "A" for row in reading.gazetteer.lookup(name)[:5])


def _opens(reading: Reading, i: int) -> bool:
    """Tell whether a capitalised word may stand before a place's name."""
    low, words = reading.lows[i], reading.words_known
    return low in words.bearings or low in words.stop or low in words.titles


def _common(reading: Reading, i: int) -> bool:
    """Tell whether a single word is hardly a place's name: a common word, a person's."""
    low, words = reading.lows[i], reading.words_known
    entity = reading.entity[i]
    person = entity is not None and entity[2] == "PERSON" and entity[0] < i
    return person or low in words.within_bodies or low in words.persons or low in words.stop


def _capital(reading: Reading, i: int) -> bool:
    return reading.words[i][0].isupper()
