"""``dateline copy``: a store into a new one."""

import argparse

from dateline.cli.common import complain
from dateline.cli.linking import link_unless_told, whoami
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.progress import Progress
from dateline.store import Store, StoreError
from dateline.store.copying import copy


def run(args: argparse.Namespace) -> int:
    """Copy what is kept, index it and link it; return the exit status."""
    by = args.by or whoami()
    progress = Progress(None, quiet=args.quiet, doing="copying")
    try:
        with Store.open(args.store) as source, Store.open(args.target, create=True) as target:
            done = copy(source, target, by, lambda so_far: progress.reach(so_far, None))
            progress.clear()
            linked = link_unless_told(target, by, args)
    except (StoreError, ValueError) as error:
        progress.clear()
        complain(error)
        return WRONG_USE
    if not args.quiet:
        print(f"{target.location}: {done:,} reports copied from {source.location}; {linked}")
    return OK
