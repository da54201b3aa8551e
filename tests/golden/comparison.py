"""Golden reports: whole reports with the record expected of them, and how a record is compared, slot by slot.

The models are fitted to these reports too (``training/README.md``): they guard what is reached and measure
nothing new.
"""

import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.export.jsonl import record_object
from dateline.knowledge.everything import load_knowledge
from dateline.read.report import make_report
from dateline.run.pipeline import code_reports

Row = dict[str, Any]

HERE = Path(__file__).parent
KNOWN_GAPS = HERE / "known_gaps.json"
HARD_NEGATIVES = HERE / "hard_negatives.jsonl"
SLOTS = ("type", "mode", "actor", "recipient", "place", "date", "casualties", "frame", "negated", "statements")
NEAR_CHARACTERS = 120
"""How far apart two triggers of one type may lie to be taken for one claim."""
SAME_PLACE_KM = 25.0


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot of one claim that differs: ``gap`` names it, ``expected`` and ``found`` are its two values, readable."""

    gap: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.gap}\n    expected {self.expected}\n    found    {self.found}"


def golden() -> dict[str, Row]:
    """Return the golden reports by name, the words of every value resolved to offsets."""
    rows = {}
    for path in sorted(HERE.glob("*.json")):
        if path != KNOWN_GAPS:
            row = json.loads(path.read_text("utf-8"))
            for claim in row["record"]["claims"]:
                for value in spans(claim):
                    value["start"] = place_in(row["report"]["text"], value["text"], value["nth"])
                    value["end"] = value["start"] + len(value["text"])
            rows[path.stem] = row
    return rows


def hard_negatives() -> dict[str, str]:
    """Return the texts that carry no claim, by name."""
    return {row["id"]: row["text"] for row in map(json.loads, HARD_NEGATIVES.read_text("utf-8").splitlines())}


def known_gaps() -> dict[str, Any]:
    """Return the known differences: ``reports`` (name to gaps) and ``hard_negatives`` (those that yield claims)."""
    gaps: dict[str, Any] = json.loads(KNOWN_GAPS.read_text("utf-8"))
    return gaps


def spans(claim: Row) -> Iterator[Row]:
    """Yield every value of a claim that points at words."""
    yield claim["trigger"]
    if claim["date"]:
        yield claim["date"]
    for slot in ("actor", "recipient", "place", "casualties"):
        yield from claim[slot]
    for statement in claim["statements"]:
        if statement["cue"]:
            yield statement["cue"]


def place_in(text: str, words: str, nth: int) -> int:
    """Return where the ``nth`` (1 = first) occurrence of some words begins, or raise :class:`ValueError`."""
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"{words!r} occurs fewer than {nth} times")
    return at


def code(reports: Iterable[Row]) -> dict[str, Row]:
    """Code reports in one batch and return their records as plain data, by name."""
    made = [
        make_report(
            row["text"],
            id=row["id"],
            outlet=row.get("outlet"),
            title=row.get("title"),
            published=row.get("published"),
            language=row.get("language", "en"),
        )
        for row in reports
    ]
    return {record.report.id: record_object(record) for record in code_reports(made, load_knowledge())}


def differences(expected: Row, found: Row) -> list[Difference]:
    """Compare a whole record with the expected one."""
    out = []
    published = (found["published"] or {}).get("from")
    if expected["published"] != published:
        out.append(Difference("published", str(expected["published"]), str(published)))
    pairs = paired(expected["claims"], found["claims"])
    for i, claim in enumerate(expected["claims"]):
        if i in pairs:
            out += claim_differences(claim, found["claims"][pairs[i]])
        else:
            out.append(Difference(f"{named(claim)}/missing", brief(claim), "no such claim"))
    for j, claim in enumerate(found["claims"]):
        if j not in pairs.values():
            out.append(Difference(f"{named(claim)}/extra", "no such claim", brief(claim)))
    return numbered(out)


def numbered(found: Sequence[Difference]) -> list[Difference]:
    """Tell apart gaps that would have one name (two claims with the same words)."""
    seen: dict[str, int] = {}
    out = []
    for one in found:
        seen[one.gap] = seen.get(one.gap, 0) + 1
        times = seen[one.gap]
        out.append(one if times == 1 else Difference(f"{one.gap} ({times})", one.expected, one.found))
    return out


def named(claim: Row) -> str:
    """Return the name of a claim in a list of gaps."""
    return f"{claim['type']} {claim['trigger']['text']}"


def brief(claim: Row) -> str:
    """Return a claim on one line."""
    return "; ".join(f"{slot} {shown}" for slot in SLOTS if (shown := SHOW[slot](claim[slot])) not in ("-", "False"))


def claim_differences(expected: Row, found: Row) -> list[Difference]:
    """Compare two claims slot by slot."""
    return [
        Difference(f"{named(expected)}/{slot}", SHOW[slot](expected[slot]), SHOW[slot](found[slot]))
        for slot in SLOTS
        if not same(slot, expected[slot], found[slot])
    ]


def same(slot: str, expected: Any, found: Any) -> bool:
    """Tell whether a slot holds the same: places by their points, everything else by what is shown of it."""
    return same_places(expected, found) if slot == "place" else SHOW[slot](expected) == SHOW[slot](found)


def paired(expected: Sequence[Row], found: Sequence[Row]) -> dict[int, int]:
    """Pair claims one to one, the best pair first: expected index to found index."""
    cells = sorted(
        ((likeness(e, f), -i, -j) for i, e in enumerate(expected) for j, f in enumerate(found)),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for score, i, j in cells:
        if score > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def likeness(expected: Row, found: Row) -> float:
    """Return how well two claims match; 0 where neither their triggers overlap nor one type stands nearby."""
    one, other = expected["trigger"], found["trigger"]
    apart = max(int(one["start"]) - int(other["end"]), int(other["start"]) - int(one["end"]))
    overlap = apart < 0
    same_type = bool(expected["type"] == found["type"])
    if not overlap and not (same_type and apart <= NEAR_CHARACTERS):
        return 0.0
    agree = len(SLOTS) - len(claim_differences(expected, found))
    return 20.0 * overlap + 5.0 * same_type + agree + (1 - min(max(apart, 0), NEAR_CHARACTERS) / NEAR_CHARACTERS)


def show_parties(parties: Sequence[Row]) -> str:
    """Return the names, sorted."""
    return ", ".join(sorted(party["name"] for party in parties)) or "-"


def show_places(places: Sequence[Row]) -> str:
    """Return the places' names and points."""
    return ", ".join(f"{p['name']} ({p['lat']}, {p['lon']})" for p in places) or "-"


def show_date(value: Row | None) -> str:
    """Return first and last day."""
    return f"{value['from']} to {value['to']}" if value else "-"


def show_losses(losses: Sequence[Row]) -> str:
    """Return outcome and bounds of each loss, sorted."""
    return ", ".join(sorted(f"{x['outcome']} {x['low']}..{x['high']}" for x in losses)) or "-"


def show_statements(statements: Sequence[Row]) -> str:
    """Return the chain and stance of each statement, sorted."""
    return ", ".join(sorted(f"{' > '.join(s['source']) or 'the outlet'} {s['stance']}" for s in statements))


def show_plain(value: object) -> str:
    """Return a value as it stands."""
    return "-" if value is None else str(value)


SHOW: dict[str, Callable[[Any], str]] = dict.fromkeys(SLOTS, show_plain) | {
    "actor": show_parties,
    "recipient": show_parties,
    "place": show_places,
    "date": show_date,
    "casualties": show_losses,
    "statements": show_statements,
}


def same_places(expected: Sequence[Row], found: Sequence[Row]) -> bool:
    """Tell whether the places are the same ones, whatever their order and names."""
    left = list(found)
    for place in expected:
        match = next((other for other in left if same_place(place, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def same_place(one: Row, other: Row) -> bool:
    """Tell whether two points lie within 25 km, or neither place has one."""
    if one["lat"] is None or other["lat"] is None:
        return one["lat"] is None and other["lat"] is None
    return kilometres(one, other) <= SAME_PLACE_KM


def kilometres(one: Row, other: Row) -> float:
    """Return the great-circle distance of two places."""
    lat1, lon1, lat2, lon2 = (math.radians(float(p[axis])) for p in (one, other) for axis in ("lat", "lon"))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
