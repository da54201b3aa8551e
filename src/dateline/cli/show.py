"""``dateline show``: a report, a claim, or all that is said of an event."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import Connection

from dateline.cli.account_view import account_lines
from dateline.cli.common import complain, style_for, width_for
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.output import opened
from dateline.cli.view import Style, claim_lines, flow, record_lines, report_lines
from dateline.export.jsonl import claim_object, record_object
from dateline.store import Store, StoreError
from dateline.store.lookup import SHORTEST, Kept, account_of, claim_id, claim_of, event_id, report_of
from dateline.store.people import people


def run(args: argparse.Namespace) -> int:
    """Show what has the id; return the exit status."""
    style, width = style_for(sys.stdout), width_for(sys.stdout)
    try:
        with Store.open(args.store) as store:
            with store.reading() as connection:
                shown = list(_shown(connection, args.id, args.claim, args.format == "json", style, width))
            with opened(None, "jsonl" if args.format == "json" else "text") as stream:
                stream.writelines(line + "\n" for line in shown)
    except StoreError as error:
        complain(error)
        return WRONG_USE
    return OK


def _shown(connection: Connection, id: str, of_claim: bool, as_json: bool, style: Style, width: int) -> Iterator[str]:
    """Yield the lines of the report, claim or event that an id names; raise :class:`StoreError` where there is none."""
    kept = None if of_claim else report_of(connection, id)
    if kept:
        yield from [_json(_report_object(kept))] if as_json else _report(kept, style, width)
        return
    claim = claim_id(connection, id) if len(id.strip()) >= SHORTEST else None
    if claim is None:
        raise StoreError(f"{id}: no report, claim or event of the store is so named")
    event = event_id(connection, claim)
    if of_claim or event is None:
        told = claim_of(connection, claim)
        assert told is not None  # it was found a moment ago, in the same transaction
        one, record = told
        if as_json:
            yield _json({**claim_object(one), "event": event, "report": record.report.id})
            return
        yield from report_lines(record.report, style, width)
        yield ""
        yield from claim_lines(one, record.claims.index(one) + 1, record.report, style, width)
        part = f"part of event {event}" if event else "in no event yet: `dateline link` links it"
        yield from flow([(part, "label")], style, width, indent=4, lead="    ")
        return
    account = account_of(connection, event, people())
    assert account is not None
    if not as_json and claim != event:
        yield style.paint(f"{claim} is a claim of event {event}", "label")
    yield from [_json(asdict(account))] if as_json else account_lines(account, style, width)


def _report(kept: Kept, style: Style, width: int) -> Iterator[str]:
    for version in kept.versions:
        told = (
            f"version {version.number}: {version.at[:16]} by {version.by}, {version.coder}; sha256 {version.original}"
        )
        yield from flow([(told, "label")], style, width)
    yield from record_lines(kept.record, style, width)


def _report_object(kept: Kept) -> dict[str, object]:
    return {**record_object(kept.record), "id": kept.id, "versions": [asdict(version) for version in kept.versions]}


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, default=str)
