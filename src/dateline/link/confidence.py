"""A figure by which events are ranked: how much stands behind one, and how precisely it is told.

It is no truth score. Confirmations and denials are never mixed: those who deny or doubt an event are counted apart, and
shown beside this figure. What it is made of stands with it as reasons.
"""

from collections.abc import Sequence

from dateline.link.origins import FOR
from dateline.model import Event, Origin, Reason

# What is left of doubt after one origin of a kind: a party that admits its own loss or fault says it against itself.
_ADMITTED, _NAMED, _UNNAMED = 0.35, 0.6, 0.75
_VAGUE_PLACE, _VAGUE_DAY = 0.9, 0.9
_DISTRICT, _WEEK = 3, 3


def confidence(event: Event, origins: Sequence[Origin]) -> tuple[float, tuple[Reason, ...]]:
    """Return the figure (0 to 1) and its reasons: each independent origin takes away a share of what doubt is left."""
    doubt, reasons = 1.0, []
    for origin in origins:
        if not FOR & set(origin.stances):
            continue
        left = _ADMITTED if "admits" in origin.stances else _NAMED if origin.named else _UNNAMED
        kind = "admitted by" if left == _ADMITTED else "told by" if origin.named else "told by somebody unnamed:"
        reasons.append(Reason("origin", round(doubt * (1 - left), 3), f"{kind} {origin.name}"))
        doubt *= left
    value = 1 - doubt
    for vague, factor, field, why in (
        (event.place is None or (event.place.precision or 9) > _DISTRICT, _VAGUE_PLACE, "place", "no precise place"),
        (event.first is None or (event.precision or 9) > _WEEK, _VAGUE_DAY, "date", "no precise day"),
    ):
        if vague and value:
            reasons.append(Reason(field, round(value * (factor - 1), 3), why))
            value *= factor
    return round(value, 3), tuple(reasons)
