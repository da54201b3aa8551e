"""Records as JSON objects."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dateline.export.jsonl import LAYERS, record_object
from dateline.model import (
    Attribution,
    Claim,
    DateMention,
    Layers,
    Loss,
    Party,
    Place,
    Published,
    Record,
    Report,
    SourceLink,
    Span,
    Statement,
    When,
    Words,
    Zone,
)

TEXT = "𝛼 Gunmen shot two men in Tessa on Monday, police said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def said(words: str) -> Words:
    return Words(span(words), words)


DAY = date(2020, 1, 6)
PLACE = Place(said("Tessa"), "Tessa", 13.5, -2.25, 7, "ML", 1, 2.0, 0.5)
CLAIM = Claim(
    id="f00",
    type="ASSAULT",
    mode="firearms",
    trigger=said("shot"),
    actor=(Party(said("Gunmen"), "gunmen"),),
    place=(PLACE,),
    date=When(said("Monday"), DAY, None, 1, "report day"),
    casualties=(
        Loss(said("two men"), "killed", "men", 2, None, ("police",)),
        Loss(said("men"), "injured", "men", 1, 1),
    ),
    statements=(Statement(("police",), "asserts", said("said"), ("ML.pol",)),),
    mentions=(said("Monday, police"),),
    rules=(("trigger", "verb"),),
)
LAYER = Layers(
    (PLACE,),
    (DateMention(span("Monday"), "DATE", "2020-01-06", DAY, DAY, 1),),
    (Party(said("police"), "police", "ML.pol"),),
    (
        Attribution(
            (span("police"),), (span("said"),), (span("Gunmen"),), "asserts", (SourceLink(span("police"), "police"),)
        ),
    ),
)
REPORT = Report(
    "r",
    "0",
    TEXT,
    outlet="Daily Lamp",
    published=Published(DAY, DAY, 1, "given"),
    zones=(Zone(Span(0, 1), "headline", "first line"), Zone(Span(2, 8), "caption", "photo")),
)
RECORD = Record(REPORT, (CLAIM,), LAYER)


def located(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object that holds a text with its offsets."""
    if isinstance(value, dict):
        if {"text", "start", "end"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from located(part)


def test_offsets_count_code_points_of_the_text_and_give_its_words() -> None:
    row = json.loads(json.dumps(record_object(RECORD, LAYERS)))
    found = list(located(row))
    assert {x["text"] for x in found} >= {"shot", "Gunmen", "Tessa", "Monday", "two men", "said", "police"}
    assert all(row["report"]["text"][x["start"] : x["end"]] == x["text"] for x in found)


def test_attributions_give_their_stretches_as_pairs() -> None:
    (row,) = record_object(RECORD, ["attributions"])["layers"]["attributions"]
    assert [TEXT[start:end] for start, end in (*row["source"], *row["cue"], *row["content"])] == [
        "police",
        "said",
        "Gunmen",
    ]
    assert row["chain"] == ["police"]


def test_only_the_layers_asked_for_are_there() -> None:
    assert "layers" not in record_object(RECORD)
    assert set(record_object(RECORD, ["dates", "actors"])["layers"]) == {"dates", "actors"}


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(KeyError):
        record_object(RECORD, ["weather"])


def test_days_are_written_as_iso_dates_and_an_open_end_as_null() -> None:
    row = record_object(RECORD, ["dates"])
    assert (row["claims"][0]["date"]["from"], row["claims"][0]["date"]["to"]) == ("2020-01-06", None)
    assert (row["published"]["from"], row["published"]["basis"]) == ("2020-01-06", "given")
    assert row["layers"]["dates"][0]["to"] == "2020-01-06"


def test_who_gives_a_figure_stands_there_only_where_it_is_known() -> None:
    own, bare = record_object(RECORD)["claims"][0]["casualties"]
    assert own["by"] == ["police"]
    assert "by" not in bare


def test_what_is_not_told_is_null() -> None:
    report = replace(REPORT, published=None)
    row = record_object(Record(report, (replace(CLAIM, date=None, statements=(Statement((), "asserts"),)),)))
    assert row["published"] is None
    assert row["claims"][0]["date"] is None
    assert row["claims"][0]["statements"][0]["cue"] is None


def test_only_zones_that_carry_no_claims_are_passed_over() -> None:
    assert [z["kind"] for z in record_object(RECORD)["report"]["passed_over"]] == ["caption"]
