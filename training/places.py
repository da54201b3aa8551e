"""``python -m training.places``: fit the choice among places of one name; ``--check``: only measure, by folds.

Learned from the halves of GeoVirus and LGL that are not for checking, and from the places of the coded reports. Among
all candidates of a name and "none of them", those near the true point are to get the most probability.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import numpy as np
from bench.data import lines, odd, shared
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer

import dateline.learned
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.knowledge.gazetteer import distance_km
from dateline.languages.en.analyse import analyse
from dateline.learned.linear import Linear
from dateline.model import Report, Span
from dateline.read.report import make_report
from dateline.resolve.namesakes import Group
from dateline.resolve.places import group_key, ranking_of
from dateline.resolve.ranking import NONE, Bag, Ranking
from dateline.run.pipeline import country_hints
from training.codings import coded_reports
from training.fit import DIGITS, SELDOM, YES, write

TOWN_KM, AREA_KM = 40.0, 161.0  # from the true point; where an area has its middle is a matter of taste
FOLDS = 4
PENALTY = 1.0
RULES = {"rules": 0.8, "choice of the rules": 0.5}  # weights to begin with: what is seldom seen is left to the rules
TEACHINGS = 3  # the later ones see the votes that the former's model casts
Point = tuple[float, float]


@dataclass(frozen=True)
class Taught:
    """A report's names, and the true points of those that are known."""

    ranking: Ranking
    truth: dict[str, list[Point]]
    fold: int


@dataclass(frozen=True)
class Choice:
    """One name's candidates, "none of them" last, and which are right; the weight is that of its mentions."""

    bags: list[Bag]
    right: list[bool]
    weight: float


def main() -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.places", description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure by folds; write nothing")
    args = parser.parse_args()
    knowledge = load_knowledge()
    taught = [one for one in _taught(list(_marked()), knowledge) if one.truth]
    print(f"{len(taught)} reports, {sum(len(one.truth) for one in taught)} names")
    if args.check:
        before = _accuracy(taught)
        found = []
        for fold in range(FOLDS):
            model = _learn([one for one in taught if one.fold != fold])
            found.append(_accuracy([one for one in taught if one.fold == fold], model))
        right, total = (sum(part) for part in zip(*found, strict=True))
        print(f"rules {before[0] / before[1]:.3f}  learned {right / total:.3f} of names")
        return 0
    path = Path(dateline.learned.__file__).parent / "data" / "place.json"
    source = f"{len(taught)} reports (GeoVirus, LGL, training/codings), by python -m training.places"
    write(_learn(taught), path, source)
    print(f"wrote {path}")
    return 0


def _marked() -> Iterator[tuple[Report, list[tuple[Span, Point]]]]:
    """Yield reports with the true points of names in them."""
    folder = shared() / "bench" / "toponyms"
    for stem in ("GeoVirus", "LGL"):
        gold = {row["id"]: row["toponyms"] for row in lines(folder / f"{stem}.gold.jsonl")}
        for row in lines(folder / f"{stem}.docs.jsonl"):
            if not odd(row["id"]):
                marks = [(Span(t["b"], t["e"]), (t["lat"], t["lon"])) for t in gold[row["id"]] if t["lat"] is not None]
                yield make_report(row["text"], id=row["id"], title=row.get("title"), language="en"), marks
    for coded in coded_reports():
        places = [place for claim in coded.claims for place in claim["place"] if place.get("lat") is not None]
        yield coded.report, [(Span(p["start"], p["end"]), (p["lat"], p["lon"])) for p in places]


def _taught(marked: Sequence[tuple[Report, list[tuple[Span, Point]]]], knowledge: Knowledge) -> Iterator[Taught]:
    analyses = analyse([report for report, _ in marked], knowledge)
    for analysis, (report, marks) in zip(analyses, marked, strict=True):
        mentions = (*analysis.places, *analysis.seats)
        hints = country_hints(analysis, knowledge)
        ranking = ranking_of(mentions, report.text, knowledge.gazetteer, knowledge.places, hints)
        truth: dict[str, list[Point]] = {}
        for mention in mentions:
            if mention.relation in ("at", "near", "rural", "outskirts"):
                points = [point for span, point in marks if span.overlaps(mention.span)]
                truth.setdefault(group_key(mention), []).extend(points[:1])
        known = {key: points for key, points in truth.items() if points and key in ranking.by_key}
        yield Taught(ranking, known, sha1(report.text.encode()).digest()[0] % FOLDS)


def _learn(taught: Sequence[Taught]) -> Linear:
    model: Linear | None = None
    for _ in range(TEACHINGS):
        model = _fit([choice for one in taught for choice in _choices(one, model)])
    assert model is not None
    return model


def _choices(one: Taught, model: Linear | None) -> Iterator[Choice]:
    one.ranking.begin()
    if model is not None:
        one.ranking.decide(model)
    one.ranking.count()
    for key, points in one.truth.items():
        group = one.ranking.by_key[key]
        right = [_near(group, i, points) for i in range(len(group.rows))]
        yield Choice([*one.ranking.features(group), dict(NONE)], [*right, not any(right)], len(points) ** 0.5)


def _near(group: Group, i: int, points: Sequence[Point]) -> bool:
    row = group.rows[i]
    reach = TOWN_KM if row.feature_class == "P" else AREA_KM
    near = sum(distance_km(row.latitude, row.longitude, *point) <= reach for point in points)
    return near * 2 > len(points)


def _fit(choices: Sequence[Choice]) -> Linear:
    """Return the weights that give the right candidates the most probability (a conditional logit, L2 penalty)."""
    columns = DictVectorizer()
    table = csr_matrix(columns.fit_transform([bag for choice in choices for bag in choice.bags]))
    sizes = np.array([len(choice.bags) for choice in choices])
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(choices)), sizes)
    right = np.array([r for choice in choices for r in choice.right])
    weight = np.array([choice.weight for choice in choices])
    table.data[np.isin(table.indices, np.flatnonzero(table.getnnz(axis=0) < SELDOM))] = 0.0

    names = columns.get_feature_names_out()
    start = np.array([RULES.get(name, 0.0) for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ w
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, good = np.add.reduceat(raised, starts), np.add.reduceat(raised * right, starts)
        slope = weight[owner] * (raised / every[owner] - raised * right / good[owner])
        value = float(weight @ (np.log(every) - np.log(good)))
        away = w - start
        return value + PENALTY / 2 * float(away @ away), table.T @ slope + PENALTY * away

    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = {str(n): round(float(x), DIGITS) for n, x in zip(names, found, strict=True) if abs(x) >= 10**-DIGITS}
    return Linear((YES,), (0.0,), (weights,))


def _accuracy(taught: Sequence[Taught], model: Linear | None = None) -> tuple[int, int]:
    """Return how many mentions of known places were given the right one, and how many there are."""
    right = total = 0
    for one in taught:
        one.ranking.begin()
        if model is not None:
            one.ranking.decide(model)
        for key, points in one.truth.items():
            group = one.ranking.by_key[key]
            total += len(points)
            right += len(points) * (group.pick is not None and _near(group, group.pick, points))
    return right, total


if __name__ == "__main__":
    sys.exit(main())
