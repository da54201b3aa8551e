"""Search: what is looked for, as a frozen query, and pages of claims, events or reports that fit it, newest day first.

Numbers tell the day (:mod:`dateline.store.numbers`), so every index gives its finds in the order of days. A page is
read from the index of the rarest thing looked for, a few hundred numbers at a time, and each find is tested for the
rest; nothing is gathered or sorted, however much would fit. Where no index helps, the table is walked from its newest
end. What a search takes therefore hangs on how rare the finds are, not on how large the store is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    desc,
    exists,
    func,
    literal_column,
    or_,
    select,
    true,
    union_all,
)

from dateline.store.backends import Backend
from dateline.store.cells import cells
from dateline.store.numbers import beginning
from dateline.store.rows import ANYBODY, country_key
from dateline.store.schema import claim, claim_cell, claim_party, claim_place, claim_source, event, heading

ROLES = ("actor", "recipient")
_KM_A_DEGREE = 111.195
_REACH = timedelta(days=31)
_CHUNK = 400
_STRETCH = 10 * _CHUNK
_MOST_ARMS = 100
_HIGH, _MANY = 10, 8  # so many people killed, so many origins, are rare
_LAST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Area:
    """A box in degrees (``west`` may be east of ``east``), or with ``km`` the circle about ``centre`` that it holds."""

    south: float
    west: float
    north: float
    east: float
    centre: tuple[float, float] | None = None
    km: float | None = None

    @classmethod
    def around(cls, lat: float, lon: float, km: float) -> "Area":
        """Return the circle of ``km`` about a point."""
        high = km / _KM_A_DEGREE
        wide = min(180.0, high / max(0.01, cos(radians(lat))))
        west, east = lon - wide, lon + wide
        turned = (west + 360 if west < -180 else west, east - 360 if east > 180 else east)
        return cls(max(-90.0, lat - high), turned[0], min(90.0, lat + high), turned[1], (lat, lon), km)


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all that is given must fit, of several values for one thing any.

    ``words`` are in the form that is indexed (:func:`dateline.store.words.tokens`), one ending in ``*`` is the
    beginning of some. ``actors`` and ``sources`` are identities or ``name:`` keys, sub-units among them. ``places`` are
    folded names, ``countries`` ISO codes. ``since`` and ``until`` bound the days on which it may have happened; what
    began more than a month before ``since`` is left out. ``killed`` and ``origins`` are the least that is wanted.
    """

    words: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    role: str | None = None
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    area: Area | None = None
    since: date | None = None
    until: date | None = None
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    origins: int | None = None
    killed: int | None = None
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Some finds, and the cursor from which the next page goes on, ``None`` on the last one."""

    rows: tuple[Row[Any], ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing looked for: how a row is tested, and the selects of numbers by which it is found, if by any.

    Each select gives its numbers in the order of an index, as a column ``number``. What they find is still to be tested
    where they are not ``exact``. ``by_range``: it is faster to read a stretch of them than to test one row.
    """

    holds: ColumnElement[bool]
    arms: tuple[Select[tuple[int]], ...] = ()
    exact: bool = True
    by_range: bool = False


def claims(connection: Connection, backend: Backend, query: Query, limit: int, before: int | None = None) -> Page:
    """Return a page of the claims that fit; ``before`` is the cursor of the page before."""
    wanted = [*_of_claims(query, backend), *_of_their_events(query)]
    return _page(connection, claim, wanted, _bounds(query, before), limit)


def events(connection: Connection, backend: Backend, query: Query, limit: int, before: int | None = None) -> Page:
    """Return a page of the events that fit: by what they are themselves, and by one of their claims for the rest."""
    wanted, own = _of_claims(query, backend, of_events=True), _of_events(query)
    if not wanted and not query.types:
        return _page(connection, event, own, _bounds(query, before), limit)
    kinds = [_among(claim.c.type, query.types)] if query.types else []
    return _grouped(connection, event, event.c.id, claim.c.event, [*kinds, *wanted], own, query, limit, before)


def reports(connection: Connection, backend: Backend, query: Query, limit: int, before: int | None = None) -> Page:
    """Return a page of the reports that fit: words anywhere in the text, the rest by one of their claims."""
    wanted = _of_claims(query, backend, of_reports=True) + _of_their_events(query)
    own = _of_headings(query, backend)
    if not wanted:
        return _page(connection, heading, own, _bounds(query, before), limit)
    return _grouped(connection, heading, heading.c.report, claim.c.report, wanted, own, query, limit, before)


Bounds = tuple[int, int]


def _bounds(query: Query, before: int | None) -> Bounds:
    """Return the least number and the one after the last that may fit."""
    low = beginning(query.since - _REACH) if query.since else 0
    high = beginning(query.until + timedelta(days=1)) if query.until else _LAST
    return low, min(high, before if before is not None else _LAST)


# What is looked for, as conditions.


def _of_claims(query: Query, backend: Backend, *, of_events: bool = False, of_reports: bool = False) -> list[Criterion]:
    """Return what must hold of a claim; what events or reports have themselves is left out where they are wanted."""
    found: list[Criterion] = []
    if query.words and not of_reports:
        found.append(_matching(backend.claims_with(query.words), claim))
    if query.actors:
        role = (claim_party.c.role == query.role,) if query.role else ()
        found.append(_named(claim_party, claim_party.c.party, query.actors, *role))
    if query.places:
        found.append(_named(claim_place, claim_place.c.name, query.places))
    if query.countries:
        found.append(_named(claim_place, claim_place.c.name, [country_key(code) for code in query.countries]))
    if query.area:
        found.append(_within(query.area))
    if query.sources or query.stances:
        stance = (claim_source.c.stance.in_(query.stances),) if query.stances else ()
        found.append(_named(claim_source, claim_source.c.source, query.sources or (ANYBODY,), *stance))
    if query.outlets and not of_reports:
        outlet = claim_source.c.depth == 0
        found.append(_named(claim_source, claim_source.c.source, query.outlets, outlet))
    if query.languages and not of_reports:
        found.append(Criterion(claim.c.language.in_(query.languages)))
    if query.reviews:
        found.append(_among(claim.c.review, query.reviews))
    if not of_events:
        found += [_among(column, values) for column, values in _kinds(query, claim) if values]
        if query.killed is not None:
            found.append(_at_least(claim, (claim.c.killed_low,), query.killed, _HIGH))
    if query.since and not of_events and not of_reports:
        found.append(_since(claim, query.since))
    return found


def _of_their_events(query: Query) -> list[Criterion]:
    """Return what must hold of the event that a claim belongs to."""
    if query.origins is None:
        return []
    enough = event.c.origins >= query.origins
    found = select(claim.c.number).join(event, event.c.id == claim.c.event).where(enough)
    return [Criterion(exists().where(event.c.id == claim.c.event, enough), (found,) if query.origins >= _MANY else ())]


def _of_events(query: Query) -> list[Criterion]:
    found = [Criterion(column.in_(values)) for column, values in _kinds(query, event) if values]
    if query.since:
        found.append(_since(event, query.since))
    if query.killed is not None:
        found.append(_at_least(event, (event.c.killed_high, event.c.killed_low), query.killed, _HIGH))
    if query.origins is not None:
        found.append(_at_least(event, (event.c.origins,), query.origins, _MANY))
    return found


def _of_headings(query: Query, backend: Backend) -> list[Criterion]:
    found = []
    if query.words:
        found.append(_matching(backend.headings_with(query.words), heading))
    if query.outlets:
        found.append(Criterion(heading.c.outlet_key.in_(query.outlets)))
    if query.languages:
        found.append(Criterion(heading.c.language.in_(query.languages)))
    if query.since:
        found.append(Criterion(heading.c.published >= query.since))
    return found


def _kinds(query: Query, table: Table) -> list[tuple[ColumnElement[str], tuple[str, ...]]]:
    return [(table.c.type, query.types), (table.c.mode, query.modes), (table.c.frame, query.frames)]


def _named(names: Table, key: ColumnElement[str], wanted: Sequence[str], *more: ColumnElement[bool]) -> Criterion:
    """Return the criterion that a claim is listed under one of some names."""
    here = exists().where(key.in_(wanted), names.c.claim == claim.c.number, *more)
    arms = tuple(select(names.c.claim.label("number")).where(key == name, *more) for name in wanted)
    return Criterion(here, arms)


def _within(area: Area) -> Criterion:
    """Return the criterion that a claim's place lies in an area; in a circle no place that is vaguer than the circle
    is wide, but towns always."""
    across = (claim.c.lon >= area.west, claim.c.lon <= area.east)
    inside = claim.c.lat.between(area.south, area.north) & (or_ if area.west > area.east else and_)(*across)
    if area.centre and area.km is not None:
        lat, lon = area.centre
        north, east = (claim.c.lat - lat) * _KM_A_DEGREE, (claim.c.lon - lon) * (_KM_A_DEGREE * cos(radians(lat)))
        vague = func.coalesce(claim.c.radius_km, 0) <= max(area.km, 25.0)
        inside &= (north * north + east * east <= area.km**2) & vague
    touched = cells(area.south, area.west, area.north, area.east)
    if touched is None:
        return Criterion(inside)
    number, cell = claim_cell.c.claim.label("number"), claim_cell.c.cell
    if len(touched) > _MOST_ARMS:
        return Criterion(inside, (select(number).where(cell.in_(touched)),), exact=False)
    return Criterion(inside, tuple(select(number).where(cell == one) for one in touched), exact=False)


def _among(column: ColumnElement[str], values: Sequence[str]) -> Criterion:
    """Return the criterion that an indexed column of the claim has one of some values.

    Tested, it is wrapped: else a database without statistics may take its index for the better one.
    """
    if column not in _INDEXED or UNREVIEWED in values:
        return Criterion(func.coalesce(column, "").in_(values))
    held = (column != literal_column(f"'{UNREVIEWED}'"),) if column is claim.c.review else ()  # as the index has it
    arms = tuple(select(claim.c.number).where(column == value, *held) for value in values)
    return Criterion(func.coalesce(column, "").in_(values), arms)


UNREVIEWED = "unreviewed"
"""The review state that claims begin with: so many have it that no index lists them."""

_INDEXED = {claim.c.type, claim.c.mode, claim.c.review}


def _at_least(table: Table, columns: Sequence[ColumnElement[int]], least: int, rare: int) -> Criterion:
    """Return the criterion that one of some figures is at least so high; from ``rare`` on they are looked up."""
    holds = or_(*(func.coalesce(column, -1) >= least for column in columns))
    bound: ColumnElement[int] = literal_column(str(rare))  # as the index has it, which holds only such rows
    number = (table.c.number + 0).label("number")  # no column of an index: else the whole table may be walked in order
    arms = tuple(select(number).where(column >= bound, column >= least) for column in columns)
    return Criterion(holds, arms if least >= rare else ())


def _since(table: Table, day: date) -> Criterion:
    """Return the criterion that a time reaches to a day, in a stretch of numbers that begins a month before it."""
    return Criterion(or_(table.c.number >= beginning(day), func.coalesce(table.c.last, table.c.first) >= day))


def _matching(found: Select[tuple[int]], table: Table) -> Criterion:
    """Return the criterion that a row has words."""
    number = found.selected_columns[0]
    return Criterion(found.where(number == table.c.number).correlate(table).exists(), (found,), by_range=True)


# Pages of what fits.


def _page(connection: Connection, table: Table, wanted: list[Criterion], bounds: Bounds, limit: int) -> Page:
    """Return a page of a table's rows, which bear numbers, that meet all criteria."""
    number = table.c.number
    rows: list[Row[Any]] = []
    for some, holding in _candidates(connection, wanted, bounds):
        fits = and_(true(), *(criterion.holds for criterion in holding))
        query = select(table).where(fits).order_by(number.desc()).limit(limit + 1 - len(rows))
        query = query.where(number >= bounds[0], number < bounds[1]) if some is None else query.where(number.in_(some))
        rows += connection.execute(query).all()
        if len(rows) > limit:
            break
    return _paged(rows, [row.number for row in rows], limit)


def _grouped(
    connection: Connection,
    table: Table,
    key: ColumnElement[Any],
    group: ColumnElement[Any],
    wanted: list[Criterion],
    own: list[Criterion],
    query: Query,
    limit: int,
    before: int | None,
) -> Page:
    """Return a page of events or reports by their claims, each where the newest of its claims that fit stands.

    ``key`` is the column of ``table`` to which the claims' ``group`` refers; ``wanted`` must hold of one claim, ``own``
    of the row itself. The cursor is a claim's number.
    """
    bounds = _bounds(query, before)
    seen: dict[Any, int] = {}
    rows: list[Row[Any]] = []
    for some, holding in _steps(connection, wanted, bounds):
        fits = and_(true(), *(criterion.holds for criterion in holding))
        found = select(claim.c.number, group).where(fits, group.is_not(None)).order_by(claim.c.number.desc())
        told = connection.execute(found.where(some)).all()
        fresh: dict[Any, int] = {}
        for number, name in told:
            if name not in seen:
                seen[name] = fresh[name] = number
        if before is not None and fresh:  # those of an earlier page have a claim that fits before the cursor
            fits = and_(true(), *(criterion.holds for criterion in wanted))
            high = _bounds(query, None)[1]
            earlier = select(group).where(group.in_(list(fresh)), claim.c.number >= before, claim.c.number < high, fits)
            for name in connection.execute(earlier).scalars():
                fresh.pop(name, None)
        own_fits = and_(true(), *(criterion.holds for criterion in own))
        got = {
            row._mapping[key]: row for row in connection.execute(select(table).where(key.in_(list(fresh)), own_fits))
        }
        rows += [got[name] for name in fresh if name in got]
        if len(rows) > limit:
            break
    return _paged(rows, [seen[row._mapping[key]] for row in rows], limit)


def _paged(rows: list[Row[Any]], numbers: list[int], limit: int) -> Page:
    return Page(tuple(rows[:limit]), numbers[limit - 1] if len(rows) > limit else None)


def _steps(
    connection: Connection, wanted: list[Criterion], bounds: Bounds
) -> Iterator[tuple[ColumnElement[bool], list[Criterion]]]:
    """Yield claims some at a time, as a condition: by numbers found, or by stretches of the table."""
    for some, holding in _candidates(connection, wanted, bounds):
        if some is not None:
            yield claim.c.number.in_(some), holding
            continue
        high = bounds[1]
        while True:
            part = select(claim.c.number).where(claim.c.number >= bounds[0], claim.c.number < high)
            numbers = list(connection.execute(part.order_by(claim.c.number.desc()).limit(_CHUNK)).scalars())
            if not numbers:
                return
            yield claim.c.number.between(numbers[-1], numbers[0]), holding
            high = numbers[-1]


def _candidates(
    connection: Connection, wanted: list[Criterion], bounds: Bounds
) -> Iterator[tuple[list[int] | None, list[Criterion]]]:
    """Yield the numbers of rows that may fit, newest first, some at a time, with what is to be tested of them.

    ``None`` in their place means the whole table. The rarest criterion leads: the one whose first finds are fewest or
    reach furthest back.
    """
    leads = [(_numbers(connection, one, bounds, _CHUNK), one) for one in wanted if one.arms]
    if not leads:
        yield None, wanted
        return
    (numbers, more), lead = min(leads, key=lambda found: (found[0][1], found[0][0][-1] if found[0][0] else 0))
    rest = [criterion for criterion in wanted if criterion is not lead or not lead.exact]
    size = _CHUNK
    while numbers:
        fitting, untested = _narrowed(connection, numbers, rest)
        if fitting:
            yield fitting, untested
        size = min(size * 4, 16 * _CHUNK)
        numbers, more = _numbers(connection, lead, (bounds[0], numbers[-1]), size) if more else ([], False)


def _narrowed(connection: Connection, numbers: list[int], rest: list[Criterion]) -> tuple[list[int], list[Criterion]]:
    """Keep of some numbers those that the criteria read by stretches find too; return what is still to be tested."""
    left, bounds = [], (numbers[-1], numbers[0] + 1)
    for criterion in rest:
        found, more = _numbers(connection, criterion, bounds, _STRETCH) if criterion.by_range else ([], True)
        if more:
            left.append(criterion)
        else:
            there = set(found)
            numbers = [number for number in numbers if number in there]
    return numbers, left


def _numbers(connection: Connection, criterion: Criterion, bounds: Bounds, limit: int) -> tuple[list[int], bool]:
    """Return the newest numbers that a criterion finds within bounds, each once, and whether there may be more."""
    arms = [
        arm.where(column >= bounds[0], column < bounds[1]) for arm in criterion.arms for column in arm.selected_columns
    ]
    merged = arms[0] if len(arms) == 1 else union_all(*arms)
    rows: list[int] = [row.number for row in connection.execute(merged.order_by(desc("number")).limit(limit))]
    return list(dict.fromkeys(rows)), len(rows) == limit


type Search = Callable[[Connection, Backend, Query, int, int | None], Page]

SEARCHES: Mapping[str, Search] = {"claims": claims, "events": events, "reports": reports}
"""The searches by what they return."""
