"""What linking weighs of a claim: a few plain values, made once and kept beside the claim."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from dateline.knowledge.place_keys import exact_key, light_key, skeleton
from dateline.link.tolls import OUTCOMES, figures
from dateline.model import Claim, Party, Place, Telling

Losses = tuple[tuple[str, int | None, int | None], ...]
"""Outcomes, each with the bounds of one figure."""

Kin = Callable[[str], Iterable[str]]
"""Gives all that an actor belongs to, by its identity."""

VIOLENCE = frozenset({"ASSAULT", "LOSS"})
"""Types that may tell one happening: an act, and the loss that it caused."""

_MOST_PLACES = 4
# A claim that gives no day, told as news, is of the days before its report; a follow-up tells it days later.
_NEWS_DAYS = 6


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim: its point, how far from it the event may lie (km), and its GeoNames number."""

    lat: float
    lon: float
    radius: float
    precision: int
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One claim as linking sees it.

    ``family`` is the type, one for all that may tell the same happening. ``first`` and ``last`` are days (proleptic
    ordinals); ``dated`` is false where they come from the report's own day. ``actors`` and ``recipients`` are
    identities or names; ``kin`` all that these belong to. ``losses`` are outcomes with the bounds of their tolls, each
    rival by itself. ``unplaced`` are the names of places that are not on the map, by their consonants, so that
    spellings agree. ``wording`` names the group of near-copies that the report belongs to.
    """

    claim: str
    report: str
    family: str
    type: str
    mode: str | None
    frame: str
    negated: bool
    first: int | None
    last: int | None
    dated: bool
    published: int | None
    spots: tuple[Spot, ...] = ()
    country: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    kin: frozenset[str] = frozenset()
    losses: Losses = ()
    trigger: str = ""
    wording: str | None = None
    unplaced: tuple[str, ...] = ()


def facts_of(telling: Telling, kin: Kin) -> Facts:
    """Return what linking weighs of a claim."""
    claim, head = telling.claim, telling.report
    published = head.published.last.toordinal() if head.published else None
    first, last, dated = _days(claim, published)
    actors, recipients = _names(claim.actor), _names(claim.recipient)
    spots = tuple(spot for place in claim.place[:_MOST_PLACES] if (spot := _spot(place)))
    return Facts(
        claim=claim.id,
        report=head.id,
        family="VIOLENCE" if claim.type in VIOLENCE else claim.type,
        type=claim.type,
        mode=claim.mode,
        frame=claim.frame,
        negated=claim.negated,
        first=first,
        last=last,
        dated=dated,
        published=published,
        spots=spots,
        country=next((place.country for place in claim.place if place.country), None),
        actors=actors,
        recipients=recipients,
        kin=frozenset(above for name in (*actors, *recipients) for above in kin(name)),
        losses=tuple((o, toll.low, toll.high) for o in OUTCOMES for toll in figures(claim, o)),
        trigger=" ".join(claim.trigger.text.casefold().split()),
        wording=head.wording,
        unplaced=_unplaced(claim),
    )


def _days(claim: Claim, published: int | None) -> tuple[int | None, int | None, bool]:
    if claim.date:
        first = claim.date.first.toordinal()
        last = claim.date.last.toordinal() if claim.date.last else max(first, published or first)
        return first, last, True
    if published is not None and claim.frame == "new":
        return published - _NEWS_DAYS, published, False
    return None, None, False


def _names(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.id or f"name:{party.name.casefold()}" for party in parties))


def _spot(place: Place) -> Spot | None:
    if place.latitude is None or place.longitude is None:
        return None
    return Spot(place.latitude, place.longitude, place.radius_km or 0.0, place.precision or 1, place.geonames_id)


def _unplaced(claim: Claim) -> tuple[str, ...]:
    names = (place.name for place in claim.place[:_MOST_PLACES] if place.latitude is None)
    return tuple(dict.fromkeys(key for name in names if (key := skeleton(light_key(exact_key(name))))))


def to_json(facts: Facts) -> str:
    """Return facts as one line of JSON, short enough to be kept beside every claim."""
    row = [getattr(facts, name) for name in _FIELDS]
    row[_SPOTS] = [[getattr(spot, name) for name in Spot.__slots__] for spot in facts.spots]
    row[_KIN] = sorted(facts.kin)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Facts:
    """Return the facts that a line of JSON holds."""
    row = json.loads(line)
    row[_SPOTS] = tuple(Spot(*spot) for spot in row[_SPOTS])
    row[_KIN] = frozenset(row[_KIN])
    row[_LOSSES] = tuple(tuple(loss) for loss in row[_LOSSES])
    for index in _TUPLES:
        row[index] = tuple(row[index])
    return Facts(*row)


_FIELDS = tuple(field.name for field in fields(Facts))
_SPOTS, _KIN, _LOSSES = (_FIELDS.index(name) for name in ("spots", "kin", "losses"))
_TUPLES = tuple(_FIELDS.index(name) for name in ("actors", "recipients", "unplaced"))
