import builtins
import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.main import main
from dateline.store import Store
from dateline.store.events import accounts, events, told_by
from dateline.store.people import people

HEAD = "event_id_cnty,event_date,event_type,sub_event_type,location,latitude,longitude,fatalities,source\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("showing")
    path = folder / "demo.sqlite"
    assert main(["demo", "--save", str(folder / "reports.jsonl")]) == 0
    assert main(["add", str(folder / "reports.jsonl"), "--store", str(path), "--quiet", "--by", "me"]) == 0
    yield path


def test_events_come_back_out_of_the_store_as_they_were_made(store: Path) -> None:
    with Store.open(store) as opened, opened.reading() as connection:
        found = list(events(connection))
        made = list(accounts(connection, found, people()))
        assert len(found) > 50 and [one for one, _ in made] == found
        assert all(one == told.event for one, told in made)
        kept = told_by(connection, found)
    assert [one.event for one in kept] == found
    raid = max(kept, key=lambda one: one.event.reports)
    assert {"Harbour Wire", "Jasmine Gazette", "Quay Chronicle"} <= set(raid.outlets)
    assert str(raid.reported) == "2018-03-21"


def test_compare_shows_and_writes_what_both_have(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "acled.csv", tmp_path / "all.jsonl"
    raid = "SYR1,20 March 2018,Explosions/Remote violence,Air/drone strike,Saraqab,35.8644,36.8006,17,SOHR\n"
    file.write_text(HEAD + raid + "SYR2,never,Battles,Armed clash,Hama,35,36,1,SOHR\n")
    assert main(["compare", str(file), "--store", str(store), "--output", str(out)]) == 1
    shown = capsys.readouterr()
    assert "1 in both" in shown.out and "= SYR1" in shown.out and f"all rows: {out}" in shown.out
    assert "theirs 17 (within our range)" in shown.out
    assert f"{file}:3: passed over: no day: 'never'" in shown.err
    rows = [json.loads(line) for line in out.read_text("utf8").splitlines()]
    assert [row["their_id"] for row in rows if row["status"] == "both"] == ["SYR1"]
    assert main(["compare", str(file), "--store", str(store), "--least", "99", "--limit", "0"]) == 1
    assert "0 in both" in capsys.readouterr().out
    table = tmp_path / "all.csv"
    assert main(["compare", str(file), "--store", str(store), "--output", str(table)]) == 1
    assert len(list(csv.DictReader(table.read_text("utf8").splitlines()))) == len(rows)


def test_compare_says_what_it_needs(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, other = tmp_path / "good.csv", tmp_path / "other.csv"
    good.write_text(HEAD)
    other.write_text("name,age\n")
    for args, said in (
        ([str(other), "--store", str(store)], "neither an ACLED export"),
        ([str(tmp_path / "none.csv"), "--store", str(store)], "No such file"),
        ([str(good), "--store", str(tmp_path / "none.sqlite")], "no store there"),
        ([str(good), "--store", str(store), "--output", "x.txt"], ".csv or .jsonl"),
        ([str(good), "--store", str(store), "--output", str(tmp_path / "no" / "x.csv")], "can't be written"),
        ([str(good), "--store", str(store), "--limit", "few"], "not a number"),
    ):
        assert main(["compare", *args]) == 2
        assert said in capsys.readouterr().err
    assert main(["compare", str(good), "--store", str(store)]) == 0


def test_plot_writes_a_whole_figure_or_none(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "map.png"
    chosen = ["--type", "assault", "--country", "Syria", "--actor", "Syrian Armed Forces", "--from", "2018-01-01"]
    assert main(["plot", "map", "--store", str(store), "--output", str(target), *chosen]) == 0
    assert target.read_bytes().startswith(b"\x89PNG") and [p.name for p in tmp_path.iterdir()] == ["map.png"]
    out = capsys.readouterr().out
    assert "type ASSAULT; actor Syrian Armed Forces, sub-units included; country SY; from 2018-01-01" in out
    for args, said in (
        (["map", "--output", str(tmp_path / "x.jpg")], ".png or .svg"),
        (["map", "--output", str(tmp_path / "x.png"), "--country", "Atlantis"], "'Atlantis' is no country"),
        (["map", "--output", str(tmp_path / "x.png"), "--from", "soon"], "'soon' is no day"),
        (["map", "--output", str(tmp_path / "no" / "x.png")], "can't be written"),
        (["pie", "--output", str(tmp_path / "x.png")], "invalid choice"),
    ):
        assert main(["plot", *args, "--store", str(store)]) == 2
        assert said in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["map.png"]


def test_plot_without_matplotlib_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] = (),
        level: int = 0,
    ) -> Any:
        if name == "dateline.plot.draw":
            raise ImportError("No module named 'matplotlib'")
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["plot", "map", "--output", str(tmp_path / "x.png")]) == 2
    assert "pip install 'dateline[plot]'" in capsys.readouterr().err


def test_demo_ends_with_its_events(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    assert out.index("no claims found" if "no claims found" in out else "frame") < out.index(
        "The same reports together"
    )
    end = out[out.index("The same reports together") :]
    assert end.count("independent origin") == 3 and "(reprint)" in end and "against  Russian Ministry" in end
    assert main(["demo", "--events", "1"]) == 0
    assert capsys.readouterr().out.count("independent origin") == 1
    assert main(["demo", "--save", "/nowhere/at/all.jsonl"]) == 2
    assert "can't be written" in capsys.readouterr().err
