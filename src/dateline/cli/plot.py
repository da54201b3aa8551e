"""``dateline plot``: the store's events as a figure."""

import argparse
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dateline.cli.common import complain
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.output import write_whole
from dateline.knowledge.actors import Actors, load_actors
from dateline.model import Kept
from dateline.plot.choosing import Choice
from dateline.store import Store, StoreError
from dateline.store.events import events, told_by

if TYPE_CHECKING:
    from dateline.plot.maps import Country

_SUFFIXES = {".png": "png", ".svg": "svg"}


def run(args: argparse.Namespace) -> int:
    """Draw the figure that is asked for; return the exit status."""
    file = _SUFFIXES.get(Path(args.output).suffix.lower())
    if file is None:
        complain(f"--output {args.output}: the name must end in .png or .svg")
        return WRONG_USE
    try:
        from dateline.plot.draw import Order, draw
    except ImportError:
        complain("plot needs matplotlib: pip install 'dateline[plot]'")
        return WRONG_USE
    try:
        actors = load_actors(Path(args.actors) if args.actors else None)
        choice = choice_of(args, actors)
        with Store.open(args.store) as store, store.reading() as connection:
            kept = told_by(connection, events(connection))
        order = Order(args.kind, choice, args.outcome, args.title, f"dateline store {Path(store.location).name}")
        countries = countries_of(kept, actors) if args.kind == "map" else {}
        write_whole(Path(args.output), draw(kept, order, file, countries))
    except (StoreError, ValueError) as error:
        complain(error)
        return WRONG_USE
    except OSError as error:
        complain(f"{args.output}: can't be written: {error.strerror or error}")
        return WRONG_USE
    print(f"{args.output}: {args.kind}, {choice.words()}")
    return OK


def choice_of(args: argparse.Namespace, actors: Actors) -> Choice:
    """Return what the options ask of events; raise :class:`ValueError` where a day, actor or country is none."""
    types = tuple(dict.fromkeys(name.strip().upper() for name in (args.type or "").split(",") if name.strip()))
    wanted, name = _actor(args.actor, actors) if args.actor else (frozenset[str](), "")
    countries = tuple(_country(word.strip(), actors) for word in (args.country or "").split(",") if word.strip())
    return Choice(types, wanted, name, countries, _day(args.first), _day(args.last), args.origins)


def _actor(words: str, actors: Actors) -> tuple[frozenset[str], str]:
    """Return the identities that a name or id stands for, with all that belong to them."""
    by_id = actors.by_id(words)
    found = (by_id,) if by_id else actors.by_alias(words)
    if not found:
        return frozenset({words.casefold()}), words
    roots = {actor.id for actor in found}
    units = {actor.id for actor in actors if any(above.id in roots for above in actors.ancestors(actor.id))}
    return frozenset(roots | units), found[0].name


def _country(words: str, actors: Actors) -> str:
    state = actors.state(words.upper())
    if state is None:
        state = next((actor for actor in actors.by_alias(words) if actor.kind == "state"), None)
    if state is None:
        raise ValueError(f"--country: {words!r} is no country (a name, or its two letters such as SY)")
    return state.id


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"--from, --to: {text!r} is no day (YYYY-MM-DD)") from None


def countries_of(kept: Iterable[Kept], actors: Actors) -> Mapping[str, "Country"]:
    """Return the labels of a map: the countries of events, each name in the middle of its events' points."""
    from dateline.plot.maps import Country

    points: dict[str, list[tuple[float, float]]] = {}
    for one in kept:
        place = one.event.place
        if place and place.country and place.latitude is not None and place.longitude is not None:
            points.setdefault(place.country, []).append((place.latitude, place.longitude))
    centres = _centres(points)
    found = {}
    for code, mine in points.items():
        state = actors.state(code)
        middle = median(y for y, _ in mine), median(x for _, x in mine)
        found[code] = Country(state.name if state else code, *centres.get(code, middle))
    return found


def _centres(codes: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Return where countries lie, by the gazetteer; none where it has not been built."""
    from dateline.knowledge.gazetteer import Gazetteer, GazetteerError

    try:
        gazetteer = Gazetteer.open()
    except GazetteerError:
        return {}
    try:
        rows = {code: gazetteer.country(code) for code in codes}
        return {code: (row.latitude, row.longitude) for code, row in rows.items() if row}
    finally:
        gazetteer.close()
