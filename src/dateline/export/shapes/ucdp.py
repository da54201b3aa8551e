"""A lethal event as a row of the shape of UCDP's GED (49 columns), by the table in ``data/ucdp.yaml``.

Numbers that only UCDP gives (of conflicts, dyads and sides) stay empty; ``source_original`` holds the origins.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from typing import Any

from dateline.export.shapes.happened import doubtful
from dateline.export.shapes.numbers import number_of
from dateline.export.shapes.parties import CIVILIANS, NON_STATE, STATE, home_of, kind_of, kind_of_words, sides
from dateline.export.shapes.world import World, table, words_to
from dateline.model import Account, Claim, Event, Party, Place, Toll

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip

_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3
_BETWEEN = ";"
_UNARMED = frozenset({CIVILIANS, "protesters"})
# Words for people of whom no kind is told.
_ANYBODY = frozenset({"people", "persons", "person", "others", "victims", "individuals", "dead"})
_CELL_DEGREES, _CELLS_PER_ROW = 0.5, 720

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths of one event: who died in the account that most origins give, and the lowest and highest of all."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The sum of the parts."""
        return self.a + self.b + self.civilians + self.unknown


def left_out(account: Account, world: World) -> str | None:
    """Return why an event has no row in this shape, ``None`` where it has one."""
    event = account.event
    if reason := doubtful(account):
        return reason
    toll = _killed(event)
    if toll is None or not (toll.usual or toll.lowest or toll.highest):
        return "nobody is told to be killed"
    if event.first is None:
        return "no day"
    if event.place is None or event.place.latitude is None:
        return "no place"
    return None


def row(account: Account, world: World) -> Row:
    """Return an event's row; raise :class:`ValueError` where it has none (see :func:`left_out`)."""
    event = account.event
    place, first = event.place, event.first
    if place is None or first is None or place.latitude is None or place.longitude is None:
        raise ValueError(f"event {event.id}: {left_out(account, world)}")
    side_a, side_b = _sides(event, world)
    violence = _violence(side_a, side_b, world)
    deaths = _deaths(account, side_a, side_b, world)
    country = world.country(place.country)
    unarmed = bool(side_b) and {kind_of(party, world) for party in side_b} <= _UNARMED
    names = _name(side_a), "Civilians" if unarmed else _name(side_b)
    found: Row = dict.fromkeys(COLUMNS, "")
    found |= {
        "id": number_of(event.id),
        "relid": f"dateline-{event.id}",
        "year": first.year,
        "code_status": "Clear" if all(names) and violence else "Check dyad",
        "type_of_violence": violence or "",
        "dyad_name": " - ".join(names) if all(names) else "",
        "side_a": names[0],
        "side_b": names[1],
        "number_of_sources": event.reports,
        **_sources(account),
        "where_prec": place.precision or 1,
        "where_coordinates": place.name,
        "where_description": _described(place),
        "latitude": round(place.latitude, 6),
        "longitude": round(place.longitude, 6),
        "geom_wkt": f"POINT ({place.longitude:.6f} {place.latitude:.6f})",
        "priogrid_gid": grid_cell(place.latitude, place.longitude),
        "country": country.name if country else "",
        "country_id": table("ucdp")["gwno"].get(place.country, ""),
        "region": words_to(table("ucdp")["regions"]).get(place.country or "", ""),
        "event_clarity": 2 if event.mode in table("ucdp")["summaries"] or _long_loss(event) else 1,
        "date_prec": event.precision or 1,
        "date_start": first.isoformat(),
        "date_end": (event.last or first).isoformat(),
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
        "gwnoa": _gwno(side_a, world),
        "gwnob": "" if violence == _ONE_SIDED else _gwno(side_b, world),
    }
    found["adm_1"], found["adm_2"] = world.admin(place)
    return found


def grid_cell(latitude: float, longitude: float) -> int:
    """Return the PRIO-GRID cell of a point: half a degree each, counted from the south-west corner of the world."""
    north = min(floor((latitude + 90) / _CELL_DEGREES), 359)
    east = min(floor((longitude + 180) / _CELL_DEGREES), _CELLS_PER_ROW - 1)
    return north * _CELLS_PER_ROW + east + 1


def _killed(event: Event) -> Toll | None:
    return next((toll for toll in event.tolls if toll.outcome == "killed"), None)


def _sides(event: Event, world: World) -> tuple[list[Party], list[Party]]:
    """Return side A and side B: a state is side A of a fight with others."""
    one, two = sides(event.actor, event.recipient, fight=event.mode == "clash")
    kinds = [{kind_of(party, world) for party in side} for side in (one, two)]
    if STATE in kinds[1] and kinds[0] & NON_STATE:
        return two, one
    return one, two


def _violence(side_a: Sequence[Party], side_b: Sequence[Party], world: World) -> int | None:
    """Return UCDP's type of violence, ``None`` where the sides do not tell."""
    a, b = ({kind_of(party, world) for party in side} for side in (side_a, side_b))
    if b and b <= _UNARMED:
        return _ONE_SIDED if a else None
    if (STATE in a or "international" in a) and b & {STATE, "international", *NON_STATE}:
        return _STATE_BASED
    return _NON_STATE if a & NON_STATE and b & NON_STATE else None


def _deaths(account: Account, side_a: Sequence[Party], side_b: Sequence[Party], world: World) -> Deaths:
    """Return the deaths, split by side as the first claim with the usual figure tells them."""
    toll = _killed(account.event)
    assert toll is not None
    best = max(toll.usual or 0, toll.lowest or 0) or 1
    claim = next((t.claim for t in account.tellings if t.claim.id in toll.usual_by), account.tellings[0].claim)
    parts = _by_side(claim, side_a, side_b, world)
    if sum(parts.values()) > best:  # rival figures of one claim, no parts
        parts = Counter()
    unknown = best - parts["a"] - parts["b"] - parts["civilians"]
    known = [x.low or x.high or 0 for t in account.tellings for x in t.claim.casualties if x.outcome == "killed"]
    high = toll.highest if toll.highest is not None else max((best, *known))
    return Deaths(parts["a"], parts["b"], parts["civilians"], unknown, min(toll.lowest or 0, best), max(high, best))


def _by_side(claim: Claim, side_a: Sequence[Party], side_b: Sequence[Party], world: World) -> Counter[str]:
    kinds = [{kind_of(party, world) for party in side} for side in (side_a, side_b)]
    parts: Counter[str] = Counter()
    for loss in claim.casualties:
        if loss.outcome != "killed" or not loss.low:
            continue
        if who := _side_of(loss.who, kinds[0], kinds[1]):
            parts[who] += loss.low
    return parts


def _side_of(who: str, a: set[str | None], b: set[str | None]) -> str | None:
    """Return which side the dead were of: that of their kind, and where only civilians were attacked, theirs."""
    kind = kind_of_words(who)
    if kind is None or who.casefold().split()[-1] in _ANYBODY:
        return "civilians" if b and b <= _UNARMED else None
    if kind in _UNARMED:
        return "civilians"
    fighters = NON_STATE if kind in NON_STATE else {kind}
    in_a, in_b = bool(a & fighters), bool(b & fighters)
    return None if in_a == in_b else "a" if in_a else "b"


def _name(side: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(party.name for party in side))


def _gwno(side: Sequence[Party], world: World) -> int | str:
    """Return the number of the state that a side is."""
    found: int | str = ""
    if side and kind_of(side[0], world) == STATE:
        found = table("ucdp")["gwno"].get(home_of(side[0], world), "")
    return found


def _described(place: Place) -> str:
    """Return how the report names the place, and what the point rests on."""
    words = place.words.text
    return f"{words} ({place.basis})" if place.basis else words


def _long_loss(event: Event) -> bool:
    """Tell whether an event is a toll over several days: a summary of what happened in them."""
    return event.type == "LOSS" and event.first != event.last


def _sources(account: Account) -> Row:
    """Return the reports as GED lists them, one after the other, and the origins behind them."""
    heads = list({telling.report.id: telling.report for telling in account.tellings}.values())
    offices = [head.outlet or "" for head in heads]
    days = [head.published.last.isoformat() if head.published else "" for head in heads]
    titles = [" ".join((head.title or "").split()) for head in heads]
    articles = [",".join(f'"{part}"' for part in parts) for parts in zip(offices, days, titles, strict=True)]
    return {
        "source_article": _BETWEEN.join(articles),
        "source_office": _BETWEEN.join(offices),
        "source_date": _BETWEEN.join(days),
        "source_headline": _BETWEEN.join(titles),
        "source_original": _BETWEEN.join(origin.name for origin in account.origins),
    }
