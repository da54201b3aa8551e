from datetime import date, timedelta

import pytest
from tests.export.shapes.told import ARMY, CIVILIANS, DAY, REBELS, RUSSIANS, claim, loss, place, told, when

from dateline.codebook.types import load_types
from dateline.export.shapes.acled import COLUMNS, fatalities, left_out, row
from dateline.export.shapes.world import World, table, words_to
from dateline.model import Claim, Statement

ORDER = """
event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3
location latitude longitude geo_precision source source_scale notes fatalities tags timestamp
"""

Names = tuple[tuple[str, str | None], ...]

DENIES = Statement(("Russian Ministry of Defence",), "denies")


def test_there_are_the_31_columns_in_their_order(world: World) -> None:
    assert tuple(ORDER.split()) == COLUMNS and len(COLUMNS) == 31
    assert tuple(row(told(claim()), world, 7)) == COLUMNS


def test_an_air_strike_on_civilians(world: World) -> None:
    event = told(claim(losses=(loss(4, 4),)), claim("b" * 16, losses=(loss(9, 9),)), claim("c" * 16, says=(DENIES,)))
    made = row(event, world, 1_600_000_000)
    assert made["event_id_cnty"] == "SYR255"
    assert (made["event_date"], made["year"], made["time_precision"]) == ("2018-03-20", 2018, 1)
    assert (made["disorder_type"], made["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert made["sub_event_type"] == "Air/drone strike"
    assert (made["actor1"], made["inter1"]) == ("Syrian Armed Forces", "State forces")
    assert (made["actor2"], made["inter2"]) == ("Civilians (Syria)", "Civilians")
    assert (made["interaction"], made["civilian_targeting"]) == ("State forces-Civilians", "Civilians targeted")
    assert (made["iso"], made["region"], made["country"]) == (760, "Middle East", "Syria")
    assert (made["admin1"], made["latitude"], made["longitude"]) == ("Idlib", 35.864, 36.806)
    assert made["fatalities"] == 4
    assert made["source"] == "Daily Lamp; Quay Times; Harbour Post; Russian Ministry of Defence"
    assert (made["tags"], made["timestamp"]) == ("dateline:00000000000ff123", 1_600_000_000)
    assert "Reported by Daily Lamp; Quay Times." in made["notes"]
    assert "Denied by Russian Ministry of Defence (via Harbour Post)." in made["notes"]
    assert "Killed: 4 to 9." in made["notes"] and "2 independent origins" in made["notes"]


@pytest.mark.parametrize(
    ("mode", "by", "against", "sub", "interaction"),
    [
        ("clash", (ARMY, REBELS), (), "Armed clash", "State forces-Rebel group"),
        ("clash", (RUSSIANS,), (REBELS,), "Armed clash", "Rebel group-External/Other forces"),
        ("capture", (ARMY,), (), "Government regains territory", "State forces only"),
        ("capture", (RUSSIANS,), (), "Armed clash", "External/Other forces only"),
        ("capture", (REBELS,), (ARMY,), "Non-state actor overtakes territory", "State forces-Rebel group"),
        ("firearms", (("gunmen", None),), (CIVILIANS,), "Attack", "Political militia-Civilians"),
        ("firearms", (("gunmen", None),), (ARMY,), "Armed clash", "State forces-Political militia"),
        ("abduct", (REBELS,), (CIVILIANS,), "Abduction/forced disappearance", "Rebel group-Civilians"),
        ("firearms", (ARMY,), (("protesters", None),), "Protest with intervention", "State forces-Protesters"),
    ],
)
def test_the_sub_event_follows_from_mode_and_sides(
    mode: str, by: Names, against: Names, sub: str, interaction: str, world: World
) -> None:
    made = row(told(claim(mode=mode, by=by, against=against)), world, 0)
    assert (made["sub_event_type"], made["interaction"]) == (sub, interaction)


def test_nobody_named_is_an_unidentified_group_and_the_rest_are_associates(world: World) -> None:
    made = row(told(claim(by=(), against=(("farmers", None), REBELS))), world, 0)
    assert (made["actor1"], made["inter1"]) == ("Unidentified Armed Group (Syria)", "Political militia")
    assert (made["actor2"], made["assoc_actor_2"]) == ("Civilians (Syria)", "Free Syrian Army; farmers")
    assert (
        row(told(claim(kind="PROTEST", mode="demo", by=(), against=())), world, 0)["interaction"] == "Protesters only"
    )


@pytest.mark.parametrize(
    ("low", "high", "words", "deaths"),
    [(24, None, "dozens", 12), (5, 5, "killing", 5), (30, None, "killing", 30), (None, 40, "killing", 0)],
)
def test_words_for_deaths_are_coded_as_acled_does(low: int | None, high: int | None, words: str, deaths: int) -> None:
    assert fatalities(told(claim(losses=(loss(low, high, part=words),))).tellings) == deaths


def test_deaths_are_the_lowest_that_somebody_puts_forward() -> None:
    none = loss(0, 0)
    denied = claim("b" * 16, losses=(none,), says=(DENIES,))
    event = told(
        claim(losses=(loss(7, 7, "soldiers"), loss(2, 2, "guards"))),
        denied,
        claim("c" * 16, losses=(none,), negated=True),
    )
    assert fatalities(event.tellings) == 9
    assert fatalities(told(claim()).tellings) == 0


@pytest.mark.parametrize(("days", "precision", "day"), [(0, 1, 20), (6, 2, 23), (11, 3, 25)])
def test_several_days_are_one_row_in_their_middle(days: int, precision: int, day: int, world: World) -> None:
    made = row(told(claim(on=when(DAY, DAY + timedelta(days), 2))), world, 0)
    assert (made["event_date"], made["time_precision"]) == (date(2018, 3, day).isoformat(), precision)


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (claim(frame="planned"), "planned, threatened or supposed"),
        (claim(says=(DENIES,)), "put forward by nobody"),
        (claim(negated=True), "put forward by nobody"),
        (claim(kind="THREATEN", mode="violence"), "no type of ACLED's"),
        (claim(dated=False), "no day, or more than a month"),
        (claim(on=when(DAY, DAY + timedelta(40), 5)), "no day, or more than a month"),
        (claim(placed=False), "no place"),
        (claim(at=place(6, 240.0)), "no place within the country"),
        (claim(), None),
    ],
)
def test_what_acled_does_not_have_is_left_out_with_a_reason(event: Claim, reason: str | None, world: World) -> None:
    assert left_out(told(event), world) == reason


def test_the_table_speaks_of_types_and_modes_that_there_are() -> None:
    acled, types = table("acled"), load_types()
    for rule in acled["rules"]:
        assert all(types.allows(rule["type"], mode) for mode in rule.get("mode", [None])), rule
        assert rule["event"] in acled["disorder"]
        kinds = {*rule.get("by", ()), *rule.get("against", ()), *rule.get("only", ())}
        assert kinds <= acled["inter"].keys(), rule
    assert set(acled["order"]) == set(acled["inter"].values())
    assert len({rule["sub"] for rule in acled["rules"]}) >= 20


def test_every_country_of_the_world_has_one_region(world: World) -> None:
    regions = words_to(table("acled")["regions"])
    assert len(regions) == sum(len(codes.split()) for codes in table("acled")["regions"].values())
    assert [iso for iso in regions if not world.country(iso)] == []
    assert {"SY", "NO", "UA", "ML", "SD", "CO"} <= regions.keys()
