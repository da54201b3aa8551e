"""Which of several figures a claim keeps."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.losses import losses_of
from dateline.model import LossMention, Span


def loss(low: int | None, high: int | None, outcome: str = "killed", part: bool = False) -> LossMention:
    return LossMention(Span(0, 4), outcome, Span(5, 9), "people", low, high, part=part)


def figures(*mentions: LossMention) -> list[tuple[str, int | None, int | None]]:
    return [(x.outcome, x.low, x.high) for x in losses_of(list(mentions))]


def test_the_headlines_bare_figure_gives_way_to_the_bounded_one() -> None:
    assert figures(loss(30, 30), loss(30, None)) == [("killed", 30, None)]
    assert figures(loss(30, None), loss(30, 30)) == [("killed", 30, None)]
    assert figures(loss(40, 40), loss(None, 40)) == [("killed", None, 40)]


def test_parts_are_no_losses_of_their_own() -> None:
    assert figures(loss(20, 20), loss(3, 3, part=True)) == [("killed", 20, 20)]


def test_rival_figures_are_both_kept() -> None:
    assert figures(loss(20, None), loss(12, None)) == [("killed", 20, None), ("killed", 12, None)]


def test_a_vague_count_gives_way_to_a_figure_of_its_outcome_only() -> None:
    assert figures(loss(1, None), loss(9, 9)) == [("killed", 9, 9)]
    assert figures(loss(9, 9), loss(2, None)) == [("killed", 9, 9)]
    assert figures(loss(9, 9), loss(2, None, "injured")) == [("killed", 9, 9), ("injured", 2, None)]


def shot(count: int | None) -> LossMention:
    return LossMention(Span(0, 4), "injured", Span(5, 9), "people", count, count, presumed=True)


def test_of_those_shot_the_dead_are_no_wounded() -> None:
    assert figures(shot(2), loss(1, 1)) == [("killed", 1, 1), ("injured", 1, 1)]
    assert figures(shot(1), loss(1, 1)) == [("killed", 1, 1)]


def test_those_shot_are_told_once_and_give_way_to_the_wounded() -> None:
    assert figures(shot(1), shot(2), shot(1)) == [("injured", 2, 2)]
    assert figures(shot(1), loss(3, 3, "injured")) == [("injured", 3, 3)]


@given(
    st.lists(st.builds(loss, st.integers(1, 4), st.integers(5, 8) | st.none(), st.sampled_from(["killed", "injured"])))
)
def test_no_figure_is_told_twice_and_none_is_lost_altogether(mentions: list[LossMention]) -> None:
    kept = figures(*mentions)
    assert len(kept) == len(set(kept))
    assert {o for o, _, _ in kept} == {m.outcome for m in mentions}
