"""Places that tell where somebody sits."""

from collections.abc import Callable

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_file import NewPlace, new_file
from dateline.knowledge.names import NameIndex
from dateline.languages.en.parse import parse
from dateline.languages.en.toponyms.find import Toponyms, find_places
from dateline.model import Report

Found = Callable[[str], tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    with new_file(path) as (_, writer):
        writer.place(NewPlace(1, "Ohio", 40.2, -82.7, "A", "ADM1", "US", "OH", "", 11_000_000, 180.0), (), False)
        for n, name in enumerate(("Milford", "Ashland", "Radford", "Commerce"), 2):
            writer.place(NewPlace(n, name, 40.0 + n, -82.0, "P", "PPL", "US", "OH", "", 20_000, 3.0), (), False)
    gazetteer = Gazetteer(path)

    def find(text: str) -> tuple[list[str], list[str]]:
        (parsed,) = parse([Report("r", "", text)], NameIndex([]))
        toponyms: Toponyms = find_places(parsed, gazetteer)
        return [m.span.of(text) for m in toponyms.places], [m.span.of(text) for m in toponyms.seats]

    return find


@pytest.mark.parametrize(
    ("text", "seat"),
    [
        ("The Milford Police Department arrested two men.", "Milford"),
        ("A bill passed the Ohio Senate by one vote.", "Ohio"),
        ("She teaches law at the University of Ohio.", "Ohio"),
        ("The sponsor is Jane Roe, D-Ashland, who spoke first.", "Ashland"),
    ],
)
def test_seats(found: Found, text: str, seat: str) -> None:
    places, seats = found(text)
    assert seat in seats and seat not in places


def test_schools_and_hospitals_are_named_after_people_too(found: Found) -> None:
    assert found("The injured were taken to Radford Hospital.")[1] == []
    assert "Radford" in found("A fire broke out in Radford. The injured were taken to Radford Hospital.")[1]


@pytest.mark.parametrize("text", ["The Chamber of Commerce met.", "He was taken to John Radford Hospital."])
def test_no_seats(found: Found, text: str) -> None:
    assert found(text) == ([], [])


def test_an_act_takes_place_in_the_town_not_at_the_seat(found: Found) -> None:
    assert found("The Ashland Police Department said that a man was shot in Milford.") == (["Milford"], ["Ashland"])
