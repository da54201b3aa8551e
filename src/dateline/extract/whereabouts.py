"""Where an event was: the places its mentions tell, or else the one that the telling had come to."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.extract.draft import COUNTRY, Draft, Resolved
from dateline.model import Place, PlaceMention

PROVINCE = 4  # where_prec
VAGUE = 5  # UCDP where_prec from which on a place is a line or a wide area
_SENTENCES_BACK = 2
_BESIDE = {"near", "bearing", "border", "between"}
_AND = re.compile(r"\s*(?:\w+\s*)?,?\s*(?:and|or|&|,)\s*(?:the\s*)?", re.I)
_MEASURED = re.compile(r"[^.;]{0,60}\b(?:km|kilomet\w+|miles?)\b[^.;]{0,40}\b(?:of|from)\b[^.;]{0,25}")
# What may stand between a place and the one that it is measured by.
_LIES = re.compile(
    r"\s*(?:,\s*)?(?:(?:which|that)\s+(?:is|lies|stands)\s+)?(?:located|situated|lying)?\s*"
    r"(?:(?:an?|the)\s+[\w-]+(?:\s+[\w-]+)?\s+)?(?:(?:just|some|about|around|only|roughly)\s+)*(?:near\s*)?"
)
_ELSEWHEN = {"planned", "threatened", "hypothetical", "background"}
# Acts that happen somewhere; words (a demand, an accusation) are seldom placed.
_PLACED = {"ASSAULT", "LOSS", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID"}


def places_of(draft: Draft) -> tuple[Place, ...]:
    """Return the claim's places, the most precise first, wide ones only where nothing finer is told."""
    best: dict[str, Place] = {}
    for place in (draft.resolved.places[i] for i in own_places(draft.resolved, draft.place_indexes)):
        old = best.get(place.name)
        if old is None or (place.precision or 9) < (old.precision or 9):
            best[place.name] = place
    # a place that nobody knows has no precision, but it is finer than a country
    return tuple(sorted(best.values(), key=lambda p: (p.precision or COUNTRY - 1, p.words.span)))


def own_places(resolved: Resolved, told: Sequence[int]) -> list[int]:
    """Return those of the places told of an event where it was: not what only says where another of them lies, nor a
    wide area beside a place in it.
    """
    mentions, text = resolved.analysis.places, resolved.text
    held = _containers(mentions, text, told) | set(_landmarks(mentions, text, told))
    left = [i for i in told if i not in held]
    known = [_precision(resolved.places[i]) for i in left if resolved.places[i].precision]
    limit = COUNTRY - 1 if known and min(known) <= 2 else COUNTRY  # a town, not its river
    return [i for i in left if (resolved.places[i].precision or limit - 1) < limit] or left


def innermost(resolved: Resolved, told: Sequence[int]) -> list[int]:
    """Return the finest of an event's own places alone: no province beside a town in it."""
    mentions, text = resolved.analysis.places, resolved.text
    own = sorted(own_places(resolved, told), key=lambda i: mentions[i].span)
    outer = {j for i in own for j in mentions[i].within}
    left = [i for i in own if i not in outer]
    fine = [i for i in left if (resolved.places[i].precision or 1) < PROVINCE]
    for one, other in pairwise(left):  # "the West Bank and Gaza": told as equals
        if (one in fine) != (other in fine) and _AND.fullmatch(
            text[mentions[one].span.end : mentions[other].phrase.start]
        ):
            fine += [one, other]
    return [i for i in left if i in fine] if fine else left


def _containers(mentions: Sequence[PlaceMention], text: str, told: Sequence[int]) -> set[int]:
    """Return the places that another lies in: the city of a quarter, "northern Syria" beside a town."""
    held = set()
    for i in told:
        for j in mentions[i].within:
            between = text[mentions[i].span.end : mentions[j].span.start].split()
            if j in told and ("of" in between or mentions[j].relation == "part"):
                held.add(j)
    return held


def _landmarks(mentions: Sequence[PlaceMention], text: str, told: Sequence[int]) -> Iterator[int]:
    """Yield the places that another is measured by: "X, 70 km north of Y", "X, a town near Y"."""
    for i, j in pairwise(sorted(told, key=lambda i: mentions[i].span)):
        one, other = mentions[i], mentions[j]
        beside = other.relation in _BESIDE or other.distance_km is not None
        gap = text[one.phrase.end : max(one.phrase.end, other.phrase.start)]
        if (beside and _LIES.fullmatch(gap)) or _MEASURED.fullmatch(text[one.span.end : other.span.start]):
            yield j


def place_by_context(drafts: list[Draft]) -> None:
    """Let a draft without a place stand where the telling is, in place: in its sentence, or with the side it goes on
    about; the toll of a war in the report's country.
    """
    placed = [(c.sentence, c.trigger.start, d) for d in drafts if d.place_indexes for c in d.clauses]
    for draft in drafts:
        if draft.place_indexes or not draft.types & _PLACED:
            continue
        if any(loss.total for loss in draft.losses):
            draft.places_from = tuple(_country_told(draft))
        else:
            draft.places_from = tuple(_in_sentence(draft) or _gone_on_from(placed, draft))


def _home(draft: Draft) -> str | None:
    """Return the country that most of the report's places lie in."""
    codes = [p.country for p in draft.resolved.places if p.country and (p.precision or COUNTRY) < COUNTRY]
    codes = codes or [p.country for p in draft.resolved.places if p.country]
    return max(codes, key=codes.count) if codes else None


def _country_told(draft: Draft) -> list[int]:
    """Return the last mention, up to the draft's sentence, of the country that the report is about, where it is not
    named as doing something ("Mali sent troops").
    """
    home, analysis = _home(draft), draft.resolved.analysis
    end = analysis.sentences[draft.clauses[0].sentence].span.end
    doing = [analysis.actors[i].span for clause in analysis.clauses for i in clause.actors]
    found = [
        i
        for i, p in enumerate(draft.resolved.places)
        if p.precision == COUNTRY
        and p.country == home
        and p.words.span.end <= end
        and not any(span.overlaps(p.words.span) for span in doing)
    ]
    return found[-1:]


def _in_sentence(draft: Draft) -> list[int]:
    """Return the place nearest to the act among those of its sentence that lie in the report's country."""
    home, clause, places = _home(draft), draft.clauses[0], draft.resolved.places
    span = draft.resolved.analysis.sentences[clause.sentence].span
    here = [
        i for i, p in enumerate(places) if span.covers(p.words.span) and p.country == home and _precision(p) < VAGUE
    ]
    return [min(here, key=lambda i: abs(places[i].words.span.start - clause.trigger.start))] if here else []


def _gone_on_from(placed: list[tuple[int, int, Draft]], draft: Draft) -> list[int]:
    """Return the finest place of the act told just before, where a party to it is a party to this one."""
    clause = draft.clauses[0]
    if clause.frame in _ELSEWHEN:
        return []
    before = [
        told for told in placed if told[1] < clause.trigger.start and clause.sentence - told[0] <= _SENTENCES_BACK
    ]
    if not before:
        return []
    giver = max(before, key=lambda told: told[:2])[2]
    if giver.party_names.isdisjoint(draft.party_names):
        return []
    places = draft.resolved.places
    fine = [i for i in giver.place_indexes if _precision(places[i]) < VAGUE]
    return sorted(fine, key=lambda i: _precision(places[i]))[:1]


def _precision(place: Place) -> int:
    return place.precision or COUNTRY
