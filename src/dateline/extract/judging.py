"""Which drafts are claims, and in which frame: by what was learned where there is a model, else by the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.draft import Draft
from dateline.extract.features import Bag, Peer, of_draft
from dateline.extract.frames import frame_of
from dateline.extract.worthwhile import worthwhile
from dateline.learned.linear import Models

# What the grammar says outright ("will free", "threatened to"): too seldom told to be learned well.
OUTRIGHT = {"planned", "threatened"}


@dataclass(frozen=True)
class Verdict:
    """What is held of a draft: whether it is a claim, in which frame, and why."""

    draft: Draft
    claim: bool
    frame: str
    rule: str


def judge(drafts: Sequence[Draft], models: Models | None) -> list[Verdict]:
    """Return a verdict for each draft, in order."""
    if models is None:
        return [Verdict(d, worthwhile(d), frame_of(d), "told fully enough") for d in drafts]
    found = []
    for draft, bag in zip(drafts, features_of(drafts), strict=True):
        told = draft.clauses[0].frame
        frame = told if told in OUTRIGHT else models.frame.best(bag)
        likely = models.worth.probability(bag)
        found.append(Verdict(draft, likely >= models.worth.threshold, frame, models.worth.words(bag, likely)))
    return found


def features_of(drafts: Sequence[Draft]) -> list[Bag]:
    """Return each draft's features, what the rules say of it among them."""
    peers = [Peer.of(draft) for draft in drafts]
    return [of_draft(peer, peers, frame_of(peer.draft), worthwhile(peer.draft)) for peer in peers]
