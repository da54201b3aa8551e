"""Stretches of text: what they cover, touch and refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span

spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (-2, -1)])
def test_what_is_no_stretch_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_a_span_gives_its_words_by_code_points() -> None:
    assert Span(2, 7).of("𝛼 shell") == "shell"


def test_neighbours_do_not_overlap_but_share_no_gap_either() -> None:
    assert not Span(0, 4).overlaps(Span(4, 8))
    assert Span(0, 5).overlaps(Span(4, 8))


def test_a_span_covers_its_own_edges_and_nothing_beyond() -> None:
    assert Span(2, 6).covers(Span(2, 6))
    assert Span(2, 6).covers(Span(4, 6))
    assert not Span(2, 6).covers(Span(1, 6))
    assert not Span(2, 6).covers(Span(2, 7))


def test_spans_sort_by_where_they_begin_and_then_by_where_they_end() -> None:
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


@given(spans, spans)
def test_overlap_means_a_common_character(a: Span, b: Span) -> None:
    common = set(range(a.start, a.end)) & set(range(b.start, b.end))
    if a.start < a.end and b.start < b.end:  # an empty span has no characters to share
        assert a.overlaps(b) == bool(common)
    assert a.overlaps(b) == b.overlaps(a)


@given(spans, spans)
def test_spans_that_cover_each_other_are_the_same(a: Span, b: Span) -> None:
    assert (a.covers(b) and b.covers(a)) == (a == b)
