"""Where an event was."""

import pytest
from tests.extract.story import Story

from dateline.extract.draft import Draft
from dateline.extract.whereabouts import innermost, own_places, place_by_context, places_of


def placed(story: Story) -> list[list[str]]:
    """Return the names of the places of each clause, taken as an event of its own."""
    whole = story.draft()
    drafts = [Draft(whole.resolved, [clause]) for clause in whole.clauses]
    place_by_context(drafts)
    return [[place.name for place in places_of(draft)] for draft in drafts]


def test_a_country_stands_only_where_nothing_finer_is_told() -> None:
    story = Story("Fighters raided Orla in Mali.")
    country, town = story.place("Mali", precision=6), story.place("Orla")
    story.clause("raided", places=(country, town))
    assert [p.name for p in places_of(story.draft())] == ["Orla"]
    story.clauses = []
    story.clause("raided", places=(country,))
    assert [p.name for p in places_of(story.draft())] == ["Mali"]


def test_the_town_of_a_quarter_only_says_where_it_lies() -> None:
    story = Story("Fighters raided the Mint quarter of Orla and Quill.")
    town, other = story.place("Orla"), story.place("Quill")
    quarter = story.place("Mint", within=(town,))
    story.clause("raided", places=(quarter, town, other))
    assert {p.name for p in places_of(story.draft())} == {"Mint", "Quill"}


def test_an_act_without_a_place_stands_in_that_of_its_sentence() -> None:
    story = Story("Fighters raided Orla, where the army shelled them.")
    town = story.place("Orla", country="ML")
    story.clause("raided", places=(town,))
    story.clause("shelled")
    assert placed(story) == [["Orla"], ["Orla"]]


def test_a_country_of_the_sentence_is_no_guess() -> None:
    story = Story("Fighters backed by Chad shelled the column.")
    story.place("Chad", precision=6, country="TD")
    story.clause("shelled")
    assert placed(story) == [[]]


def test_the_telling_goes_on_where_one_of_its_parties_was() -> None:
    def told(side: str, frame: str | None = None) -> list[str]:
        story = Story("Rebels raided Orla.", "They burned two trucks.")
        town = story.place("Orla", country="ML")
        story.clause("raided", 0, places=(town,), actors=(story.actor("rebels"),))
        story.clause("burned", 1, actors=(story.actor(side),), frame=frame)
        return placed(story)[1]

    assert told("rebels") == ["Orla"]
    assert told("soldiers") == []
    assert told("rebels", frame="background") == []


def test_the_toll_of_a_war_is_the_countrys() -> None:
    story = Story("Rebels raided Orla in Mali.", "The war has killed 9,000 people.")
    town, country = story.place("Orla", country="ML"), story.place("Mali", precision=6, country="ML")
    story.clause("raided", 0, places=(town, country))
    story.clause("killed", 1, type="LOSS", losses=(story.loss(9000, None, total=True),))
    assert placed(story) == [["Orla"], ["Mali"]]


@pytest.mark.parametrize(
    ("text", "relation", "own"),
    [
        ("Fighters raided Orla, a village near Quill.", "near", ["Orla"]),
        ("Fighters raided Orla, which lies near Quill.", "near", ["Orla"]),
        ("Fighters raided Orla, about 70 km north of the capital, Quill.", "at", ["Orla"]),
        ("Fighters raided Orla and near Quill.", "near", ["Orla", "Quill"]),
        ("Fighters raided Orla before they shelled a camp near Quill.", "near", ["Orla", "Quill"]),
    ],
)
def test_what_a_place_is_measured_by_is_no_place_of_the_event(text: str, relation: str, own: list[str]) -> None:
    story = Story(text)
    told = [story.place("Orla"), story.place("Quill", relation=relation)]
    assert [story.places[i].name for i in own_places(story.resolved(), told)] == own


@pytest.mark.parametrize(
    ("text", "finest"),
    [
        ("Fighters raided Orla in the north of Quill.", ["Orla"]),
        ("Fighters raided Orla and Quill.", ["Orla", "Quill"]),
    ],
)
def test_a_province_goes_with_a_town_only_as_its_equal(text: str, finest: list[str]) -> None:
    story = Story(text)
    told = [story.place("Orla", precision=1), story.place("Quill", precision=4)]
    assert [story.places[i].name for i in innermost(story.resolved(), told)] == finest
