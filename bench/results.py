"""The table of figures, on the terminal and in RESULTS.md."""

import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.sets import SETS, Figures

PATH = Path(__file__).parent / "RESULTS.md"
SPEED = Path(__file__).parent / "speed.md"


def table(found: dict[str, Figures]) -> str:
    """Return the figures as a table, a line each."""
    width = max((len(k) for f in found.values() for k in f), default=10)
    rows = []
    for name, figures in found.items():
        rows.append(f"{name}: {SETS[name].what}")
        rows += [f"  {key:<{width}}  {value:.3f}" for key, value in figures.items()]
    return "\n".join(rows)


def write(found: dict[str, Figures]) -> None:
    """Write RESULTS.md: the commit, the command, the figures."""
    lines = [
        "# Results",
        "",
        f"Commit {_commit()}, `make bench` (`python -m bench`), Python {platform.python_version()}, spaCy {version('spacy')}. "
        "Made by the command; not edited by hand.",
        "",
        "*check* is the part that nothing was tuned on: for `claims` the reports named in its `check.txt`, for the others the",
        "documents whose id has an odd SHA-1. *dev* and *all* are shown beside it.",
        "",
    ]
    for name, figures in found.items():
        lines += [f"## {name}", "", SETS[name].what.capitalize() + ".", "", "| metric | figure |", "|---|---|"]
        lines += [f"| {key} | {value:.3f} |" for key, value in figures.items()]
        lines.append("")
    if SPEED.exists():
        lines += [SPEED.read_text("utf8").rstrip(), ""]
    PATH.write_text("\n".join(lines), "utf8")


def _commit() -> str:
    try:
        done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, cwd=PATH.parent, check=True)
        dirty = subprocess.run(["git", "status", "--porcelain", "src"], capture_output=True, text=True, cwd=PATH.parent, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip() + (" with changes not yet committed" if dirty.stdout.strip() else "")
