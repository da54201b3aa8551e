"""Who is meant by an actor's name in another data set."""

import re

from dateline.compare.entry import Side
from dateline.compare.kinds import tables
from dateline.knowledge.actors import Actor, Actors
from dateline.model import Party

_PERIOD = re.compile(r"\s*\((?:[^()]*\d{4}[^()]*|[^()]*)\)\s*$")
_FORCES = re.compile(r"^(?P<kind>Military|Police|Government) (?:Forces )?of (?:the )?(?P<state>.+)$", re.IGNORECASE)
_STATE = frozenset(("state", "government", "force", "office", "agency"))
_SUFFIX = {"military": "mil", "police": "pol", "government": "gov"}


class Sides:
    """Finds the identities and classes of others' actors, each name looked up once."""

    def __init__(self, actors: Actors) -> None:
        self._actors = actors
        self._known: dict[str, Actor | None] = {}

    def side(self, name: str, inter: str | None = None) -> Side:
        """Return an actor by its name there; ``inter`` is its class, where the data set gives it."""
        bare = bare_name(name)
        if bare not in self._known:
            self._known[bare] = self._find(bare)
        actor = self._known[bare]
        return Side(name, actor.id if actor else None, inter or kind_of(actor.kind if actor else None, bare))

    def same(self, ours: Party, theirs: Side) -> bool:
        """Tell whether the two are one actor, belong to each other, or to one state."""
        if ours.id is None or theirs.id is None:
            return bare_name(ours.name).casefold() == bare_name(theirs.name).casefold()
        mine, other = self._house(ours.id), self._house(theirs.id)
        return ours.id in other or theirs.id in mine or bool({id for id in mine & other if self._is_state(id)})

    def _house(self, id: str) -> set[str]:
        return {id, *(actor.id for actor in self._actors.ancestors(id))}

    def _is_state(self, id: str) -> bool:
        return self._actors.state(id) is not None

    def _find(self, name: str) -> Actor | None:
        forces = _FORCES.match(name)
        if forces:
            states = [a for a in self._actors.by_alias(bare_name(forces["state"])) if a.kind == "state"]
            return self._actors.institution(states[0].id, _SUFFIX[forces["kind"].lower()]) if states else None
        for words in (name, *name.split(": ")):
            if found := self._actors.by_alias(words):
                return found[0]
        return None


def bare_name(name: str) -> str:
    """Return a name without the years or the country in brackets behind it: ``Taliban (1996-)`` is ``Taliban``."""
    return _PERIOD.sub("", " ".join(name.split())) or name


def kind_of(kind: str | None, name: str) -> str | None:
    """Return the class of somebody here: by the kind that the knowledge files give, else by the words."""
    if kind in _STATE:
        return "state"
    if kind in ("armed-group", "alliance"):
        return "armed" if kind == "armed-group" else "alliance"
    return next((found for word in name.casefold().split() if (found := tables().words.get(word))), None)


def fit(ours: str | None, theirs: str | None) -> bool | None:
    """Tell whether two classes may be one; ``None`` where either is not known."""
    if ours is None or theirs is None:
        return None
    return ours == theirs or theirs in tables().fits.get(ours, ()) or ours in tables().fits.get(theirs, ())
