"""``python -m training.where``: fit which places of its sentence an act was at; ``--check``: only measure, by folds.

Learned from two kinds of text: sentences with a verb marked, the half of their set that is not for checking
(``bench.whereabouts``), and the coded reports, whose mentions of an act have the places of its claim.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.data import lines, odd
from bench.readings import parsed_texts
from bench.sets import SETS
from bench.whereabouts import key, marked, verb_of

import dateline.learned
from dateline.extract.features import Bag
from dateline.extract.placing import Option, features, options
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse, read_event
from dateline.languages.en.casing.restore import readable
from dateline.learned.linear import Linear
from dateline.model import Span
from dateline.resolve.identities import Identities
from dateline.run.pipeline import resolve
from training.codings import chance, coded_reports
from training.examples import UNREAD, claim_told
from training.fit import fit, write

FOLDS = 6
CODED = 2  # times that a mention of a coded report counts
# Chosen by folds.
STRENGTH, THRESHOLD = 0.1, 0.37
THRESHOLDS = (0.3, 0.35, 0.4, 0.5)


@dataclass(frozen=True)
class Event:
    """An act: the features of each place it may have been at, which the rules tell, which are right, and how many are
    marked in all.
    """

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
    knowledge = load_knowledge()
    if knowledge.models:
        knowledge = replace(knowledge, models=replace(knowledge.models, where=None))
    identities = Identities(knowledge.actors, knowledge.outlets)
    verbs = list(marked_verbs(knowledge, identities))
    mentions = list(coded_mentions(knowledge, identities))
    print(f"{len(verbs)} marked verbs, {len(mentions)} mentions of coded reports")
    if args.check:
        _check(verbs, mentions)
        return 0
    path = Path(dateline.learned.__file__).parent / "data" / "where.json"
    source = f"{len(verbs)} marked verbs, {len(mentions)} mentions of coded reports, by python -m training.where"
    write(_learn(verbs, mentions), path, source)
    print(f"wrote {path}")
    return 0


def marked_verbs(knowledge: Knowledge, identities: Identities) -> Iterator[Event]:
    """Yield the marked verbs with the places marked for them."""
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
                yield Event(
                    bags, [o.inner for o in found], _right(found, gold), len(gold), chance(str(row["text"])) % FOLDS
                )


def coded_mentions(knowledge: Knowledge, identities: Identities) -> Iterator[Event]:
    """Yield the mentions of the coded reports that tell a claim, with the places of that claim."""
    coded = list(coded_reports())
    analyses = analyse((readable(one.report, knowledge) for one in coded), knowledge)
    for one, analysis in zip(coded, analyses, strict=True):
        resolved = resolve(analysis, knowledge, identities)
        for clause in resolved.analysis.clauses:
            claim = claim_told(clause, one)
            if claim is None or claim == UNREAD:
                continue
            found = options(resolved, clause)
            gold = one.claims[claim]["place"]
            right = [any(_is(o, place) for place in gold) for o in found]
            bags = [features(o, found, clause) for o in found]
            yield Event(bags, [o.told for o in found], right, sum(right), chance(one.report.text) % FOLDS)


def _is(option: Option, place: dict[str, Any]) -> bool:
    """Tell whether a place is one of a coded claim: by its words, or named again."""
    span = Span(place["start"], place["end"])
    return span.overlaps(option.mention.phrase) or option.place.name.lower() == str(place["name"]).lower()


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


def _learn(verbs: Sequence[Event], mentions: Sequence[Event]) -> Linear:
    events = [*verbs, *(e for e in mentions for _ in range(CODED))]
    return fit([b for e in events for b in e.bags], [r for e in events for r in e.right], STRENGTH, THRESHOLD)


def _check(verbs: Sequence[Event], mentions: Sequence[Event]) -> None:
    """Print the figures of the rules, and of models that never saw the text, for each kind of text."""
    models = [_learn(*([e for e in part if e.fold != fold] for part in (verbs, mentions))) for fold in range(FOLDS)]
    for name, events in (("marked verbs", verbs), ("coded reports", mentions)):
        chances = [[models[e.fold].probability(bag) for bag in e.bags] for e in events]
        print(f"{name:<14} rules  {_figures([(e, e.told) for e in events])}")
        for limit in THRESHOLDS:
            chosen = [(e, [p >= limit for p in found]) for e, found in zip(events, chances, strict=True)]
            print(f"{name:<14} {limit:.2f}   {_figures(chosen)}")


def _figures(chosen: Sequence[tuple[Event, Sequence[bool]]]) -> str:
    ours = sum(sum(picked) for _, picked in chosen)
    hits = sum(yes and right for e, picked in chosen for yes, right in zip(picked, e.right, strict=True))
    wanted = sum(e.marked for e, _ in chosen)
    return f"precision {hits / ours:.3f}  recall {hits / wanted:.3f}  F1 {2 * hits / (ours + wanted):.3f}"


if __name__ == "__main__":
    sys.exit(main())
