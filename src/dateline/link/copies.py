"""Reports that are one item printed again: near-copies by their words, found with MinHash.

A wire item runs in many papers, with a few words changed and its end cut off. All of them together are one origin, so
they have to be known for what they are. Two texts are near-copies where most runs of words of the shorter one stand in
the longer one too. The sketch of a text is cut into bands, and two texts that share a band are compared in full.
"""

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from rensa import RMinHash

SAME = 0.6
"""Share of the shorter text's runs of words from which two texts are one item."""

_PERMUTATIONS = 96
_ROWS = 3
_RUN = 3
_SEED = 20181006
_SHORTEST = 12
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a text is compared by: its MinHash values, and how many different runs of words it has."""

    values: tuple[int, ...]
    runs: int


def sketch(text: str) -> Sketch | None:
    """Return the sketch of a text; ``None`` where it is too short to be told from another one."""
    words = _WORD.findall(text.casefold())
    if len(words) < _SHORTEST:
        return None
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    hashed = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    hashed.update(sorted(runs))
    return Sketch(tuple(hashed.digest()), len(runs))


def bands(of: Sketch) -> list[int]:
    """Return the bands of a sketch, each as one number (of 63 bits): near-copies share one with near certainty."""
    rows = (array("Q", (i, *of.values[i : i + _ROWS])).tobytes() for i in range(0, len(of.values), _ROWS))
    return [int.from_bytes(blake2b(row, digest_size=8).digest()) >> 1 for row in rows]


def to_bytes(of: Sketch) -> bytes:
    """Return the values of a sketch as bytes."""
    return array("I", of.values).tobytes()


def from_bytes(values: bytes, runs: int) -> Sketch:
    """Return the sketch that was kept as bytes."""
    return Sketch(tuple(array("I", values)), runs)


def likeness(a: Sketch, b: Sketch) -> float:
    """Return what share of the shorter text's runs of words stand in the other, within about .1."""
    both = sum(x == y for x, y in zip(a.values, b.values, strict=True)) / len(a.values)  # shared of all
    return min(1.0, both * (a.runs + b.runs) / (1 + both) / min(a.runs, b.runs))


@dataclass(slots=True)
class Copies:
    """Groups of near-copies. A group has the name of its first member, in the order of their names."""

    _bands: dict[int, list[str]] = field(default_factory=dict)
    _sketches: dict[str, Sketch] = field(default_factory=dict)
    _parent: dict[str, str] = field(default_factory=dict)

    def add(self, report: str, found: Sketch | None) -> None:
        """Take a report in, by its id."""
        self._parent[report] = report
        if found is None:
            return
        self._sketches[report] = found
        for band in bands(found):
            others = self._bands.setdefault(band, [])
            for other in others:
                if self.group(other) != self.group(report) and likeness(found, self._sketches[other]) >= SAME:
                    a, b = self.group(other), self.group(report)
                    self._parent[max(a, b)] = min(a, b)
            others.append(report)

    def group(self, report: str) -> str:
        """Return the name of the group that a report belongs to."""
        while self._parent[report] != report:
            self._parent[report] = self._parent[self._parent[report]]
            report = self._parent[report]
        return report

    def groups(self) -> dict[str, str]:
        """Return the group of each report."""
        return {report: self.group(report) for report in self._parent}


def copies(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each report (id, text) the name of its group of near-copies; its own where there are none."""
    found = Copies()
    for report, text in texts:
        found.add(report, sketch(text))
    return found.groups()
