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
LOW = 0.2  # how likely a report's only deadly act must be at least to be a claim


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
    bags = features_of(drafts)
    likely = [models.worth.probability(bag) for bag in bags]
    kept = {i for i, p in enumerate(likely) if p >= models.worth.threshold}
    kept |= _bloodiest(drafts, likely, kept)
    return [
        Verdict(draft, i in kept, _frame(draft, bag, models), models.worth.words(bag, likely[i]))
        for i, (draft, bag) in enumerate(zip(drafts, bags, strict=True))
    ]


def _frame(draft: Draft, bag: Bag, models: Models) -> str:
    told = draft.clauses[0].frame
    return told if told in OUTRIGHT else models.frame.best(bag)


def _bloodiest(drafts: Sequence[Draft], likely: Sequence[float], kept: set[int]) -> set[int]:
    """Return the likeliest act that killed or hurt somebody, of a report where no claim would tell of one.

    Short reports of crime are unlike those that the models were fitted to, and would be left without their one event.
    """
    bloody = {i for i, draft in enumerate(drafts) if "ASSAULT" in draft.types and _hurts(draft)}
    if bloody & kept:
        return set()
    fit = [i for i in bloody if likely[i] >= LOW and worthwhile(drafts[i])]
    return {max(fit, key=lambda i: (likely[i], -i))} if fit else set()


def _hurts(draft: Draft) -> bool:
    return not draft.clauses[0].negated and any(x.outcome in ("killed", "injured") for x in draft.losses)


def features_of(drafts: Sequence[Draft]) -> list[Bag]:
    """Return each draft's features, what the rules say of it among them."""
    peers = [Peer.of(draft) for draft in drafts]
    return [of_draft(peer, peers, frame_of(peer.draft), worthwhile(peer.draft)) for peer in peers]
