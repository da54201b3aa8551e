"""Statements: who stands behind the claims of short invented reports."""

from functools import cache

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.model import Claim
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports


@cache
def knowledge() -> Knowledge:
    return load_knowledge(learned=False)  # the rules under test, not what is worth a claim


def claims(text: str, outlet: str | None = None) -> tuple[Claim, ...]:
    return next(iter(code_reports([make_report(text, id="r", outlet=outlet)], knowledge()))).claims


def statements(text: str, type: str, outlet: str | None = None) -> list[tuple[tuple[str, ...], str]]:
    """Return source and stance of the statements on the first claim of a type."""
    claim = next(c for c in claims(text, outlet) if c.type == type)
    return [(s.source, s.stance) for s in claim.statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked a bus in Gao on Monday.", [((), "asserts")]),
        ("Gunmen attacked a bus in Gao, Reuters reported on Monday.", [(("Reuters",), "asserts")]),
        (
            "Gunmen attacked a bus in Gao on Monday a Norway-based charity and a hospital source said.",
            [(("Norway-based charity",), "asserts"), (("hospital source",), "asserts")],
        ),
        ("Many people condemned the attack on a bus in Gao on Monday.", [((), "asserts")]),
    ],
)
def test_cited_or_own_voice(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert statements(text, "ASSAULT") == expected


def test_a_claim_of_responsibility_leaves_the_outlets_own_voice() -> None:
    text = "Gunmen killed nine people in Gao on Monday in an attack claimed by the Islamic State group."
    assert set(statements(text, "ASSAULT")) == {((), "asserts"), (("Islamic State",), "claims")}


def test_who_reports_an_accusation_stands_before_the_accuser() -> None:
    text = "Reuters quoted the US State Department as saying that it was investigating the attack in Gao."
    assert statements(text, "ACCUSE")[0][0][0] == "Reuters"


def test_an_outlet_that_helps_claims_no_deed() -> None:
    text = "U.S. forces are advising and assisting the Syrian Democratic Forces."
    assert statements(text, "AID", "CENTCOM") == [((), "asserts")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("A suspected Russian air strike", "doubts"),
        ("An air strike believed to be Russian", "doubts"),
        ("A Russian air strike", None),
    ],
)
def test_whose_act_it_was_may_be_only_supposed(told: str, expected: str | None) -> None:
    text = f"{told} hit a market in Homs on Monday, the Syrian Observatory for Human Rights said."
    found = {stance for _, stance in statements(text, "ASSAULT")}
    assert found == ({"asserts", expected} if expected else {"asserts"})


def test_one_doer_or_the_other_is_a_doubt() -> None:
    text = "Warplanes either Russian or Syrian bombed a camp in Homs on Monday, Reuters reported."
    assert statements(text, "ASSAULT") == [(("Reuters",), "asserts"), (("Reuters",), "doubts")]


def test_what_an_event_is_dated_by_is_not_put_forward() -> None:
    text = "The UN said 4,000 people have fled the country since the army attacked the town of Homs."
    assert statements(text, "ASSAULT") == [((), "asserts")]


def test_a_states_media_report_its_forces_deeds() -> None:
    text = "The Syrian army shelled the town of Saraqib on Monday, SANA reported."
    assert statements(text, "ASSAULT") == [(("SANA",), "asserts")]


def test_its_own_fighters_deed_is_claimed() -> None:
    text = "The Syrian Democratic Forces said its fighters shelled the town of Tabqa on Monday."
    assert statements(text, "ASSAULT") == [(("Syrian Democratic Forces",), "claims")]


def test_lives_claimed_are_nobodys_claim() -> None:
    text = "Local sources told Reuters that gunmen attacked a bus in Homs city claiming the lives of ten men."
    assert statements(text, "ASSAULT") == [(("Reuters", "local sources"), "asserts")]


def test_a_reporter_at_the_scene_stands_behind_what_happened_there() -> None:
    text = "Gunmen attacked a bus in Gao on Monday, police said. A Reuters photographer saw burnt seats and shoes."
    assert (("Reuters photographer",), "asserts") in statements(text, "ASSAULT")


def test_the_outlets_own_reporter_is_no_source() -> None:
    text = "Gunmen attacked a bus in Gao on Monday, a Reuters reporter said."
    assert statements(text, "ASSAULT", "Reuters") == [((), "asserts")]


def test_the_director_seconds_the_house_that_tells() -> None:
    told = "The Syrian Observatory for Human Rights said that gunmen attacked a bus in Homs on Monday. "
    seconded = told + "The road is empty, Rami Abdel Rahman said."
    assert (("Rami Abdel Rahman",), "asserts") in statements(seconded, "ASSAULT")
    stranger = told + "The road is empty, Omar Haddad said."
    assert (("Omar Haddad",), "asserts") not in statements(stranger, "ASSAULT")


def test_what_stands_between_two_sentences_of_a_source_is_the_reporters() -> None:
    text = (
        "The road is closed, the mayor said. Gunmen attacked a bus there on Monday. The mayor also said that the "
        "schools would open."
    )
    assert statements(text, "ASSAULT") == [((), "asserts")]


def test_nobody_claimed_it() -> None:
    text = "Gunmen killed nine people in Gao on Monday. No extremist group has taken responsibility for the attack."
    assert statements(text, "ASSAULT") == [((), "asserts")]


@pytest.mark.parametrize(("hurt", "stance"), [("seven Russian soldiers", "admits"), ("seven civilians", "asserts")])
def test_a_side_admits_what_its_fighting_people_lost(hurt: str, stance: str) -> None:
    text = f"The Russian defence ministry said a drone killed {hurt} in Belgorod on Monday."
    assert statements(text, "ASSAULT") == [(("Russian Ministry of Defence",), stance)]


def test_troops_of_no_named_side_are_those_of_the_communique() -> None:
    text = "On Monday troops attacked a rebel camp in Gao."
    assert statements(text, "ASSAULT", "Northern Army, press office") == [((), "claims")]
    assert statements(text, "ASSAULT", "Northern Herald") == [((), "asserts")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'In Aleppo "some 80 rebels were destroyed in an air strike on Monday," the Russian Defence Ministry said.',
            [(("Russian Ministry of Defence",), "claims")],
        ),
        (
            "In Aleppo four civilians were killed in an air strike on Monday, the Russian Defence Ministry said.",
            [(("Russian Ministry of Defence",), "asserts")],
        ),
        (
            "Syrian troops shelled Douma on Monday, said Rami Abdel Rahman, who heads the Syrian Observatory for Human "
            "Rights.",
            [(("Rami Abdel Rahman",), "asserts")],
        ),
    ],
)
def test_whom_a_force_tells_to_be_beaten_it_beat(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    assert statements(text, "ASSAULT") == expected


def test_one_who_holds_an_office_of_force_tells_its_deeds() -> None:
    text = "The Malian army attacked a camp near Gao on Monday, Colonel Ali Toure told reporters."
    assert statements(text, "ASSAULT") == [(("Ali Toure",), "claims")]


def test_the_source_goes_on_through_its_outlet() -> None:
    text = (
        "A source at Homs hospital told a Reuters reporter that gunmen attacked a bus in Gao on Monday. "
        "The source added that police arrested nine men in Kidal."
    )
    assert statements(text, "COERCE")[0][0][0] == "Reuters"


def test_a_speakers_plain_chain_and_a_fuller_one_are_one_statement() -> None:
    text = 'Gunmen attacked a bus in Gao on Monday, Omar Haddad said. "The attack killed nine people," Haddad told AFP.'
    assert statements(text, "ASSAULT") == [(("AFP", "Omar Haddad"), "asserts")]


def test_the_outlets_own_sources_are_its_own_voice() -> None:
    text = "Valley Watch sources have reported that gunmen attacked a bus in Gao on Monday."
    assert statements(text, "ASSAULT", "Valley Watch") == [((), "asserts")]


def test_what_is_said_much_later_is_about_another_event() -> None:
    between = "The road to the north is long and the markets of the towns beside it are open on most days. " * 8
    text = f"Gunmen attacked a bus in Gao on Monday. {between}The army had no immediate comment."
    assert ("silent" in {stance for _, stance in statements(text, "ASSAULT")}) is False
    near = "Gunmen attacked a bus in Gao on Monday. The army had no immediate comment."
    assert "silent" in {stance for _, stance in statements(near, "ASSAULT")}
