"""One automaton for every name that dateline knows: actors, outlets, and places that the gazetteer lacks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

import ahocorasick

from dateline.model import Span

_FOREIGN = re.compile(r"[^\x00-\x7f]")
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "`": "'", "ʼ": "'", "-": " ", "‐": " ", "‑": " ", "–": " ", "\n": " ", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """Who or what a name stands for: ``kind`` is the knowledge file's (``armed-group``, ``outlet``, ``place`` ...)."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class NameHit:
    """A known name at a place in the text; ``entries`` holds all that it may stand for."""

    span: Span
    text: str
    entries: tuple[Entry, ...]


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """Return the letter without its accents, one character for one, so that offsets hold."""
    bare = "".join(c for c in normalize("NFKD", char) if not combining(c)).lower()
    return bare if len(bare) == 1 else char.lower() if len(char.lower()) == 1 else char


def fold(text: str) -> str:
    """Fold case, accents, dashes and apostrophes, keeping the length of the text."""
    text = text.translate(_SAME)
    return (text if text.isascii() else _FOREIGN.sub(lambda char: _plain(char[0]), text)).lower()


def _exact(alias: str) -> bool:
    """Tell whether a name counts only as it is written: acronyms, which fold into words ("IS", "US", "HAT")."""
    return len(alias) <= 5 and alias.isupper()


class NameIndex:
    """Finds known names in a text: longest first, whole words only, acronyms in capitals only."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        table: dict[str, list[tuple[str, Entry]]] = {}
        for alias, entry in names:
            if alias.strip():
                table.setdefault(fold(alias.strip()), []).append((alias.strip(), entry))
        self._automaton = ahocorasick.Automaton()
        for key, rows in table.items():
            self._automaton.add_word(key, (len(key), tuple(rows)))
        self._automaton.make_automaton()
        self._empty = not table

    def find(self, text: str) -> list[NameHit]:
        """Return the known names in ``text``, in order, none overlapping another."""
        found: list[tuple[int, int, tuple[Entry, ...]]] = []
        for start, end, rows in self._matches(text):
            words = text[start:end]
            if not (words[0].isupper() or words[0].isdigit() or not words[0].isascii()) and rows[0][0][0].isupper():
                continue
            entries = tuple(dict.fromkeys(e for alias, e in rows if not _exact(alias) or alias == words))
            if entries:
                found.append((start, end, entries))
        return [NameHit(span, span.of(text), entries) for span, entries in _longest(found, len(text))]

    def spelled(self, text: str) -> list[tuple[Span, str]]:
        """Return where known names stand in a text of capitals, in order, each with the name as it is usually written;
        both have one length."""
        return _longest([(start, end, rows[0][0]) for start, end, rows in self._matches(text)], len(text))

    def _matches(self, text: str) -> Iterator[tuple[int, int, tuple[tuple[str, Entry], ...]]]:
        if self._empty:
            return
        folded = fold(text)
        for last, (length, rows) in self._automaton.iter(folded):
            start, end = last + 1 - length, last + 1
            if not _inside_word(folded, start, end):
                yield start, end, rows


def _longest[T](found: list[tuple[int, int, T]], size: int) -> list[tuple[Span, T]]:
    """Return those of the stretches found that overlap no longer one, in order."""
    taken: list[tuple[Span, T]] = []
    used = bytearray(size)
    for start, end, what in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if not any(used[start:end]):
            used[start:end] = b"\x01" * (end - start)
            taken.append((Span(start, end), what))
    return sorted(taken, key=lambda hit: hit[0])


def _inside_word(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch begins or ends inside a word; a lost possessive ("Syrias") does not count as one."""
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return True
    if end >= len(text) or not text[end].isalnum() or not text[end - 1].isalnum():
        return False
    possessive = text[end] == "s" and (end + 1 == len(text) or not text[end + 1].isalnum())
    return not possessive or text[end - 1] == "s"
