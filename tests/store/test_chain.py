from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dateline.store.chain import START, Chain, Entry, broken

WORDS = st.text(max_size=8)


def entries(rows: list[tuple[str, str, str, str]]) -> list[Entry]:
    chain = Chain()
    return [chain.add("2020-01-01", by, action, subject, digest) for by, action, subject, digest in rows]


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), max_size=6))
def test_a_chain_as_it_was_written_is_whole(rows: list[tuple[str, str, str, str]]) -> None:
    assert list(broken(entries(rows))) == []


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=6), st.data())
def test_any_change_of_any_entry_is_found(rows: list[tuple[str, str, str, str]], data: st.DataObject) -> None:
    told = entries(rows)
    at = data.draw(st.integers(0, len(told) - 1))
    field = data.draw(st.sampled_from(("at", "by", "action", "subject", "digest", "hash")))
    told[at] = replace(told[at], **{field: getattr(told[at], field) + "x"})
    assert any(f"entry {at + 1} " in fault for fault in broken(told))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=2, max_size=6), st.data())
def test_an_entry_taken_out_or_moved_is_found(rows: list[tuple[str, str, str, str]], data: st.DataObject) -> None:
    told = entries(rows)
    at = data.draw(st.integers(0, len(told) - 2))
    assert list(broken(told[:at] + told[at + 1 :]))
    assert list(broken([*told[:at], told[at + 1], told[at], *told[at + 2 :]]))


def test_fields_do_not_run_into_each_other() -> None:
    assert entries([("a", "bc", "", "")])[0].hash != entries([("ab", "c", "", "")])[0].hash
    assert Chain().hash == START
