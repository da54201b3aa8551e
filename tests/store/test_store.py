"""Opening, reading and writing, on both databases; what is said where it can't be done."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from tests.store.server import missing
from tests.store.stories import CODER, many

from dateline.store import Store, StoreError, add
from dateline.store.backends import sqlite
from dateline.store.schema import log, record


def test_a_store_is_made_only_where_that_is_wanted(place: str) -> None:
    with pytest.raises(StoreError, match="no store there; `dateline add"):
        Store.open(place)
    Store.open(place, create=True).close()
    Store.open(place).close()
    Store.open(place, create=True).close()


def test_what_ends_with_an_error_is_not_written(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing("Ann") as writing:
        writing.note("add", "x", "0" * 64)
        _ = 1 / 0
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(log)).scalar_one() == 0


def test_who_reads_sees_the_store_as_it_was_at_one_moment(store: Store) -> None:
    with store.reading() as connection:
        before = connection.execute(select(func.count()).select_from(record)).scalar_one()
        add(store, many(2), CODER, "Ann")
        assert connection.execute(select(func.count()).select_from(record)).scalar_one() == before == 0
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(record)).scalar_one() == 2


def test_who_reads_can_not_write_on_postgresql(schema: str) -> None:
    with Store.open(schema, create=True) as store, pytest.raises(StoreError, match="only lets it be read"):  # noqa: SIM117
        with store.reading() as connection:
            connection.execute(text("INSERT INTO report VALUES (1, 'a', 'b', 'c')"))


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    for create in (False, True):
        with pytest.raises(StoreError, match=r"not a store, there are other tables in it \(bookmarks"):
            Store.open(other, create=create)


def test_what_is_no_place_for_a_store_is_said(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database, but some words that are long enough to be looked at " * 20)
    for place, said in (
        ("mysql://host/db", "a store is a file or a postgresql:// address"),
        (tmp_path, "a folder; name the store's file in it"),
        (tmp_path / "none" / "store.sqlite", "there is no folder"),
        (tmp_path / "text", "not a store of dateline, nor any database"),
        ("postgresql://host:port/x", "not an address of a database"),
    ):
        with pytest.raises(StoreError, match=said):
            Store.open(place, create=True)


@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_a_server_that_can_not_be_reached_is_said_without_the_password(postgresql: str) -> None:
    for place, said in (
        ("postgresql://ann:secret@127.0.0.1:1/x", "can't be reached"),
        (postgresql.replace("/postgres", "/nowhere").replace("dateline@", "dateline:secret@"), "nowhere"),
    ):
        with pytest.raises(StoreError, match=said) as caught:
            Store.open(place)
        assert "secret" not in str(caught.value)
    with pytest.raises(StoreError, match="no such schema in the database: make it with CREATE SCHEMA"):
        Store.open(f"{postgresql}?options=-csearch_path%3Dnowhere", create=True)


def test_the_home_folder_may_be_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Store.open("~/store.sqlite", create=True).close()
    assert (tmp_path / "store.sqlite").is_file()


def test_another_writer_that_does_not_end_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    place = tmp_path / "store.sqlite"
    with Store.open(place, create=True) as first, Store.open(place) as second:  # noqa: SIM117
        with first.writing("Ann"), pytest.raises(StoreError, match="another process has been writing"):
            add(second, many(1), CODER, "Ben")


@pytest.fixture
def common(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that others may enter, with rights that count: root may write anywhere, so it becomes somebody else."""
    with tempfile.TemporaryDirectory() as name:
        folder, root = Path(name), os.geteuid() == 0
        folder.chmod(0o755)
        yield folder
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder / "x", ignore_errors=True)


def test_a_file_that_may_only_be_read_is_said(common: Path) -> None:
    place = common / "store.sqlite"
    Store.open(place, create=True).close()
    place.chmod(0o444)
    common.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)
    with pytest.raises(StoreError, match=r"may only be read|can't be opened"), Store.open(place, create=True) as store:
        add(store, many(1), CODER, "Ann")
    with pytest.raises(StoreError, match="can't be opened: is the folder there, and may you write to it"):
        Store.open(common / "new.sqlite", create=True)
