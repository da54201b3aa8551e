import importlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

import dateline

NOUNS = {
    *("ActorMention", "Attribution", "Claim", "Cut", "DateMention", "Layers", "Loss", "Party", "Place", "Published"),
    *("Record", "Report", "Span", "Statement", "When", "Words", "Zone"),
}
OTHERS = {"CodingError", "Defaults", "Failure", "Unusable", "__version__", "code", "code_all", "make_report", "read"}
TEXT = "Gunmen attacked a police post in Homs on Friday, killing three officers, state media said."


def test_what_is_exported_is_there() -> None:
    assert set(dateline.__all__) == NOUNS | OTHERS
    assert all(getattr(dateline, name) is not None for name in dateline.__all__)
    assert set(dateline.__all__) <= set(dir(dateline))
    assert dateline.Record is importlib.import_module("dateline.model").Record
    with pytest.raises(AttributeError, match="no attribute 'wibble'"):
        _ = dateline.wibble


def test_importing_loads_nothing_heavy() -> None:
    heavy = "spacy numpy yaml trafilatura lxml charset_normalizer sqlite3 dateline.model dateline.read"
    script = f"import sys, dateline, dateline.cli.main; print([m for m in {heavy.split()} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_read_is_a_function_and_stays_a_package(tmp_path: object) -> None:
    script = (
        "import dateline; import dateline.read as r; print(list(dateline.read(['none.txt'])), r.make_report.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[Failure(where='none.txt', reason='no such file or folder')] make_report\n"


def test_code_gives_the_record_of_a_text() -> None:
    record = dateline.code(TEXT, outlet="Daily Lamp", published="2019-03-04", id="r7")
    assert (record.report.id, record.report.outlet) == ("r7", "Daily Lamp")
    assert all(claim.trigger.span.of(TEXT) == claim.trigger.text for claim in record.claims)
    assert dateline.code(TEXT, outlet="Daily Lamp", published="2019-03-04", id="r7") == record


@pytest.mark.parametrize(("text", "more"), [("", {}), ("Troops left.", {"published": "someday"})])
def test_code_refuses_what_is_no_report(text: str, more: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        dateline.code(text, **more)


def mixed() -> Iterator[dateline.Report | dateline.Failure]:
    yield dateline.make_report(TEXT, id="a", language="en")
    yield dateline.Failure("b", "empty")
    yield dateline.make_report("انسحبت القوات من البلدة", id="c")
    yield dateline.make_report(TEXT, id="d", language="en")


def test_code_all_goes_on_after_failures_where_they_are_taken() -> None:
    failures: list[dateline.Failure] = []
    records = list(dateline.code_all(mixed(), failed=failures.append))
    assert [record.report.id for record in records] == ["a", "d"]
    assert [failure.where for failure in failures] == ["b", "c"]


def test_code_all_raises_at_the_first_failure_where_they_are_not() -> None:
    with pytest.raises(dateline.CodingError, match="b: empty"):
        list(dateline.code_all(mixed()))
