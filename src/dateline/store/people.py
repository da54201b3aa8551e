"""Who is who, as linking and search ask for it: the packaged actors and outlets, with the user's own."""

from functools import cache
from pathlib import Path

from dateline.knowledge.actors import load_actors
from dateline.knowledge.outlets import load_outlets
from dateline.resolve.identities import Identities


@cache
def people(actors: Path | None = None) -> Identities:
    """Return the identities, loaded once a process."""
    return Identities(load_actors(actors), load_outlets())
