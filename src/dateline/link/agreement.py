"""Whether the values that several claims give for one field can all be true."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

from dateline.link.facts import Spot
from dateline.link.score import AROUND_KM, kilometres
from dateline.link.tolls import OUTCOMES, Figure, figures
from dateline.model import Claim, Given, Place

_REGION = 4


def agreement(field: str, claims: Sequence[Claim], given: Sequence[Given]) -> str:
    """Return ``single``, ``agree``, ``compatible`` or ``differ`` (see :class:`dateline.model.FieldAccount`)."""
    if len(given) == 1:
        return "agree" if len(given[0].origins) > 1 else "single"
    told = {claim.id: claim for claim in claims}
    chosen = [told[value.claims[0]] for value in given]
    if field in OUTCOMES:
        values = sorted({figure for claim in claims for figure in figures(claim, field)}, key=str)
        return _all(values, _overlap)
    if field == "place":
        return _all([claim.place[0] for claim in chosen if claim.place], _near)
    if field == "date":
        return _all([(c.date.first, c.date.last or date.max) for c in chosen if c.date], _meet)
    if field == "type":
        return "compatible" if len({claim.type for claim in chosen if claim.type != "LOSS"}) <= 1 else "differ"
    return "compatible" if _nested([set(value.value.split(", ")) for value in given]) else "differ"


def _all[T](values: Sequence[T], compatible: Callable[[T, T], bool]) -> str:
    return "compatible" if all(compatible(a, b) for a, b in combinations(values, 2)) else "differ"


def _overlap(a: Figure, b: Figure) -> bool:
    return max(a.low or 0, b.low or 0) <= min(_top(a), _top(b))


def _top(figure: Figure) -> int:
    return 1 << 60 if figure.high is None else figure.high


def _meet(a: tuple[date, date], b: tuple[date, date]) -> bool:
    return max(a[0], b[0]) <= min(a[1], b[1])


def _near(a: Place, b: Place) -> bool:
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return False
    first, second = Spot(a.latitude, a.longitude, 0, 1), Spot(b.latitude, b.longitude, 0, 1)
    wide = max((a.radius_km or 0, b.radius_km or 0))
    return kilometres(first, second) <= max(wide, AROUND_KM if _REGION in (a.precision, b.precision) else 0)


def _nested(names: Sequence[set[str]]) -> bool:
    """Tell whether of any two lists of names one holds the other: one of them only tells more."""
    return all(a <= b or b <= a for a, b in combinations(names, 2))
