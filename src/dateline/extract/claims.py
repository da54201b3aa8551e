"""From clauses to claims: decide which events a report tells, then fill their fields from all their mentions."""

import hashlib
from collections.abc import Sequence

from dateline.extract.days import day_of
from dateline.extract.draft import Draft, Resolved, fullest
from dateline.extract.headings import share_heading, share_lead_in
from dateline.extract.inherit import inherit, share_day, share_scene
from dateline.extract.judging import Verdict, judge
from dateline.extract.losses import losses_of
from dateline.extract.merging import merge
from dateline.extract.parties import doers_of, sufferers_of
from dateline.extract.statements import Sources
from dateline.extract.whereabouts import place_by_context, places_of
from dateline.learned.linear import Linear, Models
from dateline.model import Claim, Loss, Words
from dateline.model.analysis import Clause
from dateline.resolve.identities import Identities


def extract(resolved: Resolved, identities: Identities, models: Models | None = None) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order in which it tells them.

    With ``models`` what was learned decides which mentions tell one event, which events are claims, and their frames;
    without, the rules do.
    """
    verdicts = judge(drafts_of(resolved, models.same if models else None), models)
    return claims_of([v for v in verdicts if v.claim], resolved, identities)


def claims_of(verdicts: Sequence[Verdict], resolved: Resolved, identities: Identities) -> tuple[Claim, ...]:
    """Return the claims that drafts make, all their fields filled."""
    drafts = [v.draft for v in verdicts]
    place_by_context(drafts)
    share_heading(drafts)
    share_lead_in(drafts)
    sources = Sources(resolved, drafts, identities)
    return tuple(_claim(verdict, identities, sources) for verdict in verdicts)


def drafts_of(resolved: Resolved, same: Linear | None = None) -> list[Draft]:
    """Return all that may become claims: the report's clauses, those of one event together."""
    drafts = merge(resolved, sorted(resolved.analysis.clauses, key=lambda c: c.trigger), same)
    inherit(drafts)
    share_day(drafts)
    share_scene(drafts)
    return drafts


def _claim(verdict: Verdict, identities: Identities, sources: Sources) -> Claim:
    draft = verdict.draft
    text = draft.resolved.text
    best = fullest(draft)
    kind = _type(draft, best)
    mode = _mode(draft, best, kind) or _mode_of_bombing(draft)
    trigger = Words(best.trigger, best.trigger.of(text))
    parts = f"{draft.resolved.analysis.report.fingerprint}:{kind}:{best.trigger.start}:{best.trigger.end}"
    doers = doers_of(draft, kind, mode, identities)
    statements = sources.statements(draft)
    return Claim(
        id=hashlib.sha256(parts.encode()).hexdigest()[:16],
        type=kind,
        mode=mode,
        trigger=trigger,
        actor=doers,
        recipient=sufferers_of(draft, doers, mode, identities),
        place=places_of(draft),
        date=day_of(draft),
        casualties=tuple(
            Loss(
                words=Words(loss.span, loss.span.of(text)),
                outcome=loss.outcome,
                who=loss.who,
                low=loss.low,
                high=loss.high,
                by=sources.giver(draft, loss, statements),
                rule=loss.rule,
            )
            for loss in losses_of(draft.losses)
        ),
        frame=verdict.frame,
        negated=best.negated,
        statements=statements,
        mentions=tuple(Words(c.trigger, c.trigger.of(text)) for c in draft.clauses if c is not best),
        rules=(
            ("trigger", best.rule),
            ("claim", verdict.rule),
            *((f"mention {i}", why) for i, why in enumerate(draft.why, 1)),
        ),
    )


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
