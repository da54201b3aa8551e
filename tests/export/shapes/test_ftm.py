import sys
from pathlib import Path

import pytest
from tests.export.shapes.told import ARMY, REBELS, claim, loss, place, told

from dateline.export.shapes.ftm import entities
from dateline.export.shapes.world import World
from dateline.model import Account


def _event() -> Account:
    return told(
        claim(by=(ARMY, ("pilots", None)), against=(REBELS,), losses=(loss(4, 4),)),
        claim("b" * 16, by=(ARMY, ("pilots", None)), against=(REBELS,), at=place(4, 48.0)),
    )


def test_an_event_refers_to_who_took_part_and_to_its_reports(world: World) -> None:
    made = {entity["id"]: entity for entity in entities(_event(), world, set())}
    event = made["event-00000000000ff123"]
    assert event["schema"] == "Event" and event["properties"]["startDate"] == ["2018-03-20"]
    assert {made[id]["schema"] for id in event["properties"]["proof"]} == {"Article"}
    assert sorted(made[id]["properties"]["name"][0] for id in event["properties"]["involved"]) == [
        "Free Syrian Army",
        "Syrian Armed Forces",
    ]
    assert event["properties"]["summary"] == ["Also took part: pilots."]
    assert "Killed: 4." in event["properties"]["description"][0]
    (address,) = event["properties"]["addressEntity"]
    assert made[address]["schema"] == "Address" and made[address]["properties"]["latitude"] == ["35.864"]


def test_what_stands_in_the_file_is_not_written_again(world: World) -> None:
    seen: set[str] = set()
    first = list(entities(_event(), world, seen))
    assert len(seen) == len(first) > 3
    assert list(entities(_event(), world, seen)) == []


def test_entities_are_valid_by_followthemoneys_own_model(world: World) -> None:
    note = Path(sys.prefix) / ".ftm"
    why = note.read_text().strip() if note.is_file() else "tools/install-ftm.sh installs it"
    model = pytest.importorskip("followthemoney", reason=f"followthemoney is not installed: {why}").model
    made = list(entities(_event(), world, set()))
    for entity in made:
        model.get(entity["schema"]).validate(entity)
        for name, values in entity["properties"].items():
            assert name in model.get(entity["schema"]).properties, (entity["schema"], name)
            kind = model.get(entity["schema"]).get(name).type
            assert [kind.clean(value) for value in values] == values, (name, values)
    assert {entity["schema"] for entity in made} == {"Article", "Organization", "PublicBody", "Address", "Event"}
