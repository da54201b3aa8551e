"""``dateline add``: reports read, coded and kept, and their claims linked to events."""

import argparse
import getpass
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.cli.common import complain, complain_of, defaults_of, options_of
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.progress import Progress, count_reports, time_words
from dateline.model import Record, Report
from dateline.read import Failure, read
from dateline.run.coder import coder_of
from dateline.run.shard import Unusable, check_files
from dateline.run.workers import Item, code_items, cores
from dateline.store import Added, Store, StoreError, add, known

BATCH = 32
"""Reports that are kept in one transaction, at most."""

SECONDS = 2.0
"""How long a coded report waits for others to be kept with."""

_LOOK = 64


def run(args: argparse.Namespace) -> int:
    """Add all that the paths hold; return the exit status."""
    options = options_of(args)
    workers = args.workers or cores()
    by = args.by or whoami()
    try:
        defaults = defaults_of(args)
        check_files(options)
        coder = coder_of(options)
        store = Store.open(args.store, create=True)
    except (ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    progress = Progress(None if args.quiet else count_reports(args.paths), quiet=args.quiet)
    done: Counter[str] = Counter()
    with store:
        try:
            fresh = _fresh(read(args.paths, defaults), store, coder, done, progress)
            for batch in _batches(code_items(fresh, options, workers), done, progress):
                for added in add(store, batch, coder, by):
                    done[added.outcome] += 1
                    done["claims"] += len(added.claims)
                    _tell(added, progress, args.quiet)
            progress.clear()
            events = 0 if args.no_link else _link(store, by)
        except (Unusable, StoreError) as error:
            progress.clear()
            complain(error)
            return WRONG_USE
    if not args.quiet:
        _sum_up(done, events, store, progress.seconds)
    return FAILED if done["failed"] else OK


def whoami() -> str:
    """Return who runs this: ``DATELINE_USER``, else the name of the account."""
    try:
        return os.environ.get("DATELINE_USER") or getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "unknown"


def _fresh(
    items: Iterable[Item], store: Store, coder: str, done: Counter[str], progress: Progress
) -> Iterator[Report | Failure]:
    """Yield what is to be coded: what the store has from the same coder was done by an earlier run."""
    waiting: list[Item] = []

    def look() -> Iterator[Item]:
        have = known(store, [item for item in waiting if isinstance(item, Report)], coder)
        for item in waiting:
            if isinstance(item, Report) and item.fingerprint in have:
                done["known"] += 1
                progress.step()
            else:
                yield item
        waiting.clear()

    for item in items:
        waiting.append(item)
        if len(waiting) >= _LOOK:
            yield from look()
    yield from look()


def _batches(outcomes: Iterable[Record | Failure], done: Counter[str], progress: Progress) -> Iterator[list[Record]]:
    """Yield records some at a time, soon after they are coded; failures are said at once."""
    batch: list[Record] = []
    since = time.monotonic()
    for outcome in outcomes:
        progress.clear()
        if isinstance(outcome, Failure):
            complain_of(outcome)
            done["failed"] += 1
        else:
            batch.append(outcome)
        progress.step()
        if len(batch) >= BATCH or (batch and time.monotonic() - since > SECONDS):
            yield batch
            batch, since = [], time.monotonic()
    if batch:
        yield batch


def _link(store: Store, by: str) -> int:
    """Link what is not linked yet; return how many events were made or changed."""
    from dateline.store.linking import link_new
    from dateline.store.people import people

    return link_new(store, people(), by).events


def _tell(added: Added, progress: Progress, quiet: bool) -> None:
    """Say what became of the claims of a report that has changed."""
    if quiet or added.change is None:
        return
    progress.clear()
    change = added.change
    counts = (("as before", change.same), ("changed", change.changed), ("gone", change.gone), ("new", change.new))
    told = ", ".join(f"{len(rows)} {name}" for name, rows in counts if rows) or "no claims"
    what = "has changed" if added.outcome == "changed" else "was coded anew"
    complain(f"{added.report} {what}: version {added.version}; claims: {told}")


def _sum_up(done: Counter[str], events: int, store: Store, seconds: float) -> None:
    words = [f"{done[name]:,} {name}" for name in ("new", "changed", "recoded", "failed") if done[name]]
    if done["known"]:
        words.append(f"{done['known']:,} known already")
    complain(
        f"{store.location}: {', '.join(words) or 'nothing to add'}; {done['claims']:,} claims, "
        f"{events:,} events made or changed, in {time_words(seconds)}"
    )
