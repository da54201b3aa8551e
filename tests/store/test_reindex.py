"""What is searched can be made again from what is kept: index, reindex and copies, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table, delete, select, update
from tests.store.stories import CODER, many, record

from dateline.store import Store, StoreError, add
from dateline.store.copying import copy
from dateline.store.decisions import APART, decide
from dateline.store.linking import link_new
from dateline.store.numbers import numbered
from dateline.store.people import people
from dateline.store.reindex import reindex
from dateline.store.schema import DERIVED, KEPT, claim, claim_cell, heading, log, wording
from dateline.store.verify import verify

Rows = dict[str, list[tuple[Any, ...]]]


def fill(store: Store) -> None:
    same = [record("Gunmen attacked the post of Azaz.", id=name, outlet=name) for name in ("Lamp", "Post", "Star")]
    add(store, [*many(3), *same], CODER, "Ann")
    add(store, [record("Rebels left the road near Homs.", url="https://example.org/wire/1")], CODER, "Ann")
    with store.writing("Ann") as writing:
        decide(writing, APART, "e", "why", [same[0].claims[0].id], [same[2].claims[0].id])
    link_new(store, people(), "Ann")


def rows(store: Store, tables: tuple[Table, ...]) -> Rows:
    with store.reading() as connection:
        return {one.name: sorted(map(tuple, connection.execute(select(one))), key=repr) for one in tables}


def found(store: Store) -> list[set[Any]]:
    backend = store.backend
    queries = (
        select(claim.c.id).where(claim.c.number.in_(backend.claims_with(["gunmen"]))),
        select(heading.c.report).where(heading.c.number.in_(backend.headings_with(["road", "sh*"]))),
        select(claim_cell.c.claim),
    )
    with store.reading() as connection:
        return [set(connection.execute(one).scalars()) for one in queries]


def test_the_index_made_again_is_the_index_as_it_was(store: Store) -> None:
    fill(store)
    before, kept, finds = rows(store, DERIVED), rows(store, KEPT), found(store)
    assert all(finds)
    seen: list[int] = []
    assert reindex(store, "Ben", seen.append) == seen[-1] == 6
    assert verify(store).faults == ()
    assert [one for one in rows(store, (claim,))["claim"] if one[4]] == []  # no claim is in an event yet
    link_new(store, people(), "Ben")
    assert rows(store, DERIVED) == before and found(store) == finds
    assert {**rows(store, KEPT), "log": None} == {**kept, "log": None}
    with store.reading() as connection:
        assert connection.execute(select(log.c.action).order_by(log.c.number.desc())).scalars().first() == "reindex"


def test_a_damaged_index_is_mended(store: Store) -> None:
    fill(store)
    before = rows(store, DERIVED)
    with store.writing("x") as writing:
        writing.connection.execute(delete(claim).where(claim.c.report == 1))
        writing.connection.execute(update(claim).values(type="PROTEST"))
        store.backend.forget_all(writing.connection)
    assert "`dateline reindex` makes it again" in verify(store).faults[0]
    reindex(store, "Ann")
    link_new(store, people(), "Ann")
    assert rows(store, DERIVED) == before and verify(store).faults == ()


def test_a_copy_is_the_store_on_another_database_too(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    fill(store)
    with Store.open(tmp_path_factory.mktemp("copy") / "copy.sqlite", create=True) as target:
        assert copy(store, target, "Ben") == 6
        link_new(target, people(), "Ben")
        assert rows(target, (*KEPT, *DERIVED)) == rows(store, (*KEPT, *DERIVED))
        assert found(target) == found(store)
        assert verify(target) == verify(store)
        with pytest.raises(StoreError, match="there is something in it already"):
            copy(store, target, "Ben")
        add(target, many(1, "more", "more"), CODER, "Ben")  # the chain goes on
        assert verify(target).faults == ()


def test_a_copy_goes_into_postgresql(schema: str, tmp_path: Any) -> None:
    with Store.open(tmp_path / "from.sqlite", create=True) as source, Store.open(schema, create=True) as target:
        fill(source)
        copy(source, target, "Ben")
        assert rows(target, KEPT) == rows(source, KEPT) and verify(target) == verify(source)
        with target.writing("Ben") as writing:
            assert decide(writing, APART, "e", "why", ["a"], ["b"]) == 2  # numbers go on where the source's ended
        add(target, many(1, "more", "more"), CODER, "Ben")
        assert verify(target).faults == ()


def test_the_claims_of_an_event_that_was_taken_apart_are_linked_as_before(store: Store) -> None:
    fill(store)
    before = rows(store, DERIVED)
    add(store, [record("Gunmen attacked the post of Azaz.", id="Post", outlet="Post")], "dateline next", "Ann")
    link_new(store, people(), "Ann")
    events = {one[0] for one in before["event"]}
    assert {one[0] for one in rows(store, DERIVED)["event"]} == events
    assert rows(store, (wording,))["wording"] == before["wording"]


def test_a_changed_report_leaves_the_near_copies_that_it_was_one_of(store: Store) -> None:
    text = "Gunmen attacked the post that lies on the old road to the north of Azaz."
    for name in ("a", "b"):
        add(store, [record(text, id=name, outlet=name, url=f"https://example.org/{name}")], CODER, "Ann")
    link_new(store, people(), "Ann")
    with store.reading() as connection:
        assert set(connection.execute(select(wording.c.item)).scalars()) == {"a"}
    other = "Rebels shelled a mill by the river at dawn and nobody was hurt there, said Homs."
    add(store, [record(other, id="a", outlet="a", url="https://example.org/a")], CODER, "Ann")
    link_new(store, people(), "Ann")
    with store.reading() as connection:
        assert set(connection.execute(select(wording.c.item)).scalars()) == {"a", "b"}


def test_numbers_of_claims_are_never_given_twice_and_tell_the_day() -> None:
    days = (None, date(2018, 10, 6), date(2018, 10, 7))
    numbers = [numbered(day, record, index) for day in days for record in range(3) for index in (0, 1, 4095)]
    assert numbers == sorted(set(numbers))
    with pytest.raises(ValueError, match="more than 4096 claims"):
        numbered(None, 1, 4096)
