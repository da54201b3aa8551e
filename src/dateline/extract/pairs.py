"""Two mentions of acts as features for the learned layer: do they tell one event?"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from dateline.extract.draft import Draft, Resolved, cited
from dateline.extract.evidence import Evidence, Told, between
from dateline.extract.features import Bag
from dateline.extract.scenes import Scenes
from dateline.model import Span
from dateline.model.analysis import VIOLENT, Clause, Sentence

_WORD = re.compile(r"[^\W\d_][\w'-]+")
_NUMBER = re.compile(r"\d[\d,.]*")
_LONG = 4  # letters from which on a word tells what a sentence is about
_STEM = 7  # letters by which two forms of a word are one
_BEFORE = ("det=", "amod=", "after ", "advmod=", "advmod above=", "mark=")
_BEFORE_FIRST = ("det=", "amod=", "after ")
_SLOTS = ("places", "dates", "actors", "recipients", "losses")
_COMMON = frozenset(
    """that this with from have been were which their they them after said also more than into over about there would
    could other some when where while being these those what your only such most many against between through during
    before under including according""".split()  # noqa: SIM905
)
_Figure = tuple[str, int | None, int | None]


@dataclass(frozen=True)
class _Told:
    """What a sentence holds that another telling of the same event may repeat."""

    words: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    losses: frozenset[_Figure]
    sites: frozenset[str]


class _Nature(NamedTuple):
    """What a mention is by itself: few enough to be compared once for all reports."""

    type: str
    trigger_class: str
    mode: str | None
    kind: str
    nominal: bool
    tense: str | None
    frame: str | None
    refers_back: bool
    apart: bool
    negated: bool
    cited: bool

    @classmethod
    def of(cls, clause: Clause, cited: bool) -> "_Nature":
        """Read a mention; ``cited`` tells whether somebody is cited for it."""
        return cls(
            clause.type,
            clause.trigger_class,
            clause.mode,
            _kind(clause),
            clause.nominal,
            clause.tense,
            clause.frame,
            clause.refers_back,
            clause.apart,
            clause.negated,
            cited,
        )


class Pairs:
    """The mentions of one report, to be compared; ``clauses`` in the order of the text.

    ``weighed`` are the features that a model has a weight for: of what stands around a mention no others are kept.
    """

    def __init__(self, resolved: Resolved, clauses: Sequence[Clause], weighed: Container[str] | None = None) -> None:
        self.resolved = resolved
        self.sentences = resolved.analysis.sentences
        self.starts = [sentence.span.start for sentence in self.sentences]
        self.order = {id(clause): i for i, clause in enumerate(clauses)}
        single = {id(clause): Draft(resolved, [clause]) for clause in clauses}
        self.cited = {key: cited(draft, draft.clauses[0]) for key, draft in single.items()}
        self.alone = {key: Told.by(draft) for key, draft in single.items()}
        self.nature = {id(c): _Nature.of(c, self.cited[id(c)]) for c in clauses}
        self.word = {id(clause): clause.head.of(resolved.text).lower().rstrip("s")[:6] for clause in clauses}
        self.filled = {id(c): tuple(bool(getattr(c, slot)) for slot in _SLOTS) for c in clauses}
        self.as_first = {id(c): _around("first", c, _BEFORE_FIRST, weighed) for c in clauses}
        self.as_second = {id(c): _around("second", c, _BEFORE, weighed) for c in clauses}
        self.body = resolved.opening()
        self.turned = list(accumulate(s.turns for s in self.sentences))  # how often by the end of each sentence
        self.scenes = Scenes(resolved, clauses)
        self.shared: dict[tuple[int, int], Bag] = {}  # what two sentences have in common, once asked for
        self.held: dict[tuple[int, int], list[Evidence]] = {}
        analysis = resolved.analysis
        named = self._by_sentence((p.span, resolved.places[i].name) for i, p in enumerate(analysis.places))
        acting = self._by_sentence((m.head, m.id) for m in analysis.actors if m.id)
        losses = self._by_sentence((x.span, (x.outcome, x.low, x.high)) for x in analysis.losses)
        self.told = {
            i: _told(self.sentences[i], resolved.text, frozenset(named[i]), frozenset(acting[i]), frozenset(losses[i]))
            for i in {c.sentence for c in clauses}
        }

    def comparable(self, first: Clause, second: Clause) -> bool:
        """Tell whether two mentions may be one event at all: across sentences only acts of one kind, with hardly
        an exception among the coded ones.
        """
        return first.sentence == second.sentence or _types(first.type, second.type) != "differs"

    def evidence(self, first: Clause, second: Clause) -> list[Evidence]:
        """Return what the rules hold for or against two mentions, the earlier one first."""
        key = id(first), id(second)
        if key not in self.held:
            self.held[key] = between(self.alone[key[0]], self.alone[key[1]], (first,))
        return self.held[key]

    def features(self, first: Clause, second: Clause) -> Bag:
        """Describe two mentions, the earlier one first."""
        gap = second.sentence - first.sentence
        kinds = f"{_kind(first)}/{_kind(second)}"
        apart = self.order[id(second)] - self.order[id(first)] - 1
        bag = _natures(self.nature[id(first)], self.nature[id(second)]) | _places(min(gap, 6), min(apart, 4), kinds)
        bag |= _filled(self.filled[id(first)], self.filled[id(second)])
        self._plain(bag, first, second)
        bag |= _one_sentence(first, second, kinds) if gap == 0 else self._two_sentences(first.sentence, second.sentence)
        for each in self.evidence(first, second):
            bag[f"evidence {each.reason}"] = 1.0
        bag |= self.scenes.features(first, second)
        bag |= self.as_first[id(first)]
        bag |= self.as_second[id(second)]
        return bag

    def _plain(self, bag: Bag, first: Clause, second: Clause) -> None:
        if self.word[id(first)] == self.word[id(second)]:
            bag["same word"] = bag[f"same word {second.refers_back:d}"] = 1.0
        if first.sentence - self.body <= 1:
            bag["first in lead"] = 1.0
            if second.sentence - self.body <= 4:
                bag["both early"] = 1.0
        if self.headline(first) and not self.headline(second):
            bag["from headline"] = 1.0
            if second.sentence - self.body <= 1:
                bag["headline and lead"] = 1.0

    def headline(self, clause: Clause) -> bool:
        """Tell whether a mention stands in the headline."""
        return self.sentences[clause.sentence].zone == "headline"

    def _two_sentences(self, first: int, second: int) -> Bag:
        known = self.shared.get((first, second))
        if known is None:
            known = self.shared[first, second] = _in_common(self.told[first], self.told[second])
            if self.turned[first] < self.turned[second]:
                known["turned between"] = 1.0
        return known

    def _by_sentence[T](self, told: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
        """Return what each sentence holds whole."""
        found: dict[int, list[T]] = defaultdict(list)
        for span, what in told:
            i = bisect_right(self.starts, span.start) - 1
            if i >= 0 and self.sentences[i].span.covers(span):
                found[i].append(what)
        return found


def _told(
    sentence: Sentence, report: str, places: frozenset[str], actors: frozenset[str], losses: frozenset[_Figure]
) -> _Told:
    text = sentence.span.of(report)
    words = _WORD.findall(text)
    return _Told(
        frozenset(w.lower().rstrip("s")[:_STEM] for w in words if len(w) >= _LONG and w.lower() not in _COMMON),
        frozenset(_NUMBER.findall(text)),
        frozenset(w.rstrip("s") for w in words if w[0].isupper()),
        places,
        actors,
        losses,
        sentence.sites,
    )


@lru_cache(maxsize=1 << 16)
def _natures(a: _Nature, b: _Nature) -> Bag:
    """Compare two mentions by what each is; not to be changed."""
    bag = {
        f"types {a.type}/{b.type}": 1.0,
        f"classes {a.trigger_class}/{b.trigger_class}": 1.0,
        f"modes {a.mode}/{b.mode}": 1.0,
        f"kinds {a.kind}/{b.kind}": 1.0,
        f"type {_types(a.type, b.type)}": 1.0,
        f"mode {_modes(a.mode, b.mode)}": 1.0,
        f"nouns {a.nominal:d}{b.nominal:d}": 1.0,
        f"tenses {a.tense}/{b.tense}": 1.0,
        f"frames {a.frame}/{b.frame}": 1.0,
        f"cited {a.cited:d}{b.cited:d}": 1.0,
    }
    for name, on in {
        "same class": a.trigger_class == b.trigger_class,
        "second refers back": b.refers_back,
        f"second refers back {b.nominal:d}": b.refers_back,
        "first refers back": a.refers_back,
        "second apart": b.apart,
        "first apart": a.apart,
        "one negated": a.negated != b.negated,
    }.items():
        if on:
            bag[name] = 1.0
    return bag


@cache
def _places(gap: int, apart: int, kinds: str) -> Bag:
    """Describe how far apart two mentions stand, in sentences and in mentions between them; not to be changed."""
    bag = {f"gap {gap}": 1.0, f"{kinds} gap {min(gap, 2)}": 1.0, f"between {apart}": 1.0}
    return bag if apart else bag | {f"next {kinds}": 1.0}


def _around(which: str, clause: Clause, begins: tuple[str, ...], weighed: Container[str] | None) -> Bag:
    names = (f"{which} ~ {name}" for name in clause.around if name.startswith(begins))
    return {name: 1.0 for name in names if weighed is None or name in weighed}


def _in_common(a: _Told, b: _Told) -> Bag:
    shared = len(a.words & b.words)
    bag: Bag = {
        "share of words": shared / max(1, min(len(a.words), len(b.words))),
        "words shared": min(6, shared) / 6,
        "names shared": min(4, len(a.names & b.names)) / 4,
    }
    if a.numbers & b.numbers:
        bag["number shared"] = 1.0
    for label, mine, theirs in (
        ("losses", a.losses, b.losses),
        ("places", a.places, b.places),
        ("actors", a.actors, b.actors),
        ("sites", a.sites, b.sites),
    ):
        if mine and theirs:
            bag[f"{label} {'differ' if mine.isdisjoint(theirs) else 'shared'}"] = 1.0
    return bag


@cache
def _filled(first: tuple[bool, ...], second: tuple[bool, ...]) -> Bag:
    """Tell which slots either mention fills: among few combinations, each met often."""
    return {f"{slot} {a:d}{b:d}": 1.0 for slot, a, b in zip(_SLOTS, first, second, strict=True)}


def _one_sentence(first: Clause, second: Clause, kinds: str) -> Bag:
    """Describe how two mentions of one sentence hang together in the parse."""
    bag: Bag = {"distance": min(100, second.head.start - first.head.end) / 100}
    for above, below, name in ((first, second, "second under first"), (second, first, "first under second")):
        lemma = next((x.removeprefix("lemma=") for x in above.around if x.startswith("lemma=")), None)
        if lemma and not {f"head={lemma}", f"governed by {lemma}"}.isdisjoint(below.around):
            bag |= {name: 1.0, f"{name} {kinds}": 1.0}
        elif lemma and f"above={lemma}" in below.around:
            bag[f"{name}, further"] = 1.0
    return bag


def _kind(clause: Clause) -> str:
    return "toll" if clause.is_result else clause.kind


def _types(a: str, b: str) -> str:
    if a == b:
        return "same"
    return "both violent" if {a, b} <= VIOLENT else "differs"


def _modes(a: str | None, b: str | None) -> str:
    if not a or not b:
        return "none" if a == b else "one"
    return "same" if a == b else "differs"
