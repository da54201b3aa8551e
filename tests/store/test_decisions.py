from dateline.store import Store
from dateline.store.decisions import APART, TOGETHER, UNDO, Decision, decide, pairs, standing


def made(number: int, kind: str, first: str, second: str) -> Decision:
    return Decision(number, kind, "x", "Ann", "now", "why", tuple(first), tuple(second))


def test_decisions_are_numbered_kept_with_their_reason_and_undone_by_number(store: Store) -> None:
    numbers = []
    for kind, subject in ((TOGETHER, "e1 e2"), (APART, "e3"), (UNDO, "1")):
        with store.writing("Ann") as writing:
            numbers.append(decide(writing, kind, subject, f"why {kind}", ["b", "a"], ["c"]))
    assert numbers == [1, 2, 3]
    with store.reading() as connection:
        (left,) = standing(connection)
    assert (left.number, left.kind, left.subject, left.by, left.why) == (2, APART, "e3", "Ann", "why split")
    assert (left.first, left.second) == (("a", "b"), ("c",))


def test_the_later_decision_on_a_pair_counts() -> None:
    together, apart = pairs([made(1, TOGETHER, "ab", "c"), made(2, APART, "c", "b")])
    assert (together, apart) == ({("a", "c")}, {("b", "c")})
    together, apart = pairs([made(1, APART, "c", "b"), made(2, TOGETHER, "ab", "c")])
    assert (together, apart) == ({("a", "c"), ("b", "c")}, set())
