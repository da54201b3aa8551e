"""``dateline verify``: is the store still what was put into it?"""

import argparse

from dateline.cli.common import complain
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.store import Store, StoreError
from dateline.store.verify import verify


def run(args: argparse.Namespace) -> int:
    """Hash everything again and walk the log; return the exit status."""
    try:
        with Store.open(args.store) as store:
            checked = verify(store)
    except StoreError as error:
        complain(error)
        return WRONG_USE
    for fault in checked.faults:
        complain(fault)
    looked = f"{checked.originals:,} originals, {checked.records:,} records, {checked.entries:,} entries of the log"
    print(f"{store.location}: {looked}: {f'{len(checked.faults):,} faults' if checked.faults else 'all as written'}")
    return FAILED if checked.faults else OK
