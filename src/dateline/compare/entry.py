"""The nouns of a comparison: an event of another data set, and what became of it beside the store's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Kept, Reason

Kinds = Mapping[str, frozenset[str]]
"""Types of this codebook that an event may have, each with its likely modes (none: any)."""


@dataclass(frozen=True, slots=True)
class Side:
    """An actor of another data set: its name there, the identity where it is known here, and its class."""

    name: str
    id: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as ACLED or UCDP has it, in the terms that both share.

    ``first`` and ``last`` are the days that its date precision leaves open; ``radius_km`` says the same of its place.
    ``low``, ``best`` and ``high`` are deaths; ACLED has one number, whose 0 may mean that nothing is known. ``line``
    is where it stands in the file.
    """

    id: str
    line: int
    first: date
    last: date
    type: str
    kinds: Kinds | None
    sides: tuple[Side, ...] = ()
    place: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float = 0.0
    low: int | None = None
    best: int | None = None
    high: int | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the two differ, with what each of them says."""

    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Match:
    """An event that both have: the score with its reasons, the distance in km, and where the two differ."""

    kept: Kept
    entry: Entry
    score: float
    reasons: tuple[Reason, ...]
    days_apart: int = 0
    km_apart: float | None = None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of all events. ``beyond`` are events of the store that the file could not have, with the reason."""

    name: str
    matches: tuple[Match, ...]
    only_theirs: tuple[Entry, ...]
    only_ours: tuple[Kept, ...]
    beyond: tuple[tuple[Kept, str], ...] = field(default=())
