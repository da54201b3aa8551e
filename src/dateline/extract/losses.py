"""The losses of a claim out of all the figures that its mentions give."""

from dataclasses import replace

from dateline.model import LossMention


def losses_of(mentions: list[LossMention]) -> list[LossMention]:
    """Return one loss a figure: parts dropped, repeats joined, a bounded figure before the bare one of the headline."""
    kept: list[LossMention] = []
    for loss in _certain(mentions):
        same = [k for k in kept if k.outcome == loss.outcome]
        if any((k.low, k.high) == (loss.low, loss.high) for k in same):
            continue
        bare = next((k for k in same if bare_of(k, loss)), None)
        if bare is not None:
            kept[kept.index(bare)] = loss
            continue
        if any(bare_of(loss, k) for k in same) or (same and _vague(loss)):
            continue
        if same and all(_vague(k) for k in same):
            kept = [k for k in kept if k not in same]
        kept.append(loss)
    return kept


def _certain(mentions: list[LossMention]) -> list[LossMention]:
    """Leave out parts, and those shot or in hospital who turn out to be among the dead or the wounded told besides.

    What only presumes a loss ("was shot", "in critical condition") tells of the same people again and again: of such
    figures the largest one counts, less the dead.
    """
    whole = [loss for loss in mentions if not loss.part]
    told = [loss for loss in whole if not loss.presumed]
    presumed = [loss for loss in whole if loss.presumed]
    if not presumed or any(loss.outcome == "injured" for loss in told):
        return told
    most = max(presumed, key=lambda loss: (loss.high is not None, loss.low or 0))
    dead = max((loss.low or 0 for loss in told if loss.outcome == "killed"), default=0)
    if not dead:
        return [*told, most]
    if most.high is None or most.high <= dead:
        return told
    return [*told, replace(most, low=most.high - dead, high=most.high - dead)]


def bare_of(bare: LossMention, bounded: LossMention) -> bool:
    """Tell whether one is the bare figure ("30 killed") of the other's bounded one ("at least 30", "more than 29")."""
    if bare.low is None or bare.low != bare.high:
        return False
    if bounded.high is None:
        return bounded.low in (bare.low, bare.low + 1)
    return bounded.low is None and bounded.high == bare.high


def _vague(loss: LossMention) -> bool:
    return loss.high is None and (loss.low or 0) <= 2
