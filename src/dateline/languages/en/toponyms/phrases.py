"""The words bound to a place name: "10 km north of", "the western outskirts of the city of", "countryside",
"province"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.languages.en.toponyms.words import Words, load_words

_ARTICLES = frozenset(("the", "a", "an", "its", "their"))
_JOINED = frozenset(("-", "‐", "‑", "–"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’", "s"))
_MODIFIERS = frozenset(("ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM"))
_MOST_MODIFIERS = 6
# What bears its name behind "of", so that a name before it says where it lies.
_NAMED_BY_OF = frozenset(("town", "village", "neighbourhood", "camp"))
_AREAL = frozenset(("region", "desert", "river", "road", "border", "mountain"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of a text, for reading around names: words, lower-case words, parts of speech, sentence bounds by
    token."""

    words: Sequence[str]
    lows: Sequence[str]
    pos: Sequence[str]
    opens: Sequence[int]
    closes: Sequence[int]


@dataclass(slots=True)
class Bound:
    """A name with what is bound to it, as token indexes (both included) and readings; see ``PlaceMention``."""

    first: int
    last: int
    relation: str = "at"
    feature: str | None = None
    bearing: str | None = None
    distance_km: float | None = None
    definite: bool = False  # stands behind "the", and not as part of the name


def bind(text: Sentence, first: int, last: int, barrier: int = -1) -> Bound:
    """Read what is bound to the name at tokens ``first`` to ``last``; the words up to ``barrier`` belong to another
    name."""
    bound = Bound(first, last)
    _rightwards(text, bound, load_words())
    _leftwards(text, bound, load_words(), max(text.opens[first], barrier + 1))
    return bound


def bearing_at(text: Sentence, i: int, words: Words) -> tuple[str, int] | None:
    """Return the compass point whose word ends at token ``i``, and the token where it begins ("north-east" is
    three)."""
    point = words.bearings.get(text.lows[i])
    if point is None:
        return None
    if i >= 2 and text.words[i - 1] in _JOINED:
        whole = words.bearings.get(f"{text.lows[i - 2]}-{text.lows[i]}")
        if whole:
            return whole, i - 2
    if i >= 1 and text.lows[i - 1] in ("north", "south") and point in ("E", "W"):
        return words.bearings[f"{text.lows[i - 1]}-{text.lows[i]}"], i - 1
    return point, i


def _rightwards(text: Sentence, bound: Bound, words: Words) -> None:
    """Take in what follows: "'s northern countryside", "province", "military airport", "border"."""
    end, i = text.closes[bound.last], bound.last + 1
    possessive = i < end and text.words[i] in _POSSESSIVE
    if possessive:
        i += 1
    start = i
    point = None
    while (i < end and text.lows[i] in words.bearings) or (i + 1 < end and text.words[i] in _JOINED and i > start):
        point = words.bearings.get(text.lows[i], point)
        i += 1
    if point and i > start:
        found = bearing_at(text, i - 1, words)
        point = found[0] if found else point
    if i >= end:
        return
    for length in (2, 1):
        if i + length > end:
            continue
        noun = " ".join(text.lows[i : i + length])
        relation = words.relations.get(noun)
        if relation in ("rural", "outskirts", "near", "centre"):
            bound.relation = "at" if relation == "centre" else relation
            bound.bearing, bound.last = point, i + length - 1
            return
        feature = words.features.get(noun)
        if feature and not (possessive and feature not in ("neighbourhood", "district", "region")):
            if noun in ("state", "town", "villages", "street") and i + length < end and text.pos[i + length] == "PROPN":
                return
            if possessive:
                return  # "Aleppo's Ansari neighbourhood" is another place's
            if feature in _NAMED_BY_OF and _names_next(text, i + length, end):
                return  # "the West Bank town of Ramallah"
            bound.last = i + length - 1
            if feature == "border":
                bound.relation = "border"
            elif point:
                bound.relation, bound.bearing = "part", point
            bound.feature = feature
            return
    if possessive and point is None:
        return


def _names_next(text: Sentence, i: int, end: int) -> bool:
    """Tell whether "of" and a name stand at a token."""
    return i + 1 < end and text.lows[i] == "of" and text.words[i + 1][:1].isupper()


def _leftwards(text: Sentence, bound: Bound, words: Words, begin: int) -> None:
    """Take in what precedes, word by word, as long as it is bound to the name."""
    i = bound.first - 1
    lows = text.lows
    noun_seen = bound.feature is not None and bound.last > bound.first
    while i >= begin:
        low = lows[i]
        if low in _ARTICLES:
            if low == "the" or bound.first > i + 1 or noun_seen:
                bound.definite = bound.definite or low == "the"
                if bound.first == i + 1 and not noun_seen and bound.relation == "at" and bound.feature is None:
                    i -= 1  # "the Euphrates": no part of the phrase, but "north of the Euphrates" goes on
                    if i < begin or lows[i] not in ("of", "from", "with", "to"):
                        if i >= begin and lows[i] in words.near_before:
                            bound.first, bound.relation = i, "near"
                        return
                    continue
                bound.first = i
            i -= 1
            continue
        if low in ("of", "from", "with", "to", "in") and i - 1 >= begin:
            goes_on = _before_preposition(text, bound, i, words, begin)
            if goes_on is None:
                return
            noun_seen, i = True, goes_on
            continue
        found = bearing_at(text, i, words)
        if found:
            point, start = found
            if bound.relation == "at" and not noun_seen:
                bound.relation = "part"
            if bound.bearing is None and bound.relation in ("part", "rural", "outskirts"):
                bound.bearing = point
            bound.first, i = start, start - 1
            continue
        if low in words.rural_before:
            bound.relation, bound.first, i = "rural", i, i - 1
            continue
        if low in words.part_before and not noun_seen:
            if bound.relation == "at":
                bound.relation = "part"
            bound.first, i = i, i - 1
            continue
        if low in words.near_before and text.words[i] not in ("By",):
            if low != "by" and bound.relation == "at":
                bound.relation, bound.first = "near", i
            elif low != "by":
                bound.first = i
            return
        if i - 1 >= begin and f"{lows[i - 1]} {low}" in words.near_phrases:
            bound.relation, bound.first = "near" if bound.relation == "at" else bound.relation, i - 1
            return
        if not noun_seen and bound.first == i + 1 and words.features.get(low) and text.words[i] not in _POSSESSIVE:
            bound.feature = bound.feature or words.features[low]  # "village X", "Mount X"
            bound.first, i, noun_seen = i, i - 1, True
            continue
        if noun_seen and (text.pos[i] in _MODIFIERS or text.words[i] in _JOINED):
            article = _modifiers(text, i, begin)
            if article is not None:
                bound.first, i = article, article - 1
                continue
        return


def _modifiers(text: Sentence, i: int, begin: int) -> int | None:
    """Return the article that opens "the rebel-held ..." when the words up to token ``i`` are all modifiers of the
    noun behind."""
    for j in range(i, max(begin - 1, i - _MOST_MODIFIERS - 1), -1):
        if text.lows[j] in _ARTICLES:
            return j
        if not (text.pos[j] in _MODIFIERS or text.words[j] in _JOINED or text.words[j] in _POSSESSIVE) or text.lows[
            j
        ] in ("said", "says"):
            return None
    return None


def _before_preposition(text: Sentence, bound: Bound, i: int, words: Words, begin: int) -> int | None:
    """Read the noun before "of" (or "with", "from"); return the token to go on from, or ``None`` where nothing is
    bound."""
    low, before = text.lows[i], i - 1
    found = bearing_at(text, before, words)
    if found and low in ("of", "from"):
        point, start = found
        if start - 1 >= begin and text.lows[start - 1] == "the":  # "the north of Syria"
            bound.relation, bound.bearing, bound.first = "part", bound.bearing or point, start - 1
            return start - 2
        if low == "from":
            return None
        bound.relation, bound.bearing, bound.first = "bearing", point, start
        _distance(text, bound, start - 1, words)
        return begin - 1
    noun = text.lows[before]
    if low == "with":
        if noun in ("border", "borders", "frontier"):
            bound.relation, bound.feature, bound.first = "border", "border", before
            return before - 1
        return None
    if low == "from":
        at = bound.first
        _distance(text, bound, before, words)
        if bound.first != at:
            bound.relation = "near"
        return None
    if low in ("to", "in"):
        return None
    relation = words.relations.get(noun)
    feature = words.features.get(noun)
    if before - 1 >= begin and f"{text.lows[before - 1]} {noun}" in words.features:
        feature, before = words.features[f"{text.lows[before - 1]} {noun}"], before - 1
    if relation and not (
        feature
        and relation == "part"
        and bound.relation == "at"
        and bound.feature is None
        and noun not in words.relations
    ):
        if bound.relation in ("at", "part") or relation == "near":
            bound.relation = "at" if relation == "centre" else relation
        bound.first = before
        return before - 1
    if feature == "site":
        return None
    if feature:
        if feature != "neighbourhood" or not noun.endswith("s"):  # "the old quarters of Damascus" name no quarter
            bound.feature = bound.feature or feature
        bound.first = before
        return before - 1
    return None


def _distance(text: Sentence, bound: Bound, i: int, words: Words) -> None:
    """Take in "10 km" (or "six miles (10 km)") that ends at token ``i``."""
    begin = text.opens[bound.first]
    if i >= begin and text.words[i] == ")":
        j = i
        while j > begin and text.words[j] != "(":
            j -= 1
        i = j - 1
    if i - 1 < begin:
        return
    unit = words.units.get(text.lows[i])
    if unit is None:
        return
    start = i - 1 if text.words[i - 1] not in _JOINED else i - 2
    value = number(text.lows[start])
    if value is None:
        return
    bound.distance_km, bound.first = round(value * unit, 2), start


_NUMBERS = {
    word: float(n)
    for n, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBERS |= {"fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "hundred": 100.0}


def number(word: str) -> float | None:
    """Return the value of a number in figures or one word, ``None`` if it is none."""
    plain = word.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    return _NUMBERS.get(word)
