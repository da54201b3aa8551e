"""Words of a search to what the store is searched by: identities with their sub-units, folded names, areas, days."""

import calendar
import re
from collections.abc import Callable, Iterable
from datetime import date

from dateline.knowledge.actors import Actors
from dateline.knowledge.outlets import Outlets
from dateline.store.search import Area
from dateline.store.words import folded, name_key, searchable, tokens

_BOX = re.compile(r"\s*,\s*")
_CIRCLE = re.compile(r"(?P<where>.+?)\s*,\s*(?P<km>\d+(?:\.\d+)?)\s*km", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_KM = 25.0
"""How far around a place is looked where no distance is given."""

Where = Callable[[str], tuple[float, float] | None]
"""Gives a place's latitude and longitude by its name."""


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a full-text search; one that ends in ``*`` stands for all that begin so.

    Raises :class:`ValueError` where there are none.
    """
    found: list[str] = []
    for part in text.split():
        inside = tokens(part)
        found += [*inside[:-1], inside[-1] + "*"] if inside and part.endswith("*") else inside
    if not found:
        raise ValueError(f"{text!r}: no word to look for")
    return tuple(dict.fromkeys(found))


def actor_keys(words: str, actors: Actors, *, units: bool = True) -> tuple[str, ...]:
    """Return the identities that words mean (an id, a name, a nationality), with all that belongs to them unless
    ``units`` is false; the key of the bare name too, under which those stand whom nobody could identify."""
    known = actors.by_id(words)
    meant = [known] if known else [*actors.by_alias(words), *actors.by_demonym(words)]
    ids = dict.fromkeys(actor.id for actor in meant)
    if units:
        ids |= dict.fromkeys(actor.id for actor in actors if any(up.id in ids for up in actors.ancestors(actor.id)))
    return (*ids, name_key(words))


def source_keys(words: str, actors: Actors, outlets: Outlets) -> tuple[str, ...]:
    """Return the keys of a source: an outlet, an actor with all who speak for it, or a name."""
    outlet = outlets.by_id(words) or outlets.by_alias(words)
    if outlet is None:
        return actor_keys(words, actors)
    return tuple(dict.fromkeys((outlet.id, name_key(outlet.name), name_key(words), *actor_keys(words, actors))))


def outlet_keys(words: str, outlets: Outlets) -> tuple[str, ...]:
    """Return the keys of an outlet: its name as given, and all names that it is known by."""
    outlet = outlets.by_id(words) or outlets.by_alias(words)
    names: Iterable[str] = (words, *((outlet.name, *outlet.aliases) if outlet else ()))
    return tuple(dict.fromkeys(map(name_key, names)))


def place_name(words: str) -> str:
    """Return a place's name as it is looked for."""
    return folded(searchable(words))


def area_of(text: str, where: Where) -> Area:
    """Return the area that words give: ``south,west,north,east``, ``lat,lon,25km`` or ``PLACE,25km``.

    Raises :class:`ValueError` where they give none.
    """
    circle = _CIRCLE.fullmatch(text.strip())
    about, km = (circle["where"], float(circle["km"])) if circle else (text.strip(), _KM)
    numbers = _numbers(about)
    if numbers is None:
        point = where(about)
        if point is None:
            raise ValueError(f"{about!r}: no such place in the gazetteer")
        return Area.around(*point, km)
    if len(numbers) == 2 and circle and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180:
        return Area.around(numbers[0], numbers[1], km)
    if len(numbers) == 4 and not circle and -90 <= numbers[0] <= numbers[2] <= 90:
        south, west, north, east = numbers
        return Area(south, west, north, east)
    raise ValueError(f"{text!r}: give south,west,north,east or lat,lon,25km or a place's name, as 'Aleppo,25km'")


def _numbers(text: str) -> list[float] | None:
    try:
        return [float(part) for part in _BOX.split(text)]
    except ValueError:
        return None


def day_of(text: str, *, end: bool = False) -> date:
    """Return the first day (with ``end`` the last) of a day, month or year; :class:`ValueError` where it is none."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no day such as 2018-10-06, 2018-10 or 2018")
    year, month, day = int(found[1]), int(found[2] or (12 if end else 1)), int(found[3] or 0)
    try:
        return date(year, month, day or (calendar.monthrange(year, month)[1] if end else 1))
    except ValueError as error:
        raise ValueError(f"{text!r} is no day: {error}") from error
