"""A record as rows: pure functions from the nouns to what the tables hold, and back."""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

import orjson

from dateline.export.jsonl import record_object
from dateline.export.records import record_of
from dateline.model import Claim, Record, Report
from dateline.store.words import folded, name_key, searchable

Row = dict[str, Any]

_LEVEL = 1  # of compression: higher ones save little and cost much
_PASSAGE = 240
_KILLED = "killed"
ANYBODY = ""
"""The source under which every stance of a claim is listed, whoever takes it."""

_MOST = 2**31 - 1  # what a column holds


def original_of(report: Report) -> bytes:
    """Return the bytes that a report was made of."""
    return report.text.encode("utf-8") if report.original is None else report.original


def address_of(report: Report) -> str:
    """Return where a report is to be found again, so that a changed one is known as the same."""
    return plain(report.url or report.file or f"sha256:{report.fingerprint}")


def plain(text: str) -> str:
    """Return a text without the null characters that PostgreSQL can't hold."""
    return text.replace("\0", "\ufffd")


def _plain(text: str | None) -> str | None:
    return None if text is None else plain(text)


@dataclass(frozen=True, slots=True)
class Body:
    """A record as it is kept: compressed JSON, with the SHA-256 of the JSON."""

    content: bytes
    digest: str


def body_of(record: Record) -> Body:
    """Return a record as it is kept."""
    told = to_json(record_object(record))
    return Body(zlib.compress(told, _LEVEL), sha256(told).hexdigest())


_SEALED = ("version", "fingerprint", "original", "coder", "by", "at", "digest")


def seal_of(id: str, address: str, added: str, row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of all that is kept of a record beside its body, which ``digest`` stands for.

    ``id``, ``address`` and ``added`` are those of its report, ``row`` is the record's own. The log has it.
    """
    told = json.dumps([id, address, added, *(row[name] for name in _SEALED)], ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


def to_json(row: Row) -> bytes:
    """Return JSON without blanks."""
    try:
        return orjson.dumps(row)
    except TypeError:  # a number beyond 64 bits
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def told_by(body: bytes) -> bytes:
    """Return the JSON of a kept record; raise :class:`ValueError` where it is damaged."""
    try:
        return zlib.decompress(body)
    except zlib.error as error:
        raise ValueError(f"damaged: {error}") from error


def record_from(body: bytes) -> Record:
    """Return the record that was kept."""
    return record_of(orjson.loads(told_by(body)))


def heading_row(report: Report) -> Row:
    """Return the row that a report is searched by, without the numbers that the store gives."""
    return {
        "outlet": _plain(report.outlet),
        "outlet_key": name_key(report.outlet) if report.outlet else None,
        "title": _plain(report.title),
        "language": report.language,
        "published": report.published.first if report.published else None,
    }


def day_of(claim: Claim, report: Report) -> date | None:
    """Return the day that a claim is sorted by: its first, or where it gives none that of the report."""
    if claim.date:
        return claim.date.first
    return report.published.first if report.published else None


def claim_row(claim: Claim, report: Report) -> Row:
    """Return a claim's own row, without the numbers that the store gives."""
    place = claim.place[0] if claim.place else None
    killed = [loss for loss in claim.casualties if loss.outcome == _KILLED]
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "frame": claim.frame,
        "negated": claim.negated,
        "first": claim.date.first if claim.date else None,
        "last": claim.date.last if claim.date else None,
        "date_precision": claim.date.precision if claim.date else None,
        "place": plain(place.name) if place else None,
        "place_id": place.geonames_id if place else None,
        "country": place.country if place else None,
        "lat": place.latitude if place else None,
        "lon": place.longitude if place else None,
        "radius_km": place.radius_km if place else None,
        "place_precision": place.precision if place else None,
        "killed_low": _sum([loss.low for loss in killed]),
        "killed_high": _sum([loss.high for loss in killed]),
        "outlet": _plain(report.outlet),
        "language": report.language,
        "published": report.published.first if report.published else None,
    }


def _sum(figures: list[int | None]) -> int | None:
    """Return the sum of figures, ``None`` where there are none or one of them is open."""
    known = [figure for figure in figures if figure is not None]
    return min(sum(known), _MOST) if known and len(known) == len(figures) else None


def parties(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield identity and role of all who take part."""
    for role, people in (("actor", claim.actor), ("recipient", claim.recipient)):
        for key in dict.fromkeys(party.id or name_key(party.name) for party in people):
            yield key, role


def sources(claim: Claim, outlet: str | None) -> Iterator[tuple[str, str, int]]:
    """Yield identity, stance and depth of every link of every chain, the outlet first; each stance for anybody too."""
    seen: dict[tuple[str, str, int], None] = {}  # a set that keeps the order
    for statement in claim.statements:
        seen[ANYBODY, statement.stance, 0] = None
        ids: tuple[str | None, ...] = statement.ids or (None,) * len(statement.source)
        links = [*([(outlet, None)] if outlet else []), *zip(statement.source, ids, strict=True)]
        for depth, (name, id) in enumerate(links, start=0 if outlet else 1):
            seen[id or name_key(name), statement.stance, depth] = None
    yield from seen


def place_names(claim: Claim) -> tuple[str, ...]:
    """Return the folded names of a claim's places, as the report has them and as they are known, and its countries."""
    names = [folded(name) for place in claim.place for name in (place.words.text, place.name)]
    return tuple(dict.fromkeys((*names, *(country_key(place.country) for place in claim.place if place.country))))


def country_key(code: str) -> str:
    """Return the name under which a claim's country (ISO code of two letters) stands among its places."""
    return f"country:{code.casefold()}"


def claim_words(claim: Claim, report: Report) -> str:
    """Return what full-text search finds a claim by: its passage, its participants and places, the report's title."""
    names = [p.name for p in (*claim.actor, *claim.recipient)] + [p.name for p in claim.place]
    return searchable(" ".join((_passage(claim, report.text), *names, report.title or "")))


def report_words(report: Report) -> str:
    """Return what full-text search finds a report by."""
    return searchable(f"{report.title or ''}\n{report.text}")


def _passage(claim: Claim, text: str) -> str:
    """Return the line around the trigger, cut to what is near it."""
    span = claim.trigger.span
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _PASSAGE)
    end = text.find("\n", span.end)
    return text[start : min(len(text) if end < 0 else end, span.end + _PASSAGE)]
