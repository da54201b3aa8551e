"""A record out of its JSON object: the way back from :func:`dateline.export.jsonl.record_object`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dateline.model import (
    Claim,
    Cut,
    Loss,
    Party,
    Place,
    Published,
    Record,
    Report,
    Span,
    Statement,
    When,
    Words,
    Zone,
)

Row = Mapping[str, Any]


def is_record(row: object) -> bool:
    """Tell whether a JSON object is a record rather than a report to be coded."""
    return isinstance(row, dict) and isinstance(row.get("claims"), list) and isinstance(row.get("report"), dict)


def record_of(row: Row) -> Record:
    """Return the record of its JSON object; layers are left out.

    Raises :class:`ValueError` where something is missing or of a wrong form.
    """
    try:
        return Record(_report(row), tuple(_claim(claim) for claim in row["claims"]))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"not a record as dateline writes it ({type(error).__name__}: {error})") from error


def _report(row: Row) -> Report:
    told = row["report"]
    return Report(
        id=row["id"],
        sha256=told["sha256"],
        text=told["text"],
        outlet=told["outlet"],
        title=told["title"],
        language=told["language"],
        url=told["url"],
        published=_published(told["published"]),
        zones=tuple(Zone(_span(z), z["kind"], z["reason"]) for z in told["passed_over"]),
        cut=tuple(Cut(c["text"], c["reason"]) for c in told["cut"]),
    )


def _published(row: Row | None) -> Published | None:
    if row is None:
        return None
    return Published(date.fromisoformat(row["from"]), date.fromisoformat(row["to"]), row["precision"], row["basis"])


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _words(row: Row) -> Words:
    return Words(_span(row), row["text"])


def _claim(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        type=row["type"],
        mode=row["mode"],
        trigger=_words(row["trigger"]),
        actor=tuple(_party(p) for p in row["actor"]),
        recipient=tuple(_party(p) for p in row["recipient"]),
        place=tuple(_place(p) for p in row["place"]),
        date=_when(row["date"]) if row["date"] else None,
        casualties=tuple(_loss(x) for x in row["casualties"]),
        frame=row["frame"],
        negated=row["negated"],
        statements=tuple(_statement(s) for s in row["statements"]),
        mentions=tuple(_words(w) for w in row["mentions"]),
        rules=tuple(row["rules"].items()),
    )


def _party(row: Row) -> Party:
    return Party(_words(row), row["name"], row["id"], row["kind"], row["rule"], tuple(row["others"]))


def _place(row: Row) -> Place:
    return Place(
        words=_words(row),
        name=row["name"],
        latitude=row["lat"],
        longitude=row["lon"],
        geonames_id=row["geonames_id"],
        country=row["country"],
        precision=row["precision"],
        radius_km=row["radius_km"],
        confidence=row["confidence"],
        basis=row["basis"],
        rule=row["rule"],
        others=tuple(row["others"]),
    )


def _when(row: Row) -> When:
    last = date.fromisoformat(row["to"]) if row["to"] else None
    return When(_words(row), date.fromisoformat(row["from"]), last, row["precision"], row["basis"], row["rule"])


def _loss(row: Row) -> Loss:
    by = tuple(row["by"]) if "by" in row else None
    return Loss(_words(row), row["outcome"], row["who"], row["low"], row["high"], by, row["rule"])


def _statement(row: Row) -> Statement:
    cue = _words(row["cue"]) if row["cue"] else None
    return Statement(tuple(row["source"]), row["stance"], cue, tuple(row["ids"]), row["rule"])
