"""What a language's analysis finds in a text before anything is made of it: places, dates, losses, actors,
attributions.

Each is a *mention*: words at a place in the text, with what they say, not yet who or where that is in the world, except
for dates, whose value hangs on the report's own day and is settled at once.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from dateline.model.span import Span

_WEEKDAY = re.compile(r"XXXX-WXX-[1-7](?:T.*)?")  # of a week that is not known


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name with the words around it that say how it is meant.

    ``span`` covers the bare name ("Abu Kamal"); ``phrase`` the whole expression ("the western outskirts of the city of
    Abu Kamal"). ``relation`` is ``at``, ``near``, ``rural`` (countryside of), ``outskirts``, ``bearing`` (direction and
    maybe distance), ``part`` (a part of a region: northern Syria), ``between`` or ``border``. ``feature`` is the word
    that says what it is, as a class: ``town``, ``village``, ``district``, ``province``, ``country``, ``neighbourhood``,
    ``base``, ``road``, ``river``, ``desert``, ``border``, ``camp``, ``region`` ... or ``None``. ``within`` holds the
    names that the text gives as containing it ("X in southern Idlib province"), nearest first, as indexes into the
    same list.
    """

    span: Span
    phrase: Span
    name: str
    relation: str = "at"
    feature: str | None = None
    bearing: str | None = None
    distance_km: float | None = None
    within: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression, with its interval against the report's own day.

    ``type`` and ``value`` follow TIMEX3 (ISO-TimeML): DATE, TIME, DURATION or SET, and a value such as ``2018-10-06``,
    ``2017-W32``, ``P2D``, ``PAST_REF``. ``first`` and ``last`` are the first and last day that it may mean, ``None``
    where there is none to be had (no report day, a bare duration). ``precision`` is UCDP's date_prec. ``relation``
    tells how an event hangs on it: ``on``, ``since`` (from then to the report's day), ``until``, ``before``, ``after``,
    ``during``; ``onset`` is the last day of the expression itself where ``last`` reaches further. ``basis`` names the
    anchor: ``stated`` (full date), ``report day``, ``other date`` (an expression nearby). ``shift`` counts the days
    from the report's own day where that is not known: two such times can still be told apart.
    """

    span: Span
    type: str
    value: str
    first: date | None = None
    last: date | None = None
    precision: int | None = None
    relation: str = "on"
    basis: str = "stated"
    rule: str = ""
    onset: date | None = None
    shift: int | None = None

    @property
    def weekday(self) -> str | None:
        """Which day of a week that is not known, as its value tells it."""
        return self.value if _WEEKDAY.fullmatch(self.value) and self.type != "SET" else None

    @property
    def tells_when(self) -> bool:
        """Whether it can date an act, if only against the acts dated by other words."""
        return self.first is not None or self.shift is not None or self.weekday is not None


@dataclass(frozen=True, slots=True)
class LossMention:
    """People killed, injured, captured, missing or displaced, as one expression of the text tells it.

    ``span`` covers the figure with its people ("at least 21 civilians"); ``cue`` the words that tell the outcome
    ("killing"); ``who`` the people without the figure. ``part`` is true for a part of another figure ("including three
    children"), ``total`` for one that sums up several events (a day's, a campaign's, a war's toll), ``presumed`` for
    people shot, struck or in hospital, who are hurt at the least. Bounds follow the codebook: "more than 100" is low
    101 and high ``None``.
    """

    span: Span
    outcome: str
    cue: Span
    who: str
    low: int | None
    high: int | None
    who_span: Span | None = None
    part: bool = False
    total: bool = False
    presumed: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """One link of a chain of sources: its words and the name to be resolved."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who puts something forward.

    ``content`` holds the stretches attributed, ``cue`` the reporting words, ``chain`` the sources nearest to the reader
    first ("told AFP" gives AFP, then the speaker), the outlet left out. ``stance`` is one of the codebook's.
    ``carried`` is true where the source was taken over from an earlier sentence (running direct or indirect speech).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: str
    chain: tuple[SourceLink, ...]
    carried: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A known or described actor: ``head`` is its main word, ``id`` its identity in the knowledge files or ``None``.

    ``side`` names the institution of the side in power where the report names no state ("the army": ``forces``); which
    state that is, only the whole report tells.
    """

    span: Span
    head: Span
    name: str
    id: str | None = None
    kind: str | None = None
    rule: str = ""
    others: tuple[str, ...] = field(default=())
    side: str | None = None
