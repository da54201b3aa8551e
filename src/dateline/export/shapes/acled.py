"""An event as a row of ACLED's shape (31 columns), by the table in ``data/acled.yaml``.

A shape, not ACLED's judgement: names of actors are dateline's, and who says what stands in ``notes``. An event that
ACLED would not have (speech, plans, what nobody puts forward, what has no day or place) gives a reason instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dateline.export.shapes.happened import doubtful
from dateline.export.shapes.notes import note
from dateline.export.shapes.numbers import number_of
from dateline.export.shapes.parties import CIVILIANS, STATE, home_of, kind_of, sides
from dateline.export.shapes.world import Country, World, table, words_to
from dateline.link.origins import FOR
from dateline.link.tolls import figures
from dateline.model import Account, Claim, Event, Loss, Party, Telling

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_UNKNOWN = "-"
_BETWEEN = "; "

Row = dict[str, Any]


def left_out(account: Account, world: World) -> str | None:
    """Return why an event has no row in this shape, ``None`` where it has one."""
    event = account.event
    if reason := doubtful(account):
        return reason
    if _rule(account, world) is None:
        return "no type of ACLED's"
    if event.first is None or event.last is None or _time_precision(event) is None:
        return "no day, or more than a month"
    place = event.place
    if place is None or place.latitude is None or world.country(place.country) is None:
        return "no place"
    if place.precision is not None and place.precision not in table("acled")["geo_precision"]:
        return "no place within the country"
    return None


def row(account: Account, world: World, timestamp: int) -> Row:
    """Return an event's row; ``timestamp`` is the time of the export (Unix seconds).

    Raises :class:`ValueError` where it has none (see :func:`left_out`).
    """
    event, rule = account.event, _rule(account, world)
    place, country = event.place, world.country(event.place.country if event.place else None)
    if rule is None or place is None or country is None or event.first is None or event.last is None:
        raise ValueError(f"event {event.id}: {left_out(account, world)}")
    one, two = _parties(event, country, world)
    first_admin, second_admin = world.admin(place)
    day = event.first + timedelta(days=(event.last - event.first).days // 2)
    return dict(
        zip(
            COLUMNS,
            (
                f"{country.iso3}{number_of(event.id)}", day.isoformat(), day.year, _time_precision(event),
                _disorder(rule), rule["event"], rule["sub"],
                *one, *two, _interaction(one[2], two[2]), _targeting(rule, two[2]),
                country.number, _region(country), country.name, first_admin, second_admin, "", place.name,
                _degrees(place.latitude), _degrees(place.longitude),
                table("acled")["geo_precision"].get(place.precision or 1),
                _sources(account), _scale(account, country, world), note(account), fatalities(account.tellings),
                f"dateline:{event.id}", timestamp,
            ),
            strict=True,
        )
    )  # fmt: skip


def fatalities(tellings: Iterable[Telling]) -> int:
    """Return the deaths of an event by ACLED's rule: the lowest credible number, words as its coders take them.

    A figure counts where somebody puts it forward; 0 where nobody gives one.
    """
    given = [
        figure.low
        for telling in tellings
        if not telling.claim.negated and any(s.stance in FOR for s in telling.claim.statements)
        for figure in figures(_worded(telling.claim), "killed")
        if figure.low is not None
    ]
    return min(given, default=0)


def _worded(claim: Claim) -> Claim:
    """Return a claim whose open figures told in words are those that ACLED's coders take."""
    return replace(claim, casualties=tuple(_as_coded(loss) for loss in claim.casualties))


def _as_coded(loss: Loss) -> Loss:
    if loss.high is not None:
        return loss
    told = loss.words.text.casefold().split()
    deaths = table("acled")["deaths"]
    coded = next((deaths[word] for word in told if word in deaths), None)
    return loss if coded is None else replace(loss, low=coded)


def _rule(account: Account, world: World) -> Row | None:
    """Return the first rule of the table that fits an event."""
    event = account.event
    one, two = sides(event.actor, event.recipient, fight=event.mode == "clash")
    by = {kind_of(party, world) for party in one}
    against = {kind_of(party, world) for party in two}
    hurt = any(toll.outcome in ("killed", "injured") and toll.highest != 0 for toll in event.tolls)
    at_home = event.place.country if event.place else None
    if any(home_of(party, world) not in (None, at_home) for party in one):
        by.discard(STATE)  # a foreign state does not regain ground
    for rule in table("acled")["rules"]:
        if (
            rule["type"] == event.type
            and (event.mode or _UNKNOWN) in rule.get("mode", (event.mode or _UNKNOWN,))
            and (not rule.get("by") or by & set(rule["by"]))
            and (not rule.get("against") or against & set(rule["against"]))
            and (not rule.get("only") or (against and against <= set(rule["only"])))
            and (hurt or not rule.get("hurt"))
        ):
            found: Row = rule
            return found
    return None


def _parties(event: Event, country: Country, world: World) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return name, associates and type of both sides."""
    one, two = sides(event.actor, event.recipient, fight=event.mode == "clash")
    nobody = "protesters" if event.type == "PROTEST" else None
    first = _side(one, nobody, country, world)
    if not first[0]:
        name = table("acled")["unnamed"][nobody or "nobody"].format(country=country.name)
        first = (name, "", table("acled")["inter"][nobody or "militia"])
    return first, _side(two, CIVILIANS, country, world)


def _side(parties: Sequence[Party], default: str | None, country: Country, world: World) -> tuple[str, str, str]:
    if not parties:
        return "", "", ""
    acled = table("acled")
    kinds = [kind_of(party, world) or default or "militia" for party in parties]
    names: list[str] = []
    beside: list[str] = []
    for party, kind in zip(parties, kinds, strict=True):
        called = acled["unnamed"].get(kind) if party.id is None else None
        names.append(called.format(country=country.name) if called else party.name)
        if called and party.name.casefold() != kind:
            beside.append(party.name)
    abroad = kinds[0] == STATE and home_of(parties[0], world) not in (None, country.iso)
    inter = acled["abroad"] if abroad else acled["inter"][kinds[0]]
    others = [name for name in dict.fromkeys((*names[1:], *beside)) if name != names[0]]
    return names[0], _BETWEEN.join(others), inter


def _interaction(one: str, two: str) -> str:
    if not two:
        return f"{one} only"
    order = table("acled")["order"]
    return "-".join(sorted((one, two), key=order.index))


def _targeting(rule: Row, inter2: str) -> str:
    civilians = table("acled")["inter"][CIVILIANS]
    return "Civilians targeted" if inter2 == civilians or rule["event"] == "Violence against civilians" else ""


def _disorder(rule: Row) -> str:
    acled = table("acled")
    found: str = acled["disorder_of_sub_event"].get(rule["sub"], acled["disorder"][rule["event"]])
    return found


def _region(country: Country) -> str:
    return words_to(table("acled")["regions"]).get(country.iso, "")


def _time_precision(event: Event) -> int | None:
    """Return ACLED's time precision; the days are those on which the event *may* have happened."""
    if event.first is None or event.last is None:
        return None
    days = (event.last - event.first).days + 1
    return next((precision for most, precision in table("acled")["time_precision"] if days <= most), None)


def _sources(account: Account) -> str:
    """Return who was cited and who published: names only, as ACLED has them."""
    cited = (name for voice in account.voices for name in voice.chain)
    outlets = (telling.report.outlet or "" for telling in account.tellings)
    return _BETWEEN.join(name for name in dict.fromkeys((*outlets, *cited)) if name)


def _scale(account: Account, country: Country, world: World) -> str:
    """Return ``National``, ``International`` or both, by the home of the outlets; ``Other`` where none is known."""
    found = set()
    for telling in account.tellings:
        if world.knows_outlet(telling.report.outlet_id):
            home = world.home_of_outlet(telling.report.outlet_id)
            found.add("National" if home == country.iso else "International")
    return "-".join(sorted(found, reverse=True)) or "Other"


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
