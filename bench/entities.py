"""Actors and places by their words, and who fights whom, in texts on Syria and Iraq.

Actors are the set's organisations and persons, places its locations, each where most of its annotators agree. The set
marks every noun phrase that means somebody ("the two leaders", "we"); dateline reads those that do something or are
named. Who fights whom comes from the clauses of violence: each doer with each whom it was done to, and the sides of a
fight with each other.

Some texts, a few of the check half among them, were coded by hand for training dateline's models. What nobody tuned or
trained anything on is shown apart as *unseen*: the check half without those.
"""

from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from bench.data import ROOT, Row, lines, odd, parts, scorer
from bench.readings import parsed_texts
from dateline.knowledge.everything import Knowledge
from dateline.languages.en.analyse import clause_reader, read_parsed
from dateline.languages.en.parse import Parsed
from dateline.model import Span
from dateline.model.analysis import Analysis, Clause

ACTORS = ("Organisation", "Person")
PLACES = ("Location",)
AGREED = 0.5
CODED = ROOT / "training" / "codings" / "re3d.jsonl"
FIGHT = "FightingAgainst"

Found = tuple[str, int, int, str]
Fight = tuple[str, str, tuple[int, int], tuple[int, int]]


def actors_and_places(docs: Path, gold: Path) -> dict[str, float]:
    """Score spans of actors and places (any overlap counts) and the pairs of those who fight."""
    expected = {row["id"]: row for row in lines(gold)}
    wanted = (row for row in lines(docs) if row["id"] in expected)
    found = {
        row["id"]: scored_forms(row["id"], read_parsed(parsed, knowledge), locative(parsed, knowledge))
        for row, parsed, knowledge in parsed_texts(wanted, lambda row: str(row["text"]))
    }
    score = scorer("score_sets")
    figures: dict[str, float] = {}
    seen = trained_on()
    for part, ids in (*parts(list(expected)), ("unseen", [id for id in expected if odd(id) and id not in seen])):
        for n, (name, types) in enumerate((("actor", ACTORS), ("place", PLACES))):
            marked = [entity for id in ids for entity in entities(expected[id], types)]
            ours = [entity for id in ids for entity in found[id][n]]
            scored = score.spans_f1(marked, ours, relaxed=True, typed=False)
            figures |= {f"{part} {name} F1": scored["f"], f"{part} {name} recall": scored["r"]}
        pairs = [pair for id in ids for pair in found[id][2]]
        figures[f"{part} {FIGHT} F1"] = score.rel_f1([p for id in ids for p in marked_fights(expected[id])], pairs)["f"]
    return figures


def trained_on() -> set[str]:
    """Return the ids of the texts that were coded for training."""
    return {str(row["id"]) for row in lines(CODED)} if CODED.exists() else set()


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


def locative(parsed: Parsed, knowledge: Knowledge) -> set[Span]:
    """Return the place names that say where something is, not who acts or owns ("Turkey said")."""
    reader, _ = clause_reader(parsed, knowledge)
    return {place.span for place in reader.places if reader.is_where(place)}


def scored_forms(id: str, analysis: Analysis, where: set[Span]) -> tuple[list[Found], list[Found], list[Fight]]:
    """Return actors, places and fights in the scorer's form."""
    return (
        [_entity(id, span) for span in actors(analysis, where)],
        [_entity(id, span) for span in places(analysis, where)],
        list(fights(id, analysis)),
    )


def actors(analysis: Analysis, where: set[Span]) -> list[Span]:
    """Return who is read as a party or as a source: the longest of nested words, no things, no state that only says
    where.
    """
    idle = [m.span for m in analysis.actors if m.kind == "things"]
    parties = {m.span for m in analysis.actors if m.kind != "state" or not any(m.span.overlaps(w) for w in where)}
    sources = {span for attribution in analysis.attributions for span in attribution.source}
    return _longest((parties | sources).difference(idle))


def places(analysis: Analysis, where: set[Span]) -> list[Span]:
    """Return the places that say where, and are no part of a party's name."""
    parties = [m.span for m in analysis.actors if m.kind != "state"]
    told = {analysis.places[i].span for clause in analysis.clauses for i in clause.places}
    return [
        p.span
        for p in analysis.places
        if p.span in told or (p.span in where and not any(s.overlaps(p.span) for s in parties))
    ]


def _longest(spans: set[Span]) -> list[Span]:
    """Return the spans that lie in no other."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _entity(id: str, span: Span) -> Found:
    return id, span.start, span.end, ""


def fights(id: str, analysis: Analysis) -> Iterator[Fight]:
    """Yield who fights whom by the clauses of violence, each pair of words once. An act that nobody is told to have
    done stands for its doer ("one strike destroyed a bridge"), as the set has it.
    """
    pairs = dict.fromkeys(
        pair
        for clause in analysis.clauses
        if clause.type == "ASSAULT" and not clause.negated
        for pair in _sides(clause, analysis)
    )
    for one, other in pairs:
        yield id, FIGHT, (one.start, one.end), (other.start, other.end)


def _sides(clause: Clause, analysis: Analysis) -> Iterator[tuple[Span, Span]]:
    doers = [analysis.actors[i].span for i in clause.actors]
    if clause.recipients:
        doers = doers or ([clause.head] if clause.nominal else [])
        yield from product(doers, (analysis.actors[i].span for i in clause.recipients))
    elif clause.mode == "clash":
        yield from combinations(doers, 2)
