"""The supplement of places: the packaged data, finding one, and files that can't be used."""

from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.names import NameIndex
from dateline.knowledge.supplement import DATA, FEATURES, Supplement, load_places, read_places


@pytest.fixture(scope="module")
def places() -> Supplement:
    return load_places()


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    along = cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(sin(radians(lat2 - lat1) / 2) ** 2 + along))


def test_there_are_enough_and_every_feature_occurs(places: Supplement) -> None:
    assert len(places) >= 380
    assert {row.feature for row in places} == FEATURES
    assert len({row.country for row in places}) >= 40


def test_ids_are_unique_over_all_files(places: Supplement) -> None:
    assert sum(len(read_places(path)) for path in DATA.glob("*.yaml")) == len(places)


def test_fields_are_well_formed(places: Supplement) -> None:
    for row in places:
        assert -60 < row.lat < 72 and row.radius_km > 0, row.id
        assert row.country is None or (len(row.country) == 2 and row.country.isupper()), row.id
        assert row.source, row.id
        if row.feature in ("base", "airport", "neighbourhood", "border-crossing", "dam"):
            assert row.radius_km <= 15, row.id


def test_two_places_of_one_country_do_not_share_a_name(places: Supplement) -> None:
    for row in places:
        for name in (row.name, *row.aliases):
            same = [other for other in places.find(name) if other.country == row.country]
            assert same == [row], f"{name}: {[other.id for other in same]}"


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("al-Tanf", 33.51, 38.62),
        ("Boukamal", 34.45, 40.92),
        ("Dayr Az Zawr", 35.34, 40.14),
        ("Eastern Ghouta", 33.53, 36.42),
        ("Hmeimim", 35.41, 35.95),
        ("Bab el-Mandeb", 12.58, 43.33),
        ("Khan Sheikhoun", 35.44, 36.65),
        ("Artemivsk", 48.59, 38.0),
        ("Ain al-Assad", 33.79, 42.44),
        ("Sambisa Forest", 11.25, 13.4),
        ("Shuja'iyya", 31.5, 34.47),
        ("Idlib governorate", 35.8, 36.7),
        ("province of Helmand", 31.3, 64.0),
        ("قاعدة حميميم", 35.4, 35.95),
        ("Zangjan Castle", None, None),
    ],
)
def test_find(places: Supplement, name: str, lat: float | None, lon: float | None) -> None:
    found = places.find(name)
    if lat is None or lon is None:
        assert found == ()
    else:
        assert len(found) == 1
        assert km(found[0].lat, found[0].lon, lat, lon) < 8


def test_case_dashes_and_accents_make_no_difference(places: Supplement) -> None:
    assert places.find("DEIR EZ ZOR") == places.find("Deir ez-Zor") != ()
    assert places.find("Menaka Region") == places.find("Ménaka region") != ()


def test_province_names_leave_the_bare_town_to_the_gazetteer(places: Supplement) -> None:
    assert places.find("Idlib") == ()
    assert [row.feature for row in places.find("Idlib province")] == ["province"]


def test_names_are_found_in_a_text(places: Supplement) -> None:
    index = NameIndex(places.names())
    hits = index.find("Jets left Hmeimim and struck Al-Tanf, then al-Tanf, and Abou Kamal on the Euphrates River.")
    assert [hit.entries[0].id for hit in hits] == ["hmeimim-air-base", "al-tanf", "al-tanf", "abu-kamal", "euphrates"]
    assert {hit.entries[0].kind for hit in hits} == {"place"}


def test_an_article_is_no_preposition(places: Supplement) -> None:
    hits = NameIndex(places.names()).find("Planes stayed at Tabqa airbase, as Suwayda and as-Suwayda waited.")
    assert [hit.text for hit in hits] == ["Tabqa airbase", "Suwayda", "Suwayda"]


@given(st.text(max_size=40))
def test_any_name_may_be_asked_for(name: str) -> None:
    assert isinstance(load_places().find(name), tuple)


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        "- {id: mill-bend, name: Mill Bend, aliases: [Millbend], lat: 10, lon: 20.5, radius_km: 2, feature: village}\n"
        "- {id: al-tanf, name: Al-Tanf, lat: 1, lon: 1, radius_km: 2, feature: base, country: null}\n"
    )
    places = load_places(extra)
    found = places.find("millbend")
    assert [(row.id, row.lat, row.lon, row.within) for row in found] == [("mill-bend", 10.0, 20.5, None)]
    replaced = places.by_id("al-tanf")
    assert replaced is not None and replaced.lat == 1 and replaced.country is None
    assert len(places) == len(load_places()) + 1
    assert places.by_id("no-such-place") is None


GOOD = "id: x, name: X, lat: 1, lon: 2, radius_km: 3, feature: town"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {name: X, lat: 1, lon: 2, radius_km: 3, feature: town}", "row 1: id"),
        (f"- {{{GOOD}}}\n- {{{GOOD}}}", "row 2: id"),
        ("- {id: x, name: X, lat: 91, lon: 2, radius_km: 3, feature: town}", "row 1: lat"),
        ("- {id: x, name: X, lat: 1, lon: east, radius_km: 3, feature: town}", "row 1: lon"),
        ("- {id: x, name: X, lat: 1, lon: .nan, radius_km: 3, feature: town}", "row 1: lon"),
        ("- {id: x, name: X, lat: 1, lon: 2, feature: town}", "row 1: radius_km"),
        ("- {id: x, name: X, lat: true, lon: 2, radius_km: 3, feature: town}", "row 1: lat"),
        ("- {id: x, name: X, lat: 1, lon: 2, radius_km: 3, feature: hamlet}", "row 1: feature"),
        (f"- {{{GOOD}, country: no}}", "row 1: country"),
        (f"- {{{GOOD}, aliases: Y}}", "row 1: aliases"),
        (f"- {{{GOOD}, height: 3}}", "row 1: height"),
        ("- 7", "row 1"),
        ("x: 1", "list of rows"),
        ("- {", "can't be read"),
    ],
)
def test_bad_files_are_named_with_row_and_field(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"bad\.yaml") as raised:
        load_places(path)
    assert complaint in str(raised.value)
