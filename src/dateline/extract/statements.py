"""Who stands behind a claim: the attributions that cover its words, nested ones joined to one chain."""

from dateline.extract.draft import Draft
from dateline.model import Attribution, Span, Statement, Words
from dateline.resolve.identities import Identities

DEEDS = {"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "AID", "SUPPORT"}
# Heads of phrases that show something without putting it forward.
NO_SOURCES = {"photo", "photos", "video", "videos", "image", "images", "picture", "pictures", "footage", "attack", "attacks", "people", "it", "this"}
SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "CONCEDE"}


def statements_of(draft: Draft, identities: Identities) -> tuple[Statement, ...]:
    """Return the statements behind a claim, the outlet's own voice where nobody is cited."""
    own = set(draft.resolved.outlet_parties)
    doers = {a.id for a in draft.actors if a.id}
    hurt = {a.id for a in draft.recipients if a.id}
    found: dict[tuple[tuple[str, ...], str], Statement] = {}
    voiced = False                                    # some mention is told in the outlet's own voice
    for clause in draft.clauses:
        covering = [a for a in draft.resolved.analysis.attributions if not a.rule.startswith("attitude") and _covers(a, clause.trigger)]
        chains = _chains(covering, speaker=clause.type in SPEECH and bool(clause.actors))
        if not chains:
            voiced = True
        for attributions in chains:
            links = list(dict.fromkeys(identities.source(link) for a in attributions for link in a.chain))
            links = [link for link in links if link[0].lower() not in NO_SOURCES]
            names, ids = tuple(n for n, _ in links), tuple(i for _, i in links)
            inner = attributions[-1]
            if not names and inner.stance == "asserts":
                voiced = True
                continue
            if clause.type in SPEECH and ids and ids[-1] and ids[-1] in {a.id for a in draft.actors}:
                voiced = True
                continue
            stance = inner.stance
            if stance == "asserts" and ids:
                stance = _of_own_side(draft, ids[-1], doers, hurt, identities)
            cue = Words(inner.cue[0], inner.cue[0].of(draft.resolved.text)) if inner.cue else None
            found.setdefault((names, stance), Statement(names, stance, cue, ids, inner.rule))
    cited = [s for s in found.values() if s.source]
    asserting = [s for s in cited if s.stance not in ("doubts", "denies", "silent")]
    if asserting:
        return tuple(found.values())
    stance = "claims" if own & (doers | {p for d in doers for p in identities.parents(d)}) and draft.types & DEEDS else "asserts"
    base = (Statement((), stance, None, (), "outlet's own voice"),) if voiced or not found else ()
    return base + tuple(found.values())


def _of_own_side(draft: Draft, source: str | None, doers: set[str], hurt: set[str], identities: Identities) -> str:
    """Return ``claims`` for a side that tells its own deed, ``admits`` for its own loss, else ``asserts``."""
    if source is None or not draft.types & (DEEDS | {"LOSS"}):
        return "asserts"
    sides = {source, *identities.parents(source)}
    if doers & sides or any(sides & set(identities.parents(d)) for d in doers):
        return "claims"
    if hurt & sides and draft.losses:
        return "admits"
    return "asserts"


def _covers(attribution: Attribution, trigger: Span) -> bool:
    return any(span.start <= trigger.start < span.end for span in attribution.content)


def _chains(covering: list[Attribution], speaker: bool) -> list[list[Attribution]]:
    """Group attributions that cover a trigger into chains, outermost first; others stand side by side."""
    ordered = sorted(covering, key=lambda a: -_extent(a))
    chains: list[list[Attribution]] = []
    for attribution in ordered:
        for chain in chains:
            outer = chain[-1]
            if any(any(c.covers(s) for c in outer.content) for s in attribution.source) and attribution.chain:
                chain.append(attribution)
                break
        else:
            chains.append([attribution])
    return chains


def _extent(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
