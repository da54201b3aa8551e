import csv
import io
import json
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.cli.main import build_parser, main

HOMS = "Gunmen attacked a police post in Homs on Friday, killing three officers, state media said."
AZAZ = "Rebels shelled the town of Azaz on Monday, wounding at least four civilians. The army denied it."
ABOUT = ["--published", "2019-03-04", "--outlet", "Daily Lamp"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "azaz.txt").write_text(AZAZ)
    (tmp_path / "homs.txt").write_text(HOMS)
    return tmp_path


def test_jsonl_is_a_record_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(folder), "--format", "jsonl", "--layers", "places,dates", *ABOUT]) == 0
    azaz, homs = map(json.loads, capsys.readouterr().out.splitlines())
    assert (azaz["id"], homs["id"]) == ("azaz", "homs")
    assert homs["report"]["text"] == HOMS and homs["outlet"] == "Daily Lamp"
    assert set(homs["layers"]) == {"places", "dates"}
    for claim in azaz["claims"] + homs["claims"]:
        assert claim["trigger"]["text"]
    assert [d["text"] for d in homs["layers"]["dates"]] == ["Friday"]


def test_text_has_no_colour_where_it_is_no_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(folder / "azaz.txt"), *ABOUT]) == 0
    out = capsys.readouterr().out
    assert out.startswith("azaz · Daily Lamp · 4 March 2019\n") and "“shelled”" in out and "\x1b" not in out


def test_output_takes_its_name_when_all_is_done_and_its_format_from_it(folder: Path) -> None:
    target = folder / "out" / "claims.csv"
    assert main(["code", str(folder / "homs.txt"), "--output", str(target), "--quiet"]) == 2
    target.parent.mkdir()
    target.write_text("before")
    assert main(["code", str(folder / "homs.txt"), "--output", str(target), "--quiet", *ABOUT]) == 0
    (row, *_) = csv.DictReader(io.StringIO(target.read_text()))
    assert row["report_id"] == "homs" and row["published"] == "2019-03-04"
    assert [p.name for p in target.parent.iterdir()] == ["claims.csv"]


def test_what_fails_is_named_and_the_rest_coded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").touch()
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (folder / "lines.jsonl").write_text('{"text": "Troops withdrew from the town of Azaz."\n{"text": 5}\n')
    (folder / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (folder / "arabic.txt").write_text("انسحبت القوات من البلدة يوم الجمعة", encoding="utf-8")
    (folder / "notes.pdf").touch()
    assert main(["code", str(folder), "--format", "jsonl"]) == 1
    shown = capsys.readouterr()
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == ["azaz", "homs"]
    for name in ("empty.txt: empty", "image.txt: not text", "lines.jsonl:1: not JSON", "lines.jsonl:2: text must be"):
        assert name in shown.err
    assert "menu.html: " in shown.err and "arabic: language 'ar' is not supported yet" in shown.err
    assert "passed over 1 .pdf" in shown.err and "2 reports coded, 6 failed" in shown.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["code"], "PATH"),
        (["code", "x.txt", "--format", "xml"], "invalid choice"),
        (["code", "x.txt", "--layers", "clouds"], "no such layer"),
        (["code", "x.txt", "--layers", "dates"], "--format jsonl"),
        (["code", "x.txt", "--workers", "some"], "not a number of processes"),
        (["code", "x.txt", "--published", "soon"], "--published"),
        (["code", "x.txt", "--actors", "none.yaml"], "none.yaml: no such file"),
        (["frobnicate"], "invalid choice"),
        ([], "COMMAND"),
    ],
)
def test_wrong_use_is_status_2_and_says_why(args: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--actors", "- id: x\n  nmae: Y\n", "nmae"),
        ("--places", "- id: x\n", "must be given"),
        ("--codebook", "classes: [{id: x, kind: odd, verbs: [hit]}]", "field 'kind'"),
    ],
)
def test_a_wrong_file_of_the_users_own_is_status_2(
    option: str, text: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.yaml").write_text(text)
    assert main(["code", str(folder / "homs.txt"), option, str(folder / "own.yaml")]) == 2
    err = capsys.readouterr().err
    assert said in err and "own.yaml" in err and "Traceback" not in err


def test_explain_tells_words_rules_and_the_same_from_records(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report, records = str(folder / "azaz.txt"), str(folder / "records.jsonl")
    assert main(["code", report, "--output", records, *ABOUT]) == 0
    assert main(["explain", report, "1", *ABOUT]) == 0
    told = capsys.readouterr().out
    assert "»shelled« the town of Azaz" in told and "rule: " in told and "says who Daily Lamp" in told
    id = json.loads(Path(records).read_text())["claims"][0]["id"]
    assert main(["explain", records, id[:5]]) == 0
    assert capsys.readouterr().out == told


def test_explain_says_what_it_needs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = folder / "many.jsonl"
    many.write_text("".join(json.dumps({"id": str(i), "text": HOMS}) + "\n" for i in range(2)))
    for args, said in (
        ([str(many), "1"], "name one with --report (0, 1)"),
        ([str(many), "1", "--report", "9"], "no report '9'"),
        ([str(folder / "homs.txt"), "99"], "no claim '99'"),
        ([str(folder / "homs.txt"), "zzz"], "no claim 'zzz'"),
    ):
        assert main(["explain", *args]) == 2
        assert said in capsys.readouterr().err
    assert main(["explain", str(folder / "none.txt"), "1"]) == 1
    assert "no such file" in capsys.readouterr().err


def test_help_loads_nothing_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("code", "explain", "gazetteer", "demo", "exit status"))
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dateline ")


def test_gazetteer_arguments() -> None:
    args = build_parser().parse_args(["gazetteer", "import", "allCountries.txt", "alternateNamesV2.txt"])
    assert (args.places, args.names) == ("allCountries.txt", "alternateNamesV2.txt")
    assert build_parser().parse_args(["gazetteer", "build", "--if-missing"]).if_missing


def test_two_workers_write_what_one_writes_and_standard_input_is_read(folder: Path) -> None:
    lines = "".join(json.dumps({"id": str(i), "text": HOMS if i % 2 else AZAZ}) + "\n" for i in range(20))
    (folder / "many.jsonl").write_text(lines)
    assert main(["code", str(folder / "many.jsonl"), "--output", str(folder / "one.jsonl"), "--quiet"]) == 0
    command = [sys.executable, "-m", "dateline", "code", "-", "--format", "jsonl", "--workers", "2", "--quiet"]
    two = subprocess.run(command, input=lines, capture_output=True, text=True)
    assert (two.returncode, two.stderr) == (0, "")
    assert two.stdout == (folder / "one.jsonl").read_text() and len(two.stdout.splitlines()) == 20


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    command = [sys.executable, "-m", "dateline", "code", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_interrupt_ends_with_130_and_no_traceback() -> None:
    command = [sys.executable, "-m", "dateline", "code", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        process.stdin.write(b"Troops " * 100_000)  # more than a pipe holds: once it is written, reading has begun
        process.stdin.flush()
        for _ in range(40):  # a signal just before Python waits for input is seen only at the next one
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.3)
                break
        else:
            process.kill()
        said = process.stderr.read()
    assert (process.returncode, said) == (130, b"dateline: interrupted\n")
