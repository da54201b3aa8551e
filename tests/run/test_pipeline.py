"""Reports to records: identities that only the whole report settles."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.parse import parse
from dateline.model import Record, Report, Span
from dateline.resolve.identities import Identities
from dateline.run.pipeline import code_reports, places_of_event


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def record(knowledge: Knowledge, text: str) -> Record:
    return next(code_reports([Report("r", "0" * 64, text)], knowledge))


def test_the_army_is_that_of_the_country_that_the_report_is_about(knowledge: Knowledge) -> None:
    found = record(knowledge, "The army shelled the market in Khartoum, a doctor in Sudan said.")
    assert [p.id for p in found.claims[0].actor] == ["SD.mil"]
    assert found.claims[0].actor[0].name == "Sudanese Armed Forces"


def test_the_army_of_a_report_on_no_country_keeps_its_own_words(knowledge: Knowledge) -> None:
    found = record(knowledge, "The army shelled the market.")
    assert [(p.name, p.id) for p in found.claims[0].actor] == [("army", None)]


def test_the_coalition_is_the_one_at_war_there(knowledge: Knowledge) -> None:
    found = record(knowledge, "The coalition launched air strikes on Raqqa.")
    assert [p.id for p in found.claims[0].actor] == ["us-led-coalition"]


def test_a_claims_words_stand_in_the_report(knowledge: Knowledge) -> None:
    text = "Russian jets bombed a bakery in Idlib."
    (claim,) = record(knowledge, text).claims
    shown = [claim.trigger, *(p.words for p in claim.actor), *(p.words for p in claim.place)]
    assert [w.span.of(text) for w in shown] == [w.text for w in shown] == ["bombed", "Russian jets", "Idlib"]


def test_records_come_in_the_order_of_the_reports(knowledge: Knowledge) -> None:
    reports = [Report(str(i), "0" * 64, "Rebels attacked a base.") for i in range(3)]
    assert [r.report.id for r in code_reports(reports, knowledge)] == ["0", "1", "2"]


def test_one_report_does_not_settle_anothers_country(knowledge: Knowledge) -> None:
    reports = [Report("a", "0" * 64, "The army shelled Khartoum."), Report("b", "0" * 64, "The army shelled a market.")]
    first, second = code_reports(reports, knowledge)
    assert first.claims[0].actor[0].id == "SD.mil"
    assert second.claims[0].actor[0].id is None


@pytest.mark.parametrize(
    ("text", "verb", "places"),
    [
        ("Volunteers planted trees in Idlib.", "planted", ["Idlib"]),
        ("Rebels bombed a hotel in Homs while volunteers planted trees in Idlib.", "planted", ["Idlib"]),
        ("Rebels bombed a hotel in Homs, officials in Aleppo said.", "bombed", ["Homs"]),
        ("Officials planted trees.", "planted", []),
    ],
)
def test_the_place_of_an_event_that_any_word_names(
    knowledge: Knowledge, text: str, verb: str, places: list[str]
) -> None:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names))
    event = Span(text.index(verb), text.index(verb) + len(verb))
    found = places_of_event(parsed, event, knowledge, Identities(knowledge.actors, knowledge.outlets))
    assert [place.name for place in found] == places
