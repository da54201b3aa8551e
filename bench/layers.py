"""The layers beneath the claims: attributions, places, dates, each scored by its own set's metric."""

from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, odd, scorer
from dateline.model import Record


def attribution(docs: Path, gold: Path) -> dict[str, float]:
    """Score attributions against the first annotator of each report (several coded the same ones)."""
    expected: dict[str, list[Row]] = {}
    for row in lines(gold):
        expected.setdefault(row["id"], row["attributions"])
    found = {
        row["id"]: [_attribution(record, i) for i in range(len(record.layers.attributions))]
        for row, record in coded((d for d in lines(docs) if d["id"] in expected), "date")
    }
    figures: dict[str, float] = {}
    for part, ids in _parts(expected):
        scored = scorer("score_sets").attribution({i: expected[i] for i in ids}, {i: found.get(i, []) for i in ids})
        figures[f"{part} content and source F1"] = scored["content_and_source"]["f"]
        figures[f"{part} content F1"] = scored["content_match"]["f"]
    return figures


def _attribution(record: Record, i: int) -> Row:
    mention = record.layers.attributions[i]
    roles = {"source": mention.source, "cue": mention.cue, "content": mention.content}
    return {name: [{"spans": [[s.start, s.end] for s in spans]}] if spans else [] for name, spans in roles.items()}


def toponyms(docs: Path, gold: Path) -> dict[str, float]:
    """Score places found and resolved from the raw text."""
    expected = {row["id"]: row["toponyms"] for row in lines(gold)}
    found = {
        row["id"]: [
            {"b": m.words.span.start, "e": m.words.span.end, "lat": m.latitude, "lon": m.longitude} for m in record.layers.places
        ]
        for row, record in coded((d for d in lines(docs) if d["id"] in expected), "date")
    }
    figures: dict[str, float] = {}
    for part, ids in _parts(expected):
        scored = scorer("score_sets").toponyms({i: expected[i] for i in ids}, {i: found.get(i, []) for i in ids})
        figures[f"{part} span F1"] = scored["span"]["f"]
        figures[f"{part} acc@161 km"] = scored["acc161"]
    return figures


def timex(docs: Path, gold: Path) -> dict[str, float]:
    """Score time expressions: overlap and equal TIMEX3 value."""
    expected = {row["id"]: row["timex"] for row in lines(gold)}
    found = {
        row["id"]: [
            {"b": m.span.start, "e": m.span.end, "type": m.type, "value": m.value} for m in record.layers.dates
        ]
        for row, record in coded((d for d in lines(docs) if d["id"] in expected), "dct")
    }
    figures: dict[str, float] = {}
    for part, ids in _parts(expected):
        scored = scorer("score_sets").timex({i: expected[i] for i in ids}, {i: found.get(i, []) for i in ids})
        figures[f"{part} value F1"] = scored["value"]["f"]
        figures[f"{part} span F1"] = scored["relaxed"]["f"]
    return figures


def _parts(expected: dict[str, list[Row]]) -> tuple[tuple[str, list[str]], ...]:
    """Split a set by the hash of its ids: the check half is the one that nothing was tuned on."""
    return ("all", list(expected)), ("check", [i for i in expected if odd(i)])
