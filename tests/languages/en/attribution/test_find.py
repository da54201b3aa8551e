"""Attributions: sources, stances and chains of invented sentences."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.codebook.reporting import STANCES, load_reporting
from dateline.knowledge.names import Entry, NameIndex
from dateline.languages.en.attribution.find import find_attributions
from dateline.languages.en.parse import Parsed, parse
from dateline.model import Attribution, Report

NAMES = {
    "agency": ["Reuters", "AFP", "SANA", "Interfax"],
    "outlet": ["Enab Baladi", "Amaq", "Al Jazeera", "Sputnik"],
    "monitor": ["Syrian Observatory for Human Rights"],
    "armed-group": ["Islamic State", "Boko Haram"],
    "organisation": ["White Helmets"],
    "place": ["Timbuktu", "Mopti"],
}
ALIASES = {"SOHR": ("Syrian Observatory for Human Rights", "monitor"), "Daesh": ("Islamic State", "armed-group")}


@cache
def index() -> NameIndex:
    rows = [(name, Entry(name.lower(), name, kind)) for kind, names in NAMES.items() for name in names]
    rows += [(alias, Entry(name.lower(), name, kind)) for alias, (name, kind) in ALIASES.items()]
    return NameIndex(rows)


def read(text: str, outlet: str | None = None) -> Parsed:
    return next(parse([Report("r", "0" * 64, text, outlet=outlet)], index()))


def attributions(text: str, outlet: str | None = None) -> tuple[Attribution, ...]:
    return find_attributions(read(text, outlet), load_reporting())


def chains(text: str, outlet: str | None = None) -> list[tuple[tuple[str, ...], str]]:
    return [(tuple(link.name for link in a.chain), a.stance) for a in attributions(text, outlet)]


# (text, chain that must be among those found, its stance)
CASES = [
    # reporting verbs, before, after and around what they report
    ("The ministry said that rebels shelled the village.", ("ministry",), "asserts"),
    ("Rebels shelled the village, the ministry said on Tuesday.", ("ministry",), "asserts"),
    ("Rebels, the ministry said, shelled the village overnight.", ("ministry",), "asserts"),
    ("Five miners were freed on Sunday, said local officials.", ("local officials",), "asserts"),
    ("Witnesses reported heavy shelling near the bridge.", ("witnesses",), "asserts"),
    ("The raid was reported by state television.", ("state television",), "asserts"),
    ("The army announced that the road was open again.", ("army",), "asserts"),
    ("The army added that two soldiers were wounded, pointing out that the road was mined.", ("army",), "asserts"),
    ("Medics put the death toll at 40.", ("medics",), "asserts"),
    ("Activists published videos showing burned houses.", ("activists",), "asserts"),
    (
        "The ministry said that the flood caused houses to collapse, adding that roads were cut.",
        ("ministry",),
        "asserts",
    ),
    ("A clerk told a Reuters reporter that the mill was burning.", ("Reuters", "clerk"), "asserts"),
    ("Speaking to AFP, Omar Haddad said that the mill was burning.", ("AFP", "Omar Haddad"), "asserts"),
    ("The mill was burned down, a clerk was quoted as saying on Monday.", ("clerk",), "asserts"),
    ("Reuters released a report stating that the mill was burning.", ("Reuters",), "asserts"),
    ("The group known as the River Council said that the mill was burning.", ("River Council",), "asserts"),
    ("The mill is burning, Kim Sang-ki noted.", ("Kim Sang-ki",), "asserts"),
    ("Some 40 mills were burned an organisation watching the river said.", ("organisation",), "asserts"),
    # phrases, nouns, adverbs
    ("According to the White Helmets, nine people were killed.", ("White Helmets",), "asserts"),
    ("Nine people were killed, according to local doctors.", ("local doctors",), "asserts"),
    ("The minister's claim that rebels poisoned the well caused anger.", ("minister",), "asserts"),
    ("The market was reportedly hit by two rockets.", (), "asserts"),
    ("It is claimed that the depot was empty.", (), "asserts"),
    # stances
    ("The coalition confirmed the strike on the depot.", ("coalition",), "confirms"),
    ("The governor admitted that his men had fired first.", ("governor",), "admits"),
    ("Moscow acknowledged losing two pilots in the crash.", ("Moscow",), "admits"),
    ("The rebels denied that they had used gas.", ("rebels",), "denies"),
    ("The ministry dismissed the reports of a massacre.", ("ministry",), "denies"),
    ("The rebels denied using gas.", ("rebels",), "denies"),
    ("The rebels denied having used gas.", ("rebels",), "denies"),
    ("The rebels had no immediate comment.", ("rebels",), "silent"),
    ("The rebels said nothing about the raid.", ("rebels",), "silent"),
    ("Doctors were not able to determine what gas had been used.", ("doctors",), "doubts"),
    ("Boko Haram claimed responsibility for the bombing.", ("Boko Haram",), "claims"),
    ("Nine people died in an attack claimed by Boko Haram.", ("Boko Haram",), "claims"),
    ("The state media did not report the arrival of the convoy.", ("state media",), "silent"),
    ("The army declined to comment on the raid.", ("army",), "silent"),
    ("There was no immediate comment from the ministry.", ("ministry",), "silent"),
    ("The figures could not be independently verified.", (), "doubts"),
    ("Reuters could not verify the footage.", ("Reuters",), "doubts"),
    ("It was not immediately clear who had fired the rockets.", (), "doubts"),
    ("The governor said it was not immediately clear who had fired the rockets.", ("governor",), "doubts"),
    # chains
    ("A police officer told AFP that the bomb went off at noon.", ("AFP", "police officer"), "asserts"),
    ("A police officer told reporters that the bomb went off at noon.", ("police officer",), "asserts"),
    (
        "Interfax said, citing the Defence Ministry, that two jets collided.",
        ("Interfax", "Defence Ministry"),
        "asserts",
    ),
    (
        "Two jets collided, according to Interfax citing the Defence Ministry.",
        ("Interfax", "Defence Ministry"),
        "asserts",
    ),
    (
        "Reuters quoted the Energy Department as saying that the dam was safe.",
        ("Reuters", "Energy Department"),
        "asserts",
    ),
    ("Reuters reported that the governor said the bridge was down.", ("Reuters", "governor"), "asserts"),
    ("Daesh said in a statement published by Amaq that it had taken the hill.", ("Amaq", "Islamic State"), "asserts"),
    ("Daesh claimed the attack via its Amaq news agency.", ("Amaq", "Islamic State"), "claims"),
    # names
    ("The SANA news agency said that the road was open.", ("SANA",), "asserts"),
    ("SOHR said that nine people were killed.", ("Syrian Observatory for Human Rights",), "asserts"),
    ("A spokesman for the White Helmets said that the clinic was hit.", ("White Helmets",), "asserts"),
    ("Police director Omar Haddad said that the clinic was hit.", ("Omar Haddad",), "asserts"),
    ("Medical sources from Mopti said that a convoy arrived.", ("medical sources from Mopti",), "asserts"),
    (
        "Two customs officials who asked not to be named said that mortars hit the port.",
        ("Two customs officials",),
        "asserts",
    ),
    ("A statement by the army said that the road was open.", ("army",), "asserts"),
    # attitudes and acts
    ("The villagers fear that the soldiers will come back.", ("villagers",), "asserts"),
    ("The envoy accused the rebels of shelling the market.", ("envoy",), "asserts"),
]


@pytest.mark.parametrize(("text", "chain", "stance"), CASES, ids=[case[0][:60] for case in CASES])
def test_chain_and_stance(text: str, chain: tuple[str, ...], stance: str) -> None:
    assert (chain, stance) in chains(text)


def content(text: str, cue: str) -> list[str]:
    found = next(a for a in attributions(text) if a.cue and a.cue[0].of(text) == cue)
    return [span.of(text) for span in found.content]


@pytest.mark.parametrize(
    ("text", "cue", "said"),
    [
        ("The ministry said that rebels shelled the village.", "said", ["that rebels shelled the village"]),
        ("Rebels shelled the village, the ministry said on Tuesday.", "said", ["Rebels shelled the village"]),
        ("The army, he said, had shelled the village.", "said", ["The army", "had shelled the village"]),
        (
            "“We saw two jets,” said Omar Haddad. “Then they came back.”",
            "said",
            ["“We saw two jets,”", "“Then they came back.”"],
        ),
        (
            "“We saw two jets. They came low. Then they left,” said Omar Haddad.",
            "said",
            ["“We saw two jets. They came low. Then they left,”"],
        ),
        ("Boko Haram claimed responsibility for the bombing.", "claimed", ["responsibility for the bombing"]),
    ],
)
def test_content(text: str, cue: str, said: list[str]) -> None:
    assert content(text, cue) == said


def test_joined_sources_give_one_attribution_each() -> None:
    found = chains("The police and local doctors said that nine people were killed.")
    assert found == [(("police",), "asserts"), (("local doctors",), "asserts")]


def test_the_reports_own_outlet_is_left_out() -> None:
    text = "An aid worker told Enab Baladi that the clinic was hit."
    assert chains(text, outlet="Enab Baladi") == [(("aid worker",), "asserts")]
    assert chains(text, outlet="Sputnik") == [(("Enab Baladi", "aid worker"), "asserts")]


def test_pronouns_and_short_forms_stand_for_the_last_who_fits() -> None:
    text = (
        "Colonel Omar Haddad said that the bridge was down. He added that it was mined. Haddad said that it was late."
    )
    assert [chain for chain, _ in chains(text)] == [("Omar Haddad",)] * 3


def test_a_generic_noun_stands_for_the_group_named_before() -> None:
    text = "Boko Haram said that it had taken the town. The group said that the soldiers had fled."
    assert [chain for chain, _ in chains(text)] == [("Boko Haram",)] * 2


def test_a_monitor_stands_for_the_one_monitor_of_the_report() -> None:
    text = "At least nine people were killed, a monitor said. "
    text += "The Syrian Observatory for Human Rights said that jets hit a market."
    assert {chain for chain, _ in chains(text)} == {("Syrian Observatory for Human Rights",)}


def test_the_observatory_is_the_one_named_in_full() -> None:
    text = "The Syrian Observatory for Human Rights said that jets hit a market. "
    text += "Nine people died, according to the Observatory."
    assert {chain for chain, _ in chains(text)} == {("Syrian Observatory for Human Rights",)}


def test_source_span_keeps_the_words() -> None:
    text = "Boko Haram said that it had won. It said that the soldiers had fled."
    last = attributions(text)[-1]
    assert [span.of(text) for span in last.source] == ["It"]
    assert last.chain[-1].name == "Boko Haram"


@pytest.mark.parametrize(
    ("text", "chain", "said"),
    [
        (
            "Raiders looted a cement plant wounding four drivers a monitoring group said Thursday.",
            ("monitoring group",),
            "Raiders looted",
        ),
        ("A fire in the old harbour burned down two workshops AFP reports.", ("AFP",), "A fire in"),
        (
            "The mortars also wrecked a school Ibrahim Abu Salem told AFP.",
            ("AFP", "Ibrahim Abu Salem"),
            "The mortars also",
        ),
        (
            '"We found the road empty" the White Helmets who work in the area said after the raid.',
            ("White Helmets",),
            '"We found',
        ),
        (
            "The missing included two nurses and a cook said hospital sources speaking on the telephone.",
            ("hospital sources",),
            "The missing",
        ),
    ],
)
def test_lost_punctuation(text: str, chain: tuple[str, ...], said: str) -> None:
    found = [a for a in attributions(text) if tuple(link.name for link in a.chain) == chain]
    assert found
    assert found[0].content[0].of(text).startswith(said)


def test_labels_and_signed_quotes() -> None:
    text = "Angela Davis: The strike goes on\n\nMore than 500 workers met on Monday.\n\n"
    text += "“We will not go back to work.” — Omar Haddad\n"
    found = {a.chain[-1].name for a in attributions(text) if a.rule == "colon"}
    assert found == {"Angela Davis", "Omar Haddad"}


def test_a_headline_may_end_in_its_source() -> None:
    text = "Rocket fire kills nine in the old city: monitor\n\nNine people were killed on Monday in the old city."
    assert [a.chain[-1].name for a in attributions(text) if a.rule == "colon"] == ["monitor"]


def test_a_line_ending_in_said_introduces_what_follows() -> None:
    text = "Speaking in Paris, Omar Haddad said:\n\nThe town was taken last week.\n\nWe have sent doctors."
    found = next(a for a in attributions(text) if a.cue and a.cue[0].of(text) == "said")
    assert found.content[0].of(text).endswith("We have sent doctors")


def test_a_source_carries_on_until_it_speaks_again() -> None:
    text = "The army said that rebels shelled the village. Two houses burned down. The army said that nobody was hurt."
    carried = [a for a in attributions(text) if a.carried]
    assert [(a.content[0].of(text), a.chain[-1].name) for a in carried] == [("Two houses burned down.", "army")]
    assert carried[0].cue == ()


def test_a_new_paragraph_ends_what_carries_on() -> None:
    text = "The army said that rebels shelled the village.\n\nTwo houses burned down there.\n\n"
    text += "The army said that nobody was hurt."
    assert not [a for a in attributions(text) if a.carried]


def test_kinds_are_told_by_the_rule() -> None:
    rules = {a.rule for a in attributions("The villagers fear that the soldiers will come back.")}
    assert rules == {"attitude:fear"}
    rules = {a.rule for a in attributions("The envoy accused the rebels of shelling the market.")}
    assert rules == {"act:accuse"}


def test_plain_telling_is_no_attribution() -> None:
    assert chains("Nine people were killed when two rockets hit the market on Monday.") == []
    assert chains("Gunmen attacked the village and backed by drones charged the army post.") == []


def check(text: str) -> None:
    found = attributions(text)
    for each in found:
        assert each.stance in STANCES
        for span in (*each.source, *each.cue, *each.content, *(link.span for link in each.chain)):
            assert 0 <= span.start <= span.end <= len(text)
        assert all(first.end <= second.start for first, second in pairwise(each.content))
        assert all(link.name for link in each.chain)


WORDS = st.sampled_from(
    [
        *[
            "said",
            "told",
            "the",
            "army",
            "SANA",
            "AFP",
            "reportedly",
            "according",
            "to",
            "citing",
            "claimed",
            "responsibility",
            "for",
            "it",
            "he",
            "they",
            "and",
            "that",
        ],
        *[
            "denied",
            "was",
            "not",
            "verified",
            "clear",
            "by",
            "a",
            "monitor",
            "Omar",
            "Haddad",
            "who",
            "which",
            "reports",
            "SAID",
            "in",
            "statement",
            "published",
        ],
        *["Amaq", "as", "saying", "quoted", "“", "”", '"', "'", ",", ".", ":", ";", "―"],
        "\n",
        "\n\n",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    check(text)
