"""Names of sources to identities: outlets, agencies, monitors, offices and people; described sources keep their words."""

from dateline.knowledge.actors import Actors
from dateline.knowledge.outlets import Outlets
from dateline.model import SourceLink


class SourceResolver:
    """Gives a source's plain name and identity. Nothing is guessed: who is not known keeps the report's words."""

    def __init__(self, actors: Actors, outlets: Outlets) -> None:
        self._actors = actors
        self._outlets = outlets

    def __call__(self, link: SourceLink) -> tuple[str, str | None]:
        """Return the name and the id (of an outlet or an actor, or ``None``) of one link of a chain."""
        name = " ".join(link.name.split()).strip("“”\"' ")
        outlet = self._outlets.by_alias(name)
        if outlet:
            return outlet.name, outlet.id
        actors = self._actors.by_alias(name)
        if actors:
            return actors[0].name, actors[0].id
        states = self._actors.by_demonym(name)
        government = self._actors.government_of(states[0].id) if states else self._actors.by_capital(name)
        if government and name[:1].isupper():
            return government.name, government.id
        described = self._outlets.described(name)
        return (described, None) if described else (name, None)

    def parents(self, source: str) -> tuple[str, ...]:
        """Return whom a source speaks for, nearest first."""
        outlet = self._outlets.by_id(source)
        if outlet and outlet.affiliation:
            return (outlet.affiliation, *self._above(outlet.affiliation))
        return self._above(source)

    def _above(self, id: str) -> tuple[str, ...]:
        actor = self._actors.by_id(id)
        return (*(a.id for a in self._actors.ancestors(id)), *(actor.sides if actor else ()))
