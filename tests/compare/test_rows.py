import csv
import io
import json

import pytest
from tests.compare.worlds import DAY, entry, kept, place

from dateline.compare.entry import Comparison
from dateline.compare.matching import compare
from dateline.compare.parties import Sides
from dateline.compare.rows import COLUMNS, flat, write
from dateline.knowledge.actors import load_actors


@pytest.fixture
def compared() -> Comparison:
    ours = [kept("a", killed=(4, None, 17)), kept("b", at=place("Idlib", 36.3, 37.3)), kept("c", frame="planned")]
    theirs = [entry("=1+1", deaths=(15, 15, 15)), entry("t", lat=33.0, name="Douma")]
    return compare(ours, theirs, Sides(load_actors()), "acled")


def test_each_event_has_a_row_with_its_status(compared: Comparison) -> None:
    rows = list(flat(compared))
    assert [row["status"] for row in rows] == ["both", "only theirs", "only ours", "beyond"]
    both = rows[0]
    assert (both["event_id"], both["their_id"], both["their_killed_best"], both["km_apart"]) == ("a", "=1+1", 15, 0.0)
    assert (both["our_killed_lowest"], both["our_killed_usual"], both["our_killed_highest"]) == (4, 17, None)
    assert "date +1.4: the same day" in str(both["why"]) and rows[3]["why"] == "only planned"
    assert both["our_days"] == both["their_days"] == str(DAY)


def test_csv_and_jsonl_hold_the_same_and_no_formula(compared: Comparison) -> None:
    table, lines = io.StringIO(), io.StringIO()
    write(compared, table, "csv")
    write(compared, lines, "jsonl")
    rows = list(csv.DictReader(io.StringIO(table.getvalue())))
    objects = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert list(rows[0]) == list(COLUMNS) and len(rows) == len(objects) == 4
    assert rows[0]["their_id"] == "'=1+1" and objects[0]["their_id"] == "=1+1"
    assert rows[1]["event_id"] == "" and objects[1]["event_id"] is None
