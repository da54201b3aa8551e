"""Claims to events, all at once: what linking from scratch does, and what it is measured by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.link.blocks import Blocks
from dateline.link.clusters import Pair, whole
from dateline.link.facts import Facts
from dateline.link.score import score


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims in groups, each group an event; the pairs that speak for it, and how many were weighed."""

    groups: tuple[tuple[str, ...], ...]
    pairs: tuple[Pair, ...]
    weighed: int


def link_all(claims: Iterable[Facts]) -> Linked:
    """Link claims from scratch. The order in which they are given makes no difference.

    They are gone through in order of time, so that only a few days are held ready for comparison.
    """
    facts = {one.claim: one for one in claims}
    blocks = Blocks()
    pairs: list[Pair] = []
    weighed = today = 0
    for one in sorted(facts.values(), key=_in_time):
        if one.first is not None and one.first > today:
            today = one.first
            blocks.forget_before(today - 1)
        others = blocks.candidates(one)
        weighed += len(others)
        pairs += pairs_of(one, others)
        blocks.add(one)
    return Linked(tuple(whole(facts, pairs)), tuple(pairs), weighed)


def pairs_of(one: Facts, others: Iterable[Facts]) -> Iterator[Pair]:
    """Yield the pairs of a claim for which more speaks than against."""
    for other in others:
        value = score(one, other)
        if value > 0:
            yield (one.claim, other.claim, value) if one.claim < other.claim else (other.claim, one.claim, value)


def _in_time(facts: Facts) -> tuple[int, str]:
    return facts.first or 0, facts.claim
