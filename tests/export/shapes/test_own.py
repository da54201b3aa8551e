"""The tables as others read them: frictionless for the package, DuckDB for the Parquet."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pytest
from tests.export.shapes.told import ARMY, TEXT, claim, loss, place, told

from dateline.export.shapes import own
from dateline.export.shapes.tables import DESCRIPTOR, package, tables
from dateline.export.shapes.world import World
from dateline.export.shapes.writers import FolderWriter, Setting
from dateline.export.whole import digest_of
from dateline.model import Account, Statement

ABOUT = {"format": "own", "made": "2026-11-23T01:02:03+00:00", "filter": {}, "dateline": "0.1.0"}
MEDIC = Statement(("AFP", "=a medic"), "asserts", None, ("afp", None))
STATE_TV = Statement(("Syrian state media",), "silent")


def events() -> Iterator[Account]:
    yield told(
        claim(losses=(loss(4, 4), loss(2, None, "guards"))),
        claim("b" * 16, losses=(loss(9, 12),), says=(MEDIC, STATE_TV), at=place(4, 48.0)),
    )
    yield told(claim("c" * 16, kind="AGREE", mode=None, by=(ARMY, ("elders", None)), placed=False, dated=False))


def written(folder: Path, kind: str, world: World) -> dict[str, Any]:
    """Write the events; return the descriptor."""
    setting = Setting(world, lambda id: TEXT, datetime.now(UTC), "0.1.0")
    with FolderWriter(folder, kind, setting) as writer:
        for event in events():
            writer.write(event)
        writer.write_row(
            "decisions",
            {"number": 1, "kind": "merge", "decided_by": "me", "at": "now", "why": "", "first": "b", "second": "c"},
        )
    made = package(folder, kind, ABOUT, "CC-BY-4.0", writer.counts)
    (folder / DESCRIPTOR).write_text(json.dumps(made))
    return made


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning")
def test_the_package_is_valid_by_frictionless(tmp_path: Path, world: World) -> None:
    written(tmp_path, "csv", world)
    report = frictionless.validate(str(tmp_path / DESCRIPTOR))
    assert report.valid, report.flatten(["title", "fieldName", "rowNumber", "note"])
    assert len(report.tasks) == len(tables())


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning", "ignore::UserWarning")
def test_frictionless_would_see_a_claim_of_no_report(tmp_path: Path, world: World) -> None:
    written(tmp_path, "csv", world)
    path = tmp_path / "reports.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:1]) + "\n")
    assert not frictionless.validate(str(tmp_path / DESCRIPTOR), checks=[]).valid


def test_duckdb_reads_the_parquet_and_its_keys_join(tmp_path: Path, world: World) -> None:
    written(tmp_path, "parquet", world)
    with duckdb.connect() as db:
        for name, one in tables().items():
            described = db.execute(f"DESCRIBE SELECT * FROM '{tmp_path}/{name}.parquet'").fetchall()
            assert tuple(row[0] for row in described) == one.columns
        query = f"""
            SELECT e.event_id, count(*), min(s.stance), max(l.high), any_value(typeof(c.first))
            FROM '{tmp_path}/events.parquet' e JOIN '{tmp_path}/event_claims.parquet' USING (event_id)
            JOIN '{tmp_path}/claims.parquet' c USING (claim_id) JOIN '{tmp_path}/statements.parquet' s USING (claim_id)
            LEFT JOIN '{tmp_path}/losses.parquet' l USING (claim_id) GROUP BY 1 ORDER BY 1"""
        rows = db.execute(query).fetchall()
    assert rows == [("00000000000ff123", 4, "asserts", 12, "DATE"), ("c" * 16, 1, "asserts", None, "DATE")]


def test_the_json_lines_hold_what_the_parquet_holds(tmp_path: Path, world: World) -> None:
    for kind in ("jsonl", "parquet"):
        (tmp_path / kind).mkdir()
        written(tmp_path / kind, kind, world)
    with duckdb.connect() as db:
        for name, one in tables().items():
            columns = ", ".join(f'"{column}"::VARCHAR AS "{column}"' for column in one.columns)
            lines, rows = (
                db.execute(f"SELECT {columns} FROM '{tmp_path}/{kind}/{name}.{kind}' ORDER BY ALL").fetchall()
                for kind in ("jsonl", "parquet")
            )
            assert lines == rows and rows, name


def test_the_descriptor_names_hash_filter_time_versions_licence_and_sources(tmp_path: Path, world: World) -> None:
    made = written(tmp_path, "csv", world)
    assert made["dateline"] == ABOUT and made["licenses"][0]["name"] == "CC-BY-4.0" and made["sources"]
    for resource in made["resources"]:
        path = tmp_path / resource["path"]
        assert resource["hash"] == f"sha256:{digest_of(path)}" and resource["bytes"] == path.stat().st_size
        assert resource["rows"] == len(path.read_text().splitlines()) - 1


def test_a_report_is_one_row_and_text_is_no_formula(tmp_path: Path, world: World) -> None:
    written(tmp_path, "csv", world)
    with (tmp_path / "reports.csv").open(newline="") as stream:
        assert [row["report_id"] for row in csv.DictReader(stream)] == ["r0", "r1"]
    with (tmp_path / "origins.csv").open(newline="") as stream:
        assert "'=a medic (to AFP)" in {row["name"] for row in csv.DictReader(stream)}


def test_every_row_has_the_fields_of_its_schema() -> None:
    counts: Counter[str] = Counter()
    for event in events():
        for name, row in own.rows(event):
            counts[name] += 1
            assert row.keys() == set(tables()[name].columns), name
            for field in tables()[name].fields:
                value = row[field.name]
                assert value is not None or not field.constraints.get("required"), (name, field.name)
                assert value is None or value in field.constraints.get("enum", [value]), (name, field.name, value)
    assert counts.keys() == tables().keys() - {"decisions"}


def test_who_is_silent_has_a_statement_but_is_no_origin() -> None:
    event = next(events())
    rows = list(own.statement_rows(event))
    assert [row["origin_id"] for row in rows if row["stance"] == "silent"] == [None]
    assert own.event_row(event)["silent"] == "Syrian state media"


def test_foreign_keys_lead_to_tables_whose_key_they_are() -> None:
    for one in tables().values():
        for field, other in one.refers.items():
            assert field in one.columns and tables()[other].key == (field,)
