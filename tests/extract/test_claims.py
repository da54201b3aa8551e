"""From clauses to claims."""

from tests.extract.story import Story

import dateline
from dateline.extract.draft import fullest


def code(text: str) -> dateline.Record:
    return dateline.code(text, outlet="Daily Lamp", published="2019-03-08", language="en")


def test_the_fullest_mention_gives_the_trigger() -> None:
    story = Story("Mill raided", "Fighters stormed it.", "The raid left nine dead.", headline=True)
    story.clause("raided", 0, mode="firearms", actors=(story.actor("fighters"),))
    story.clause("stormed", 1, mode="firearms", actors=(0,))
    story.clause("raid", 2, refers_back=True)
    assert fullest(story.draft()).head == story.span("stormed")


def test_an_act_names_the_event_before_its_effect() -> None:
    story = Story("Nine died as fighters stormed a mill.")
    story.clause("died", kind="effect", type="LOSS")
    story.clause("stormed")
    assert fullest(story.draft()).head == story.span("stormed")


def test_days_apart_make_two_claims_and_each_keeps_its_dead() -> None:
    record = code("Gunmen killed five people in Gao on Monday.\n\nOn Tuesday, gunmen killed seven people in Gao.")
    told = [(c.date.first.day if c.date else None, [x.low for x in c.casualties]) for c in record.claims]
    assert told == [(4, [5]), (5, [7])]


def test_the_war_is_no_part_of_the_attack() -> None:
    record = code(
        "Gunmen attacked a bus in Gao on Monday, killing nine people.\n\n"
        "The war has killed more than 40,000 people since 2012."
    )
    assert [(c.type, c.frame, [x.low for x in c.casualties]) for c in record.claims] == [
        ("ASSAULT", "new", [9]),
        ("LOSS", "background", [40001]),
    ]


def test_a_claim_of_responsibility_names_the_actor_of_the_attack() -> None:
    record = code(
        "A suicide bomber killed nine people in Kabul on Thursday.\n\n"
        "The Islamic State claimed responsibility for the attack."
    )
    claim = record.claims[0]
    assert [p.id for p in claim.actor] == ["islamic-state"]
    assert (claim.mode, [w.text for w in claim.mentions]) == ("suicide-attack", ["attack"])


def test_an_id_hangs_on_the_text_and_its_outlet_and_nothing_else() -> None:
    text = "Gunmen attacked a bus in Gao on Monday."
    ids = [claim.id for claim in code(text).claims]
    again = code(text).report
    assert ids == [c.id for c in dateline.code(text, id="x", outlet=again.outlet, language="en").claims]
    assert ids != [c.id for c in dateline.code(text, outlet="Another Paper", language="en").claims]
    assert ids != [claim.id for claim in code(text + " It rained.").claims]
    assert len(ids) == 1
