"""Which drafts are claims, and in which frame: by what was learned where there is a model, else by the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.draft import Draft
from dateline.extract.features import Bag, of_draft
from dateline.extract.frames import frame_of
from dateline.extract.worthwhile import worthwhile
from dateline.learned.linear import Linear, Models


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
    for draft in drafts:
        bag = features_of(draft, drafts)
        worth = models.worth.probability(bag)
        found.append(
            Verdict(draft, worth >= models.worth.threshold, models.frame.best(bag), _words(worth, bag, models.worth))
        )
    return found


def features_of(draft: Draft, drafts: Sequence[Draft]) -> Bag:
    """Return a draft's features, what the rules say of it among them."""
    return of_draft(draft, drafts, frame_of(draft), worthwhile(draft))


def _words(worth: float, bag: Bag, model: Linear) -> str:
    reasons = ", ".join(f"{name} {weight:+.1f}" for name, weight in model.reasons(bag))
    return f"learned {worth:.2f}: {reasons}"
