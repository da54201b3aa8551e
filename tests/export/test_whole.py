from pathlib import Path

import pytest

from dateline.export.whole import check_folder, digest_of, whole_files, whole_folder

MARK = "datapackage.json"


class Stop(Exception):
    """Something went wrong."""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_take_their_names_together(tmp_path: Path) -> None:
    with whole_files(tmp_path / "a", tmp_path / "b") as (a, b):
        a.write_text("1")
        b.write_text("2")
        assert not (tmp_path / "a").exists()
    assert names(tmp_path) == ["a", "b"] and (tmp_path / "b").read_text() == "2"


def test_a_file_that_was_there_stays_where_the_work_fails(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(Stop), whole_files(tmp_path / "a") as (a,):
        a.write_text("ne")
        raise Stop
    assert names(tmp_path) == ["a"] and (tmp_path / "a").read_text() == "old"


def test_a_folder_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    for number in ("1", "2"):
        with whole_folder(tmp_path / "out", MARK) as folder:
            (folder / MARK).write_text(number)
            (folder / number).touch()
    assert names(tmp_path) == ["out"] and names(tmp_path / "out") == ["2", MARK]


def test_a_folder_that_was_there_stays_where_the_work_fails(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MARK).write_text("old")
    with pytest.raises(Stop), whole_folder(tmp_path / "out", MARK) as folder:
        (folder / MARK).write_text("new")
        raise Stop
    assert names(tmp_path) == ["out"] and (tmp_path / "out" / MARK).read_text() == "old"


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    check_folder(tmp_path / "letters", MARK)
    (tmp_path / "letters" / "a").touch()
    with pytest.raises(FileExistsError, match="other things"), whole_folder(tmp_path / "letters", MARK):
        pytest.fail("it should not come to writing")
    with pytest.raises(FileExistsError, match="a file"):
        check_folder(tmp_path / "letters" / "a", MARK)
    assert names(tmp_path / "letters") == ["a"]


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert digest_of(tmp_path / "a") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
