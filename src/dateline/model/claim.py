"""A claim: one event as one report tells it, and the statements that stand behind it (see the codebook)."""

from dataclasses import dataclass, field
from datetime import date

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the report that show something."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient: the words, the plain English name of who is meant, and the identity where it is known.

    ``others`` names the other identities that were possible.
    """

    words: Words
    name: str
    id: str | None = None
    kind: str | None = None
    rule: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the world, as precisely as the report tells it.

    ``precision`` is UCDP's where_prec (1 exact ... 7 international); ``radius_km`` says how far from the point the
    event may lie;
    ``confidence`` (0 to 1) is the chance that the point is right.
    """

    words: Words
    name: str
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    precision: int | None = None
    radius_km: float | None = None
    confidence: float | None = None
    basis: str = ""
    rule: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """First and last day on which the event may have happened; ``last`` is ``None`` where it is open."""

    words: Words
    first: date
    last: date | None
    precision: int
    basis: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """People killed, injured, captured, missing or displaced; ``by`` is the chain of sources that gives this figure."""

    words: Words
    outcome: str
    who: str
    low: int | None
    high: int | None
    by: tuple[str, ...] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who stands behind a claim: ``source`` nearest to the reader first, ``()`` for the outlet itself."""

    source: tuple[str, ...]
    stance: str
    cue: Words | None = None
    ids: tuple[str | None, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one report tells it. ``mentions`` are the other words of the report that tell the same event."""

    id: str
    type: str
    mode: str | None
    trigger: Words
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    place: tuple[Place, ...] = ()
    date: When | None = None
    casualties: tuple[Loss, ...] = ()
    frame: str = "new"
    negated: bool = False
    statements: tuple[Statement, ...] = field(default=(Statement((), "asserts"),))
    mentions: tuple[Words, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
