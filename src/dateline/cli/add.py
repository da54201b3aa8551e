"""``dateline add``: reports read, coded and kept, and their claims linked to events."""

import argparse
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from dateline.cli.added_view import added_json, added_line, failure_json, summary
from dateline.cli.common import (
    build_gazetteer,
    complain,
    complain_of,
    complain_of_skipped,
    defaults_of,
    options_of,
)
from dateline.cli.linking import link_new_claims, whoami
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
_FEW = 20


def run(args: argparse.Namespace) -> int:
    """Add all that the paths hold; return the exit status."""
    options = options_of(args)
    workers = args.workers or cores()
    by = args.by or whoami()
    try:
        defaults = defaults_of(args)
        check_files(options)
        coder = coder_of(options)
        if workers > 1:
            build_gazetteer()
        store = Store.open(args.store, create=True)
    except (ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    total = count_reports(args.paths)
    progress = Progress(total, quiet=args.quiet)
    tell = _Teller(progress, as_json=args.json, quiet=args.quiet, few=total is not None and total <= _FEW)
    skipped: Counter[str] = Counter()
    with store:
        keeper = _Keeper(lambda batch: add(store, batch, coder, by), tell)
        try:
            fresh = _fresh(read(args.paths, defaults, skipped=skipped), store, coder, tell)
            for outcome in code_items(fresh, options, workers):
                keeper.take(outcome)
            keeper.keep()
            events = 0 if args.no_link else link_new_claims(store, by, actors=args.actors, quiet=args.quiet)
        except KeyboardInterrupt:
            with _undisturbed():
                _end_early(keeper, store)
            raise
        except (Unusable, StoreError) as error:
            progress.clear()
            complain(error)
            return WRONG_USE
        finally:
            progress.clear()
    if not args.quiet:
        complain_of_skipped(skipped)
        tell.end(summary(tell.done, store.location), None if args.no_link else events)
    return FAILED if tell.done["failed"] else OK


class _Teller:
    """Says what becomes of each report, and counts it."""

    def __init__(self, progress: Progress, *, as_json: bool, quiet: bool, few: bool) -> None:
        self.progress, self._json, self._quiet, self._few = progress, as_json, quiet, few
        self.done: Counter[str] = Counter()

    def added(self, added: Added) -> None:
        """Say what became of a report: every one where there are few, else those that have changed."""
        self.done[added.outcome] += 1
        written = added.outcome not in ("known", "older")
        self.done["claims"] += len(added.claims) if written else 0
        if self._json:
            self._say(added_json(added))
        elif not self._quiet and (added.outcome == "changed" or (written and self._few)):
            self._say(added_line(added))

    def failed(self, failure: Failure) -> None:
        """Name a report that could not be coded."""
        self.done["failed"] += 1
        self.progress.clear()
        complain_of(failure)
        if self._json:
            self._say(failure_json(failure))

    def end(self, told: str, events: int | None) -> None:
        """Sum up: on stderr where stdout is for scripts."""
        linked = "not linked yet" if events is None else f"{events:,} events made or changed"
        line = f"{told}; {linked}, in {time_words(self.progress.seconds)}"
        if self._json:
            complain(line)
        else:
            self._say(line)

    def _say(self, line: str) -> None:
        self.progress.clear()
        print(line, flush=True)


class _Keeper:
    """Keeps records some at a time, soon after they are coded."""

    def __init__(self, add: Callable[[list[Record]], list[Added]], tell: _Teller) -> None:
        self._add, self._tell = add, tell
        self._waiting: list[Record] = []
        self._since = time.monotonic()

    def take(self, outcome: Record | Failure) -> None:
        """Take in what came of a report, and keep what waits where it is time to."""
        self._tell.progress.step()
        if isinstance(outcome, Failure):
            self._tell.failed(outcome)
            return
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(outcome)
        if len(self._waiting) >= BATCH or time.monotonic() - self._since > SECONDS:
            self.keep()

    def keep(self) -> None:
        """Keep all that waits. Where this is broken off it waits still, and can be kept again: nothing comes twice."""
        if self._waiting:
            kept = self._add(self._waiting)
            self._waiting = []
            for added in kept:
                self._tell.added(added)


def _end_early(keeper: _Keeper, store: Store) -> None:
    """Keep what is coded already, and say how to go on."""
    try:
        keeper.keep()
    except (StoreError, BrokenPipeError) as error:
        complain(error)
    complain(
        f"what was coded is kept in {store.location}; the same command goes on where this ended, "
        "and links what is not linked yet"
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no further Ctrl-C break in."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _fresh(items: Iterable[Item], store: Store, coder: str, tell: _Teller) -> Iterator[Report | Failure]:
    """Yield what is to be coded: what the store has from the same coder was done by an earlier run."""
    waiting: list[Item] = []

    def look() -> Iterator[Item]:
        have = known(store, [item for item in waiting if isinstance(item, Report)], coder)
        for item in waiting:
            if isinstance(item, Report) and item.fingerprint in have:
                tell.progress.step()
                tell.added(have[item.fingerprint])
            else:
                yield item
        waiting.clear()

    for item in items:
        waiting.append(item)
        if len(waiting) >= _LOOK:
            yield from look()
    yield from look()
