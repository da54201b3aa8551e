"""A record: what was read out of one report."""

from dataclasses import dataclass, field

from dateline.model.claim import Claim, Party, Place
from dateline.model.mentions import Attribution, DateMention
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Layers:
    """Everything found in the text, whether or not a claim uses it."""

    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    actors: tuple[Party, ...] = ()
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The report, its claims, and the layers beneath them."""

    report: Report
    claims: tuple[Claim, ...]
    layers: Layers = field(default_factory=Layers)
