"""What the clauses of one event add up to."""

import pytest
from tests.extract.story import Story

from dateline.extract.draft import fine, km_between, listed, narrowest
from dateline.model import Place, Span, Words


def place(latitude: float | None, longitude: float | None, precision: int | None = 1) -> Place:
    return Place(Words(Span(0, 1), "X"), "X", latitude, longitude, precision=precision)


def test_distance_on_the_globe() -> None:
    assert km_between(place(0, 0), place(1, 0)) == pytest.approx(111.2, abs=0.1)
    assert km_between(place(60, 0), place(60, 1)) == pytest.approx(55.6, abs=0.1)
    assert km_between(place(0, 0), place(0, 180)) == pytest.approx(20015, abs=1)


def test_a_place_without_a_point_has_no_distance() -> None:
    assert km_between(place(None, None), place(1, 1)) is None
    assert km_between(place(1, 1), place(1, None)) is None


@pytest.mark.parametrize(("precision", "expected"), [(1, True), (3, True), (4, False), (6, False), (None, False)])
def test_a_province_is_too_wide_to_tell_events_apart(precision: int | None, expected: bool) -> None:
    assert fine(place(1, 1, precision)) is expected


def test_a_draft_names_each_party_of_its_clauses_once() -> None:
    story = Story("Fighters raided a mill and burned it.")
    raiders, others = story.actor("fighters"), story.actor("others")
    story.clause("raided", actors=(raiders,))
    story.clause("burned", actors=(others, raiders))
    assert story.draft().actor_indexes == [raiders, others]


def test_parties_are_the_same_whatever_side_and_spelling() -> None:
    story = Story("Rebels raided a mill.")
    story.clause("raided", actors=(story.actor("Rebels"),), recipients=(story.actor("miller"),))
    assert story.draft().party_names == {"rebels", "miller"}


def test_what_is_taken_over_counts_only_where_the_clauses_name_nobody() -> None:
    story = Story("Fighters raided a mill.")
    own, taken = story.actor("fighters"), story.actor("army")
    story.clause("raided")
    draft = story.draft()
    draft.actors_from = (taken,)
    assert draft.actor_indexes == [taken]
    draft.clauses = [story.clause("raided", actors=(own,))]
    assert draft.actor_indexes == [own]


@pytest.mark.parametrize(("line", "expected"), [("- A strike.", True), ("• A strike.", True), ("A strike.", False)])
def test_an_item_of_a_list_begins_with_a_bullet(line: str, expected: bool) -> None:
    story = Story("Before it:", line)
    clause = story.clause("strike", 1)
    assert listed(story.draft(), clause) is expected


def test_the_narrowest_day_counts_and_the_first_of_equals() -> None:
    story = Story("They met.")
    for ago, days in ((30, 20), (5, 1), (1, 1)):
        story.day(ago, days)
    assert narrowest(story.dates) == story.dates[1]
    assert narrowest([]) is None
