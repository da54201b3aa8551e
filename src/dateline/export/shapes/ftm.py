"""Events as FollowTheMoney entities: the event, who took part, the reports as articles, the place as an address.

FollowTheMoney keeps no dispute: who says what stands in the event's ``description``, as text.
"""

from collections.abc import Iterator, MutableSet
from hashlib import sha256
from typing import Any

from dateline.export.shapes.notes import note
from dateline.export.shapes.world import World
from dateline.model import Account, Party, Place, ReportHead

_SCHEMAS = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "office": "PublicBody",
    "agency": "PublicBody",
    "force": "PublicBody",
    "armed-group": "Organization",
    "alliance": "Organization",
    "party": "Organization",
    "organisation": "Organization",
}
# FollowTheMoney names languages by three letters.
_LANGUAGES = {"en": "eng", "ar": "ara", "fr": "fra", "es": "spa", "ru": "rus", "uk": "ukr", "tr": "tur", "fa": "fas",
              "de": "deu", "pt": "por", "he": "heb", "ku": "kur", "so": "som", "am": "amh"}  # fmt: skip
_DIGITS = 24

Row = dict[str, Any]


def entities(account: Account, world: World, seen: MutableSet[str]) -> Iterator[Row]:
    """Yield the entities of an event, each once a file: ``seen`` holds the ids that stand in it already."""
    heads = {telling.report.id: telling.report for telling in account.tellings}
    place = account.event.place
    parties = {_party_id(party): party for party in (*account.event.actor, *account.event.recipient) if party.id}
    made = [_article(head) for head in heads.values()]
    made += [_actor(id, party, world) for id, party in parties.items()]
    if place and place.latitude is not None:
        made.append(_address(place, world))
    for entity in (*made, _event(account, list(heads.values()), world)):
        if entity["id"] not in seen:
            seen.add(entity["id"])
            yield entity


def _event(account: Account, heads: list[ReportHead], world: World) -> Row:
    event, place = account.event, account.event.place
    what = f"{event.type} {event.mode}" if event.mode else event.type
    name = " ".join(filter(None, (what.lower(), f"at {place.name}" if place else "", str(event.first or ""))))
    return _entity(
        f"event-{event.id}",
        "Event",
        name=[name],
        description=[note(account)],
        startDate=[event.first.isoformat() if event.first else None],
        endDate=[event.last.isoformat() if event.last else None],
        location=[place.name if place else None],
        addressEntity=[_address_id(place) if place and place.latitude is not None else None],
        country=[_country(place.country if place else None)],
        involved=[_party_id(party) for party in (*event.actor, *event.recipient) if party.id],
        summary=[_unnamed(account)],
        sourceUrl=[head.url for head in heads],
        proof=[_id("report", head.id) for head in heads],
    )


def _unnamed(account: Account) -> str | None:
    """Return who took part without an identity; they are no entities."""
    names = [party.name for party in (*account.event.actor, *account.event.recipient) if not party.id]
    return f"Also took part: {', '.join(dict.fromkeys(names))}." if names else None


def _actor(id: str, party: Party, world: World) -> Row:
    actor = world.actor(party.id)
    schema = _SCHEMAS.get(actor.kind, "LegalEntity") if actor else "LegalEntity"
    country = _country(actor.country) if actor else None
    return _entity(id, schema, name=[actor.name if actor else party.name], country=[country])


def _article(head: ReportHead) -> Row:
    return _entity(
        _id("report", head.id),
        "Article",
        title=[head.title],
        name=[head.title or head.id],
        publisher=[head.outlet],
        publishedAt=[head.published.last.isoformat() if head.published else None],
        language=[_LANGUAGES.get(head.language or "")],
        sourceUrl=[head.url],
    )


def _address(place: Place, world: World) -> Row:
    country = world.country(place.country)
    province, _ = world.admin(place)
    return _entity(
        _address_id(place),
        "Address",
        full=[", ".join(part for part in (place.name, province, country.name if country else "") if part)],
        state=[province or None],
        country=[_country(place.country)],
        latitude=[f"{place.latitude}"],
        longitude=[f"{place.longitude}"],
        remarks=[f"precision {place.precision or 1}, within {place.radius_km or 0:g} km"],
    )


def _entity(id: str, schema: str, **properties: list[str | None]) -> Row:
    kept = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _country(iso: str | None) -> str | None:
    return iso.lower() if iso else None


def _party_id(party: Party) -> str:
    return _id("actor", party.id or party.name)


def _address_id(place: Place) -> str:
    return _id("place", f"{place.geonames_id or place.name}/{place.latitude}/{place.longitude}/{place.precision}")


def _id(kind: str, of: str) -> str:
    """Return an id without any character that a system might not take."""
    return f"{kind}-{sha256(of.encode()).hexdigest()[:_DIGITS]}"
