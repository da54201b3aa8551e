"""What one party does to another, both marked in a sentence: the type of the clause that joins them.

The sets follow older and newer editions of PLOVER; types are brought to a common one (:data:`SAME`), as the codebook's
crosswalk has it. Of the clauses of a sentence the one counts that covers most of the marked pair with its parties in
their parts, the earliest of equals; a sentence without any gets no type, which counts as an error.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from bench.data import Row, lines, parts, scorer
from bench.readings import analysed
from dateline.model import Span
from dateline.model.analysis import Analysis, Clause

NONE = "none"
SAME = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "YIELD",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "LOSS": "ASSAULT",
}
"""Types of one edition by those of another. The sets have one type, YIELD, for giving way in words and in deed; losses
told without the act that caused them are ours alone."""

INTENDED = ("planned", "threatened")
KIND = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD")
HARD = ("PROTEST", "SANCTION", "COERCE", "ASSAULT")

Pair = tuple[list[Span], list[Span]]
_TAGGED = re.compile(r"(.*?)(?:</([st])>|<[st]>|$)", re.S)


def marked(docs: Path, gold: Path) -> dict[str, float]:
    """Score the types of sentences with a source and a target marked by tags."""
    return _scored(docs, gold, "sentence", "root", marked_pair)


def examples(docs: Path, gold: Path) -> dict[str, float]:
    """Score the types of the manual's examples, whose parties are given by their words."""
    return _scored(docs, gold, "text", "event", named_pair)


def _scored(docs: Path, gold: Path, text: str, label: str, pair: Callable[[Row], Pair]) -> dict[str, float]:
    expected = {row["id"]: root(row[label]) for row in lines(gold)}
    found = {}
    for row, analysis in analysed(lines(docs), lambda row: str(row[text])):
        clause = clause_of(analysis, pair(row))
        found[row["id"]] = told(clause) if clause else NONE
    figures: dict[str, float] = {}
    for part, ids in parts(list(expected)):
        pairs = [expected[i] for i in ids], [found.get(i, NONE) for i in ids]
        scored = scorer("score_sets").classify(*pairs) if ids else {"macro_f": 0.0, "acc": 0.0}
        figures |= {f"{part} root macro-F1": scored["macro_f"], f"{part} root accuracy": scored["acc"]}
    return figures


def root(type: str) -> str:
    """Return the root that both a set's label and dateline's type stand for."""
    return SAME.get(type, type)


def told(clause: Clause) -> str:
    """Return the root that a clause tells. PLOVER codes what somebody says he will or won't do by the saying: a promise
    is AGREE, a threat THREATEN, what he will not grant REJECT; dateline keeps the act, and marks it as planned or
    negated.
    """
    type = root(clause.type)
    if clause.frame in INTENDED:
        if type in KIND:
            return "REJECT" if clause.negated else "AGREE"
        if type in HARD:
            return "AGREE" if clause.negated else "THREATEN"
    return "REJECT" if clause.negated and type in KIND else type


def marked_pair(row: Row) -> Pair:
    """Return the stretches of the tags, as offsets into the sentence without tags."""
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    at = 0
    for words, tag in _TAGGED.findall(row["marked"]):
        if tag:
            spans[tag].append(Span(at, at + len(words)))
        at += len(words)
    return spans["s"], spans["t"]


def named_pair(row: Row) -> Pair:
    """Return where the words of the parties stand in the text, the first time each."""
    return _places(row["text"], row.get("source")), _places(row["text"], row.get("target"))


def _places(text: str, parties: object) -> list[Span]:
    words = [p.get("actorText") or "" for p in parties if isinstance(p, dict)] if isinstance(parties, list) else []
    return [Span(at, at + len(w)) for w in words if w and (at := text.find(w)) >= 0]


def clause_of(analysis: Analysis, pair: Pair) -> Clause | None:
    """Return the clause that joins a pair best."""

    def fit(clause: Clause) -> tuple[int, int]:
        doers = [analysis.actors[i].span for i in clause.actors]
        others = [analysis.actors[i].span for i in clause.recipients]
        others += [analysis.places[i].span for i in clause.places]
        source, target = _meets(doers, pair[0]), _meets(others, pair[1])
        swapped = _meets(doers, pair[1]) or _meets(others, pair[0])
        return 2 * (source + target) + swapped, -clause.trigger.start

    return max(analysis.clauses, key=fit, default=None)


def _meets(found: Sequence[Span], wanted: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in wanted for span in found)
