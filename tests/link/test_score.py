"""What speaks for two claims' being one event, and what bars them."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.link.making import HAJIN, TODAY, facts
from tests.link.synthetic import any_facts

from dateline.link.facts import Facts, Spot
from dateline.link.score import BARRED, PRIOR, link, score

PROVINCE = Spot(35.0, 40.4, 100.0, 4, 9)
FAR = Spot(36.2, 37.2, 3.0, 1, 8)
NEXT_VILLAGE = Spot(34.6, 40.9, 2.0, 1, 174)
FIRST = facts(1)


def against(**fields: object) -> float:
    return score(FIRST, facts(2, **fields))


def test_the_same_deed_on_the_same_day_at_the_same_place_is_one_event() -> None:
    assert against() > 0


@pytest.mark.parametrize(
    "fields",
    [
        {"report": "r1"},
        {"spots": (FAR,)},
        {"first": TODAY + 2, "last": TODAY + 2},
        {"spots": (), "country": "LY"},
        {"type": "LOSS", "mode": None, "first": TODAY - 200},
    ],
    ids=["one report", "another place", "another day", "another country", "the toll of half a year"],
)
def test_what_can_not_be_one_event_is_barred(fields: dict[str, object]) -> None:
    other = facts(2, **fields)
    assert score(FIRST, other) == BARRED
    assert link(FIRST, other).barred


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({}, {"mode": "firearms"}),
        ({}, {"mode": "drone"}),
        ({"mode": "drone"}, {"mode": "firearms"}),
        ({}, {"spots": (NEXT_VILLAGE,)}),
        ({}, {"spots": ()}),
        ({"spots": (PROVINCE,)}, {"spots": ()}),
        ({}, {"first": TODAY + 1, "last": TODAY + 1}),
        ({}, {"first": TODAY - 6, "dated": False}),
        ({"first": TODAY - 6, "dated": False}, {"first": None, "last": None, "dated": False}),
        ({}, {"frame": "planned"}),
        ({"wording": "r1"}, {}),
    ],
)
def test_what_agrees_weighs_more(more: dict[str, object], less: dict[str, object]) -> None:
    assert against(**more) > against(**less)


def toll(*losses: tuple[str, int | None, int | None]) -> Facts:
    return facts(3, losses=losses)


def test_the_larger_a_toll_that_both_give_the_more_it_says() -> None:
    rising = [
        score(toll(("killed", 40, 40)), facts(1, losses=(("killed", other, other),))) for other in (2, 12, 25, 40)
    ]
    assert rising == sorted(rising) and len(set(rising)) == 4
    small, large = (score(toll(("killed", n, n)), facts(1, losses=(("killed", n, n),))) for n in (1, 40))
    assert small < large
    both = (("killed", 14, 14), ("injured", 30, 30))
    assert score(toll(*both), facts(1, losses=both)) > large


def test_parties_known_by_name_weigh_more_than_described_ones_and_others_speak_against() -> None:
    known, described, kin, others = (
        score(facts(1, actors=(a,), kin=frozenset({"RU"})), facts(2, actors=(b,)))
        for a, b in (("RU.mil", "RU.mil"), ("name:gunmen", "name:gunmen"), ("RU.mil", "RU"), ("RU.mil", "SY.mil"))
    )
    assert known > kin > others and known > described > others


def test_of_a_fight_either_side_may_be_told_first() -> None:
    one = facts(1, mode="clash", actors=("sdf",), recipients=("islamic-state",))
    other = facts(2, mode="clash", actors=("islamic-state",), recipients=("sdf",))
    assert score(one, other) == score(one, replace(one, claim="c2", report="r2", wording="r2"))


def test_a_name_that_is_not_on_the_map_speaks_for_its_like_and_against_others() -> None:
    one = facts(1, spots=(), unplaced=("nrb",))
    same, other, none = (score(one, facts(2, spots=(), unplaced=x)) for x in (("nrb",), ("hss",), ()))
    assert same > none > other


def test_the_region_around_two_places_does_not_make_them_one() -> None:
    assert score(facts(1, spots=(HAJIN, PROVINCE)), facts(2, spots=(FAR, PROVINCE))) == BARRED


@given(any_facts(), any_facts())
def test_a_score_is_the_sum_of_its_reasons_and_goes_both_ways(a: Facts, b: Facts) -> None:
    found = link(a, b)
    assert score(a, b) == score(b, a)
    assert found.score == pytest.approx(PRIOR + sum(reason.weight for reason in found.reasons), abs=1e-6)
    assert all(reason.why for reason in found.reasons)
    assert score(a, b) == (BARRED if found.barred else found.score)
