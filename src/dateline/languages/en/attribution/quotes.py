"""Quotation marks: which stretches of a text are direct speech."""

import itertools
import re
from dataclasses import dataclass

from dateline.model import Span

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[“\"'A-Z0-9])")
_MARK = re.compile(r"“|”|\"|''|``|«|»|‘(?=\w)|(?<=[\w.,!?…])’(?!\w)")
_OPENING = frozenset({"“", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_SPEECH = re.compile(r"[.!?,…](?:[”\"»'’]|$)")
LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch, marks included. ``closed`` is false where the closing mark is missing."""

    span: Span
    closed: bool
    words: int


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of a text, in order."""
    edges = [0, *(m.end() for m in _PARAGRAPH.finditer(text)), len(text)]
    return [Span(a, b) for a, b in itertools.pairwise(edges) if text[a:b].strip()]


def find_quotes(text: str, blocks: list[Span]) -> list[Quote]:
    """Return the quoted stretches of a text; a mark left open ends with its paragraph."""
    found: list[Quote] = []
    for block in blocks:
        opened = -1
        for match in _MARK.finditer(text, block.start, block.end):
            mark = match.group()
            if mark in ("‘", "’"):
                continue
            if opened < 0:
                if mark in _CLOSING or (mark not in _OPENING and _ends_word(text, match.start(), match.end())):
                    continue
                opened = match.start()
            elif mark in _OPENING:
                continue
            elif mark not in _CLOSING and text[opened] not in "“«" and _starts_word(text, match.start(), match.end()):
                found.append(_quote(text, opened, match.start(), False))
                opened = match.start()
            else:
                found.append(_quote(text, opened, match.end(), True))
                opened = -1
        if opened >= 0:
            found.append(_quote(text, opened, block.end, False))
    return [quote for quote in found if quote.words]


def _ends_word(text: str, start: int, end: int) -> bool:
    """Tell whether a plain mark can only close: a word right before it and none right after."""
    before = start > 0 and not text[start - 1].isspace() and text[start - 1] not in "([—–-"
    after = end < len(text) and text[end].isalnum()
    return before and not after


def _starts_word(text: str, start: int, end: int) -> bool:
    """Tell whether a plain mark can only open: a space before it and a word right after."""
    return start > 0 and text[start - 1].isspace() and end < len(text) and text[end].isalnum()


def _quote(text: str, start: int, end: int, closed: bool) -> Quote:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(Span(start, end), closed, len(text[start:end].split()))


def is_speech(text: str, quote: Quote) -> bool:
    """Tell whether a quote is a sentence that somebody says rather than words in inverted commas."""
    words = text[quote.span.start : quote.span.end]
    inner = words.strip("“”\"'«»` ")
    if not inner:
        return False
    if quote.words >= LEAST_WORDS and (inner[0].isupper() or _SPEECH.search(words)):
        return True
    return quote.words >= 2 and inner[0].isupper() and bool(_SPEECH.search(words))
