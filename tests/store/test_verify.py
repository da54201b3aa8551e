"""Every way of changing what is kept is found, on both databases."""

import re
import zlib

import pytest
from sqlalchemy import text
from tests.store.stories import CODER, many, record

from dateline.store import Store, add
from dateline.store.backends.base import WRITES
from dateline.store.decisions import APART, TOGETHER, decide
from dateline.store.verify import verify


@pytest.fixture
def filled(store: Store) -> Store:
    add(store, many(3), CODER, "Ann")
    add(store, [record("Rebels left the road near Homs.", url="https://example.org/wire/1")], CODER, "Ben")
    for kind in (TOGETHER, APART):
        with store.writing("Ann") as writing:
            decide(writing, kind, "e1 e2", "the mayor says so", ["a"], ["b"])
    assert verify(store).faults == ()
    return store


def tamper(store: Store, *statements: str, **values: object) -> None:
    """Do what the store itself never does: with the guards taken off, as whoever has the file can."""
    with store.engine.connect().execution_options(**{WRITES: True}) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # works outside of a transaction only
            connection.rollback()
            connection.connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if sqlite:
                names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
                for name in names.all():
                    connection.execute(text(f"DROP TRIGGER {name}"))
            else:
                connection.execute(text("SET session_replication_role = replica"))
            for statement in statements:
                connection.execute(text(statement), {k: v for k, v in values.items() if f":{k}" in statement})
        connection.invalidate()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE original SET content = :raw", "its bytes are not those"),
        ("DELETE FROM original", "original .* is missing"),
        ("INSERT INTO original VALUES ('5', :raw)", "original 5: no record was made of it"),
        ("UPDATE record SET body = :packed WHERE number = 2", "record wire-1@1: it is not as it was written"),
        ("UPDATE record SET body = :raw WHERE number = 2", "record wire-1@1: damaged"),
        ("UPDATE record SET body = :packed, digest = :digest WHERE number = 2", "record wire-1@1: what is told of it"),
        ("UPDATE record SET coder = 'x' WHERE number = 2", "record wire-1@1: what is told of it"),
        ("UPDATE record SET by = 'x' WHERE number = 2", "record wire-1@1: what is told of it"),
        ("UPDATE record SET at = 'x' WHERE number = 2", "record wire-1@1: what is told of it"),
        ("UPDATE report SET address = 'x' WHERE number = 2", "record wire-1@2: what is told of it"),
        ("UPDATE report SET id = 'x' WHERE number = 2", "record x@1: the log does not tell of it"),
        ("DELETE FROM record WHERE number = 2", "record wire-1@1: the log tells of it, but it is missing"),
        ("DELETE FROM report WHERE number = 3", "record wire-2@1: the log tells of it, but it is missing"),
        ("UPDATE log SET at = 'x' WHERE number = 2", "log: entry 2 .* is not as it was written"),
        ("UPDATE log SET hash = 'x' WHERE number = 2", "log: entry 2 .* is not as it was written"),
        ("DELETE FROM log WHERE number = 1", "log: entry 1 is missing"),
        ("DELETE FROM log WHERE number = 4", "log: entry 4 is missing"),
        ("DELETE FROM log WHERE number = 6", "decision 2: the log does not tell of it"),
        ("UPDATE decision SET why = 'x' WHERE number = 1", "decision 1: it is not as it was made"),
        ("UPDATE decision SET body = 'x' WHERE number = 1", "decision 1: it is not as it was made"),
        ("DELETE FROM decision WHERE number = 1", "decision 1: the log tells of it, but it is missing"),
        ("UPDATE decision SET number = 7 WHERE number = 1", "decision 7: the log does not tell of it"),
        ("UPDATE claim SET id = 'x' WHERE number = (SELECT min(number) FROM claim)", "index: the claims of 1 records"),
        ("DELETE FROM claim WHERE report = 1", "index: the claims of 1 records .*reindex"),
        ("UPDATE claim SET record = 2 WHERE report = 2", "index: .* 1 claims are out of date"),
    ],
)
def test_what_was_changed_is_found(filled: Store, statement: str, said: str) -> None:
    body = b'{"claims":[]}'
    tamper(filled, statement, raw=b"other", packed=zlib.compress(body), digest="0" * 64)
    faults = verify(filled).faults
    assert any(re.search(said, fault) for fault in faults), faults


def test_entries_of_the_log_in_another_order_are_found(filled: Store) -> None:
    tamper(
        filled,
        "UPDATE log SET number = -2 WHERE number = 2",
        "UPDATE log SET number = 2 WHERE number = 3",
        "UPDATE log SET number = 3 WHERE number = -2",
    )
    assert [fault.split(" (")[0] for fault in verify(filled).faults][:2] == ["log: entry 2", "log: entry 3"]


def test_an_end_that_was_cut_off_is_found_by_a_hash_noted_elsewhere(filled: Store) -> None:
    with filled.writing("Ann") as writing:
        writing.note("link all", "events", "0" * 64)
    noted = verify(filled).head
    assert verify(filled, head=noted).faults == ()
    tamper(filled, "DELETE FROM log WHERE number = 7")
    assert verify(filled).faults == ()  # the store alone can't tell
    (fault,) = verify(filled, head=noted).faults
    assert noted in fault and "cut off" in fault


def test_what_is_kept_is_guarded(filled: Store) -> None:
    for table in ("original", "report", "record", "decision", "log"):
        key = "sha256" if table == "original" else "number"
        statements = [f"DELETE FROM {table}", f"UPDATE {table} SET {key} = {key}"]
        statements += [f"TRUNCATE {table} CASCADE"] if filled.engine.dialect.name == "postgresql" else []
        for statement in statements:
            with pytest.raises(Exception, match="only ever added to"), filled.writing("x") as writing:
                writing.connection.execute(text(statement))
    assert verify(filled).faults == ()


def test_all_is_counted_and_told_of(filled: Store) -> None:
    seen: list[None] = []
    checked = verify(filled, lambda: seen.append(None))
    assert (checked.originals, checked.records, checked.decisions, checked.entries) == (4, 4, 2, 6)
    assert len(seen) == 8
