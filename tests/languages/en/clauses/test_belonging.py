"""Which places and days go to which act, on invented reports."""

from functools import cache

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.model import Claim
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports


@cache
def knowledge() -> Knowledge:
    return load_knowledge()


def claim(text: str, type: str) -> Claim:
    report = make_report(text, id="r")
    return next(c for c in next(iter(code_reports([report], knowledge()))).claims if c.type == type)


@pytest.mark.parametrize(
    ("text", "type", "places"),
    [
        ("A rocket attack killed four people near Iraq's capital on Monday.", "ASSAULT", ["Baghdad"]),
        ("Protests broke out in Yemen after the vote.", "PROTEST", ["Yemen"]),
        ("US air strikes killed nine militants.", "ASSAULT", []),
    ],
)
def test_places_of_an_act(text: str, type: str, places: list[str]) -> None:
    assert [p.name for p in claim(text, type).place] == places


def test_a_verb_that_only_says_when_and_where_hands_both_to_the_act_that_is_its_subject() -> None:
    text = "Published 6 October 2018\n\nThe clashes between the army and rebels took place on Friday at Idlib."
    found = claim(text, "ASSAULT")
    assert [p.name for p in found.place] == ["Idlib"]
    assert found.date is not None and found.date.first.isoformat() == "2018-10-05"


def test_a_toll_lasts_from_the_beginning_and_the_protests_were_of_it() -> None:
    text = (
        "Published 6 October 2018\n\nMore than 300000 people have been killed in Syria "
        "since the war began with protests in March 2011."
    )
    toll, protests = claim(text, "LOSS").date, claim(text, "PROTEST").date
    assert toll is not None and protests is not None
    assert (toll.first.isoformat(), toll.last and toll.last.isoformat()) == ("2011-03-01", "2018-10-06")
    assert (protests.first.isoformat(), protests.last and protests.last.isoformat()) == ("2011-03-01", "2011-03-31")
