"""Who did it and to whom, out of all that a claim's mentions say: the known before the described, each once."""

from dateline.extract.draft import Draft
from dateline.model import ActorMention, Party, Words
from dateline.resolve.identities import Identities

FOUGHT = {"capture", "offensive", "clash"}
# Acts that a state does by its forces: "Russia bombed" is the Russian Armed Forces.
BY_FORCES = {"aerial", "heavy-weapons", "drone", "firearms", "explosives", "destroy", "restrict"} | FOUGHT
ANYBODY = {"people", "person", "others", "persons", "victims", "other people", "more people"}
# Words for the ones who carried an attack out, who act for a group where one is known.
ATTACKERS = {"bomber", "bombers", "attacker", "attackers", "assailant", "assailants"}
MANY = 3  # states listed one after the other are meant as states


def doers_of(draft: Draft, kind: str, mode: str | None, identities: Identities) -> tuple[Party, ...]:
    """Return the actors; where none is known, whoever takes responsibility for it."""
    found = parties(_doing(draft), draft.resolved.text)
    if not any(p.id for p in found) and kind == "ASSAULT":
        found = _claimants(draft, identities) or found
    states = [p for p in found if p.kind in ("state", "government")]
    stationed = any(c.trigger_class == "station" for c in draft.clauses)
    by_forces = stationed or mode == "restrict" or (kind == "ASSAULT" and (mode is None or mode in BY_FORCES))
    if by_forces and len(states) < MANY:
        found = tuple(_by_forces(p, identities) for p in found)
    if any(p.kind != "person" and p.id for p in found) and kind == "ASSAULT":
        found = tuple(p for p in found if p.kind != "person")
    if any(p.id for p in found):  # "two bombers", beside the group that sent them
        found = tuple(p for p in found if p.id or not ATTACKERS & set(p.name.lower().split()))
    inside = {above for p in found if p.id for above in identities.above(p.id)}
    return tuple({p.name.lower(): p for p in reversed(found) if p.id not in inside}.values())[::-1]


def _doing(draft: Draft) -> list[ActorMention]:
    """Return the doers: a description beside a known name counts only where one clause names both ("X and
    militias"), and not bare "troops", who are those of the name.
    """
    table = draft.resolved.analysis.actors
    clauses = [[table[i] for i in c.actors] for c in draft.clauses]
    if not any(m.id for ms in clauses for m in ms):
        return draft.actors
    return [
        m
        for ms in clauses
        if any(x.id for x in ms)
        for m in ms
        if m.id or m.kind == "fighters" or (m.kind == "forces" and " " in m.name)
    ]


def sufferers_of(draft: Draft, doers: tuple[Party, ...], mode: str | None, identities: Identities) -> tuple[Party, ...]:
    """Return the recipients that are not actors too; a government that is fought means its forces."""
    names = {p.name.lower() for p in doers}
    mentions = [m for m in draft.recipients if m.id or m.name.lower() not in ANYBODY]
    if draft.types == {"LOSS"} and any(m.kind != "things" for m in draft.recipients):
        mentions = [m for m in mentions if m.kind != "things"]  # not the homes that people left
    if any(m.id for m in mentions):
        mentions = [m for m in mentions if m.id or m.kind == "civilians"]
    if draft.modes == {"clash"}:
        mentions = [m for m in mentions if m.id]
    found = parties(mentions, draft.resolved.text)
    if mode in FOUGHT:
        found = tuple(_by_forces(p, identities) if p.kind == "government" else p for p in found)
    return tuple(p for p in found if p.name.lower() not in names)


def parties(mentions: list[ActorMention], text: str) -> tuple[Party, ...]:
    """Return each party once: known ones where there are any, else the descriptions, the fullest of each."""
    kept: dict[str, ActorMention] = {}
    for mention in mentions:
        key = mention.name.lower().rstrip("s")
        old = kept.get(key)
        if old is None or (not old.id and len(mention.name) > len(old.name)):
            kept[key] = mention
    told = [m for m in kept.values() if m.id or not any(_fuller(other, m) for other in kept.values())]
    return tuple(Party(Words(m.span, m.span.of(text)), m.name, m.id, m.kind, m.rule, m.others) for m in told)


def _fuller(one: ActorMention, other: ActorMention) -> bool:
    """Tell whether a description says more of the same people: "Syrian rebels" than "rebels"."""
    mine, theirs = one.name.lower().split(), other.name.lower().split()
    return not one.id and mine[-1:] == theirs[-1:] and set(mine) > set(theirs)


def _by_forces(party: Party, identities: Identities) -> Party:
    forces = identities.forces(party.id) if party.id else None
    if forces is None:
        return party
    return Party(
        party.words, forces.name, forces.id, forces.kind, party.rule + ", a state acts by its forces", (party.name,)
    )


def _claimants(draft: Draft, identities: Identities) -> tuple[Party, ...]:
    """Return who takes responsibility: "an attack claimed by X" """
    found = []
    for attribution in draft.resolved.analysis.attributions:
        covered = any(c.start <= clause.head.start < c.end for c in attribution.content for clause in draft.clauses)
        if attribution.stance != "claims" or not covered or not attribution.chain:
            continue
        link = attribution.chain[-1]
        id = identities.source(link)[1]
        actor = identities.actor(id) if id else None
        if actor is not None:
            words = Words(link.span, link.span.of(draft.resolved.text))
            found.append(Party(words, actor.name, actor.id, actor.kind, "takes responsibility"))
    return tuple(found[:1])
