"""The lines of a report: where its paragraphs lie, also in texts that were wrapped at a fixed width."""

import re
from itertools import pairwise

from dateline.model import Span

_STOP = re.compile(r"[.!?؟…。][\"”’'»)\]]*\Z")
_NO_LETTERS = re.compile(r"[\W_ـ]+")
_INNER_STOP = re.compile(r"[^\W\d_]{4}[.!?؟][\"”’»)]*\s+[^\W\d_]")
_ITEM = re.compile(r"(?:[-•*·–]|\d{1,2}[.)])\s")
_WRAP = 100


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs, without the blanks around them: the lines, or the blocks where lines are wrapped."""
    lines: list[Span] = []
    blocks: list[Span] = []
    start, follows = 0, False
    for words in text.split("\n"):
        bare = words.strip()
        if bare:
            at = start + words.index(bare)
            lines.append(Span(at, at + len(bare)))
            blocks.append(Span(blocks.pop().start, at + len(bare)) if follows else lines[-1])
        follows = bool(bare)
        start += len(words) + 1
    return blocks if _wrapped(text, lines) else lines


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether lines break inside sentences: most that another follows are near one width and end in no stop."""
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    pairs = [(a, b) for a, b in pairs if not _ITEM.match(text, b.start)]
    if len(pairs) < 3:
        return False
    longest = max(line.end - line.start for pair in pairs for line in pair)
    if longest > _WRAP:
        return False
    open_ended = sum(1 for a, _ in pairs if not ends_in_stop(a.of(text)) and a.end - a.start > 0.7 * longest)
    return open_ended > 0.6 * len(pairs)


def ends_in_stop(words: str) -> bool:
    """Tell whether words end like a sentence."""
    return bool(_STOP.search(words[-6:]))


def holds_stop(words: str) -> bool:
    """Tell whether a sentence ends within the words, abbreviations aside."""
    return bool(_INNER_STOP.search(words))


def is_prose(words: str) -> bool:
    """Tell whether a paragraph reads like running text rather than a headline, a link or a label."""
    return (len(words) >= 120 and ends_in_stop(words)) or (len(words) >= 90 and holds_stop(words))


def letters(words: str) -> str:
    """Return the letters and digits alone, folded, for comparing lines ("ـ" is only a stretch of the Arabic line)."""
    return _NO_LETTERS.sub("", words.casefold())
