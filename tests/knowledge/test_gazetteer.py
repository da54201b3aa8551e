"""The gazetteer file: keys, look-ups, nearness, building, importing."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.gazetteer import import_command
from dateline.knowledge.gazetteer import SCHEMA, Gazetteer, GazetteerError, cache_folder, distance_km, imported_path
from dateline.knowledge.gazetteer_build import middle_of, packaged_path, spread_km, town_radius
from dateline.knowledge.gazetteer_file import NewPlace, new_file
from dateline.knowledge.gazetteer_import import import_dump
from dateline.knowledge.place_keys import exact_key, light_key, skeleton

ROWS = (
    (NewPlace(1, "Syria", 35.0, 38.5, "A", "PCLI", "SY", "", "", 17_000_000, 243.0), ("Syrian Arab Republic",)),
    (NewPlace(10, "Idlib", 35.87, 36.55, "A", "ADM1", "SY", "12", "", 1_500_000, 48.0), ("Idlib Governorate",)),
    (NewPlace(20, "Idlib", 35.93, 36.63, "P", "PPL", "SY", "12", "", 128_000, 4.0), ("إدلب", "IDL")),
    (NewPlace(21, "Dayr az Zawr", 35.336, 40.141, "P", "PPL", "SY", "07", "", 271_000, 6.0), ("دير الزور",)),
    (NewPlace(22, "Dimashq", 33.51, 36.29, "P", "PPLC", "SY", "13", "", 1_570_000, 14.0), ("Damascus",)),
)


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "small.sqlite"
    with new_file(path) as (_, writer):
        for row, names in ROWS:
            writer.place(row, names, True)
    return Gazetteer(path)


def test_exact_names_come_with_the_most_populous_first(gazetteer: Gazetteer) -> None:
    rows = gazetteer.lookup("idlib")
    assert [row.feature_code for row in rows] == ["ADM1", "PPL"]
    assert all(row.matched == "exact" and row.main for row in rows)
    assert not gazetteer.lookup("Damascus")[0].main


def test_articles_and_accents_do_not_matter(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Dayr-az-Zawr")[0].matched == "exact"
    assert gazetteer.lookup("Dayr el-Zawr")[0].matched == "light"
    assert gazetteer.known("al-Idlib") and not gazetteer.known("Atlantis")


def test_other_romanisations_are_found_by_consonants(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Deir Ezzor")[0]
    assert (found.id, found.matched) == (21, "skeleton")
    assert 0 < found.score < 0.95
    assert gazetteer.lookup("Vladimir") == ()


def test_arabic_script_and_codes(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("إدلب")[0].id == 20
    assert gazetteer.lookup("IDL") == ()  # airport codes are no names


def test_near_sorts_by_distance(gazetteer: Gazetteer) -> None:
    found = gazetteer.near(35.93, 36.63, 20)
    assert [row.id for _, row in found] == [20, 10]
    assert found[0][0] < 0.1 < found[1][0] < 20


def test_areas(gazetteer: Gazetteer) -> None:
    country, capital = gazetteer.country("SY"), gazetteer.capital("SY")
    assert country and country.name == "Syria"
    assert capital and capital.id == 22
    assert gazetteer.country("XX") is None


def test_what_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError):
        Gazetteer(tmp_path / "missing.sqlite")
    text = tmp_path / "text.sqlite"
    text.write_text("no database" * 100)
    with pytest.raises(GazetteerError):
        Gazetteer(text)
    old = tmp_path / "old.sqlite"
    with closing(sqlite3.connect(old)) as db:
        db.executescript(f"PRAGMA user_version = {SCHEMA + 1}; CREATE TABLE place (id)")
    with pytest.raises(GazetteerError, match="schema"):
        Gazetteer(old)


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), new_file(tmp_path / "g.sqlite") as (_, writer):
        writer.place(ROWS[0][0], (), False)
        raise RuntimeError("power cut")
    assert list(tmp_path.iterdir()) == []


def test_cache_folder_is_chosen_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert packaged_path().parent == tmp_path
    assert f"-v{SCHEMA}-" in packaged_path().name


def _line(
    number: int, name: str, others: str, lat: float, lon: float, kind: str, country: str, admin1: str, people: int
) -> str:
    feature_class, code = kind.split(".")
    fields = [str(number), name, name, others, str(lat), str(lon), feature_class, code, country, "", admin1, "", "", ""]
    return "\t".join([*fields, str(people), "", "", "Asia/Damascus", "2020-01-01"])


def test_importing_a_dump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    places = tmp_path / "allCountries.txt"
    lines = [
        _line(163843, "Syrian Arab Republic", "", 35, 38, "A.PCLI", "SY", "00", 16_000_000),
        _line(1, "Idlib", "", 35.87, 36.55, "A.ADM1", "SY", "12", 0),
        *(_line(100 + n, f"Qaryat {n}", "", 35.5 + n / 10, 36.5, "P.PPL", "SY", "12", 500) for n in range(6)),
        _line(2, "Kafr Test", "Kafar Test,كفر تست", 35.6, 36.6, "P.PPL", "SY", "12", 900),
        _line(3, "Test Hotel", "", 35.6, 36.6, "S.HTL", "SY", "12", 0),
        _line(4, "Old Village", "", 35.6, 36.6, "P.PPLH", "SY", "12", 0),
    ]
    places.write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "1\t2\ten\tTestopolis\t\t\t\t\n2\t2\tlink\thttps://example.org\n3\t999\ten\tNowhere\n", encoding="utf-8"
    )
    arguments = argparse.Namespace(places=str(places), names=str(names))
    assert import_command(arguments) == 0
    found = Gazetteer.open()  # the import takes precedence
    assert found.path == imported_path()
    assert found.lookup("Testopolis")[0].id == 2
    assert found.lookup("كفر تست")[0].id == 2
    assert found.lookup("Kfar Tist")[0].matched == "skeleton"
    assert not found.known("Nowhere") and not found.known("Test Hotel")
    assert found.lookup("Syria")[0].feature_code == "PCLI"
    (province,) = (p for p in found.lookup("Idlib") if p.feature_code == "ADM1")
    assert province.population == 3900 and 10 < province.radius_km < 100


def test_what_is_no_dump_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("1\tIdlib\n")
    with pytest.raises(GazetteerError, match="line 1"):
        import_dump(bad, to=tmp_path / "g.sqlite")
    assert not (tmp_path / "g.sqlite").exists()
    assert import_command(argparse.Namespace(places=str(tmp_path / "none.txt"), names=None)) == 1


def test_keys() -> None:
    assert exact_key("U.S.") == "us"
    assert exact_key("Deir ez-Zor") == "deir ez zor"
    assert light_key("deir ez zor") == "deir zor"
    assert light_key("st louis") == "saint louis"
    for one, other in (
        ("Boukamal", "Abu Kamal"),
        ("Raqqa", "ar raqqah"),
        ("Saraqeb", "سراقب"),
        ("Khan Sheikhoun", "خان شيخون"),
    ):
        assert skeleton(exact_key(one)) == skeleton(exact_key(other)), one


@given(st.text(max_size=40))
def test_keys_are_stable(name: str) -> None:
    key = exact_key(name)
    assert exact_key(key) == key
    assert isinstance(skeleton(key), str)


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distances(a: float, b: float, c: float, d: float) -> None:
    assert 0 <= distance_km(a, b, c, d) <= 20_038
    assert distance_km(a, b, c, d) == pytest.approx(distance_km(c, d, a, b), abs=1e-3)


def test_middles_and_reach() -> None:
    points = [(35.0, 36.0), (36.0, 37.0)]
    assert middle_of(points, [35.4, 36.4]) == (35.4, 36.4)
    assert middle_of(points, [10.0, 10.0]) == (35.5, 36.5)  # stated, but elsewhere
    assert middle_of([], None) is None
    assert spread_km((35.5, 36.5), points) > 50
    assert town_radius(0) == 1.0 and town_radius(10_000_000) == 25.0
