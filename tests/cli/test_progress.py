import io
from pathlib import Path

import pytest

from dateline.cli import progress
from dateline.cli.progress import Progress, count_reports, progress_words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def run(stream: io.StringIO, clock: list[float], total: int | None, quiet: bool = False) -> str:
    counter = Progress(total, quiet=quiet, stream=stream)
    clock[0] += 10  # loading does not count
    for _ in range(total or 30):
        clock[0] += 1
        counter.step()
    counter.clear()
    return stream.getvalue()


def test_a_log_gets_plain_lines_every_few_seconds(clock: list[float]) -> None:
    lines = run(io.StringIO(), clock, 30).splitlines()
    assert lines[0] == "11 of 30 reports, 1.0 a second, 19 s left"
    assert len(lines) == 4


def test_a_terminal_gets_one_line_that_is_taken_away(clock: list[float]) -> None:
    shown = run(Terminal(), clock, 30)
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


def test_nothing_for_a_few_reports_or_where_it_is_to_be_quiet(clock: list[float]) -> None:
    assert run(io.StringIO(), clock, 10) == ""
    assert run(io.StringIO(), clock, 30, quiet=True) == ""


def test_without_a_total_there_is_no_time_left() -> None:
    assert progress_words(5, None, 8.0) == "5 reports, 0.5 a second"
    assert progress_words(1201, 2401, 12.0) == "1,201 of 2,401 reports, 100.0 a second, 12 s left"


def test_reports_are_counted_beforehand(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.pdf").write_text("no")
    (tmp_path / "c.jsonl").write_text('{"text": "x"}\n{"text": "y"}')
    assert count_reports([str(tmp_path)]) == 3
    assert count_reports([str(tmp_path), "-"]) is None
