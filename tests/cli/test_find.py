"""``find``, ``show`` and the decisions on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest
from bench.synthetic import records

from dateline.cli.main import main
from dateline.store import Store, add
from dateline.store.linking import link_new
from dateline.store.people import people

RECORDS = tuple(records(6, claims=3))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("find") / "store.sqlite"
    with Store.open(path, create=True) as opened:
        add(opened, RECORDS, "dateline test", "me")
        link_new(opened, people(), "me")
    return str(path)


def test_find_writes_a_table_jsonl_and_csv(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    count = sum(len(told.claims) for told in RECORDS)
    assert main(["find", "--store", store, "--limit", "0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == count + 1 and lines[0].split()[:3] == ["id", "days", "what"]
    assert max(map(len, lines)) <= 100
    assert main(["find", "--store", store, "--limit", "0", "--format", "jsonl"]) == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["id"] for row in objects} == {one.id for told in RECORDS for one in told.claims}
    assert main(["find", "--store", store, "--limit", "0", "--events", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["id"] for row in rows} == {row["event"] for row in objects}


def test_find_goes_on_where_it_ended(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--store", store, "--reports", "--limit", "4", "--format", "csv"]) == 0
    told = capsys.readouterr()
    cursor = told.err.split("--after ")[1].split(",")[0]
    assert main(["find", "--store", store, "--reports", "--after", cursor, "--format", "csv"]) == 0
    ids = [line.split(",")[0] for out in (told.out, capsys.readouterr().out) for line in out.splitlines()[1:]]
    assert sorted(ids) == sorted(one.report.id for one in RECORDS)


def test_find_says_what_is_wrong(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--store", store, "nowherefound"]) == 1
    assert "nothing found" in capsys.readouterr().err
    for wrong in (["--since", "spring"], ["--near", "1,2"], ["--role", "actor"]):
        assert main(["find", "--store", store, *wrong]) == 2
        assert capsys.readouterr().err.startswith("dateline: ")
    assert main(["find", "--store", store + ".none"]) == 2
    assert "dateline add" in capsys.readouterr().err


def test_show_a_report_a_claim_and_an_event(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = RECORDS[0]
    one = told.claims[0]
    assert main(["show", told.report.id, "--store", store]) == 0
    out = capsys.readouterr().out
    assert "version 1:" in out and told.report.sha256 in out.replace("\n", "") and one.id in out
    assert main(["show", one.id, "--store", store, "--claim"]) == 0
    assert f"“{one.trigger.text}”" in capsys.readouterr().out
    assert main(["show", one.id, "--store", store]) == 0
    out = capsys.readouterr().out
    for part in ("independent origin", "what is said", "who says so", "how the account grew", "confidence"):
        assert part in out
    assert main(["show", one.id, "--store", store, "--format", "json"]) == 0
    assert one.id in json.loads(capsys.readouterr().out)["event"]["claims"]
    assert main(["show", "no-such-thing", "--store", store]) == 2
    assert "no report, claim or event" in capsys.readouterr().err


def test_merge_undo_and_link_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(tmp_path / "store.sqlite")
    with Store.open(path, create=True) as opened:
        add(opened, RECORDS[:2], "dateline test", "me")
    assert main(["link", "--store", path]) == 0
    assert "claims linked" in capsys.readouterr().out
    a, b = RECORDS[0].claims[0].id, RECORDS[1].claims[0].id
    assert main(["merge", a, b, "--why", "one strike", "--store", path, "--by", "ann"]) == 0
    assert main(["link", "--all", "--store", path]) == 0
    assert "the same partition as before" in capsys.readouterr().out
    assert main(["undo", "1", "--why", "two towns", "--store", path, "--by", "bo"]) == 0
    assert main(["split", a, a, "--why", "x", "--store", path]) == 2
    capsys.readouterr()
    assert main(["decisions", "--store", path]) == 0
    out = capsys.readouterr().out
    assert "ann: merge" in out and "one strike (undone)" in out and "bo: undo 1: two towns" in out
    assert main(["merge", a, b, "--why", " ", "--store", path]) == 2
