"""What each layer gains and costs: sets of whole records, coded with one layer at a time left out."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import inf

from bench import claims
from bench.coding import report_of
from bench.data import Row
from bench.results import ABLATION
from bench.sets import SETS, Figures
from dateline.knowledge.actors import Actors
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.knowledge.names import NameIndex
from dateline.knowledge.outlets import Outlets
from dateline.knowledge.supplement import Supplement
from dateline.model import Record
from dateline.run.pipeline import code_reports

MEASURED = {"claims": claims.split, "reference": claims.whole}
SHOWN = ("record", "claim", "cited", "identity")
ROUNDS = 2  # the cost is that of the faster one
NOTE = """\
*check* and *dev* are the parts of `claims`. A row is dateline with one layer left out, nothing fitted anew: what the
layer gains is what is missing from the first row. The cost is the CPU time of coding a report, the parse included."""


def _no_files(knowledge: Knowledge) -> Knowledge:
    return replace(knowledge, actors=Actors(()), outlets=Outlets(()), places=Supplement(()), names=NameIndex(()))


def _no_merging(knowledge: Knowledge) -> Knowledge:
    """Ask for more likelihood than there can be of any two mentions that they tell one event."""
    models = knowledge.models
    return replace(knowledge, models=models and replace(models, same=replace(models.same, threshold=inf)))


WITHOUT: dict[str, Callable[[Knowledge], Knowledge]] = {
    "nothing left out": lambda knowledge: knowledge,
    "files of actors, outlets and places": _no_files,
    "models (the rules alone)": lambda knowledge: replace(knowledge, models=None),
    "coreference": lambda knowledge: replace(knowledge, coreference=False),
    "merging (each mention is a claim of its own)": _no_merging,
}


@dataclass
class Coder:
    """Codes documents by what it knows and keeps count of the time."""

    knowledge: Knowledge
    reports: int = 0
    seconds: list[float] = field(default_factory=list)

    def __call__(self, rows: Iterable[Row], published: str) -> Iterator[tuple[Row, Record]]:
        """Yield each document with its record."""
        rows = list(rows)
        reports = [report_of(row, published) for row in rows]
        begin = time.process_time()
        records = list(code_reports(reports, self.knowledge))
        self.seconds.append(time.process_time() - begin)
        self.reports = len(reports)
        return zip(rows, records, strict=True)


def main() -> int:
    """Print and write the figures."""
    there = [name for name in MEASURED if SETS[name].there()]
    if not there:
        print("ablation: skipped, none of its sets is there (set DATELINE_BENCH to their folder)", file=sys.stderr)
        return 0
    knowledge = load_knowledge()
    rows = [(name, *measured(change(knowledge), there)) for name, change in WITHOUT.items()]
    text = page(rows)
    ABLATION.write_text(text, "utf8")
    print(text)
    return 0


def measured(knowledge: Knowledge, names: Sequence[str]) -> tuple[Figures, float]:
    """Return the figures of some sets, and the CPU milliseconds that a report of the first took."""
    found: Figures = {}
    costs = []
    for name in names:
        coder = Coder(knowledge)
        for _ in range(ROUNDS if name == names[0] else 1):
            figures = MEASURED[name](*SETS[name].paths(), coder)
        costs.append(1000 * min(coder.seconds) / max(1, coder.reports))
        prefix = "" if name == "claims" else f"{name} "  # its parts, check and dev, have names of their own
        found |= {prefix + key: value for key, value in figures.items() if key.endswith(SHOWN)}
    return found, costs[0]


def page(rows: Sequence[tuple[str, Figures, float]]) -> str:
    """Return the part of RESULTS.md that tells what each layer gains."""
    keys = list(rows[0][1])
    lines = ["## ablation", "", "`python -m bench ablation`", "", NOTE, ""]
    lines += [f"| left out | {' | '.join(keys)} | CPU ms a report |", "|---|" + "---|" * (len(keys) + 1)]
    for name, figures, cost in rows:
        lines.append(f"| {name} | {' | '.join(f'{figures[key]:.3f}' for key in keys)} | {cost:.0f} |")
    return "\n".join([*lines, ""])
