"""Who says so: attributions of an English report, with source, words put forward, stance and chain of sources."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.codebook.reporting import Reporting
from dateline.knowledge.names import fold
from dateline.languages.en.attribution.chains import Cast, link, tie
from dateline.languages.en.attribution.content import bare_left
from dateline.languages.en.attribution.cues import verb_drafts
from dateline.languages.en.attribution.labels import block_after, label_drafts
from dateline.languages.en.attribution.parts import Draft
from dateline.languages.en.attribution.phrases import (
    adjective_drafts,
    doubted_drafts,
    footage_drafts,
    noun_drafts,
    phrase_drafts,
    toll_drafts,
    witness_drafts,
)
from dateline.languages.en.attribution.quotes import Quote, find_quotes, is_speech, paragraphs
from dateline.languages.en.attribution.repair import repair, trailing_reports
from dateline.languages.en.attribution.running import running_speech
from dateline.languages.en.attribution.source_words import BARE
from dateline.languages.en.parse import Parsed
from dateline.model import Attribution, SourceLink, Span

_ASIDE = (
    30  # characters of a stretch that may lie outside the words that give its stance ("that he is not in a position")
)
_REACH = 400  # characters between a quote and the reporting words that it belongs to, at most
_OWN = frozenset({"we", "i", "us", "me"})


def find_attributions(parsed: Parsed, reporting: Reporting, coreference: bool = True) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their cues.

    Without ``coreference`` sources keep the words that they are told by, pronouns too.

    One attribution per source: "AFP and local radio reported" gives two, alike but for source and chain. The rule
    says what kind it is: ``verb:``, ``noun:``, ``phrase:``, ``adverb:``, ``adjective:``, ``footage``, ``toll`` and
    ``colon`` put something forward; ``act:`` (accused, demanded) is speech that is the deed itself, ``attitude:``
    (hopes, fears) what somebody thinks, and ``silence:`` words
    about a source that said nothing. ``carried`` ones take their source from a sentence before.
    """
    if not len(parsed.doc):
        return ()
    blocks = paragraphs(parsed.text)
    quotes = find_quotes(parsed.text, blocks)
    drafts = _drafts(parsed, reporting, blocks, quotes)
    contents = _with_quotes(parsed, drafts, quotes, blocks)
    found = _attributions(parsed, drafts, contents, Cast(parsed, coreference))
    found = _settled(_nested(parsed, found))
    found += running_speech(parsed, found, blocks)
    return tuple(sorted(found, key=lambda a: (_start(a), a.carried)))


def _start(attribution: Attribution) -> int:
    return (attribution.cue or attribution.content)[0].start


def _drafts(parsed: Parsed, reporting: Reporting, blocks: Sequence[Span], quotes: Sequence[Quote]) -> list[Draft]:
    doc = parsed.doc
    verbs = {draft.at: draft for draft in verb_drafts(parsed, reporting)}
    for token in parsed.among(BARE):
        mended = repair(parsed, token, verbs.get(token.i))
        if mended is not None:
            verbs[token.i] = mended
    drafts = [*verbs.values(), *phrase_drafts(parsed, reporting), *noun_drafts(parsed, reporting)]
    drafts += [
        *adjective_drafts(parsed, reporting),
        *doubted_drafts(parsed),
        *footage_drafts(parsed),
        *toll_drafts(parsed),
        *witness_drafts(parsed),
        *trailing_reports(parsed),
    ]
    drafts += label_drafts(parsed, blocks, quotes)
    for draft in drafts:
        if draft.rule.startswith("verb:"):
            block = block_after(parsed, draft, blocks, quotes)
            if block is not None:
                draft.content = [block]
                draft.rule += " (block)"
        draft.content = [piece for piece in draft.content if piece[0] <= piece[1]]
        if draft.source is not None and draft.source[0] > draft.source[1]:
            draft.source = (draft.heads[0].i, draft.heads[0].i)
        if not draft.content and draft.rule.startswith("verb:") and draft.source is not None:
            left = bare_left(draft, doc)
            if left is not None:
                draft.content = [left]
                draft.rule += " (bare)"
    drafts.sort(key=lambda d: d.at)
    return drafts


def _with_quotes(
    parsed: Parsed, drafts: list[Draft], quotes: Sequence[Quote], blocks: Sequence[Span]
) -> list[list[Span]]:
    """Return each draft's content as characters, grown to the direct speech that it belongs to."""
    contents = [_merged(sorted(parsed.span(*piece) for piece in draft.content)) for draft in drafts]
    speech = [quote for quote in quotes if is_speech(parsed.text, quote)]
    if not speech:
        return contents
    block_of = {
        quote: next(b for b in blocks if b.covers(Span(quote.span.start, quote.span.start))) for quote in speech
    }
    owner: dict[Quote, int] = {}
    units = [_unit(parsed, draft) for draft in drafts]
    order = sorted(range(len(units)), key=lambda k: units[k].start)
    starts = [units[k].start for k in order]
    telling = [u for u, d, c in zip(units, drafts, contents, strict=True) if parsed.doc[d.at].lemma_ in BARE and c]
    for quote in speech:
        best: tuple[int, int] | None = None
        nearby = range(bisect_left(starts, quote.span.start - _REACH), bisect_left(starts, quote.span.end + _REACH))
        for k in (order[i] for i in nearby):
            draft = drafts[k]
            if not draft.rule.startswith(("verb:", "phrase:according", "act:")) or quote.span.overlaps(units[k]):
                continue
            if not contents[k] and draft.source is None:
                continue
            gap = _gap(parsed.text, quote, units[k], block_of[quote], contents[k])
            if gap is not None and (best is None or gap < best[0]):
                best = (gap, k)
        if best is not None:
            owner[quote] = best[1]
    last: int | None = None
    previous: Quote | None = None
    for quote in speech:
        speaker = owner.get(quote)
        if (
            speaker is None
            and previous is not None
            and last is not None
            and _follows(parsed, previous, quote, units[last], telling)
        ):
            speaker = last
        if speaker is not None:
            pieces = [_from_quote(parsed.text, piece, quote.span, units[speaker]) for piece in contents[speaker]]
            contents[speaker] = _merged(sorted([*pieces, quote.span]))
        last, previous = speaker, quote
    return contents


def _from_quote(text: str, piece: Span, quote: Span, unit: Span) -> Span:
    """Cut off what stands before a quote in the same stretch ("She was blunt: "..." she said")."""
    before = text[piece.start : quote.start].rstrip() if piece.covers(quote) and quote.end <= unit.start else ""
    return (
        quote if before.endswith((":", ".", "!", "?")) and len(text[quote.end : unit.start].strip(" ,")) == 0 else piece
    )


def _unit(parsed: Parsed, draft: Draft) -> Span:
    ranges = [*draft.cue, *([draft.source] if draft.source else [])]
    return parsed.span(min(r[0] for r in ranges), max(r[1] for r in ranges))


def _gap(text: str, quote: Quote, unit: Span, block: Span, content: list[Span]) -> int | None:
    """Return how far a quote is from reporting words, or ``None`` where they don't belong together."""
    if any(piece.overlaps(quote.span) for piece in content):
        return 0
    if unit.end <= quote.span.start:
        between = text[unit.end : quote.span.start]
        if not content and len(between) < 60 and between.rstrip().endswith((",", ":")):
            return len(between)
        if between.rstrip().endswith(":") and len(between) < 80 and "." not in between:
            return len(between)
        return None
    if quote.span.end <= unit.start and block.covers(unit):
        between = text[quote.span.end : unit.start]
        if len(between.strip()) <= 2 and not content:
            return len(between)
    return None


def _follows(parsed: Parsed, previous: Quote, quote: Quote, unit: Span, units: Sequence[Span]) -> bool:
    """Tell whether a quote goes on from the one before, with only the rest of its reporting sentence between."""
    start = max(previous.span.end, unit.end)
    if start > quote.span.start:
        start = previous.span.end
    between = parsed.text[start : quote.span.start]
    if "\n\n" in between or len(between) > 250:
        return False
    if any(start <= other.start < quote.span.start for other in units):
        return False
    return between.rstrip()[-1:] in ("", ".", ",", ":", "!", "?") or len(between.split()) <= 4


def _merged(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for span in spans:
        if out and span.start <= out[-1].end + 2:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _attributions(parsed: Parsed, drafts: list[Draft], contents: list[list[Span]], cast: Cast) -> list[Attribution]:
    outlet = fold(parsed.report.outlet or "")
    found = []
    for draft, content in zip(drafts, contents, strict=True):
        if not content and draft.stance not in ("silent", "doubts"):
            continue
        tie(parsed, draft)
        cue = tuple(parsed.span(*piece) for piece in draft.cue)
        near = [each for each, _ in link(parsed, cast, draft.near)]
        far = [each for each, _ in link(parsed, cast, draft.far)]
        source = (parsed.span(*draft.source),) if draft.source else ()
        speakers: list[SourceLink | None] = [
            each for each, _ in link(parsed, cast, draft.heads, draft.source, draft.floor)
        ] or [None]
        for speaker in speakers:
            own = source if speaker is None or len(speakers) == 1 else (speaker.span,)
            chain = _chain([*near, *([speaker] if speaker else []), *far], outlet)
            found.append(Attribution(own, cue, tuple(content), draft.stance, chain, False, draft.rule))
    return found


def _chain(links: Sequence[SourceLink], outlet: str) -> tuple[SourceLink, ...]:
    """Return the chain without the report's own outlet and without a name said twice."""
    out: list[SourceLink] = []
    for each in links:
        name = fold(each.name)
        if name and name != outlet and name not in (fold(o.name) for o in out):
            out.append(each)
    return tuple(out)


def _settled(found: list[Attribution]) -> list[Attribution]:
    """Give a source's words the stance that they come down to: "said it was not clear who ..." is a doubt."""
    out = []
    for outer in found:
        if outer.stance == "asserts" and outer.chain and outer.rule.startswith("verb:"):
            length = sum(piece.end - piece.start for piece in outer.content)
            for inner in found:
                if (
                    inner.stance in ("asserts", "silent")
                    or inner.rule.startswith("adjective:")
                    or inner is outer
                    or inner.chain != outer.chain
                    or not inner.cue
                ):
                    continue
                if not any(piece.covers(inner.cue[0]) for piece in outer.content):
                    continue
                said = sum(p.end - p.start for p in (*inner.cue, *inner.content, *inner.source))
                if length - said <= _ASIDE:
                    outer = replace(outer, stance=inner.stance)
                    break
        out.append(outer)
    return out


def _nested(parsed: Parsed, found: list[Attribution]) -> list[Attribution]:
    """Put the sources of the words around an attribution before its own ("Reuters reported that the army said")."""
    outlet = fold(parsed.report.outlet or "")
    speaking = [
        a for a in found if a.chain and not a.rule.startswith(("attitude:", "adjective:", "act:")) and a.content
    ]
    out = []
    for inner in found:
        at = _start(inner)
        around = [
            a
            for a in speaking
            if a is not inner
            and a.cue != inner.cue
            and any(piece.start <= at < piece.end for piece in a.content)
            and not any(piece.start <= a.cue[0].start < piece.end for piece in inner.content)
        ]
        if around:
            widest = sorted(around, key=lambda a: -sum(p.end - p.start for p in a.content))
            links = [each for a in widest for each in a.chain]
            own = [each for each in inner.chain if fold(each.name) not in _OWN]
            if inner.stance == "asserts" and inner.chain and not own:
                continue  # "We found ..." in somebody's own words adds nothing to what they say
            inner = replace(inner, chain=_chain([*links, *own], outlet))
        out.append(inner)
    return out
