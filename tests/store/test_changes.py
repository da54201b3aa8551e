from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.store.stories import record

from dateline.model import Claim, Loss
from dateline.store.changes import changes

AZAZ, HOMS = record("Gunmen attacked the post of Azaz.", "Rebels shelled the road near Homs.").claims


def named(claim: Claim, id: str) -> Claim:
    return replace(claim, id=id)


def test_what_is_told_alike_is_the_same_claim_wherever_it_stands() -> None:
    moved = replace(named(AZAZ, "new"), trigger=replace(AZAZ.trigger, span=HOMS.trigger.span))
    found = changes((AZAZ, HOMS), (HOMS, moved))
    assert set(found.same) == {(AZAZ.id, "new"), (HOMS.id, HOMS.id)}
    assert (found.changed, found.gone, found.new) == ((), (), ())


def test_changed_fields_are_named() -> None:
    loss = AZAZ.casualties[0]
    more = replace(named(AZAZ, "new"), casualties=(replace(loss, low=5, high=5),), negated=True)
    assert changes((AZAZ,), (more,)).changed == ((AZAZ.id, "new", ("casualties", "negated")),)


def test_a_deed_told_in_other_words_at_the_same_place_is_known_again() -> None:
    worded = replace(named(AZAZ, "new"), trigger=replace(AZAZ.trigger, text="stormed"))
    assert changes((AZAZ, HOMS), (worded,)).same == ((AZAZ.id, "new"),)
    elsewhere = replace(worded, place=HOMS.place)
    found = changes((AZAZ,), (elsewhere,))
    assert (found.gone, found.new) == ((AZAZ.id,), ("new",))


def test_of_two_deeds_alike_each_is_matched_with_its_own() -> None:
    first, second = named(AZAZ, "1"), replace(named(AZAZ, "2"), casualties=(Loss(AZAZ.trigger, "injured", "x", 1, 1),))
    assert set(changes((first, second), (named(second, "b"), named(first, "a"))).same) == {("1", "a"), ("2", "b")}


@given(st.lists(st.sampled_from((AZAZ, HOMS)), max_size=5), st.lists(st.sampled_from((AZAZ, HOMS)), max_size=5))
def test_every_claim_is_told_of_exactly_once(before: list[Claim], after: list[Claim]) -> None:
    old = [named(claim, f"old{i}") for i, claim in enumerate(before)]
    new = [named(claim, f"new{i}") for i, claim in enumerate(after)]
    found = changes(old, new)
    pairs = [*found.same, *(row[:2] for row in found.changed)]
    assert sorted([a for a, _ in pairs] + list(found.gone)) == sorted(one.id for one in old)
    assert sorted([b for _, b in pairs] + list(found.new)) == sorted(one.id for one in new)
