"""``dateline reindex``: what is searched made again from what is kept."""

import argparse

from dateline.cli.common import complain
from dateline.cli.linking import link_unless_told, whoami
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.progress import Progress
from dateline.store import Store, StoreError
from dateline.store.reindex import reindex


def run(args: argparse.Namespace) -> int:
    """Make the index again and link all claims; return the exit status."""
    by = args.by or whoami()
    progress = Progress(None, quiet=args.quiet, doing="indexing")
    try:
        with Store.open(args.store) as store:
            done = reindex(store, by, lambda so_far: progress.reach(so_far, None))
            progress.clear()
            linked = link_unless_told(store, by, args)
    except (StoreError, ValueError) as error:
        progress.clear()
        complain(error)
        return WRONG_USE
    if not args.quiet:
        print(f"{store.location}: {done:,} reports indexed again; {linked}")
    return OK
