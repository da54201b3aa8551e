"""Merging, splitting and undoing by hand: decisions hold, also when everything is linked again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.synthetic import records

from dateline.cli.link import difference
from dateline.store import Store, StoreError, add
from dateline.store.deciding import merge, split, undo
from dateline.store.linking import link_again, link_new, partition
from dateline.store.people import people
from dateline.store.verify import verify

WHY = "told so"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store.sqlite", create=True) as opened:
        add(opened, list(records(4, claims=4)), "test", "me")
        link_new(opened, people(), "me")
        yield opened


def groups(store: Store) -> set[frozenset[str]]:
    with store.reading() as connection:
        event_of = partition(connection)
    found: dict[str, set[str]] = {}
    for claim, event in event_of.items():
        found.setdefault(event, set()).add(claim)
    return set(map(frozenset, found.values()))


def three(store: Store) -> list[str]:
    """Return a claim of each of three events."""
    return [min(group) for group in sorted(groups(store), key=min)[:3]]


def test_merged_events_stay_one_when_all_is_linked_again(store: Store) -> None:
    before = groups(store)
    a, b, _ = three(store)
    number, event = merge(store, people(), a, b, WHY, "me")
    assert number == 1
    merged = next(group for group in groups(store) if a in group)
    assert b in merged and event in merged
    after = groups(store)
    assert len(after) == len(before) - 1
    link_again(store, people(), "me")
    assert groups(store) == after
    assert not verify(store).faults


def test_undoing_a_merge_gives_the_events_that_were(store: Store) -> None:
    before = groups(store)
    a, b, c = three(store)
    first, _ = merge(store, people(), a, b, WHY, "me")
    second, _ = merge(store, people(), b, c, WHY, "me")
    undo(store, people(), second, WHY, "me")
    assert next(group for group in groups(store) if a in group) >= {a, b}
    assert c not in next(group for group in groups(store) if a in group)
    undo(store, people(), first, WHY, "me")
    assert groups(store) == before
    link_again(store, people(), "me")
    assert groups(store) == before


def test_what_was_merged_can_be_split_otherwise_later(store: Store) -> None:
    a, b, c = three(store)
    merge(store, people(), a, b, WHY, "me")
    merge(store, people(), b, c, WHY, "me")
    split(store, people(), a, [b], WHY, "me")
    for _ in range(2):
        found = {one: next(group for group in groups(store) if one in group) for one in (a, b, c)}
        assert found[a] == found[c] and b not in found[a]
        link_again(store, people(), "me")


def test_a_split_can_be_undone(store: Store) -> None:
    a, b, _ = three(store)
    merge(store, people(), a, b, WHY, "me")
    merged = groups(store)
    number, events = split(store, people(), a, [a], WHY, "me")
    assert len(events) == 2 and groups(store) != merged
    undo(store, people(), number, WHY, "me")
    assert groups(store) == merged


def test_what_can_not_be_decided_says_why_and_changes_nothing(store: Store) -> None:
    a, b, _ = three(store)
    before = groups(store)
    whole = next(group for group in before if a in group)
    with pytest.raises(StoreError, match="one event already"):
        merge(store, people(), a, a, WHY, "me")
    with pytest.raises(StoreError, match="no such event"):
        merge(store, people(), a, "ffffffff", WHY, "me")
    with pytest.raises(StoreError, match="all claims"):
        split(store, people(), a, whole, WHY, "me")
    with pytest.raises(StoreError, match="no claim"):
        split(store, people(), a, [b], WHY, "me")
    with pytest.raises(StoreError, match="no such decision"):
        undo(store, people(), 7, WHY, "me")
    number, _ = merge(store, people(), a, b, WHY, "me")
    undo(store, people(), number, WHY, "me")
    with pytest.raises(StoreError, match="undone already"):
        undo(store, people(), number, WHY, "me")
    with pytest.raises(StoreError, match="decide again"):
        undo(store, people(), number + 1, WHY, "me")
    assert groups(store) == before


def test_whether_a_partition_is_the_same() -> None:
    before = {"a": "a", "b": "a", "c": "c"}
    assert "same partition" in difference(before, {"a": "x", "b": "x", "c": "c", "d": "c"})
    assert "1 of 2 events (2 claims)" in difference(before, {"a": "a", "b": "b", "c": "c"})
