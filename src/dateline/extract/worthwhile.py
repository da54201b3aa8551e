"""Which drafts are worth a claim."""

from dateline.extract.draft import Draft


SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "CONCEDE"}
# Words that need nobody to be said to: inquiries, meetings.
ALONE = {"investigate", "multilateral", "visit"}


def worthwhile(draft: Draft) -> bool:
    """Tell whether a draft tells an event: somebody doing, suffering or losing something, somewhere or at some time.

    A bare noun ("the conflict"), an effect alone ("damaged"), a purpose or a condition is no event; words count as an act
    where somebody says them to or about somebody.
    """
    clauses = draft.clauses
    told = sum(map(bool, (draft.actor_indexes, draft.recipient_indexes, draft.place_indexes, draft.dates, draft.losses)))
    if all(c.frame == "hypothetical" for c in clauses) or not told:
        return False
    if draft.types & SPEECH:
        if all(c.nominal for c in clauses) or not draft.actor_indexes:
            return False
        return bool(draft.recipient_indexes) or (draft.modes <= ALONE and bool(draft.modes) and any(a.id for a in draft.actors))
    if draft.losses:
        return True
    if all(c.kind == "effect" for c in clauses):
        return bool(draft.actor_indexes and draft.recipient_indexes)
    if all(c.nominal for c in clauses):
        return told >= 2 or (draft.modes == {"capture"} and bool(draft.place_indexes)) or any(a.id for a in draft.actors)
    return bool(draft.actor_indexes or draft.recipient_indexes or told >= 2)
