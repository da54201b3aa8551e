"""English reports to clauses: parse once, find each layer, then the acts that tie them together."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.knowledge.everything import Knowledge
from dateline.languages.en.attribution.find import find_attributions
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.clauses.read import ClauseReader
from dateline.languages.en.dates.find import find_dates
from dateline.languages.en.losses.find import find_losses
from dateline.languages.en.parse import Parsed, parse
from dateline.languages.en.toponyms.find import find_places
from dateline.model import Report, Span, Zone
from dateline.model.analysis import Analysis, Sentence

_CAPTION = re.compile(
    r"(?:This|The|An?)\s+(?:\w+\s+)?(?:photo|photograph|picture|image|still|screengrab|frame grab|video grab)\b", re.I
)
_OPENING = 10  # words in which a sentence turns to something else
PASSED_OVER = ("caption", "furniture")


def analyse(reports: Iterable[Report], knowledge: Knowledge) -> Iterator[Analysis]:
    """Read English reports, one :class:`Analysis` each, in order."""
    for parsed in parse(reports, knowledge.names, knowledge.pipeline):
        yield read_parsed(parsed, knowledge)


def read_parsed(parsed: Parsed, knowledge: Knowledge) -> Analysis:
    """Find all layers of one parsed report."""
    reader, found = clause_reader(parsed, knowledge)
    clauses = reader.read()
    read_other_parties(parsed, reader.parties)
    shut = [z for z in parsed.report.zones if z.kind in PASSED_OVER]
    told = (
        c
        for c in clauses
        if found.sentences[c.sentence].zone not in PASSED_OVER and not any(z.span.covers(c.head) for z in shut)
    )
    return replace(found, clauses=tuple(told), actors=tuple(reader.parties.mentions))


def read_event(parsed: Parsed, knowledge: Knowledge, event: Span) -> Analysis:
    """Return the layers of a parsed report with one clause at most: that of an event by the words that name it, or the
    one that it would have where the codebook knows no trigger in them.
    """
    reader, found = clause_reader(parsed, knowledge)
    clause = reader.clause_of(parsed.tokens(event))
    return replace(found, actors=tuple(reader.parties.mentions), clauses=(clause,) if clause else ())


def clause_reader(parsed: Parsed, knowledge: Knowledge) -> tuple[ClauseReader, Analysis]:
    """Find the layers beneath the clauses; return them with what reads the clauses out of them."""
    report = parsed.report
    places, seats = find_places(parsed, knowledge.gazetteer, knowledge.places)
    found = Analysis(
        report=report,
        sentences=sentences_of(parsed, knowledge.triggers.kinds),
        places=places,
        seats=seats,
        dates=find_dates(report.text, report.published.last if report.published else None),
        losses=find_losses(parsed, knowledge.losses),
        attributions=find_attributions(parsed, knowledge.reporting, knowledge.coreference),
    )
    parties = PartyReader(parsed, knowledge.actors, knowledge.coreference)
    layers = (found.sentences, found.places, found.dates, found.losses, found.attributions)
    return ClauseReader(parsed, knowledge.triggers, parties, *layers), found


def sentences_of(parsed: Parsed, kinds: Mapping[str, frozenset[str]]) -> tuple[Sentence, ...]:
    """Return the sentences with the paragraph and the zone that each begins in; ``kinds`` are those of words."""
    sites, turns = (frozenset(word for word, held in kinds.items() if kind in held) for kind in ("site", "turn"))
    text = parsed.text
    breaks = (
        [i for i in range(len(text)) if text.startswith("\n", i) and text[i + 1 : i + 2].strip() == ""]
        if "\n" in text
        else []
    )
    found = []
    for sent in parsed.doc.sents:
        span = parsed.span(sent.start, sent.end - 1)
        zone = "caption" if _CAPTION.match(span.of(text)) else _zone(span, parsed.report.zones)
        words = parsed.lemmas[sent.start : sent.end]
        turning = not turns.isdisjoint(words[:_OPENING])
        found.append(Sentence(span, bisect_right(breaks, span.start), zone, sites.intersection(words), turning))
    return tuple(found)


def _zone(span: Span, zones: Iterable[Zone]) -> str:
    """Return the kind of zone that most of a sentence's words lie in."""
    for zone in zones:
        shared = min(span.end, zone.span.end) - max(span.start, zone.span.start)
        if 2 * shared > span.end - span.start:
            return zone.kind
    return "body"


def read_other_parties(parsed: Parsed, parties: PartyReader) -> None:
    """Read the known names that no clause used, for the layer of actors."""
    for i in parsed.hits:
        if parties.known(parsed.doc[i]):
            parties.party(parsed.doc[i])
