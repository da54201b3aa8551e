from pathlib import Path

import pytest

from dateline.codebook.user import load_codebook

OWN = """
types:
  - id: ASSAULT
    modes: [{id: net-trap, means: caught in nets}]
classes:
  - {id: own-net, type: ASSAULT, mode: net-trap, kind: act, roles: violence, verbs: [ensnare]}
instruments:
  net-trap: [fishing net]
reporting:
  verbs:
    - {stance: denies, words: [pooh-pooh]}
losses:
  vague: [["a clutch", 3, null]]
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_section_reaches_its_part_and_the_packaged_words_stay(tmp_path: Path) -> None:
    own, packaged = load_codebook(write(tmp_path, OWN)), load_codebook()
    assert own.types.allows("ASSAULT", "net-trap")
    assert own.triggers.verbs["ensnare"][0].mode == "net-trap"
    assert own.triggers.instruments["fishing net"] == "net-trap"
    assert own.reporting.verbs["pooh-pooh"].stance == "denies"
    assert own.losses.vague["a clutch"] == (3, None)
    assert own.triggers.verbs.keys() > packaged.triggers.verbs.keys()
    assert own.reporting.verbs.keys() > packaged.reporting.verbs.keys()
    assert own.losses.vague.keys() > packaged.losses.vague.keys()
    assert "ensnare" not in packaged.triggers.verbs


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert load_codebook(write(tmp_path, "# nothing yet\n")).triggers.verbs == load_codebook().triggers.verbs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- id: x", "expected a mapping with sections"),
        ("clases: []", "unknown section 'clases'"),
        ("classes: {id: x}", "classes: expected a list of rows"),
        ("classes: [{id: x, kind: act, type: ASAULT, verbs: [hit]}]", "no type 'ASAULT'"),
        ("types: [{id: ASSAULT, color: red}]", "types row 1: unknown field 'color'"),
        ("reporting: {verbs: [{stance: mumbles, words: [mutter]}]}", "stance 'mumbles'"),
        ("reporting: {verbs: [mutter]}", "reporting: not of the form"),
        ("losses: {wounds: []}", "losses: unknown part 'wounds'"),
        ("losses: {people: 3}", "losses: not of the form"),
        ("classes: [", "cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ValueError, match=said) as caught:
        load_codebook(path)
    assert str(path) in str(caught.value)
