"""Actors and places by their words, and who fights whom, in texts on Syria and Iraq.

Actors are the set's organisations and persons, places its locations, each where most of its annotators agree. The set
marks every noun phrase that means somebody ("the two leaders", "we"); dateline reads those that do something or are
named. Who fights whom comes from the clauses of violence: each doer with each whom it was done to, and the sides of a
fight with each other.

The half that is not *check* was partly coded by hand for training dateline's models (``training/codings/re3d.jsonl``);
the check half is unseen.
"""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from bench.data import Row, lines, parts, scorer
from bench.readings import analysed
from dateline.model import Span
from dateline.model.analysis import Analysis, Clause

ACTORS = ("Organisation", "Person")
PLACES = ("Location",)
AGREED = 0.5
FIGHT = "FightingAgainst"
_VIOLENT = ("ASSAULT", "LOSS")

Found = tuple[str, int, int, str]
Fight = tuple[str, str, tuple[int, int], tuple[int, int]]


def actors_and_places(docs: Path, gold: Path) -> dict[str, float]:
    """Score spans of actors and places (any overlap counts) and the pairs of those who fight."""
    expected = {row["id"]: row for row in lines(gold)}
    read = ((row["id"], a) for row, a in analysed(lines(docs), lambda row: str(row["text"])) if row["id"] in expected)
    found = {id: (actors(id, a), places(id, a), list(fights(id, a))) for id, a in read}
    score = scorer("score_sets")
    figures: dict[str, float] = {}
    for part, ids in parts(list(expected)):
        for n, (name, types) in enumerate((("actor", ACTORS), ("place", PLACES))):
            marked = [entity for id in ids for entity in entities(expected[id], types)]
            ours = [entity for id in ids for entity in found[id][n]]
            scored = score.spans_f1(marked, ours, relaxed=True, typed=False)
            figures |= {f"{part} {name} F1": scored["f"], f"{part} {name} recall": scored["r"]}
        pairs = [pair for id in ids for pair in found[id][2]]
        figures[f"{part} {FIGHT} F1"] = score.rel_f1([p for id in ids for p in marked_fights(expected[id])], pairs)["f"]
    return figures


def entities(row: Row, types: tuple[str, ...]) -> Iterator[Found]:
    """Yield the set's entities of some types."""
    for entity in row["entities"]:
        if entity["type"] in types and entity["conf"] >= AGREED:
            yield row["id"], entity["b"], entity["e"], ""


def marked_fights(row: Row) -> Iterator[Fight]:
    """Yield the pairs that the set marks as fighting."""
    for relation in row["relations"]:
        if relation["type"] == FIGHT and relation["conf"] >= AGREED:
            yield row["id"], FIGHT, tuple(relation["src"][:2]), tuple(relation["tgt"][:2])


def actors(id: str, analysis: Analysis) -> list[Found]:
    """Return the words of all parties read, in the scorer's form."""
    return [_entity(id, mention.span) for mention in analysis.actors]


def places(id: str, analysis: Analysis) -> list[Found]:
    """Return the words of all places read, in the scorer's form."""
    return [_entity(id, mention.span) for mention in analysis.places]


def _entity(id: str, span: Span) -> Found:
    return id, span.start, span.end, ""


def fights(id: str, analysis: Analysis) -> Iterator[Fight]:
    """Yield who fights whom by the clauses of violence, each pair of words once."""
    pairs = dict.fromkeys(pair for clause in analysis.clauses if clause.type in _VIOLENT for pair in _sides(clause))
    for one, other in pairs:
        a, b = analysis.actors[one].span, analysis.actors[other].span
        yield id, FIGHT, (a.start, a.end), (b.start, b.end)


def _sides(clause: Clause) -> Iterator[tuple[int, int]]:
    if clause.recipients:
        yield from product(clause.actors, clause.recipients)
    elif clause.mode == "clash":
        yield from combinations(clause.actors, 2)
