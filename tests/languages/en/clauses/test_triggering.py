"""Which words of invented sentences name an act, and what the means says of its mode."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.triggering import find_triggers
from dateline.languages.en.parse import parse
from dateline.model import Report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def found(knowledge: Knowledge, text: str) -> list[tuple[str, str, str | None]]:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    hits = find_triggers(parsed, knowledge.triggers, set())
    return [(parsed.span(f.first, f.last).of(text), f.cls.id, f.mode) for f in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked a base.", ("attacked", "attack", None)),
        ("A car bomb attack hit the port.", ("car bomb attack", "bomb-attack", "explosives")),
        ("Rebels threatened to attack the airport.", ("threatened to attack", "threaten-violence", "violence")),
        ("The rebels fired mortars.", ("fired mortars", "shelling-heavy", "heavy-weapons")),
    ],
)
def test_the_longest_words_that_name_an_act_count(
    knowledge: Knowledge, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert found(knowledge, text)[0] == expected


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Rebels shelled the port.", None),
        ("Rebels shelled the port with tanks.", "heavy-weapons"),
        ("Drones attacked the port.", "drone"),
        ("Russian jets bombed a bakery.", "aerial"),
        ("Gunmen attacked a bus.", "firearms"),
    ],
)
def test_the_means_settles_the_mode(knowledge: Knowledge, text: str, mode: str | None) -> None:
    assert found(knowledge, text)[0][2] == mode


def test_a_word_that_names_something_else_is_shut(knowledge: Knowledge) -> None:
    text = "Rebels attacked a base."
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    assert find_triggers(parsed, knowledge.triggers, {1}) == []


def test_quiet_sentences_name_no_act(knowledge: Knowledge) -> None:
    assert found(knowledge, "The harbour was calm and the bread was fresh.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barrel bombs were dropped on the town.", ("dropped", "air-strike", "aerial")),
        ("A series of car bombs targeted the port.", ("targeted", "attack", "explosives")),
        ("Gunmen shelled the quarters of the old town with mortars.", ("shelled", "bombard", "heavy-weapons")),
        ("Mortar rounds were fired by gunmen on the port.", ("fired", "fire-heavy", "heavy-weapons")),
        ("The villagers were stoned to death.", ("stoned to death", "stab", "primitive")),
        ("The report lists the use of chlorine gas.", ("use", "use-of-gas", "unconventional")),
        ("The rebels lost ground near the coast.", ("lost ground", "lose-ground", "capture")),
        ("The militia launched Operation Desert Wind.", ("Operation Desert Wind", "offensive", "offensive")),
        ("The council called on the state to protect civilians.", ("called on", "request-assist", "assist")),
        ("Militants managed to capture Gao.", ("capture", "capture-place", "capture")),
        ("Gunmen set fire to three houses.", ("set fire to", "set-fire", "destroy")),
        ("The blast caused damage to a bakery.", ("caused damage", "destroy", "destroy")),
        ("Nine rifles and a radio were seized.", ("seized", "seize-arms", "seize")),
        ("They were set free this morning.", ("set free", "release", "release")),
        ("Thousands of mourners marched to the square.", ("marched", "march", "demo")),
        ("The governor closed every mosque in the province.", ("closed", "close-institution", "restrict")),
        ("Two bombers flew over the peninsula.", ("flew", "come-of-force", "troops")),
        ("Thousands of refugees were sent back at dawn.", ("sent back", "expel-people", "deport")),
        ("Two fighters fell near the hill.", ("fell", "fall-in-battle", None)),
    ],
)
def test_context_chooses_among_the_classes_of_a_word(
    knowledge: Knowledge, text: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in found(knowledge, text)


@pytest.mark.parametrize(
    "text",
    [
        "A swarm of bees attacked the guests.",
        "A lightning strike split the oak.",
        "The explosion of a leaking gas bottle was heard across the bay.",
        "The program executed two commands.",
        "The results demonstrate a commitment to quality.",
        "The turnover fell to 14 million last year.",
        "The ministry released a video of the prison's new kitchen.",
        "The country was hit by a violent unrest.",
        "The harbour lies outside the fleet's area of operations.",
    ],
)
def test_other_senses_name_no_act(knowledge: Knowledge, text: str) -> None:
    assert found(knowledge, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hill town has returned to government control.", ("capture", "capture")),
        ("Two drones were intercepted over the bay.", ("intercept", None)),
        ("Gunmen sold the women as slaves.", ("abduct", "abduct")),
        ("Officials reported a halt of bombardment in the valley.", ("halt-of-attacks", "ceasefire")),
        ("The negotiated truce held for a week.", ("agreed-truce", None)),
        ("The minister welcomes the liberation of the port.", ("capture", "capture")),
    ],
)
def test_the_words_beside_a_trigger_tell_its_sense(
    knowledge: Knowledge, text: str, expected: tuple[str, str | None]
) -> None:
    assert expected in [(cls, mode) for _, cls, mode in found(knowledge, text)]


def test_an_auxiliary_begins_no_phrase(knowledge: Knowledge) -> None:
    text = "The raid has angered many fighters."
    assert "recruit" not in [cls for _, cls, _ in found(knowledge, text)]
    assert "recruit" in [cls for _, cls, _ in found(knowledge, "The group has fighters in the hills.")]
