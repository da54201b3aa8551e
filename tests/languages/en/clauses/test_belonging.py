"""Places, days and losses of invented sentences, and the acts that they belong to."""

from datetime import date

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.analyse import analyse
from dateline.model import Published, Report
from dateline.model.analysis import Analysis

DAY = Published(date(2018, 10, 6), date(2018, 10, 6), 1, "given")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(knowledge: Knowledge, text: str) -> Analysis:
    return next(analyse([Report("r", "0" * 64, text, published=DAY)], knowledge))


TWO = (
    "Soldiers attacked a convoy in Aleppo on Monday, and rebels bombed a hotel in Homs on Thursday, killing six guards."
)


def test_each_act_keeps_the_place_the_day_and_the_losses_that_it_governs(knowledge: Knowledge) -> None:
    found = read(knowledge, TWO)
    held = {
        c.trigger.of(TWO): (
            [found.places[i].name for i in c.places],
            [found.dates[i].span.of(TWO) for i in c.dates],
            [found.losses[i].who for i in c.losses],
        )
        for c in found.clauses
    }
    assert held == {"attacked": (["Aleppo"], ["Monday"], []), "bombed": (["Homs"], ["Thursday"], ["guards"])}


def test_those_lost_are_the_ones_it_was_done_to_beside_what_was_struck(knowledge: Knowledge) -> None:
    found = read(knowledge, TWO)
    assert [found.actors[i].name for i in found.clauses[1].recipients] == ["hotel", "guards"]


def test_the_area_is_the_last_place_named(knowledge: Knowledge) -> None:
    found = read(knowledge, "The army shelled Aleppo. Four people died in the area.")
    assert [[found.places[i].name for i in c.places] for c in found.clauses] == [["Aleppo"], ["Aleppo"]]


def test_the_area_is_nowhere_where_no_place_was_named(knowledge: Knowledge) -> None:
    found = read(knowledge, "The army shelled rebels. Four people died in the area.")
    assert [c.places for c in found.clauses] == [(), ()]


def test_a_country_that_backs_a_party_is_not_where_it_acts(knowledge: Knowledge) -> None:
    found = read(knowledge, "US-backed rebels entered Aleppo.")
    assert [[found.places[i].name for i in c.places] for c in found.clauses] == [["Aleppo"]]


def days(found: Analysis, text: str) -> dict[str, list[str]]:
    return {c.head.of(text): [found.dates[i].span.of(text) for i in c.dates] for c in found.clauses}


def test_acts_of_one_breath_share_their_day(knowledge: Knowledge) -> None:
    text = "Rebels shelled the market on Thursday as soldiers stormed the mill."
    assert days(read(knowledge, text), text) == {"shelled": ["Thursday"], "stormed": ["Thursday"]}
    text = "Rebels shelled the market on Thursday after soldiers stormed the mill."
    assert days(read(knowledge, text), text)["stormed"] == []


def test_a_speech_act_has_its_day(knowledge: Knowledge) -> None:
    text = "On Thursday France accused the rebels of a massacre."
    assert days(read(knowledge, text), text)["accused"] == ["Thursday"]


def test_a_day_before_the_speaker_is_that_of_what_is_said_and_one_after_is_not(knowledge: Knowledge) -> None:
    before = "The army destroyed a depot in Saraqib, near Idlib, on Thursday, a military source said."
    after = "The army destroyed a depot in Saraqib, near Idlib, a military source said on Thursday."
    assert days(read(knowledge, before), before)["destroyed"] == ["Thursday"]
    assert days(read(knowledge, after), after)["destroyed"] == []


def test_where_the_doers_are_is_not_where_they_strike(knowledge: Knowledge) -> None:
    found = read(knowledge, "Rebels based in Saraqib fired rockets at Idlib.")
    assert [[found.places[i].name for i in c.places] for c in found.clauses] == [["Idlib"]]


def test_what_a_source_says_besides_stands_apart(knowledge: Knowledge) -> None:
    for also in (True, False):
        words = "has also admitted" if also else "has admitted"
        found = read(knowledge, f"Six guards were shot in Homs. Turkey {words} losing soldiers in Aleppo.")
        assert [c.apart for c in found.clauses] == [False, also]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nine people were killed in Homs when rebels shelled a market.", "shelled"),
        ("A commander was captured after a gun battle in Homs.", "captured"),
    ],
)
def test_what_is_told_as_one_happening_shares_its_place(knowledge: Knowledge, text: str, trigger: str) -> None:
    found = read(knowledge, text)
    places = {c.trigger.of(text): [found.places[i].name for i in c.places] for c in found.clauses}
    assert all(names == ["Homs"] for names in places.values())
    assert any(trigger in words for words in places)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The army said Monday gunmen killed five farmers near Homs.", []),
        ("The army said gunmen killed five farmers near Homs on Monday.", ["Monday"]),
        ("Air strikes were reported again near the border on Monday.", ["Monday"]),
        ("The death toll in the camp rose to 45, officials said on Monday.", []),
    ],
)
def test_a_day_behind_a_reporting_word_dates_what_is_said(knowledge: Knowledge, text: str, days: list[str]) -> None:
    found = read(knowledge, text)
    assert [found.dates[i].span.of(text) for c in found.clauses for i in c.dates] == days


def test_an_act_keeps_its_day_behind_what_was_going_on(knowledge: Knowledge) -> None:
    text = "An air strike hit a school where families were sheltering in Homs on Monday."
    (strike, *_) = read(knowledge, text).clauses
    assert strike.type == "ASSAULT" and len(strike.dates) == 1
