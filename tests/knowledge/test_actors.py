"""The actors' files hold together, and the look-ups find what a report may call them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.actors import DATA, KINDS, ROLES, SECTORS, Actors, load_actors
from dateline.knowledge.names import NameIndex
from dateline.knowledge.spellings import MOST, spellings

OUTLETS_AS_PARENTS = {"sohr", "syrian-network-for-human-rights"}

# Names that several actors truly share: the report's country tells which is meant.
SHARED = {
    frozenset({"lebanese-civil-defence", "gaza-civil-defence", "syria-civil-defence"}),
    frozenset({"saudi-led-coalition", "us-led-coalition"}),
    frozenset({"ansar-al-sharia-yemen", "ansar-al-sharia-libya"}),
    frozenset({"pdf-myanmar", "hpg"}),
}
INSTITUTIONS = ("gov", "mil", "pol", "air", "navy", "mod", "moi", "mfa", "moh", "moj", "parl")


@pytest.fixture(scope="module")
def actors() -> Actors:
    return load_actors()


@pytest.fixture(scope="module")
def index(actors: Actors) -> NameIndex:
    return NameIndex(actors.names())


def found(index: NameIndex, text: str) -> dict[str, tuple[str, ...]]:
    return {hit.text: tuple(entry.id for entry in hit.entries) for hit in index.find(text)}


def test_no_id_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    for path in sorted(DATA.glob("*.yaml")):
        if path.name in ("institutions.yaml", "states.yaml", "services.yaml", "names-arabic.yaml"):
            continue  # rows that add to others
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("- {id: "):
                id = line.removeprefix("- {id: ").split(",")[0]
                assert id not in seen, f"{id} stands in {seen[id]} and {path.name}"
                seen[id] = path.name
    assert len(seen) > 400


def test_every_parent_and_side_exists(actors: Actors) -> None:
    missing = {(a.id, x) for a in actors for x in (a.parent, *a.sides) if x and actors.by_id(x) is None}
    assert {x for _, x in missing} <= OUTLETS_AS_PARENTS, missing


def test_nobody_is_its_own_ancestor(actors: Actors) -> None:
    for actor in actors:
        assert actor not in actors.ancestors(actor.id), actor.id


def test_every_country_is_a_state(actors: Actors) -> None:
    assert {a.id: a.country for a in actors if a.country and actors.state(a.country) is None} == {}


def test_values_are_of_their_sets(actors: Actors) -> None:
    for actor in actors:
        assert actor.kind in KINDS, actor.id
        assert actor.sector is None or actor.sector in SECTORS, actor.id
        assert actor.role is None or actor.role in ROLES, actor.id
        assert actor.since is None or actor.until is None or actor.since <= actor.until, actor.id
        assert actor.kind == "state" or actor.sector, actor.id
        assert (actor.kind == "person") == (actor.role is not None), actor.id


def test_counts(actors: Actors) -> None:
    made = {f"{state.id}.{suffix}" for state in actors.states for suffix in INSTITUTIONS}
    people = [a for a in actors if a.kind == "person"]
    others = [a for a in actors if a.kind not in ("state", "person") and a.id not in made]
    assert len([s for s in actors.states if not s.until]) >= 195
    assert len(others) >= 420
    assert len(people) >= 80


def test_names_shared_by_several_actors_are_known(actors: Actors) -> None:
    assert {name: ids for name, ids in actors.collisions().items() if frozenset(ids) not in SHARED} == {}


def test_no_alias_is_repeated_in_its_row(actors: Actors) -> None:
    for actor in actors:
        assert len(set(actor.aliases)) == len(actor.aliases), actor.id


@pytest.mark.parametrize(
    ("iso", "names"),
    [
        ("SY", ("Syria", "Government of Syria", "Syrian Armed Forces", "Syrian police")),
        ("RU", ("Russia", "Government of Russia", "Russian Armed Forces", "Russian police")),
        ("GB", ("United Kingdom", "Government of the United Kingdom", "British Armed Forces", "British police")),
        ("IL", ("Israel", "Government of Israel", "Israeli Armed Forces", "Israeli police")),
    ],
)
def test_institutions_of_a_state(actors: Actors, iso: str, names: tuple[str, ...]) -> None:
    held = (actors.state(iso), actors.government_of(iso), actors.forces_of(iso), actors.police_of(iso))
    assert tuple(a.name for a in held if a) == names


def test_every_state_has_its_institutions(actors: Actors) -> None:
    for state in actors.states:
        for suffix in INSTITUTIONS:
            assert actors.institution(state.id, suffix) is not None, (state.id, suffix)


def test_demonyms_and_capitals(actors: Actors) -> None:
    assert [a.id for a in actors.by_demonym("Syrians")] == ["SY"]
    assert [a.id for a in actors.by_demonym("american")] == ["US"]
    assert actors.by_demonym("us") == ()
    assert {a.id for a in actors.by_demonym("Congolese")} == {"CD", "CG"}
    moscow = actors.by_capital("Moscow")
    assert moscow is not None and moscow.id == "RU.gov"
    assert actors.by_capital("Aleppo") is None


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("Daesh", "islamic-state"),
        ("ISIL", "islamic-state"),
        ("Jaish al-Islam", "jaysh-al-islam"),
        ("Army of Islam", "jaysh-al-islam"),
        ("Hay’at Tahrir al-Sham", "hayat-tahrir-al-sham"),
        ("nusra front", "al-nusra-front"),
        ("Jabhat an-Nusra", "al-nusra-front"),
        ("White Helmets", "syria-civil-defence"),
        ("Kremlin", "RU.gov"),
        ("Pentagon", "US.mod"),
        ("Russia's Defense Ministry", "RU.mod"),
        ("Israel Defense Forces", "IL.mil"),
        ("Tatmadaw", "MM.mil"),
        ("UPDF", "UG.mil"),
        ("CJTF-OIR", "us-led-coalition"),
        ("global coalition", "us-led-coalition"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Hizbullah", "hezbollah"),
        ("Côte d'Ivoire", "CI"),
        ("هيئة تحرير الشام", "hayat-tahrir-al-sham"),
        ("الطيران الروسي", "RU.air"),
    ],
)
def test_aliases(actors: Actors, words: str, id: str) -> None:
    assert [a.id for a in actors.by_alias(words)] == [id]


def test_acronyms_count_in_capitals_only(actors: Actors) -> None:
    assert actors.by_alias("IS") and not actors.by_alias("is")
    assert actors.by_alias("US") and not actors.by_alias("us")


def test_short_names_that_would_fold_into_words_are_acronyms(actors: Actors) -> None:
    for actor in actors:
        for name in actor.aliases:
            assert len(name) > 3 or name.isupper() or not name.isascii(), (actor.id, name)


def test_names_in_a_text(index: NameIndex) -> None:
    text = (
        "On Sunday the SDF said that IS had left, while Sergey Shoigu told us the Russian Defence Ministry "
        "and Kataib Hezbollah knew of it; the US-led coalition is silent."
    )
    assert found(index, text) == {
        "SDF": ("syrian-democratic-forces",),
        "IS": ("islamic-state",),
        "Sergey Shoigu": ("sergei-shoigu",),
        "Russian Defence Ministry": ("RU.mod",),
        "Kataib Hezbollah": ("kataib-hezbollah",),
        "US-led coalition": ("us-led-coalition",),
    }


def test_ordinary_words_are_no_names(index: NameIndex) -> None:
    text = "He had a mat in his hat; is it who may be in the congress of us all? Had they no army of their own?"
    assert found(index, text) == {}


def test_hierarchy(actors: Actors) -> None:
    for below in ("SY.mil", "SY.air", "tiger-forces", "national-defence-forces"):
        assert "SY.gov" in [a.id for a in actors.ancestors(below)]
    assert actors.ancestors("islamic-state") == ()
    assert [a.id for a in actors.ancestors("qassam-brigades")] == ["hamas"]
    assert actors.ancestors("no-such-actor") == ()


def test_a_name_holds_on_its_days(actors: Actors) -> None:
    nusra = actors.by_id("al-nusra-front")
    assert nusra is not None
    assert nusra.on(date(2016, 7, 28)) and not nusra.on(date(2016, 7, 29))
    assert not nusra.on(date(2011, 12, 31))


def test_a_users_file_adds_and_overrides(tmp_path: Path, actors: Actors) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(
        "- {id: river-guards, name: River Guards, kind: armed-group, country: SY, sector: PRM, parent: SY.mil,\n"
        "   aliases: [Guards of the River, RGX], since: 2019-02}\n"
        "- {id: hezbollah, name: Hizbullah, until: '2020'}\n"
        "- {id: my-source, name: Sami Example, kind: person, role: spokesperson, parent: my-outlet}\n",
        encoding="utf-8",
    )
    mine = load_actors(path, other_ids=["my-outlet"])
    guards, hezbollah = mine.by_id("river-guards"), mine.by_id("hezbollah")
    assert guards is not None and guards.since == date(2019, 2, 1)
    assert mine.by_alias("guards of the river") == (guards,)
    assert mine.ancestors("river-guards")[0].id == "SY.mil"
    assert hezbollah is not None and (hezbollah.name, hezbollah.until) == ("Hizbullah", date(2020, 12, 31))
    assert hezbollah.country == "LB"
    assert len(mine) == len(actors) + 2
    assert mine.by_alias("Russian Defence Ministry")
    assert actors.by_id("river-guards") is None


def test_also_adds_a_name_and_aliases_replaces_them(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {id: hamas, also: [Group of the Strip]}\n- {id: fatah, aliases: [Fath]}\n", encoding="utf-8")
    mine = load_actors(path)
    assert [a.id for a in mine.by_alias("Group of the Strip")] == ["hamas"]
    assert [a.id for a in mine.by_alias("HAMAS movement")] == ["hamas"]
    assert mine.by_alias("Fatah movement") == ()


def test_an_empty_file_changes_nothing(tmp_path: Path, actors: Actors) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text("# nothing yet\n", encoding="utf-8")
    assert len(load_actors(path)) == len(actors)


GOOD = "- {id: a-group, name: A Group, kind: armed-group}\n"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("id: x\n", "expected a list of rows"),
        ("- [unclosed\n", "not readable as YAML"),
        (GOOD + "- just words\n", "row 2: expected fields"),
        (GOOD + "- {id: other, kind: party}\n", r"row 2 \(other\), field 'name': missing"),
        (GOOD + "- {name: Other, kind: party}\n", r"row 2 \(no id\), field 'id': missing"),
        ("- {id: x, name: X, kind: gang}\n", r"row 1 \(x\), field 'kind': 'gang' is none of agency"),
        ("- {id: x, name: X, kind: party, sector: ABC}\n", "field 'sector': 'ABC'"),
        ("- {id: x, name: X, kind: person, role: king}\n", "field 'role': 'king'"),
        ("- {id: x, name: X, kind: party, colour: red}\n", "field 'colour': not a field"),
        ("- {id: x, name: X, kind: party, since: May}\n", "field 'since': 'May' is no day"),
        ("- {id: x, name: X, kind: party, until: 2016-13}\n", "field 'until': '2016-13' is no day"),
        ("- {id: x, name: X, kind: party, until: 1-2-3-4}\n", "field 'until'"),
        ("- {id: x, name: [X], kind: party}\n", "field 'name': expected one value"),
        ("- {id: x, name: X, kind: party, aliases: {a: b}}\n", "field 'aliases': expected a list"),
        ("- {id: x, name: X, kind: party, parent: nobody}\n", "field 'parent': no actor has the id 'nobody'"),
        ("- {id: x, name: X, kind: party, sides: SY; nobody}\n", "field 'sides': no actor has the id 'nobody'"),
        ("- {id: x, name: X, kind: party, country: ZZ}\n", "field 'country': no actor has the id 'ZZ'"),
        (GOOD + GOOD, r"row 2 \(a-group\), field 'id': 'a-group' stands in this file twice"),
    ],
)
def test_errors_in_a_users_file_name_file_row_and_field(tmp_path: Path, rows: str, told: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(ValueError, match=told) as error:
        load_actors(path)
    assert str(path) in str(error.value)


def test_spellings() -> None:
    assert {"Jaish al-Islam", "Jaysh el-Islam"} <= set(spellings("Jaysh al-Islam"))
    assert {"Nusra Front", "El-Nusra Front", "An-Nusra Front"} <= set(spellings("Al-Nusra Front"))
    assert set(spellings("Ministry of Defence")) == {"Ministry of Defence", "Ministry of Defense"}
    assert list(spellings("IS")) == ["IS"]
    assert "Shabaab" not in set(spellings("Al-Shabaab"))  # a lone word keeps its article


@given(st.lists(st.from_regex(r"(?:[Aa]l-)?[A-Za-z']{1,8}", fullmatch=True), min_size=1, max_size=8))
def test_spellings_begin_with_the_name_and_are_few(words: list[str]) -> None:
    name = " ".join(words)
    made = list(spellings(name))
    assert made[0] == name
    assert len(made) == len(set(made)) <= MOST
