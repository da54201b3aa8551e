"""The trigger lexicon: its schema, its reach, how it chooses, and a user's own file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.codebook.lexicon import KINDS, PARTS, SLOTS
from dateline.codebook.triggers import Context, load_triggers
from dateline.codebook.types import load_types

LEXICON = load_triggers()


def context(**slots: str) -> Context:
    """Build a context from blank-separated words; all of them stand in the clause too."""
    held = {name: frozenset(words.split()) for name, words in slots.items()}
    around = frozenset().union(*held.values())
    return Context(**held, around=lambda: around)


def verb(lemma: str, **slots: str) -> tuple[str | None, str | None]:
    """Return the type and mode that the lexicon chooses for a verb."""
    chosen = LEXICON.choose(LEXICON.verbs.get(lemma, ()), context(**slots))
    return (chosen.type, chosen.mode) if chosen else (None, None)


def noun(words: str, **slots: str) -> tuple[str | None, str | None]:
    """Return the type and mode that the lexicon chooses for a noun."""
    lemmas = words.split()
    found = LEXICON.noun_at(lemmas, len(lemmas) - 1)
    chosen = LEXICON.choose(found[1], context(**slots)) if found else None
    return (chosen.type, chosen.mode) if chosen else (None, None)


def phrase(words: str, **slots: str) -> tuple[str | None, str | None]:
    """Return the type and mode of the longest phrase that fits."""
    for _, trigger in LEXICON.phrases_at(words.split(), 0):
        if LEXICON.fits(trigger, context(**slots)):
            return trigger.type, trigger.mode
    return None, None


def test_the_lexicon_is_large_enough() -> None:
    phrases = {row.words for seconds in LEXICON.phrases.values() for rows in seconds.values() for row in rows}
    assert len(LEXICON.verbs) >= 600
    assert len(LEXICON.nouns) >= 900
    assert len(phrases) >= 1200
    assert len(LEXICON.instruments) >= 200


def test_every_type_and_mode_has_words() -> None:
    held = {(row.type, row.mode) for row in LEXICON.classes.values()}
    missing = {
        (type_.id, mode)
        for type_ in load_types().types.values()
        for mode in (*(term.id for term in type_.modes), *(() if type_.modes else (None,)))
        if (type_.id, mode) not in held
    }
    assert missing == set()


@pytest.mark.parametrize("name", sorted(LEXICON.classes))
def test_a_class_keeps_to_the_schema(name: str) -> None:
    row = LEXICON.classes[name]
    assert row.kind in KINDS
    assert set(row.roles.values()) <= PARTS
    assert (set(row.when) | set(row.unless)) <= SLOTS
    assert row.kind == "light" or load_types().allows(str(row.type), row.mode)
    assert all(word == word.lower() for word in (*row.verbs, *row.nouns))


def test_a_word_in_several_classes_can_be_told_apart() -> None:
    """Two classes that share a verb must differ in type and mode, or the second one would be idle."""
    for lemma, rows in LEXICON.verbs.items():
        plain = [row for row in rows if not (row.when or row.needs)]
        assert len({(row.type, row.mode) for row in plain}) <= 2, (lemma, [row.id for row in plain])


@pytest.mark.parametrize(
    ("lemma", "slots", "expected"),
    [
        ("seize", {"subject": "fighter", "object": "town"}, ("ASSAULT", "capture")),
        ("seize", {"subject": "police", "object": "cocaine"}, ("COERCE", "seize")),
        ("seize", {"subject": "soldier", "object": "civilian"}, ("COERCE", "arrest")),
        ("fire", {"subject": "militia", "object": "rocket"}, ("ASSAULT", "heavy-weapons")),
        ("fire", {"subject": "guard", "object": "bullet"}, ("ASSAULT", "firearms")),
        ("fire", {"subject": "president", "object": "minister"}, ("SANCTION", "discontinue")),
        ("hit", {"subject": "striker", "object": "post"}, (None, None)),
        ("strike", {"subject": "warplane", "object": "depot"}, ("ASSAULT", "aerial")),
        ("strike", {"subject": "miner union"}, ("PROTEST", "strike")),
        ("bomb", {"subject": "army", "object": "village"}, ("ASSAULT", None)),
        ("bomb", {"subject": "jet", "object": "village"}, ("ASSAULT", "aerial")),
        ("execute", {"object": "captive"}, ("ASSAULT", "targeted")),
        ("execute", {"object": "plan"}, (None, None)),
        ("kill", {"subject": "militant", "object": "soldier"}, ("ASSAULT", None)),
        ("kill", {"object": "bill"}, (None, None)),
        ("free", {"subject": "army", "object": "village"}, ("ASSAULT", "capture")),
        ("free", {"subject": "court", "object": "journalist"}, ("RETREAT", "release")),
        ("fall", {"subject": "town", "prep": "to"}, ("ASSAULT", "capture")),
        ("fall", {"subject": "soldier"}, ("LOSS", None)),
        ("send", {"subject": "ministry", "object": "troop"}, ("MOBILIZE", "troops")),
        ("send", {"subject": "ministry", "object": "tank"}, ("MOBILIZE", "weapons")),
        ("send", {"subject": "ministry", "object": "blanket"}, ("AID", None)),
        ("send", {"subject": "ministry", "object": "letter"}, (None, None)),
        ("flee", {"subject": "family"}, ("LOSS", None)),
        ("flee", {"subject": "rebel"}, ("RETREAT", "withdraw")),
        ("outlaw", {"object": "group"}, ("SANCTION", None)),
        ("besiege", {"subject": "army", "object": "town"}, ("COERCE", "restrict")),
        ("evacuate", {"object": "patient"}, ("AID", None)),
        ("condemn", {"object": "raid"}, ("ACCUSE", "disapprove")),
        ("blame", {"object": "army"}, ("ACCUSE", "allege")),
        ("recapture", {"object": "hill"}, ("ASSAULT", "capture")),
    ],
)
def test_verbs(lemma: str, slots: dict[str, str], expected: tuple[str | None, str | None]) -> None:
    assert verb(lemma, **slots) == expected


def test_a_light_verb_lends_its_arguments_to_an_act_noun() -> None:
    chosen = LEXICON.choose(LEXICON.verbs["launch"], context(subject="army", object="attack"))
    assert chosen is not None and chosen.kind == "light" and chosen.type is None
    assert chosen.roles["subject"] == "actor"
    slip = LEXICON.choose(LEXICON.verbs["stag"], context(subject="army", object="raid"))
    assert slip is not None and slip.id == "light-doer"


@pytest.mark.parametrize(
    ("words", "slots", "expected"),
    [
        ("air strike", {"subject": "jet"}, ("ASSAULT", "aerial")),
        ("air - strike", {}, ("ASSAULT", "aerial")),
        ("strike", {"subject": "army"}, ("ASSAULT", None)),
        ("strike", {"subject": "union"}, ("PROTEST", "strike")),
        ("hunger strike", {}, ("PROTEST", "hunger")),
        ("suicide bombing", {}, ("ASSAULT", "suicide-attack")),
        ("shelling", {}, ("ASSAULT", None)),
        ("artillery shelling", {}, ("ASSAULT", "heavy-weapons")),
        ("military operation", {}, ("ASSAULT", "offensive")),
        ("operation", {"modifier": "rescue"}, (None, None)),
        ("attack", {"modifier": "verbal"}, ("ACCUSE", "disapprove")),
        ("ceasefire", {}, ("RETREAT", "ceasefire")),
        ("ceasefire agreement", {}, ("AGREE", None)),
        ("clash", {}, ("ASSAULT", "clash")),
        ("state of emergency", {}, ("COERCE", "martial-law")),
        ("phone call", {}, ("CONSULT", "phone")),
    ],
)
def test_nouns(words: str, slots: dict[str, str], expected: tuple[str | None, str | None]) -> None:
    assert noun(words, **slots) == expected


@pytest.mark.parametrize(
    ("words", "slots", "expected"),
    [
        ("open heavy fire on", {}, ("ASSAULT", "firearms")),
        ("shoot down a jet", {"object": "jet"}, ("ASSAULT", None)),
        ("blow himself up", {}, ("ASSAULT", "suicide-attack")),
        ("take over the town", {"object": "town"}, ("ASSAULT", "capture")),
        ("lay siege to", {}, ("COERCE", "restrict")),
        ("take hostage", {}, ("ASSAULT", "abduct")),
        ("lay down their weapon", {}, ("RETREAT", "disarm")),
        ("lift the siege", {}, ("RETREAT", "access")),
        ("pull out of the city", {}, ("RETREAT", "withdraw")),
        ("take to the street", {}, ("PROTEST", "demo")),
        ("drop four barrel bomb", {}, ("ASSAULT", "aerial")),
        ("use chlorine", {}, ("ASSAULT", "unconventional")),
        ("cut tie with", {"object": "tie"}, ("SANCTION", "discontinue")),
    ],
)
def test_phrases(words: str, slots: dict[str, str], expected: tuple[str | None, str | None]) -> None:
    assert phrase(words, **slots) == expected


def test_find_puts_phrases_and_long_nouns_first() -> None:
    nothing = Context()
    blown = LEXICON.find(["he", "blow", "himself", "up"], 1, True, nothing)
    assert blown is not None and blown[0].mode == "suicide-attack" and blown[1] == (1, 2, 3)
    shelled = LEXICON.find(["they", "shell", "it"], 1, True, nothing)
    assert shelled is not None and shelled[0].id == "bombard" and shelled[1] == (1,)
    drone = LEXICON.find(["a", "drone", "strike"], 2, False, nothing)
    assert drone is not None and drone[0].mode == "drone" and drone[1] == (1, 2)
    assert LEXICON.find(["they", "sing"], 1, True, nothing) is None
    assert LEXICON.find(["a", "song"], 1, False, nothing) is None


def test_a_phrase_does_not_reach_too_far() -> None:
    assert phrase("open the new shop on the very same day fire") == (None, None)


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        ("car bomb", "explosives"),
        ("barrel bomb", "aerial"),
        ("suicide - bomber", "suicide-attack"),
        ("suicide drone", "drone"),
        ("chlorine", "unconventional"),
        ("mortar", "heavy-weapons"),
        ("sniper", "firearms"),
        ("knife", "primitive"),
        ("tear gas", "crowd-control"),
    ],
)
def test_instruments_settle_the_mode(words: str, mode: str) -> None:
    lemmas = ["a", *words.split()]
    assert LEXICON.instrument_at(lemmas, len(lemmas) - 1) == (len(lemmas) - 1, mode)


def test_kinds_include_the_kinds_of_names() -> None:
    assert "armed-actor" in LEXICON.kinds["armed-group"]
    assert {"territory", "place"} <= LEXICON.kinds["village"]
    assert "teapot" not in LEXICON.kinds


def test_a_word_of_a_kind_is_not_itself_read_as_a_kind() -> None:
    """Relief holds the word "weapon", but not every weapon."""
    assert "relief" in LEXICON.kinds["weapon"]
    assert "relief" not in LEXICON.kinds["howitzer"]


def test_effects_fall_to_loss_where_nobody_acts() -> None:
    assert LEXICON.classes["kill"].kind == "effect"
    assert LEXICON.classes["kill"].alone == "LOSS"


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_user_adds_overrides_and_drops(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "classes:\n"
        "- {id: rake, type: ASSAULT, mode: primitive, kind: act, roles: violence, verbs: [rake-charge]}\n"
        "- {id: hunger-strike, type: PROTEST, mode: hunger, kind: act, roles: protest, nouns: [fast]}\n"
        "- {id: riot, drop: true}\n"
        "instruments: {primitive: [rake]}\n"
        "kinds: {armed-actor: {words: [gardener]}}\n",
    )
    lexicon = load_triggers(own)
    assert lexicon.verbs["rake-charge"][0].mode == "primitive"
    assert "hunger strike" not in lexicon.nouns and "fast" in lexicon.nouns
    assert "riot" not in lexicon.classes
    assert lexicon.instruments["rake"] == "primitive"
    assert "armed-actor" in lexicon.kinds["gardener"] and "armed-actor" in lexicon.kinds["soldier"]
    assert "rake" not in load_triggers().instruments


def test_a_list_alone_will_do(tmp_path: Path) -> None:
    own = write(tmp_path, "- {id: on-word, type: AID, kind: act, roles: {on: recipient}, verbs: [bestow]}\n")
    assert load_triggers(own).verbs["bestow"][0].roles == {"on": "recipient"}


GOOD = "id: x, type: ASSAULT, kind: act, roles: violence, verbs: [zap]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("just words", "expected a list of classes"),
        ("- words", "row 1: expected a mapping"),
        ("- {type: ASSAULT}", "row 1: field 'id'"),
        (f"- {{{GOOD}}}\n- {{{GOOD}}}", "row 2 (x): field 'id': stands twice"),
        (f"- {{{GOOD}, colour: red}}", "row 1: unknown field 'colour'"),
        (f"- {{{GOOD.replace('kind: act', 'kind: deed')}}}", "row 1 (x): field 'kind': 'deed'"),
        (f"- {{{GOOD.replace('ASSAULT', 'FIGHT')}}}", "field 'type': the codebook has no type 'FIGHT'"),
        (f"- {{{GOOD.replace('type: ASSAULT, ', '')}}}", "field 'type': only light classes"),
        (f"- {{{GOOD}, mode: ceasefire}}", "field 'mode': ASSAULT has no mode 'ceasefire'"),
        (f"- {{{GOOD}, alone: GONE}}", "field 'alone': the codebook has no type 'GONE'"),
        (f"- {{{GOOD.replace('violence', 'nonsense')}}}", "there is no role set 'nonsense'"),
        (f"- {{{GOOD.replace('violence', '{subject: villain}')}}}", "field 'roles': subject: 'villain'"),
        (f"- {{{GOOD}, when: {{adverb: [x]}}}}", "field 'when': 'adverb' is none of"),
        (f"- {{{GOOD}, unless: [x]}}", "field 'unless': expected a mapping"),
        (f"- {{{GOOD}, needs: {{a: b}}}}", "field 'needs': expected a list"),
        (f"- {{{GOOD.replace('[zap]', '[zap them]')}}}", "field 'verbs': 'zap them' is several words"),
        (f"- {{{GOOD}, phrases: [zap]}}", "field 'phrases': 'zap' needs a verb and another word"),
        (f"- {{{GOOD.replace('[zap]', '[]')}}}", "a class needs verbs, nouns or phrases"),
        ("rows: []", "unknown part 'rows'"),
        ("instruments: {telepathy: [stare]}", "instrument 'stare': unknown mode 'telepathy'"),
        ("kinds: {tool: [rake]}", "kind 'tool': expected the fields"),
    ],
)
def test_an_error_names_its_place(tmp_path: Path, text: str, told: str) -> None:
    own = write(tmp_path, text)
    with pytest.raises(ValueError) as caught:
        load_triggers(own)
    assert str(own) in str(caught.value)
    assert told in str(caught.value)


WORDS = sorted({word for key in (*LEXICON.nouns, *LEXICON.phrases) for word in key.split()} | {"-", "zebra"})


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_matches_stay_inside_the_text_and_hold_the_words(lemmas: list[str]) -> None:
    for index in range(len(lemmas)):
        found = LEXICON.noun_at(lemmas, index)
        if found:
            assert 1 <= found[0] <= index + 1
            words = " ".join(word for word in lemmas[index + 1 - found[0] : index + 1] if word != "-")
            assert LEXICON.nouns[words] == found[1]
        for at, trigger in LEXICON.phrases_at(lemmas, index):
            assert at[0] == index and list(at) == sorted(set(at)) and at[-1] < len(lemmas)
            assert tuple(lemmas[i] for i in at[1:]) in {words[1:] for words in trigger.phrases}
