"""Clauses: each mention of an act in a report, with the parties, places, days and losses that belong to it.

An act is found once: a light verb lends its subject to the noun ("carried out an attack"), an effect is taken into
the act that caused it ("a strike destroyed"), a verb into the noun that is its subject ("a bombing struck a crowd").
What lies in a sentence belongs to the act that governs it in the parse.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass, Triggers
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.belonging import Belonging
from dateline.languages.en.clauses.joining import Joining
from dateline.languages.en.clauses.moods import Mood, mood_of
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.clauses.surroundings import quoting
from dateline.languages.en.clauses.triggering import find_triggers
from dateline.languages.en.grammar import is_nominal
from dateline.languages.en.parse import Parsed
from dateline.model import Attribution, DateMention, LossMention, PlaceMention, Span
from dateline.model.analysis import Clause, Sentence

# What a word is taken for that names an event no trigger tells.
_WHERE = dict.fromkeys(("in", "at", "near", "inside", "outside", "around", "across", "on", "to", "into"), "place")
_EVENT = TriggerClass(id="event", type=None, mode=None, kind="act", roles=_WHERE, needs=(), exclude=())
_SAID = replace(_EVENT, id="said", kind="speech")


@dataclass(eq=False)
class ClauseReader(Joining, Belonging):
    """Reads the clauses of one report out of all that was found in it."""

    parsed: Parsed
    triggers: Triggers
    parties: PartyReader
    sentences: Sequence[Sentence]
    places: Sequence[PlaceMention]
    dates: Sequence[DateMention]
    losses: Sequence[LossMention]
    attributions: Sequence[Attribution]

    def __post_init__(self) -> None:
        self.kinds = self.triggers.kinds
        self.by_token: dict[int, Act] = {}
        self.place_at = _by_token(self.parsed, [p.span for p in self.places])
        self.quoted = quoting(self.parsed)
        self.date_tokens = self._tokens(d.span for d in self.dates)
        told = self.attributions
        self.cues = self._tokens(c for a in told if not a.rule.startswith("attitude") for c in a.cue)
        self.silences = self._tokens(c for a in told if a.rule.startswith("silence") for c in a.cue)
        self.sources = self._tokens(s for a in told for s in a.source)

    def clause_of(self, event: Sequence[int]) -> Clause | None:
        """Return the clause of an event by its tokens; where no trigger names it, it is taken for an act all the
        same.
        """
        acts = self._acts()
        asked = next((a for a in acts if a.head.i in event), None) or next(
            (a for a in acts if any(a.first <= i <= a.last for i in event)), None
        )
        if asked is None:
            if not event:
                return None
            head = min((self.parsed.doc[i] for i in event), key=lambda t: sum(1 for _ in t.ancestors))
            asked = Act(head, _SAID if head.i in self.cues else _EVENT, None, event[0], event[-1], "asked")
            acts = sorted([*acts, asked], key=lambda a: a.head.i)
        self._settle(acts, asked)
        return self._clause(asked.root, asked.head)

    def _acts(self) -> list[Act]:
        return find_triggers(self.parsed, self.triggers, self.date_tokens, self.place_at)

    def _tokens(self, spans: Iterable[Span]) -> set[int]:
        return {i for span in spans for i in self.parsed.tokens(span)}

    def read(self) -> tuple[Clause, ...]:
        """Return the clauses in the order of the text."""
        kept = self._settle(self._acts())
        clauses = [self._clause(act) for act in kept]
        clauses += [self._toll(i) for i in sorted(set(range(len(self.losses))) - {j for a in kept for j in a.losses})]
        fought = {c.sentence for c in clauses if c.type == "ASSAULT" and not c.is_result}
        tolls = {c.sentence for c in clauses if c.type == "LOSS"}
        peaceful = {i for i in tolls if not fought & {i - 1, i} and self._by_accident(i)}
        kept_clauses = [c for c in clauses if c.type != "LOSS" or c.sentence not in peaceful]
        return tuple(sorted(kept_clauses, key=lambda c: c.trigger))

    def _settle(self, acts: list[Act], asked: Act | None = None) -> list[Act]:
        """Join the acts and fill what belongs to each; return those that stand alone, ``asked`` for among them."""
        by_token = self.by_token = {act.head.i: act for act in acts}
        for act in acts:
            self._absorb(act, by_token)
        root = asked.root if asked else None
        if root is not None and root.cls.kind == "light":
            root.cls = _EVENT
        kept = [act for act in acts if act is root or (act.into is None and self._stands(act))]
        owners = {i: act for act in kept for i in range(act.first, act.last + 1)}
        owners |= {a.head.i: a.root for a in acts if a.root.cls.kind != "light"}
        for act in sorted(acts, key=lambda a: a.into is not None):  # an act's own roles before its effects'
            if act.root.cls.kind != "light":
                self._roles(act, owners)
        self._own(owners, kept)
        if self.parties.coreference:
            self._taken_up(kept)
        self._same_place(kept)
        if asked is None:  # a guess that only the making of claims can put right
            self._countries(kept)
        for act in kept:
            if act.cls.type == "ASSAULT" and act.mode in ("capture", "offensive"):
                self._holders(act)
        return kept

    def _stands(self, act: Act) -> bool:
        """Tell whether an act makes a clause of its own."""
        if act.cls.kind == "light" or self._only_describes(act) or self._spoken_of(act):
            return False
        if act.cls.kind == "speech" and act.head.i in self.silences:
            return False
        return not (act.cls.type == "LOSS" and is_nominal(act.head) and not act.taken)

    def _by_accident(self, sentence: int) -> bool:
        """Tell whether a sentence and the one before it tell of an accident or of nature, and of no fighting."""
        spans = [s.span for s in self.sentences[max(0, sentence - 1) : sentence + 1]]
        words = [self.parsed.doc[i] for span in spans for i in self.parsed.tokens(span)]
        kinds = {
            kind
            for token in words
            if token.pos_ != "VERB" and token.lower_ != "fire"
            for kind in self.kinds.get(token.lemma_.lower(), ())
        }
        if not kinds & {"accident", "nature"}:
            return False
        armed = any((a := self.parties.known(t)) is not None and a.kind not in ("state", "person") for t in words)
        return not armed and not kinds & {"armed-actor", "weapon", "attack"}

    def _clause(self, act: Act, asked: Token | None = None) -> Clause:
        mood: Mood = mood_of(act.head, act.light)
        alone = act.cls.alone if act.mode is None else None  # a means tells an act: "killed by a car bomb"
        span = self.parsed.span(act.first, act.last)
        return Clause(
            trigger=span,
            head=self.parsed.span(act.head.i, act.head.i),
            trigger_class=act.cls.id,
            kind=act.cls.kind,
            type=alone if alone and not act.actors and not _told_with(act) else act.cls.type or "ASSAULT",
            mode=act.mode,
            sentence=self._sentence(span),
            actors=tuple(act.actors),
            recipients=tuple(act.recipients),
            places=tuple(sorted(act.places)),
            dates=tuple(sorted(act.dates)),
            losses=tuple(sorted(act.losses)),
            negated=mood.negated,
            frame=mood.frame,
            tense=mood.tense,
            refers_back=mood.refers_back,
            apart=mood.apart or self._said_besides(act.head),
            nominal=is_nominal(act.head) and act.light is None,
            rule=act.rule,
            around=self._around(act.head),
            ties=self._ties(act, asked or act.head),
        )


def _told_with(act: Act) -> bool:
    """Tell whether an effect took in an act, not only further effects: "killed in clashes", not "killed or driven
    out".
    """
    return any(not t.is_result or _told_with(t) for t in act.taken)


def _by_token(parsed: Parsed, spans: Sequence[Span]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for i, span in enumerate(spans):
        for token in parsed.tokens(span):
            table.setdefault(token, []).append(i)
    return table
