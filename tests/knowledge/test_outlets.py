"""Outlets: the packaged data, finding one, media that are described, and files that can't be used."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.names import NameIndex, fold
from dateline.knowledge.outlets import DATA, DESCRIBED, KINDS, Outlets, load_outlets, read_outlets


@pytest.fixture(scope="module")
def outlets() -> Outlets:
    return load_outlets()


def test_there_are_enough_of_every_kind(outlets: Outlets) -> None:
    assert len(outlets) >= 260
    for kind in KINDS:
        assert sum(row.kind == kind for row in outlets) >= 20, kind


def test_ids_are_unique_over_all_files(outlets: Outlets) -> None:
    rows = [row for path in DATA.glob("*.yaml") if path.name != DESCRIBED for row in read_outlets(path)]
    assert len(rows) == len(outlets)


def test_no_name_and_no_domain_means_two_outlets(outlets: Outlets) -> None:
    for row in outlets:
        short = {fold(head) for head in row.short}
        for name in (row.name, *row.aliases):
            if fold(name) not in short:
                assert outlets.by_alias(name) == row, name
        for domain in row.domains:
            assert outlets.by_domain(domain) == row, domain


def test_fields_are_well_formed(outlets: Outlets) -> None:
    for row in outlets:
        assert row.country is None or (len(row.country) == 2 and row.country.isupper()), row.id
        assert row.id == row.id.lower() and " " not in row.id
        assert all("/" not in d and "." in d and d == d.lower() for d in row.domains), row.id


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("SOHR", "sohr"),
        ("Syrian Observatory of Human Rights", "sohr"),
        ("the Washington Post", "washington-post"),
        ("Agence France-Presse", "afp"),
        ("Aamaq", "amaq"),
        ("المرصد السوري لحقوق الإنسان", "sohr"),
        ("L’Orient Today", "lorient-le-jour"),
        ("the Observatory", None),
        ("Dawn", None),
        ("a village elder", None),
    ],
)
def test_by_alias(outlets: Outlets, words: str, expected: str | None) -> None:
    found = outlets.by_alias(words)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.reuters.com/world/a-story", "reuters"),
        ("http://arabic.rt.com/x?y=1", "rt"),
        ("aa.com.tr", "anadolu-agency"),
        ("https://www.notreuters.com/", None),
        ("https://com/", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_by_domain(outlets: Outlets, url: str, expected: str | None) -> None:
    found = outlets.by_domain(url)
    assert (found.id if found else None) == expected


def test_affiliations_say_whose_voice_it_is(outlets: Outlets) -> None:
    voices = {"sana": "SY.gov", "amaq": "islamic-state", "al-manar": "hezbollah", "al-masirah": "houthis"}
    for outlet_id, actor in voices.items():
        row = outlets.by_id(outlet_id)
        assert row is not None and row.affiliation == actor
    assert outlets.by_id("no-such-outlet") is None


def test_names_are_found_in_a_text(outlets: Outlets) -> None:
    index = NameIndex(outlets.names())
    hits = index.find("Al-Manar and the Syrian Observatory for Human Rights said so, Reuters wrote. Dawn broke.")
    assert [hit.entries[0].id for hit in hits] == ["al-manar", "sohr", "reuters"]
    assert [hit.entries[0].kind for hit in hits] == ["outlet", "monitor", "agency"]


def test_short_heads_are_kept_apart(outlets: Outlets) -> None:
    row = outlets.by_id("sohr")
    assert row is not None and "Observatory" in row.short
    assert not {fold(head) for row in outlets for head in row.short if len(head) > 4} & {
        fold(name) for name, entry in outlets.names() if entry.id == "sohr"
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Syrian state media", "Syrian state media"),
        ("Syria's state-run TV", "Syrian state television"),
        ("the state television", "state television"),
        ("state-run news agency", "state news agency"),
        ("the local press", "local media"),
        ("state-run Turkish news agency", "Turkish state news agency"),
        ("local media sources", "local media sources"),
        ("Kurdish media outlets", "Kurdish media"),
        ("pro-government newspaper", "pro-government newspaper"),
        ("Syrian army", None),
        ("the Syrian army's media office", None),
        ("Syrian", None),
        ("state", None),
        ("", None),
    ],
)
def test_described(outlets: Outlets, words: str, expected: str | None) -> None:
    assert outlets.described(words) == expected


@given(st.text(max_size=60))
def test_any_words_may_be_asked_for(words: str) -> None:
    outlets = load_outlets()
    outlets.by_alias(words)
    outlets.by_domain(words)
    plain = outlets.described(words)
    assert plain is None or outlets.described(plain) == plain


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    extra = tmp_path / "mine.yaml"
    extra.write_text(
        "- {id: hill-valley-radio, name: Hill Valley Radio, kind: outlet, domains: [hillvalley.example]}\n"
        "- {id: reuters, name: Reuters, kind: agency, wire: false}\n"
    )
    outlets = load_outlets(extra)
    found = outlets.by_domain("https://live.hillvalley.example/1")
    assert found is not None and found.name == "Hill Valley Radio" and found.country is None
    reuters = outlets.by_id("reuters")
    assert reuters is not None and not reuters.wire
    assert len(outlets) == len(load_outlets()) + 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- {id: x, name: X}", "row 1: kind"),
        ("- {id: x, name: X, kind: outlet}\n- {id: y, kind: outlet}", "row 2: name"),
        ("- {id: x, name: X, kind: blog}", "row 1: kind"),
        ("- {id: x, name: X, kind: outlet, country: no}", "row 1: country"),
        ("- {id: x, name: X, kind: outlet, alias: [Y]}", "row 1: alias"),
        ("- {id: x, name: X, kind: outlet, aliases: Y}", "row 1: aliases"),
        ("- {id: x, name: X, kind: outlet, wire: maybe}", "row 1: wire"),
        ("- {id: x, name: X, kind: outlet}\n- {id: x, name: Z, kind: outlet}", "row 2: id"),
        ("- only words", "row 1"),
        ("id: x", "list of rows"),
        ("- {id: [", "can't be read"),
    ],
)
def test_bad_files_are_named_with_row_and_field(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"bad\.yaml") as raised:
        load_outlets(path)
    assert complaint in str(raised.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"nowhere\.yaml"):
        load_outlets(tmp_path / "nowhere.yaml")
