"""Known names in running text: where they begin and end, and which of them count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.names import Entry, NameIndex, fold
from dateline.model import Span

GROUP = Entry("northern-shield", "Northern Shield", "armed-group")
BRIGADE = Entry("northern-shield-brigade", "Northern Shield Brigade", "armed-group")
TOWN = Entry("dar-salim", "Dar Sálim", "place")
ACRONYM = Entry("hat", "Harbour Action Team", "armed-group")
NAMESAKE = Entry("salim-party", "Dar Sálim Party", "party")

INDEX = NameIndex(
    [
        ("Northern Shield", GROUP),
        ("Northern Shield Brigade", BRIGADE),
        ("Dar Sálim", TOWN),
        ("Dar Sálim", NAMESAKE),
        ("HAT", ACRONYM),
        ("  ", ACRONYM),
    ]
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hit.text, tuple(entry.id for entry in hit.entries)) for hit in INDEX.find(text)]


def test_offsets_of_a_hit_point_at_its_words() -> None:
    text = "On Sunday the Northern Shield left."
    (hit,) = INDEX.find(text)
    assert hit.span == Span(14, 29)
    assert hit.span.of(text) == hit.text == "Northern Shield"


def test_the_longest_name_wins() -> None:
    assert found("The Northern Shield Brigade left.") == [("Northern Shield Brigade", ("northern-shield-brigade",))]


def test_hits_come_in_the_order_of_the_text() -> None:
    assert [words for words, _ in found("HAT met the Northern Shield Brigade.")] == ["HAT", "Northern Shield Brigade"]


@pytest.mark.parametrize("text", ["Dar Salim", "DAR SALIM", "Dar-Salim", "Dar–Sálim", "Dar\nSalim"])
def test_accents_case_dashes_and_line_ends_do_not_matter(text: str) -> None:
    assert [words for words, _ in found(f"In {text} it rained.")] == [text]


def test_a_name_that_two_share_keeps_both() -> None:
    assert found("Dar Salim fell.") == [("Dar Salim", ("dar-salim", "salim-party"))]


@pytest.mark.parametrize("text", ["He wore a hat.", "The Hat was lost.", "CHAT went down."])
def test_an_acronym_counts_in_capitals_and_as_a_whole_word_only(text: str) -> None:
    assert found(text) == []


def test_a_proper_name_in_small_letters_is_no_name() -> None:
    assert found("They held the northern shield of the gate.") == []


def test_a_name_inside_a_longer_word_is_no_name() -> None:
    assert found("Northern Shielding was sold.") == []


@pytest.mark.parametrize(
    "text", ["Northern Shields men left.", "Northern Shield's men left.", "Northern Shield’s men."]
)
def test_a_possessive_with_or_without_its_apostrophe_ends_the_name(text: str) -> None:
    assert [words for words, _ in found(text)] == ["Northern Shield"]


def test_no_names_find_nothing() -> None:
    assert NameIndex([]).find("Northern Shield") == []


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.lists(st.sampled_from(["Northern Shield", "Brigade", "HAT", "Dar Salim", "s", "’s", " ", "-", "x", "\n"])))
def test_hits_never_overlap_and_hold_their_words(parts: list[str]) -> None:
    text = "".join(parts)
    end = 0
    for hit in INDEX.find(text):
        assert hit.span.start >= end
        assert hit.span.of(text) == hit.text
        end = hit.span.end
