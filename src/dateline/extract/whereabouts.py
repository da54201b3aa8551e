"""Where an event was: the places its mentions tell, or else the one that the telling had come to."""

from dateline.extract.draft import COUNTRY, Draft
from dateline.model import Place

VAGUE = 5  # UCDP where_prec from which on a place is a line or a wide area
_SENTENCES_BACK = 2
_ELSEWHEN = {"planned", "threatened", "hypothetical", "background"}
# Acts that happen somewhere; words (a demand, an accusation) are seldom placed.
_PLACED = {"ASSAULT", "LOSS", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "AID"}


def places_of(draft: Draft) -> tuple[Place, ...]:
    """Return the claim's places, the most precise first, countries only where nothing finer is told."""
    best: dict[str, Place] = {}
    held = _containers(draft)
    for index, place in zip(draft.place_indexes, draft.places, strict=True):
        if index in held:
            continue
        old = best.get(place.name)
        if old is None or (place.precision or 9) < (old.precision or 9):
            best[place.name] = place
    # a place that nobody knows has no precision, but it is finer than a country
    ordered = sorted(best.values(), key=lambda p: (p.precision or COUNTRY - 1, p.words.span))
    limit = COUNTRY - 1 if ordered and (ordered[0].precision or COUNTRY) <= 2 else COUNTRY  # a town, not its river
    finer = [p for p in ordered if (p.precision or limit - 1) < limit]
    return tuple(finer or ordered)


def _containers(draft: Draft) -> set[int]:
    """Return the places that only say where another lies: the city of a quarter, "northern Syria" beside a town."""
    mentions = draft.resolved.analysis.places
    indexes = draft.place_indexes
    held = set()
    for i in indexes:
        for j in mentions[i].within:
            between = draft.resolved.text[mentions[i].span.end : mentions[j].span.start]
            if j in indexes and (
                between.split()[-1:] == ["of"] or "of" in between.split() or mentions[j].relation == "part"
            ):
                held.add(j)
    return held


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
