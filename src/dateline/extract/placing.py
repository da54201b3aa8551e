"""Which places of its sentence an act was at: learned from verbs whose places are marked.

The rules give a clause the places that the parse hangs on it, and those go in as features, each with how it stands to
the act, how fine it is and what else the sentence names. Without a model the rules' places stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract.draft import Resolved
from dateline.extract.features import Bag
from dateline.extract.whereabouts import innermost
from dateline.learned.linear import Linear
from dateline.model import Place, PlaceMention, Span
from dateline.model.analysis import Clause

_MANY = 3
_LAST = 0.4  # of the threshold: what the rules' only place must reach, so that an act is rarely left without any


@dataclass(frozen=True)
class Option:
    """A place that an act may have been at."""

    index: int
    mention: PlaceMention
    place: Place
    marks: tuple[str, ...]
    told: bool  # by the rules
    inner: bool  # told, and no province beside a town in it
    away: int  # characters from the act

    @property
    def precision(self) -> int:
        """How fine it is; what nobody knows is mostly a village."""
        return self.place.precision or 1

    @property
    def standing(self) -> str:
        """What the rules say of it."""
        return "inner" if self.inner else "told" if self.told else "not told"


def placed(resolved: Resolved, model: Linear | None) -> Resolved:
    """Return a report whose clauses have the places that the model finds likely."""
    if model is None:
        return resolved
    chosen = ((c, _chosen(resolved, c, model)) for c in resolved.analysis.clauses)
    clauses = tuple(c if places == c.places else replace(c, places=places) for c, places in chosen)
    return replace(resolved, analysis=replace(resolved.analysis, clauses=clauses))


def _chosen(resolved: Resolved, clause: Clause, model: Linear) -> tuple[int, ...]:
    if not clause.ties:
        return clause.places
    found = options(resolved, clause)
    likely = {o.index: model.probability(features(o, found, clause)) for o in found}
    chosen = [i for i, p in likely.items() if p >= model.threshold]
    if not chosen:
        told = max((o.index for o in found if o.inner), key=likely.__getitem__, default=None)
        chosen = [told] if told is not None and likely[told] >= _LAST * model.threshold else []
    return tuple(sorted(chosen))


def options(resolved: Resolved, clause: Clause) -> list[Option]:
    """Return the places that a clause may have, in the order of the text."""
    mentions = resolved.analysis.places
    inner = set(innermost(resolved, clause.places))
    found = [
        Option(
            tie.place,
            mentions[tie.place],
            resolved.places[tie.place],
            tie.marks,
            tie.place in clause.places,
            tie.place in inner,
            _away(mentions[tie.place].span, clause.head),
        )
        for tie in clause.ties
    ]
    return sorted(found, key=lambda o: o.mention.span)


def _away(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def features(one: Option, every: Sequence[Option], clause: Clause) -> Bag:
    """Describe a place that an act may have been at, among the others."""
    return dict.fromkeys((*one.marks, *_alone(one, clause), *_among(one, every)), 1.0)


def _alone(one: Option, clause: Clause) -> Iterator[str]:
    level = one.place.precision or "unknown"
    yield one.standing
    yield f"precision={level}"
    yield f"precision={level} {one.standing}"
    yield f"relation={one.mention.relation}"
    yield f"feature={one.mention.feature}"
    yield f"rule={one.mention.rule}"
    yield f"class={clause.trigger_class}"
    yield f"kind={clause.kind}"
    yield f"{clause.type} {one.standing}"
    if one.mention.distance_km:
        yield "measured"
    for mark in one.marks:
        if mark.startswith(("way", "prep=")):
            yield f"{mark} {one.standing}"


def _among(one: Option, every: Sequence[Option]) -> Iterator[str]:
    others = [o for o in every if o is not one]
    yield f"places={min(_MANY, len(others))}"
    yield f"{one.standing}, others told={min(_MANY, sum(o.told for o in others))}"
    yield f"{one.standing}, others inner={min(_MANY, sum(o.inner for o in others))}"
    if all(o.away >= one.away for o in others):
        yield "nearest"
    for other in others:
        yield from _beside(one, other)
    for before, after in pairwise(every):
        if after is one:
            yield f"behind one {before.standing}"
        if before is one:
            yield f"before one {after.standing}"
            yield f"before one {after.mention.relation}"


def _beside(one: Option, other: Option) -> Iterator[str]:
    """Yield how a place stands to another of the sentence."""
    if one.index in other.mention.within:
        yield f"holds one {other.standing}"
        yield f"holds precision={other.place.precision}"
    if other.index in one.mention.within:
        yield f"in one {other.standing}"
    if one.place.name == other.place.name or one.mention.name.lower() == other.mention.name.lower():
        yield f"named again {'nearer' if other.away < one.away else 'further'}"
    if other.precision != one.precision:
        yield f"{'finer' if other.precision < one.precision else 'wider'} one {other.standing}"
        if other.place.country == one.place.country:
            yield f"{'finer' if other.precision < one.precision else 'wider'} one of its country {other.standing}"
    else:
        yield f"equal one {other.standing}"
