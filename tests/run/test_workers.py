import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from dateline.model import Record, Report
from dateline.read import Failure, make_report
from dateline.run import shard, workers
from dateline.run.shard import Options, Unusable, process_shard, unsupported
from dateline.run.workers import code_items, shards_of

# A stand-in for coding: quick, and it dies or fails where a report says so.
TASK = """
import os, pathlib
from dateline.model import Record
from dateline.read import Failure
from dateline.run.shard import Unusable

def prepare(options):
    if options.pipeline == "missing":
        raise Unusable("no such pipeline")
    if options.pipeline == "broken":
        os._exit(7)

def process_shard(reports, options):
    print("noise between the messages")
    for report in reports:
        if "deadly" in report.text:
            os._exit(9)
        once = pathlib.Path(options.places / report.id) if "once" in report.text else None
        if once and not once.exists():
            once.touch()
            os._exit(9)
    return [Failure(r.id, "bad") if "bad" in r.text else Record(r, ()) for r in reports]
"""


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (tmp_path / "standin_task.py").write_text(TASK)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "standin_task"


def reports(*texts: str) -> list[Report | Failure]:
    return [make_report(text, id=str(i), language="en") for i, text in enumerate(texts)]


def named(outcome: Record | Failure) -> str:
    return f"{outcome.where} {outcome.reason}" if isinstance(outcome, Failure) else outcome.report.id


def test_outcomes_come_in_the_order_of_the_items_and_failures_of_reading_pass_through(task: str) -> None:
    items = reports(*["fine"] * 20, "bad", *["fine"] * 20)
    items.insert(3, Failure("x.txt", "empty"))
    found = [named(o) for o in code_items(items, Options(), 2, task)]
    assert found == ["0", "1", "2", "x.txt empty", *map(str, range(3, 20)), "20 bad", *map(str, range(21, 41))]


def test_a_report_that_kills_its_process_is_named_and_no_other_is_lost(task: str) -> None:
    found = [named(o) for o in code_items(reports("fine", "deadly", "fine"), Options(), 2, task)]
    assert found == ["0", "1 the process that coded it died twice (exit status 9)", "2"]


def test_a_shard_whose_process_died_once_is_coded_by_another(task: str, tmp_path: Path) -> None:
    found = [named(o) for o in code_items(reports("fine", "once"), Options(places=tmp_path), 2, task)]
    assert found == ["0", "1"]


@pytest.mark.parametrize(("pipeline", "said"), [("missing", "no such pipeline"), ("broken", "exit status 7")])
def test_what_keeps_workers_from_starting_is_told(task: str, pipeline: str, said: str) -> None:
    with pytest.raises(Unusable, match=said):
        list(code_items(reports("fine"), Options(pipeline=pipeline), 2, task))


def test_only_a_bounded_number_of_reports_is_held(task: str) -> None:
    taken = 0

    def many() -> Iterator[Report | Failure]:
        nonlocal taken
        for report in reports(*["fine"] * 400):
            taken += 1
            yield report

    outcomes = code_items(many(), Options(), 2, task)
    next(outcomes)
    assert taken <= 2 * 2 * workers.SHARD
    outcomes.close()  # type: ignore[attr-defined]


def test_shards_are_cut_by_number_and_by_length(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [len(s) for s in shards_of(reports(*["short"] * 20))] == [16, 4]
    monkeypatch.setattr(workers, "SHARD_CHARACTERS", 10)
    assert [len(s) for s in shards_of(reports("twelve chars", "a", "b"))] == [1, 2]


def test_a_report_that_breaks_a_batch_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def code_reports(batch: list[Report], knowledge: object) -> Iterator[Record]:
        for report in batch:
            if report.text == "poison":
                raise IndexError("out of\nrange")
            yield Record(report, ())

    monkeypatch.setattr(shard, "prepare", lambda options: None)
    pipeline = ModuleType("dateline.run.pipeline")
    monkeypatch.setattr(pipeline, "code_reports", code_reports, raising=False)
    monkeypatch.setitem(sys.modules, "dateline.run.pipeline", pipeline)
    batch = [r for r in reports("one", "poison", "two") if isinstance(r, Report)]
    assert [named(o) for o in process_shard(batch, Options())] == [
        "0",
        "1 coding it failed: IndexError: out of range",
        "2",
    ]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Troops withdrew.", "en", None),
        ("Troops withdrew.", "ar", "language 'ar' is not supported yet"),
        ("Войска отошли.", "ru", "language 'ru' is not supported yet"),
        ("Troops withdrew from Ḥalab.", None, None),
        ("انسحبت القوات من البلدة", None, "its language can't be told"),
    ],
)
def test_only_english_is_coded_and_latin_letters_pass_for_it(text: str, language: str | None, said: str | None) -> None:
    assert unsupported(Report("1", "0", text, language=language)) == said
