"""Which of the places of one name is meant, decided by the whole report.

Every name keeps one sense per report. A candidate gains by how well known it is, by the countries and provinces that
the report names, by
what the text says contains it, by what the text calls it, and by nearness to the report's other places.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, hypot, log10, radians

from dateline.knowledge.gazetteer import Row

AREAS = frozenset(("PCLI", "ADM1", "ADM2", "CONT", "RGN"))
_ROUNDS = 2
_CLOSE_KM = 120.0
_TRIED = 5  # candidates whose distances are measured
_KM_PER_DEGREE = 111.2

COUNTRY_WEIGHT = 3.2
PROVINCE_WEIGHT = 2.2
NEAR_WEIGHT = 1.2
CONTAINED = 5.0
NOT_CONTAINED = -2.5


@dataclass(slots=True)
class Group:
    """All mentions of one name in a report: its candidates, the classes the text gives it, and what contains it.

    ``kinds`` are the feature classes of the mentions ("province", "town"), ``parents`` the keys of the groups that
    contain it.
    """

    key: str
    name: str
    rows: Sequence[Row]
    mentions: int = 0
    kinds: set[str] = field(default_factory=set)
    parents: list[str] = field(default_factory=list)
    base: list[float] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    pick: int | None = None
    chance: float | None = None  # that the pick is right, where it was learned

    @property
    def row(self) -> Row | None:
        """The candidate chosen."""
        return None if self.pick is None else self.rows[self.pick]

    @property
    def margin(self) -> float:
        """How far the chosen candidate is ahead of the best one that lies elsewhere (at most 9)."""
        if self.pick is None:
            return 0.0
        best = self.rows[self.pick]
        rivals = [s for s, row in zip(self.scores, self.rows, strict=True) if rough_km(row, best) > 50]
        return min(9.0, self.scores[self.pick] - max(rivals, default=-9.0))


def rough_km(a: Row, b: Row) -> float:
    """Return the distance of two places in km, on a flat map: exact enough to compare."""
    wide = (a.longitude - b.longitude + 180.0) % 360.0 - 180.0
    x = wide * cos(radians((a.latitude + b.latitude) / 2))
    y = a.latitude - b.latitude
    return _KM_PER_DEGREE * hypot(x, y)


def prior(row: Row, kinds: set[str]) -> float:
    """Weigh a candidate by itself: its class, its people, how the name was matched, and what the text calls it."""
    people = log10(row.population + 20)
    code = row.feature_code
    if code == "PCLI":
        score = 10.0
    elif code == "CONT":
        score = 8.0
    elif code == "RGN" or row.feature_class == "H":
        score = 6.5 if row.country else 9.5
    elif code == "ADM1":
        score = 1.0 + 0.72 * people
    elif code == "ADM2":
        score = 0.55 * people
    else:
        score = 0.85 * people + (1.0 if code == "PPLC" else 0.0)
    if not row.main and row.feature_class != "A":
        score -= 1.2 if row.population < 200_000 else 0.8
    if row.matched == "light":
        score -= 0.3
    elif row.matched == "skeleton":
        score -= 1.2 + 9.0 * (0.9 - row.score)
    return score + _agreement(code, row.feature_class, kinds)


def _agreement(code: str, feature_class: str, kinds: set[str]) -> float:
    if not kinds:
        return 0.0
    if kinds & {"province"}:
        return 2.5 if code == "ADM1" else -1.0 if feature_class == "P" else 0.0
    if "district" in kinds:
        return 2.0 if code == "ADM2" else 0.0
    if kinds & {"country"}:
        return 2.0 if code == "PCLI" else -1.0
    if kinds & {"town", "village", "neighbourhood"}:
        return 2.0 if feature_class == "P" else -1.5 if code in AREAS else 0.0
    return 0.0


def decide(groups: Sequence[Group], countries: Mapping[str, float]) -> None:
    """Choose a candidate for every group; ``countries`` weighs the countries that the report speaks of (0 to 1)."""
    by_key = {group.key: group for group in groups}
    for group in groups:
        group.base = [prior(row, group.kinds) for row in group.rows]
        if "province" not in group.kinds:
            _prefer_towns(group)
        group.scores = list(group.base)
        group.pick = _best(group.scores)
    for n in range(_ROUNDS):
        own, areas = _votes(groups, countries, first=n == 0)
        anchors = [g for g in groups if g.row is not None and g.row.feature_code not in ("PCLI", "CONT", "RGN")]
        for group in groups:
            if len(group.rows) > 0:
                group.scores = _scores(group, by_key, own, areas, countries, anchors if n else ())
                group.pick = _best(group.scores)


def _prefer_towns(group: Group) -> None:
    """A name that a province shares with its main town means the town, unless the text says otherwise."""
    towns = {
        (row.country, row.admin1)
        for row in group.rows
        if row.feature_class == "P" and row.population > (30_000 if row.main else 150_000)
    }
    for i, row in enumerate(group.rows):
        if row.feature_code in ("ADM1", "ADM2") and (row.country, row.admin1) in towns:
            group.base[i] -= 2.0


def _best(scores: Sequence[float]) -> int | None:
    return max(range(len(scores)), key=scores.__getitem__) if scores else None


_Votes = dict[str, dict[str, float]]


def _votes(groups: Sequence[Group], countries: Mapping[str, float], first: bool) -> tuple[_Votes, _Votes]:
    """Return who votes for which country and province: group key -> weight, under the area's code."""
    lands: _Votes = {code: {"": weight} for code, weight in countries.items()}
    provinces: _Votes = {}
    for group in groups:
        row = group.row
        if row is None or not row.country:
            continue
        sure = 1.0 if group.margin > 2.5 else 0.35 if first else 0.6
        weight = sure * min(1.0, 0.5 + 0.25 * group.mentions)
        if row.feature_code == "PCLI":
            weight = min(1.0, 0.6 + 0.2 * group.mentions)
        lands.setdefault(row.country, {})[group.key] = weight
        if row.admin1 and row.feature_code != "PCLI":
            named = 1.6 if row.feature_code == "ADM1" else 1.0
            provinces.setdefault(f"{row.country}.{row.admin1}", {})[group.key] = weight * named
    return lands, provinces


def _scores(
    group: Group,
    by_key: Mapping[str, Group],
    lands: _Votes,
    provinces: _Votes,
    countries: Mapping[str, float],
    anchors: Sequence[Group],
) -> list[float]:
    parents = [parent.row for key in group.parents if (parent := by_key.get(key)) and parent.row is not None]
    cache: dict[str, float] = {}
    scores = []
    for row, base in zip(group.rows, group.base, strict=True):
        land = cache.get(row.country)
        if land is None:
            land = cache[row.country] = _support(lands.get(row.country), group.key)
        score = base + COUNTRY_WEIGHT * land
        if row.admin1 and row.feature_code != "PCLI":
            score += PROVINCE_WEIGHT * _support(provinces.get(f"{row.country}.{row.admin1}"), group.key)
        for area in parents:
            score += CONTAINED if contains(area, row) else NOT_CONTAINED
        scores.append(score)
    if anchors and len(scores) > 1:
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:_TRIED]
        others = [a.row for a in anchors if a.key != group.key and a.row is not None][:12]
        for i in order:
            scores[i] += NEAR_WEIGHT * min(
                1.5, sum(exp(-rough_km(group.rows[i], other) / _CLOSE_KM) for other in others)
            )
    return scores


def _support(votes: Mapping[str, float] | None, own: str) -> float:
    """Return how strongly the others vote for an area: 0 to 1, saturating."""
    if not votes:
        return 0.0
    total = sum(weight for key, weight in votes.items() if key != own)
    return 1.0 - exp(-1.2 * total)


def contains(area: Row, row: Row) -> bool:
    """Tell whether a place lies in an area, by the area's codes or else by its reach."""
    if area.id == row.id:
        return False
    if area.feature_code == "PCLI":
        return area.country == row.country
    if area.feature_code == "ADM1":
        return (area.country, area.admin1) == (row.country, row.admin1) and row.feature_code != "ADM1"
    if area.feature_code == "ADM2" and row.admin2:
        return (area.country, area.admin1, area.admin2) == (row.country, row.admin1, row.admin2)
    return rough_km(area, row) <= 1.3 * area.radius_km + 5.0
