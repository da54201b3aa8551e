"""``python -m training``: fit the models to all coded reports; ``--check``: only measure, each report unseen.

Needs scikit-learn (``pip install .[training]``) and the evaluation sets that hold the texts (``$DATELINE_BENCH`` or
``../shared``).
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.data import BadData, Row, scorer

import dateline.learned
from dateline.export.jsonl import claim_object
from dateline.extract.claims import extract
from dateline.extract.draft import Resolved
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse
from dateline.languages.en.casing.restore import readable
from dateline.learned.linear import Linear, Models
from dateline.resolve.identities import Identities
from dateline.run.pipeline import resolve
from training.codings import Coded, chance, coded_reports, opening
from training.examples import DraftExample, draft_examples, opening_examples, pair_examples
from training.fit import fit, write

FOLDS = 6
OPENING = 3  # sentences at most of a report cut short
# Chosen by cross-validation over the coded reports: penalties, and the probabilities from which a decision says yes.
SAME = {"strength": 0.1, "threshold": 0.5}
WORTH = {"strength": 0.15, "threshold": 0.37}
FRAME = {"strength": 0.15}


@dataclass(frozen=True)
class Read:
    """A coded report and its analysis."""

    coded: Coded
    resolved: Resolved
    fold: int


def main() -> int:
    """Run the command; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--check", action="store_true", help="cross-validate and print the figures; write nothing")
    args = parser.parse_args()
    knowledge = load_knowledge()
    identities = Identities(knowledge.actors, knowledge.outlets)
    try:
        coded = list(coded_reports())
    except (BadData, OSError) as error:
        print(f"training: {error}", file=sys.stderr)
        return 1
    reads = _read(coded, [chance(one.report.text) % FOLDS for one in coded], knowledge, identities)
    cut = [r for r in reads if r.coded.claims and r.coded.mentions and len(r.resolved.analysis.sentences) > OPENING]
    openings = _read(
        [opening(r.coded, r.resolved.analysis.sentences[chance(r.coded.report.text) % OPENING].span.end) for r in cut],
        [r.fold for r in cut],
        knowledge,
        identities,
    )
    pairs = [list(pair_examples(r.resolved, r.coded)) for r in reads]
    print(f"{len(reads)} reports, {sum(len(c.claims) for c in coded)} claims, {sum(map(len, pairs))} pairs of mentions")
    without = [_same(reads, pairs, lambda fold, k=k: fold != k) for k in range(FOLDS)]  # type: ignore[misc]
    examples = [list(draft_examples(r.resolved, r.coded, without[r.fold], identities)) for r in reads]
    short = [list(opening_examples(r.resolved, r.coded, without[r.fold])) for r in openings]
    if args.check:
        _check(reads, without, (reads + openings, examples + short), identities)
        return 0
    models = Models(_same(reads, pairs, lambda _: True), *_drafts(reads + openings, examples + short, lambda _: True))
    folder = Path(dateline.learned.__file__).parent / "data"
    source = f"{len(reads)} reports coded by hand (training/codings), by python -m training"
    for name in ("same", "worth", "frame"):  # the places' own: python -m training.places
        write(getattr(models, name), folder / f"{name}.json", source)
        print(f"wrote {folder / name}.json")
    return 0


def _read(coded: Sequence[Coded], folds: Sequence[int], knowledge: Knowledge, identities: Identities) -> list[Read]:
    analyses = analyse((readable(one.report, knowledge) for one in coded), knowledge)
    return [
        Read(one, resolve(analysis, knowledge, identities), fold)
        for one, fold, analysis in zip(coded, folds, analyses, strict=True)
    ]


def _same(
    reads: Sequence[Read], pairs: Sequence[list[tuple[dict[str, float], bool]]], wanted: Callable[[int], bool]
) -> Linear:
    chosen = [pair for read, found in zip(reads, pairs, strict=True) if wanted(read.fold) for pair in found]
    return fit([bag for bag, _ in chosen], [same for _, same in chosen], **SAME)


def _drafts(
    reads: Sequence[Read], examples: Sequence[list[DraftExample]], wanted: Callable[[int], bool]
) -> tuple[Linear, Linear]:
    chosen = [example for read, found in zip(reads, examples, strict=True) if wanted(read.fold) for example in found]
    framed = [example for example in chosen if example.frame]
    return (
        fit([e.bag for e in chosen], [e.worth for e in chosen], **WORTH),
        fit([e.bag for e in framed], [str(e.frame) for e in framed], **FRAME),
    )


def _check(
    reads: Sequence[Read],
    without: Sequence[Linear],
    examples: tuple[Sequence[Read], Sequence[list[DraftExample]]],
    identities: Identities,
) -> None:
    """Print the scorer's figures with every report coded by models that never saw it, and by the rules alone."""
    score = scorer("score_claims")
    unseen = []
    for k in range(FOLDS):
        unseen.append(Models(without[k], *_drafts(*examples, lambda fold, k=k: fold != k)))  # type: ignore[misc]

    def show(name: str, models_for: Callable[[int], Models | None]) -> None:
        rows: dict[bool, list[tuple[None, Row, Row]]] = {False: [], True: []}
        false = 0
        for read in reads:
            told = [claim_object(c) for c in extract(read.resolved, identities, models_for(read.fold))]
            if read.coded.claims:
                rows[read.coded.invented].append((None, {"claims": read.coded.claims}, {"claims": told}))
            else:
                false += bool(told)
        for invented, part in rows.items():
            figures = score.score(part)
            slots = ("record", "claim", "cited", "identity", *score.SLOTS)
            shown = "  ".join(f"{slot} {figures[slot]['f']:.3f}" for slot in slots)
            print(f"{name:<12}{'invented' if invented else 'press':<10}{shown}")
        print(f"{name:<12}claims where there are none: {false} reports")

    show("rules", lambda _: None)
    show("learned", lambda fold: unseen[fold])
    for worth in (0.31, 0.34, 0.4):
        changed = [replace(m, worth=replace(m.worth, threshold=worth)) for m in unseen]
        show(f"worth {worth}", lambda fold, changed=changed: changed[fold])  # type: ignore[misc]


if __name__ == "__main__":
    sys.exit(main())
