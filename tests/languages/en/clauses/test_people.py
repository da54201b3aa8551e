"""The word lists for people and what belongs to them."""

import pytest

from dateline.languages.en.clauses.people import ORDER, load_people


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("soldier", "forces"),
        ("minister", "government"),
        ("gendarme", "police"),
        ("rebel", "fighters"),
        ("villager", "civilians"),
        ("bridge", "things"),
    ],
)
def test_a_head_noun_has_a_class(word: str, kind: str) -> None:
    assert load_people().classes[word] == kind


def test_the_first_class_counts_for_a_word_in_several() -> None:
    assert load_people().classes["convoy"] == "forces"  # also a thing that is struck


def test_every_class_is_one_of_the_order() -> None:
    assert set(load_people().classes.values()) == set(ORDER)


def test_forces_at_home_are_words_that_have_a_class() -> None:
    people = load_people()
    assert people.home_forces <= people.classes.keys() | {"air force"}
