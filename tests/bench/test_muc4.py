"""How the claims of an invented report become the set's templates."""

import json
from datetime import date
from pathlib import Path

import pytest
from bench.muc4 import slots, words
from bench.muc4.incidents import incidents, people

from bench import muc4
from dateline.model import Claim, Layers, Loss, Party, Place, Published, Record, Report, Span, Statement, When, Words

TEXT = (
    "LIMA, 4 MAY 90 (EFE) -- [TEXT] UNIDENTIFIED MEN KILLED MAYOR LUIS MORA AND TWO PEASANTS TODAY.  A CAR BOMB\n"
    "EXPLODED IN FRONT OF THE STATE BANK IN HUARAZ ON 2 MAY.  THE REBELS HIT MILITARY POSITIONS."
)
PERU = Place(Words(Span(0, 4), "LIMA"), "Peru", -10.0, -76.0, country="PE", precision=6)
HUARAZ = Place(Words(Span(0, 4), "HUARAZ"), "Huaraz", -9.5, -77.5, country="PE", precision=1)


def quote(text: str) -> Words:
    start = TEXT.index(text)
    return Words(Span(start, start + len(text)), text)


def party(text: str, name: str | None = None, id: str | None = None, kind: str | None = None) -> Party:
    return Party(quote(text), name or text.lower(), id, kind)


def claim(trigger: str, mode: str | None = None, **fields: object) -> Claim:
    given = {"type": "ASSAULT", "mode": mode} | fields
    return Claim(id="x", trigger=quote(trigger), **given)  # type: ignore[arg-type]


def record(*claims: Claim, actors: tuple[Party, ...] = ()) -> Record:
    day = date(1990, 5, 4)
    report = Report("r", "0" * 64, TEXT, published=Published(day, day, 1, "text"))
    return Record(report, claims, Layers(places=(PERU,), actors=actors))


def fills(told: Claim, **layers: tuple[Party, ...]) -> dict[str, list[dict[str, str]]]:
    (one,) = incidents(record(told, **layers))
    return {name: [fill["alts"][0] for fill in found] for name, found in slots.template(one)["slots"].items()}


MURDER = claim(
    "KILLED",
    actor=(party("UNIDENTIFIED MEN", kind="fighters"),),
    recipient=(party("MAYOR LUIS MORA", "mayor Luis Mora"),),
    casualties=(Loss(quote("TWO PEASANTS"), "killed", "peasants", 2, 2),),
)
BOMB = claim(
    "EXPLODED", "explosives", place=(HUARAZ,), date=When(quote("2 MAY"), date(1990, 5, 2), date(1990, 5, 2), 1, "")
)


def test_persons_hit_are_told_by_name_and_description() -> None:
    found = fills(MURDER)
    assert found["INCIDENT: TYPE"] == [{"v": "ATTACK"}]
    assert found["HUM TGT: NAME"] == [{"s": "LUIS MORA"}]
    assert {"v": '"MAYOR": "LUIS MORA"'} in found["HUM TGT: DESCRIPTION"]
    assert {"v": "GOVERNMENT OFFICIAL", "s": "LUIS MORA"} in found["HUM TGT: TYPE"]
    assert {"v": "2", "s": "PEASANTS"} in found["HUM TGT: NUMBER"]
    assert {"v": "DEATH", "s": "PEASANTS"} in found["HUM TGT: EFFECT OF INCIDENT"]
    assert found["PERP: INDIVIDUAL ID"] == [{"s": "UNIDENTIFIED MEN"}]


def test_a_day_that_nobody_told_is_at_the_latest_the_reports_own() -> None:
    assert fills(MURDER)["INCIDENT: DATE"] == [{"v": "- 04 MAY 90"}]
    assert fills(BOMB)["INCIDENT: DATE"] == [{"v": "02 MAY 90"}]


def test_means_and_thing_struck_are_read_off_the_sentence() -> None:
    found = fills(BOMB)
    assert found["INCIDENT: TYPE"] == [{"v": "BOMBING"}]
    assert found["INCIDENT: INSTRUMENT ID"] == [{"s": "CAR BOMB"}]
    assert found["INCIDENT: INSTRUMENT TYPE"] == [{"v": "VEHICLE BOMB", "s": "CAR BOMB"}]
    assert found["PHYS TGT: ID"] == [{"s": "STATE BANK"}]
    assert found["PHYS TGT: TYPE"] == [{"v": "FINANCIAL", "s": "STATE BANK"}]
    assert found["INCIDENT: LOCATION"] == [{"v": "PERU: HUARAZ"}]


def test_two_claims_with_one_target_are_one_incident() -> None:
    again = claim("KILLED", recipient=(party("LUIS MORA", "Luis Mora"),), frame="background")
    assert len(incidents(record(MURDER, again))) == 1
    assert len(incidents(record(MURDER, BOMB))) == 2


@pytest.mark.parametrize(
    "told",
    [
        claim("HIT", "clash", recipient=(party("MILITARY POSITIONS", kind="things"),)),
        claim("HIT", "offensive", casualties=(Loss(quote("TWO PEASANTS"), "killed", "peasants", 2, 2),)),
        claim("KILLED", casualties=(Loss(quote("TWO PEASANTS"), "killed", "peasants", 9000, None),)),
        claim("KILLED", negated=True, recipient=(party("MAYOR LUIS MORA", "mayor Luis Mora"),)),
        claim("KILLED", type="ACCUSE", recipient=(party("MAYOR LUIS MORA", "mayor Luis Mora"),)),
    ],
    ids=["fight of armed men", "campaign", "toll of a war", "denied", "speech"],
)
def test_what_the_set_does_not_ask_for(told: Claim) -> None:
    assert incidents(record(told)) == []


def test_an_act_abroad_is_left_out() -> None:
    away = Place(quote("HUARAZ"), "Madrid", 40.4, -3.7, country="ES", precision=1)
    assert incidents(record(claim("EXPLODED", "explosives", place=(away,)))) == []


@pytest.mark.parametrize(
    ("text", "name", "id", "kind", "persons", "organisation"),
    [
        ("MEMBERS OF THE ELN", "National Liberation Army", "eln", "armed-group", "MEMBERS OF THE ELN", "ELN"),
        ("ELN GUERRILLAS", "National Liberation Army", "eln", "armed-group", "ELN GUERRILLAS", "ELN"),
        ("THE ELN", "National Liberation Army", "eln", "armed-group", "", "ELN"),
        ("THE TERRORISTS", "Shining Path", "shining-path", "armed-group", "TERRORISTS", "SHINING PATH"),
        ("ARMED FORCES", "armed forces", None, "forces", "", "ARMED FORCES"),
        ("THREE MEN", "men", None, "fighters", "MEN", ""),
    ],
)
def test_persons_and_organisation(
    text: str, name: str, id: str | None, kind: str, persons: str, organisation: str
) -> None:
    assert slots.who(Party(Words(Span(0, len(text)), text), name, id, kind)) == (persons, organisation)


def test_the_only_group_of_a_report_stands_in_where_no_actor_is_told() -> None:
    group = Party(quote("REBELS"), "Shining Path", "shining-path", "armed-group")
    assert fills(BOMB, actors=(group,))["PERP: ORGANIZATION ID"] == [{"s": "SHINING PATH"}]
    assert "PERP: ORGANIZATION ID" not in fills(BOMB)


@pytest.mark.parametrize(
    ("stances", "told", "wanted"),
    [
        (("asserts",), "", "REPORTED AS FACT"),
        (("asserts", "claims"), "", "CLAIMED OR ADMITTED"),
        (("asserts",), "THE ALLEGED KILLERS", "SUSPECTED OR ACCUSED"),
    ],
)
def test_confidence(stances: tuple[str, ...], told: str, wanted: str) -> None:
    statements = tuple(Statement((), stance) for stance in stances)
    assert slots.confidence(claim("KILLED", statements=statements), told) == wanted


@pytest.mark.parametrize(
    ("cased", "parts"),
    [
        ("police commander Luis Mora", ("police commander", "Luis Mora")),
        ("President Luis Mora", ("President", "Luis Mora")),
        ("Luis Mora", ("", "Luis Mora")),
        ("peasants", ("peasants", "")),
        ("Father Jose de la Cruz", ("Father", "Jose de la Cruz")),
    ],
)
def test_name(cased: str, parts: tuple[str, str]) -> None:
    assert words.split_name(cased) == parts


def test_whole_way_on_an_invented_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The perfect output scores 1: the slots are named as the gold names them."""

    class Scorer:
        @staticmethod
        def muc4(gold: object, pred: dict[str, list[dict[str, dict[str, list[object]]]]]) -> dict[str, object]:
            names = {name for made in pred.values() for template in made for name in template["slots"]}
            one = {"p": 1.0, "r": 1.0, "f": 1.0}
            return {"templates": one, "all": one, "slots": dict.fromkeys(names, one)}

    monkeypatch.setattr(muc4, "scorer", lambda name: Scorer)
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    docs.write_text('{"id": "a", "text": ' + json.dumps(TEXT) + "}\n", "utf8")
    gold.write_text('{"id": "a", "templates": []}\n', "utf8")
    found = muc4.templates(docs, gold)
    assert found["all slots, F"] == 1.0
    assert {"hum tgt: name", "incident: location", "phys tgt: id"} <= set(found)


@pytest.mark.parametrize(
    ("said", "nation"),
    [("U.S. EMBASSY", "UNITED STATES"), ("PERUVIAN EMBASSY", None), ("BOLIVIAN PRIEST", "BOLIVIA"), ("PRIEST", None)],
)
def test_foreign_nation(said: str, nation: str | None) -> None:
    assert slots.foreign(said, "PE") == nation


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("LUIS MORA, LEADER OF THE UNION, WAS KILLED.", ("leader of the union", "Luis Mora")),
        ("LUIS MORA, 42, A SENATOR, WAS KILLED.", ("senator", "Luis Mora")),
        ("LUIS MORA, WHEN HE CAME HOME, WAS KILLED.", ("", "Luis Mora")),
    ],
)
def test_description_after_the_name(told: str, parts: tuple[str, str]) -> None:
    (target,) = people(claim("KILLED", recipient=(party("LUIS MORA", "Luis Mora"),)), told)
    assert target.parts == parts
