"""``dateline link``: claims to events."""

import argparse
from collections.abc import Mapping

from dateline.cli.common import complain
from dateline.cli.linking import whoami
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.progress import Progress, time_words
from dateline.store import Store, StoreError
from dateline.store.linking import Progress as Linked
from dateline.store.linking import link_again, link_new, partition
from dateline.store.people import people


def run(args: argparse.Namespace) -> int:
    """Link what is new, or everything; say what changed."""
    progress = Progress(None, quiet=args.quiet, unit="claims")

    def told(linked: Linked) -> None:
        progress.reach(linked.done, linked.of)

    try:
        with Store.open(args.store) as store:
            before: dict[str, str] = {}
            if args.all:
                with store.reading() as connection:
                    before = partition(connection)
            linked = (link_again if args.all else link_new)(store, people(), args.by or whoami(), told)
            progress.clear()
            words = f"{linked.done:,} claims linked, {linked.events:,} events made or changed"
            print(f"{store.location}: {words}, in {time_words(progress.seconds)}")
            if args.all:
                with store.reading() as connection:
                    print(difference(before, partition(connection)))
    except StoreError as error:
        progress.clear()
        complain(error)
        return WRONG_USE
    return OK


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """Say in words whether claims are grouped as before; those that were in no event before are left out."""
    shared = before.keys() & after.keys()
    old, new = _groups(before, shared), _groups(after, shared)
    changed = old - new
    if not changed:
        return f"the same partition as before: {len(new):,} events"
    moved = sum(len(group) for group in changed)
    return f"not as before: {len(changed):,} of {len(old):,} events ({moved:,} claims) are grouped otherwise now"


def _groups(event_of: Mapping[str, str], claims: set[str]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for claim in claims:
        groups.setdefault(event_of[claim], set()).add(claim)
    return set(map(frozenset, groups.values()))
