"""Linking as a part of other commands: with progress, and with who is who loaded once."""

import argparse
import os
import sys
from getpass import getuser
from pathlib import Path

from dateline.cli.progress import Progress
from dateline.store import Store


def link_new_claims(store: Store, by: str, *, actors: str | None = None, quiet: bool = False) -> int:
    """Link what is not linked yet, and say how far it is; return how many events were made or changed."""
    from dateline.store.linking import link_new
    from dateline.store.people import people

    progress = Progress(None, quiet=quiet, unit="claims", doing="linking")
    try:
        who = people(Path(actors) if actors else None)
        return link_new(store, who, by, lambda so_far: progress.reach(so_far.done, so_far.of)).events
    finally:
        progress.clear()


def link_unless_told(store: Store, by: str, args: argparse.Namespace) -> str:
    """Link what is not linked yet, but not with ``--no-link``; return in words what came of it."""
    if args.no_link:
        return "not linked yet"
    return f"{link_new_claims(store, by, actors=args.actors, quiet=args.quiet):,} events"


def whoami() -> str:
    """Return who runs this: ``DATELINE_USER``, else the name of the account."""
    try:
        return os.environ.get("DATELINE_USER") or getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return f"uid {os.getuid()}" if sys.platform != "win32" else "unknown"
