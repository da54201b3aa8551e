"""What became of a report's claims when the report, or the dateline that read it, changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.export.jsonl import claim_object
from dateline.model import Claim

_COMPARED = ("type", "mode", "actor", "recipient", "place", "date", "casualties", "frame", "negated", "statements")
_NAMED = {"actor": "name", "recipient": "name", "place": "name"}


@dataclass(frozen=True, slots=True)
class Change:
    """Claims by what became of them: ids before and after.

    ``same`` and ``changed`` are pairs, ``changed`` with the names of the fields that are not as they were.
    """

    same: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def changes(before: Sequence[Claim], after: Sequence[Claim]) -> Change:
    """Compare the claims of two versions of a report: the same deed told by the same words is the same claim."""
    told = {claim.id: _values(claim) for claim in (*before, *after)}
    left = list(after)
    pairs: list[tuple[Claim, Claim]] = []
    for closeness in (_alike, _named_alike, _placed_alike):
        for old in before:
            if any(old is one for one, _ in pairs):
                continue
            match = next((new for new in left if closeness(old, new)), None)
            if match:
                left.remove(match)
                pairs.append((old, match))
    differing = [(a.id, b.id, tuple(f for f in _COMPARED if told[a.id][f] != told[b.id][f])) for a, b in pairs]
    matched = {a.id for a, _ in pairs}
    return Change(
        same=tuple((a, b) for a, b, fields in differing if not fields),
        changed=tuple(row for row in differing if row[2]),
        gone=tuple(claim.id for claim in before if claim.id not in matched),
        new=tuple(claim.id for claim in left),
    )


def _alike(old: Claim, new: Claim) -> bool:
    return _words(old) == _words(new) and _values(old) == _values(new)


def _named_alike(old: Claim, new: Claim) -> bool:
    return _words(old) == _words(new)


def _placed_alike(old: Claim, new: Claim) -> bool:
    """Tell whether a claim may have been worded anew: the same deed at the same place."""
    places = [{place.name for place in claim.place} for claim in (old, new)]
    return (old.type, old.mode) == (new.type, new.mode) and bool(places[0] & places[1])


def _words(claim: Claim) -> tuple[str, str]:
    return claim.type, " ".join(claim.trigger.text.casefold().split())


def _values(claim: Claim) -> dict[str, object]:
    """Return what a claim says, without the offsets and words that another version may have elsewhere."""
    told = claim_object(claim)
    for name, key in _NAMED.items():
        told[name] = [value[key] for value in told[name]]
    told["date"] = told["date"] and (told["date"]["from"], told["date"]["to"])
    told["casualties"] = [(x["outcome"], x["who"], x["low"], x["high"]) for x in told["casualties"]]
    told["statements"] = [(s["source"], s["stance"]) for s in told["statements"]]
    return {name: told[name] for name in _COMPARED}
