"""Namesakes, points, precision and names of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.gazetteer import Gazetteer, distance_km
from dateline.knowledge.gazetteer_file import NewPlace, new_file
from dateline.knowledge.supplement import KnownPlace, Supplement
from dateline.learned.linear import Linear
from dateline.model import Place, PlaceMention, Span
from dateline.resolve.place_values import moved
from dateline.resolve.places import resolve_places

ROWS: tuple[tuple[NewPlace, tuple[str, ...]], ...] = (
    (NewPlace(1, "Syria", 35.0, 38.5, "A", "PCLI", "SY", "", "", 17_000_000, 243.0), ()),
    (NewPlace(3, "United States", 39.8, -98.6, "A", "PCLI", "US", "", "", 327_000_000, 1700.0), ("US",)),
    (NewPlace(10, "Idlib", 35.87, 36.55, "A", "ADM1", "SY", "12", "", 1_500_000, 48.0), ("Idlib Governorate",)),
    (NewPlace(12, "Texas", 31.25, -99.25, "A", "ADM1", "US", "TX", "", 27_000_000, 500.0), ()),
    (NewPlace(13, "Louisiana", 30.87, -92.0, "A", "ADM1", "US", "LA", "", 4_600_000, 220.0), ()),
    (NewPlace(20, "Idlib", 35.93, 36.63, "P", "PPL", "SY", "12", "", 128_000, 4.0), ()),
    (NewPlace(24, "Saraqib", 35.864, 36.806, "P", "PPL", "SY", "12", "", 34_000, 2.0), ()),
    (NewPlace(30, "Paris", 48.853, 2.349, "P", "PPLC", "FR", "11", "", 2_140_000, 16.0), ()),
    (NewPlace(31, "Paris", 33.661, -95.556, "P", "PPL", "US", "TX", "", 24_800, 2.0), ()),
    (NewPlace(32, "Alexandria", 31.311, -92.445, "P", "PPL", "US", "LA", "", 47_000, 2.4), ()),
    (NewPlace(34, "Alexandria", 31.2, 29.92, "P", "PPL", "EG", "06", "", 5_260_000, 25.0), ()),
    (NewPlace(36, "Kafr Zita", 10.0, 10.0, "P", "PPL", "NG", "01", "", 900, 1.0), ()),
)
SUPPLEMENT = Supplement([KnownPlace("midan", "al-Midan", 33.49, 36.3, 1.5, "neighbourhood", "SY")])


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    with new_file(path) as (_, writer):
        for row, names in ROWS:
            writer.place(row, names, row.country == "SY")
    return Gazetteer(path)


def mention(name: str, **more: object) -> PlaceMention:
    span = Span(0, len(name))
    return PlaceMention(span, span, name, **more)  # type: ignore[arg-type]


def resolve(
    gazetteer: Gazetteer, *mentions: PlaceMention, text: str = "", home: tuple[str, ...] = ()
) -> tuple[Place, ...]:
    return resolve_places(mentions, text or " " * 80, gazetteer, SUPPLEMENT, home)


def test_the_famous_place_unless_the_text_says_otherwise(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, mention("Paris"))[0].country == "FR"
    assert resolve(gazetteer, mention("Paris", within=(1,)), mention("Texas"))[0].country == "US"
    assert resolve(gazetteer, mention("Alexandria", within=(1,)), mention("Louisiana"))[0].geonames_id == 32


def test_one_sense_per_report(gazetteer: Gazetteer) -> None:
    first, _, again = resolve(gazetteer, mention("Paris", within=(1,)), mention("Texas"), mention("Paris"))
    assert again.geonames_id == first.geonames_id == 31


def test_province_and_town_of_one_name(gazetteer: Gazetteer) -> None:
    town, province = resolve(gazetteer, mention("Idlib"), mention("Idlib", feature="province"))
    assert (town.geonames_id, town.precision, town.name) == (20, 1, "Idlib")
    assert (province.geonames_id, province.precision, province.name) == (10, 4, "Idlib province")


def test_words_around_widen(gazetteer: Gazetteer) -> None:
    near, rural = resolve(gazetteer, mention("Saraqeb", relation="near"), mention("Saraqeb", relation="rural"))
    assert near.precision == rural.precision == 2
    assert near.radius_km and rural.radius_km and 2 < near.radius_km < rural.radius_km
    assert rural.name == "Saraqeb countryside"
    assert (near.latitude, near.longitude) == (rural.latitude, rural.longitude) == (35.864, 36.806)


def test_a_side_of_a_countryside_lies_on_that_side(gazetteer: Gazetteer) -> None:
    (side,) = resolve(gazetteer, mention("Saraqeb", relation="rural", bearing="E"))
    assert (side.name, side.precision) == ("eastern Saraqeb countryside", 3)
    assert side.longitude is not None and 37.0 < side.longitude < 37.1


def test_distance_and_bearing_move_the_point(gazetteer: Gazetteer) -> None:
    (place,) = resolve(gazetteer, mention("Idlib", relation="bearing", bearing="N", distance_km=10.0))
    assert place.latitude is not None and place.longitude is not None
    assert distance_km(35.93, 36.63, place.latitude, place.longitude) == pytest.approx(10, abs=0.1)
    assert place.latitude > 35.93


def test_part_of_a_country(gazetteer: Gazetteer) -> None:
    (place,) = resolve(gazetteer, mention("Syria", relation="part", bearing="N"))
    assert place.name == "northern Syria" and place.precision == 5
    assert place.latitude is not None and 35.5 < place.latitude < 37


def test_an_unknown_village_takes_its_container(gazetteer: Gazetteer) -> None:
    village, _ = resolve(
        gazetteer, mention("Umm Nowhere", feature="village", within=(1,)), mention("Idlib", feature="province")
    )
    assert village.name == "Umm Nowhere"
    assert (village.latitude, village.precision, village.radius_km) == (35.87, 4, 48.0)
    assert "not in the gazetteer" in village.basis and village.geonames_id is None


def test_no_match_is_an_answer(gazetteer: Gazetteer) -> None:
    (place,) = resolve(gazetteer, mention("Umm Nowhere"))
    assert place.latitude is None and place.basis == "no match"


def test_a_chance_namesake_abroad_is_no_match(gazetteer: Gazetteer) -> None:
    _, place = resolve(gazetteer, mention("Syria"), mention("Kafr Zita"))
    assert place.latitude is None


def test_hints_of_the_home_country(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, mention("Alexandria"))[0].country == "EG"
    places = resolve(
        gazetteer, mention("Alexandria"), mention("Louisiana"), text="American and Louisiana police " * 3, home=("US",)
    )
    assert places[0].country == "US"


def test_supplement(gazetteer: Gazetteer) -> None:
    (place,) = resolve(gazetteer, mention("al-Midan", feature="neighbourhood"))
    assert (place.latitude, place.geonames_id, place.precision) == (33.49, None, 1)


def test_confidence_is_a_chance(gazetteer: Gazetteer) -> None:
    syria, paris = resolve(gazetteer, mention("Syria"), mention("Paris"))
    assert syria.confidence and paris.confidence and 0 < paris.confidence < syria.confidence <= 1


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 360), st.floats(0.1, 500))
def test_moved_goes_as_far_as_told(latitude: float, longitude: float, angle: float, km: float) -> None:
    assert distance_km(latitude, longitude, *moved(latitude, longitude, angle, km)) == pytest.approx(km, rel=0.01)


def test_order_and_number_are_kept(gazetteer: Gazetteer) -> None:
    names = ["Syria", "Umm Nowhere", "Idlib", "Paris"]
    assert len(resolve(gazetteer, *map(mention, names))) == 4
    assert [place.name for place in resolve(gazetteer, *map(mention, names))] == names


def test_an_unknown_quarter_lies_in_the_town_that_the_report_speaks_of(gazetteer: Gazetteer) -> None:
    town, quarter = resolve(gazetteer, mention("Idlib"), mention("al-Zand", feature="neighbourhood"))
    assert (quarter.latitude, quarter.name, quarter.precision) == (town.latitude, "al-Zand, Idlib", 2)
    assert resolve(gazetteer, mention("al-Zand", feature="neighbourhood"))[0].latitude is None


def test_a_quarter_of_another_town_gives_way_to_one_of_the_reports_own(gazetteer: Gazetteer) -> None:
    _, quarter = resolve(gazetteer, mention("Idlib"), mention("al-Midan", feature="neighbourhood"))
    assert (quarter.latitude, quarter.name) == (35.93, "al-Midan, Idlib")


def test_an_unknown_village_lies_by_the_place_it_is_told_to_lie_by(gazetteer: Gazetteer) -> None:
    text = "the village of Zand, north of Saraqib"
    village = PlaceMention(Span(15, 19), Span(0, 19), "Zand", feature="village")
    beside = PlaceMention(Span(30, 37), Span(21, 37), "Saraqib", "bearing", bearing="N")
    place = resolve(gazetteer, village, beside, text=text)[0]
    assert (place.latitude, place.precision) == (35.864, 2)
    assert place.rule.endswith("beside")


def ranked(gazetteer: Gazetteer, weights: dict[str, float], *mentions: PlaceMention) -> tuple[Place, ...]:
    return resolve_places(mentions, " " * 80, gazetteer, SUPPLEMENT, (), Linear(("yes",), (0.0,), (weights,)))


def test_learned_weights_overrule_the_rules(gazetteer: Gazetteer) -> None:
    said = mention("Alexandria"), mention("Louisiana")
    assert resolve(gazetteer, *said)[0].country == "US"
    assert ranked(gazetteer, {"its province named": -9.0}, *said)[0].country == "EG"


def test_a_capital_is_given_up_only_on_good_evidence(gazetteer: Gazetteer) -> None:
    assert ranked(gazetteer, {"P": 0.2}, mention("Paris"))[0].country == "FR"
    assert ranked(gazetteer, {"P": 6.0}, mention("Paris"))[0].geonames_id == 31


def test_town_or_province_is_not_for_the_model(gazetteer: Gazetteer) -> None:
    weights = {"ADM1": 5.0}
    assert ranked(gazetteer, weights, mention("Idlib"))[0].geonames_id == 20
    assert ranked(gazetteer, weights, mention("Idlib", feature="province"))[0].geonames_id == 10


def test_where_none_is_likely_there_is_no_point(gazetteer: Gazetteer) -> None:
    (place,) = ranked(gazetteer, {"none of them": 9.0}, mention("Saraqib"))
    assert place.latitude is None and place.basis == "no match"


def test_a_name_does_not_vouch_for_itself(gazetteer: Gazetteer) -> None:
    town, province = mention("Alexandria"), mention("Alexandria", feature="province")
    (alone,) = ranked(gazetteer, {"near": 9.0}, town)
    assert ranked(gazetteer, {"near": 9.0}, town, province)[0].confidence == alone.confidence
