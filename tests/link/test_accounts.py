"""Claims of one event put side by side."""

from datetime import date
from itertools import pairwise

import pytest
from tests.link.making import DAY, loss, party, place, said, telling, when

from dateline.link.accounts import account, event_id
from dateline.model import Account, FieldAccount, Telling


def field(name: str, *tellings: Telling) -> FieldAccount:
    return next(one for one in account(tellings).fields if one.name == name)


def told() -> list[Telling]:
    near, province = place("Hajin", 34.69, 40.83), place("Deir ez-Zor province", 35.0, 40.4, 4, 100.0)
    return [
        telling(1, said("SANA"), place=(near,), date=when(DAY), casualties=(loss(9, 9),), actor=(party("A", "a"),)),
        telling(2, said("AFP"), place=(province,), date=when(DAY), casualties=(loss(12, 12),)),
        telling(3, said("Coalition", stance="denies"), place=(near,), mode=None, actor=(party("B", "b"),)),
    ]


def test_an_event_without_claims_is_none() -> None:
    with pytest.raises(ValueError, match="without claims"):
        account([])


def test_the_order_in_which_claims_are_given_makes_no_difference() -> None:
    assert account(told()) == account(reversed(told()))
    assert event_id(told()) == account(told()).event.id == "c1"


def test_confirmations_and_denials_are_never_mixed() -> None:
    event = account(told()).event
    assert (event.origins, event.against, event.reports) == (2, 1, 3)
    assert event.confidence == account(told()[:2]).event.confidence


def test_agreement_per_field() -> None:
    found = {one.name: one.agreement for one in account(told()).fields}
    assert found["place"] == "compatible"
    assert found["date"] == "agree"
    assert found["killed"] == "differ"
    assert found["actor"] == "differ"
    assert found["type"] == "compatible"
    assert field("killed", told()[0]).agreement == "single"


@pytest.mark.parametrize(
    ("first", "second", "agreement"),
    [
        (loss(5, 5), loss(5, None), "compatible"),
        (loss(5, 5), loss(6, None), "differ"),
        (loss(None, 40), loss(12, 12), "compatible"),
    ],
)
def test_tolls_that_can_both_be_true_are_compatible(first: object, second: object, agreement: str) -> None:
    assert field("killed", telling(1, casualties=(first,)), telling(2, casualties=(second,))).agreement == agreement


def test_the_place_of_most_origins_is_the_event_s_and_of_equals_the_precise_one() -> None:
    event = account(told()).event
    assert event.place is not None and event.place.name == "Hajin"
    assert (event.first, event.last) == (DAY, DAY)


def test_how_the_account_changed_over_time() -> None:
    steps = account(told()).development
    assert ("r2", "killed: 12") in steps
    assert all(report != "r1" for report, _ in steps)
    assert [report for report, _ in steps] == sorted(report for report, _ in steps)


def ranked(*tellings: Telling) -> Account:
    return account(tellings)


def test_each_further_origin_raises_the_confidence_by_less() -> None:
    where, day = (place("Hajin", 34.69, 40.83),), when(date(2018, 10, 6))
    claims = [telling(n, said(f"Doctor {n}"), place=where, date=day) for n in range(4)]
    values = [ranked(*claims[: n + 1]).event.confidence for n in range(4)]
    steps = [b - a for a, b in pairwise(values)]
    assert values == sorted(values) and steps == sorted(steps, reverse=True) and all(s > 0 for s in steps)
    assert values[0] == pytest.approx(0.4)


def test_the_reasons_of_a_confidence_add_up_to_it() -> None:
    for claims in (told(), told()[:1], [telling(1, said("residents"))], [telling(1, said("Army", stance="admits"))]):
        found = account(claims)
        assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.event.confidence, abs=0.002)
        assert all(reason.why for reason in found.reasons)


def test_one_who_admits_counts_more_than_one_named_and_that_more_than_one_unnamed() -> None:
    values = [
        ranked(telling(1, statement)).event.confidence
        for statement in (said("Army", stance="admits"), said("Army"), said("residents"))
    ]
    assert values == sorted(values, reverse=True) and len(set(values)) == 3


def test_nobody_but_those_against_gives_no_confidence() -> None:
    event = account([telling(1, said("Coalition", stance="denies"))]).event
    assert (event.confidence, event.origins, event.against) == (0, 0, 1)
