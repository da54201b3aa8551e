"""The table of figures, on the terminal and in RESULTS.md."""

import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.sets import SETS, Figures

PATH = Path(__file__).parent / "RESULTS.md"
PARTS = (ABLATION, SPEED, _) = tuple(
    Path(__file__).parent / name for name in ("ablation.md", "speed.md", "linking_speed.md")
)


def table(found: dict[str, Figures]) -> str:
    """Return the figures as a table, a line each."""
    width = max((len(k) for f in found.values() for k in f), default=10)
    rows = []
    for name, figures in found.items():
        rows.append(f"{name}: {SETS[name].what}" if name in SETS else name)
        rows += [f"  {key:<{width}}  {value:.3f}" for key, value in figures.items()]
    return "\n".join(rows)


def write(found: dict[str, Figures]) -> None:
    """Write RESULTS.md: the commit, the commands, the figures."""
    PATH.write_text(page(found), "utf8")


def page(found: dict[str, Figures]) -> str:
    """Return RESULTS.md."""
    lines = [
        "# Results",
        "",
        f"Written by `make bench` (`python -m bench`); not edited by hand. Commit {_commit()}, Python "
        f"{platform.python_version()}, spaCy {version('spacy')}.",
        "",
        "All figures go from 0 to 1 and come from the scorers that lie with the evaluation sets. *check* is the part",
        "that nothing was tuned on: for `claims` the reports named in its `check.txt`, for other sets the documents",
        "whose id has an odd SHA-1. *dev* is the rest, *all* the whole set.",
        "",
    ]
    for name, figures in found.items():
        lines += [f"## {name}", "", f"{_upper(SETS[name].what)}. `python -m bench {name}`", ""]
        lines += ["| metric | figure |", "|---|---|"]
        lines += [f"| {key} | {value:.3f} |" for key, value in figures.items()]
        lines.append("")
    for path in PARTS:  # each is written by a command of its own
        if path.exists():
            lines += [path.read_text("utf8").rstrip(), ""]
    return "\n".join(lines)


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _commit() -> str:
    """Return the commit that the figures were got with, and whether the source differed from it."""
    try:
        commit = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--", "src")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return commit + (" with changes not yet committed" if changed else "")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, text=True, cwd=PATH.parent.parent, check=True)
    return done.stdout.strip()
