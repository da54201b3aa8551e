"""Actors and places by their words, and who fights whom, in texts on Syria and Iraq.

Actors are the set's organisations and persons, places its locations, each where most of its annotators agree. The set
marks every noun phrase that means somebody or some place ("the two leaders", "we", "two bridges"), which is more than a
record holds: it is compared with all that :mod:`dateline.languages.en.mentioned` reads, the record's parties, sources
and places among it. The set gives a site to its place, its owner's name included ("an ISIL-held building"), and takes
"X, Y" for one place. Who fights whom comes from the clauses of violence, each doer with each whom it was done to and
the sides of a fight with each other, and from what is told of enemies without an act ("committed to defeating X").

Some texts, a few of the check half among them, were coded by hand for training dateline's models. What nobody tuned or
trained anything on is shown apart as *unseen*: the check half without those.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Self

from bench.data import ROOT, Row, lines, odd, parts, scorer
from bench.readings import parsed_texts
from dateline.knowledge.everything import Knowledge
from dateline.languages.en.analyse import clause_reader, read_parsed
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.enemies import enemies
from dateline.languages.en.mentioned import are_people, outermost, sites, somebody
from dateline.languages.en.parse import Parsed
from dateline.model import ActorMention, Span
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
        row["id"]: scored_forms(row["id"], parsed, knowledge)
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


def scored_forms(id: str, parsed: Parsed, knowledge: Knowledge) -> tuple[list[Found], list[Found], list[Fight]]:
    """Return actors, places and fights in the scorer's form."""
    mentioned = Mentioned.of(parsed, knowledge)
    return (
        [_entity(id, span) for span in actors(mentioned)],
        [_entity(id, span) for span in places(mentioned)],
        list(fights(id, mentioned)),
    )


@dataclass(frozen=True)
class Mentioned:
    """What a text mentions: its analysis, the place names that say where something is ("Turkey said": not so),
    everybody and every site, named or not, what is struck of somebody's, the nouns that do something and who is whose
    enemy.
    """

    analysis: Analysis
    where: frozenset[Span]
    people: Sequence[Span] = ()
    sites: Sequence[Span] = ()
    things: Collection[Span] = ()
    doing: Collection[Span] = ()
    enemies: Sequence[tuple[Span, Span]] = ()

    @classmethod
    def of(cls, parsed: Parsed, knowledge: Knowledge) -> Self:
        """Read a parsed text."""
        reader, _ = clause_reader(parsed, knowledge)
        parties = reader.parties
        analysis = read_parsed(parsed, knowledge)
        return cls(
            analysis,
            frozenset(place.span for place in reader.places if reader.is_where(place)),
            somebody(parsed, parties),
            sites(parsed, parties),
            {m.span for m in analysis.actors if m.kind == "things" or not _told_by_people(m, parties)},
            {parsed.span(t.i, t.i) for t in parsed.doc if t.dep_ == "nsubj" and t.pos_ == "NOUN"},
            tuple(enemies(parsed, parties)),
        )


def _told_by_people(mention: ActorMention, reader: PartyReader) -> bool:
    """Tell whether the words for a party are a name or people, not a thing of theirs that is struck ("ISIL
    targets").
    """
    parsed = reader.parsed
    head = parsed.doc[parsed.tokens(mention.head)[-1]]
    return head.i in parsed.hits or reader.kind_of(head) is None or are_people(head, reader)


def actors(mentioned: Mentioned) -> list[Span]:
    """Return who is mentioned: the longest of nested words, no place, no owner within the words for a thing or a
    site ("an ISIL-held building").
    """
    analysis, where = mentioned.analysis, mentioned.where
    parties = {m.span for m in analysis.actors if m.kind != "state" or not any(m.span.overlaps(w) for w in where)}
    sources = {span for attribution in analysis.attributions for span in attribution.source}
    people = {span for span in mentioned.people if not any(w.covers(span) for w in where)}
    owned = {*mentioned.things, *mentioned.sites}
    told = outermost((parties | sources | people).difference(mentioned.things))
    return [span for span in told if not any(o.covers(span) for o in owned)]


def places(mentioned: Mentioned) -> list[Span]:
    """Return the places that say where and are no part of a party's name, and sites of no name. What the words name
    as containing a place ("X, Y") is one with it in the set.
    """
    states = {m.span for m in mentioned.analysis.actors if m.kind == "state"}
    parties = [span for span in actors(mentioned) if span not in states]
    named = mentioned.analysis.places
    text = mentioned.analysis.report.text
    containers = {named[i].span for p in named for i in p.within[:1] if text[p.span.end : named[i].span.start] == ", "}
    told = {p.span for p in named if p.span in mentioned.where and not any(s.overlaps(p.span) for s in parties)}
    return outermost((told - containers).union(mentioned.sites))


def _entity(id: str, span: Span) -> Found:
    return id, span.start, span.end, ""


def fights(id: str, mentioned: Mentioned) -> Iterator[Fight]:
    """Yield who fights whom by the clauses of violence and by what is told of enemies, each pair of words once."""
    pairs = dict.fromkeys(
        pair
        for clause in mentioned.analysis.clauses
        if clause.type == "ASSAULT" and not clause.negated
        for pair in _sides(clause, mentioned)
    )
    told = [(a, b) for a, b in mentioned.enemies if not any(a.overlaps(c) and b.overlaps(d) for c, d in pairs)]
    for one, other in (*pairs, *dict.fromkeys(told)):
        yield id, FIGHT, (one.start, one.end), (other.start, other.end)


def _sides(clause: Clause, mentioned: Mentioned) -> Iterator[tuple[Span, Span]]:
    """Yield who fights whom in one clause. An act that nobody is told to have done stands for its doer where it does
    something itself ("one strike destroyed a bridge"), as the set has it.
    """
    actors = mentioned.analysis.actors
    doers = [actors[i].span for i in clause.actors]
    if clause.recipients:
        doers = doers or ([clause.head] if clause.head in mentioned.doing else [])
        yield from product(doers, (actors[i].span for i in clause.recipients))
    elif clause.mode == "clash":
        yield from combinations(doers, 2)
