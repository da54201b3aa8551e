"""Labelled examples from coded reports: pairs of mentions, and drafts with their worth and frame."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.data import scorer

from dateline.export.jsonl import claim_object
from dateline.extract.claims import claims_of, drafts_of
from dateline.extract.draft import Resolved
from dateline.extract.features import Bag
from dateline.extract.frames import frame_of
from dateline.extract.judging import Verdict, features_of
from dateline.extract.pairs import Pairs
from dateline.learned.linear import Linear
from dateline.model.analysis import Clause
from dateline.resolve.identities import Identities
from training.codings import Coded

UNREAD = -1  # a mention that nobody labelled


@dataclass(frozen=True)
class DraftExample:
    """A draft's features, whether it pairs with a coded claim of its type, and that claim's frame."""

    bag: Bag
    worth: bool
    frame: str | None


def pair_examples(resolved: Resolved, coded: Coded) -> Iterator[tuple[Bag, bool]]:
    """Yield pairs of mentions with whether they tell one event; pairs of which neither is coded tell nothing."""
    clauses = sorted(resolved.analysis.clauses, key=lambda c: c.trigger)
    pairs = Pairs(resolved, clauses)
    claims = [claim_told(clause, coded) for clause in clauses]
    for j, second in enumerate(clauses):
        for i, first in enumerate(clauses[:j]):
            a, b = claims[i], claims[j]
            if UNREAD not in (a, b) and not (a is None and b is None) and pairs.comparable(first, second):
                yield pairs.features(first, second), a == b


def claim_told(clause: Clause, coded: Coded) -> int | None:
    """Return the number of the claim that a mention tells, ``None`` for none, ``UNREAD`` where nobody labelled it."""
    exact = (clause.head.start, clause.head.end)
    if exact in coded.mentions:
        return coded.mentions[exact]
    inside = [
        claim
        for (start, end), claim in coded.mentions.items()
        if clause.trigger.start < end and start < clause.trigger.end
    ]
    return inside[0] if inside else UNREAD


def draft_examples(
    resolved: Resolved, coded: Coded, same: Linear | None, identities: Identities
) -> Iterator[DraftExample]:
    """Yield the drafts that ``same`` makes of a report, paired with the coded claims as the scorer pairs them."""
    drafts = drafts_of(resolved, same)
    bags = features_of(drafts)  # before the claims take over places from each other
    all_of_them = [Verdict(draft, True, frame_of(draft), "") for draft in drafts]
    told = [claim_object(claim) for claim in claims_of(all_of_them, resolved, identities)]
    score = scorer("score_claims")
    partner = {mine: coded.claims[theirs] for theirs, mine in score.pair(coded.claims, told)}
    for i in range(len(drafts)):
        gold = partner.get(i)
        right = gold is not None and score.same_type(gold, told[i])
        yield DraftExample(bags[i], right, gold["frame"] if gold else None)


def opening_examples(resolved: Resolved, coded: Coded, same: Linear | None) -> Iterator[DraftExample]:
    """Yield the drafts of a report's opening alone, by what their mentions are labelled as telling: so that a text of a
    sentence or two is not held to tell nothing.
    """
    drafts = drafts_of(resolved, same)
    for draft, bag in zip(drafts, features_of(drafts), strict=True):
        told = [claim for c in draft.clauses if (claim := claim_told(c, coded)) not in (None, UNREAD)]
        frame = coded.claims[told[0]]["frame"] if told and told[0] is not None else None
        yield DraftExample(bag, bool(told), frame)
