"""Clauses of invented sentences: one a mention of an act, with who did it and to whom."""

from datetime import date

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse
from dateline.model import Published, Report
from dateline.model.analysis import Analysis

DAY = Published(date(2018, 10, 6), date(2018, 10, 6), 1, "given")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(knowledge: Knowledge, text: str) -> Analysis:
    return next(analyse([Report("r", "0" * 64, text, published=DAY)], knowledge))


def told(knowledge: Knowledge, text: str) -> list[tuple[str, str]]:
    return [(c.trigger.of(text), c.type) for c in read(knowledge, text).clauses]


def parties(knowledge: Knowledge, text: str, trigger: str) -> tuple[list[str], list[str]]:
    found = read(knowledge, text)
    clause = next(c for c in found.clauses if c.trigger.of(text) == trigger)
    return [found.actors[i].name for i in clause.actors], [found.actors[i].name for i in clause.recipients]


def test_a_light_verb_and_its_noun_are_one_act_done_by_the_verbs_subject(knowledge: Knowledge) -> None:
    text = "Militants carried out an attack on a checkpoint near Kirkuk."
    assert told(knowledge, text) == [("carried out an attack", "ASSAULT")]
    assert parties(knowledge, text, "carried out an attack")[0] == ["militants"]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The strikes destroyed a bridge.", "strikes"),
        ("Gunmen attacked a bus, killing nine passengers.", "attacked"),
        ("Three people were killed in an air strike on Raqqa.", "air strike"),
        ("Four soldiers were killed when militants attacked a bus.", "attacked"),
        ("The army launched an operation to retake Gao.", "launched an operation to"),
    ],
)
def test_an_effect_or_an_aim_is_taken_into_its_act(knowledge: Knowledge, text: str, trigger: str) -> None:
    assert told(knowledge, text) == [(trigger, "ASSAULT")]


def test_what_an_effect_was_done_to_was_done_to_by_its_act(knowledge: Knowledge) -> None:
    assert parties(knowledge, "The strikes destroyed a bridge.", "strikes") == ([], ["bridge"])


def test_a_toll_that_no_act_governs_stands_alone(knowledge: Knowledge) -> None:
    assert told(knowledge, "Four people were killed.") == [("killed", "LOSS")]


def test_a_passive_is_turned_round(knowledge: Knowledge) -> None:
    text = "Nine men were arrested by Iraqi police."
    assert parties(knowledge, text, "arrested") == (["Iraqi police"], ["men"])


def test_a_reduced_relative_that_tells_which_party_is_meant_is_no_act(knowledge: Knowledge) -> None:
    assert told(knowledge, "A militia backed by Turkey attacked a village.") == [("attacked", "ASSAULT")]
    assert told(knowledge, "Turkey backed a militia.") == [("backed", "SUPPORT")]


def test_a_pronoun_is_the_last_known_party_before_it(knowledge: Knowledge) -> None:
    text = "Boko Haram attacked a camp. It captured four soldiers."
    assert parties(knowledge, text, "captured") == (["Boko Haram"], ["soldiers"])


def test_a_pronoun_in_reported_words_is_the_speaker(knowledge: Knowledge) -> None:
    text = "Boko Haram said it had captured four soldiers."
    assert parties(knowledge, text, "captured")[0] == ["Boko Haram"]


def test_a_pronoun_with_nobody_before_it_is_nobody(knowledge: Knowledge) -> None:
    assert parties(knowledge, "They attacked the camp.", "attacked")[0] == []


def test_clauses_come_in_the_order_of_the_text(knowledge: Knowledge) -> None:
    text = "Rebels burned a farm. Turkish troops shelled Afrin. Police arrested nine men."
    assert [words for words, _ in told(knowledge, text)] == ["burned", "shelled", "arrested"]


def test_joined_verbs_share_the_object_that_follows_both(knowledge: Knowledge) -> None:
    text = "Rebels shelled and burned the houses of the farmers."
    assert told(knowledge, text) == [("shelled", "ASSAULT"), ("burned", "ASSAULT")]
    assert parties(knowledge, text, "shelled")[1] == parties(knowledge, text, "burned")[1] != []


def test_joined_acts_with_days_of_their_own_stay_apart(knowledge: Knowledge) -> None:
    text = "Homs was shelled on Monday and bombed on Tuesday."
    assert told(knowledge, text) == [("shelled", "ASSAULT"), ("bombed", "ASSAULT")]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels shelled the village, targeting its market.", "shelled"),
        ("Troops killed ten gunmen after striking their camp.", "striking"),
    ],
)
def test_what_only_tells_more_of_an_act_is_taken_into_it(knowledge: Knowledge, text: str, trigger: str) -> None:
    assert told(knowledge, text) == [(trigger, "ASSAULT")]


def test_a_toll_with_further_effects_is_a_loss_and_one_with_a_means_is_not(knowledge: Knowledge) -> None:
    assert told(knowledge, "Since then 5000 people have been killed and thousands displaced.")[0][1] == "LOSS"
    assert told(knowledge, "Two children were killed by a car bomb.")[0][1] == "ASSAULT"


def test_a_storm_or_a_kitchen_fire_is_no_claim(knowledge: Knowledge) -> None:
    assert told(knowledge, "A storm swept across the coast, killing 12 people.") == []
    assert told(knowledge, "A fire in a restaurant kitchen injured four people.") == []


def test_a_backer_that_only_says_which_alliance_is_meant_is_no_act(knowledge: Knowledge) -> None:
    assert [t for _, t in told(knowledge, "An alliance backed by Turkey attacked the town.")] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        (
            "Militants attacked positions of Iraqi troops near Kirkuk.",
            "attacked",
            ["militants"],
            ["Iraqi Armed Forces"],
        ),
        ("Iraqi troops seized the old airport from Boko Haram.", "seized", ["Iraqi Armed Forces"], ["Boko Haram"]),
        ("Boko Haram attacked Gao.", "attacked", ["Boko Haram"], []),
        ("Militants fired rockets at Iraqi troops.", "fired rockets", ["militants"], ["Iraqi Armed Forces"]),
    ],
)
def test_who_holds_what_is_struck_or_taken_is_a_recipient_and_what_is_fired_is_not(
    knowledge: Knowledge, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert parties(knowledge, text, trigger) == (actors, recipients)


def test_the_aim_of_a_campaign_and_who_is_on_it(knowledge: Knowledge) -> None:
    text = "Iraqi troops are on the offensive against Boko Haram."
    assert parties(knowledge, text, "offensive") == (["Iraqi Armed Forces"], ["Boko Haram"])
    text = "Iraqi troops began the campaign to defeat Boko Haram."
    assert parties(knowledge, text, "began the campaign")[1] == ["Boko Haram"]


def test_the_people_lost_are_told_once(knowledge: Knowledge) -> None:
    text = "An air strike killed nine civilians, including three children."
    assert parties(knowledge, text, "air strike")[1] == ["civilians"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Villagers stabbed a soldier near Kirkuk.", "stabbed", ["villagers"]),
        ("A doctor said that militia fighters had raped women in Mosul.", "raped", ["militia fighters"]),
        ("Iraqi troops are stationed near Kirkuk.", "stationed", ["Iraqi Armed Forces"]),
        ("Kenya expelled two Ugandan diplomats.", "expelled two Ugandan diplomats", ["Kenya"]),
    ],
)
def test_who_did_it(knowledge: Knowledge, text: str, trigger: str, actors: list[str]) -> None:
    assert parties(knowledge, text, trigger)[0] == actors


def test_what_somebody_is_accused_of_is_no_act_told(knowledge: Knowledge) -> None:
    assert told(knowledge, "Chad accused Libya of arming the rebels.") == [("accused Libya of", "ACCUSE")]


def test_silence_is_no_refusal(knowledge: Knowledge) -> None:
    assert told(knowledge, "The ministry has refused to comment.") == []


def test_a_meetings_day_is_the_talks_day(knowledge: Knowledge) -> None:
    found = read(knowledge, "Kenya and Uganda discussed the war in a phone call on Friday.")
    assert [(c.mode, len(c.dates)) for c in found.clauses] == [("phone", 1)]


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("The road is watched by Turkey, stationed at a base in Aleppo.", "stationed", "troops"),
        ("Several Iran-affiliated groups have spread in Aleppo.", "spread", "militia"),
        ("Turkish forces spread in Aleppo.", "spread", "troops"),
    ],
)
def test_where_forces_stand(knowledge: Knowledge, text: str, trigger: str, mode: str) -> None:
    found = next(analyse([Report("r", "0" * 64, text)], knowledge))
    told = [(c.trigger.of(text), c.type, c.mode, [found.places[i].name for i in c.places]) for c in found.clauses]
    assert told == [(trigger, "MOBILIZE", mode, ["Aleppo"])]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        (
            "Boko Haram threatened to bomb the port if the Nigerian army did not leave.",
            "threatened to bomb",
            ["Nigerian Armed Forces"],
        ),
        (
            "Al-Shabaab clashed with the Somali army. The United Nations urged both sides to stop.",
            "urged both sides to stop",
            ["Al-Shabaab", "Somali National Army"],
        ),
        ("Norway refused to sell missiles to Niger.", "refused to sell", ["Niger"]),
        ("UNICEF handed out medicine to two hospitals in Gao.", "handed", ["hospitals"]),
    ],
)
def test_whom_words_and_help_are_for(knowledge: Knowledge, text: str, trigger: str, recipients: list[str]) -> None:
    assert parties(knowledge, text, trigger)[1] == recipients


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Members of the front, a group outlawed in Peru, killed four farmers.", ("outlawed", "SANCTION")),
        ("The war has dragged on for years with rebels fighting government forces.", ("fighting", "ASSAULT")),
        ("Soldiers captured one of the commanders.", ("captured", "COERCE")),
    ],
)
def test_what_a_participle_or_a_count_tells_is_an_act(knowledge: Knowledge, text: str, clause: tuple[str, str]) -> None:
    assert clause in told(knowledge, text)


def test_the_group_fighting_somebody_is_only_named_by_it(knowledge: Knowledge) -> None:
    assert told(knowledge, "The army clashed on Monday with militants fighting the government.") == [
        ("clashed", "ASSAULT")
    ]
