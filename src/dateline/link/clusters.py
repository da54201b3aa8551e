"""Claims to events: pairs are taken from the strongest down, and two groups join where all between them speaks for it.

What comes out depends on the claims and their scores alone, not on the order in which they came: each connected part of
the graph of pairs is grouped by itself, from scratch. So an event grows with a new report exactly as it would have
been made had the report been there from the start.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.link.facts import Facts
from dateline.link.score import BARRED, score

Pair = tuple[str, str, float]
"""Two claims, the smaller id first, and their score, which is above zero."""

SAMPLE = 12
"""How many claims of a group speak for it where it is larger: its first ones by their id."""


def components(claims: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """Return the connected parts of the graph of pairs, each sorted, in a fixed order."""
    parent = {claim: claim for claim in claims}

    def root(claim: str) -> str:
        while parent[claim] != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for first, second, _ in pairs:
        a, b = root(first), root(second)
        if a != b:
            parent[max(a, b)] = min(a, b)
    parts: dict[str, list[str]] = {}
    for claim in sorted(parent):
        parts.setdefault(root(claim), []).append(claim)
    return [parts[key] for key in sorted(parts)]


class _Group:
    """Claims that are one event so far."""

    __slots__ = ("apart", "claims", "reports")

    def __init__(self, claim: str, report: str) -> None:
        self.claims, self.reports = [claim], {report}
        self.apart: set[_Group] = set()
        """Groups that it was weighed against and not joined with."""


def groups(
    claims: Sequence[Facts],
    pairs: Iterable[Pair],
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    scoring: Callable[[Facts, Facts], float] = score,
) -> list[tuple[str, ...]]:
    """Return the claims of one connected part in groups.

    ``pairs`` are those with a score above zero; ``together`` and ``apart`` are what a person decided: pairs of claims
    that are one event whatever the score, and pairs that are not.
    """
    facts = {one.claim: one for one in claims}
    group = {claim: _Group(claim, one.report) for claim, one in facts.items()}
    barred = set(apart)
    scores: dict[tuple[str, str], float] = {}

    def between(a: str, b: str) -> float:
        key = (a, b) if a < b else (b, a)
        if key not in scores:
            scores[key] = BARRED if key in barred else scoring(facts[a], facts[b])
        return scores[key]

    def speaks_for(a: _Group, b: _Group) -> bool:
        if not a.reports.isdisjoint(b.reports):
            return False
        if barred and any((min(x, y), max(x, y)) in barred for x in a.claims for y in b.claims):
            return False
        return sum(between(x, y) for x in sorted(a.claims)[:SAMPLE] for y in sorted(b.claims)[:SAMPLE]) > 0

    def join(a: _Group, b: _Group) -> None:
        a.claims += b.claims
        a.reports |= b.reports
        for other in a.apart | b.apart:
            other.apart -= {a, b}
        a.apart.clear()
        for claim in b.claims:
            group[claim] = a

    for first, second in sorted(together):
        if first in group and second in group and group[first] is not group[second]:
            join(group[first], group[second])
    for first, second, _ in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        a, b = group[first], group[second]
        if a is b or b in a.apart:
            continue
        if speaks_for(a, b):
            join(a, b)
        else:
            a.apart.add(b)
            b.apart.add(a)
    return sorted({tuple(sorted(one.claims)) for one in group.values()})


def whole(facts: Mapping[str, Facts], pairs: Sequence[Pair]) -> list[tuple[str, ...]]:
    """Return all claims in groups, part by part."""
    parts = components(facts, pairs)
    part_of = {claim: index for index, part in enumerate(parts) for claim in part}
    mine: dict[int, list[Pair]] = {}
    for pair in pairs:
        mine.setdefault(part_of[pair[0]], []).append(pair)
    found: list[tuple[str, ...]] = []
    for index, part in enumerate(parts):
        if len(part) == 1:
            found.append((part[0],))
        else:
            found += groups([facts[claim] for claim in part], mine[index])
    return found
