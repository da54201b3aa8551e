"""Sources set off by a mark alone: "Name: words", a signed quotation, a headline ending in ": monitor", a block."""

import re
from collections.abc import Iterator, Sequence

from dateline.languages.en.attribution.parts import Draft, Range, trim
from dateline.languages.en.attribution.quotes import Quote
from dateline.languages.en.attribution.source_names import ORGANISATIONS, names_at
from dateline.languages.en.attribution.source_words import TELLERS
from dateline.languages.en.parse import Parsed
from dateline.model import Span

_LABEL = re.compile(r"[“\"]?(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3}): +(?=\S)")
_SIGNED = re.compile(r"[”\"]\s*[―—–]\s*(?P<label>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})\s*(?=\n|$|[“\"])")
_TAIL = re.compile(r"(?:: | [-–—] )(?P<label>[\w.'’-]+(?: [\w.'’-]+){0,4})\s*$")


def label_drafts(parsed: Parsed, blocks: Sequence[Span], quotes: Sequence[Quote]) -> Iterator[Draft]:
    """Yield the attributions made by a colon or a dash."""
    text = parsed.text
    labels = [m for block in blocks if (m := _LABEL.match(text, block.start, block.end)) is not None]
    counts: dict[str, int] = {}
    for match in labels:
        counts[match["label"]] = counts.get(match["label"], 0) + 1
    ends = {block.start: block.end for block in blocks}
    for match in labels:
        at = Span(match.start("label"), match.end("label"))
        if _speaks(parsed, at, counts[match["label"]] > 1):
            yield from _draft(
                parsed, at, Span(match.end("label"), match.end("label") + 1), Span(match.end(), ends[match.start()])
            )
    for quote in quotes:
        signed = _SIGNED.match(text, quote.span.end - 1) if quote.closed else None
        if signed is not None:
            at = Span(signed.start("label"), signed.end("label"))
            yield from _draft(parsed, at, Span(at.start, at.start), quote.span)
    if blocks and len(blocks) > 1 and len(blocks[0].of(text).split()) <= 25:
        tail = _TAIL.search(text, blocks[0].start, blocks[0].end)
        if tail is not None and set(tail["label"].lower().rstrip(".").split()) & TELLERS:
            at = Span(tail.start("label"), tail.end("label"))
            yield from _draft(parsed, at, Span(tail.start(), at.start), Span(blocks[0].start, tail.start()))


def _speaks(parsed: Parsed, label: Span, repeated: bool) -> bool:
    """Tell whether a label names a speaker: a person or organisation, or capitals that come back (a transcript)."""
    if repeated and label.of(parsed.text).isupper():
        return True
    tokens = parsed.tokens(label)
    if not len(tokens):
        return False
    last = tokens[-1]
    hit = names_at(parsed).get(last)
    if hit is not None:
        return any(e.kind in ORGANISATIONS or e.kind == "person" for e in hit.entries)
    return parsed.doc[last].ent_type_ == "PERSON" or parsed.doc[last].lower_ in (
        "poll",
        "report",
        "monitor",
        "study",
        "un",
    )


def _draft(parsed: Parsed, label: Span, mark: Span, content: Span) -> Iterator[Draft]:
    source, said = parsed.tokens(label), parsed.tokens(content)
    if not len(source) or not len(said):
        return
    kept: Range | None = trim(parsed.doc, said[0], said[-1])
    if kept is None:
        return
    cue = parsed.tokens(mark)
    cues = [(cue[0], cue[-1])] if len(cue) else [(source[0], source[0])]
    head = parsed.doc[source[-1]]
    yield Draft(cues[0][0], cues, (source[0], source[-1]), [head], [kept], "asserts", "colon", floor=source[0])


def block_after(parsed: Parsed, draft: Draft, blocks: Sequence[Span], quotes: Sequence[Quote]) -> Range | None:
    """Return the paragraphs that a line ending in "said:" introduces: the quoted ones, or else all that follow."""
    text = parsed.text
    k = next((i for i, block in enumerate(blocks) if block.start <= parsed.starts[draft.at] < block.end), None)
    if k is None or k + 1 >= len(blocks) or not blocks[k].of(text).rstrip().endswith(":"):
        return None
    if text[parsed.ends[draft.at] : blocks[k].end].count(".") > 1:
        return None
    opens = {quote.span.start for quote in quotes}
    last = k + 1
    if blocks[last].start in opens:
        while last + 1 < len(blocks) and blocks[last + 1].start in opens:
            last += 1
    else:
        last = len(blocks) - 1
    said = parsed.tokens(Span(blocks[k + 1].start, blocks[last].end))
    return trim(parsed.doc, said[0], said[-1]) if len(said) else None
