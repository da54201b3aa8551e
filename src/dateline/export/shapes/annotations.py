"""The evidence as W3C Web Annotations: for each value of each claim the words of the report that it comes from.

Offsets count Unicode code points of the report's clean text, whose SHA-256 stands beside them; the quote wins where the
two disagree.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from dateline.model import Account, Claim, Loss, ReportHead, Words

AROUND = 32
"""Characters of the text before and after the words that are quoted with them."""

CONTEXT: list[object] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "field": "urn:dateline:field",
        "claim": {"@id": "urn:dateline:claim", "@type": "@id"},
        "event": {"@id": "urn:dateline:event", "@type": "@id"},
        "textSha256": "urn:dateline:textSha256",
        "originalSha256": "urn:dateline:originalSha256",
        "offsetUnit": "urn:dateline:offsetUnit",
    },
]

Row = dict[str, Any]


def annotations(account: Account, text_of: Callable[[str], str]) -> Iterator[Row]:
    """Yield the annotations of an event's claims; ``text_of`` gives the clean text of a report by its id."""
    for telling in account.tellings:
        text = text_of(telling.report.id)
        digest = sha256(text.encode()).hexdigest()
        for number, (field, value, words) in enumerate(evidence(telling.claim)):
            yield {
                "id": f"urn:dateline:claim:{telling.claim.id}:{number}",
                "type": "Annotation",
                "motivation": "identifying",
                "claim": f"urn:dateline:claim:{telling.claim.id}",
                "event": f"urn:dateline:event:{account.event.id}",
                "body": {
                    "type": "TextualBody",
                    "purpose": "identifying",
                    "format": "text/plain",
                    "field": field,
                    "value": value,
                },
                "target": _target(telling.report, text, digest, words),
            }


def evidence(claim: Claim) -> Iterator[tuple[str, str, Words]]:
    """Yield each value of a claim as field, value in plain words, and the words that it comes from."""
    yield "type", f"{claim.type} {claim.mode}" if claim.mode else claim.type, claim.trigger
    for role, parties in (("actor", claim.actor), ("recipient", claim.recipient)):
        for party in parties:
            yield role, party.name, party.words
    for place in claim.place:
        yield "place", place.name, place.words
    if claim.date:
        first, last = claim.date.first, claim.date.last
        yield "date", str(first) if first == last else f"{first}/{last or '..'}", claim.date.words
    for loss in claim.casualties:
        yield loss.outcome, _loss(loss), loss.words
    for statement in claim.statements:
        if statement.cue:
            yield statement.stance, " <- ".join(statement.source) or "the outlet", statement.cue


def _loss(loss: Loss) -> str:
    figure = f"{loss.low}" if loss.low == loss.high else f"{loss.low or ''}..{loss.high or ''}"
    return f"{figure} {loss.who}".strip()


def _target(head: ReportHead, text: str, digest: str, words: Words) -> Row:
    start, end = words.span.start, words.span.end
    return {
        "source": head.url or f"urn:sha256:{head.sha256}",
        "originalSha256": head.sha256,
        "textSha256": digest,
        "offsetUnit": "Unicode code points",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
