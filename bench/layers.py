"""The layers beneath the claims: attributions, places, dates, each scored by its own set's metric."""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from operator import getitem
from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, parts, scorer
from dateline.model import Attribution, Record, Span

# PolNeAR marks no source for adjectives ("the alleged plot"), and none that only runs on from an earlier sentence.
LEFT_OUT = ("adjective:",)

Found = dict[str, list[Row]]


def attribution(docs: Path, gold: Path) -> dict[str, float]:
    """Score attributions against the first annotator of each report (several coded the same ones)."""
    expected: Found = {}
    for row in lines(gold):
        if row["id"] not in expected:
            expected[row["id"]] = [_spans_only(a) for a in row["attributions"]]
    found = _found(docs, expected, "date", lambda record: attribution_rows(record.layers.attributions))
    wanted = {"content and source F1": ("content_and_source", "f"), "content F1": ("content_match", "f")}
    return _figures("attribution", expected, found, wanted)


def attribution_rows(attributions: Iterable[Attribution]) -> list[Row]:
    """Return attributions in the set's form: sources joined by "and" are one, as its coders marked them."""
    rows: dict[tuple[object, object], Row] = {}
    for mention in attributions:
        if mention.carried or not mention.content or mention.rule.startswith(LEFT_OUT):
            continue
        row = rows.setdefault(
            (mention.cue, mention.content),
            {"source": [], "cue": _spans(mention.cue), "content": _spans(mention.content)},
        )
        row["source"] += _spans(mention.source)
    return list(rows.values())


def _spans(spans: Iterable[Span]) -> list[Row]:
    listed = [[s.start, s.end] for s in spans]
    return [{"spans": listed}] if listed else []


def _spans_only(row: Row) -> Row:
    return {role: [{"spans": part["spans"]} for part in row.get(role, [])] for role in ("source", "cue", "content")}


def toponyms(docs: Path, gold: Path) -> dict[str, float]:
    """Score places found and resolved from the raw text."""
    expected = _expected(gold, "toponyms", ("b", "e", "lat", "lon"))
    found = _found(docs, expected, "date", _places)
    return _figures("toponyms", expected, found, {"span F1": ("span", "f"), "acc@161 km": ("acc161",)})


def _places(record: Record) -> list[Row]:
    return [
        {"b": p.words.span.start, "e": p.words.span.end, "lat": p.latitude, "lon": p.longitude}
        for p in record.layers.places
    ]


def timex(docs: Path, gold: Path) -> dict[str, float]:
    """Score time expressions: overlap and equal TIMEX3 value."""
    expected = _expected(gold, "timex", ("b", "e", "type", "value"))
    found = _found(docs, expected, "dct", _dates)
    return _figures("timex", expected, found, {"value F1": ("value", "f"), "span F1": ("relaxed", "f")})


def _dates(record: Record) -> list[Row]:
    return [{"b": m.span.start, "e": m.span.end, "type": m.type, "value": m.value} for m in record.layers.dates]


def _expected(gold: Path, layer: str, kept: tuple[str, ...]) -> Found:
    return {row["id"]: [{k: mention[k] for k in kept} for mention in row[layer]] for row in lines(gold)}


def _found(docs: Path, expected: Found, published: str, rows: Callable[[Record], list[Row]]) -> Found:
    return {row["id"]: rows(record) for row, record in coded(lines(docs), published, expected)}


def _figures(metric: str, expected: Found, found: Found, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """Run one of the sets' metrics on each part; a document that could not be coded counts as one with nothing found.

    ``wanted`` names figures by their keys in what the metric returns.
    """
    function = getattr(scorer("score_sets"), metric)
    figures: dict[str, float] = {}
    for part, ids in parts(list(expected)):
        scored = function({i: expected[i] for i in ids}, {i: found.get(i, []) for i in ids})
        figures |= {f"{part} {name}": reduce(getitem, keys, scored) for name, keys in wanted.items()}
    return figures
