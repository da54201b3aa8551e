"""Which side is "the army" of a report that names no state: the one in power in the country that the report is
about.
"""

from collections import Counter
from dataclasses import replace

from dateline.knowledge.actors import Actors
from dateline.model import ActorMention, Place
from dateline.model.analysis import Analysis

# Which coalition "the coalition" is, by the country that the report is about.
COALITIONS = {"SY": "us-led-coalition", "IQ": "us-led-coalition", "YE": "saudi-led-coalition"}
# A town tells more of where a report plays than a state's name, which may be that of a party; a border lies elsewhere.
_BORDER, _COUNTRY = 5, 6
_SUFFIX = {"forces": "mil", "government": "gov", "police": "pol", "air force": "air"}


def home_country(analysis: Analysis, places: tuple[Place, ...], actors: Actors) -> str | None:
    """Return the ISO code of the country that the report is about, by its places and by whom it names."""
    votes: Counter[str] = Counter()
    for place in places:
        if place.country and place.precision != _BORDER:
            votes[place.country] += 1 if place.precision == _COUNTRY else 2
    for mention in analysis.actors:
        actor = actors.by_id(mention.id) if mention.id else None
        if actor and actor.country:
            votes[actor.country] += 1
    best = votes.most_common(1)
    return best[0][0] if best else None


def resolve_actors(mentions: tuple[ActorMention, ...], home: str | None, actors: Actors) -> tuple[ActorMention, ...]:
    """Return the mentions with the side in power at ``home`` filled in where a phrase means it."""
    return tuple(_at_home(m, home, actors) if home and m.side and not m.id else m for m in mentions)


def _at_home(mention: ActorMention, home: str, actors: Actors) -> ActorMention:
    state = actors.state(home)
    if mention.side == "coalition":
        actor = actors.by_id(COALITIONS.get(home, ""))
    else:
        actor = state and actors.institution(state.id, _SUFFIX[mention.side or "forces"])
    if actor is None:
        return mention
    return replace(mention, name=actor.name, id=actor.id, kind=actor.kind, rule="side in power of the report's country")
