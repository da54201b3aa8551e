"""Number expressions and their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.losses import load_losses
from dateline.languages.en.losses.quantities import find_quantities

LEXICON = load_losses()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 100 villagers", 101, None),
        ("over 20 recruits", 21, None),
        ("in excess of 300 families", 301, None),
        ("at least 5 drivers", 5, None),
        ("no fewer than twelve clerks", 12, None),
        ("not less than 40", 40, None),
        ("least one shepherd", 1, None),
        ("at least another 20 miners", 20, None),
        ("up to 40 raiders", None, 40),
        ("as many as 60 raiders", None, 60),
        ("as high as 470000", None, 470000),
        ("no more than three", None, 3),
        ("fewer than 10 guards", None, 9),
        ("dozens of boys", 24, None),
        ("tens of boys", 20, None),
        ("scores of boys", 40, None),
        ("hundreds of boys", 200, None),
        ("thousands of boys", 2000, None),
        ("tens of thousands of boys", 20000, None),
        ("hundreds of thousands", 200000, None),
        ("millions of people", 2000000, None),
        ("several hundred people", 200, None),
        ("several dozen people", 24, None),
        ("a few recruits", 2, None),
        ("several recruits", 2, None),
        ("a number of recruits", 2, None),
        ("an unknown number of recruits", 2, None),
        ("a couple of recruits", 2, 2),
        ("a dozen recruits", 12, 12),
        ("more than a dozen recruits", 13, None),
        ("two dozen recruits", 24, 24),
        ("between 5 and 10 recruits", 5, 10),
        ("between five and ten recruits", 5, 10),
        ("15 to 20 recruits", 15, 20),
        ("15-20 recruits", 15, 20),
        ("five or six recruits", 5, 6),
        ("nearly 30 recruits", 30, 30),
        ("around 30 recruits", 30, 30),
        ("some 30 recruits", 30, 30),
        ("120-odd recruits", 120, 120),
        ("20 or more recruits", 20, None),
        ("twenty-two recruits", 22, 22),
        ("a hundred and five recruits", 105, 105),
        ("three hundred and twenty-two recruits", 322, 322),
        ("half a million people", 500000, 500000),
        ("more than a quarter of a million people", 250001, None),
        ("2.5 million people", 2500000, 2500000),
        ("250,000 people", 250000, 250000),
        ("250000 people", 250000, 250000),
        ("MORE THAN SIXTY PEASANTS", 61, None),
        ("2000 people", 2000, 2000),
    ],
)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    found = find_quantities(text, LEXICON)
    assert [(q.low, q.high) for q in found] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "no one came",
        "one of them spoke",
        "in 2013 it began",
        "on 25 April",
        "on April 25 they met",
        "a 25-year-old man",
        "the T-72 tank",
        "at 10:30 sharp",
        "20% of it",
        "$500 was paid",
        "a five-year plan",
        "5.5 km away",
        "the 5th brigade",
        "23-09-2013",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_quantities(text, LEXICON) == ()


def test_two_figures_stay_apart() -> None:
    found = find_quantities("At least nine men fell and more than 10 women", LEXICON)
    assert [(q.low, q.high) for q in found] == [(9, None), (11, None)]


def test_a_rise_is_no_range() -> None:
    assert [q.low for q in find_quantities("it rose from 20 to 45", LEXICON)] == [20, 45]


def test_core_leaves_out_the_bound() -> None:
    text = "some said at least 21 men"
    quantity = find_quantities(text, LEXICON)[-1]
    assert quantity.span.of(text) == "at least 21"
    assert quantity.core.of(text) == "21"


WORDS_TEXT = (
    "at least more than up to between and or 5 10 20,000 1.5 million dozen dozens of a few one hundred - "
    ", . İ to half from -odd + 100s"
)
WORDS = st.sampled_from(WORDS_TEXT.split())


@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_ordered_spans_and_sane_bounds(text: str) -> None:
    floor = 0
    for q in find_quantities(text, LEXICON):
        assert floor <= q.span.start < q.span.end <= len(text)
        assert q.span.covers(q.core)
        floor = q.span.end
        assert q.low is not None or q.high is not None
        assert q.low is None or q.low >= 0
        assert q.low is None or q.high is None or q.low <= q.high
