"""``dateline export`` from a store to files: what is told of them, what is refused, and that nothing is left half."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.export.shapes import acled, annotations
from dateline.model import Account, Claim, Loss, Party, Place, Published, Record, Report, Span, Statement, When, Words
from dateline.store import Store, add
from dateline.store.linking import link_new
from dateline.store.people import people

TEXT = "Army jets bombed Saraqib on 20 March 2018, killing four people, a medic told the Daily Lamp."


def words(part: str) -> Words:
    start = TEXT.index(part)
    return Words(Span(start, start + len(part)), part)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with a strike and a deployment."""
    from datetime import date

    day = date(2018, 3, 20)
    when = When(words("20 March 2018"), day, day, 1, "stated")
    army = (Party(words("Army jets"), "Syrian Armed Forces", "SY.mil"),)
    place = (Place(words("Saraqib"), "Saraqib", 35.864, 36.806, country="SY", precision=1, radius_km=0.8),)
    strike = Claim(
        "000000000000abcd",
        "ASSAULT",
        "aerial",
        words("bombed"),
        actor=army,
        place=place,
        date=when,
        casualties=(Loss(words("four people"), "killed", "people", 4, 4),),
        statements=(Statement(("a medic",), "asserts", words("told")),),
    )
    posted = Claim("000000000000ef01", "MOBILIZE", "troops", words("Army"), actor=army, place=place, date=when)
    digest = sha256(TEXT.encode()).hexdigest()
    report = Report("r1", digest, TEXT, "Daily Lamp", language="en", published=Published(day, day, 1, "given"))
    path = tmp_path_factory.mktemp("store") / "s.sqlite"
    with Store.open(path, create=True) as made:
        add(made, [Record(report, (strike, posted))], "dateline 0.1; codebook a", "me")
        link_new(made, people(), "me")
    return str(path)


def export(store: str, kind: str, output: Path, *more: str) -> int:
    return main(["export", "--format", kind, "--output", str(output), "--store", store, *more])


@pytest.mark.parametrize(
    ("kind", "rows"), [("acled", 2), ("ucdp", 1), ("plover", 2), ("geojson", 2), ("ftm", 5), ("annotations", 10)]
)
def test_a_file_and_what_is_told_of_it(
    kind: str, rows: int, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(store, kind, tmp_path / "out", "--licence", "CC-BY-4.0", "--country", "sy") == 0
    meta = json.loads((tmp_path / "out.meta.json").read_text())
    assert meta["sha256"] == sha256((tmp_path / "out").read_bytes()).hexdigest()
    assert (meta["rows"], meta["events"], meta["filter"]) == (rows, 2, {"country": "SY"})
    assert meta["claims_made_by"] == ["dateline 0.1; codebook a"] and meta["licence"] == "CC-BY-4.0"
    assert meta["left_out"] == ({"nobody is told to be killed": 1} if kind == "ucdp" else {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.meta.json"]
    assert f"{rows} rows of 2 events" in capsys.readouterr().err


def test_documents_are_json_as_a_whole_also_without_events(store: str, tmp_path: Path) -> None:
    for more, count in (((), 2), (("--since", "2020-01-01"), 0)):
        assert export(store, "geojson", tmp_path / "map", "--quiet", *more) == 0
        made = json.loads((tmp_path / "map").read_text())
        assert made["type"] == "FeatureCollection" and len(made["features"]) == count
    assert export(store, "annotations", tmp_path / "words", "--quiet", "--type", "mobilize") == 0
    page = json.loads((tmp_path / "words").read_text())
    assert page["type"] == "AnnotationPage" and page["@context"] == annotations.CONTEXT and len(page["items"]) == 4


def test_lines_and_rows_can_be_read(store: str, tmp_path: Path) -> None:
    assert export(store, "acled", tmp_path / "a.csv", "--quiet") == 0
    with (tmp_path / "a.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == acled.COLUMNS
    assert {row["sub_event_type"]: row["fatalities"] for row in rows} == {"Air/drone strike": "4", "Other": "0"}
    assert export(store, "plover", tmp_path / "p.jsonl", "--quiet") == 0
    lines = (tmp_path / "p.jsonl").read_text().splitlines()
    assert {json.loads(line)["event"][0] for line in lines} == {"ASSAULT", "MOBILIZE"}


@pytest.mark.parametrize(("kind", "suffix"), [("own", "csv"), ("jsonl", "jsonl"), ("parquet", "parquet")])
def test_a_folder_of_tables(kind: str, suffix: str, store: str, tmp_path: Path) -> None:
    for _ in range(2):  # the second takes the place of the first
        assert export(store, kind, tmp_path / "out", "--quiet", "--type", "ASSAULT") == 0
    made = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    assert made["dateline"]["filter"] == {"types": ["ASSAULT"]} and made["dateline"]["events"] == 1
    for resource in made["resources"]:
        path = tmp_path / "out" / resource["path"]
        assert path.suffix == f".{suffix}"
        assert resource["hash"] == f"sha256:{sha256(path.read_bytes()).hexdigest()}"
    assert {one["name"]: one["rows"] for one in made["resources"]}["claims"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_is_left_and_nothing_harmed_where_it_fails(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(store, "geojson", tmp_path / "out", "--quiet") == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(account: Account) -> dict[str, object]:
        raise OSError("No space left on device")

    monkeypatch.setattr("dateline.export.shapes.writers.geojson.feature", fail)
    assert export(store, "geojson", tmp_path / "out", "--quiet") == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert "No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("kind", "output", "more", "message"),
    [
        ("acled", "missing/out.csv", (), "no such folder"),
        ("acled", ".", (), "a folder, where acled writes one file"),
        ("own", "file", (), "a file, where this format writes a folder"),
        ("own", "folder", (), "other things"),
        ("acled", "out.csv", ("--type", "BATTLE"), "no such type"),
        ("acled", "out.csv", ("--since", "2020-02-01", "--until", "2020-01-01"), "later than"),
        ("acled", "out.csv", ("--since", "yesterday"), "no day such as"),
        ("acled", "out.csv", ("--country", "Syria"), "no country code"),
        ("acled", "out.csv", ("--store", "nowhere.sqlite"), "no store there"),
    ],
)
def test_wrong_use_is_said_and_nothing_written(
    kind: str, output: str, more: tuple[str, ...], message: str,
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter").touch()
    before = sorted(tmp_path.rglob("*"))
    assert export(store, kind, tmp_path / output, *more) == 2
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_parquet_without_pyarrow_says_what_to_install(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("dateline.cli.export.find_spec", lambda name: None)
    assert export(store, "parquet", tmp_path / "out") == 2
    assert "pip install 'dateline[parquet]'" in capsys.readouterr().err


def test_claims_that_are_not_linked_are_spoken_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = Report("r1", "1" * 64, TEXT, "Daily Lamp")
    with Store.open(tmp_path / "s.sqlite", create=True) as made:
        add(made, [Record(report, (Claim("f" * 16, "ASSAULT", None, words("bombed")),))], "c", "me")
    assert export(str(tmp_path / "s.sqlite"), "geojson", tmp_path / "map") == 0
    assert "1 claims are not linked" in capsys.readouterr().err
