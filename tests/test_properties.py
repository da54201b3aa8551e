"""What must hold for any text: words stand where the record says, one input gives one record, nothing raises."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.export.jsonl import LAYERS, record_object
from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.model import Record
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports

PIECES = (
    "Islamic State",
    "the Syrian army",
    "Russian warplanes",
    "a suicide bomber",
    "it",
    "Reuters",
    "state media",
    "a spokesman told AFP",
    "said",
    "denied that",
    "according to",
    "citing",
    "shelled",
    "bombed",
    "clashes",
    "was killed",
    "killing at least 12 civilians and wounding dozens",
    "have arrived in",
    "Aleppo",
    "near Abu Kamal",
    "in rural Idlib",
    "15 kilometres south of Taiz",
    "on Monday",
    "on 31 February",
    "late in 2017",
    "since May",
    "1,000,000,000,000",
    "“",
    "”",
    "'s",
    "(",
    ")",
    ":",
    "-",
    "—",
    ".",
    ",",
    "\n",
    "\n\n",
    "\r\n",
    "\u00a0",
    "\u200f",
    "e\u0301",
    "😀",
    "الخرطوم",
    "İstanbul",
    "ﬁre",
)
"""Words and signs that the pipeline has to do with, put together at random."""

newsy = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400)
mixed = st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)))
texts = st.one_of(newsy, anything, mixed.map("".join)).filter(lambda text: any(char.isalnum() for char in text))

FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def coded(text: str, knowledge: Knowledge) -> Record:
    report = make_report(text, language="en", published="2018-10-08", outlet="Harbour Wire")
    (record,) = code_reports([report], knowledge)
    return record


def stretches(value: Any) -> Iterator[tuple[int, int, str | None]]:
    """Yield every (start, end, words) of a record as plain data; the words are ``None`` where the record holds none."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value["start"], value["end"], value.get("text")
        for name in ("source", "cue", "content"):
            for pair in value[name] if isinstance(value.get(name), list) else ():
                if isinstance(pair, list):
                    yield pair[0], pair[1], None
        for inner in value.values():
            yield from stretches(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from stretches(inner)


@FEW
@given(texts)
@example("I")
@example("\ufeff\n\n- - -\n0")
@example("Russian warplanes bombed Aleppo on Monday, killing at least 12 civilians, SANA reported, citing the army.\n")
def test_any_text_gives_a_sound_record(knowledge: Knowledge, text: str) -> None:
    record = coded(text, knowledge)
    row = record_object(record, LAYERS)
    assert record.report.text == text
    for start, end, words in stretches([row["claims"], row["layers"]]):
        assert 0 <= start <= end <= len(text)
        assert words is None or text[start:end] == words
    for claim in record.claims:
        assert claim.trigger.text
        assert claim.statements
        assert claim.date is None or claim.date.last is None or claim.date.first <= claim.date.last
        for place in claim.place:
            assert (place.latitude is None) == (place.longitude is None)
            assert -90 <= (place.latitude or 0) <= 90 and -180 <= (place.longitude or 0) <= 180
        assert all(x.low is None or x.high is None or x.low <= x.high for x in claim.casualties)
    assert len({claim.id for claim in record.claims}) == len(record.claims)
    json.dumps(row, ensure_ascii=False).encode("utf-8")


@FEW
@given(texts)
def test_one_input_gives_one_record(knowledge: Knowledge, text: str) -> None:
    first, second = coded(text, knowledge), coded(text, knowledge)
    assert first == second


@FEW
@given(st.lists(texts, min_size=2, max_size=4))
def test_a_report_is_coded_alike_in_any_company(knowledge: Knowledge, several: list[str]) -> None:
    reports = [make_report(t, language="en", published=date(2018, 10, 8), outlet="Harbour Wire") for t in several]
    together = list(code_reports(reports, knowledge))
    assert [record.report for record in together] == reports
    assert together[-1] == coded(several[-1], knowledge)


def test_stretches_find_every_value() -> None:
    claim = {"trigger": {"text": "raid", "start": 3, "end": 7}, "place": [{"text": "Bama", "start": 11, "end": 15}]}
    layer = {"source": [[0, 2]], "cue": [[3, 7]], "content": []}
    assert sorted(stretches([claim, layer]), key=str) == sorted(
        [(3, 7, "raid"), (11, 15, "Bama"), (0, 2, None), (3, 7, None)], key=str
    )
