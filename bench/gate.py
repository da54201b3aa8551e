"""Pinned figures: none may fall by more than a hundredth while its data stays the same."""

import json
import sys
from pathlib import Path

from bench.sets import Figures

PATH = Path(__file__).parent / "baseline.json"
SLACK = 0.01


def pin(found: dict[str, tuple[Figures, str]]) -> None:
    """Write the figures and the hash of the data that they were got on."""
    rows = {name: {"data": data, "figures": {k: round(v, 4) for k, v in figures.items()}} for name, (figures, data) in found.items()}
    PATH.write_text(json.dumps(rows, indent=1) + "\n", "utf8")
    print(f"pinned: {PATH}", file=sys.stderr)


def check(found: dict[str, Figures], data: dict[str, str]) -> int:
    """Return 1 and name each figure that has fallen, 0 where none has."""
    if not PATH.exists():
        print("gate: nothing is pinned yet (python -m bench pin)", file=sys.stderr)
        return 1
    fallen = list(regressions(json.loads(PATH.read_text("utf8")), found, data))
    for line in fallen:
        print(f"gate: {line}")
    print(f"gate: {len(found)} sets compared, {len(fallen)} figures have fallen")
    return 1 if fallen else 0


def regressions(pinned: dict[str, dict[str, object]], found: dict[str, Figures], data: dict[str, str]) -> list[str]:
    """Return a line for each pinned figure that has fallen by more than ``SLACK``; sets whose data changed are left out."""
    lines = []
    for name, figures in found.items():
        row = pinned.get(name)
        if row is None or row["data"] != data[name]:
            print(f"gate: {name}: not compared, its data is not the one that was pinned", file=sys.stderr)
            continue
        old = row["figures"]
        assert isinstance(old, dict)
        lines += [
            f"{name}: {key} fell from {value:.3f} to {figures.get(key, 0.0):.3f}"
            for key, value in old.items()
            if figures.get(key, 0.0) < value - SLACK
        ]
    return lines
