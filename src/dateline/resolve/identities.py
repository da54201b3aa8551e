"""Who is who: names of sources to identities, whom they speak for, and whose forces act where a state is named."""

import re

from dateline.knowledge.actors import Actor, Actors
from dateline.knowledge.outlets import Outlets
from dateline.model import SourceLink
from dateline.resolve.actors import COALITIONS

_SUFFIXES = {
    **dict.fromkeys(("army", "military", "forces", "troops"), "mil"),
    **dict.fromkeys(("government", "regime", "authorities", "administration"), "gov"),
    "police": "pol",
}
# What a bare name of an office or a force means in the country that a report is about: "the Interior Ministry".
_AT_HOME = {
    **dict.fromkeys(("army", "military", "armed forces", "national army", "army command"), "mil"),
    **dict.fromkeys(("government", "federal government", "central government"), "gov"),
    "air force": "air",
    "navy": "navy",
    "parliament": "parl",
}
_MINISTRIES = {"defence": "mod", "defense": "mod", "interior": "moi", "foreign": "mfa", "foreign affairs": "mfa",
               "health": "moh", "justice": "moj", "home": "moi", "internal affairs": "moi"}  # fmt: skip
_MINISTRY = re.compile(
    rf"^(?:(?:federal|national) )?(?:(?P<a>{'|'.join(_MINISTRIES)}) ministry|"
    rf"ministry (?:of|for) (?:the )?(?P<b>{'|'.join(_MINISTRIES)}))(?: in (?P<seat>[A-Z][\w -]+))?$",
    re.IGNORECASE,
)
_OF = re.compile(r"^(.+?) of (?:the )?(.+)$")
_REPORTS = re.compile(r"^(?:other )?((?:media|news|press|newspaper|local media) reports?)$", re.IGNORECASE)
_LOST_APOSTROPHE_OF_MEDIA = re.compile(r"^([A-Z]\w{3,})s (?=\w)")
_LOST_APOSTROPHE = re.compile(r"^(\w{3,})s (?=[A-Z])")

_FIGHTING = frozenset(("alliance", "force"))


class Identities:
    """Answers the questions of identity that coding asks. Who is not known keeps the report's words."""

    def __init__(self, actors: Actors, outlets: Outlets) -> None:
        self._actors = actors
        self._outlets = outlets

    def source(self, link: SourceLink, home: str | None = None) -> tuple[str, str | None]:
        """Return the name and the id (of an outlet or an actor, or ``None``) of one link of a chain.

        Where several share a name ("the civil defence"), that of ``home`` is meant, the country the report is about.
        """
        name = " ".join(link.name.split()).strip("“”\"' ")
        for spelling in (name, _LOST_APOSTROPHE.sub(r"\1's ", name)):
            known = self._known(spelling, home)
            if known:
                return known
        office = self._at_home(name, home)
        if office:
            return office.name, office.id
        reports = _REPORTS.match(name)
        if reports:
            return reports.group(1).lower(), None
        turned = _OF.sub(r"\2 \1", name)  # "media of the Syrian regime": Syrian regime media
        spellings = (name, _LOST_APOSTROPHE_OF_MEDIA.sub(r"\1's ", name), turned)
        return (next((d for s in spellings if (d := self._outlets.described(s))), name), None)

    def _known(self, name: str, home: str | None) -> tuple[str, str | None] | None:
        outlet = self._outlets.by_alias(name)
        if outlet:
            return outlet.name, outlet.id
        actors = self._actors.by_alias(name)
        if actors:
            fits = [a for a in actors if home and (a.country == home or a.id == COALITIONS.get(home))]
            actor = (fits or actors)[0]
            return actor.name, actor.id
        institution = self._institution(name)
        if institution:
            return institution.name, institution.id
        people = name.endswith("ns") and self._actors.by_demonym(name[:-1])  # "Syrians say": not their government
        states = () if people else self._actors.by_demonym(name)
        government = self._actors.government_of(states[0].id) if states else self._actors.by_capital(name)
        if government and name[:1].isupper():
            return government.name, government.id
        return None

    def _at_home(self, name: str, home: str | None) -> Actor | None:
        """Return the office or force of ``home`` that a bare name means ("the army", "the Ministry of Defence")."""
        ministry = _MINISTRY.match(name)
        suffix = _MINISTRIES[(ministry["a"] or ministry["b"]).lower()] if ministry else _AT_HOME.get(name.lower())
        if not suffix:
            return None
        if ministry and ministry["seat"]:
            seat = self._actors.by_capital(ministry["seat"])
            owner = self._actors.by_id(seat.parent) if seat and seat.parent else None
        else:
            owner = self._actors.state(home) if home else None
        return self._actors.institution(owner.id, suffix) if owner else None

    def office(self, name: str, home: str | None) -> str | None:
        """Return the id of the office of state that a name is, without its state too: that of ``home``."""
        actor = self._at_home(name, home) or self._institution(name)
        return actor.id if actor else None

    def parents(self, source: str) -> tuple[str, ...]:
        """Return whom a source speaks for, nearest first."""
        outlet = self._outlets.by_id(source)
        if outlet and outlet.affiliation:
            return (outlet.affiliation, *self._above(outlet.affiliation))
        return self._above(source)

    def house(self, source: str) -> str | None:
        """Return the organisation or outlet that a person speaks for: an observatory's director for the observatory."""
        actor = self._actors.by_id(source)
        return actor.parent if actor and actor.kind == "person" else None

    def above(self, actor: str) -> tuple[str, ...]:
        """Return what an actor belongs to, nearest first; its backers are left out."""
        return tuple(a.id for a in self._actors.ancestors(actor))

    def _institution(self, name: str) -> Actor | None:
        """Return what a nationality and a kind of force or office name together: "the Syrian army", "Iraqi police"."""
        owner, _, head = name.rpartition(" ")
        suffix = _SUFFIXES.get(head.lower())
        states = self._actors.by_demonym(owner.removeprefix("the ").removeprefix("The ")) if suffix else ()
        return self._actors.institution(states[0].id, suffix) if states and suffix else None

    def is_outlet(self, id: str) -> bool:
        """Tell whether an identity is an outlet, an agency or a monitoring group."""
        return self._outlets.by_id(id) is not None

    def is_mouthpiece(self, id: str | None) -> bool:
        """Tell whether an identity is an outlet by which an armed group speaks: a state's media only report."""
        outlet = self._outlets.by_id(id) if id else None
        actor = self._actors.by_id(outlet.affiliation) if outlet and outlet.affiliation else None
        return actor is not None and actor.kind == "armed-group"

    def is_monitor(self, id: str) -> bool:
        """Tell whether an identity is a monitoring group."""
        outlet = self._outlets.by_id(id)
        return outlet is not None and outlet.kind == "monitor"

    def watches(self, id: str) -> bool:
        """Tell whether an identity is a monitoring group or one of its people, who tell of others' deeds only."""
        return self.is_monitor(self.house(id) or id)

    def actor(self, id: str) -> Actor | None:
        """Return an actor, or the one that an outlet speaks for."""
        outlet = self._outlets.by_id(id)
        return self._actors.by_id(outlet.affiliation if outlet and outlet.affiliation else id)

    def is_force(self, id: str) -> bool:
        """Tell whether an identity is one that fights for states: a force, an alliance, a ministry of defence."""
        actor = self._actors.by_id(id)
        return actor is not None and (actor.kind in _FIGHTING or id.endswith(".mod"))

    def forces(self, id: str) -> Actor | None:
        """Return the armed forces of a state or of its government, ``None`` for any other actor."""
        actor = self._actors.by_id(id)
        if actor is None or actor.kind not in ("state", "government"):
            return None
        return self._actors.forces_of(id.split(".")[0])

    def _above(self, id: str) -> tuple[str, ...]:
        actor = self._actors.by_id(id)
        return (*(a.id for a in self._actors.ancestors(id)), *(actor.sides if actor else ()))
