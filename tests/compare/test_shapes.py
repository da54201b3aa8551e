from datetime import date
from pathlib import Path

import pytest

from dateline.compare.parties import Sides, bare_name, fit, kind_of
from dateline.compare.shapes import Loaded, read_entries
from dateline.compare.table import UnknownTable
from dateline.knowledge.actors import load_actors

SIDES = Sides(load_actors())
ACLED = """\
fatalities,event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,\
location,latitude,longitude,geo_precision,source
15,SYR1,20 March 2018,1,Explosions/Remote violence,Air/drone strike,Military Forces of Russia,8,Civilians (Syria),7,\
Saraqab,35.86,36.8,1,SOHR; Harbour Wire
3,SYR2,2018-03-20,2,Battles,Armed clash,HTS: Hayat Tahrir al-Sham,Rebel group,,,Idlib,35.9,36.6,3,SOHR
0,SYR3,2018-03-20,3,Battles,Armed clash,,,,,,,,,
"""
UCDP = """\
id;type_of_violence;side_a;side_b;where_prec;where_coordinates;latitude;longitude;date_start;date_end;best;high;low;\
source_office
7;1;Government of Syria;IS;4;Deir ez-Zor province;35.1;40.3;2018-03-20 00:00:00.000;2018-03-22 00:00:00.000;12;20;8;AFP
8;3;IS;Civilians;1;Hajin;34.7;40.8;2018-03-20;;5;5;5;"Reuters;AFP"
"""


def _read(text: str, folder: Path) -> Loaded:
    path = folder / "export.csv"
    path.write_text(text, "utf8")
    return read_entries(path, SIDES)


def test_acled_is_read_by_its_header(tmp_path: Path) -> None:
    loaded = _read(ACLED, tmp_path)
    raid, clash, bare = loaded.entries
    assert loaded.shape == "acled" and not loaded.bad
    assert (raid.id, raid.first, raid.last, raid.best, raid.place) == (
        "SYR1",
        date(2018, 3, 20),
        date(2018, 3, 20),
        15,
        "Saraqab",
    )
    assert [(side.id, side.kind) for side in raid.sides] == [("RU.mil", "other"), (None, "civilians")]
    assert raid.sources == ("SOHR", "Harbour Wire") and raid.kinds == {"ASSAULT": frozenset({"aerial", "drone"})}
    assert (clash.first, clash.last, clash.radius_km) == (date(2018, 3, 17), date(2018, 3, 23), 100.0)
    assert clash.sides[0].kind == "rebel" and clash.sides[0].id
    assert (bare.first, bare.last, bare.latitude, bare.place) == (date(2018, 3, 1), date(2018, 3, 31), None, None)


def test_ucdp_is_read_by_its_header(tmp_path: Path) -> None:
    loaded = _read(UCDP, tmp_path)
    battle, killing = loaded.entries
    assert loaded.shape == "ucdp"
    assert (battle.first, battle.last, battle.low, battle.best, battle.high) == (
        date(2018, 3, 20),
        date(2018, 3, 22),
        8,
        12,
        20,
    )
    assert [side.id for side in battle.sides] == ["SY.gov", "islamic-state"] and battle.radius_km == 120.0
    assert (killing.last, killing.type, killing.sources) == (
        date(2018, 3, 20),
        "one-sided violence",
        ("Reuters", "AFP"),
    )


def test_few_columns_in_another_order_are_enough(tmp_path: Path) -> None:
    (only,) = _read("\ufeffEVENT_TYPE\tEVENT_DATE\nProtests\t2018-03-20\n", tmp_path).entries
    assert only.id == "line 2" and only.kinds == {"PROTEST": frozenset()} and only.best is None


def test_bad_rows_are_named_and_passed_over(tmp_path: Path) -> None:
    text = "event_date,event_type,event_id_cnty,fatalities,latitude,longitude\n"
    text += "soon,Battles,A,1,1,1\n2018-01-01,Battles,B,many,1,1\n2018-01-01,Battles,C,1,99,1\n"
    text += "2018-01-01,Battles,D,1,1,1\n2018-01-02,Battles,D,1,1,1\n"
    loaded = _read(text, tmp_path)
    assert [entry.id for entry in loaded.entries] == ["D"]
    assert [line for line, _ in loaded.bad] == [2, 3, 4, 6]
    words = " ".join(why for _, why in loaded.bad)
    assert all(
        part in words for part in ("no day: 'soon'", "fatalities: 'many'", "no place on earth", "twice (line 5)")
    )


def test_end_before_start_is_a_bad_row(tmp_path: Path) -> None:
    loaded = _read("id,side_a,date_start,date_end\n1,IS,2018-03-02,2018-03-01\n", tmp_path)
    assert not loaded.entries and "before date_start" in loaded.bad[0][1]


def test_other_tables_are_refused_with_what_was_found(tmp_path: Path) -> None:
    with pytest.raises(UnknownTable, match=r"neither an ACLED export .* name, age"):
        _read("name,age\nx,3\n", tmp_path)
    with pytest.raises(UnknownTable, match="No such file"):
        read_entries(tmp_path / "none.csv", SIDES)


def test_names_of_forces_lead_to_identities() -> None:
    assert SIDES.side("Military Forces of Syria (2000-2024)").id == "SY.mil"
    assert SIDES.side("Police Forces of Iraq (2014-)").id == "IQ.pol"
    assert SIDES.side("Military Forces of Nowhere").id is None
    assert bare_name("Taliban (1996-)") == "Taliban" and bare_name("(1996)") == "(1996)"


def test_classes_fit_across_codebooks() -> None:
    assert fit("state", "other") and fit("armed", "militia") and fit("armed", "armed")
    assert fit("state", "rebel") is False and fit(None, "rebel") is None
    assert (kind_of("force", "x"), kind_of(None, "three farmers"), kind_of(None, "depot")) == (
        "state",
        "civilians",
        None,
    )
