"""Fitting a linear model to labelled features, and writing it as the JSON that dateline reads."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.extract.features import Bag
from dateline.learned.linear import FORMAT, Linear

SELDOM = 3  # features of fewer examples are left out
DIGITS = 3  # of a weight: finer ones change no decision
YES = "yes"


def fit(bags: Sequence[Bag], labels: Sequence[str | bool], strength: float, threshold: float = 0.5) -> Linear:
    """Fit a regression with L2 penalty; ``strength`` is scikit-learn's ``C``, the smaller the smoother.

    Labels are frames and the like, or truth values for a two-way decision, whose model has the one label ``yes``.
    """
    counts = Counter(name for bag in bags for name in bag)
    frequent = {name for name, count in counts.items() if count >= SELDOM}
    columns = DictVectorizer()
    table = columns.fit_transform([{name: x for name, x in bag.items() if name in frequent} for bag in bags])
    model = LogisticRegression(C=strength, max_iter=5000).fit(table, list(labels))
    names = columns.get_feature_names_out()
    two_way = len(model.classes_) == 2
    return Linear(
        (YES,) if two_way else tuple(str(label) for label in model.classes_),
        tuple(round(float(x), DIGITS) for x in model.intercept_),
        tuple(_weights(names, row) for row in model.coef_),
        threshold,
    )


def _weights(names: Sequence[str], row: Sequence[float]) -> dict[str, float]:
    rounded = {str(name): round(float(weight), DIGITS) for name, weight in zip(names, row, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight}


def write(model: Linear, path: Path, made_from: str) -> None:
    """Write a model, one feature a line, so that two versions can be compared."""
    row = {
        "format": FORMAT,
        "made from": made_from,
        "threshold": model.threshold,
        "labels": model.labels,
        "intercepts": dict(zip(model.labels, model.intercepts, strict=True)),
        "weights": {
            label: dict(sorted(weights.items())) for label, weights in zip(model.labels, model.weights, strict=True)
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(row, ensure_ascii=False, indent=0) + "\n", "utf8")
