"""Which drafts are worth a claim."""

from dateline.extract.draft import SPEECH, Draft

# Modes whose nouns hardly mean anything else: "air strikes on Douma" is an event with no more told.
PLAIN = {"aerial", "drone", "heavy-weapons", "suicide-attack", "capture", "offensive", "clash"}


def worthwhile(draft: Draft) -> bool:
    """Tell whether a draft tells an event: somebody doing, suffering or losing something, somewhere or at some time.

    A bare noun ("the conflict"), an effect alone ("damaged"), a purpose or a condition is no event; words count as an
    act where somebody says them to or about somebody.
    """
    clauses = draft.clauses
    told = sum(
        map(bool, (draft.actor_indexes, draft.recipient_indexes, draft.place_indexes, draft.dates, draft.losses))
    )
    if all(c.frame == "hypothetical" for c in clauses) or not (told or draft.types == {"PROTEST"}):
        return False
    first = draft.clauses[0]
    if all(c.negated for c in clauses) and not draft.types & {"ASSAULT", "AID", "COERCE"}:
        return False
    if draft.types == {"PROTEST"}:
        return True
    if draft.types & SPEECH:
        if all(c.nominal for c in clauses) and not (draft.types == {"CONSULT"} and draft.actor_indexes):
            return False
        known = any(a.id or a.name[:1].isupper() for a in draft.actors)
        return bool(draft.actor_indexes and draft.recipient_indexes) or known
    if draft.losses:
        return True
    known = any(a.id for a in (*draft.actors, *draft.recipients))
    if first.type in ("MOBILIZE", "RETREAT") and not (
        known
        or (first.mode == "ceasefire" and draft.place_indexes and draft.dates)
        or any(a.kind in ("forces", "fighters", "police") for a in draft.actors)
    ):
        return False
    if first.type == "AID" and not (
        (draft.recipient_indexes or (draft.place_indexes and draft.dates)) and draft.actor_indexes
    ):
        return False
    if first.tense == "present" and not (known or draft.dates or draft.place_indexes or _headline(draft)):
        return False
    if all(c.kind == "effect" for c in clauses):
        return bool(draft.actor_indexes and draft.recipient_indexes)
    if all(c.nominal for c in clauses):
        return told >= 2 or known or (bool(draft.modes & PLAIN) and bool(draft.place_indexes))
    if first.type == "ASSAULT" and (draft.place_indexes or draft.dates):
        return True
    return known or told >= 2 or any(a.kind in ("civilians", "forces", "fighters", "police") for a in draft.recipients)


def _headline(draft: Draft) -> bool:
    return any(draft.resolved.analysis.sentences[c.sentence].zone == "headline" for c in draft.clauses)
