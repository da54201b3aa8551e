"""Text in capitals is read with small letters where English writes them; nothing moves."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.casing.restore import capitals, join_lines, readable
from dateline.languages.en.casing.words import Ordinary, ordinary_words
from dateline.languages.en.parse import load
from dateline.model import Report
from dateline.run.pipeline import code_reports

WIRE = (
    "LIMA, 4 MAY 90 (EFE) -- [TEXT] SHINING PATH GUERRILLAS KILLED MAYOR LUIS MORA SOTO AND TWO PEASANTS IN HUARAZ\n"
    "YESTERDAY, THE POLICE REPORTED TODAY.\n\n   IT IS NOT KNOWN WHO GAVE THE ORDER, A U.S. DIPLOMAT SAID."
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def words() -> Ordinary:
    found = ordinary_words(load())
    assert found is not None
    return found


def read(text: str, knowledge: Knowledge) -> str:
    return readable(Report("r", "0" * 64, text), knowledge).text


def test_restored_text(knowledge: Knowledge) -> None:
    assert read(WIRE, knowledge) == (
        "Lima, 4 May 90 (EFE) -- [text] Shining Path guerrillas killed Mayor Luis Mora Soto and two peasants in Huaraz "
        "yesterday, the police reported today.\n\n   It is not known who gave the order, a U.S. diplomat said."
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("THE NATIONAL RELIEF COUNCIL [CNS] WAS THERE", "[CNS]"),
        ("A UNION OF LABORERS [ADOSTE] WAS THERE", "[ADOSTE]"),
        ("TROOPS WENT TO SAN MIGUEL AND TO LA UNION", "San Miguel and to La Union"),
        ("THEY CAME FROM GUATEMALA CITY", "Guatemala City"),
        ("THEY LIKED THE OLD CITY", "the old city"),
        ("WOMEN DIED THERE ON 3 MARCH", "women died there on 3 March"),
        ("THE MARCH WAS BANNED AND THAT MAY HELP US", "the march was banned and that may help us"),
        ("AN AK-47 RIFLE OF THE 3D BRIGADE", "AK-47 rifle of the 3d"),
        ("GENERAL PABLO DE LA PENA SPOKE", "General Pablo de la Pena spoke"),
    ],
)
def test_names_and_words(said: str, wanted: str, knowledge: Knowledge) -> None:
    lead = "THE GOVERNMENT SPOKESMAN TOLD THE REPORTERS WHO HAD GATHERED IN FRONT OF THE BUILDING THAT "
    assert wanted in read(f"{lead}{said}.", knowledge)


@pytest.mark.parametrize("text", ["", "A", WIRE, WIRE + "\nİSTANBUL ŞIRNAK STRASSE ẞ", "Á É " * 60])
def test_length_is_kept(text: str, knowledge: Knowledge) -> None:
    assert len(read(text, knowledge)) == len(text)


def test_usual_writing_is_left_alone(knowledge: Knowledge) -> None:
    report = Report("r", "0" * 64, "The FMLN and the ELN met NATO and UN officials.\nTHREE KILLED\nNobody was hurt.")
    assert readable(report, knowledge) is report


def test_a_paragraph_in_capitals_is_found_beside_others() -> None:
    usual = "Three people were killed in the town.\n\n"
    loud = "THREE PEOPLE WERE KILLED IN THE TOWN ON THE RIVER WHEN A BOMB WENT OFF AT THE MARKET, THE POLICE SAID."
    assert list(capitals(usual + loud)) == [(len(usual), len(usual) + len(loud))]
    assert list(capitals(loud)) == [(0, len(loud))]


def test_lines_are_joined_within_a_paragraph_only() -> None:
    assert join_lines("ONE\nTWO\n\nTHREE") == "ONE TWO\n\nTHREE"


@pytest.mark.parametrize(
    "word", ["women", "died", "machineguns", "counterattack", "policemen", "soldiers", "said", "is"]
)
def test_ordinary_words(word: str, words: Ordinary) -> None:
    assert word in words


@pytest.mark.parametrize("word", ["bogota", "carlos", "usulutan", "fmln", "morales", "wednesday", "salvadoran"])
def test_names_are_no_ordinary_words(word: str, words: Ordinary) -> None:
    assert word not in words


def test_claims_of_a_report_in_capitals_quote_it_as_it_is(knowledge: Knowledge) -> None:
    (record,) = code_reports([Report("r", "0" * 64, WIRE, language="en")], knowledge)
    assert record.report.text == WIRE
    claim = next(c for c in record.claims if c.type == "ASSAULT")
    assert claim.trigger.text == "KILLED"
    assert [(p.words.text, p.id) for p in claim.actor] == [("SHINING PATH GUERRILLAS", "shining-path")]
    assert {(x.who, x.low) for x in claim.casualties if x.low == 2} == {("peasants", 2)}
    quoted = [claim.trigger, *(one.words for one in claim.actor), *(one.words for one in claim.place)]
    assert [one.span.of(WIRE) for one in quoted] == [one.text for one in quoted]
