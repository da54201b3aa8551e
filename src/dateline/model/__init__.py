"""The nouns of the record: frozen, typed, and free of any logic that reads language."""

from dateline.model.claim import Claim, Loss, Party, Place, Statement, When, Words
from dateline.model.mentions import (
    ActorMention,
    Attribution,
    DateMention,
    LossMention,
    PlaceMention,
    SourceLink,
)
from dateline.model.record import Layers, Record
from dateline.model.report import Cut, Published, Report, Zone
from dateline.model.span import Span

__all__ = [
    "ActorMention",
    "Attribution",
    "Claim",
    "Cut",
    "DateMention",
    "Layers",
    "Loss",
    "LossMention",
    "Party",
    "Place",
    "PlaceMention",
    "Published",
    "Record",
    "Report",
    "SourceLink",
    "Span",
    "Statement",
    "When",
    "Words",
    "Zone",
]
