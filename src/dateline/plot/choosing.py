"""Which events a figure shows, and how it says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Event, Kept, Toll

HAPPENED = frozenset({"new", "ongoing", "background"})
"""Frames of what is told as having happened: what is only planned or threatened is left out of figures."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked of events. ``actors`` are identities of actors, each with its sub-units; empty: anybody.

    ``actor_name`` is how they are called in the figure. ``origins`` is the least number of independent origins.
    """

    types: tuple[str, ...] = ()
    actors: frozenset[str] = frozenset()
    actor_name: str = ""
    countries: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    origins: int = 1

    def words(self) -> str:
        """Return the choice in words, as it stands in the figure."""
        told = [f"type {', '.join(self.types)}"] if self.types else []
        told += [f"actor {self.actor_name}, sub-units included"] if self.actor_name else []
        told += [f"country {', '.join(self.countries)}"] if self.countries else []
        told += [f"from {self.first}"] if self.first else []
        told += [f"to {self.last}"] if self.last else []
        if self.origins:
            told.append(f"at least {self.origins} independent origin{'' if self.origins == 1 else 's'}")
        return "; ".join([*told, "told as having happened"])


def chosen(kept: Iterable[Kept], choice: Choice) -> list[Kept]:
    """Return the events that meet a choice, in the order given. One without a day meets no bound of days."""
    return [one for one in kept if _meets(one.event, choice)]


def _meets(event: Event, choice: Choice) -> bool:
    parties = {party.id or party.name.casefold() for party in (*event.actor, *event.recipient)}
    country = event.place.country if event.place else None
    return (
        event.frame in HAPPENED
        and event.origins >= choice.origins
        and (not choice.types or event.type in choice.types)
        and (not choice.actors or bool(parties & choice.actors))
        and (not choice.countries or country in choice.countries)
        and (choice.first is None or (event.last is not None and event.last >= choice.first))
        and (choice.last is None or (event.first is not None and event.first <= choice.last))
    )


def toll_of(event: Event, outcome: str) -> Toll | None:
    """Return an event's toll of one outcome."""
    return next((toll for toll in event.tolls if toll.outcome == outcome), None)


def sources(kept: Sequence[Kept], most: int = 6) -> str:
    """Return the outlets behind events in words, those of most events first."""
    counts: dict[str, int] = {}
    for one in kept:
        for outlet in one.outlets:
            counts[outlet] = counts.get(outlet, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], name))
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more if names else "outlets unknown"
