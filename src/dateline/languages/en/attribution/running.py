"""Running speech: a source that carries on over the sentences after the one that names it."""

from bisect import bisect_right
from collections.abc import Sequence

from dateline.languages.en.attribution.source_words import LINKING
from dateline.languages.en.parse import Parsed
from dateline.model import Attribution, Span

LONGEST_PARAGRAPH = 150  # words; longer ones are reports that have lost their paragraphs
_SOURCED = ("verb:", "phrase:according", "phrase:as", "colon")


def running_speech(parsed: Parsed, found: Sequence[Attribution], blocks: Sequence[Span]) -> list[Attribution]:
    """Return carried attributions for the sentences that no words of their own attribute.

    A source carries on within its paragraph up to the next attribution; surest where it speaks again after it
    (rule ``running:between``), else for the sentence that follows (``running:after``).
    """
    named = [a for a in found if a.chain and a.rule.startswith(_SOURCED) and a.stance != "silent"]
    if not named:
        return []
    sentences = _sentences(parsed)
    starts = [s.start for s in sentences]
    covered: dict[int, list[Attribution]] = {}
    for each in found:
        if each.rule.startswith(("adjective:", "attitude:", "noun:")):
            continue
        for span in (*each.cue, *each.content):
            covered.setdefault(bisect_right(starts, span.start) - 1, []).append(each)
            covered.setdefault(bisect_right(starts, max(span.start, span.end - 1)) - 1, []).append(each)
    out: list[Attribution] = []
    edges = [b.start for b in blocks]
    speakers = set(map(id, named))
    for k, sentence in enumerate(sentences):
        if k in covered or k == 0 or len(sentence.of(parsed.text).split()) < 4:
            continue
        block = blocks[max(0, bisect_right(edges, sentence.start) - 1)]
        before = _nearest(range(k - 1, -1, -1), sentences, covered, block, speakers)
        if before is None:
            continue
        after = _nearest(range(k + 1, len(sentences)), sentences, covered, block, speakers)
        between = after is not None and after[1].chain[-1].name == before[1].chain[-1].name
        short = len(block.of(parsed.text).split()) <= LONGEST_PARAGRAPH
        first = sentence.of(parsed.text).split(maxsplit=1)[0].lower()
        if between and k - before[0] <= 3:
            rule = "running:between"
        elif k - before[0] == 1 and short and first in LINKING and not _acts(sentence.of(parsed.text), before[1]):
            rule = "running:after"
        else:
            continue
        source = before[1]
        out.append(Attribution(source.source, (), (sentence,), source.stance, source.chain, True, rule))
    return out


def _acts(sentence: str, speaker: Attribution) -> bool:
    """Tell whether a sentence goes on about the source itself: "the army said ... The army has put ..."."""
    words = sentence.lower().split()
    return words[0] == "the" and words[1] == speaker.chain[-1].name.lower().split()[-1]


def _sentences(parsed: Parsed) -> list[Span]:
    return [parsed.span(s.start, s.end - 1) for s in parsed.doc.sents]


def _nearest(
    order: range, sentences: Sequence[Span], covered: dict[int, list[Attribution]], block: Span, speakers: set[int]
) -> tuple[int, Attribution] | None:
    """Return the nearest sentence of the paragraph that somebody speaks in, and the last to speak there."""
    for k in order:
        if not block.overlaps(sentences[k]):
            return None
        if k in covered:
            speaking = [a for a in covered[k] if id(a) in speakers]
            return (k, speaking[-1]) if speaking else None
    return None
