"""Where the sets lie, what their files may hold, and which half of them is for checking."""

import hashlib
import json
from pathlib import Path

import pytest
from bench.data import BadData, fingerprint, lines, odd, parts, scorer, shared
from hypothesis import given
from hypothesis import strategies as st


def test_folder_of_sets_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_BENCH", str(tmp_path))
    assert shared() == tmp_path
    monkeypatch.delenv("DATELINE_BENCH")
    assert shared().name == "shared"


def test_lines_are_read_with_byte_order_mark_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + '{"id": "a", "text": "\u0627"}\n\n{"id": "b"}\n'.encode())
    assert list(lines(path)) == [{"id": "a", "text": "\u0627"}, {"id": "b"}]


@pytest.mark.parametrize(("line", "told"), [("{oops", "not JSON"), ("[1]", "an id"), ('{"text": "x"}', "an id")])
def test_bad_lines_are_told_with_file_and_number(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "docs.jsonl"
    path.write_text('{"id": "a"}\n' + line + "\n", "utf8")
    with pytest.raises(BadData, match=rf"docs\.jsonl:2: .*{told}"):
        list(lines(path))


def test_missing_scorer_names_the_variable_to_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_BENCH", str(tmp_path))
    with pytest.raises(BadData, match="DATELINE_BENCH"):
        scorer("no_such_scorer")


def test_fingerprint_changes_with_a_byte_of_any_file(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("a")
    two.write_text("b")
    before = fingerprint(one, two)
    two.write_text("c")
    assert fingerprint(one, two) != before
    assert len(before) == 16


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_check_half_is_the_odd_sha1(id: str) -> None:
    assert odd(id) == (int(hashlib.sha1(id.encode()).hexdigest(), 16) % 2 == 1)


def test_parts_are_all_and_the_odd_ones() -> None:
    ids = [str(n) for n in range(20)]
    split = dict(parts(ids))
    assert split["all"] == ids
    assert split["check"] == [i for i in ids if odd(i)]
    assert 0 < len(split["check"]) < 20
    assert json.dumps(split)
