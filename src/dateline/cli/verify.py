"""``dateline verify``: is the store still what was put into it?"""

import argparse

from dateline.cli.common import complain
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.progress import Progress
from dateline.store import Store, StoreError
from dateline.store.verify import verify


def run(args: argparse.Namespace) -> int:
    """Hash everything again and walk the log; return the exit status."""
    try:
        store = Store.open(args.store)
    except StoreError as error:
        complain(error)
        return WRONG_USE
    progress = Progress(None, quiet=args.quiet, unit="originals and records", doing="hashing")
    with store:
        checked = verify(store, progress.step, args.head)
    progress.clear()
    for fault in checked.faults:
        complain(fault)
    if not args.quiet:
        counts = f"{checked.originals:,} originals, {checked.records:,} records, {checked.decisions:,} decisions"
        found = f"{len(checked.faults):,} faults" if checked.faults else "all as written"
        print(f"{store.location}: {counts}, {checked.entries:,} entries of the log: {found}")
        print(f"the log ends with {checked.head}")
    return FAILED if checked.faults else OK
