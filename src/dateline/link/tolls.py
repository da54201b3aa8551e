"""How many people met an outcome: the figures of one claim, and those of all claims of an event."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Claim, Loss, Telling, Toll

OUTCOMES = ("killed", "injured", "captured", "missing", "displaced")

# People of no kind: a figure for them is the whole toll, beside which others are parts or rivals.
_ANYBODY = frozenset(
    ("people", "persons", "person", "individuals", "others", "dead", "casualties", "victims", "fatalities", "bodies")
)


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One toll: bounds, ``None`` where open, and the chain of sources that gives it (``None``: all of the claim's)."""

    low: int | None
    high: int | None
    by: tuple[str, ...] | None = None

    def __str__(self) -> str:
        if self.low is not None and self.low == self.high:
            return str(self.low)
        if self.high is None:
            return f"{self.low} or more"
        return f"up to {self.high}" if self.low is None else f"{self.low} to {self.high}"


def figures(claim: Claim, outcome: str) -> tuple[Figure, ...]:
    """Return the tolls that a claim gives for one outcome, each a rival of the others.

    Figures for different people by one source are parts of one toll, and add up (11 soldiers, 17 fighters); a figure
    for people of no kind, and one by another source, is a rival.
    """
    losses = [loss for loss in claim.casualties if loss.outcome == outcome]
    found: list[Figure] = []
    for by in dict.fromkeys(loss.by for loss in losses):
        mine = [loss for loss in losses if loss.by == by]
        parts = [loss for loss in mine if not _anybody(loss)]
        found += [Figure(loss.low, loss.high, by) for loss in mine if _anybody(loss)]
        kinds = Counter(loss.who.casefold() for loss in parts)
        if len(kinds) == len(parts) and len(parts) > 1:
            found.append(_sum(parts, by))
        else:
            found += [Figure(loss.low, loss.high, by) for loss in parts]
    return tuple(dict.fromkeys(found))


def _anybody(loss: Loss) -> bool:
    words = loss.who.casefold().split()
    return not words or words[-1] in _ANYBODY


def _sum(parts: Sequence[Loss], by: tuple[str, ...] | None) -> Figure:
    low = sum(part.low or 0 for part in parts)
    high = None if any(part.high is None for part in parts) else sum(part.high or 0 for part in parts)
    return Figure(low or None, high, by)


Givers = Callable[[str, tuple[str, ...] | None], frozenset[str]]
"""Gives the origins behind a figure: of a claim, by its id, and of one of its chains of sources, or of all of them."""


def tolls(tellings: Iterable[Telling], givers: Givers) -> tuple[Toll, ...]:
    """Return for each outcome the lowest, the highest and the usual figure of claims in the order of their telling."""
    told = list(tellings)
    found = (
        _toll(outcome, [(f, t.claim.id) for t in told for f in figures(t.claim, outcome)], givers)
        for outcome in OUTCOMES
    )
    return tuple(toll for toll in found if toll)


def _toll(outcome: str, given: list[tuple[Figure, str]], givers: Givers) -> Toll | None:
    if not given:
        return None
    lowest = min(_least(figure) for figure, _ in given)
    highest = max(_most(figure) for figure, _ in given)
    usual = _usual(given, givers)
    return Toll(
        outcome=outcome,
        lowest=lowest,
        highest=None if highest == _OPEN else highest,
        usual=usual,
        lowest_by=_by(given, lambda figure: _least(figure) == lowest),
        highest_by=_by(given, lambda figure: _most(figure) == highest),
        usual_by=_by(given, lambda figure: _least(figure) == usual),
    )


def _usual(given: list[tuple[Figure, str]], givers: Givers) -> int:
    """Return the figure of most origins, of each its last one (a toll is corrected); of equals the one told last."""
    last: dict[str, tuple[str, list[int]]] = {}
    order: dict[int, int] = {}
    for index, (figure, claim) in enumerate(given):
        value = _least(figure)
        order[value] = index
        for origin in givers(claim, figure.by) or {claim}:
            if origin not in last or last[origin][0] != claim:
                last[origin] = (claim, [])
            last[origin][1].append(value)
    votes = Counter(value for _, values in last.values() for value in set(values))
    return max(votes, key=lambda value: (votes[value], order[value]))


_OPEN = 1 << 60


def _least(figure: Figure) -> int:
    """Return the least that a figure says: "up to 40" may be none."""
    return figure.low if figure.low is not None else 0


def _most(figure: Figure) -> int:
    return _OPEN if figure.high is None else figure.high


def _by(given: Iterable[tuple[Figure, str]], fits: Callable[[Figure], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(claim for figure, claim in given if fits(figure)))
