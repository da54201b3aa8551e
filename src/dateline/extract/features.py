"""Drafts as features for the learned layer. Names of features are plain words, values 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.draft import Draft, cited, fine, fullest
from dateline.model.analysis import Clause

Bag = dict[str, float]
_MANY = 4  # counts above this tell nothing more


@dataclass(frozen=True)
class Peer:
    """What others are compared with of a draft: read once, because each is met by all the others."""

    draft: Draft
    best: Clause  # the fullest one
    types: frozenset[str]
    mode: str | None
    word: str
    sentence: int
    losses: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]

    @classmethod
    def of(cls, draft: Draft) -> "Peer":
        """Read a draft."""
        best = fullest(draft)
        return cls(
            draft,
            best,
            frozenset(draft.types),
            best.mode,
            best.head.of(draft.resolved.text).lower().rstrip("s"),
            draft.clauses[0].sentence,
            bool(draft.losses),
            frozenset(a.name for a in draft.actors),
            frozenset(a.name for a in draft.recipients),
            frozenset(p.name for p in draft.places),
        )


def of_draft(me: Peer, peers: Sequence[Peer], frame: str, by_rule: bool) -> Bag:
    """Describe a draft among the drafts of its report; ``frame`` and ``by_rule`` are what the rules say of it."""
    draft = me.draft
    best, first = me.best, draft.clauses[0]
    actors, recipients, places, losses = draft.actors, draft.recipients, draft.places, draft.losses
    told = {
        "actor": bool(actors),
        "recipient": bool(recipients),
        "place": bool(places),
        "date": bool(draft.dates),
        "loss": bool(losses),
    }
    kind, mode = f"{best.type}", f"{best.type} {best.mode}"
    bag: Bag = {
        "share told": sum(told.values()) / len(told),
        "by rule": float(by_rule),
        f"frame by rule={frame}": 1.0,
        f"type={kind}": 1.0,
        f"mode={mode}": 1.0,
        f"class={best.trigger_class}": 1.0,
        f"kind={best.kind}": 1.0,
        f"grammar={first.frame}": 1.0,
        f"tense={best.tense}": 1.0,
        f"first tense={first.tense}": 1.0,
        f"{kind} {told['actor']:d}{told['recipient']:d}": 1.0,
        f"{kind} {told['place']:d}{told['date']:d}{told['loss']:d}": 1.0,
        "mentions": _share(len(draft.clauses)),
    }
    for name, on in {
        **told,
        "all nouns": all(c.nominal for c in draft.clauses),
        "all effects": all(c.kind == "effect" for c in draft.clauses),
        "refers back": all(c.refers_back for c in draft.clauses),
        "told apart": any(c.apart for c in draft.clauses),
        "negated": best.negated,
        "known actor": any(a.id for a in actors),
        "known recipient": any(a.id for a in recipients),
        "fine place": any(fine(p) for p in places),
        "noun without a place": first.nominal and not told["place"],
        "speech to somebody": best.kind == "speech" and told["recipient"],
        "noun of speech": best.kind == "speech" and first.nominal,
        "cited": any(cited(draft, c) for c in draft.clauses),
        "total": any(x.total for x in losses),
        "outlet is a party": bool(draft.resolved.outlet_parties),
    }.items():
        if on:
            bag[name] = 1.0
    bag |= {f"actor is {a.kind}": 1.0 for a in actors[:2]} | {f"actor={a.name}": 1.0 for a in actors[:2]}
    bag |= {f"recipient is {a.kind}": 1.0 for a in recipients[:2]}
    bag |= {f"recipient={a.name}": 1.0 for a in recipients[:2]}
    bag |= {f"~ {name}": 1.0 for name in best.around}
    return bag | _where(me) | _beside(me, peers)


def _where(me: Peer) -> Bag:
    """Describe where in the report a draft stands."""
    draft = me.draft
    sentences = draft.resolved.analysis.sentences
    zones = {sentences[c.sentence].zone for c in draft.clauses}
    at = me.sentence - draft.resolved.opening()
    bag = {
        "position": me.best.trigger.start / max(1, len(draft.resolved.text)),
        "sentence": max(0, min(12, at)) / 12,
    }
    for name, on in {
        "in headline": "headline" in zones,
        "in headline only": zones == {"headline"},
        "in lead": at <= 1,
    }.items():
        if on:
            bag[name] = 1.0
    return bag


def _beside(me: Peer, peers: Sequence[Peer]) -> Bag:
    """Describe what else the report tells: the same kind of event before, other drafts in the sentence."""
    bag: Bag = {"drafts": min(20, len(peers)) / 20}
    before = True
    akin = beside = 0
    for other in peers:
        if other is me:
            before = False
            continue
        if other.sentence == me.sentence:
            beside += 1
            if other.losses:
                bag["losses in the sentence"] = 1.0
        if other.types != me.types:
            continue
        akin += 1
        bag["the same kind told"] = 1.0
        if other.mode == me.mode:
            bag["the same mode told"] = 1.0
        if before:
            bag["the same kind told before"] = 1.0
            if not other.actors.isdisjoint(me.actors):
                bag["the same actor before"] = 1.0
            if not other.places.isdisjoint(me.places):
                bag["the same place before"] = 1.0
        if not other.recipients.isdisjoint(me.recipients):
            bag["the same recipient told"] = 1.0
        if other.word == me.word:
            bag["the same word told"] = 1.0
    return bag | {"akin": _share(akin), "beside": _share(beside)}


def _share(count: int) -> float:
    return min(_MANY, count) / _MANY
