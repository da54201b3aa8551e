"""Evidence for and against a mention telling the same event as a draft: what the rules weigh, each with its reason.

A shared type is never enough: over-merging costs as much as counting twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dateline.extract.days import narrowest
from dateline.extract.draft import Draft, borrowed, cited, fine, km_between, listed
from dateline.extract.losses import bare_of
from dateline.model import ActorMention, DateMention, LossMention, Place
from dateline.model.analysis import VIOLENT, Clause

NEAR_KM = 3.0  # two names this near may be one place
WIDE_KM = 8.0  # a place wider than this (a countryside, an unknown village) tells no events apart
APART_KM = 10.0  # beyond their reach: even wide places this far apart are two
CITY_KM = 20.0  # a town and its quarters
OPENING = 3  # sentences in which a report tells its news more than once
# Modes that one event may bear in different sentences of a report ("a blast", "a suicide attack").
AKIN = [
    {"explosives", "suicide-attack"},
    {"aerial", "heavy-weapons", "drone"},
    {"aerial", "unconventional"},
    {"firearms", "targeted"},
    {"clash", "firearms"},
    {"clash", "offensive"},
    {"heavy-weapons", "explosives"},
]
# Modes of acts that are over in a moment: two tellings of one in a report are mostly the same.
AT_ONCE = {"explosives", "suicide-attack", "targeted"}
UNLIKE = {"capture", "offensive", "clash", "abduct"}


class Evidence(NamedTuple):
    """One reason for or against two mentions telling the same event."""

    reason: str
    weight: float


class Side(NamedTuple):
    """The doers or the sufferers of what is told, and what it weighs that they are the same."""

    label: str
    weight: float
    names: frozenset[str]
    states: frozenset[str]
    known: bool

    @classmethod
    def of(cls, label: str, weight: float, parties: Sequence[ActorMention]) -> "Side":
        """Read who is named on a side."""
        names, states = frozenset(p.name.lower() for p in parties), frozenset(map(_state, parties))
        return cls(label, weight, names, states, any(p.id for p in parties))


@dataclass(frozen=True)
class Told:
    """What a draft tells that can be compared with another: read once, because each mention meets many."""

    clause: Clause  # the last one
    listed: bool
    places: list[Place]
    date: DateMention | None
    hanging: list[DateMention]
    losses: list[LossMention]
    parties: tuple["Side", ...]

    @classmethod
    def by(cls, draft: Draft) -> "Told":
        """Read what a draft tells."""
        last = draft.clauses[-1]
        return cls(
            last,
            listed(draft, last),
            [p for p in draft.places if fine(p)],
            narrowest(draft.dates),
            draft.hanging,
            draft.losses,
            (Side.of("actor", 0.5, draft.actors), Side.of("recipient", 0.3, draft.recipients)),
        )


def evidence(draft: Draft, clause: Clause) -> list[Evidence] | None:
    """Return the evidence that a clause tells the draft's event, or ``None`` where it cannot."""
    if not _types_agree(draft, clause) or not _modes_agree(draft, clause):
        return None
    other = Draft(draft.resolved, [clause])
    found = [*between(Told.by(draft), Told.by(other), draft.clauses), *_telling(draft, clause)]
    return [e for e in found if e.weight]


def between(mine: Told, theirs: Told, clauses: Sequence[Clause]) -> list[Evidence]:
    """Compare what a draft of the given clauses tells with what one later mention tells: places, days, losses,
    parties, and whether it refers back.
    """
    return [
        *_back_reference(mine, theirs, clauses),
        *_places(mine.places, theirs.places, theirs.clause.refers_back and theirs.clause.nominal),
        *(_dates(mine.date, theirs.date) or _hanging(mine.hanging, theirs.hanging)),
        *_losses(mine.losses, theirs.losses),
        *_parties(mine, theirs),
    ]


def _types_agree(draft: Draft, clause: Clause) -> bool:
    return clause.type in draft.types or (clause.type in VIOLENT and bool(draft.types & VIOLENT))


def _modes_agree(draft: Draft, clause: Clause) -> bool:
    if clause.is_result:
        return True
    if clause.kind == "campaign" and _no_act(draft.clauses):
        return False
    if (clause.mode in UNLIKE) != bool(draft.modes & UNLIKE):
        return _no_act(draft.clauses)
    if clause.mode is None or not draft.modes or clause.mode in draft.modes:
        return True
    return any(clause.mode in pair and draft.modes <= pair for pair in AKIN)


def _no_act(clauses: Sequence[Clause]) -> bool:
    """Tell whether clauses tell only what an act led to."""
    return all(c.is_result for c in clauses)


def _back_reference(mine: Told, theirs: Told, clauses: Sequence[Clause]) -> list[Evidence]:
    clause = theirs.clause
    if mine.listed and theirs.listed and clause.sentence != mine.clause.sentence:
        return [Evidence("another item of the list", -3.0)]
    if theirs.listed and not mine.listed and clauses[0].kind == "act":
        return [Evidence("an item of the list that it opens", -3.0)]
    if clause.apart:
        return [Evidence("told apart", -3.0)]
    if clause.refers_back and clause.nominal:
        last = max(c.sentence for c in clauses)
        if last == clause.sentence and _no_act(clauses):
            return []  # what caused an effect is found by the grammar of their sentence
        return [Evidence("refers back", 2.0 - 0.1 * min(8, clause.sentence - last))]
    return []


def _places(a: list[Place], b: list[Place], refers_back: bool) -> list[Evidence]:
    if not a or not b:
        return []
    if any(p.name == q.name for p in a for q in b):
        several = {p.name for p in a} != {q.name for q in b} and max(_spread(a), _spread(b)) > WIDE_KM
        return [Evidence("one of several places", 0.3)] if several else [Evidence("same place", 1.2)]
    pairs = [
        (km, (p.radius_km or 0) + (q.radius_km or 0))
        for p in a
        for q in b
        if not (borrowed(p) or borrowed(q)) and (km := km_between(p, q)) is not None
    ]
    if not pairs:
        return [Evidence("other place", -2.0)]
    gaps = [km for km, _ in pairs]
    if min(gaps) <= NEAR_KM:
        return [Evidence("place nearby", 0.5)]
    if all(km > reach + APART_KM for km, reach in pairs):
        return [Evidence("other place", -3.0)]
    if any((p.radius_km or 0) > WIDE_KM for p in (*a, *b)):
        return []
    if refers_back and min(gaps) <= CITY_KM:
        return []  # "the attack" in a quarter of the town
    return [Evidence("other place", -3.0)]


def _spread(places: list[Place]) -> float:
    """Return the greatest distance in kilometres between places of one event."""
    gaps = [km_between(p, q) or 0.0 for i, p in enumerate(places) for q in places[:i] if p.name != q.name]
    return max(gaps, default=0.0)


def _dates(a: DateMention | None, b: DateMention | None) -> list[Evidence]:
    if a is None or b is None or a.first is None or b.first is None:
        return []
    a_last, b_last = a.last or a.first, b.last or b.first
    if (a.first, a_last) == (b.first, b_last):
        return [Evidence("same day", 1.0)]
    if a.first <= b_last and b.first <= a_last:
        return [Evidence("days overlap", 0.2)]
    return [Evidence("other day", -3.0)]


def _hanging(mine: list[DateMention], theirs: list[DateMention]) -> list[Evidence]:
    """Compare times whose days are not known, as far as their words tell: "today" and "yesterday" are two days."""
    same = [s for a in mine for b in theirs if (s := _same_words_of_day(a, b)) is not None]
    if not same:
        return []
    return [Evidence("same day", 1.0) if any(same) else Evidence("other day", -3.0)]


def _same_words_of_day(a: DateMention, b: DateMention) -> bool | None:
    if a.shift is not None and b.shift is not None:
        return a.shift == b.shift
    return a.weekday == b.weekday if a.weekday and b.weekday else None


def _losses(mine: list[LossMention], theirs: list[LossMention]) -> list[Evidence]:
    a = {(x.outcome, x.low, x.high) for x in mine if not x.part}
    b = {(x.outcome, x.low, x.high) for x in theirs if not x.part}
    if not a or not b:
        return []
    if any(x.total for x in mine) != any(x.total for x in theirs):
        return [Evidence("a toll of another span", -3.0)]
    if any((low or 0) > 2 or (high or 0) > 2 for _, low, high in a & b) or _one_figure(mine, theirs):
        return [Evidence("same figures", 2.0)]
    both = {o for o, _, _ in a} & {o for o, _, _ in b}
    return [Evidence("other figures", -0.3)] if both else []


def _one_figure(mine: list[LossMention], theirs: list[LossMention]) -> bool:
    """Tell whether one tells barely what the other bounds: "30 killed", "at least 30 were killed"."""
    return any(
        x.outcome == y.outcome and max(x.low or 0, x.high or 0) > 2 and (bare_of(x, y) or bare_of(y, x))
        for x in mine
        for y in theirs
        if not (x.part or y.part)
    )


def _parties(mine: Told, theirs: Told) -> list[Evidence]:
    found = []
    for a, b in zip(mine.parties, theirs.parties, strict=True):
        if a.names and b.names:
            if not a.names.isdisjoint(b.names) or not a.states.isdisjoint(b.states):
                found.append(Evidence(f"same {a.label}", a.weight))
            elif a.known and b.known:
                found.append(Evidence(f"other {a.label}", -3 * a.weight))
    return found


def _state(party: ActorMention) -> str:
    """Return the state that an institution belongs to, else the party itself: "the regime" and "the army" are one
    side.
    """
    return party.id.split(".")[0] if party.id else f"? {party.name}"


def _telling(draft: Draft, clause: Clause) -> list[Evidence]:
    """How the report tells it: headline and lead, neighbours, frames, an effect beside its cause."""
    found = []
    sentences = draft.resolved.analysis.sentences
    first = draft.clauses[0]
    gap = clause.sentence - max(c.sentence for c in draft.clauses)
    body = draft.resolved.opening()
    from_headline = sentences[first.sentence].zone == "headline" and sentences[clause.sentence].zone == "body"
    if from_headline and clause.sentence - body <= 1:
        found.append(Evidence("headline and lead", 1.6))
    found += _effect(draft, clause, gap)
    if draft.clauses[0].sentence <= body + 1 and 0 < clause.sentence - body <= OPENING and gap > 0 and not clause.apart:
        found.append(Evidence("opening of the report", 0.8))
    if clause.kind != "effect" and gap == 0 and not clause.nominal and not first.nominal:
        found.append(Evidence("another verb of the sentence", -0.8))
    if cited(draft, clause) and clause.mode and clause.mode not in UNLIKE and not clause.apart:
        found.append(Evidence("retold by a source", 1.3 if clause.mode in AT_ONCE else 0.6))
    if {clause.frame, first.frame} & {"planned", "hypothetical"} and clause.frame != first.frame:
        found.append(Evidence("told as planned", -2.0))
    if "background" in (clause.frame, first.frame) and clause.frame != first.frame and not clause.refers_back:
        found.append(Evidence("told as background", -0.5))
    countries = {p.name for p in draft.places if not fine(p)}
    if (
        countries
        and 0 < gap <= 2
        and countries >= {draft.resolved.places[i].name for i in clause.places} != set()
        and not clause.nominal
    ):
        found.append(Evidence("the count broken down by country", 0.6))
    if gap > 4:
        found.append(Evidence("far apart", -0.3))
    if clause.head.end - clause.head.start > 3 and _word(draft, clause) in {_word(draft, c) for c in draft.clauses}:
        found.append(Evidence("same word", 0.5))
    return found


def _effect(draft: Draft, clause: Clause, gap: int) -> list[Evidence]:
    """A toll or damage goes with the act of its sentence, or, told with no more, with the one told before."""
    theirs, ours = clause.is_result, _no_act(draft.clauses)
    if (theirs == ours and not theirs) or _total(draft, clause) or any(x.total for x in draft.losses):
        return []
    if gap == 0 and theirs != ours and draft.types | {clause.type} <= VIOLENT:
        return [Evidence("effect and act of one sentence", 1.7)]
    if theirs and not (clause.actors or clause.places or clause.dates):
        reason = "effect beside its act" if gap <= 1 else "toll with no act of its own"
        return [Evidence(reason, 1.7 - 0.05 * min(gap, 4))]
    return []


def _total(draft: Draft, clause: Clause) -> bool:
    return any(draft.resolved.analysis.losses[i].total for i in clause.losses)


def _word(draft: Draft, clause: Clause) -> str:
    return clause.head.of(draft.resolved.text).lower().rstrip("s")
