"""The losses of a report's main event in the form of the set."""

import pytest

from bench import shootings
from dateline.model import Claim, Loss, Span, Words

AT = Words(Span(0, 4), "shot")


def claim(*losses: tuple[str, int | None, int | None]) -> Claim:
    return Claim(
        "x", "ASSAULT", None, AT, casualties=tuple(Loss(AT, o, "people", low, high) for o, low, high in losses)
    )


@pytest.mark.parametrize(
    ("losses", "killed", "injured"),
    [
        ((), (0, 0), (0, 0)),
        ((("killed", 2, 2),), (2, 2), (0, 0)),
        ((("killed", 1, 1), ("killed", 2, 2), ("injured", 4, 4)), (3, 3), (4, 4)),
        ((("injured", 5, None),), (0, 0), (5, 5)),
        ((("injured", None, 6),), (0, 0), (0, 6)),
    ],
)
def test_figures(
    losses: tuple[tuple[str, int | None, int | None], ...], killed: tuple[int, int], injured: tuple[int, int]
) -> None:
    assert shootings.told_of(claim(*losses), "killed") == killed
    assert shootings.told_of(claim(*losses), "injured") == injured


def test_no_event_is_nobody_lost() -> None:
    assert shootings.told_of(None, "killed") == (0, 0)
    assert shootings.wanted({"n_killed": 1, "n_injured_only": 3}, "injured") == (3, 3)
