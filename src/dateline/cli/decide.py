"""``dateline merge``, ``split``, ``undo`` and ``decisions``: what people decide about events."""

import argparse
from collections.abc import Callable

from dateline.cli.common import complain
from dateline.cli.linking import whoami
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.view import safe
from dateline.store import Store, StoreError
from dateline.store.deciding import merge, split, undo
from dateline.store.decisions import UNDO, history
from dateline.store.people import people


def run_merge(args: argparse.Namespace) -> int:
    """Merge two events."""

    def act(store: Store) -> str:
        number, event = merge(store, people(), args.first, args.second, args.why, args.by or whoami())
        return f"decision {number}: one event, {event}"

    return _decided(args, act)


def run_split(args: argparse.Namespace) -> int:
    """Split an event."""

    def act(store: Store) -> str:
        number, events = split(store, people(), args.event, args.claims, args.why, args.by or whoami())
        return f"decision {number}: events {', '.join(events)}"

    return _decided(args, act)


def run_undo(args: argparse.Namespace) -> int:
    """Take a decision back."""

    def act(store: Store) -> str:
        taken, events = undo(store, people(), args.number, args.why, args.by or whoami())
        return f"decision {taken.number} ({taken.kind}) is undone: events {', '.join(events)}"

    return _decided(args, act)


def run_decisions(args: argparse.Namespace) -> int:
    """List the decisions, the oldest first."""

    def act(store: Store) -> str:
        with store.reading() as connection:
            made = history(connection)
        undone = {int(one.subject) for one in made if one.kind == UNDO}
        lines = [
            f"{one.number:>4}  {one.at[:16]}  {one.by}: {one.kind} {one.subject}: {one.why}"
            + (" (undone)" if one.number in undone else "")
            for one in made
        ]
        return "\n".join(map(safe, lines)) or "no decisions yet"

    return _decided(args, act)


def _decided(args: argparse.Namespace, act: Callable[[Store], str]) -> int:
    """Act on the store and print what came of it; return the exit status."""
    try:
        if not getattr(args, "why", "?").strip():
            raise StoreError("--why: give the reason, it is kept with the decision")
        with Store.open(args.store) as store:
            print(act(store))
    except StoreError as error:
        complain(error)
        return WRONG_USE
    return OK
