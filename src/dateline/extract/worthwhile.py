"""Which drafts are worth a claim."""

from dateline.extract.draft import Draft


def worthwhile(draft: Draft) -> bool:
    """Tell whether a draft tells an event: somebody doing, suffering or losing something, somewhere or at some time.

    An effect alone ("damaged") or a bare noun ("the conflict") with nothing told about it is no event.
    """
    clauses = draft.clauses
    told = draft.actor_indexes or draft.recipient_indexes or draft.place_indexes or draft.losses or draft.dates
    if not told:
        return False
    if all(c.kind == "effect" for c in clauses):
        return bool(draft.losses or (draft.actor_indexes and draft.recipient_indexes))
    if all(c.frame == "hypothetical" for c in clauses):
        return False
    if all(c.nominal and c.refers_back for c in clauses):
        return bool(draft.losses) or sum(map(bool, (draft.actor_indexes, draft.recipient_indexes, draft.place_indexes, draft.dates))) >= 2
    return True
