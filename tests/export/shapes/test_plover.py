from typing import Any

import pytest
from tests.export.shapes.told import ARMY, CIVILIANS, claim, head, loss, told

from dateline.codebook.types import load_types
from dateline.export.shapes.plover import left_out, record
from dateline.export.shapes.world import World, table
from dateline.model import Claim, Statement, Telling

MADE = "2026-11-23T01:02:03+00:00"


def made(one: Telling, world: World) -> dict[str, Any]:
    return record(one, told(one.claim), world, MADE, "0.1.0")


def test_a_claim_with_its_text_its_sizes_and_its_source(world: World) -> None:
    dead = (loss(4, 4), loss(3, 3, "women"), loss(6, None, outcome="injured"), loss(9, 9, outcome="displaced"))
    found = made(Telling(claim(losses=dead), head()), world)
    assert (found["id"], found["date"], found["event"], found["mode"]) == (
        "00000000000ff123",
        "2018-03-20",
        ["ASSAULT"],
        ["aerial"],
    )
    assert "enddate" not in found and found["quad_code"] == 4
    assert found["actor"][0]["code"] == "SYR" and found["actor"][0]["sector"] == ["MIL"]
    assert found["actor"][0]["identifier_id"] == ARMY[1] and found["recipient"][0]["identifier_text"] == CIVILIANS[0]
    assert found["size_info"] == {"dead": 7, "injured": 6}
    assert found["text_info"] == [{"sequence": 1, "start": 10, "end": 16, "text_story": ["bombed"]}]
    assert found["cite_info"]["publication"] == "Daily Lamp" and "url" not in found["cite_info"]
    assert found["event_loc"]["province"] == "Idlib" and found["event_loc"]["country_code"] == "SYR"
    assert (found["coded_date"], found["coded_time"]) == ("2026-11-23", "01:02:03")


def test_a_mode_of_our_own_and_a_missing_day_stand_in_the_comment(world: World) -> None:
    found = made(
        Telling(claim(mode="capture", dated=False, says=(Statement(("AFP", "a medic"), "denies"),)), head()), world
    )
    assert found["mode"] == [] and found["date"] == "2018-03-20"
    assert found["comment"] == "statements: AFP <- a medic: denies. dateline's mode: capture. date: of the report"


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (claim(kind="LOSS", mode=None), "a type that PLOVER does not have"),
        (claim(frame="planned"), "planned, threatened or supposed"),
        (claim(negated=True), "told not to have happened"),
        (claim(), None),
    ],
)
def test_what_plover_does_not_have_is_left_out(one: Claim, reason: str | None) -> None:
    assert left_out(Telling(one, head())) == reason


def test_every_group_of_types_has_its_quad() -> None:
    assert {kind.group for kind in load_types().types.values() if not kind.ours} == set(table("plover")["quads"])
