"""The codebook's types: complete, consistent, and open to a user's own file."""

from pathlib import Path

import pytest

from dateline.codebook.types import load_types

PLOVER = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "ACCUSE", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT"),
}


def write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_types_are_plovers_and_loss() -> None:
    assert set(load_types().types) == PLOVER | {"LOSS"}


def test_our_own_types_and_modes_are_marked() -> None:
    types = load_types().types
    assert [name for name, row in types.items() if row.ours] == ["LOSS"]
    assert [term.id for term in types["ASSAULT"].modes if term.ours] == ["clash", "capture", "offensive"]


def test_every_type_has_a_group_and_everything_has_a_meaning() -> None:
    codebook = load_types()
    groups = {f"{how} {what}" for how in ("verbal", "material") for what in ("cooperation", "conflict")}
    for row in codebook.types.values():
        assert row.group in groups
        assert len(row.means) > 10
        assert all(len(term.means) > 10 for term in row.modes)
    for terms in (codebook.stances, codebook.frames, codebook.outcomes, codebook.place_precision):
        assert all(term.means.endswith(".") for term in terms.values())


def test_stances_frames_outcomes_and_scales() -> None:
    codebook = load_types()
    assert list(codebook.stances) == ["asserts", "confirms", "admits", "claims", "denies", "doubts", "silent"]
    assert list(codebook.frames) == ["new", "ongoing", "background", "planned", "threatened", "hypothetical"]
    assert list(codebook.outcomes) == ["killed", "injured", "captured", "missing", "displaced"]
    assert list(codebook.place_precision) == [str(i) for i in range(1, 8)]
    assert list(codebook.date_precision) == [str(i) for i in range(1, 6)]


def test_a_mode_goes_with_its_type_only() -> None:
    codebook = load_types()
    assert codebook.allows("ASSAULT", "aerial")
    assert codebook.allows("LOSS", None)
    assert not codebook.allows("LOSS", "aerial")
    assert not codebook.allows("NOTHING", None)
    assert codebook.types["RETREAT"].mode("withdraw").id == "withdraw"
    with pytest.raises(KeyError):
        codebook.types["RETREAT"].mode("aerial")


def test_a_user_adds_a_type_and_a_mode(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        "types:\n- {id: ASSAULT, modes: [{id: siege-fire, means: Fire into a besieged place.}]}\n"
        "- {id: MEDIA, group: verbal conflict, means: A broadcast that calls to arms.}\n",
    )
    codebook = load_types(own)
    assert codebook.allows("ASSAULT", "siege-fire") and codebook.allows("ASSAULT", "aerial")
    assert codebook.types["MEDIA"].group == "verbal conflict"
    assert not load_types().allows("ASSAULT", "siege-fire")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- id: x", "expected a mapping"),
        ("colours: []", "unknown list 'colours'"),
        ("types: {a: b}", "expected a list of rows"),
        ("types:\n- {id: NEW, group: verbal conflict}", "types row 1: field 'means'"),
        ("types:\n- {id: NEW, group: g, means: m, mode: x}", "unknown field 'mode'"),
        ("types:\n- {id: NEW, group: g, means: m, modes: x}", "field 'modes'"),
        ("stances:\n- {id: a, means: m}\n- {id: a, means: m}", "stances row 2: field 'id': 'a' stands twice"),
        ("stances: [unclosed", "cannot be read"),
    ],
)
def test_an_error_names_its_place(tmp_path: Path, text: str, told: str) -> None:
    own = write(tmp_path, text)
    with pytest.raises(ValueError) as caught:
        load_types(own)
    assert str(own) in str(caught.value)
    assert told in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        load_types(tmp_path / "none.yaml")
