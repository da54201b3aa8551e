"""Pinned figures: none may fall by more than a hundredth while its data stays the same."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from bench.sets import Figures

PATH = Path(__file__).parent / "baseline.json"
SLACK = 0.01
_ROUNDING = 1e-9


class Pinned(TypedDict):
    """The figures of one set, and the hash of the data that they were got on."""

    data: str
    figures: Figures


def pin(found: Mapping[str, tuple[Figures, str]]) -> None:
    """Write the figures and the hash of the data that they were got on; sets that are not there keep theirs."""
    kept: dict[str, Pinned] = json.loads(PATH.read_text("utf8")) if PATH.exists() else {}
    for name, (figures, data) in found.items():
        kept[name] = {"data": data, "figures": {key: round(value, 4) for key, value in figures.items()}}
    PATH.write_text(json.dumps(kept, indent=1) + "\n", "utf8")
    print(f"pinned: {', '.join(found) or 'nothing'} ({PATH})", file=sys.stderr)


def check(found: Mapping[str, Figures], data: Mapping[str, str]) -> int:
    """Return 1 and name each figure that has fallen, 0 where none has. Having nothing to compare fails too."""
    if not PATH.exists():
        print("gate: nothing is pinned yet (python -m bench pin)", file=sys.stderr)
        return 1
    pinned: dict[str, Pinned] = json.loads(PATH.read_text("utf8"))
    same = [name for name in found if name in pinned and pinned[name]["data"] == data[name]]
    for name in found:
        if name not in same:
            print(f"gate: {name}: not compared, its data is not the one that was pinned", file=sys.stderr)
    fallen = [line for name in same for line in regressions(name, pinned[name]["figures"], found[name])]
    for line in fallen:
        print(f"gate: {line}")
    print(f"gate: {len(same)} sets compared, {len(fallen)} figures have fallen")
    return 1 if fallen or not same else 0


def regressions(name: str, pinned: Figures, found: Figures) -> list[str]:
    """Return a line for each pinned figure of a set that has fallen by more than ``SLACK``, or is gone."""
    return [
        f"{name}: {key} fell from {value:.3f} to {f'{found[key]:.3f}' if key in found else 'nothing'}"
        for key, value in pinned.items()
        if found.get(key, -1.0) < value - SLACK - _ROUNDING
    ]
