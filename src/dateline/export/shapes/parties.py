"""What kind of party somebody is: a state's, rebels, civilians ... by identity, else by describing words."""

from collections.abc import Iterable
from functools import cache

from dateline.export.shapes.world import World, table, words_to
from dateline.model import Party

STATE, CIVILIANS = "state", "civilians"
NON_STATE = frozenset({"rebels", "militia", "identity"})
"""Kinds that fight and are no state's."""


def kind_of(party: Party, world: World) -> str | None:
    """Return the kind of a party (the keys of ``parties.yaml``), ``None`` where neither identity nor words tell."""
    actor = world.actor(party.id)
    if actor and actor.sector in _sectors():
        return "international" if actor.kind == "alliance" and actor.sector == "MIL" else _sectors()[actor.sector]
    return kind_of_words(party.name)


def kind_of_words(words: str) -> str | None:
    """Return the kind that a description tells of: by its last word, else by any of them.

    >>> kind_of_words("three police officers")
    'state'
    """
    told = words.casefold().replace("-", " ").split()
    known = [_words()[word] for word in reversed(told) if word in _words()]
    return known[0] if known else None


def home_of(party: Party, world: World) -> str | None:
    """Return the ISO code of the country that a party belongs to."""
    actor = world.actor(party.id)
    return actor.country if actor else None


def sides(actors: Iterable[Party], recipients: Iterable[Party], *, fight: bool) -> tuple[list[Party], list[Party]]:
    """Return who stands on each side: in a fight told without an attacker the first actor faces the others."""
    first, second = list(actors), list(recipients)
    if fight and not second and len(first) > 1:
        return first[:1], first[1:]
    return first, second


@cache
def _sectors() -> dict[str, str]:
    return words_to(table("parties")["sectors"])


@cache
def _words() -> dict[str, str]:
    return words_to(table("parties")["words"])
