"""The same claims make the same events, in whatever order they come."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.link.making import TODAY, facts
from tests.link.synthetic import any_facts

from dateline.link.blocks import HOT, Blocks, held, number, sought
from dateline.link.clusters import SAMPLE, Pair, groups
from dateline.link.facts import Facts, from_json, to_json
from dateline.link.link import link_all, pairs_of
from dateline.link.score import score

MANY = st.lists(any_facts(), max_size=40, unique_by=lambda one: one.claim)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(any_facts())
def test_facts_survive_being_kept(one: Facts) -> None:
    assert from_json(to_json(one)) == one


@SLOW
@given(any_facts(), any_facts())
def test_whether_two_meet_does_not_hang_on_which_of_them_came_first(a: Facts, b: Facts) -> None:
    if score(a, b) > 0:
        assert held(a).isdisjoint(sought(b)) == held(b).isdisjoint(sought(a))


@SLOW
@given(MANY, st.randoms())
def test_the_order_of_arrival_makes_no_difference(claims: list[Facts], random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    found = link_all(claims).groups
    assert sorted(found) == sorted(link_all(shuffled).groups)
    pairs: set[Pair] = set()
    blocks = Blocks()  # one by one, each with all that came before it
    for one in shuffled:
        pairs.update(pairs_of(one, blocks.candidates(one)))
        blocks.add(one)
    assert pairs == set(link_all(claims).pairs)
    assert sorted(claim for group in found for claim in group) == sorted(one.claim for one in claims)


@SLOW
@given(MANY)
def test_no_event_holds_two_claims_of_one_report(claims: list[Facts]) -> None:
    report = {one.claim: one.report for one in claims}
    for group in link_all(claims).groups:
        assert len({report[claim] for claim in group}) == len(group)


def test_what_a_report_tells_apart_stays_apart_though_a_third_is_like_both() -> None:
    one = facts(1, report="a", losses=(("killed", 8, 8),))
    other = facts(2, report="a", losses=(("killed", 3, 3),))
    third = facts(3, losses=(("killed", 8, 8),))
    assert sorted(link_all([one, other, third]).groups) == [("c1", "c3"), ("c2",)]


def test_a_claim_without_a_day_meets_its_like_by_toll_and_place() -> None:
    losses = (("killed", 14, 14), ("injured", 38, 38))
    undated = facts(2, first=None, last=None, dated=False, losses=losses)
    assert link_all([facts(1, losses=losses), undated]).groups == (("c1", "c2"),)
    assert len(link_all([facts(1), facts(2, first=None, last=None, dated=False)]).groups) == 2


def test_a_recalled_month_meets_the_day_that_it_recalls() -> None:
    then = facts(1, losses=(("killed", 96, 96),))
    recalled = facts(2, frame="background", first=TODAY - 5, last=TODAY + 25, losses=then.losses)
    assert link_all([then, recalled]).groups == (("c1", "c2"),)


def test_a_person_s_word_counts_more_than_any_score() -> None:
    alike, unlike = [facts(1), facts(2)], [facts(1), facts(2, report="r1")]
    pairs = link_all(alike).pairs
    assert pairs and groups(alike, pairs) == [("c1", "c2")]
    assert groups(alike, pairs, apart=[("c1", "c2")]) == [("c1",), ("c2",)]
    assert groups(unlike, [], together=[("c1", "c2")]) == [("c1", "c2")]


def test_a_large_event_is_weighed_by_some_of_its_claims() -> None:
    claims = [facts(number) for number in range(2 * SAMPLE + 4)]
    weighed = []

    def counting(a: Facts, b: Facts) -> float:
        weighed.append((a.claim, b.claim))
        return score(a, b)

    found = groups(claims, link_all(claims).pairs, scoring=counting)
    assert len(found) == 1
    assert len(weighed) < len(claims) * (len(claims) - 1) / 2


def test_of_a_key_with_too_many_claims_the_newest_are_read() -> None:
    blocks = Blocks()
    for one in range(HOT + 50):
        blocks.add(facts(one))
    assert [one.claim for one in blocks.candidates(facts(9999))] == [f"c{n}" for n in range(50, HOT + 50)]


def test_days_that_are_over_are_forgotten() -> None:
    blocks = Blocks()
    blocks.add(facts(1))
    blocks.forget_before(TODAY)
    assert [one.claim for one in blocks.candidates(facts(2))] == ["c1"]
    blocks.forget_before(TODAY + 1)
    assert blocks.candidates(facts(2)) == []


def test_keys_are_numbers_that_a_database_can_hold() -> None:
    numbers = {number(key) for key in held(facts(1, actors=("RU.mil",), losses=(("killed", 5, 5),)))}
    assert numbers and all(0 <= one < 1 << 63 for one in numbers)
