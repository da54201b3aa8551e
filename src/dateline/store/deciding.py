"""Events merged and split by hand, and decisions taken back. What was decided is kept, and linking respects it."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from dateline.store.decisions import APART, TOGETHER, UNDO, Decision, decide, standing
from dateline.store.errors import StoreError
from dateline.store.index import unlink
from dateline.store.linking import regroup
from dateline.store.lookup import event_id, members
from dateline.store.schema import claim, decision
from dateline.store.store import Store
from dateline.store.tellings import Who, chunks


def merge(store: Store, who: Who, first: str, second: str, why: str, by: str) -> tuple[int, str]:
    """Decide that two events are one; return the decision's number and the event's id."""
    with store.writing(by) as writing:
        connection = writing.connection
        one, other = _event(connection, first), _event(connection, second)
        if one == other:
            raise StoreError(f"{first} and {second} are one event already: {one}")
        mine, theirs = members(connection, one), members(connection, other)
        decide(writing, TOGETHER, f"{one} {other}", why, mine, theirs)
        _again(connection, who, (*mine, *theirs))
        return _last(connection), _event(connection, mine[0])


def split(store: Store, who: Who, event: str, claims: Iterable[str], why: str, by: str) -> tuple[int, tuple[str, ...]]:
    """Decide that some claims of an event tell of another one; return the decision's number and the events' ids."""
    with store.writing(by) as writing:
        connection = writing.connection
        one = _event(connection, event)
        all_of_it = members(connection, one)
        out = {_member(all_of_it, given, one) for given in claims}
        rest = [id for id in all_of_it if id not in out]
        if not rest:
            raise StoreError(f"these are all claims of event {one}: name those that are to leave it")
        decide(writing, APART, one, why, out, rest)
        _again(connection, who, all_of_it)
        return _last(connection), _events_of(connection, all_of_it)


def undo(store: Store, who: Who, number: int, why: str, by: str) -> tuple[Decision, tuple[str, ...]]:
    """Take a decision back; return it, and the ids of the events that its claims are in now."""
    with store.writing(by) as writing:
        connection = writing.connection
        found = next((one for one in standing(connection) if one.number == number), None)
        if found is None:
            made = connection.execute(select(decision.c.kind).where(decision.c.number == number)).scalar()
            raise StoreError(
                f"{number}: no such decision (`dateline decisions` lists them)"
                if made is None
                else f"{number}: an undo can't be undone; decide again instead"
                if made == UNDO
                else f"{number}: it has been undone already"
            )
        decide(writing, UNDO, str(number), why)
        claims = [*found.first, *found.second]
        _again(connection, who, claims)
        return found, _events_of(connection, claims)


def _again(connection: Connection, who: Who, claims: Iterable[str]) -> None:
    """Take the events of claims apart and group them anew."""
    events = _events_of(connection, claims)
    part = {id for event in events for id in members(connection, event)}
    unlink(connection, set(events))
    regroup(connection, who, part)


def _event(connection: Connection, given: str) -> str:
    found = event_id(connection, given)
    if found is None:
        raise StoreError(f"{given}: no such event (claims that are not linked yet: `dateline link`)")
    return found


def _member(claims: Iterable[str], given: str, event: str) -> str:
    fitting = [id for id in claims if id.startswith(given.strip().lower())]
    if len(fitting) != 1:
        raise StoreError(f"{given}: {'several claims' if fitting else 'no claim'} of event {event} so named")
    return fitting[0]


def _events_of(connection: Connection, claims: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for part in chunks(sorted(set(claims))):
        query = select(claim.c.event).where(claim.c.id.in_(part), claim.c.event.is_not(None)).order_by(claim.c.event)
        found |= dict.fromkeys(id for id in connection.execute(query).scalars() if id)
    return tuple(found)


def _last(connection: Connection) -> int:
    number: int = connection.execute(select(func.max(decision.c.number))).scalar_one()
    return number
