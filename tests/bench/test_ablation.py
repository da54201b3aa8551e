"""Layers left out one at a time."""

import pytest
from bench.ablation import WITHOUT, Coder, page

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.model import Record

TEXT = (
    "Boko Haram attacked a market in Maiduguri on Friday, killing six traders. The group shelled Damboa on Saturday. "
    "The attack in Maiduguri on Friday was the second this month, Colonel Musa Bello said. He said that it was over."
)


def code(layer: str) -> Record:
    knowledge: Knowledge = next(change for name, change in WITHOUT.items() if layer in name)(load_knowledge())
    ((_, record),) = Coder(knowledge)([{"id": "r", "text": TEXT, "published": "2019-03-04"}], "published")
    return record


@pytest.fixture(scope="module")
def whole() -> Record:
    return code("nothing")


def test_without_files_no_actor_is_known(whole: Record) -> None:
    assert any(p.id for claim in whole.claims for p in claim.actor)
    assert not any(p.id for claim in code("files").claims for p in claim.actor)


def test_without_models_the_rules_say_why() -> None:
    assert {dict(claim.rules)["claim"] for claim in code("models").claims} == {"told fully enough"}


def test_without_coreference_the_group_and_he_are_nobody(whole: Record) -> None:
    def doers(record: Record) -> list[str | None]:
        return [p.id for c in record.claims if c.trigger.text.startswith("shelled") for p in c.actor]

    def speakers(record: Record) -> set[str]:
        return {a.chain[-1].name for a in record.layers.attributions if a.chain}

    alone = code("coreference")
    assert doers(whole) == ["boko-haram"]
    assert doers(alone) != ["boko-haram"]
    assert "He" in speakers(alone) - speakers(whole)


def test_without_merging_a_claim_has_one_mention(whole: Record) -> None:
    assert any(claim.mentions for claim in whole.claims)
    assert not any(claim.mentions for claim in code("merging").claims)


def test_page_is_a_table_with_a_row_a_layer() -> None:
    shown = page([("nothing left out", {"check record": 0.5}, 70.4), ("models", {"check record": 0.25}, 60.6)])
    assert shown.splitlines()[-4:] == [
        "| left out | check record | CPU ms a report |",
        "|---|---|---|",
        "| nothing left out | 0.500 | 70 |",
        "| models | 0.250 | 61 |",
    ]
