"""The options of a search as a query: names to identities, places to areas, days to days."""

import argparse
from collections.abc import Callable, Iterable

from dateline.knowledge.actors import load_actors
from dateline.knowledge.outlets import load_outlets
from dateline.store.asking import actor_keys, area_of, day_of, outlet_keys, place_name, source_keys, words_of
from dateline.store.search import Query


def query_of(args: argparse.Namespace) -> Query:
    """Return what the options ask for; raise :class:`ValueError` where one of them can't be understood."""
    actors, outlets = load_actors(), load_outlets()
    if args.role and not args.actor:
        raise ValueError("--role says what part --actor takes: give --actor too")
    return Query(
        words=words_of(" ".join(args.words)) if getattr(args, "words", None) else (),
        actors=_all(args.actor, lambda name: actor_keys(name, actors, units=not args.no_units)),
        role=args.role,
        types=tuple(name.upper() for name in args.type),
        modes=tuple(name.lower() for name in args.mode),
        frames=tuple(name.lower() for name in args.frame),
        places=tuple(place_name(name) for name in args.place),
        countries=tuple(args.country),
        area=area_of(args.near, _where) if args.near else None,
        since=day_of(args.since) if args.since else None,
        until=day_of(args.until, end=True) if args.until else None,
        sources=_all(args.source, lambda name: source_keys(name, actors, outlets)),
        stances=tuple(name.lower() for name in args.stance),
        outlets=_all(args.outlet, lambda name: outlet_keys(name, outlets)),
        languages=tuple(code.lower() for code in args.language),
        origins=args.origins,
        killed=args.killed,
        reviews=tuple(args.review),
    )


def _all(names: Iterable[str], keys: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for name in names for key in keys(name)))


def _where(name: str) -> tuple[float, float] | None:
    """Return where a place is: the likeliest spelling, and of those the most populous."""
    from dateline.knowledge.gazetteer import Gazetteer

    rows = Gazetteer.open().lookup(name)
    return (rows[0].latitude, rows[0].longitude) if rows else None
