"""Claims to events, all at once: what linking from scratch does, and what it is measured by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.blocks import Blocks
from dateline.link.clusters import whole
from dateline.link.facts import Facts
from dateline.link.score import link
from dateline.model import Link


@dataclass(frozen=True, slots=True)
class Linked:
    """Claims in groups, each group an event; the links that speak for it, and how many pairs were weighed."""

    groups: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    weighed: int


def link_all(claims: Iterable[Facts]) -> Linked:
    """Link claims from scratch. The order in which they are given makes no difference."""
    facts = {one.claim: one for one in claims}
    blocks = Blocks()
    links: list[Link] = []
    weighed = 0
    for one in sorted(facts.values(), key=_in_time):
        others = blocks.candidates(one)
        weighed += len(others)
        links += links_of(one, others)
        blocks.add(one)
    return Linked(tuple(whole(facts, links, link)), tuple(links), weighed)


def links_of(one: Facts, others: Sequence[Facts]) -> list[Link]:
    """Return the links of a claim that speak for one event."""
    return [found for other in others if (found := link(one, other)).score > 0 and not found.barred]


def _in_time(facts: Facts) -> tuple[int, str]:
    return facts.first or 0, facts.claim
