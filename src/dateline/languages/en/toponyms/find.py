"""Place names in English text, with the words around them that say how they are meant."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.supplement import Supplement
from dateline.languages.en.parse import Parsed
from dateline.languages.en.toponyms.finder import Finder
from dateline.languages.en.toponyms.phrases import Bound, bind
from dateline.languages.en.toponyms.reading import HYPHENS, Candidate
from dateline.languages.en.toponyms.seats import seats
from dateline.languages.en.toponyms.words import load_words
from dateline.model import PlaceMention, Span

_INSIDE = frozenset(("in", ", in", "in the", "of", ", in the", "(", "of the"))
_POSSESSIVES = frozenset(("'s", "’s", "s", "'", "’"))


class Toponyms(NamedTuple):
    """The place names of a report, each kind in the order of the text; ``seats`` are those where no act takes place."""

    places: tuple[PlaceMention, ...]
    seats: tuple[PlaceMention, ...]


def find_places(parsed: Parsed, gazetteer: Gazetteer, supplement: Supplement | None = None) -> Toponyms:
    """Return the place names of a report with their phrases, relations and containers."""
    finder = Finder(parsed, gazetteer, supplement, load_words())
    chosen = finder.candidates()
    bounds: list[Bound] = []
    for c in chosen:
        bounds.append(bind(finder.sentence, c.first, c.last, bounds[-1].last if bounds else -1))
    mentions = [_mention(finder, c, b) for c, b in zip(chosen, bounds, strict=True)]
    taken = {i for b in bounds for i in range(b.first, b.last + 1)}
    return Toponyms(
        tuple(_contained(mentions, parsed.text, finder)),
        tuple(_mention(finder, c, Bound(c.first, c.last)) for c in seats(finder, {m.name for m in mentions}, taken)),
    )


def _mention(finder: Finder, c: Candidate, b: Bound) -> PlaceMention:
    """Return the mention of a candidate with what is bound to it."""
    feature = b.feature or c.feature
    if feature is None and c.last > c.first:
        feature = finder.words_known.features.get(finder.lows[c.last]) or (
            finder.words_known.features.get(finder.lows[c.first])
            if finder.lows[c.first] in ("mount", "lake", "camp", "port")
            else None
        )
    name = " ".join(c.name.split())
    name = finder.words_known.short_forms.get(name, name)
    span, phrase = finder.parsed.span(c.first, c.last), finder.parsed.span(b.first, b.last)
    return PlaceMention(span, phrase, name, b.relation, feature, b.bearing, b.distance_km, (), c.rule)


def _contained(mentions: list[PlaceMention], text: str, finder: Finder) -> Iterator[PlaceMention]:
    """Fill ``within``: "X, Y", "X in southern Y province", "Y's X"; and join both ends of "between X and Y"."""
    parents: list[int | None] = [None] * len(mentions)
    for i, (a, b) in enumerate(pairwise(mentions)):
        if a.phrase.end > b.phrase.start:
            continue
        gap = text[a.phrase.end : b.phrase.start].strip()
        if gap in _POSSESSIVES or (gap == "" and text[a.span.end : b.span.start].strip() in _POSSESSIVES):
            parents[i + 1] = i
        elif gap == "" and a.span.end == a.phrase.end and b.phrase.start < b.span.start and b.feature:
            parents[i + 1] = i  # "the West Bank town of Ramallah"
        elif gap in _INSIDE if gap != "," else _lies_in(a, b, finder) and not _listed(mentions, i, text):
            parents[i] = i + 1
    joined = dict(_between(mentions, text))
    for i, m in enumerate(mentions):
        chain: list[int] = []
        at = parents[i]
        while at is not None and at not in chain and at != i and len(chain) < 4:
            chain.append(at)
            at = parents[at]
        if chain:
            m = replace(m, within=tuple(chain))
        yield replace(m, relation="between", phrase=joined[i]) if i in joined else m


def _lies_in(a: PlaceMention, b: PlaceMention, finder: "Finder") -> bool:
    """Tell whether a place of one name lies in a country or province of the other name."""
    rows = finder.gazetteer.lookup(a.name)
    for area in finder.gazetteer.lookup(b.name)[:12]:
        if (
            area.feature_code == "PCLI"
            and area.main
            and any(r.country == area.country and r.id != area.id for r in rows)
        ):
            return True
        if area.feature_code == "ADM1" and any(
            (r.country, r.admin1) == (area.country, area.admin1) and r.feature_code != "ADM1" for r in rows
        ):
            return True
    return not rows and b.feature == "province"


def _listed(mentions: list[PlaceMention], i: int, text: str) -> bool:
    """Tell whether "X, Y" belongs to a list ("X, Y and Z")."""
    if i + 2 >= len(mentions):
        return False
    gap = text[mentions[i + 1].phrase.end : mentions[i + 2].phrase.start].strip()
    return gap in ("and", ", and", "or", "&")


def _between(mentions: list[PlaceMention], text: str) -> Iterator[tuple[int, Span]]:
    """Yield both ends of "between X and Y" and "the X-Y road" with the whole phrase."""
    for i, (a, b) in enumerate(pairwise(mentions)):
        gap = text[a.span.end : b.span.start].strip() if a.span.end <= b.span.start else ""
        lead = text[max(0, a.phrase.start - 8) : a.phrase.start].rstrip()
        if gap in ("and", "and the") and lead.lower().endswith("between"):
            start = text.lower().rfind("between", 0, a.phrase.start)
            yield from ((k, Span(start, b.phrase.end)) for k in (i, i + 1))
        elif gap in HYPHENS and b.feature in ("road", "border"):
            start = (
                a.phrase.start - 4
                if text[max(0, a.phrase.start - 4) : a.phrase.start].lower() == "the "
                else a.phrase.start
            )
            yield from ((k, Span(start, b.phrase.end)) for k in (i, i + 1))
