"""Place names in English text, with the words bound to them."""

from collections.abc import Callable

import pytest

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.gazetteer_file import NewPlace, new_file
from dateline.knowledge.names import Entry, NameIndex
from dateline.knowledge.supplement import KnownPlace, Supplement
from dateline.languages.en.parse import parse
from dateline.languages.en.toponyms.find import find_places
from dateline.model import PlaceMention, Report

SUPPLEMENT = Supplement(
    [
        KnownPlace("hmeimim", "Hmeimim air base", 35.4, 35.95, 3.0, "base", "SY", aliases=("Hmeimim",)),
        KnownPlace("qamishli", "Qamishli", 37.05, 41.22, 5.0, "town", "SY"),
    ]
)
Found = Callable[[str], list[tuple[str, PlaceMention]]]


def _town(number: int, name: str, people: int, country: str = "SY", admin1: str = "1") -> NewPlace:
    return NewPlace(number, name, 35.0 + number / 10, 37.0, "P", "PPL", country, admin1, "", people, 3.0)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    path = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    with new_file(path) as (_, writer):
        for n, (name, code) in enumerate((("Syria", "SY"), ("Iraq", "IQ"), ("Turkey", "TR"))):
            writer.place(
                NewPlace(900 + n, name, 35.0, 38.0 + n, "A", "PCLI", code, "", "", 20_000_000, 250.0), (), False
            )
        writer.place(
            NewPlace(910, "Idlib", 35.8, 36.5, "A", "ADM1", "SY", "12", "", 1_500_000, 50.0),
            ("Idlib Governorate",),
            False,
        )
        for n, name in enumerate(
            ("Aleppo", "Homs", "Damascus", "Douma", "Abu Kamal", "Deir ez-Zor", "Manbij", "Vladimir"), 1
        ):
            writer.place(_town(n, name, 300_000), (), True)
        writer.place(_town(20, "Idlib", 128_000, admin1="12"), (), True)
        writer.place(_town(22, "Tell", 0), (), True)
        writer.place(_town(21, "Baghdad", 7_000_000, "IQ")._replace(code="PPLC"), (), True)
    gazetteer = Gazetteer(path)
    index = NameIndex([*SUPPLEMENT.names(), ("Syria", Entry("syria", "Syria", "state"))])

    def find(text: str) -> list[tuple[str, PlaceMention]]:
        (parsed,) = parse([Report("r", "", text)], index)
        return [(m.phrase.of(text), m) for m in find_places(parsed, gazetteer, SUPPLEMENT).places]

    return find


@pytest.mark.parametrize(
    ("text", "phrase", "relation", "feature"),
    [
        (
            "Shells fell on the western outskirts of the city of Abu Kamal.",
            "the western outskirts of the city of Abu Kamal",
            "outskirts",
            "town",
        ),
        ("Three people died in rural Aleppo.", "rural Aleppo", "rural", None),
        ("Jets struck the Homs countryside at dawn.", "the Homs countryside", "rural", None),
        ("A convoy was hit near Deir ez-Zor on Friday.", "near Deir ez-Zor", "near", None),
        ("The drone crashed in Idlib province on Friday.", "Idlib province", "at", "province"),
        ("Troops left northern Syria last week.", "northern Syria", "part", None),
        ("The post lies about 10 km north of Manbij.", "10 km north of Manbij", "bearing", None),
        ("Smugglers were caught at the border with Iraq.", "the border with Iraq", "border", "border"),
    ],
)
def test_phrases(found: Found, text: str, phrase: str, relation: str, feature: str | None) -> None:
    ((words, mention),) = found(text)
    assert (words, mention.relation, mention.feature) == (phrase, relation, feature)


def test_distance_and_bearing(found: Found) -> None:
    ((_, mention),) = found("The rebels hold a hill six miles south-east of Homs.")
    assert mention.bearing == "SE"
    assert mention.distance_km == pytest.approx(9.65, abs=0.01)


def test_containers(found: Found) -> None:
    mentions = [m for _, m in found("The army shelled the village of Kafr Murra in the southern countryside of Idlib.")]
    assert [m.name for m in mentions] == ["Kafr Murra", "Idlib"]
    assert mentions[0].within == (1,) and mentions[0].feature == "village"
    assert mentions[1].relation == "rural" and mentions[1].bearing == "S"


def test_a_name_before_a_town_says_where_the_town_lies(found: Found) -> None:
    mentions = [m for _, m in found("The army shelled the Idlib town of Kafr Murra.")]
    assert [(m.name, m.feature, m.within) for m in mentions] == [("Idlib", None, ()), ("Kafr Murra", "town", (0,))]


def test_lists_are_no_containers(found: Found) -> None:
    mentions = [m for _, m in found("Protests were held in Aleppo, Idlib and Damascus.")]
    assert [m.name for m in mentions] == ["Aleppo", "Idlib", "Damascus"]
    assert all(m.within == () for m in mentions)


def test_between(found: Found) -> None:
    pairs = found("A bus was stopped between Homs and Damascus.")
    assert [words for words, _ in pairs] == ["between Homs and Damascus"] * 2
    assert {m.relation for _, m in pairs} == {"between"}


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Korotkov, a general, praised the Syrian troops.",
        "The Damascus Declaration was signed by 250 people.",
        "Students of the University of Aleppo protested.",
        "We will win, he said. In May they left.",
    ],
)
def test_people_and_organisations_are_no_places(found: Found, text: str) -> None:
    assert found(text) == []


def test_supplement_and_lost_possessive(found: Found) -> None:
    names = [m.name for _, m in found("Syrias Aleppo and the Hmeimim base were hit; Qamishli was calm.")]
    assert names == ["Syria", "Aleppo", "Hmeimim", "Qamishli"]


def test_capital_of_a_country(found: Found) -> None:
    ((words, mention),) = found("Rockets hit the Iraqi capital overnight.")
    assert mention.name == "Baghdad" and "capital" in words


def test_capital_letters(found: Found) -> None:
    names = [m.name for _, m in found("GUNMEN ATTACKED A POST NEAR HOMS, AND SHOTS WERE HEARD IN DAMASCUS, SYRIA.")]
    assert names == ["HOMS", "DAMASCUS", "SYRIA"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on the outskirts of Tal Morna overnight.", "Tal Morna"),
        ("Two guards were shot at the Sarvo checkpoint on Monday.", "Sarvo"),
        ("The army said it had recaptured Zubrel from the rebels.", "Zubrel"),
        ("A mine went off not far from Namsigwa on Sunday.", "Namsigwa"),
        ("Villagers set up roadblocks around El Plateda at dawn.", "El Plateda"),
        ("The rebels seized Nyabimwe, a small mining town, at night.", "Nyabimwe"),
        ("Gunmen attacked positions at Ihusa, 70 km from the coast.", "Ihusa"),
    ],
)
def test_what_the_words_around_call_a_place_is_one(found: Found, text: str, name: str) -> None:
    assert [m.name for _, m in found(text)] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rockets hit the Damascus and Aleppo airports.", ["Damascus", "Aleppo"]),
        ("Shells fell on Zubrel, Morna and Tal Sarvo villages.", ["Zubrel", "Morna", "Tal Sarvo"]),
    ],
)
def test_names_told_together_are_all_places(found: Found, text: str, names: list[str]) -> None:
    assert [m.name for _, m in found(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "He has no confidence in Brumkovic any more.",
        "Police waited outside Brumkovic's house.",
        "Sources close to Brumkovic denied it.",
        "Lena Brumkovic, a city spokesman, denied it.",
        "Anton Brumkovic spoke. They met in the Brumkovic camp.",
        "The department of Brumkovic denied it.",
    ],
)
def test_nobody_is_taken_for_a_place(found: Found, text: str) -> None:
    assert found(text) == []


def test_a_known_name_is_not_cut_out_of_a_longer_one(found: Found) -> None:
    assert [m.name for _, m in found("Jets bombed the village of Tell Marwan on Monday.")] == ["Tell Marwan"]
    assert [m.name for _, m in found("Jets bombed the village of Tell on Monday.")] == ["Tell"]


def test_quarters_of_a_city_are_no_quarter_of_its_name(found: Found) -> None:
    (several,) = found("Shells hit the eastern neighbourhoods of Aleppo.")
    (one,) = found("Shells hit the neighbourhood of Aleppo.")
    assert (several[1].feature, one[1].feature) == (None, "neighbourhood")
