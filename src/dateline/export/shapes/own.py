"""dateline's own tables: rows of an account, by the schemas in ``data/tables.yaml``."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Account, Claim, Event, Party, Place, ReportHead, Telling

BETWEEN = "; "
"""Stands between the values of a cell that holds several."""
CHAIN = " <- "
"""Stands between the links of a chain of sources, the outlet first."""

Row = dict[str, Any]


def rows(account: Account) -> Iterator[tuple[str, Row]]:
    """Yield the rows of an event as pairs of table and row; a report's row comes with each of its events."""
    event = account.event
    for head in {telling.report.id: telling.report for telling in account.tellings}.values():
        yield "reports", report_row(head)
    yield "events", event_row(account)
    for position, telling in enumerate(account.tellings, start=1):
        yield "claims", claim_row(telling)
        yield "event_claims", {"event_id": event.id, "claim_id": telling.claim.id, "position": position}
        for row in loss_rows(telling.claim):
            yield "losses", row
    for row in statement_rows(account):
        yield "statements", row
    for row in toll_rows(event):
        yield "tolls", row
    for origin in account.origins:
        yield (
            "origins",
            {
                "event_id": event.id,
                "origin_id": origin.id,
                "name": origin.name,
                "named": origin.named,
                "via": _joined(origin.via),
                "stances": _joined(origin.stances),
            },
        )


def report_row(head: ReportHead) -> Row:
    """Return what is known of a report."""
    published = head.published
    return {
        "report_id": head.id,
        "version": head.version,
        "sha256": head.sha256,
        "outlet": head.outlet,
        "outlet_id": head.outlet_id,
        "agency": head.agency,
        "title": head.title,
        "language": head.language,
        "url": head.url,
        "published_first": published.first if published else None,
        "published_last": published.last if published else None,
        "published_precision": published.precision if published else None,
        "wording": head.wording,
    }


def event_row(account: Account) -> Row:
    """Return an event's summary."""
    event = account.event
    return {
        "event_id": event.id,
        "type": event.type,
        "mode": event.mode,
        **_parties(event.actor, event.recipient),
        **_place(event.place),
        "first": event.first,
        "last": event.last,
        "date_precision": event.precision,
        "frame": event.frame,
        "reports": event.reports,
        "origins": event.origins,
        "against": event.against,
        "confidence": event.confidence,
        "silent": _joined(account.silent),
    }


def claim_row(telling: Telling) -> Row:
    """Return a claim's values; its statements and losses are rows of their own."""
    claim = telling.claim
    place = claim.place[0] if claim.place else None
    return {
        "claim_id": claim.id,
        "report_id": telling.report.id,
        "type": claim.type,
        "mode": claim.mode,
        "trigger": claim.trigger.text,
        "trigger_start": claim.trigger.span.start,
        "trigger_end": claim.trigger.span.end,
        **_parties(claim.actor, claim.recipient),
        "place_words": place.words.text if place else None,
        **_place(place),
        "first": claim.date.first if claim.date else None,
        "last": claim.date.last if claim.date else None,
        "date_precision": claim.date.precision if claim.date else None,
        "frame": claim.frame,
        "negated": claim.negated,
    }


def statement_rows(account: Account) -> Iterator[Row]:
    """Yield the statements behind each claim of an event, with the origin that each goes back to."""
    known = {origin.id for origin in account.origins}
    numbers: dict[str, int] = {}
    for voice in account.voices:
        numbers[voice.claim] = numbers.get(voice.claim, 0) + 1
        yield {
            "claim_id": voice.claim,
            "number": numbers[voice.claim],
            "event_id": account.event.id,
            "chain": CHAIN.join(voice.chain) or None,
            "chain_ids": CHAIN.join(id or "" for id in voice.ids) if any(voice.ids) else None,
            "stance": voice.stance,
            "origin_id": voice.origin if voice.origin in known else None,
            "cue": voice.cue,
        }


def loss_rows(claim: Claim) -> Iterator[Row]:
    """Yield the figures that a claim gives."""
    for number, loss in enumerate(claim.casualties, start=1):
        yield {
            "claim_id": claim.id,
            "number": number,
            "outcome": loss.outcome,
            "who": loss.who,
            "low": loss.low,
            "high": loss.high,
            "given_by": CHAIN.join(loss.by) if loss.by else None,
            "words": loss.words.text,
            "start": loss.words.span.start,
            "end": loss.words.span.end,
        }


def toll_rows(event: Event) -> Iterator[Row]:
    """Yield the tolls of an event."""
    for toll in event.tolls:
        yield {
            "event_id": event.id,
            "outcome": toll.outcome,
            "lowest": toll.lowest,
            "usual": toll.usual,
            "highest": toll.highest,
            "lowest_by": _joined(toll.lowest_by),
            "usual_by": _joined(toll.usual_by),
            "highest_by": _joined(toll.highest_by),
        }


def _parties(actors: Iterable[Party], recipients: Iterable[Party]) -> Row:
    one, two = tuple(actors), tuple(recipients)
    return {
        "actors": _joined(party.name for party in one),
        "actor_ids": _ids(one),
        "recipients": _joined(party.name for party in two),
        "recipient_ids": _ids(two),
    }


def _ids(parties: tuple[Party, ...]) -> str | None:
    """Return identities in the order of the names, an unknown one empty; nothing where none is known."""
    return BETWEEN.join(party.id or "" for party in parties) if any(party.id for party in parties) else None


def _place(place: Place | None) -> Row:
    return {
        "place": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "place_precision": place.precision if place else None,
        "radius_km": place.radius_km if place else None,
    }


def _joined(values: Iterable[str]) -> str | None:
    return BETWEEN.join(values) or None
