"""``dateline demo``: the packaged demo reports coded and shown, and then the events that they tell of together."""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TextIO

from dateline.cli.common import complain, complain_of, style_for, width_for
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import Write, opened, writer_for
from dateline.cli.side_by_side import account_lines
from dateline.model import Account, Record, Report
from dateline.read import Defaults, Failure
from dateline.read.jsonl import read_jsonl
from dateline.run.shard import Options, Unusable
from dateline.run.workers import code_items

_MOST = 3
_TOGETHER = """\
The same reports together: added to a store, {claims} claims make {events} events. Those with most behind them:
"""
_NEXT = """\
These reports are made up. What to try next:
  dateline code YOUR.txt --outlet NAME --published YYYY-MM-DD    the claims of a report of your own
  dateline explain YOUR.txt 1 --published YYYY-MM-DD             why the first claim reads as it does
  dateline code FOLDER --workers auto --output claims.csv        a folder of reports, a claim a row
  dateline demo --save reports.jsonl                             these reports as a file, to follow the tutorial
  dateline add reports.jsonl                                     keep reports in a store, linked to events
  dateline --help                                                everything else that it does"""


def run(args: argparse.Namespace) -> int:
    """Code the demo reports, show their record and their events; return the exit status."""
    if args.save:
        return _save(args.save)
    failed = 0
    records: list[Record] = []
    try:
        with opened(None, "text") as stream:
            write: Write = (lambda _: None) if args.events else writer_for("text", stream)
            for outcome in code_items(demo_reports(), Options()):
                if isinstance(outcome, Failure):
                    complain_of(outcome)
                    failed += 1
                else:
                    write(outcome)
                    records.append(outcome)
            _show_events(records, stream, args.events or _MOST)
            if not args.events:
                stream.write(_NEXT + "\n")
    except Unusable as error:
        complain(error)
        return WRONG_USE
    if not records:
        complain("no demo reports are installed")
    return FAILED if failed or not records else OK


def demo_reports() -> Iterator[Report | Failure]:
    """Yield the packaged demo reports."""
    folder = files("dateline") / "demo"
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".jsonl"):
            with file.open("rb") as stream:
                yield from read_jsonl(stream, file.name, Defaults())


def richest(accounts: Sequence[Account], most: int) -> list[Account]:
    """Return the accounts that have most to compare: reports first, then independent origins, and those against."""

    def rank(account: Account) -> tuple[int, int, int, str]:
        event = account.event
        return -event.reports, -(event.origins + event.against), -len(account.fields), event.id

    return sorted(accounts, key=rank)[:most]


def _show_events(records: Sequence[Record], stream: TextIO, most: int) -> None:
    """Put records into a store that is thrown away, link their claims, and show the richest events."""
    accounts = _linked(records)
    if not accounts:
        return
    style, width = style_for(stream), width_for(stream)
    claims = sum(len(account.tellings) for account in accounts)
    stream.write(style.paint(_TOGETHER.format(claims=claims, events=len(accounts)), "head") + "\n")
    for account in richest(accounts, most):
        stream.writelines(line + "\n" for line in account_lines(account, style, width))
        stream.write("\n")


def _linked(records: Sequence[Record]) -> list[Account]:
    """Return the accounts of all events that records make in a store."""
    from dateline.store import Store, add
    from dateline.store.events import accounts, events
    from dateline.store.linking import link_new
    from dateline.store.people import people

    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "demo.sqlite", create=True) as store:
        add(store, records, "dateline demo", "demo")
        link_new(store, people(), "demo")
        with store.reading() as connection:
            return [told for _, told in accounts(connection, events(connection), people())]


def _save(path: str) -> int:
    """Write the demo reports to a file, as JSONL."""
    folder = files("dateline") / "demo"
    try:
        with opened(path, "jsonl") as stream:
            for file in sorted(folder.iterdir(), key=lambda file: file.name):
                if file.name.endswith(".jsonl"):
                    stream.write(file.read_text("utf-8"))
    except OSError as error:
        complain(f"{path}: can't be written: {error.strerror or error}")
        return WRONG_USE
    return OK
