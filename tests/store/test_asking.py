"""Words of a search as they are looked up."""

from datetime import date

import pytest

from dateline.knowledge.actors import load_actors
from dateline.knowledge.outlets import load_outlets
from dateline.store.asking import actor_keys, area_of, day_of, outlet_keys, source_keys, words_of
from dateline.store.search import Area

ACTORS, OUTLETS = load_actors(), load_outlets()


def test_words_are_folded_and_a_star_stands_for_endings() -> None:
    assert words_of("Warplane* al-Mayadeen") == ("warplane*", "al", "mayadeen")
    assert words_of("الخرطوم") == ("خرطوم",)
    with pytest.raises(ValueError, match="no word"):
        words_of("* --")


def test_an_actor_comes_with_its_sub_units_unless_told_not_to() -> None:
    keys = actor_keys("SY", ACTORS)
    assert {"SY", "SY.mil", "SY.gov"} <= set(keys)
    assert actor_keys("SY", ACTORS, units=False) == ("SY", "name:sy")
    assert "SY.mil" in actor_keys("Syrian Arab Army", ACTORS)
    assert actor_keys("Nobody Known", ACTORS) == ("name:nobody known",)


def test_sources_and_outlets_go_by_all_their_names() -> None:
    assert "name:reuters" in source_keys("Reuters", ACTORS, OUTLETS)
    assert "name:reuters" in outlet_keys("reuters", OUTLETS)


def test_areas() -> None:
    def where(name: str) -> tuple[float, float] | None:
        return (36.2, 37.16) if name == "Aleppo" else None

    assert area_of("35.9,36.6,25km", where) == Area.around(35.9, 36.6, 25)
    assert area_of("Aleppo, 10 km", where) == Area.around(36.2, 37.16, 10)
    assert area_of("Aleppo", where) == Area.around(36.2, 37.16, 25)
    assert area_of("33,36,36,39", where) == Area(33, 36, 36, 39)
    for wrong in ("Nowhere", "36,36,33,39", "1,2", "99,36,5km", "1,2,3"):
        with pytest.raises(ValueError):
            area_of(wrong, where)


def test_days() -> None:
    assert (day_of("2018-02"), day_of("2018-02", end=True)) == (date(2018, 2, 1), date(2018, 2, 28))
    assert (day_of("2018"), day_of("2018", end=True)) == (date(2018, 1, 1), date(2018, 12, 31))
    assert day_of("2018-03-20", end=True) == date(2018, 3, 20)
    for wrong in ("spring", "2018-13", "2018-02-30"):
        with pytest.raises(ValueError):
            day_of(wrong)
