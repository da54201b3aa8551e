"""An event: claims of several reports that tell of the same happening, and the account that they give together.

An event never overwrites its claims. It is a set of them, with a summary for search and maps; its *account* shows who
says what, where they agree and where they do not.
"""

from dataclasses import dataclass, field
from datetime import date

from dateline.model.claim import Claim, Party, Place
from dateline.model.report import Published


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What is known of a report without its text.

    ``version`` counts from 1, and grows when the report itself changes. ``outlet_id`` is the outlet's identity where it
    is known; ``agency`` the wire that the report credits (AFP at the foot), its name and its identity; ``wording``
    names the group of near-copies that the report's text belongs to: all reprints of one item share it.
    """

    id: str
    version: int
    sha256: str
    outlet: str | None = None
    outlet_id: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    published: Published | None = None
    agency: str | None = None
    agency_id: str | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim with the report that makes it: what linking weighs, and what an account lists."""

    claim: Claim
    report: ReportHead


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a score: which field speaks for or against two claims' being one event, how much, and why."""

    field: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """The score of two claims: the sum of its reasons. ``barred`` says what keeps them apart whatever the score."""

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...] = ()
    barred: str | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people met one outcome, over all claims of an event.

    ``lowest`` and ``highest`` are the smallest and largest figure that anybody gives, ``usual`` that of most origins,
    of each its last one (the one told last where two are given by as many); each with the ids of the claims that give
    it. ``highest`` is ``None`` where a figure is open upwards.
    """

    outcome: str
    lowest: int | None
    highest: int | None
    usual: int | None
    lowest_by: tuple[str, ...] = ()
    highest_by: tuple[str, ...] = ()
    usual_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that tell of the same happening. ``claims`` are their ids, in the order of their reports' days.

    The other fields sum up for search, maps and exports: each is a value that the claims give, the one of most origins.
    ``origins`` counts the independent origins that put the event forward, ``against`` those that deny or doubt it.
    ``confidence`` (0 to 1) ranks events; it is no truth score (see the codebook's page on corroboration).
    """

    id: str
    claims: tuple[str, ...]
    type: str
    mode: str | None = None
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    place: Place | None = None
    first: date | None = None
    last: date | None = None
    precision: int | None = None
    frame: str = "new"
    tolls: tuple[Toll, ...] = ()
    origins: int = 0
    against: int = 0
    reports: int = 0
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """An event of the store with what its summary leaves out: the outlets, and the day of its first report."""

    event: Event
    outlets: tuple[str, ...] = ()
    reported: date | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin: whoever a chain of sources ends in.

    Reprints of one item share their origin. Somebody nobody names ("residents") is one origin for each of those who
    spoke with them. ``via`` are the outlets that pass it on; ``claims`` the ids of the claims that go back to it.
    """

    id: str
    name: str
    named: bool
    via: tuple[str, ...]
    claims: tuple[str, ...]
    stances: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement behind an event: the whole chain, the outlet first, with its stance and where it is said."""

    chain: tuple[str, ...]
    ids: tuple[str | None, ...]
    stance: str
    origin: str
    claim: str
    report: str
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One value of a field, in plain words, with the claims that give it and the origins that these go back to."""

    value: str
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldAccount:
    """What is said of one field. ``agreement`` is ``single`` (one value by one origin), ``agree`` (one value by
    several), ``compatible`` (values that can all be true: a town and its province) or ``differ``."""

    name: str
    given: tuple[Given, ...]
    agreement: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of an event: voices by stance, origins, values by field, and how it changed over time.

    ``reports`` are in the order in which they appeared. ``development`` tells in which report a new value of a field
    first stood: pairs of report id and ``field: value``. ``reasons`` explain the event's confidence.
    """

    event: Event
    tellings: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    voices: tuple[Voice, ...]
    fields: tuple[FieldAccount, ...]
    silent: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    development: tuple[tuple[str, str], ...] = ()
    reasons: tuple[Reason, ...] = field(default=())
