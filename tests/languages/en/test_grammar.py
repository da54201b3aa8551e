"""Subjects, objects and agents in dependency parses of invented sentences."""

import pytest
from spacy.tokens import Token

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.grammar import (
    chain,
    conjuncts,
    is_negated,
    is_nominal,
    is_passive,
    relations,
    split_perfect,
    subject_of,
)
from dateline.languages.en.parse import parse
from dateline.model import Report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def word(knowledge: Knowledge, text: str, which: str) -> Token:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    return next(token for token in parsed.doc if parsed.of(token) == which)


def roles(token: Token) -> dict[str, list[str]]:
    return {key: [t.text for t in tokens] for key, tokens in relations(token).items() if tokens}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Rebels shelled the town.", "shelled", {"subject": ["Rebels"], "object": ["town"]}),
        ("The town was shelled by rebels.", "shelled", {"object": ["town"], "by": ["rebels"]}),
        ("Operations launched by Turkey went on.", "launched", {"object": ["Operations"], "by": ["Turkey"]}),
        ("The men who attacked the base fled.", "attacked", {"subject": ["men"], "object": ["base"]}),
        ("Troops attacked the camp, seizing weapons.", "seizing", {"subject": ["Troops"], "object": ["weapons"]}),
        ("Rebels shelled and burned the village.", "burned", {"subject": ["Rebels"], "object": ["village"]}),
        (
            "The fighters attacked the base and the camp.",
            "attacked",
            {"subject": ["fighters"], "object": ["base", "camp"]},
        ),
    ],
)
def test_roles_of_a_verb_in_active_voice(
    knowledge: Knowledge, text: str, verb: str, expected: dict[str, list[str]]
) -> None:
    assert roles(word(knowledge, text, verb)) == expected


def test_an_adjunct_stands_under_its_preposition(knowledge: Knowledge) -> None:
    found = roles(word(knowledge, "Rebels shelled the town with mortars.", "shelled"))
    assert found["with"] == ["mortars"]


def test_roles_of_a_noun_are_its_modifiers_and_the_agent_of_its_participle(knowledge: Knowledge) -> None:
    assert roles(word(knowledge, "Rebel shelling killed four.", "shelling")) == {"modifier": ["Rebel"]}
    assert roles(word(knowledge, "Operations launched by Turkey went on.", "Operations")) == {"by": ["Turkey"]}


def test_a_perfect_that_an_insertion_split_keeps_its_subject(knowledge: Knowledge) -> None:
    verb = word(knowledge, "Forces have for the first time spread in the valley.", "spread")
    above = split_perfect(verb)
    assert above is not None and above.text == "have"
    assert [t.text for t in subject_of(verb)] == ["Forces"]
    assert not is_passive(verb)


def test_a_plain_perfect_is_not_split(knowledge: Knowledge) -> None:
    assert split_perfect(word(knowledge, "Forces have spread in the valley.", "spread")) is None


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("The town was shelled.", "shelled", True),
        ("The town has been shelled.", "shelled", True),
        ("Operations launched by Turkey went on.", "launched", True),
        ("Rebels shelled the town.", "shelled", False),
        ("Rebels have shelled the town.", "shelled", False),
    ],
)
def test_voice(knowledge: Knowledge, text: str, verb: str, passive: bool) -> None:
    assert is_passive(word(knowledge, text, verb)) is passive


def test_a_gerund_in_a_nouns_place_names_a_thing(knowledge: Knowledge) -> None:
    assert is_nominal(word(knowledge, "Rebel shelling killed four.", "shelling"))
    assert not is_nominal(word(knowledge, "Rebels were shelling the town.", "shelling"))
    assert not is_nominal(word(knowledge, "Troops attacked the camp, seizing weapons.", "seizing"))


@pytest.mark.parametrize(
    ("text", "which", "negated"),
    [
        ("The army did not fire.", "fire", True),
        ("No attacks hit the camp.", "attacks", True),
        ("The army fired.", "fired", False),
        ("The attacks hit the camp.", "attacks", False),
    ],
)
def test_negation(knowledge: Knowledge, text: str, which: str, negated: bool) -> None:
    assert is_negated(word(knowledge, text, which)) is negated


def test_conjuncts_are_the_word_and_all_beside_it_in_order(knowledge: Knowledge) -> None:
    token = word(knowledge, "Guards, nurses and drivers left.", "Guards")
    assert [t.text for t in conjuncts(token)] == ["Guards", "nurses", "drivers"]


def test_a_chain_leads_up_to_the_root(knowledge: Knowledge) -> None:
    above = chain(word(knowledge, "Rebels shelled the town.", "the"))
    assert [t.text for t in above] == ["town", "shelled"]
    assert chain(above[-1]) == []


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "Many militias, on top of which is the Red Brigade, spread in areas controlled by the army.",
            "spread",
            ["militias", "Brigade"],
        ),
        ("The road is watched by the army, stationed at the bridge.", "stationed", ["army"]),
        ("The bridge stationed on the map is old.", "stationed", ["bridge"]),
    ],
)
def test_a_subject_that_the_parse_hangs_elsewhere(
    knowledge: Knowledge, text: str, verb: str, subject: list[str]
) -> None:
    assert [t.text for t in subject_of(word(knowledge, text, verb))] == subject
