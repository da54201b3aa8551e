"""Who stands behind a claim: the attributions that cover its words, nested ones joined to one chain."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from dateline.extract.draft import SPEECH, Draft, Resolved
from dateline.extract.sources import SourceNames
from dateline.extract.voices import is_force, is_self, is_side
from dateline.model import Attribution, LossMention, Span, Statement, Words
from dateline.model.analysis import Clause
from dateline.resolve.identities import Identities

DEEDS = {"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "AID", "SUPPORT"}
OWN_DEEDS = DEEDS - {"AID", "SUPPORT"}  # what an outlet that is a side claims; its help and backing it tells plainly
TOLD_OF_US = {"ASSAULT", "MOBILIZE", "RETREAT", "LOSS"}  # what a force's communique tells without naming a doer
FIGHTING = {"alliance", "armed-group", "fighters", "force", "forces", "police"}  # whose losses a side owns up to
IRREGULAR = {"armed-group", "fighters"}
WORDS = SPEECH - DEEDS  # their speaker is no source for them
# Stances on what others have put forward: without an act of their own they belong to the event told before.
ABOUT_OTHERS = {"doubts", "denies", "silent", "confirms", "admits"}
PUT_FORWARD = {"asserts", "confirms", "admits", "claims"}
# Rules of attributions that put no event forward: what somebody feels, does by speaking, or calls a thing.
NO_STATEMENT = ("attitude", "adjective", "act:", "verb:call", "verb:dub", "verb:label", "verb:brand", "verb:rate")
# Rules of those who come upon something within what another tells.
FINDING = ("verb:discover", "verb:find", "verb:learn")
# Negated, these are no silence about an event.
UNFOUND = ("verb:document", "verb:find", "verb:show", "verb:determine", "verb:describe")
NEARBY = 600  # characters after an event within which what is said without an act is about it
SHORT = 20  # characters: "comment", "the reports", not a matter told at length
# What an event is dated by is known, not put forward; "since Monday" only dates.
SINCE = re.compile(
    r"\bsince (?![\d]|[A-Z]?[a-z]*day\b|then\b|early\b|late\b|last\b|yesterday\b|[A-Z][a-z]+ \d)[^,.;\"]*$"
)
EITHER = re.compile(r"\beither [A-Z]\w+ or [A-Z]\w+|^[A-Z][\w ]+ or [A-Z]\w+")
# "its fighters ...", "it had ...": a source's own deed.
OWN = re.compile(
    r"(?:\b(?:its|our|their) (?:own )?(?:air |security )?(?:aircraft|army|artillery|fighters|forces?|helicopters|jets|"
    r"men|members|militants|planes|soldiers|troops|units?|warplanes)|\b(?:it|they|we)) (?:had |has |have )?(?:also )?$"
)
OFFICES = (
    (
        re.compile(r"\b(?:army|military|[Cc]ol(?:onel)?|[Ll]ieutenant|Lt|[Bb]rig(?:adier)?|Maj\.? Gen|air force)\b"),
        "army",
    ),
    (re.compile(r"\b[Dd]efen[cs]e [Mm]inist(?:er|ry)\b"), "defence ministry"),
    (re.compile(r"\b[Ii]nterior [Mm]inist(?:er|ry)\b"), "interior ministry"),
    (re.compile(r"\bpolice\b"), "police"),
)
PRONOUNS = {"he", "she", "it", "they", "his", "her", "its", "their", "we", "i"}


class Sources:
    """The attributions of one report, with whom its sources speak for."""

    def __init__(self, resolved: Resolved, drafts: list[Draft], identities: Identities) -> None:
        self.resolved, self.identities = resolved, identities
        self.attributions = [a for a in resolved.analysis.attributions if _puts_forward(a)]
        self.names = SourceNames(resolved, identities)
        self.sides = self._sides()
        self.added: dict[int, list[Attribution]] = defaultdict(list)
        self.seconded: dict[int, list[Attribution]] = defaultdict(list)
        self._leave_over(drafts)

    def statements(self, draft: Draft) -> tuple[Statement, ...]:
        """Return the statements behind a claim, the outlet's own voice where nobody is cited."""
        found: dict[tuple[tuple[str, ...], str], Statement] = {}
        voiced = doubted = False  # some mention is told in the outlet's own voice, and leaves open who did it
        chains = []
        for clause in draft.clauses:
            covering = _chains([a for a in self.attributions if self._tells(a, clause)])
            telling = [c for c in covering if c[-1].stance != "doubts" or c[-1].chain]
            voiced = voiced or all(chain[-1].stance == "claims" for chain in telling)
            chains += covering
            if self._either(clause):
                chains += [[*c[:-1], replace(c[-1], stance="doubts")] for c in covering if c[-1].stance == "asserts"]
                doubted = doubted or not covering
        chains += [[a] for a in self.added.get(id(draft), [])]
        speakers = {a.id for a in draft.actors if a.id} if draft.types & WORDS else set()
        for chain in chains:
            statement = self._statement(draft, chain)
            if statement is None or (len(statement.ids) == 1 and speakers & self._speaks_for(statement)):
                voiced = True
            else:
                found.setdefault((statement.source, statement.stance), statement)
        for statement in self._seconding(draft, found.values()):
            found.setdefault((statement.source, statement.stance), statement)
        if doubted:
            found.setdefault(((), "doubts"), Statement((), "doubts", None, (), "one or the other"))
        kept = [s for s in _without_repeats(list(found.values())) if not self._echoes(s, found.values())]
        if any(s.source and not _leaves_voice(s, voiced) for s in kept):
            return tuple(kept)
        own = (Statement((), self._own_stance(draft), None, (), "outlet's own voice"),)
        return (*(own if voiced or not kept else ()), *kept)

    def giver(self, draft: Draft, loss: LossMention, statements: Iterable[Statement]) -> tuple[str, ...] | None:
        """Return the chain that gives a figure, where a claim has several sources and one alone says these words."""
        cited = {s.source for s in statements if s.source and s.stance in PUT_FORWARD}
        if len(cited) < 2:
            return None
        same = [m for m in draft.losses if (m.outcome, m.low, m.high) == (loss.outcome, loss.low, loss.high)]
        givers: set[tuple[str, ...]] = set()
        for mention in same:
            chains = _chains([a for a in self.attributions if not a.carried and _covers(a, mention.span)])
            told = {s.source for chain in chains if (s := self._statement(draft, chain))} & cited
            if not told:
                return None  # somebody gives it whom the words do not name
            givers |= told
        return givers.pop() if len(givers) == 1 else None

    def _either(self, clause: Clause) -> bool:
        """Tell whether a clause leaves open which of two did it: "Russian or Syrian warplanes"."""
        text = self.resolved.text
        spans = sorted(self.resolved.analysis.actors[i].span for i in clause.actors)
        if any(text[a.end : b.start].strip() == "or" for a, b in pairwise(spans)):
            return True
        return any(EITHER.search(s.of(text)) for s in spans) or bool(EITHER.search(text[: clause.trigger.start][-60:]))

    def _tells(self, attribution: Attribution, clause: Clause) -> bool:
        """Tell whether an attribution puts a clause forward, not only names what is known ("since the war began")."""
        if not _covers(attribution, clause.trigger):
            return False
        if attribution.carried:
            return False  # between two sentences of one source a reporter mostly tells what is known
        start = self.resolved.analysis.sentences[clause.sentence].span.start
        return not SINCE.search(self.resolved.text[start : clause.trigger.start])

    def _statement(self, draft: Draft, chain: list[Attribution]) -> Statement | None:
        """Turn nested attributions, outermost first, into one statement; ``None`` where nobody is named."""
        inner = chain[-1]
        while len(chain) > 1 and chain[-1].rule.startswith(FINDING):
            chain = chain[:-1]  # who found it is part of what is told: "the monitor said that villagers had found ..."
            inner = chain[-1]
        kept = list(dict.fromkeys(s for a in chain for link in a.chain for s in self.names.through(link)))
        if not kept and inner.stance != "doubts":
            return None
        names, ids = tuple(n for n, _ in kept), tuple(i for _, i in kept)
        stance = inner.stance
        if stance == "asserts" and names:
            outlet = ids[-1] is not None and self.identities.is_outlet(ids[-1])
            if not outlet:
                stance = self._of_own_side(draft, {ids[-1], *self.sides[names[-1]]})
            elif self.identities.is_mouthpiece(ids[-1]):
                stance = self._of_own_side(draft, {ids[-1]})
        cue = Words(inner.cue[0], inner.cue[0].of(self.resolved.text)) if inner.cue else None
        pronoun = bool(inner.source) and inner.source[-1].of(self.resolved.text).lower() in PRONOUNS
        return Statement(names, stance, cue, ids, inner.rule + (" (pronoun)" if pronoun else ""))

    def _speaks_for(self, statement: Statement) -> set[str]:
        """Return the last link of a statement's chain and whom it speaks for ("the Russian foreign minister")."""
        parties = {statement.ids[-1], *self.sides[statement.source[-1]]} if statement.source else set()
        known = {p for p in parties if p}
        return known | {above for p in known for above in self.identities.parents(p)}

    def _echoes(self, statement: Statement, statements: Iterable[Statement]) -> bool:
        """Tell whether a mouthpiece only repeats what its side is said to claim ("Amaq said", "IS claimed")."""
        if statement.stance != "claims" or not statement.ids or not statement.ids[-1]:
            return False
        above = self.identities.parents(statement.ids[-1]) if self.identities.is_outlet(statement.ids[-1]) else ()
        return any(s.stance == "claims" and s.ids and s.ids[-1] in above for s in statements)

    def _own_stance(self, draft: Draft) -> str:
        """Return ``claims`` where the outlet itself is a side that tells its own deed."""
        doers = {a.id for a in draft.actors if a.id}
        outlet = self.resolved.analysis.report.outlet
        sides = set(self.resolved.outlet_parties)
        if not draft.types & OWN_DEEDS or not (sides or is_side(outlet)):
            return "asserts"
        ours = self._same_side(sides, doers) or any(is_self(a.name, outlet) for a in draft.actors)
        # In a force's communique troops whose side is not said ("units", "a patrol") are its own.
        ours = ours or (is_force(outlet) and any(a.id is None and a.kind == "forces" for a in draft.actors))
        # A side's communique that leaves out who did it tells of its own: "Six drones were shot down."
        hurt = self._same_side(sides, {a.id for a in draft.recipients if a.id})
        told = is_force(outlet) and bool(draft.types & TOLD_OF_US) and not draft.actors and not hurt
        return "claims" if ours or told else "asserts"

    def _of_own_side(self, draft: Draft, source: set[str | None]) -> str:
        """Return ``claims`` for a side that tells its own deed, ``admits`` for its own loss, else ``asserts``."""
        sides = {s for s in source if s}
        if any(map(self.identities.watches, sides)):
            return "asserts"
        sides |= {above for s in sides if not self._of_state(s) for above in self.identities.parents(s)}
        if not sides or not draft.types & (DEEDS | {"LOSS"}):
            return "asserts"
        if self._same_side(sides, {a.id for a in draft.actors if a.id}) or self._of_us(draft):
            return "claims"
        hurt = [a for a in draft.recipients if a.kind in FIGHTING]
        if self._same_side(sides, {a.id for a in hurt if a.id}):
            return "admits" if draft.losses else "asserts"
        # Whom a force tells to be beaten without telling by whom, it beat: "80 rebels were destroyed, the army said."
        beaten = any(a.kind in IRREGULAR for a in hurt) and not draft.actors and bool(draft.types & TOLD_OF_US)
        return "claims" if beaten and any(map(self.identities.is_force, sides)) else "asserts"

    def _of_state(self, source: str) -> bool:
        """Tell whether a source is a state's news outlet: it reports on the state's forces, a group's mouthpiece
        speaks for it.
        """
        owner = self.identities.actor(source) if self.identities.is_outlet(source) else None
        return owner is not None and owner.kind in ("state", "government")

    def _of_us(self, draft: Draft) -> bool:
        """Tell whether a deed of nobody known is the source's own ("its fighters shelled ...", "we have ...")."""
        if any(a.id for a in draft.actors):
            return False
        clause = draft.clauses[0]
        start = self.resolved.analysis.sentences[clause.sentence].span.start
        before = self.resolved.text[start : clause.trigger.start].lower()
        return bool(OWN.search(before)) or (not draft.losses and "we" in before.split())

    def _same_side(self, sides: set[str], parties: Iterable[str]) -> bool:
        return any(p in sides or sides & set(self.identities.parents(p)) for p in parties)

    def _sides(self) -> dict[str, set[str | None]]:
        """Return, by source's name, the known parties it is named with: "Pentagon spokesman Jeff Davis"."""
        sides: dict[str, set[str | None]] = defaultdict(set)
        for attribution in self.attributions:
            if not attribution.chain:
                continue
            named = self.names.of(attribution.chain[-1])
            if named is None:
                continue
            name = named[0]
            for mention in self.resolved.analysis.actors:
                if mention.id and any(s.overlaps(mention.head) for s in attribution.source):
                    sides[name].add(mention.id)
            if not sides[name] and not named[1] and name[:1].isupper():
                sides[name] |= self._by_office(attribution)
        return sides

    def _by_office(self, attribution: Attribution) -> set[str | None]:
        """Return the force of the report's country that somebody holds office in: "a military source", "Colonel X"."""
        words = " ".join(s.of(self.resolved.text) for s in attribution.source)
        found = (self.identities.office(force, self.resolved.home) for held, force in OFFICES if held.search(words))
        return {id for id in found if id}

    def _adds(self, attribution: Attribution, draft: Draft) -> bool:
        """Tell whether somebody adds to an event without an act: "a doctor spoke of 12 dead", "a reporter saw ..."."""
        if attribution.stance != "asserts" or not attribution.chain:
            return False
        if attribution.rule.startswith("witness:"):
            return bool(draft.types & {"ASSAULT", "LOSS"})
        losses = (m for m in self.resolved.analysis.losses if not m.total and m.outcome in ("killed", "injured"))
        return bool(draft.losses) and any(_covers(attribution, m.span) for m in losses)

    def _leave_over(self, drafts: list[Draft]) -> None:
        """Give what is said about an event without naming it again to the last violent event or move told before.

        What is neither a toll, nor seen, nor a stance on what others say only seconds the house that tells the event.
        """
        able = [d for d in drafts if d.types & (DEEDS | {"LOSS", "SANCTION"})]
        for attribution in self.attributions:
            said = attribution.content or attribution.cue  # "has not commented" says no more
            about_others = attribution.stance in ABOUT_OTHERS
            if not said or attribution.carried or not (about_others or attribution.chain):
                continue
            if attribution.rule.startswith("adjective:"):
                continue
            if attribution.stance == "silent" and _extent(attribution) > SHORT:
                continue  # silent on some detail of its own, not on the event
            if any(_covers(attribution, c.trigger) for d in drafts for c in d.clauses):
                continue
            at = said[0].start
            before = [(c.trigger.start, i) for i, d in enumerate(able) for c in d.clauses if c.trigger.start < at]
            if not before:
                continue
            last, i = max(before)
            if at - last > NEARBY:
                continue
            if about_others or self._adds(attribution, able[i]):
                self.added[id(able[i])].append(attribution)
            elif attribution.stance == "asserts":
                self.seconded[id(able[i])].append(attribution)

    def _seconding(self, draft: Draft, told: Iterable[Statement]) -> list[Statement]:
        """Return the statements of those who speak for a house that is cited: its director goes on about the event."""
        houses = {s.ids[-1] for s in told if s.ids and s.stance == "asserts"}
        found = [s for a in self.seconded.get(id(draft), []) if (s := self._statement(draft, [a])) is not None]
        return [s for s in found if s.ids and s.ids[-1] and self.identities.house(s.ids[-1]) in houses - {None}]


def _puts_forward(attribution: Attribution) -> bool:
    """Tell whether an attribution says anything about an event: not an attitude, not speech that is itself the deed."""
    if attribution.stance == "silent" and attribution.rule.startswith(UNFOUND):
        return False
    doubted = attribution.stance == "doubts" and attribution.rule.startswith("adjective:")
    return doubted or not attribution.rule.startswith(NO_STATEMENT)


def _leaves_voice(statement: Statement, voiced: bool) -> bool:
    """Tell whether the outlet still tells the event itself: others only deny or doubt it, or own to what it tells."""
    if statement.stance in ABOUT_OTHERS - {"confirms"}:
        return True
    if statement.stance == "confirms":
        return voiced  # it backs what the outlet tells
    return voiced and statement.stance == "claims" and statement.rule.startswith("verb:claim")


def _without_repeats(statements: list[Statement]) -> list[Statement]:
    """Drop what a fuller chain says too: a pronoun's "he said" after "he told X", an agency beside whom it quotes."""
    kept = []
    for s in statements:
        fuller = [o for o in statements if o is not s and o.stance == s.stance and len(o.source) > len(s.source) > 0]
        repeats = any(o.source[: len(s.source)] == s.source for o in fuller)
        repeats = repeats or any(o.source[-len(s.source) :] == s.source for o in fuller)
        if not repeats:
            kept.append(s)
    return kept


def _covers(attribution: Attribution, trigger: Span) -> bool:
    return any(span.start <= trigger.start < span.end for span in attribution.content)


def _chains(covering: list[Attribution]) -> list[list[Attribution]]:
    """Group attributions that cover a trigger into chains, outermost first; others stand side by side."""
    chains: list[list[Attribution]] = []
    for attribution in sorted(covering, key=_extent, reverse=True):
        for chain in chains:
            if any(c.covers(s) for c in chain[-1].content for s in attribution.source) and attribution.chain:
                chain.append(attribution)
                break
        else:
            chains.append([attribution])
    return chains


def _extent(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
