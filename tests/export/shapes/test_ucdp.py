import pytest
from tests.export.shapes.told import ARMY, REBELS, claim, loss, place, told, when

from dateline.export.shapes.ucdp import COLUMNS, grid_cell, left_out, row
from dateline.export.shapes.world import World, table
from dateline.model import Claim, Statement

ORDER = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name
dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b
number_of_sources source_article source_office source_date source_headline source_original where_prec
where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id
region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high
low gwnoa gwnob
"""

MEDIC = Statement(("Reuters", "a medic"), "asserts", None, ("reuters", None))


def test_there_are_the_49_columns_in_their_order(world: World) -> None:
    assert tuple(ORDER.split()) == COLUMNS and len(COLUMNS) == 49
    assert tuple(row(told(claim(losses=(loss(4, 4),))), world)) == COLUMNS


def test_one_sided_violence_with_the_range_of_what_is_told(world: World) -> None:
    event = told(
        claim(losses=(loss(4, 4, "civilians"),)),
        claim("b" * 16, losses=(loss(9, 9, "civilians"),), says=(MEDIC,)),
        claim("c" * 16, losses=(loss(9, 12, "civilians"),)),
    )
    made = row(event, world)
    assert (made["type_of_violence"], made["side_a"], made["side_b"]) == (3, "Syrian Armed Forces", "Civilians")
    assert (made["low"], made["best"], made["high"], made["deaths_civilians"]) == (4, 9, 12, 9)
    assert (made["gwnoa"], made["gwnob"], made["country_id"], made["region"]) == (652, "", 652, "Middle East")
    assert made["dyad_name"] == "Syrian Armed Forces - Civilians" and made["code_status"] == "Clear"
    assert made["source_original"].split(";") == ["Daily Lamp", "Harbour Post", "a medic (to Reuters)"]
    assert made["source_article"].startswith('"Daily Lamp","2018-03-20","Market bombed";"Quay Times"')
    assert (made["number_of_sources"], made["where_prec"], made["date_prec"]) == (3, 1, 1)
    assert (made["date_start"], made["date_end"], made["adm_1"]) == ("2018-03-20", "2018-03-20", "Idlib")
    assert made["geom_wkt"] == "POINT (36.806000 35.864000)"


def test_deaths_of_a_fight_go_to_the_side_that_they_were_of(world: World) -> None:
    dead = (loss(5, 5, "soldiers"), loss(7, 7, "rebels"), loss(2, 2, "women"))
    made = row(told(claim(mode="clash", by=(REBELS,), against=(ARMY,), losses=dead)), world)
    assert (made["type_of_violence"], made["side_a"]) == (1, "Syrian Armed Forces")
    assert (made["deaths_a"], made["deaths_b"], made["deaths_civilians"], made["deaths_unknown"]) == (5, 7, 2, 0)
    assert made["best"] == 14


def test_deaths_of_nobody_told_are_unknown_and_parts_always_add_up(world: World) -> None:
    made = row(told(claim(mode="clash", by=(ARMY,), against=(REBELS,), losses=(loss(24, None),))), world)
    assert (made["deaths_unknown"], made["best"], made["high"], made["low"]) == (24, 24, 24, 24)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (claim(kind="MOBILIZE", mode="troops"), "nobody is told to be killed"),
        (claim(losses=(loss(3, 3, outcome="injured"),)), "nobody is told to be killed"),
        (claim(losses=(loss(0, 0),)), "nobody is told to be killed"),
        (claim(losses=(loss(3, 3),), dated=False), "no day"),
        (claim(losses=(loss(3, 3),), placed=False), "no place"),
        (claim(losses=(loss(3, 3),), frame="hypothetical"), "planned, threatened or supposed"),
        (claim(losses=(loss(3, 3),), negated=True), "put forward by nobody"),
        (claim(losses=(loss(None, 3),)), None),
    ],
)
def test_only_lethal_events_are_there(event: Claim, reason: str | None, world: World) -> None:
    assert left_out(told(event), world) == reason


def test_an_unknown_side_is_to_be_checked(world: World) -> None:
    made = row(told(claim(by=(), losses=(loss(3, 3),))), world)
    assert (made["code_status"], made["type_of_violence"], made["side_a"]) == ("Check dyad", "", "")
    assert made["side_b"] == "Civilians" and made["deaths_civilians"] == 3


def test_a_campaign_is_a_summary(world: World) -> None:
    losses = (loss(30, 30),)
    campaign = claim(mode="offensive", against=(REBELS,), at=place(4, 48.0), on=when(precision=3), losses=losses)
    made = row(told(campaign), world)
    assert (made["event_clarity"], made["where_prec"], made["date_prec"], made["adm_2"]) == (2, 4, 3, "")


@pytest.mark.parametrize(("lat", "lon", "cell"), [(34.53, 69.17, 179779), (-90.0, -180.0, 1), (90.0, 180.0, 259200)])
def test_grid_cells_are_counted_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert grid_cell(lat, lon) == cell


def test_states_have_numbers_and_regions(world: World) -> None:
    numbers = table("ucdp")["gwno"]
    assert len(numbers) == len(set(numbers.values())) > 180
    assert [iso for iso in numbers if not world.country(iso)] == []
    assert (numbers["NO"], numbers["SS"], numbers["YE"]) == (385, 626, 678)
