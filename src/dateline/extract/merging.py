"""Which clauses of a report tell the same event.

Each clause in turn meets the drafts so far and joins the one that it most likely belongs to, or founds its own.
"""

from collections.abc import Callable, Sequence

from dateline.extract.draft import Draft, Resolved
from dateline.extract.evidence import evidence
from dateline.extract.pairs import Pairs
from dateline.learned.linear import Linear
from dateline.model.analysis import Clause

THRESHOLD = 1.5  # weight of evidence from which the rules take two mentions for one event
# Evidence that no likelihood outweighs: one event has one day, and the items of a list are events of their own.
APART = frozenset(
    ("other day", "a toll of another span", "another item of the list", "an item of the list that it opens")
)

# Modes of acts that are never a part of another.
ALONE = frozenset(("abduct",))

# By how much a clause lies above (or below) what it takes to join a draft, and why; None where it cannot.
Weigh = Callable[[Draft, Clause], tuple[float, Callable[[], str]] | None]


def merge(resolved: Resolved, clauses: Sequence[Clause], model: Linear | None = None) -> list[Draft]:
    """Group clauses, given in the order of the text, into drafts.

    ``model`` tells how likely two mentions are one event; without it the weights of the rules are added up.
    """
    weigh = _by_rules if model is None else _learned(resolved, clauses, model)
    drafts: list[Draft] = []
    for clause in clauses:
        scored = [(*found, i) for i, draft in enumerate(drafts) if (found := weigh(draft, clause)) is not None]
        above, why, i = max(scored, key=lambda s: (s[0], s[2]), default=(-1.0, str, 0))
        if above >= 0:
            drafts[i].clauses.append(clause)
            drafts[i].why.append(why())
        else:
            drafts.append(Draft(resolved, [clause]))
    return drafts


def _by_rules(draft: Draft, clause: Clause) -> tuple[float, Callable[[], str]] | None:
    found = evidence(draft, clause)
    if found is None:
        return None
    return sum(e.weight for e in found) - THRESHOLD, lambda: ", ".join(f"{e.reason} {e.weight:+.1f}" for e in found)


def _learned(resolved: Resolved, clauses: Sequence[Clause], model: Linear) -> Weigh:
    """Weigh a clause by the middle between its nearest mention in the draft and all of them."""
    pairs = Pairs(resolved, clauses, model.weights[0])

    def weigh(draft: Draft, clause: Clause) -> tuple[float, Callable[[], str]] | None:
        if (clause.mode in ALONE) != any(mention.mode in ALONE for mention in draft.clauses):
            return None
        near = [mention for mention in draft.clauses if pairs.comparable(mention, clause)]
        if not near:
            return None
        if any(e.reason in APART for mention in near for e in pairs.evidence(mention, clause)):
            return None
        bags = [pairs.features(mention, clause) for mention in near]
        likely = [model.probability(bag) for bag in bags]
        best = max(likely)
        above = (best + sum(likely) / len(draft.clauses)) / 2 - model.threshold
        return above, lambda: model.words(bags[likely.index(best)], best)

    return weigh
