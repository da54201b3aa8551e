"""Claims of one event put side by side: the summary, and for each field who gives which value."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dateline.link.agreement import agreement
from dateline.link.confidence import confidence
from dateline.link.origins import AGAINST, FOR, origins, silent, voices
from dateline.link.tolls import OUTCOMES, Givers, figures, tolls
from dateline.model import Account, Claim, Event, FieldAccount, Given, Party, Place, Telling, Voice, When

Backing = Mapping[str, frozenset[str]]
"""The origins that put each claim forward, by the claim's id."""

_LATE = date.max


def account(tellings: Iterable[Telling]) -> Account:
    """Return all that the claims of one event say of it, in whatever order they are given.

    Raises :class:`ValueError` where there are none.
    """
    told = tuple(sorted(tellings, key=_when_told))
    if not told:
        raise ValueError("an event without claims")
    said = voices(told)
    behind = origins(said)
    backing = _backing(told, said)
    event = _event(told, said, backing)
    rank, reasons = confidence(event, behind)
    fields = tuple(field for name in _FIELDS if (field := _field(name, told, backing)))
    return Account(
        event=replace(event, confidence=rank),
        tellings=told,
        origins=behind,
        voices=said,
        fields=fields,
        silent=silent(said),
        reports=tuple(dict.fromkeys(telling.report.id for telling in told)),
        development=_development(told, fields),
        reasons=reasons,
    )


def event_id(tellings: Iterable[Telling]) -> str:
    """Return an event's id: that of its first claim. So an old id still leads to the event, by the claim."""
    return min(tellings, key=_when_told).claim.id


def _when_told(telling: Telling) -> tuple[date, str, str]:
    published = telling.report.published
    return (published.last if published else _LATE, telling.report.id, telling.claim.id)


def _backing(told: Sequence[Telling], said: Iterable[Voice]) -> Backing:
    found: dict[str, set[str]] = {telling.claim.id: set() for telling in told}
    for voice in said:
        if voice.stance in FOR:
            found[voice.claim].add(voice.origin)
    return {claim: frozenset(origins) for claim, origins in found.items()}


def _givers(said: Sequence[Voice], backing: Backing) -> Givers:
    """Return who finds the origins behind a figure: those of its own chain where that is known, else of its claim."""

    def givers(claim: str, by: tuple[str, ...] | None) -> frozenset[str]:
        own = {v.origin for v in said if by and v.claim == claim and v.stance in FOR and v.chain[-len(by) :] == by}
        return frozenset(own) or backing[claim]

    return givers


def _event(told: Sequence[Telling], said: Sequence[Voice], backing: Backing) -> Event:
    claims = [telling.claim for telling in told]
    kind, mode = _most(claims, backing, lambda c: [(c.type, c.mode)], _telling_type) or (claims[0].type, None)
    place = _most(claims, backing, lambda c: list(c.place[:1]), _precise, lambda place: place.name)
    when = _most(claims, backing, lambda c: [c.date] if c.date else [], lambda w: w.precision, _days)
    stances = {stance: {v.origin for v in said if v.stance in stance} for stance in (FOR, AGAINST)}
    return Event(
        id=event_id(told),
        claims=tuple(claim.id for claim in claims),
        type=kind,
        mode=mode,
        actor=_parties(claims, backing, lambda c: c.actor),
        recipient=_parties(claims, backing, lambda c: c.recipient),
        place=place,
        first=when.first if when else None,
        last=(when.last or when.first) if when else None,
        precision=when.precision if when else None,
        frame=_most(claims, backing, lambda c: [c.frame], _news) or "new",
        tolls=tolls(told, _givers(said, backing)),
        origins=len(stances[FOR]),
        against=len(stances[AGAINST]),
        reports=len({telling.report.id for telling in told}),
    )


def _most[T](
    claims: Sequence[Claim],
    backing: Backing,
    values: Callable[[Claim], list[T]],
    rank: Callable[[T], float],
    same: Callable[[T], Hashable] = lambda value: value,
) -> T | None:
    """Return the value that most origins give, the better told one of two given by as many, else the earlier one."""
    behind: dict[Hashable, set[str]] = {}
    first: dict[Hashable, T] = {}
    for claim in claims:
        for value in values(claim):
            key = same(value)
            behind.setdefault(key, set()).update(backing[claim.id] or {claim.id})
            if key not in first or rank(value) < rank(first[key]):
                first[key] = value
    order = {key: index for index, key in enumerate(first)}
    best = min(first, key=lambda key: (-len(behind[key]), rank(first[key]), order[key]), default=None)
    return None if best is None else first[best]


def _parties(claims: Sequence[Claim], backing: Backing, of: Callable[[Claim], tuple[Party, ...]]) -> tuple[Party, ...]:
    """Return the set of parties that most origins name; a named one rather than one that is described."""

    def unknown(parties: tuple[Party, ...]) -> float:
        return sum(party.id is None for party in parties) / len(parties)

    chosen = _most(claims, backing, lambda c: [of(c)] if of(c) else [], unknown, _who)
    return chosen or ()


def _who(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.id or party.name.casefold() for party in parties)


def _telling_type(kind: tuple[str, str | None]) -> float:
    """An act says more than its loss, and an act whose means are told more than one without."""
    return (kind[0] == "LOSS") * 2 + (kind[1] is None)


def _precise(place: Place) -> float:
    return place.precision if place.precision is not None else 9


def _news(frame: str) -> float:
    return ("new", "ongoing", "background").index(frame) if frame in ("new", "ongoing", "background") else 3


def _days(when: When) -> tuple[date, date | None]:
    return when.first, when.last


def _field(name: str, told: Sequence[Telling], backing: Backing) -> FieldAccount | None:
    """Return what the claims say of one field, the value with most origins first."""
    claims: dict[str, list[str]] = {}
    for telling in told:
        for value in _FIELDS[name](telling.claim):
            claims.setdefault(value, []).append(telling.claim.id)
    if not claims:
        return None
    given = [
        Given(value, tuple(dict.fromkeys(ids)), tuple(sorted({origin for id in ids for origin in backing[id]})))
        for value, ids in claims.items()
    ]
    given.sort(key=lambda one: (-len(one.origins), -len(one.claims)))
    return FieldAccount(name, tuple(given), agreement(name, [telling.claim for telling in told], given))


def _type(claim: Claim) -> list[str]:
    return [f"{claim.type} {claim.mode}" if claim.mode else claim.type]


def _names(parties: tuple[Party, ...]) -> list[str]:
    return [", ".join(sorted({party.name for party in parties}))] if parties else []


def _place(claim: Claim) -> list[str]:
    return [claim.place[0].name] if claim.place else []


def _date(claim: Claim) -> list[str]:
    if not claim.date:
        return []
    first, last = claim.date.first, claim.date.last
    return [str(first) if first == last else f"{first} to {last or '...'}"]


def _toll_of(outcome: str) -> Callable[[Claim], list[str]]:
    return lambda claim: [str(figure) for figure in figures(claim, outcome)]


_FIELDS: Mapping[str, Callable[[Claim], list[str]]] = {
    "type": _type,
    "actor": lambda claim: _names(claim.actor),
    "recipient": lambda claim: _names(claim.recipient),
    "place": _place,
    "date": _date,
    **{outcome: _toll_of(outcome) for outcome in OUTCOMES},
}


def _development(told: Sequence[Telling], fields: Iterable[FieldAccount]) -> tuple[tuple[str, str], ...]:
    """Return in which report each value first stood, from the second report on."""
    first_report = told[0].report.id
    report_of = {telling.claim.id: telling.report.id for telling in told}
    order = {report: index for index, report in enumerate(dict.fromkeys(t.report.id for t in told))}
    steps = [
        (report_of[given.claims[0]], f"{field.name}: {given.value}")
        for field in fields
        for given in field.given
        if report_of[given.claims[0]] != first_report
    ]
    return tuple(sorted(steps, key=lambda step: order[step[0]]))
