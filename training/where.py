"""``python -m training.where``: fit which places of its sentence an act was at; ``--check``: only measure, by folds.

Learned from the half of the set of marked verbs that is not for checking (``bench.whereabouts``).
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha1
from itertools import groupby
from pathlib import Path

from bench.data import Row, lines, odd
from bench.readings import parsed_texts
from bench.sets import SETS
from bench.whereabouts import key, marked, verb_of

import dateline.learned
from dateline.extract.features import Bag
from dateline.extract.placing import Option, features, options
from dateline.knowledge.everything import load_knowledge
from dateline.languages.en.analyse import read_event
from dateline.learned.linear import Linear
from dateline.model import Span
from dateline.resolve.identities import Identities
from dateline.run.pipeline import resolve
from training.fit import fit, write

FOLDS = 4
# Chosen by folds.
STRENGTH, THRESHOLD = 0.1, 0.4
THRESHOLDS = (0.33, 0.36, 0.38, 0.4, 0.43, 0.5)


@dataclass(frozen=True)
class Event:
    """A marked verb: the features of each place it may have been at, whether it was there, and the places marked."""

    bags: list[Bag]
    told: list[bool]
    right: list[bool]
    marked: int
    fold: int


def main() -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.where", description=__doc__)
    parser.add_argument("--check", action="store_true", help="measure by folds; write nothing")
    args = parser.parse_args()
    events = list(_events())
    print(f"{len(events)} verbs, {sum(len(e.bags) for e in events)} places that they may have been at")
    if args.check:
        _check(events)
        return 0
    path = Path(dateline.learned.__file__).parent / "data" / "where.json"
    write(_learn(events), path, f"{len(events)} marked verbs of event_place, by python -m training.where")
    print(f"wrote {path}")
    return 0


def _events() -> Iterator[Event]:
    knowledge = load_knowledge()
    knowledge = replace(knowledge, models=replace(knowledge.models, where=None) if knowledge.models else None)
    identities = Identities(knowledge.actors, knowledge.outlets)
    path, _ = SETS["event_place"].paths()
    rows = ((n, row) for n, row in enumerate(lines(path)) if not odd(str(row["id"])))
    groups = (list(group) for _, group in groupby(rows, lambda pair: pair[1]["text"]))
    for group, parsed, _ in parsed_texts(groups, lambda group: str(group[0][1]["text"])):
        for n, row in group:
            resolved = resolve(read_event(parsed, knowledge, verb_of(row)), knowledge, identities)
            for clause in resolved.analysis.clauses:
                found = options(resolved, clause)
                gold = [Span(start, end) for _, start, end, _ in marked(key(row, n), row)]
                bags = [features(o, found, clause) for o in found]
                yield Event(bags, [o.inner for o in found], _right(found, gold), len(gold), _fold(row))


def _right(found: Sequence[Option], gold: Sequence[Span]) -> list[bool]:
    """Tell which places are marked; of several names of one mark the nearest to the verb is."""
    left = list(gold)
    right: set[int] = set()
    for option in sorted(found, key=lambda o: o.away):
        for span in (s for s in left if s.overlaps(option.mention.span)):
            right.add(option.index)
            left.remove(span)
            break
    return [o.index in right for o in found]


def _fold(row: Row) -> int:
    return sha1(str(row["text"]).encode()).digest()[0] % FOLDS


def _learn(events: Sequence[Event]) -> Linear:
    bags, right = [b for e in events for b in e.bags], [r for e in events for r in e.right]
    return fit(bags, right, STRENGTH, THRESHOLD)


def _check(events: Sequence[Event]) -> None:
    """Print the figures of the rules, and of models that never saw a verb's sentence."""
    chances: list[tuple[Event, list[float]]] = []
    for fold in range(FOLDS):
        model = _learn([e for e in events if e.fold != fold])
        chances += [(e, [model.probability(bag) for bag in e.bags]) for e in events if e.fold == fold]
    print("rules         ", _figures([(e, e.told) for e in events]))
    for limit in THRESHOLDS:
        print(f"learned {limit:.2f}  ", _figures([(e, [p >= limit for p in found]) for e, found in chances]))


def _figures(chosen: Sequence[tuple[Event, Sequence[bool]]]) -> str:
    ours = sum(sum(picked) for _, picked in chosen)
    hits = sum(yes and right for e, picked in chosen for yes, right in zip(picked, e.right, strict=True))
    wanted = sum(e.marked for e, _ in chosen)
    return f"precision {hits / ours:.3f}  recall {hits / wanted:.3f}  F1 {2 * hits / (ours + wanted):.3f}"


if __name__ == "__main__":
    sys.exit(main())
