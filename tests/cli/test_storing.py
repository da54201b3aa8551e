"""``add``, ``verify``, ``reindex`` and ``copy``, as people and scripts use them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import select, text
from tests.store.stories import record as story

from dateline.cli import add as command
from dateline.cli import linking
from dateline.cli.main import main
from dateline.cli.progress import Progress
from dateline.model import Record
from dateline.read import Failure
from dateline.run.workers import Item
from dateline.store import Added, Store, StoreError, add
from dateline.store.schema import claim, record

AZAZ = "Gunmen attacked the post of Azaz."
HOMS = "Rebels shelled the road near Homs."


def code(items: Iterator[Item], *_: object) -> Iterator[Record | Failure]:
    """Stand in for coding: quick, and each report fails that says so."""
    for item in items:
        if isinstance(item, Failure) or "bad" in item.text:
            yield Failure(item.where if isinstance(item, Failure) else item.id, "it is bad")
        else:
            made = story(*item.text.splitlines(), id=item.id, outlet=item.outlet, url=item.url)
            yield Record(item, made.claims)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_STORE", raising=False)
    monkeypatch.setenv("DATELINE_USER", "ann")
    monkeypatch.setattr(command, "code_items", code)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "azaz.txt").write_text(AZAZ)
    (tmp_path / "in" / "homs.txt").write_text(HOMS)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *args: str, status: int = 0) -> tuple[list[str], list[str]]:
    assert main(args) == status
    shown = capsys.readouterr()
    return shown.out.splitlines(), shown.err.splitlines()


def test_people_are_told_what_became_of_each_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "add", "in")
    assert out[:2] == ["azaz: new, 1 claim", "homs: new, 1 claim"] and err == []
    assert out[2].startswith("dateline.sqlite: 2 new; 2 new claims; 2 events made or changed, in ")
    (folder / "in" / "homs.txt").write_text(HOMS + "\nTroops held the gate of Hama.")
    (folder / "in" / "bad.txt").write_text("This is a bad report.")
    (folder / "in" / "notes.pdf").touch()
    out, err = run(capsys, "add", "in", status=1)
    assert out[0] == "homs: has changed, version 2 with 2 claims (1 as before, 1 new)"
    assert out[1].startswith("dateline.sqlite: 1 changed, 1 known already, 1 failed; 2 new claims; ")
    assert err == [
        "dateline: bad: it is bad",
        "dateline: passed over 1 .pdf files: only .txt, .html and .jsonl are read",
    ]
    assert run(capsys, "add", "in/homs.txt", "--quiet") == ([], [])


def test_scripts_get_a_json_object_a_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = run(capsys, "add", "in", "--json", "--no-link", "--by", "Ben")
    rows = [json.loads(line) for line in out]
    assert [(row["id"], row["version"], row["outcome"]) for row in rows] == [("azaz", 1, "new"), ("homs", 1, "new")]
    with Store.open() as store, store.reading() as connection:
        assert {row["claims"][0] for row in rows} == set(connection.execute(select(claim.c.id)).scalars())
        assert set(connection.execute(select(record.c.by)).scalars()) == {"Ben"}
    assert len(err) == 1 and "not linked yet" in err[0]
    (folder / "in" / "homs.txt").write_text("Troops held the gate of Hama.")
    (folder / "in" / "bad.txt").write_text("This is a bad report.")
    out, _ = run(capsys, "add", "in", "--json", status=1)
    known, failed, changed = sorted(map(json.loads, out), key=lambda row: str(row["id"]))
    assert known == {"id": "azaz", "version": 1, "outcome": "known", "claims": rows[0]["claims"]}
    assert failed == {"id": "bad", "version": None, "outcome": "failed", "claims": [], "reason": "it is bad"}
    assert (changed["version"], changed["outcome"]) == (2, "changed")
    assert changed["change"]["gone"] == rows[1]["claims"] and changed["change"]["new"] == changed["claims"]


def test_same_name_in_two_folders_is_two_reports(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "azaz.txt").write_text("Troops held the gate of Azaz.")
    run(capsys, "add", "in")
    (row,) = map(json.loads, run(capsys, "add", "other", "--json", "--quiet")[0])
    assert row["outcome"] == "new" and row["id"].startswith("azaz~")


def test_verify_says_what_is_wrong_and_how_the_log_ends(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "add", "in")
    (counted, end), _ = run(capsys, "verify")
    assert counted.startswith(
        "dateline.sqlite: 2 originals, 2 records, 0 decisions, 2 entries of the log: all as written"
    )
    head = end.removeprefix("the log ends with ")
    assert len(head) == 64 and run(capsys, "verify", "--head", head, "--quiet") == ([], [])
    (fault,) = run(capsys, "verify", "--head", "0" * 63 + "1", "--quiet", status=1)[1]
    assert "no entry has the hash" in fault
    with Store.open() as store, store.writing("x") as writing:
        writing.connection.execute(text("DROP TRIGGER record_kept_UPDATE"))
        writing.connection.execute(text("UPDATE record SET coder = 'x' WHERE number = 1"))
    out, err = run(capsys, "verify", status=1)
    assert err == [
        "dateline: record azaz@1: what is told of it (when, by whom, from where ...) is not what the log has"
    ]
    assert out[0].endswith("1 faults")


def test_a_damaged_file_is_a_fault_and_not_an_end(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "long.txt").write_text("\n".join(f"Gunmen attacked the post {i} of Azaz." for i in range(300)))
    run(capsys, "add", "in", "--no-link")
    whole = (folder / "dateline.sqlite").read_bytes()
    eighth = len(whole) // 8
    (folder / "dateline.sqlite").write_bytes(whole[: 6 * eighth] + bytes(eighth) + whole[7 * eighth :])
    _, err = run(capsys, "verify", status=1)
    assert any("malformed" in line or line.startswith("dateline: database: ") for line in err)


def test_the_index_is_made_again_and_linked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "add", "in", "--no-link")
    assert run(capsys, "reindex")[0] == ["dateline.sqlite: 2 reports indexed again; 2 events"]
    assert run(capsys, "reindex", "--no-link")[0][0].endswith("not linked yet")
    assert run(capsys, "reindex", "--quiet") == ([], [])


def test_a_store_is_copied_whole_into_a_new_one_only(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "add", "in")
    out, _ = run(capsys, "copy", "backup.sqlite")
    assert out == ["backup.sqlite: 2 reports copied from dateline.sqlite; 2 events"]
    ends = [run(capsys, "verify", "--store", name)[0][1] for name in ("dateline.sqlite", "backup.sqlite")]
    assert ends[0] == ends[1]
    assert "there is something in it already" in run(capsys, "copy", "backup.sqlite", status=2)[1][0]


@pytest.mark.parametrize(
    "args", [["add", "in", "--store", "none/x.sqlite"], ["verify"], ["reindex"], ["copy", "new.sqlite"]]
)
def test_what_can_not_be_opened_is_wrong_use(args: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = run(capsys, *args, status=2)[1]
    assert line.startswith("dateline: ") and ("no folder" in line or "no store there" in line)


def test_where_the_store_lies_and_who_adds_may_be_set_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_STORE", "mine.sqlite")
    run(capsys, "add", "in")
    with Store.open("mine.sqlite") as store, store.reading() as connection:
        assert set(connection.execute(select(record.c.by)).scalars()) == {"ann"}
    monkeypatch.delenv("DATELINE_USER")
    assert linking.whoami()

    def nobody() -> str:
        raise KeyError("no name")

    monkeypatch.setattr(linking, "getuser", nobody)
    assert linking.whoami() == f"uid {os.getuid()}"


def test_a_full_disk_ends_the_run_with_advice(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise StoreError("dateline.sqlite: the disk is full; make room")

    monkeypatch.setattr(command, "add", full)
    assert run(capsys, "add", "in", status=2) == ([], ["dateline: dateline.sqlite: the disk is full; make room"])


def test_an_interrupt_keeps_what_was_coded_and_says_how_to_go_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_off(items: Iterator[Item], *rest: object) -> Iterator[Record | Failure]:
        yield next(code(items))
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "code_items", broken_off)
    before = signal.getsignal(signal.SIGINT)
    out, err = run(capsys, "add", "in", status=130)
    signal.signal(signal.SIGINT, before)
    assert out == ["azaz: new, 1 claim"]
    assert "what was coded is kept in dateline.sqlite; the same command goes on" in err[0]
    assert err[-1] == "dateline: interrupted"
    monkeypatch.setattr(command, "code_items", code)
    out, _ = run(capsys, "add", "in")
    assert out[0] == "homs: new, 1 claim" and "1 new, 1 known already" in out[1] and "2 events made" in out[1]


def test_an_interrupt_while_keeping_keeps_it_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[int] = []

    def once(store: Store, records: Sequence[Record], coder: str, by: str) -> object:
        calls.append(len(records))
        if len(calls) == 1:
            raise KeyboardInterrupt
        return add(store, records, coder, by)

    monkeypatch.setattr(command, "add", once)
    before = signal.getsignal(signal.SIGINT)
    out, _ = run(capsys, "add", "in", status=130)
    signal.signal(signal.SIGINT, before)
    assert calls == [2, 2] and out == ["azaz: new, 1 claim", "homs: new, 1 claim"]


SLOW = """
import sys, time
from dateline.cli import add as command
from dateline.store import linking
from tests.cli.test_storing import code
from dateline.cli.main import main
command.code_items = code
real = linking.link_new
def slow(*args):
    print("linking", flush=True)
    time.sleep(30)
linking.link_new = slow
sys.exit(main(sys.argv[1:]))
"""


def test_ctrl_c_while_linking_leaves_the_rest_for_later(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [sys.executable, "-c", SLOW, "add", "in"]
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=paths) as process:
        assert process.stdout and process.stderr
        while "linking" not in process.stdout.readline():
            assert process.poll() is None
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "links what is not linked yet" in said and "Traceback" not in said
    assert "2 known already" in (out := run(capsys, "add", "in")[0][0]) and "2 events made" in out


def test_linking_says_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[object, ...]] = []

    class Shown(Progress):
        def reach(self, done: int, total: int | None) -> None:
            shown.append((self._doing, self._unit, done, total))

    monkeypatch.setattr(linking, "Progress", Shown)
    assert main(["add", "in", "--quiet"]) == 0
    assert shown == [("linking: ", "claims", 2, 2)]


def test_coded_reports_are_kept_before_long(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    teller = command._Teller(Progress(None, quiet=True), as_json=False, quiet=True, few=False)

    def keep(batch: list[Record]) -> list[Added]:
        kept.append(len(batch))
        return []

    keeper = command._Keeper(keep, teller)
    for seconds, count in ((0, 40), (1, 1), (5, 1)):
        now[0] += seconds
        for _ in range(count):
            keeper.take(story(AZAZ))
    keeper.keep()
    keeper.keep()
    assert kept == [32, 10]
