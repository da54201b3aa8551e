"""Where and when a report is at each of its mentions: the place and the day told last, which hold until others come."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.extract.draft import Resolved, fine, km_between
from dateline.extract.features import Bag
from dateline.model import DateMention, Place
from dateline.model.analysis import VIOLENT, Clause

_NEAR_KM = 10.0
_FAR_KM = 60.0  # beyond a province, mostly
_SEVERAL = 3  # more places between two mentions tell nothing more
_MANY = 5  # the same of a whole report


@dataclass(frozen=True)
class _Scene:
    """The places, the day and the paragraph that a mention stands in."""

    places: tuple[Place, ...]
    names: frozenset[str]
    own: bool  # the mention names its place itself
    day: tuple[object, object] | None
    paragraph: int


class Scenes:
    """The scenes of a report's mentions, given in the order of the text."""

    def __init__(self, resolved: Resolved, clauses: Sequence[Clause]) -> None:
        analysis = resolved.analysis
        self._order = {id(clause): i for i, clause in enumerate(clauses)}
        told = sorted((m.span.start, i) for i, m in enumerate(analysis.places) if fine(resolved.places[i]))
        days = sorted((d.span.start, (d.first, d.last)) for d in analysis.dates if d.first)
        self._scenes = [self._scene(resolved, clause, told, days) for clause in clauses]
        violent = [c for c in clauses if c.type in VIOLENT]
        self._places = len({resolved.places[i].name for c in violent for i in c.places if fine(resolved.places[i])})
        self._known: dict[tuple[frozenset[str], frozenset[str]], str | None] = {}
        self._days = len({_interval(analysis.dates[i]) for c in violent for i in c.dates if analysis.dates[i].first})

    @staticmethod
    def _scene(
        resolved: Resolved,
        clause: Clause,
        told: Sequence[tuple[int, int]],
        days: Sequence[tuple[int, tuple[object, object]]],
    ) -> _Scene:
        sentence = resolved.analysis.sentences[clause.sentence]
        own = [i for i in clause.places if fine(resolved.places[i])]
        before = [(at, i) for at, i in told if at < sentence.span.end]
        inside = [i for at, i in before if at >= sentence.span.start]
        places = tuple(resolved.places[i] for i in own or inside or [i for _, i in before[-1:]])
        dated = [_interval(resolved.analysis.dates[i]) for i in clause.dates if resolved.analysis.dates[i].first]
        dated = dated or [day for at, day in days if at < sentence.span.end][-1:]
        return _Scene(
            places, frozenset(p.name for p in places), bool(own), dated[0] if dated else None, sentence.paragraph
        )

    def features(self, first: Clause, second: Clause) -> Bag:
        """Describe how the report gets from one mention to a later one."""
        i, j = self._order[id(first)], self._order[id(second)]
        a, b = self._scenes[i], self._scenes[j]
        between = {name for scene in self._scenes[i + 1 : j] for name in scene.names} - a.names - b.names
        violent = first.type in VIOLENT and second.type in VIOLENT
        return _described(
            min(_SEVERAL, len(between)),
            min(_SEVERAL, b.paragraph - a.paragraph),
            (a.day == b.day) if a.day and b.day else None,
            self._scene_to(i, j),
            (a.own, b.own),
            (min(_MANY, self._places), min(_SEVERAL, self._days)) if violent else None,
            (second.nominal, second.refers_back),
        )

    def _scene_to(self, i: int, j: int) -> str | None:
        """Compare two scenes once: many mentions share theirs."""
        a, b = self._scenes[i], self._scenes[j]
        if (a.names, b.names) not in self._known:
            self._known[a.names, b.names] = _compared(a, b)
        return self._known[a.names, b.names]


@cache
def _described(
    between: int,
    paragraphs: int,
    same_day: bool | None,
    scene: str | None,
    own: tuple[bool, bool],
    report: tuple[int, int] | None,
    told: tuple[bool, bool],
) -> Bag:
    """Name what was found; ``report`` holds the places and days of a report's violence, where both tell of it."""
    bag: Bag = {f"places between {between}": 1.0, f"paragraphs {paragraphs}": 1.0}
    if same_day is not None:
        bag["scene's day same" if same_day else "scene's day other"] = 1.0
    if scene:
        bag[f"scene {scene}"] = bag[f"scene {scene} {own[0]:d}{own[1]:d}"] = 1.0
    if report:
        places, days = report
        bag[f"places of the report {places}"] = bag[f"days of the report {days}"] = 1.0
        bag[f"places of the report {places}, {told[0]:d}{told[1]:d}"] = 1.0
        if scene:
            bag[f"scene {scene} of violence"] = 1.0
    return bag


def _compared(a: _Scene, b: _Scene) -> str | None:
    if not a.places or not b.places:
        return None
    if not a.names.isdisjoint(b.names):
        return "same"
    gaps = [km for p in a.places for q in b.places if (km := km_between(p, q)) is not None]
    if not gaps or _NEAR_KM < min(gaps) <= _FAR_KM:
        return "other"
    return "near" if min(gaps) <= _NEAR_KM else "far"


def _interval(mention: DateMention) -> tuple[object, object]:
    return mention.first, mention.last
