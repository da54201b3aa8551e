"""Linear models over named features: loaded in milliseconds, the same on every machine, each weight open to a look."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from math import exp, sumprod
from pathlib import Path

Features = Mapping[str, float]
FORMAT = 1  # of the files; a file of another format is refused


@dataclass(frozen=True)
class Linear:
    """A logistic (two labels) or softmax (more) regression.

    ``weights[label][feature]`` adds to the label's score; a feature that no report of the training had has no weight.
    ``threshold`` is the probability of the first label from which a two-way decision says yes.
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: tuple[Mapping[str, float], ...]
    threshold: float = 0.5

    def scores(self, features: Features) -> dict[str, float]:
        """Return each label's score (log-odds for two labels' one scored label)."""
        found = list(self.intercepts)
        rows = self._by_feature
        for name, value in features.items():
            for i, weight in rows.get(name, ()):
                found[i] += weight * value
        return dict(zip(self.labels, found, strict=True))

    @cached_property
    def _by_feature(self) -> dict[str, list[tuple[int, float]]]:
        """Return for each feature the labels, by number, that it has a weight for: one look-up serves them all."""
        rows: dict[str, list[tuple[int, float]]] = {}
        for i, weights in enumerate(self.weights):
            for name, weight in weights.items():
                rows.setdefault(name, []).append((i, weight))
        return rows

    def score(self, features: Features) -> float:
        """Return the score of the first label."""
        weights = map(self.weights[0].get, features, repeat(0.0))
        return self.intercepts[0] + sumprod(weights, features.values())

    def probability(self, features: Features) -> float:
        """Return the probability, 0 to 1, of the first label of a two-way decision."""
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, self.score(features)))))

    def best(self, features: Features) -> str:
        """Return the label with the highest score; of equals the first."""
        scores = self.scores(features)
        return max(scores, key=scores.__getitem__)

    def reasons(self, features: Features, count: int = 4) -> list[tuple[str, float]]:
        """Return the features that weighed most for or against the first label, the weightiest first."""
        weight = self.weights[0]
        parts = [(name, weight[name] * value) for name, value in features.items() if name in weight and value]
        return sorted(parts, key=lambda part: (-abs(part[1]), part[0]))[:count]

    def words(self, features: Features, likely: float) -> str:
        """Say how likely the first label is, as found before, and what weighed most."""
        reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in self.reasons(features))
        return f"learned {likely:.2f}: {reasons}"


@dataclass(frozen=True)
class Models:
    """The decisions that are learned.

    ``same``: does a mention tell a draft's event? ``worth``: is a draft a claim? ``frame``: which frame has it?
    ``place``: which place of a name is meant? ``where``: was an act at a place of its sentence?
    """

    same: Linear
    worth: Linear
    frame: Linear
    place: Linear | None = None
    where: Linear | None = None


def read_model(path: Path) -> Linear:
    """Read a model's file.

    Raises :class:`ValueError` naming the file where it is not one of this format.
    """
    try:
        row = json.loads(path.read_text("utf8"))
        if row["format"] != FORMAT:
            raise ValueError(f"format {row['format']}, but this version reads {FORMAT}")
        labels = tuple(row["labels"])
        return Linear(
            labels,
            tuple(float(row["intercepts"][label]) for label in labels),
            tuple({name: float(x) for name, x in row["weights"][label].items()} for label in labels),
            float(row["threshold"]),
        )
    except (KeyError, TypeError, ValueError, OSError) as error:
        raise ValueError(f"{path}: no model of dateline's: {error}") from error


@cache
def load_models() -> Models:
    """Load the packaged models."""
    folder = Path(__file__).parent / "data"
    return Models(*(read_model(folder / f"{name}.json") for name in ("same", "worth", "frame", "place", "where")))
