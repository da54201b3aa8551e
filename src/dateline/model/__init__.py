"""The nouns of the record: frozen, typed, and free of any logic that reads language."""

from dateline.model.claim import Claim, Loss, Party, Place, Statement, When, Words
from dateline.model.event import (
    Account,
    Event,
    FieldAccount,
    Given,
    Kept,
    Link,
    Origin,
    Reason,
    ReportHead,
    Telling,
    Toll,
    Voice,
)
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
    "Account",
    "ActorMention",
    "Attribution",
    "Claim",
    "Cut",
    "DateMention",
    "Event",
    "FieldAccount",
    "Given",
    "Kept",
    "Layers",
    "Link",
    "Loss",
    "LossMention",
    "Origin",
    "Party",
    "Place",
    "PlaceMention",
    "Published",
    "Reason",
    "Record",
    "Report",
    "ReportHead",
    "SourceLink",
    "Span",
    "Statement",
    "Telling",
    "Toll",
    "Voice",
    "When",
    "Words",
    "Zone",
]
