"""From clauses to claims: decide which events a report tells, then fill their fields from all their mentions."""

import hashlib

from dateline.extract.draft import Draft, Resolved
from dateline.extract.frames import frame_of, narrowest
from dateline.extract.inherit import inherit, share_day
from dateline.extract.losses import losses_of
from dateline.extract.merging import merge
from dateline.extract.parties import doers_of, sufferers_of
from dateline.extract.statements import Sources
from dateline.extract.whereabouts import place_by_context, places_of
from dateline.extract.worthwhile import worthwhile
from dateline.model import Claim, Loss, Span, When, Words
from dateline.model.analysis import Clause
from dateline.resolve.dates import precision
from dateline.resolve.identities import Identities


def extract(resolved: Resolved, identities: Identities) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order in which it tells them."""
    clauses = sorted(resolved.analysis.clauses, key=lambda c: c.trigger)
    drafts = merge(resolved, clauses)
    inherit(drafts)
    share_day(drafts)
    drafts = [d for d in drafts if worthwhile(d)]
    place_by_context(drafts)
    sources = Sources(resolved, drafts, identities)
    return tuple(_claim(draft, identities, sources) for draft in drafts)


def _claim(draft: Draft, identities: Identities, sources: Sources) -> Claim:
    text = draft.resolved.text
    best = fullest(draft)
    kind = _type(draft, best)
    mode = _mode(draft, best, kind) or _mode_of_bombing(draft)
    trigger = Words(best.trigger, best.trigger.of(text))
    parts = f"{draft.resolved.analysis.report.sha256}:{kind}:{best.trigger.start}:{best.trigger.end}"
    doers = doers_of(draft, kind, mode, identities)
    return Claim(
        id=hashlib.sha256(parts.encode()).hexdigest()[:12],
        type=kind,
        mode=mode,
        trigger=trigger,
        actor=doers,
        recipient=sufferers_of(draft, doers),
        place=places_of(draft),
        date=_date(draft),
        casualties=tuple(
            Loss(Words(x.span, x.span.of(text)), x.outcome, x.who, x.low, x.high, None, x.rule)
            for x in losses_of(draft.losses)
        ),
        frame=frame_of(draft),
        negated=best.negated,
        statements=sources.statements(draft),
        mentions=tuple(Words(c.trigger, c.trigger.of(text)) for c in draft.clauses if c is not best),
        rules=(("trigger", best.rule), *((f"mention {i}", why) for i, why in enumerate(draft.why, 1))),
    )


def fullest(draft: Draft) -> Clause:
    """Return the clause that names the act most fully: in the body, an act rather than its effect, with its roles."""
    sentences = draft.resolved.analysis.sentences

    def weight(clause: Clause) -> tuple[float, int]:
        score = (
            0.5 * len(clause.actors) + 0.5 * len(clause.recipients) + 0.4 * len(clause.places) + 0.3 * len(clause.dates)
        )
        score += 1.0 * bool(clause.losses) + (clause.mode is not None)
        score -= 3.0 * (sentences[clause.sentence].zone == "headline")
        score -= 1.5 * (clause.kind in ("effect", "loss")) + 1.0 * clause.refers_back
        return min(score, 6.0), -clause.trigger.start

    return max(draft.clauses, key=weight)


def _type(draft: Draft, best: Clause) -> str:
    """An assault stands for the loss it caused."""
    return "ASSAULT" if "ASSAULT" in draft.types else best.type


def _mode(draft: Draft, best: Clause, kind: str) -> str | None:
    modes = [c.mode for c in draft.clauses if c.mode and c.type == kind and c.kind != "effect"]
    modes = modes or [c.mode for c in draft.clauses if c.mode and c.type == kind]
    by_suicide = kind == "ASSAULT" and any("suicide" in a.name.lower() for a in draft.actors)
    if "suicide-attack" in modes or (by_suicide and set(modes) <= {"explosives"}):
        return "suicide-attack"
    if best.mode in modes:
        return best.mode
    return modes[0] if modes else None


def _mode_of_bombing(draft: Draft) -> str | None:
    """A "bombing" by a group without aircraft is one with explosives; by a state it may be anything."""
    bombings = any(c.trigger_class == "bomb" for c in draft.clauses)
    return "explosives" if bombings and any(a.kind == "armed-group" for a in draft.actors) else None


def _date(draft: Draft) -> When | None:
    mention = narrowest(draft.dates)
    if mention is None or mention.first is None:
        return None
    words = Words(Span(mention.span.start, mention.span.end), mention.span.of(draft.resolved.text))
    if mention.onset is not None and _began_then(draft):
        level = precision(mention.first, mention.onset) or 1
        return When(words, mention.first, mention.onset, level, mention.basis, mention.rule)
    return When(words, mention.first, mention.last, mention.precision or 1, mention.basis, mention.rule)


def _began_then(draft: Draft) -> bool:
    """Tell whether an act opened what has lasted since: the protests, and the crackdown on them, at a war's
    beginning.
    """
    return draft.types == {"PROTEST"} or (draft.modes == {"crowd-control"} and draft.clauses[0].tense != "perfect")
