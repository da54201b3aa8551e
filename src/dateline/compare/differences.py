"""Where two events that are one differ: day, place, actors, deaths, sources."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from dateline.compare.entry import Difference, Entry
from dateline.compare.parties import Sides
from dateline.compare.score import days_apart, days_of, deaths_of, killed, km_apart, shared_sides, toll_range, within
from dateline.knowledge.names import fold
from dateline.model import Event, Kept

_SAME_KM = 10.0
_SAME_SOURCE = 90.0


def differences(kept: Kept, entry: Entry, sides: Sides) -> tuple[Difference, ...]:
    """Return the fields in which the two differ. A value that only one of them has is a difference too."""
    return tuple(_differences(kept, entry, sides))


def _differences(kept: Kept, entry: Entry, sides: Sides) -> Iterator[Difference]:
    event = kept.event
    if days_apart(kept, entry) or event.first is None:
        yield Difference("date", our_days(kept), their_days(entry))
    apart = km_apart(event.place, entry)
    same_name = fold(our_place(event)) == fold(their_place(entry))
    if (apart is None and not same_name) or (apart is not None and apart > _SAME_KM):
        yield Difference("place", our_place(event), their_place(entry))
    ours = (*event.actor, *event.recipient)
    if len(shared_sides(ours, entry, sides)) < min(len(entry.sides), 2):
        yield Difference("actors", our_actors(event), their_actors(entry))
    toll = killed(event)
    if toll is not None and entry.best is not None:
        if not within(toll, entry):
            yield Difference("killed", toll_range(toll), deaths_of(entry))
    elif toll is not None or entry.best:
        yield Difference("killed", toll_range(toll) if toll else "", deaths_of(entry))
    if not shared_sources(kept, entry) and (kept.outlets or entry.sources):
        yield Difference("sources", "; ".join(kept.outlets), "; ".join(entry.sources))


def shared_sources(kept: Kept, entry: Entry) -> tuple[str, ...]:
    """Return their sources that are outlets of ours too, however spelled."""
    return tuple(
        source
        for source in entry.sources
        if any(fuzz.token_sort_ratio(fold(source), fold(outlet)) >= _SAME_SOURCE for outlet in kept.outlets)
    )


def our_days(kept: Kept) -> str:
    """Return our days as an ISO interval; empty where no report tells one."""
    days = days_of(kept) if kept.event.first else None
    return _interval(*map(str, days)) if days else ""


def their_days(entry: Entry) -> str:
    """Return their days as an ISO interval."""
    return _interval(str(entry.first), str(entry.last))


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


def our_place(event: Event) -> str:
    """Return the name of our place."""
    return event.place.name if event.place else ""


def their_place(entry: Entry) -> str:
    """Return the name of their place."""
    return entry.place or ""


def our_actors(event: Event) -> str:
    """Return our actors, those who did it first."""
    sides = ["; ".join(party.name for party in parties) for parties in (event.actor, event.recipient)]
    return " -> ".join(sides) if sides[1] else sides[0]


def their_actors(entry: Entry) -> str:
    """Return their actors, in the order of the file."""
    return "; ".join(side.name for side in entry.sides)
