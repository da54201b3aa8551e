import json
from datetime import date

import pytest

from dateline.export.jsonl import record_object
from dateline.export.records import is_record, record_of
from dateline.model import (
    Claim,
    Cut,
    Loss,
    Party,
    Place,
    Published,
    Record,
    Report,
    Span,
    Statement,
    When,
    Words,
    Zone,
)

W = Words(Span(0, 4), "Five")
FULL = Claim(
    id="f00",
    type="ASSAULT",
    mode="drone",
    trigger=W,
    actor=(Party(W, "A", "SY.mil", "force", "known", ("B",)),),
    recipient=(Party(W, "civilians"),),
    place=(Place(W, "P", 1.5, 2.5, 7, "SY", 2, 4.0, 0.5, "known", "near", ("Q",)),),
    date=When(W, date(2020, 1, 1), None, 5, "stated", "since"),
    casualties=(Loss(W, "killed", "men", None, 4, ("x",), "r"), Loss(W, "injured", "men", 1, None)),
    frame="background",
    negated=True,
    statements=(Statement(("x", "y"), "denies", W, ("x1", None), "verb"), Statement((), "asserts")),
    mentions=(W, W),
    rules=(("trigger", "verb"), ("mention 1", "same place")),
)
REPORT = Report(
    id="r",
    sha256="0",
    text="Five.",
    outlet="O",
    published=Published(date(2020, 1, 1), date(2020, 1, 2), 2, "text"),
    zones=(Zone(Span(4, 5), "caption", "cue"),),
    cut=(Cut("menu", "html"),),
)


@pytest.mark.parametrize(
    "record", [Record(REPORT, (FULL,)), Record(Report("r", "0", "Five."), (Claim("c", "LOSS", None, W),))]
)
def test_a_record_comes_back_from_json_as_it_was(record: Record) -> None:
    row = json.loads(json.dumps(record_object(record)))
    assert is_record(row)
    assert record_of(row) == record


def test_what_is_no_record_is_refused() -> None:
    row = record_object(Record(REPORT, (FULL,)))
    del row["claims"][0]["trigger"]
    with pytest.raises(ValueError, match="not a record"):
        record_of(row)
    assert not is_record({"text": "A report."})
