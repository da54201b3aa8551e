"""A record as one JSON object: the codebook's gold format with offsets, and beside each value where it comes from."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from dateline.model import (
    Attribution,
    Claim,
    DateMention,
    Layers,
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
)

LAYERS = ("places", "dates", "actors", "attributions")
Row = dict[str, Any]


def record_object(record: Record, layers: Sequence[str] = ()) -> Row:
    """Return a record as plain data for JSON; ``layers`` names the layers to add (see ``LAYERS``).

    The codebook's text fields stand at the top of each value (``text``, ``name``, ``from`` ...), offsets count code
    points of ``report.text``.
    """
    report = record.report
    row: Row = {
        "id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "language": report.language,
        "published": _published(report.published),
        "report": _report(report),
        "claims": [claim_object(claim) for claim in record.claims],
    }
    if layers:
        row["layers"] = {name: _LAYERS[name](record.layers, report.text) for name in layers}
    return row


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _published(published: Published | None) -> Row | None:
    if published is None:
        return None
    return {
        "from": _day(published.first),
        "to": _day(published.last),
        "precision": published.precision,
        "basis": published.basis,
    }


def _report(report: Report) -> Row:
    return {
        "sha256": report.sha256,
        "outlet": report.outlet,
        "title": report.title,
        "language": report.language,
        "url": report.url,
        "published": _published(report.published),
        "text": report.text,
        "cut": [{"text": c.text, "reason": c.reason} for c in report.cut],
        "passed_over": [
            {"start": z.span.start, "end": z.span.end, "kind": z.kind, "reason": z.reason}
            for z in report.zones
            if z.kind in ("caption", "furniture")
        ],
    }


def _words(words: Words) -> Row:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}


def _party(party: Party) -> Row:
    return {
        **_words(party.words),
        "name": party.name,
        "id": party.id,
        "kind": party.kind,
        "rule": party.rule,
        "others": list(party.others),
    }


def _place(place: Place) -> Row:
    return {
        **_words(place.words),
        "name": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "geonames_id": place.geonames_id,
        "country": place.country,
        "precision": place.precision,
        "radius_km": place.radius_km,
        "confidence": place.confidence,
        "basis": place.basis,
        "rule": place.rule,
        "others": list(place.others),
    }


def _when(when: When | None) -> Row | None:
    if when is None:
        return None
    return {
        **_words(when.words),
        "from": _day(when.first),
        "to": _day(when.last),
        "precision": when.precision,
        "basis": when.basis,
        "rule": when.rule,
    }


def _loss(loss: Loss) -> Row:
    row = {**_words(loss.words), "outcome": loss.outcome, "who": loss.who, "low": loss.low, "high": loss.high}
    if loss.by is not None:
        row["by"] = list(loss.by)
    return {**row, "rule": loss.rule}


def _statement(statement: Statement) -> Row:
    return {
        "source": list(statement.source),
        "ids": list(statement.ids),
        "stance": statement.stance,
        "cue": _words(statement.cue) if statement.cue else None,
        "rule": statement.rule,
    }


def claim_object(claim: Claim) -> Row:
    """Return a claim in the codebook's gold format, with identities, precision and rules beside its values."""
    return {
        "id": claim.id,
        "type": claim.type,
        "mode": claim.mode,
        "trigger": _words(claim.trigger),
        "actor": [_party(p) for p in claim.actor],
        "recipient": [_party(p) for p in claim.recipient],
        "place": [_place(p) for p in claim.place],
        "date": _when(claim.date),
        "casualties": [_loss(x) for x in claim.casualties],
        "frame": claim.frame,
        "negated": claim.negated,
        "statements": [_statement(s) for s in claim.statements],
        "mentions": [_words(w) for w in claim.mentions],
        "rules": dict(claim.rules),
    }


def _place_layer(layers: Layers, text: str) -> list[Row]:
    return [
        {
            **_words(place.words),
            "name": place.name,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geonames_id": place.geonames_id,
            "precision": place.precision,
            "confidence": place.confidence,
        }
        for place in layers.places
    ]


def _date_layer(layers: Layers, text: str) -> list[Row]:
    return [_date_mention(mention, text) for mention in layers.dates]


def _date_mention(mention: DateMention, text: str) -> Row:
    span = mention.span
    return {
        "start": span.start,
        "end": span.end,
        "text": span.of(text),
        "type": mention.type,
        "value": mention.value,
        "from": _day(mention.first),
        "to": _day(mention.last),
    }


def _actor_layer(layers: Layers, text: str) -> list[Row]:
    return [{**_words(p.words), "id": p.id, "name": p.name} for p in layers.actors]


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _attribution(mention: Attribution) -> Row:
    return {
        "source": _spans(mention.source),
        "cue": _spans(mention.cue),
        "content": _spans(mention.content),
        "stance": mention.stance,
        "chain": [link.name for link in mention.chain],
    }


def _attribution_layer(layers: Layers, text: str) -> list[Row]:
    return [_attribution(mention) for mention in layers.attributions]


_LAYERS: dict[str, Callable[[Layers, str], list[Row]]] = {
    "places": _place_layer,
    "dates": _date_layer,
    "actors": _actor_layer,
    "attributions": _attribution_layer,
}
