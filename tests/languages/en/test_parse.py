"""Reports to tokens: known names become one token each, and every token maps back to the report's words."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.parse import Parsed, parse
from dateline.model import Report, Span, Zone


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def read(knowledge: Knowledge, text: str, zones: tuple[Zone, ...] = ()) -> Parsed:
    return next(parse([Report("r", "0" * 64, text, zones=zones)], knowledge.names, knowledge.pipeline))


def words(parsed: Parsed) -> list[str]:
    return [parsed.of(token) for token in parsed.doc]


def sentences(parsed: Parsed) -> list[str]:
    return [parsed.span(s.start, s.end - 1).of(parsed.text) for s in parsed.doc.sents]


def test_a_known_name_is_one_token_with_a_stand_in_for_the_parser(knowledge: Knowledge) -> None:
    parsed = read(knowledge, "Boko Haram raided a farm.")
    assert words(parsed) == ["Boko Haram", "raided", "a", "farm", "."]
    assert parsed.doc[0].text == "Hamas"
    assert parsed.hits[0].entries[0].id == "boko-haram"


def test_offsets_map_back_to_the_text(knowledge: Knowledge) -> None:
    text = "On Friday  Islamic State fighters\nleft Abu Kamal."
    parsed = read(knowledge, text)
    kept = "".join(text[a:b] for a, b in zip(parsed.starts, parsed.ends, strict=True))
    assert kept == "".join(text.split(" ")).replace("\n", "").replace("IslamicState", "Islamic State").replace(
        "AbuKamal", "Abu Kamal"
    )
    assert parsed.span(2, 3).of(text) == "Islamic State fighters"


def test_tokens_of_a_span_are_those_that_share_a_character_with_it(knowledge: Knowledge) -> None:
    text = "Men of Boko Haram left."
    parsed = read(knowledge, text)
    at = text.index("Haram")
    assert list(parsed.tokens(Span(at, at + 10))) == [2, 3]


def test_the_subtree_of_a_word_is_its_whole_phrase(knowledge: Knowledge) -> None:
    parsed = read(knowledge, "The old men of Boko Haram left.")
    assert parsed.subtree(parsed.doc[2]).of(parsed.text) == "The old men of Boko Haram"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Syrias army took the hill.", ["Syria", "s", "army"]),
        ("Syria’s army took the hill.", ["Syria", "’s", "army"]),
        ("The regimes troops left.", ["The", "regime", "s"]),
        ("On Tuesdays strike nobody spoke.", ["On", "Tuesday", "s"]),
    ],
)
def test_a_possessive_without_its_apostrophe_is_split(knowledge: Knowledge, text: str, first: list[str]) -> None:
    assert words(read(knowledge, text))[:3] == first


@pytest.mark.parametrize(
    "text", ["The groups fired at a mill.", "Two towns of the valley fell.", "Groups operating there left."]
)
def test_a_plural_is_no_lost_possessive(knowledge: Knowledge, text: str) -> None:
    assert words(read(knowledge, text)) == text.replace(".", " .").split()


def test_the_parser_sees_a_lost_possessive_as_one(knowledge: Knowledge) -> None:
    parsed = read(knowledge, "The regimes troops left.")
    assert parsed.doc[2].text == "'s"
    assert parsed.doc[1].dep_ == "poss"


def test_a_description_that_is_a_known_name_stays_open(knowledge: Knowledge) -> None:
    parsed = read(knowledge, "Iraqi police arrested three men.")
    assert words(parsed)[:2] == ["Iraqi", "police"]
    assert parsed.hits[1].text == "Iraqi police"


def test_an_item_on_its_own_line_is_its_own_sentence(knowledge: Knowledge) -> None:
    text = "Shells fall on port\nThe harbour was closed on Monday."
    assert sentences(read(knowledge, text)) == ["Shells fall on port", "The harbour was closed on Monday."]


def test_a_zone_is_kept_apart_from_what_follows(knowledge: Knowledge) -> None:
    text = "HARBOUR TOWN (Agency) The port was closed."
    zone = Zone(Span(0, 21), "dateline", "test")
    parsed = read(knowledge, text, (zone,))
    assert sentences(parsed)[-1] == "The port was closed."


def test_no_sentence_begins_where_none_has_ended(knowledge: Knowledge) -> None:
    text = "Shells hit Dhul Wadi Kharaz Umm Tell Bir Zahra Qarn Jebel and Rasm on Monday"
    assert len(sentences(read(knowledge, text))) == 1


def test_reports_come_back_in_their_order(knowledge: Knowledge) -> None:
    reports = [Report(str(i), "0" * 64, f"Troops left hill {i}.") for i in range(20)]
    assert [p.report.id for p in parse(reports, knowledge.names, knowledge.pipeline)] == [str(i) for i in range(20)]


def test_an_empty_report_has_no_tokens(knowledge: Knowledge) -> None:
    assert words(read(knowledge, "")) == []
