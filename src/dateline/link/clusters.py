"""Claims to events: links are taken from the strongest down, and two groups join where all between them speaks for it.

What comes out depends on the claims and their links alone, not on the order in which they came: each connected part of
the graph of links is grouped by itself, from scratch. So an event grows with a new report exactly as it would have
been made had the report been there from the start.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.link.facts import Facts
from dateline.model import Link

Scoring = Callable[[Facts, Facts], Link]


def components(claims: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    """Return the connected parts of the graph of links, each sorted, in a fixed order."""
    parent = {claim: claim for claim in claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for link in links:
        a, b = root(link.first), root(link.second)
        if a != b:
            parent[max(a, b)] = min(a, b)
    parts: dict[str, list[str]] = {}
    for claim in sorted(parent):
        parts.setdefault(root(claim), []).append(claim)
    return [parts[key] for key in sorted(parts)]


def groups(
    claims: Sequence[Facts],
    links: Iterable[Link],
    scoring: Scoring,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[tuple[str, ...]]:
    """Return the claims of one connected part in groups.

    ``links`` are those with a score above zero; ``together`` and ``apart`` are what a person decided: pairs of claims
    that are one event whatever the score, and pairs that are not.
    """
    facts = {one.claim: one for one in claims}
    group = {claim: [claim] for claim in facts}
    barred = {frozenset(pair) for pair in apart}
    scores: dict[tuple[str, str], float | None] = {}

    def score(a: str, b: str) -> float | None:
        key = (a, b) if a < b else (b, a)
        if key not in scores:
            found = scoring(facts[a], facts[b])
            scores[key] = None if found.barred or frozenset(key) in barred else found.score
        return scores[key]

    def join(a: str, b: str) -> None:
        mine, theirs = group[a], group[b]
        mine.extend(theirs)
        for claim in theirs:
            group[claim] = mine

    for a, b in sorted(together):
        if a in group and b in group and group[a] is not group[b]:
            join(a, b)
    for link in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
        a, b = link.first, link.second
        if group[a] is group[b]:
            continue
        between = [score(x, y) for x in group[a] for y in group[b]]
        known = [value for value in between if value is not None]
        if len(known) == len(between) and sum(known) > 0:
            join(a, b)
    return sorted({tuple(sorted(members)) for members in group.values()})


def whole(facts: Mapping[str, Facts], links: Sequence[Link], scoring: Scoring) -> list[tuple[str, ...]]:
    """Return all claims in groups, part by part."""
    mine: dict[str, list[Link]] = {}
    parts = components(facts, links)
    part_of = {claim: index for index, part in enumerate(parts) for claim in part}
    for link in links:
        mine.setdefault(str(part_of[link.first]), []).append(link)
    return [
        group
        for index, part in enumerate(parts)
        for group in (
            groups([facts[claim] for claim in part], mine.get(str(index), ()), scoring)
            if len(part) > 1
            else [tuple(part)]
        )
    ]
