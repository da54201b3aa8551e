"""How much speaks for two claims' being one happening: a sum of parts, each with its reason.

Every part is one row of a table: what was found of a field, and its weight, in steps of about a doubling of the odds.
The weights were set by hand and checked against coded incidents. A part may also *bar* the two: what a report tells
apart, or what lies days or places apart, is never one event by this score.

:func:`score` is what linking calls for millions of pairs: it stops at the first bar, and builds no words.
:func:`link` gives the same figure with its reasons, for those who ask.
"""

from math import asin, cos, inf, radians, sin, sqrt
from operator import attrgetter
from typing import NamedTuple

from dateline.link.facts import Facts, Losses, Spot
from dateline.model import Link, Reason

PRIOR = -2.0
"""What two claims of one kind start with: most of those that are compared are different events."""

BARRED = -inf
"""The score of two claims that can't be one event."""

NEAR_KM = 3.0
AROUND_KM = 25.0
_FINE, _PROVINCE = 3, 4
_EARTH_KM = 6371.0
_CAMPAIGN_DAYS = 45  # more than a month that is recalled without a day
_LONG_DAYS, _NEWS_DAYS = 10, 2


class Part(NamedTuple):
    """What may be found when one field of two claims is compared, and what it weighs."""

    field: str
    weight: float
    why: str


_weight = attrgetter("weight")

SAME_DAY = Part("date", 1.6, "the same day")
SAME_DAYS = Part("date", 0.8, "days that overlap")
SAME_TIME = Part("date", -0.4, "long times that overlap")
NEXT_DAY = Part("date", -0.8, "a day apart")
SAME_NEWS = Part("date", 0.4, "one told without a day, in the same days")
LATE_NEWS = Part("date", -0.5, "one told without a day, days later")
NO_DAY = Part("date", -2.0, "a day is not known")
DAYS_APART = Part("date", BARRED, "days apart")
DAY_OR_TIME = Part("date", BARRED, "a day and a longer time, or their tolls")

SAME_PLACE = Part("place", 2.2, "the same place")
SAME_NAMED = Part("place", 1.6, "a place that both name")
NEAR = Part("place", 1.4, "places within each other's reach")
AROUND = Part("place", -1.6, "different places, not far apart")
SAME_PROVINCE = Part("place", 0.6, "the same province")
IN_PROVINCE = Part("place", 0.4, "a place and the province around it")
IN_COUNTRY = Part("place", -0.3, "no more than the country is told")
NO_PLACE = Part("place", -0.3, "a place is not known")
SAME_NAME = Part("place", 1.2, "a place of one name that is not on the map")
OTHER_NAME = Part("place", -0.8, "places of different names that are not on the map")
FAR = Part("place", BARRED, "places far apart")
OTHER_COUNTRY = Part("place", BARRED, "different countries")

ACT_AND_LOSS = Part("mode", 0.2, "an act, and a loss")
SAME_MEANS = Part("mode", 0.8, "the same means")
SAME_TYPE = Part("mode", 0.4, "the same type")
NO_MEANS = Part("mode", 0.3, "one without means")
LIKE_MEANS = Part("mode", -0.2, "means that are taken for each other")
OTHER_MEANS = Part("mode", -1.4, "different means")

SAME_ACTOR = Part("actor", 1.0, "one actor")
LIKE_ACTOR = Part("actor", 0.5, "actors of one description")
KIN_ACTOR = Part("actor", 0.6, "one actor belongs to the other")
UNNAMED_ACTOR = Part("actor", -0.1, "actors named in different ways")
OTHER_ACTOR = Part("actor", -0.6, "different actors")
SAME_RECIPIENT = Part("recipient", 1.0, "one recipient")
LIKE_RECIPIENT = Part("recipient", 0.5, "recipients of one description")
KIN_RECIPIENT = Part("recipient", 0.6, "one recipient belongs to the other")
UNNAMED_RECIPIENT = Part("recipient", -0.1, "recipients named in different ways")
OTHER_RECIPIENT = Part("recipient", -0.6, "different recipients")

SAME_TOLLS = Part("losses", 2.6, "the same tolls of several kinds")
SAME_LARGE_TOLL = Part("losses", 1.8, "the same large toll")
SAME_TOLL = Part("losses", 1.2, "the same toll")
SAME_SMALL_TOLL = Part("losses", 0.6, "the same small toll")
OPEN_TOLL = Part("losses", 0.3, "tolls that can both be true")
CLOSE_TOLL = Part("losses", -0.2, "tolls of one size")
OTHER_TOLL = Part("losses", -0.9, "different tolls")
FAR_TOLL = Part("losses", -2.0, "tolls many times apart")

NOT_THE_DEED = Part("frame", -2.0, "one is only planned or threatened")

SAME_WORDS = Part("wording", 1.6, "the same words in reprints of one item")
SAME_ITEM = Part("wording", 0.4, "reprints of one item")

_ACTOR = (SAME_ACTOR, LIKE_ACTOR, KIN_ACTOR, UNNAMED_ACTOR, OTHER_ACTOR)
_RECIPIENT = (SAME_RECIPIENT, LIKE_RECIPIENT, KIN_RECIPIENT, UNNAMED_RECIPIENT, OTHER_RECIPIENT)

# Means that one witness takes for another; other means exclude each other more.
_LIKE = frozenset(
    frozenset((one, other))
    for modes in (
        "aerial drone explosives heavy-weapons destroy",
        "heavy-weapons explosives suicide-attack destroy",
        "firearms targeted clash",
        "clash capture offensive heavy-weapons",
        "clash offensive aerial",
        "troops weapons militia",
        "demo riot obstruct",
        "beat torture arrest",
        "abduct arrest",
    )
    for one in modes.split()
    for other in modes.split()
)
_SAME = (SAME_SMALL_TOLL, SAME_TOLL, SAME_LARGE_TOLL)
_BOTH_SIDES = frozenset({"clash"})
_PLANNED = frozenset({"planned", "threatened", "hypothetical"})


def score(a: Facts, b: Facts) -> float:
    """Return how much speaks for one event, above zero more than against it; :data:`BARRED` where it can't be one."""
    if a.report == b.report:
        return BARRED
    total = PRIOR + _time(a, b).weight
    if total == BARRED:
        return BARRED
    total += _place(a, b).weight
    if total == BARRED:
        return BARRED
    for part in (_means(a, b), _actor(a, b), _recipient(a, b), _losses(a, b), _reality(a, b), _wording(a, b)):
        if part:
            total += part.weight
    return round(total, 3)


def parts(a: Facts, b: Facts) -> tuple[Part, ...]:
    """Return what is found of each field, those that bar too."""
    found = (
        _time(a, b),
        _place(a, b),
        _means(a, b),
        _actor(a, b),
        _recipient(a, b),
        _losses(a, b),
        _reality(a, b),
        _wording(a, b),
    )
    return tuple(part for part in found if part)


def link(a: Facts, b: Facts) -> Link:
    """Return the score of two claims with its reasons. Where they are barred, it says what the rest would come to."""
    found = parts(a, b)
    barred = "told apart by one report" if a.report == b.report else None
    barred = barred or next((part.why for part in found if part.weight == BARRED), None)
    weighed = [part for part in found if part.weight != BARRED]
    reasons = tuple(Reason(part.field, part.weight, part.why + _shown(part.field, a, b)) for part in weighed)
    first, second = sorted((a.claim, b.claim))
    return Link(first, second, round(PRIOR + sum(part.weight for part in weighed), 3), reasons, barred)


def _time(a: Facts, b: Facts) -> Part:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return NO_DAY
    gap = max(a.first - b.last, b.first - a.last)
    if gap > 0:
        return NEXT_DAY if gap == 1 and a.dated and b.dated else DAYS_APART
    if not (a.dated and b.dated):
        return SAME_NEWS if abs(a.last - b.last) <= _NEWS_DAYS else LATE_NEWS
    one, other = a.last - a.first + 1, b.last - b.first + 1
    long, short = (one, other) if one > other else (other, one)
    if long >= 3 * short and (long > _CAMPAIGN_DAYS or (long > _LONG_DAYS and "LOSS" in (a.type, b.type))):
        return DAY_OR_TIME
    if long == 1:
        return SAME_DAY
    return SAME_DAYS if long <= _LONG_DAYS else SAME_TIME


def _place(a: Facts, b: Facts) -> Part:
    shared = bool(a.unplaced and b.unplaced) and not set(a.unplaced).isdisjoint(b.unplaced)
    if a.spots and b.spots:
        best = _best_spots(a, b)
        return SAME_NAME if shared and BARRED < best.weight < SAME_NAME.weight else best
    if a.country and b.country and a.country != b.country:
        return OTHER_COUNTRY
    if shared:
        return SAME_NAME
    return OTHER_NAME if a.unplaced and b.unplaced and not (a.spots or b.spots) else NO_PLACE


def _best_spots(a: Facts, b: Facts) -> Part:
    best = _spots(a.spots[0], b.spots[0])
    if best is SAME_PLACE or (len(a.spots) == 1 and len(b.spots) == 1):
        return best
    ours, theirs = _telling(a.spots), _telling(b.spots)
    found = [(_spots(x, y), x is a.spots[0] and y is b.spots[0]) for x in ours for y in theirs]
    # A place that both name, but not both as the first of all, says less.
    weighed = [SAME_NAMED if part is SAME_PLACE and not firsts else part for part, firsts in found]
    return max(weighed, key=_weight)


def _telling(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the fine places among some: where there are any, the region around them says nothing more."""
    return tuple(spot for spot in spots if spot.precision <= _FINE) or spots


def _spots(a: Spot, b: Spot) -> Part:
    same = a.id is not None and a.id == b.id
    fine = a.precision <= _FINE and b.precision <= _FINE
    if fine and same:
        return SAME_PLACE
    apart = kilometres(a, b)
    reach = a.radius if a.radius > b.radius else b.radius
    if fine:
        if apart <= NEAR_KM:
            return SAME_PLACE
        if apart > AROUND_KM:
            return FAR
        return NEAR if apart <= reach + NEAR_KM else AROUND
    if apart > reach + AROUND_KM:
        return FAR
    if a.precision > _PROVINCE or b.precision > _PROVINCE:
        return IN_COUNTRY
    return SAME_PROVINCE if same else IN_PROVINCE


def kilometres(a: Spot, b: Spot) -> float:
    """Return the great-circle distance of two points."""
    if a.lat == b.lat and a.lon == b.lon:
        return 0.0
    north, east = radians(b.lat - a.lat) / 2, radians(b.lon - a.lon) / 2
    half = sin(north) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _means(a: Facts, b: Facts) -> Part:
    if a.type != b.type:
        return ACT_AND_LOSS
    if a.mode == b.mode:
        return SAME_MEANS if a.mode else SAME_TYPE
    if a.mode is None or b.mode is None:
        return NO_MEANS
    return LIKE_MEANS if frozenset((a.mode, b.mode)) in _LIKE else OTHER_MEANS


def _actor(a: Facts, b: Facts) -> Part | None:
    if a.mode in _BOTH_SIDES and b.mode in _BOTH_SIDES:  # of a fight either side may be told as the one that acts
        return _parties(_ACTOR, a.actors + a.recipients, b.actors + b.recipients, a.kin, b.kin)
    return _parties(_ACTOR, a.actors, b.actors, a.kin, b.kin)


def _recipient(a: Facts, b: Facts) -> Part | None:
    if a.mode in _BOTH_SIDES and b.mode in _BOTH_SIDES:
        return None
    return _parties(_RECIPIENT, a.recipients, b.recipients, a.kin, b.kin)


def _parties(
    found: tuple[Part, Part, Part, Part, Part],
    a: tuple[str, ...],
    b: tuple[str, ...],
    a_kin: frozenset[str],
    b_kin: frozenset[str],
) -> Part | None:
    if not a or not b:
        return None
    same, like, kin, unnamed, other = found
    shared = [name for name in a if name in b]
    if shared:
        return same if any(not name.startswith("name:") for name in shared) else like
    if any(name in b_kin for name in a) or any(name in a_kin for name in b):
        return kin
    if all(name.startswith("name:") for name in a) or all(name.startswith("name:") for name in b):
        return unnamed
    return other


def _losses(a: Facts, b: Facts) -> Part | None:
    """Weigh the tolls, of rival ones those two that agree best: figures that are the same for dead and injured alike
    are hardly ever those of two events.
    """
    if not a.losses or not b.losses:
        return None
    best: Part | None = None
    same = ""
    for outcome, low, high in a.losses:
        for other, least, most in b.losses:
            if outcome == other:
                found = _figures(low, high, least, most)
                if best is None or found.weight > best.weight:
                    best = found
                if found in _SAME and low and low > 1:
                    if same and same != outcome:
                        return SAME_TOLLS
                    same = outcome
    return best


def _figures(low: int | None, high: int | None, least: int | None, most: int | None) -> Part:
    """Weigh two figures: an equal one speaks the more, the larger it is."""
    if low is not None and low == high and least == most and low == least:
        return SAME_SMALL_TOLL if low < 3 else SAME_TOLL if low < 10 else SAME_LARGE_TOLL
    bottom, top = max(low or 0, least or 0), min(high or 10**9, most or 10**9)
    if bottom <= top:
        return OPEN_TOLL
    return CLOSE_TOLL if bottom <= 2 * top else OTHER_TOLL if bottom <= 5 * top else FAR_TOLL


def _reality(a: Facts, b: Facts) -> Part | None:
    """What is only planned or threatened is not the deed."""
    return NOT_THE_DEED if (a.frame in _PLANNED) != (b.frame in _PLANNED) else None


def _wording(a: Facts, b: Facts) -> Part | None:
    if a.wording is None or a.wording != b.wording:
        return None
    return SAME_WORDS if a.trigger == b.trigger else SAME_ITEM


def _shown(field: str, a: Facts, b: Facts) -> str:
    """Return what a reason rests on, in a few words."""
    if field == "losses":
        return f": {_told(a.losses)} and {_told(b.losses)}"
    if field == "place" and a.spots and b.spots and (apart := kilometres(a.spots[0], b.spots[0])) >= 1:
        return f" ({apart:.0f} km)"
    if field == "mode" and (a.mode or a.type) != (b.mode or b.type):
        return f": {a.mode or a.type} and {b.mode or b.type}"
    if field in ("actor", "recipient"):
        mine, theirs = (one.actors if field == "actor" else one.recipients for one in (a, b))
        return f": {_names(mine)} and {_names(theirs)}" if mine != theirs else f": {_names(mine)}"
    return ""


def _names(parties: tuple[str, ...]) -> str:
    return ", ".join(name.removeprefix("name:") for name in parties) or "nobody told"


def _told(losses: Losses) -> str:
    return ", ".join(f"{outcome} {range_of(low, high)}" for outcome, low, high in losses)


def range_of(low: int | None, high: int | None) -> str:
    """Return the bounds of a figure in a few signs: ``5``, ``5-``, ``-8``, ``5-8``."""
    if low == high:
        return str(low)
    return f"{'' if low is None else low}-{'' if high is None else high}"
