"""Reports written all in capitals, as wire copy was: small letters given back, for the analysis only.

The parser takes every word in capitals for a name. What is restored has the length of the original, character for
character, so that all offsets hold; the words that a record quotes are the original's.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.knowledge.everything import Knowledge
from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.names import NameIndex
from dateline.languages.en.casing.words import Ordinary, ordinary_words
from dateline.languages.en.parse import load
from dateline.model import Report

_PARAGRAPH = re.compile(r"\S(?:.|\n(?![ \t]*\n))*")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_AT_LEAST = 60
_SHARE = 0.95
_LONG_ACRONYM = 7
_SHORT_TITLES = frozenset(("MR", "MRS", "MS", "DR", "ST", "JR", "SR", "LT", "SGT"))
_VOWEL = re.compile(r"[AEIOUY]")
_REMARK = r"\[[^\]\n]*(?:\n[^\]\n]*)?\]"
_OPENS = re.compile(  # where a sentence begins: after a stop, a date line's dash, the remarks before a text
    r"(?:\A|\n[ \t]*\n|(?<!\b[A-Z])[.?!:][\"')\]]*\s|--\s)"
    rf"[\s\"'(]*(?:{_REMARK}[\s\"'(]*)*[\[\"'(]*(?=[^\W\d_])"
)
_GLOSSED = re.compile(r"(?<=[A-Z\"]\s)[(\[]\"?([A-Z]{2,8})\"?[)\]]|[,;] ([A-Z]{2,8})[)\]]")
_MONTH = re.compile(r"(?<=\d )(?:MAY|MARCH)\b|\b(?:MAY|MARCH)(?= \d)")
_CODE = re.compile(r"\b[A-Z]{1,3}(?=-\d)")
_ABBREVIATED = re.compile(
    r"(?<![\w.])(?:[A-Z]\.){2,}|(?<!\w)[A-Z]\.(?=\s[A-Z]{3})|\b(?:MR|MRS|MS|DR|ST|JR|SR|GEN|COL|LT|CAPT|MAJ|SGT|NO)\."
)
_PLACE_WORDS = 3


@dataclass(frozen=True)
class Casing:
    """What says which words of a text in capitals are names."""

    ordinary: Ordinary
    names: NameIndex
    gazetteer: Gazetteer


def readable(report: Report, knowledge: Knowledge) -> Report:
    """Return the report with its stretches in capitals written as usual; the same where there are none."""
    text = report.text
    stretches = list(capitals(text))
    ordinary = ordinary_words(knowledge.pipeline or load()) if stretches else None
    if ordinary is None:
        return report
    casing = Casing(ordinary, knowledge.names, knowledge.gazetteer)
    restored = "".join(_rewritten(text, stretches, lambda words: restore(join_lines(words), casing)))
    return replace(report, text=restored)


def _rewritten(text: str, stretches: list[tuple[int, int]], change: Callable[[str], str]) -> Iterator[str]:
    at = 0
    for start, end in stretches:
        yield text[at:start]
        yield change(text[start:end])
        at = end
    yield text[at:]


def capitals(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in capitals: the whole text, or paragraphs of it."""
    upper = _upper(text)
    if upper < _LETTERS_AT_LEAST:
        return
    if _in_capitals(text, upper):
        yield 0, len(text)
        return
    for paragraph in _PARAGRAPH.finditer(text):
        if _in_capitals(paragraph[0], _upper(paragraph[0])):
            yield paragraph.span()


def _upper(words: str) -> int:
    return sum(map(str.isupper, words))


def _in_capitals(words: str, upper: int) -> bool:
    return upper >= _LETTERS_AT_LEAST and upper >= _SHARE * (upper + sum(map(str.islower, words)))


def join_lines(text: str) -> str:
    """Make one line of each paragraph: wire copy breaks its lines by their length."""
    return re.sub(r"(?<=\S)\n(?=\S)", " ", text)


def restore(text: str, casing: Casing) -> str:
    """Return the text with small letters wherever English writes them, of the same length."""
    words = list(_WORD.finditer(text))
    small = _ordinary(text, words, casing)
    letters = [text[i].lower() if len(text[i].lower()) == 1 else text[i] for i in range(len(text))]
    for word, is_small in zip(words, small, strict=True):
        if not is_small:
            letters[word.start()] = text[word.start()]
    for start, end in _kept(text, words, casing):
        letters[start:end] = text[start:end]
    for span, alias in casing.names.spelled(text):
        if alias.isalpha() and alias.lower() in casing.ordinary:
            continue  # "IS", "US", "WHO", "WOMEN" may be the words
        letters[span.start : span.end] = [
            c if i.isupper() or not a.isalpha() else c.lower()
            for c, i, a in zip(text[span.start : span.end], alias, alias, strict=True)
        ]
    for opening in _OPENS.finditer(text):
        letters[opening.end()] = text[opening.end()]
    return "".join(letters)


def _ordinary(text: str, words: list[re.Match[str]], casing: Casing) -> list[bool]:
    """Tell for each word whether it is an ordinary one: not a name, nor part of one."""
    known = casing.ordinary
    small = [_is_ordinary(text, word, known) for word in words]
    for i, word in enumerate(words):
        if word[0].lower() in known.openers:
            if i and words[i - 1][0].lower() in known.small:  # "de la"
                small[i] = True
                continue
            n = _place_length(text, words[i : i + _PLACE_WORDS], small[i : i + _PLACE_WORDS], casing.gazetteer)
            if n:
                small[i : i + n] = [False, *(w[0].lower() in known.small for w in words[i + 1 : i + n])]
        elif word[0] == "CITY" and i and not small[i - 1] and _runs_on(text, words[i - 1 : i + 1]):
            small[i] = not casing.gazetteer.known(text[words[i - 1].start() : word.end()])
        elif word[0].lower() in known.titles and i + 1 < len(words) and not small[i + 1]:
            small[i] = not text[word.end() : words[i + 1].start()].isspace()
        elif small[i] and 0 < i < len(words) - 1 and _inside_name(words[i - 1 : i + 2], small[i + 1], text, known):
            small[i] = False
    return small


def _place_length(text: str, words: list[re.Match[str]], small: list[bool], gazetteer: Gazetteer) -> int:
    """Return how many words the name of a place has that the first of them may begin; 0 where it is none."""
    for n in range(len(words), 1, -1):
        name = text[words[0].start() : words[n - 1].end()]
        if _runs_on(text, words[:n]) and (not small[n - 1] or gazetteer.known(name)):
            return n
    return 0


def _inside_name(words: list[re.Match[str]], last_is_small: bool, text: str, known: Ordinary) -> bool:
    """Tell whether the middle one of three words is part of a name: it stands between a given name and another name."""
    return (
        words[0][0].lower() in known.given
        and not last_is_small
        and _runs_on(text, words)
        and (words[1][0].lower() not in known.small)
    )


def _is_ordinary(text: str, word: re.Match[str], known: Ordinary) -> bool:
    lower = word[0].lower()
    if len(lower) == 1:
        before = text[word.start() - 1 : word.start()]
        return lower == "a" or before in ("'", "’") or before.isdigit()
    if lower in known.small or text[word.start() - 1 : word.start()].isdigit():
        return True
    return lower in known


def _runs_on(text: str, words: list[re.Match[str]]) -> bool:
    return all(text[a.end() : b.start()].isspace() for a, b in pairwise(words))


def _kept(text: str, words: list[re.Match[str]], casing: Casing) -> Iterator[tuple[int, int]]:
    """Yield what stays in capitals: acronyms, abbreviations, the months that are also words."""
    known = casing.ordinary
    glossed = {m[1] or m[2] for m in _GLOSSED.finditer(text)}
    for word in words:
        lower = word[0].lower()
        signs = (word[0] in glossed) + _unspeakable(word[0])
        if lower in known.acronyms or signs > (lower in known):
            yield word.span()
    yield from (code.span() for code in _CODE.finditer(text))
    for month in _MONTH.finditer(text):
        yield month.start(), month.start() + 1
    for match in _ABBREVIATED.finditer(text):
        initials = match[0].count(".") > 1 or len(match[0]) == 2  # "U.S.", "F. Kennedy"; but "Dr.", "Gen."
        yield match.start(), match.end() if initials else match.start() + 1


def _unspeakable(word: str) -> bool:
    return 1 < len(word) < _LONG_ACRONYM and not _VOWEL.search(word) and word not in _SHORT_TITLES
