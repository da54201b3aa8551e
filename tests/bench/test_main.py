"""The command line on tiny sets of the same form."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.__main__ import main
from bench.coding import coded
from bench.data import shared

TEXT = "Gunmen killed five soldiers near Raqqa on Tuesday, the army said."
needs_scorers = pytest.mark.skipif(
    not (shared() / "bench" / "score_sets.py").exists(), reason="the scorers lie with the evaluation sets"
)
Writer = Callable[[list[dict[str, Any]], list[dict[str, Any]]], list[str]]


@pytest.fixture
def files(tmp_path: Path) -> Writer:
    def write(docs: list[dict[str, Any]], gold: list[dict[str, Any]]) -> list[str]:
        for name, rows in (("docs", docs), ("gold", gold)):
            (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
        return ["--docs", str(tmp_path / "docs"), "--gold", str(tmp_path / "gold"), "--json"]

    return write


def figures(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> dict[str, float]:
    assert main(arguments) == 0
    found = json.loads(capsys.readouterr().out)[arguments[0]]
    assert isinstance(found, dict)
    return found


@needs_scorers
def test_timex(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    at = TEXT.index("Tuesday")
    gold = [{"b": at, "e": at + 7, "text": "Tuesday", "type": "DATE", "value": "2016-05-10"}]
    rest = files([{"id": "a", "dct": "2016-05-12", "text": TEXT}], [{"id": "a", "timex": gold}])
    assert figures(capsys, ["timex", *rest])["all value F1"] == 1.0
    assert figures(capsys, ["timex-timebank", *rest])["all span F1"] == 1.0


@needs_scorers
def test_toponyms(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    at = TEXT.index("Raqqa")
    gold = [{"b": at, "e": at + 5, "text": "Raqqa", "lat": 35.95, "lon": 39.01}]
    rest = files([{"id": "a", "date": None, "text": TEXT}], [{"id": "a", "toponyms": gold}])
    assert figures(capsys, ["toponyms", *rest]) | {} == {
        "all span F1": 1.0,
        "all acc@161 km": 1.0,
        "check span F1": 0.0,  # its only document is in the other half
        "check acc@161 km": 0.0,
    }


@needs_scorers
def test_attribution_takes_the_first_annotator(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    def row(*parts: str) -> dict[str, Any]:
        roles = zip(("source", "cue", "content"), parts, strict=True)
        return {k: [{"spans": [[TEXT.index(p), TEXT.index(p) + len(p)]]}] for k, p in roles}

    first = {"id": "a", "attributions": [row("the army", "said", TEXT[: TEXT.index(",")])]}
    rest = files([{"id": "a", "date": "2016-05-12", "text": TEXT}], [first, {"id": "a", "attributions": []}])
    assert figures(capsys, ["attribution", *rest])["all content and source F1"] == 1.0


@needs_scorers
def test_claims_scores_english_reports_only(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    claim = {
        **{"type": "ASSAULT", "mode": None, "trigger": {"text": "killed", "nth": 1}, "recipient": [], "place": []},
        **{"actor": [], "date": None, "casualties": [], "frame": "new", "negated": False},
        "statements": [{"source": ["army"], "stance": "asserts", "cue": None}],
    }
    docs = [{"id": "a", "language": "en", "text": TEXT}, {"id": "b", "language": "ar", "text": "قتل خمسة جنود"}]
    found = figures(capsys, ["claims", *files(docs, [{"id": "a", "claims": [claim]}, {"id": "b", "claims": [claim]}])])
    assert found["claim"] == 1.0
    assert "published" not in found


@needs_scorers
def test_gold_that_does_not_fit_its_report_is_told(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    rest = files([{"id": "a", "text": TEXT}], [{"id": "a", "claims": [{"type": "WAR"}]}])
    assert main(["claims", *rest]) == 2
    assert "'WAR'" in capsys.readouterr().err


@needs_scorers
def test_fakes(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    label = {
        "date": "2016-05-10",
        "governorate": "raqqa",
        "actor": "unknown",
        "cause": "shooting",
        "civilians_killed": 5,
    }
    docs = [{"id": "a", "text": "Published May 12 2016\n\n" + TEXT}]
    found = figures(capsys, ["fakes", *files(docs, [{"id": "a", **label}])])
    assert found["all date within a day"] == 1.0
    assert found["all governorate"] == 1.0
    assert found["all civilians killed, answered"] == 1.0


@needs_scorers
def test_event_place(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    verb, at = TEXT.index("killed"), TEXT.index("Raqqa")
    row = {"id": 7, "text": TEXT, "verb": [[verb, verb + 6, "killed"]], "locations": [[at, at + 5, "Raqqa"]]}
    assert figures(capsys, ["event_place", *files([row], [row])])["all place F1"] == 1.0
    assert main(["event_place", *files([row], [row, row])]) == 2


@needs_scorers
def test_casualties(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(
        capsys, ["casualties", *files([{"id": "a", "text": TEXT}], [{"id": "a", "n_killed": 5, "n_injured_only": 1}])]
    )
    assert (found["all killed exact"], found["all injured exact"]) == (1.0, 0.0)


@needs_scorers
def test_plover(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    marked = TEXT.replace("Gunmen", "<s>Gunmen</s>").replace("five soldiers", "<t>five soldiers</t>")
    row: dict[str, Any] = {"id": "a", "sentence": TEXT, "marked": marked, "root": "ASSAULT"}
    assert figures(capsys, ["plover", *files([row], [row])])["all root accuracy"] == 1.0
    row = {"id": "a", "text": TEXT, "event": "FIGHT", "source": [{"actorText": "Gunmen"}], "target": ""}
    assert figures(capsys, ["plover-gsr", *files([row], [row])])["all root accuracy"] == 1.0


@needs_scorers
def test_re3d(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    def entity(words: str, type: str) -> dict[str, Any]:
        return {"b": TEXT.index(words), "e": TEXT.index(words) + len(words), "type": type, "conf": 1}

    spans = {w: [TEXT.index(w), TEXT.index(w) + len(w), w] for w in ("Gunmen", "soldiers")}
    gold = {
        "id": "a",
        "entities": [
            *(entity(words, "Organisation") for words in ("Gunmen", "five soldiers", "the army")),
            entity("Raqqa", "Location"),
        ],
        "relations": [{"type": "FightingAgainst", "src": spans["Gunmen"], "tgt": spans["soldiers"], "conf": 1}],
    }
    found = figures(capsys, ["re3d", *files([{"id": "a", "text": TEXT}], [gold])])
    assert {found[f"all {what} F1"] for what in ("actor", "place", "FightingAgainst")} == {1.0}


def test_files_of_another_form_are_told_in_one_line(files: Writer, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timex", *files([{"id": "a", "text": TEXT}], [{"id": "a", "toponyms": []}])]) == 2
    assert capsys.readouterr().err.startswith("bench: not files of the form of timex")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["timex", "--docs", "no-such-file", "--gold", "no-such-file"], ["--docs", __file__]]
)
def test_wrong_use_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_absent_sets_are_skipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_BENCH", str(tmp_path))
    assert main([]) == 0
    assert "claims: skipped" in capsys.readouterr().err


def test_documents_that_cannot_be_coded_are_named_and_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    docs = [{"id": "empty", "text": " "}, {"id": "none"}, {"id": "a", "text": TEXT}, {"id": "a", "text": TEXT}]
    assert [row["id"] for row, _ in coded(docs)] == ["a"]
    told = capsys.readouterr().err
    assert "empty: " in told
    assert "none: not a document" in told


def test_only_the_documents_wanted_are_coded() -> None:
    docs = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}]
    assert [record.report.id for _, record in coded(docs, only={"b"})] == ["b"]
