"""Claims as PLOVER records, one for each: what one report tells, with its place in the text and its source."""

from typing import Any

from dateline.codebook.types import load_types
from dateline.export.shapes.happened import HAPPENED, NOT_YET
from dateline.export.shapes.world import World, table
from dateline.model import Account, Claim, Loss, Party, Place, Telling, Words

Row = dict[str, Any]


def left_out(telling: Telling) -> str | None:
    """Return why a claim has no PLOVER record, ``None`` where it has one."""
    claim = telling.claim
    if load_types().types[claim.type].ours:
        return "a type that PLOVER does not have"
    if claim.frame not in HAPPENED:
        return NOT_YET
    if claim.negated:
        return "told not to have happened"
    if claim.date is None and telling.report.published is None:
        return "no day"
    return None


def record(telling: Telling, account: Account, world: World, made: str, version: str) -> Row:
    """Return a claim's PLOVER record; ``made`` is the time of the export (ISO 8601), ``version`` dateline's.

    PLOVER wants a day: where the report tells none, the report's own stands with ``comment`` saying so.
    """
    claim = telling.claim
    kind = load_types().types[claim.type]
    first, last = _days(telling)
    mode = claim.mode if claim.mode and not kind.mode(claim.mode).ours else None
    place = claim.place[0] if claim.place else None
    found: Row = {
        "id": claim.id,
        "has_event": True,
        "date": first,
        "enddate": last if last != first else None,
        "actor": [_entity(party, world) for party in claim.actor] or [{"entity_text": "", "sector": ["UNS"]}],
        "recipient": [_entity(party, world) for party in claim.recipient],
        "event": [claim.type],
        "mode": [mode] if mode else [],
        "context": [],
        "quad_code": table("plover")["quads"][kind.group],
        "event_loc": _location(place, world) if place else None,
        "event_text": [claim.trigger.text, *(words.text for words in claim.mentions)],
        "size_info": _sizes(claim.casualties),
        "text_info": _text_info(claim),
        "cite_info": {
            **_cited(telling),
            "coder": "dateline",
            "codebook": "PLOVER 2021, with dateline's additions",
            "version": version,
        },
        "link": f"dateline:event:{account.event.id}",
        "coder": "dateline",
        "coded_date": made[:10],
        "coded_time": made[11:19],
        "comment": _comment(telling, mode),
    }
    return {key: value for key, value in found.items() if value is not None}


def _days(telling: Telling) -> tuple[str, str]:
    when, published = telling.claim.date, telling.report.published
    if when:
        return when.first.isoformat(), (when.last or when.first).isoformat()
    assert published is not None
    return published.last.isoformat(), published.last.isoformat()


def _entity(party: Party, world: World) -> Row:
    actor = world.actor(party.id)
    country = world.country(actor.country) if actor else None
    found = {
        "entity_text": party.words.text,
        "identifier_text": party.name,
        "identifier_id": party.id,
        "code": country.iso3 if country else None,
        "sector": [actor.sector] if actor and actor.sector else None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _location(place: Place, world: World) -> Row:
    first, second = world.admin(place)
    country = world.country(place.country)
    found = {
        "extracted_place": place.words.text,
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.latitude,
        "lon": place.longitude,
        "district": second or None,
        "province": first or None,
        "country": country.name if country else None,
        "country_code": country.iso3 if country else None,
        "resolution": table("plover")["resolution"].get(place.precision),
    }
    return {key: value for key, value in found.items() if value is not None}


def _sizes(losses: tuple[Loss, ...]) -> Row | None:
    """Return the least number told for each outcome that PLOVER has a field for; parts are added up."""
    found: Row = {}
    for loss in losses:
        field = table("plover")["sizes"].get(loss.outcome)
        if field and loss.low is not None:
            found[field] = found.get(field, 0) + loss.low
    return found or None


def _text_info(claim: Claim) -> list[Row]:
    """Return where the event is told, in order; offsets count code points of the report's clean text."""
    told: list[Words] = sorted((claim.trigger, *claim.mentions), key=lambda words: words.span)
    return [
        {"sequence": number, "start": words.span.start, "end": words.span.end, "text_story": [words.text]}
        for number, words in enumerate(told, start=1)
    ]


def _cited(telling: Telling) -> Row:
    head = telling.report
    day = head.published.last.isoformat() if head.published else None
    found = {
        "publication": head.outlet,
        "title": head.title,
        "url": head.url,
        "language": head.language,
        "citation": ", ".join(part for part in (head.outlet, head.title, day) if part),
    }
    return {key: value for key, value in found.items() if value}


def _comment(telling: Telling, mode: str | None) -> str:
    claim = telling.claim
    said = (f"{' <- '.join(s.source) or 'the outlet'}: {s.stance}" for s in claim.statements)
    parts = [f"statements: {'; '.join(said)}"]
    if claim.mode and not mode:
        parts.append(f"dateline's mode: {claim.mode}")
    if claim.date is None:
        parts.append("date: of the report")
    return ". ".join(parts)
