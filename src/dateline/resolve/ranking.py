"""The learned choice among places of one name, by all that the report's other names may mean.

Every candidate of a name gets a score, and so does the chance that it is none of them; the scores make probabilities.
What a candidate gains from the others is counted over all that they may mean, each weighed by its probability, so that
two ambiguous names can settle each other ("Paris" and "Lamar County"). A few rounds of that settle the report.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, floor, log10

from dateline.knowledge.gazetteer import Row
from dateline.knowledge.place_keys import exact_key
from dateline.learned.linear import Linear
from dateline.resolve.namesakes import Group, contains, rough_km

ROUNDS = 2
_VOTERS = 6  # candidates of a name that speak for others
_LEAST_VOTE = 0.03
_SAME_PLACE_KM = 50.0
_MOST = 16  # candidates weighed of one name
_TRIED = 8  # candidates that may be chosen
_LEAST_LIKELY = 0.3  # from which on the rules may be overruled
_LEAST_FOR_FAMOUS = 0.65  # where they say a country or a capital
_FAMOUS = frozenset(("PCLI", "PPLC"))
_AHEAD = 0.05
_UNLIKELY = 0.15  # of places below it next to none was right
_FAR_BEHIND = -4.0  # in the scores of the rules
_NO_LAND = frozenset(("CONT", "RGN", "SEA"))
NONE: Mapping[str, float] = {"none of them": 1.0}

Bag = dict[str, float]
Votes = dict[object, dict[str, float]]  # area -> name -> chance that the name means a place there


class Ranking:
    """The names of one report and how they speak for each other."""

    def __init__(self, groups: Sequence[Group], countries: Mapping[str, float]) -> None:
        self.groups = [_shortened(group) for group in groups if group.rows]
        self.countries = countries
        self.by_key = {group.key: group for group in self.groups}
        self.static = {group.key: list(_by_themselves(group)) for group in self.groups}
        self.akin = {group.key: frozenset(_akin(group, self.groups)) for group in self.groups}
        self.begin()

    def begin(self) -> None:
        """Take what the rules hold of each candidate."""
        self.chances = {group.key: _softmax(group.scores, 0.8) for group in self.groups}
        for group in self.groups:
            group.pick = max(range(len(group.rows)), key=group.scores.__getitem__)

    def decide(self, model: Linear, rounds: int = ROUNDS) -> None:
        """Choose a candidate for every name, and set the chance that it is right."""
        none = model.score(NONE)
        ambiguous = [group for group in self.groups if len(group.rows) > 1]
        for left in range(rounds - 1, -1, -1):
            self.count()
            asked = ambiguous if left else self.groups
            scores = {group.key: [model.score(bag) for bag in self.features(group)] for group in asked}
            for key, found in scores.items():
                self.chances[key] = _softmax([*found, none])[:-1]
        for group in self.groups:
            group.pick, group.chance = _choice(group, self.chances[group.key])

    def count(self) -> None:
        """Count the votes as they stand now."""
        self.lands: Votes = {}
        self.provinces: Votes = {}
        self.districts: Votes = {}
        self.cells: Votes = {}
        for group in self.groups:
            for chance, row in _likeliest(self.chances[group.key], group.rows):
                for votes, area in self._areas(row):
                    names = votes.setdefault(area, {})
                    if names.get(group.key, 0.0) < chance:
                        names[group.key] = chance

    def _areas(self, row: Row) -> Iterator[tuple[Votes, object]]:
        if not row.country or row.feature_code in _NO_LAND:
            return
        yield self.lands, row.country
        if row.feature_code == "PCLI":
            yield self.lands, f"{row.country} itself"
            return
        if row.admin1:
            yield self.provinces, (row.country, row.admin1)
            if row.feature_code == "ADM1":
                yield self.provinces, (row.country, row.admin1, "itself")
                return
        if row.admin2:
            yield self.districts, (row.country, row.admin1, row.admin2)
        north, east = floor(row.latitude), floor(row.longitude)
        for y in (north - 1, north, north + 1):
            for x in (east - 1, east, east + 1):
                yield self.cells, (y, x)

    def features(self, group: Group) -> Iterator[Bag]:
        """Yield what speaks for each candidate of a name, in order; the votes must be counted."""
        parents = [parent for key in group.parents if (parent := self.by_key.get(key)) is not None]
        best, own = max(group.scores), self.akin[group.key]
        for row, static, score in zip(group.rows, self.static[group.key], group.scores, strict=True):
            bag = {**static, "rules": max(score - best, -12.0)}
            if score == best:
                bag["choice of the rules"] = 1.0
            elif score - best < _FAR_BEHIND:
                bag["far behind by the rules"] = 1.0
            self._add_votes(bag, row, own)
            for parent in parents:
                inside = max(
                    (c for c, area in _likeliest(self.chances[parent.key], parent.rows) if contains(area, row)),
                    default=0.0,
                )
                bag["inside"] = max(bag.get("inside", 0.0), inside)
                bag["not inside"] = max(bag.get("not inside", 0.0), 1.0 - inside)
            yield bag

    def _add_votes(self, bag: Bag, row: Row, own: frozenset[str]) -> None:
        kind = "country" if row.feature_code == "PCLI" else "area" if row.feature_class == "A" else "town"
        if not row.country or row.feature_code in _NO_LAND:
            return
        bag[f"its people named, {kind}"] = self.countries.get(row.country, 0.0)
        _add(bag, f"same country, {kind}", self.lands.get(row.country), own)
        if row.feature_code == "PCLI":
            return
        _add(bag, "its country named", self.lands.get(f"{row.country} itself"), own)
        if row.admin1:
            _add(bag, f"same province, {kind}", self.provinces.get((row.country, row.admin1)), own)
            _add(bag, "its province named", self.provinces.get((row.country, row.admin1, "itself")), own)
        if row.admin2 and row.feature_code != "ADM1":
            _add(bag, "same district", self.districts.get((row.country, row.admin1, row.admin2)), own)
        if row.feature_code != "ADM1":
            _add(bag, "near", self.cells.get((floor(row.latitude), floor(row.longitude))), own)


def _shortened(group: Group) -> Group:
    """Leave out the candidates that the rules hold far behind all others."""
    if len(group.rows) > _MOST:
        kept = sorted(sorted(range(len(group.rows)), key=group.scores.__getitem__, reverse=True)[:_MOST])
        group.rows = tuple(group.rows[i] for i in kept)
        group.scores = [group.scores[i] for i in kept]
        group.pick = max(range(_MOST), key=group.scores.__getitem__)
    return group


def _akin(group: Group, groups: Sequence[Group]) -> Iterator[str]:
    """Yield the names that say nothing new beside a name: itself, and those that begin alike ("X", "X County")."""
    own = exact_key(group.name)
    for other in groups:
        key = exact_key(other.name)
        if key == own or key.startswith(own + " ") or own.startswith(key + " "):
            yield other.key


def _add(bag: Bag, name: str, votes: Mapping[str, float] | None, own: frozenset[str]) -> None:
    """Add what others vote: the first name counts most."""
    if votes:
        total = 0.0
        for key, chance in votes.items():
            if key not in own:
                total += chance
        if total > 0.0:
            bag[name] = 1.0 - exp(-1.2 * total)
            bag[f"{name}, how often"] = min(total, 6.0) / 6.0


def _by_themselves(group: Group) -> Iterator[Bag]:
    """Yield what speaks for each candidate of a name whatever else the report says."""
    largest = max((row.population for row in group.rows if row.feature_class == "P"), default=0)
    for row in group.rows:
        yield _by_itself(row, group, largest)


def _by_itself(row: Row, group: Group, largest: int) -> Bag:
    """Return what speaks for a candidate whatever else the report says."""
    code = row.feature_code
    kind = code if code in _KINDS else row.feature_class
    bag = {kind: 1.0, f"people, {kind}": log10(row.population + 20) / 7.0, row.matched: 1.0}
    if row.id < 0:
        bag["places known"] = 1.0
    if not row.main and row.feature_class != "A":
        bag["other name"] = 1.0
    if row.matched == "skeleton":
        bag["likeness"] = row.score
    if row.feature_class == "P" and 3 * row.population < largest:
        bag["a lesser namesake"] = 1.0
    for said in group.kinds:
        bag[f"called {said}, {kind}"] = 1.0
    return bag


_KINDS = frozenset(("PCLI", "CONT", "RGN", "ADM1", "ADM2", "PPLC", "PPLX"))


def _likeliest(chances: Sequence[float], rows: Sequence[Row]) -> list[tuple[float, Row]]:
    """Return the candidates likely enough to speak for others."""
    if len(rows) == 1:
        return [(chances[0], rows[0])]
    order = sorted(range(len(rows)), key=chances.__getitem__, reverse=True)[:_VOTERS]
    return [(chances[i], rows[i]) for i in order if chances[i] >= _LEAST_VOTE]


def _choice(group: Group, chances: Sequence[float]) -> tuple[int | None, float]:
    """Return the pick, ``None`` where it is hardly right, and the chance that it is.

    What is learned says where the place lies; which of those there is meant, the town or its province, the rules say.
    They also keep their pick where nothing else is likely; what is most unlikely is no pick at all.
    """
    rows = group.rows
    if len(rows) == 1:
        return (0, chances[0]) if chances[0] >= _UNLIKELY else (None, chances[0])
    likely = sorted(range(len(rows)), key=chances.__getitem__, reverse=True)[:_TRIED]
    ruled = max(range(len(rows)), key=group.scores.__getitem__)

    def there(i: int) -> list[int]:
        return [k for k in {*likely, ruled} if k == i or _one_place(rows[k], rows[i])]

    def chance(i: int) -> float:
        return sum(chances[k] for k in there(i))

    best = max(likely, key=chance)
    least = _LEAST_FOR_FAMOUS if rows[ruled].feature_code in _FAMOUS else _LEAST_LIKELY
    if chance(best) < max(least, chance(ruled) + _AHEAD):
        best = ruled
    pick = max(there(best), key=lambda i: (group.scores[i], -i))
    return (pick, chance(pick)) if chance(pick) >= _UNLIKELY else (None, chance(pick))


def _one_place(a: Row, b: Row) -> bool:
    """Tell whether two candidates are one answer: a town and its district or province."""
    if a.country and a.country == b.country and a.admin1 == b.admin1 and "ADM1" in (a.feature_code, b.feature_code):
        return True
    return rough_km(a, b) <= _SAME_PLACE_KM


def _softmax(scores: Sequence[float], scale: float = 1.0) -> list[float]:
    most = max(scores)
    raised = [exp(scale * max(score - most, -30.0)) for score in scores]
    total = sum(raised)
    return [x / total for x in raised]
