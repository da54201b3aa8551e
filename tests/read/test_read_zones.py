"""What is not body text is marked; what is body text is left alone."""

from itertools import pairwise

import pytest

from dateline.model import Zone
from dateline.read.zones import find_zones

PROSE = (
    "Government forces shelled the village of Tel Marva on Monday, killing at least three people, local medics said. "
    "The shelling lasted for two hours."
)


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(zone.kind, zone.span.of(text)) for zone in find_zones(text, title)]


def of_kind(kind: str, text: str, title: str | None = None) -> list[str]:
    return [words for found, words in kinds(text, title) if found == kind]


def test_prose_has_no_zones() -> None:
    assert kinds(PROSE) == []
    assert kinds(f"{PROSE}\n\n{PROSE.replace('Monday', 'Friday')}") == []


def test_headline_day_and_body_in_one_line() -> None:
    text = "Tuesday 21 June 2016 Three Killed in Tel Marva. " + PROSE
    assert kinds(text, "Three Killed in Tel Marva") == [
        ("dateline", "Tuesday 21 June 2016"),
        ("headline", "Three Killed in Tel Marva"),
    ]


def test_the_title_is_no_headline_where_a_sentence_begins_with_it() -> None:
    text = "Rebels enter Tel Marva after a long siege, the governor said on Monday. " + PROSE
    assert kinds(text, "Rebels enter Tel Marva") == []


@pytest.mark.parametrize(
    "line",
    [
        "BEIRUT (Reuters) -",
        "ALEPPO, Syria (AP) --",
        "SAN MARCO, 12 NOV 89 (DOMESTIC SERVICE) -- [TEXT]",
        "Published July 27 2016",
        "Last updated at Feb 092015",
        "11.10.2017(updated 1838 11.10.2017)",
        "AFP Wednesday 29 Oct 2014",
        "Date of publication 3 October 2017",
    ],
)
def test_date_lines_before_the_first_sentence(line: str) -> None:
    assert of_kind("dateline", f"{line} {PROSE}") == [line]


@pytest.mark.parametrize(
    "start",
    [
        "On 3 October 2017 the army said that",
        "July 5 was the day on which",
        "In 2016, the town fell and",
        "SDF fighters said that",
        "12 March attacks on the town went on when",
    ],
)
def test_a_sentence_that_begins_with_a_day_is_body(start: str) -> None:
    assert kinds(f"{start} {PROSE[0].lower()}{PROSE[1:]}") == []


def test_the_first_line_without_a_stop_is_the_headline() -> None:
    text = f"Three killed as shells hit Tel Marva\n\n{PROSE}\n\n{PROSE}"
    assert of_kind("headline", text) == ["Three killed as shells hit Tel Marva"]


def test_lines_wrapped_at_a_width_are_no_headlines() -> None:
    text = (
        "GOVERNMENT FORCES TODAY SHELLED THE VILLAGE OF TEL MARVA IN THE NORTH\n"
        "OF THE COUNTRY AND KILLED THREE PEOPLE WHO WERE IN THE MARKET AT THE\n"
        "TIME.  THE SHELLING WAS THE WORST FOR MONTHS AND DROVE MOST FAMILIES\n"
        "FROM THEIR HOMES, THE MAYOR TOLD THE RADIO OF THE CAPITAL IN A TALK ON\n"
        "THE TELEPHONE."
    )
    assert kinds(text) == []


def test_captions_are_told_by_credit_and_by_repetition() -> None:
    caption = "Soldiers at the gate of the town (Getty Images)"
    again = "Men carry a flag\n\nMen carry a flag"
    text = f"Three killed as shells hit Tel Marva\n\n{caption}\n\n{again}\n\n{PROSE}\n\n{PROSE}"
    assert of_kind("caption", text) == [caption, "Men carry a flag", "Men carry a flag"]


def test_a_caption_that_runs_into_the_body_ends_at_its_credit() -> None:
    text = f"Published July 2 2016 People look at a burnt house in Tel Marva. (AFP Photo) {PROSE}"
    assert of_kind("caption", text) == ["People look at a burnt house in Tel Marva. (AFP Photo)"]


def test_related_articles_and_all_that_follows_are_furniture() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\nRelated Articles\n\n1. Army takes the hill\n2. Talks begin\n\nSupport the Daily"
    assert of_kind("furniture", text) == [
        "Related Articles",
        "1. Army takes the hill",
        "2. Talks begin",
        "Support the Daily",
    ]


def test_headlines_run_in_after_the_body_are_furniture() -> None:
    tail = "Related Army Takes the Hill Above Tel Marva Talks Begin in the Capital on a Prisoner Swap"
    assert of_kind("furniture", f"{PROSE} {PROSE} {tail}") == [tail]
    assert kinds(f"{PROSE} {PROSE} Related violence in Tel Marva went on until Monday, the army said.") == []


def test_body_after_a_list_of_links_stays_body() -> None:
    other = PROSE.replace("Monday", "Friday")
    text = (
        f"{PROSE}\n\nRead also\n\nArmy takes the hill\n\n{other}\n\n{other.replace('three', 'nine')}\n\n{PROSE[:-1]}!"
    )
    assert of_kind("furniture", text) == ["Read also", "Army takes the hill"]


def test_a_line_in_another_script_is_furniture() -> None:
    assert of_kind("furniture", f"{PROSE}\n\nالنسخة العربية\n\n{PROSE[:-1]}!") == ["النسخة العربية"]


def test_support_in_a_sentence_is_body() -> None:
    text = f"{PROSE}\n\nSupport for the rebels has grown since the spring, two officials said.\n\n{PROSE[:-1]}!"
    assert kinds(text) == []


@pytest.mark.parametrize(
    "foot", ["(Source: Tel Marva Council) Twitter", "--Reuters", "Read Also", "Source TRTWorld and agencies"]
)
def test_credits_at_the_end_of_one_line(foot: str) -> None:
    found = find_zones(f"{PROSE} {foot}")
    assert [zone.kind for zone in found] == ["furniture"]
    assert found[0].span.of(f"{PROSE} {foot}") == foot


def test_menus_above_the_text_are_furniture() -> None:
    text = "Home\nWorld\nAbout us\nEnglish\nThree killed as shells hit Tel Marva\n" + PROSE
    found = kinds(text)
    assert found[:4] == [
        ("furniture", "Home"),
        ("furniture", "World"),
        ("furniture", "About us"),
        ("furniture", "English"),
    ]
    assert found[4][0] == "headline"


def test_zones_are_in_order_and_apart() -> None:
    text = f"A title of four words\n\nA title of four words\n\n{PROSE}\n\nRelated Articles\n\nRelated Articles\n\nx"
    found: tuple[Zone, ...] = find_zones(text, "A title of four words")
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


def test_remarks_of_a_monitoring_service_belong_to_the_date_line() -> None:
    head = "LIMA, 4 MAY 90 (EFE) -- [REPORT] [PRESS OFFICE] [TEXT]"
    found = of_kind("dateline", f"{head} THREE PEOPLE WERE KILLED IN THE TOWN [AS RECEIVED], THE POLICE SAID TODAY.")
    assert "".join(found).replace(" ", "") == head.replace(" ", "")
