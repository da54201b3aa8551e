"""English words around place names (``data/toponyms.yaml``), loaded once."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists, as look-ups by lower-case word.

    ``features`` and ``relations`` map a noun (one or two words) to its class, ``bearings`` a word to a compass point;
    ``demonyms`` an adjective or people, as it is written, to its ISO 3166 code or ``None``.
    """

    stop: frozenset[str]
    persons: frozenset[str]
    titles: frozenset[str]
    organisation_after: frozenset[str]
    organisation_of: frozenset[str]
    bodies: frozenset[str]
    bodies_of: frozenset[str]
    institutions: frozenset[str]
    within_bodies: frozenset[str]
    people_of: frozenset[str]
    named_after: frozenset[str]
    features: dict[str, str]
    relations: dict[str, str]
    rural_before: frozenset[str]
    near_before: frozenset[str]
    near_phrases: frozenset[str]
    part_before: frozenset[str]
    taken_before: frozenset[str]
    directed: frozenset[str]
    bearings: dict[str, str]
    units: dict[str, float]
    locative: dict[str, float]
    short_forms: dict[str, str]
    demonyms: dict[str, str | None]


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@cache
def load_words() -> Words:
    """Load the word lists."""
    text = (files(__package__) / "data" / "toponyms.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)

    def words(name: str) -> frozenset[str]:
        return frozenset(data[name].split() if isinstance(data[name], str) else data[name])

    return Words(
        stop=words("stop"),
        persons=words("persons"),
        titles=words("titles"),
        organisation_after=words("organisation_after"),
        organisation_of=words("organisation_of"),
        bodies=words("bodies"),
        bodies_of=words("bodies_of"),
        institutions=words("institutions"),
        within_bodies=words("within_bodies"),
        people_of=words("people_of"),
        named_after=words("named_after"),
        features=_inverted(data["features"]),
        relations=_inverted(data["relations"]),
        rural_before=words("rural_before"),
        near_before=words("near_before"),
        near_phrases=words("near_phrases"),
        part_before=words("part_before"),
        taken_before=words("taken_before"),
        directed=words("directed"),
        bearings=_inverted(data["bearings"]),
        units=data["units"],
        locative=data["locative"],
        short_forms=data["short_forms"],
        demonyms=data["demonyms"],
    )
