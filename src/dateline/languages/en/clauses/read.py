"""Clauses: each mention of an act in a report, with the parties, places, days and losses that belong to it.

An act is found once: a light verb lends its subject to the noun ("carried out an attack"), an effect is taken into
the act that caused it ("a strike destroyed"), a verb into the noun that is its subject ("a bombing struck a crowd").
What lies in a sentence belongs to the act that governs it in the parse.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass, Triggers
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.belonging import Belonging
from dateline.languages.en.clauses.moods import Mood, mood_of
from dateline.languages.en.clauses.parties import ARMED, PRONOUNS, PartyReader
from dateline.languages.en.clauses.surroundings import surroundings
from dateline.languages.en.clauses.triggering import find_triggers
from dateline.languages.en.grammar import (
    BY,
    MODIFIER,
    OBJECT,
    SUBJECT,
    Relations,
    chain,
    conjuncts,
    is_nominal,
    is_passive,
    relations,
)
from dateline.languages.en.parse import Parsed
from dateline.model import Attribution, DateMention, LossMention, PlaceMention, Span
from dateline.model.analysis import Clause, Sentence


def read_clauses(
    parsed: Parsed,
    triggers: Triggers,
    parties: PartyReader,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceMention],
    dates: Sequence[DateMention],
    losses: Sequence[LossMention],
    attributions: Sequence[Attribution],
) -> tuple[Clause, ...]:
    """Return the clauses of a parsed report in the order of the text."""
    reader = _Reader(parsed, triggers, parties, sentences, places, dates, losses, attributions)
    return reader.read(
        [
            Act(f.head, f.cls, f.mode, f.first, f.last, f.rule)
            for f in find_triggers(parsed, triggers, reader.date_tokens, reader.place_at)
        ]
    )


class _Reader(Belonging):
    def __init__(
        self,
        parsed: Parsed,
        triggers: Triggers,
        parties: PartyReader,
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        dates: Sequence[DateMention],
        losses: Sequence[LossMention],
        attributions: Sequence[Attribution],
    ) -> None:
        self.kinds = triggers.kinds
        self.by_token: dict[int, Act] = {}
        self.parsed, self.parties, self.sentences = parsed, parties, sentences
        self.places, self.dates, self.losses, self.attributions = places, dates, losses, attributions
        self.place_at = _by_token(parsed, [p.span for p in places])
        self.date_tokens = {i for d in dates for i in parsed.tokens(d.span)}
        self.cues = {
            i for a in attributions if not a.rule.startswith("attitude") for c in a.cue for i in parsed.tokens(c)
        }
        self.silences = {
            i for a in attributions if a.rule.startswith("silence") for c in a.cue for i in parsed.tokens(c)
        }
        self.sources = {i for a in attributions for s in a.source for i in parsed.tokens(s)}

    def read(self, acts: list[Act]) -> tuple[Clause, ...]:
        by_token = self.by_token = {act.head.i: act for act in acts}
        for act in acts:
            self._absorb(act, by_token)
        kept = [act for act in acts if act.into is None and act.cls.kind != "light"]
        kept = [act for act in kept if not self._only_describes(act)]
        kept = [act for act in kept if not self._spoken_of(act)]
        kept = [act for act in kept if act.cls.kind != "speech" or act.head.i not in self.silences]
        kept = [act for act in kept if not (act.cls.type == "LOSS" and is_nominal(act.head) and not act.taken)]
        owners = {i: act for act in kept for i in range(act.first, act.last + 1)}
        owners |= {a.head.i: a.root for a in acts if a.root.cls.kind != "light"}
        for act in sorted(acts, key=lambda a: a.into is not None):  # an act's own roles before its effects'
            if act.root.cls.kind != "light":
                self._roles(act, owners)
        self._own(owners, kept)
        self._taken_up(kept)
        self._countries(kept)
        for act in kept:
            if act.cls.type == "ASSAULT" and act.mode in ("capture", "offensive"):
                self._holders(act)
        clauses = [self._clause(act) for act in kept]
        clauses += [self._toll(i) for i in sorted(set(range(len(self.losses))) - {j for a in kept for j in a.losses})]
        fought = {c.sentence for c in clauses if c.type == "ASSAULT" and c.kind not in ("effect", "loss")}
        tolls = {c.sentence for c in clauses if c.type == "LOSS"}
        peaceful = {i for i in tolls if not fought & {i - 1, i} and self._by_accident(i)}
        kept_clauses = [c for c in clauses if c.type != "LOSS" or c.sentence not in peaceful]
        return tuple(sorted(kept_clauses, key=lambda c: c.trigger))

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

    def _only_describes(self, act: Act) -> bool:
        """Tell whether a participle only says which party is meant: "an alliance backed by", "the group fighting
        IS".
        """
        verb = act.head
        if verb.dep_ not in ("acl", "relcl") or verb.head.pos_ not in ("NOUN", "PROPN") or verb.head.i in self.by_token:
            return False
        if verb.dep_ == "relcl" and not any(c.lower_ in ("which", "who", "that") for c in verb.children):
            return False
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        if act.cls.type in ("SUPPORT", "AID", "SANCTION", "THREATEN") and verb.tag_ == "VBN":
            return not helped
        return (verb.tag_ in ("VBG", "VBP", "VBZ") and act.cls.type in ("MOBILIZE", "SUPPORT")) or (
            act.cls.id == "clash" and verb.tag_ == "VBG" and not helped
        )

    def _spoken_of(self, act: Act) -> bool:
        """Tell whether an act is only what an accusation or a demand is about: "accused X of arming", "urged X to stop
        fighting".
        """
        verb = act.head
        if verb.tag_ == "VB" and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in _LETTING:
            return any(a.mode == "access" and a.head.i == verb.head.i for a in self.by_token.values())
        if verb.tag_ != "VBG" or verb.dep_ not in ("pcomp", "xcomp"):
            return False
        above = verb.head if verb.dep_ == "xcomp" else verb.head.head
        outer = next((a for a in self.by_token.values() if above.i in (a.head.i, a.last)), None)
        return outer is not None and outer is not act and outer.cls.type in ("ACCUSE", "REQUEST")

    # -- one act, one clause ------------------------------------------------------------------------------------

    def _absorb(self, act: Act, acts: dict[int, Act]) -> None:
        """Join light verbs, effects and verbs with the noun that names the act."""
        verb = act.head
        if is_nominal(verb):
            self._absorb_noun(act, acts)
            return
        found = relations(verb)
        if act.cls.kind == "light":
            for noun in [t for key in (OBJECT, "on", "in", "under", "to", "with", "of") for t in found.get(key, [])]:
                inner = acts.get(noun.i)
                if (
                    inner
                    and inner.cls.kind != "light"
                    and is_nominal(inner.head)
                    and inner.light is None
                    and inner.into is None
                ):
                    inner.light = verb
                    act.into = inner
                    if abs(inner.head.i - verb.i) <= 7 and inner.head.sent.start == verb.sent.start:
                        inner.first, inner.last = min(inner.first, verb.i), max(inner.last, verb.i)
                    return
            return
        causes = found.get(SUBJECT, []) + found.get(BY, [])
        for noun in causes:
            cause = acts.get(noun.i)
            if cause and cause.root is not act and is_nominal(cause.head) and self._does(cause, act):
                self._take(cause.root, act)
                return
        if (
            verb.dep_ == "acl"
            and verb.head.i in acts
            and self._does(acts[verb.head.i], act)
            and acts[verb.head.i].root is not act
        ):
            self._take(acts[verb.head.i].root, act)  # "battles fought by", "an attack claimed by"
            return
        goes_on = acts.get(verb.head.i) if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") else None
        if goes_on and goes_on.cls.type == act.cls.type and goes_on.cls.kind == act.cls.kind == "posture":
            self._take(goes_on.root, act)  # "have taken positions ..., reaching ..."
            return
        first = acts.get(verb.head.i) if verb.dep_ == "conj" else None
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        both = bool(found.get(OBJECT)) and first is not None and bool(relations(first.head).get(OBJECT))
        if (
            first
            and not own
            and not (both and not is_passive(verb))
            and not self._set_apart(first.head, verb)
            and first.cls.type == act.cls.type == "ASSAULT"
            and first.mode == act.mode
            and first.root is not act
        ):
            self._take(first.root, act)  # "was fired ... and landed"
            return
        larger = self._aim_of(act, acts) or self._detailed_by(act, acts)
        if larger is not None:
            self._take(larger.root, act)
            return
        if act.cls.kind in ("effect", "loss") or act.cls.type == "LOSS":
            cause = self._governing_act(verb, acts) or self._act_inside(act, acts)
            if cause and cause.root is not act and self._joins(cause.root.cls, act.cls):
                self._take(cause.root, act)

    def _set_apart(self, first: Token, second: Token) -> bool:
        """Tell whether two joined verbs each have a place or a day of their own: "was shelled on Monday and bombed on
        Tuesday".
        """
        ours, theirs = self._settings(first), self._settings(second)
        return any(a and b for a, b in zip(ours, theirs, strict=True))

    def _settings(self, verb: Token) -> tuple[bool, bool]:
        """Tell whether a verb's own adjuncts name a place, and whether they name a day."""
        inner = [c for c in verb.children if c.dep_ in ("npadvmod", "advmod")]
        inner += [p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
        return any(t.i in self.place_at for t in inner), any(t.i in self.date_tokens for t in inner)

    def _aim_of(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the campaign whose aim a verb tells: "began an operation to retake X"."""
        verb = act.head
        if verb.tag_ != "VB" or act.cls.type not in ("ASSAULT", "COERCE"):
            return None
        for above in (verb.head, *(c for c in verb.head.children if c.dep_ in ("dobj", "nsubj", "nsubjpass"))):
            found = acts.get(above.i)
            if (
                found
                and found is not act
                and found.root is not act
                and found.cls.kind == "campaign"
                and above.i < verb.i
            ):
                return found
        return None

    def _detailed_by(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the violence that a participle only tells more of: "shelled the town, targeting its market"."""
        verb = act.head
        if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl") or act.cls.type != "ASSAULT":
            return None
        if act.cls.kind not in ("act", "weak") or any(c.dep_ in ("mark", "nsubj", "advmod") for c in verb.children):
            return None
        for above in chain(verb)[:5]:
            found = acts.get(above.i)
            if found and found.cls.kind != "light":
                told = found.root is not act and found.root.cls.type == "ASSAULT" and found.cls.kind in ("act", "weak")
                same = act.mode is None or found.root.mode in (None, act.mode)
                return found if told and same and found.root.mode not in _OTHERS else None
            if above.pos_ == "VERB" and not found:
                return None
        return None

    def _absorb_noun(self, act: Act, acts: dict[int, Act]) -> None:
        noun = act.head
        above = noun.head
        if noun.dep_ == "compound" and above.i in acts and acts[above.i].root is not act:
            self._take(acts[above.i].root, act)
            return
        deal = acts.get(above.i) if noun.dep_ in ("dobj", "nsubjpass") else None
        if deal and deal.cls.type == "AGREE" and deal.root is not act and act.cls.type in ("AGREE", "RETREAT"):
            self._take(deal.root, act)  # "signed a truce"
            return
        if above.dep_ == "prep" or above.pos_ == "ADP":
            outer = acts.get(above.head.i)
            if (
                outer
                and above.lower_ == "in"
                and noun.lemma_ in ("support", "favor", "favour")
                and outer.cls.type not in (None, "SUPPORT")
            ):
                self._take(outer.root, act)
                return
            if (
                outer
                and outer.head.pos_ == "VERB"
                and above.lower_ in ("in", "during", "with", "by")
                and outer.cls.kind == "act"
            ):
                if outer.root is not act and self._joins(outer.cls, act.cls):
                    self._take(outer.root, act)
                return
            if (
                outer
                and outer.cls.type == act.cls.type == "CONSULT"
                and outer.head.pos_ == "VERB"
                and above.lower_ in _VENUE
            ):
                self._take(outer.root, act)  # "discussed the war in a phone call"
                return
            joined = above.lower_ in ("of", "in") and outer is not None and outer.root is not act
            if (
                joined
                and outer
                and is_nominal(outer.head)
                and self._joins(act.cls, outer.cls)
                and outer.cls.kind != "speech"
            ):
                self._take(act, outer.root) if outer.root.cls.kind in ("effect", "loss") else self._take(
                    outer.root, act
                )

    def _act_inside(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the act in an effect's own adjuncts: "were killed in an air raid", "killed and wounded in clashes"."""
        verb = act.head
        beside = [t for t in (verb.head, *verb.head.children, *verb.children) if t.dep_ == "conj" or t.i == verb.head.i]
        for child in (c for t in (verb, *beside) for c in t.children):
            if child.dep_ == "advcl" and child.i in acts and any(c.lower_ in _WHEN for c in child.children):
                return acts[child.i] if acts[child.i].root is not act else None
            if child.lower_ in _CAUSING and child.dep_ == "prep":  # "killed ten by shelling the town"
                doing = [acts[c.i] for c in child.children if c.dep_ == "pcomp" and c.i in acts]
                if doing and doing[0].root is not act and doing[0].cls.kind in ("act", "weak"):
                    return doing[0]
        together = {verb.i, *(t.i for t in beside)}
        for inner in acts.values():
            noun = inner.head
            if inner.root is act or inner.root.cls.kind not in ("act", "weak") or not is_nominal(noun):
                continue
            prep = noun.head
            if (
                prep.lower_ in _CAUSING
                and prep.dep_ in ("prep", "agent")
                and (prep.head.i in together or _within(prep, verb))
            ):
                return inner
        return None

    def _governing_act(self, verb: Token, acts: dict[int, Act]) -> Act | None:
        """Find the act that an effect hangs on: "bombed X, killing 21"; "an attack that killed ten"."""
        if verb.dep_ in ("advcl", "relcl", "acl", "xcomp", "conj", "pcomp"):
            for above in chain(verb)[:6]:
                act = acts.get(above.i)
                if act and act.root.head.i != verb.i:
                    return act if act.cls.kind != "speech" else None
                if above.pos_ == "VERB" and verb.dep_ != "pcomp":
                    break
        if verb.tag_ == "VBG":  # "... , killing 21": what came before it did
            before = [
                a
                for a in acts.values()
                if a.head.sent.start == verb.sent.start and a.head.i < verb.i and a.cls.kind == "act"
            ]
            near = max(before, key=lambda a: a.head.i, default=None)
            if near is not None and near.cls.type == "ASSAULT":
                return near
        return None

    def _does(self, cause: Act, act: Act) -> bool:
        """Tell whether a verb only says what an act of violence, its subject, did: "the strikes suppressed a
        mortar team".
        """
        if act.cls.kind == "speech" or cause.cls.type not in ("ASSAULT", "LOSS"):
            return False
        return act.cls.type not in ("ASSAULT", "LOSS") or self._joins(cause.cls, act.cls)

    @staticmethod
    def _joins(cause: TriggerClass, effect: TriggerClass) -> bool:
        """Tell whether one clause can hold both: an act with its effect, or two words for violence."""
        if cause.kind == "speech" or effect.kind == "speech" or cause.kind == "light" or cause.type == "PROTEST":
            return False
        violent = {"ASSAULT", "LOSS"}
        if cause.type in violent and effect.type in violent:
            return effect.mode not in _OTHERS or cause.mode == effect.mode
        return effect.kind in ("effect", "loss") and cause.type in violent

    @staticmethod
    def _take(into: Act, act: Act) -> None:
        if into is act or into.root is act:
            return
        act.into = into
        into.taken.append(act)
        if into.mode is None and act.cls.type == into.cls.type and act.cls.kind != "effect":
            into.mode = act.mode

    # -- who and whom -------------------------------------------------------------------------------------------

    def _roles(self, act: Act, owners: dict[int, Act]) -> None:
        root = act.root
        found = relations(act.head)
        last = self.parsed.doc[act.last]
        if (
            last.i != act.head.i and last.pos_ in ("VERB", "NOUN") and act.head.pos_ == "VERB"
        ):  # "managed to control": the object is the inner verb's
            for relation, tokens in relations(last).items():
                if relation != SUBJECT and not (relation == MODIFIER and found.get(SUBJECT)):
                    found[relation] += [t for t in tokens if t not in found[relation]]
        if act.light is not None:
            self._light_roles(act, root)
        told = bool(root.recipients)
        for relation, tokens in found.items():
            part = act.cls.roles.get(relation)
            if root is not act and told and act.cls.kind == "effect" and part in ("recipient", "target"):
                continue
            if act.cls.kind == "light" or part is None:
                continue
            if relation == SUBJECT and root is not act and any(t.i in owners for t in tokens):
                continue
            if relation == "at" and part == "target" and root.recipients:
                part = "place"  # "fired on traders at a market"
            if relation == MODIFIER:
                tokens = [t for t in tokens if t.pos_ != "ADJ" or self.parties.known(t)]
            for token in _included(tokens):
                if token.i != act.last or not self._is_weapon(token):  # "fired missiles"
                    self._fill(root, act, part, token, relation)
        if act.cls.type == "ASSAULT" and act.mode == "capture":
            self._driven_out(root, act, found)
        if act.light is None and act.head.dep_ == "pobj" and act.head.head.lower_ == "on":
            self._being_on(root, act)
        if act.cls.kind == "campaign":
            self._aimed_at(root, act)

    def _being_on(self, root: Act, act: Act) -> None:
        """Fill the parts of an act that somebody is at: "the army is on the offensive against the rebels"."""
        verb = act.head.head.head
        if verb.lemma_ not in ("be", "go", "remain", "stay") or verb.pos_ not in ("VERB", "AUX"):
            return
        found = relations(verb)
        for relation in (SUBJECT, "against", "in"):
            part = act.cls.roles.get(relation)
            for token in found.get(relation, []) if part else []:
                self._fill(root, act, part or "none", token, relation)

    def _driven_out(self, root: Act, act: Act, found: Relations) -> None:
        """Add from whom ground was taken where the parse hangs it on the ground: "seized the base from the rebels"."""
        ground = [t for tokens in (found.get(OBJECT, []), found.get("of", [])) for t in tokens]
        ground += [t for t in found.get("from", []) if t.lemma_ in ("control", "hand", "grip", "rule")]
        for thing in ground:
            for name in ("from", "of"):
                for token in relations(thing).get(name, []):
                    party = self.parties.party(token) if not self._place_of(token) else None
                    if party is not None and self._is_side(party) and party not in root.recipients + root.actors:
                        root.recipients.append(party)

    def _aimed_at(self, root: Act, act: Act) -> None:
        """Add against whom a campaign is where a verb of its own tells its aim: "the campaign to defeat X"."""
        verbs = [c for c in act.head.rights if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"]
        if act.light is not None:
            verbs += [c for c in act.light.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]
        for token in (t for v in verbs for t in relations(v).get(OBJECT, [])):
            party = self.parties.party(token) if not self._place_of(token) else None
            if party is not None and self._is_side(party) and party not in root.recipients + root.actors:
                root.recipients.append(party)

    def _is_side(self, party: int) -> bool:
        """Tell whether a party is one that fights: a known force, or fighters that the report describes."""
        mention = self.parties.mentions[party]
        return bool(mention.side) or mention.kind in (ARMED if mention.id else ("fighters", "forces"))

    def _light_roles(self, act: Act, root: Act) -> None:
        verb = act.light
        assert verb is not None
        found = relations(verb)
        suffers = verb.lemma_ in ("suffer", "come", "face", "undergo", "sustain", "receive")
        key = BY if is_passive(verb) else SUBJECT
        for token in _included(found.get(key, [])):
            self._fill(
                root, act, "recipient" if suffers else act.cls.roles.get(SUBJECT, "actor"), token, "light " + key
            )
        for relation in ("against", "on", "at", "in", "near", "with", "from", "to"):
            part = act.cls.roles.get(relation)
            for token in found.get(relation, []):
                if part and token.i != act.head.i:
                    self._fill(root, act, part, token, relation)

    def _fill(self, root: Act, act: Act, part: str, token: Token, relation: str) -> None:
        if part == "content" and act.cls.kind == "posture" and not root.actors and is_passive(act.head):
            part = "actor" if self.parties.kind_of(token) in ("forces", "fighters", "police") else part
        if part in ("none", "topic", "content"):
            return
        at = self._place_of(token)
        if part == "place" or (part == "target" and at):
            if at:
                root.places += [p for p in at if p not in root.places]
                if part == "target" and token.i not in self.place_at:  # "positions of the army in X"
                    self._owner_of_ground(root, token)
            elif part == "place":
                party = self.parties.party(token)  # "seized the headquarters of X": who is driven out
                if party is None or not self.parties.mentions[party].id or party in root.actors:
                    return
                root.recipients += [party] if party not in root.recipients else []
                return
            if at and not (relation == OBJECT and self._struck(token)):
                return
            at = []
        if at and relation in _AT:
            root.places += [p for p in at if p not in root.places]
            return
        if at and not self.parties.known(token):
            if part in ("actor", "recipient", "both"):
                root.places += [p for p in at if p not in root.places] if relation == MODIFIER else []
            return
        if token.i in self.date_tokens:
            return
        pronoun = token.lower_ in PRONOUNS or token.lower_ in _POSSESSIVES
        party = self._antecedent(token, act) if pronoun else self.parties.party(token)
        if party is None and part == "recipient" and token.pos_ == "NOUN" and act.cls.kind == "speech":
            party = self._behind(token)
        if party is None:
            return
        mention = self.parties.mentions[party]
        if part == "actor" and root.cls.type == "ASSAULT" and not mention.id and mention.side != "air force":
            if (
                mention.kind in ("civilians", "things")
                and relation != MODIFIER
                and not _does_it(mention.kind, act, relation)
            ):
                return
            if mention.kind != "fighters" and (
                self._is_weapon(token)
                or not {"vehicle", "aircraft"}.isdisjoint(self.kinds.get(token.lemma_.lower(), ()))
            ):
                return  # a means, not a doer: "missiles wounded"
        if part in ("recipient", "target") and not mention.id and self._means(token):
            return
        if part == "target" and act.cls.id == "attack" and _bare_name(token) and mention.rule == "described":
            return  # "attacked Gao": more likely a place that nobody knows than a person
        slot = root.actors if part in ("actor", "both") else root.recipients
        if (
            relation == MODIFIER
            and part == "actor"
            and self.parties.mentions[party].kind in ("things", "civilians")
            and not self.parties.mentions[party].id
        ):
            slot = root.recipients if self.parties.mentions[party].kind == "civilians" else None  # type: ignore[assignment]
        if (
            slot is not None
            and party not in slot
            and party not in (root.recipients if slot is root.actors else root.actors)
        ):
            slot.append(party)

    def _owner_of_ground(self, root: Act, token: Token) -> None:
        """Let whoever holds the ground that is struck be the one it was done to."""
        party = self.parties.party(token)
        if party is None or party in root.actors + root.recipients:
            return
        mention = self.parties.mentions[party]
        if (mention.id and mention.kind in ARMED) or mention.side:
            root.recipients.append(party)

    def _means(self, token: Token) -> bool:
        """Tell whether a word names what is fired: "launched rockets"."""
        kinds = self.kinds.get(token.lemma_.lower(), ())
        return "weapon" in kinds and "vehicle" not in kinds

    def _struck(self, token: Token) -> bool:
        """Tell whether a place told with a name is a thing of its own too: "burned down a police station in X"."""
        return (
            token.i not in self.place_at and self.parties.kind_of(token) == "things" and not self.parties.known(token)
        )

    def _is_weapon(self, token: Token) -> bool:
        return not {"weapon", "heavy-weapon"}.isdisjoint(self.kinds.get(token.lemma_.lower(), ()))

    def _behind(self, token: Token) -> int | None:
        """Return the known party behind a deed or thing that is blamed or struck: "condemned ISIL's treatment of
        ..."
        """
        for inner in token.subtree:
            if (
                inner.i != token.i
                and self.parties.known(inner)
                and not any(a.pos_ == "VERB" for a in inner.ancestors if a.i in range(token.i, inner.i))
            ):
                return self.parties.party(inner)
        return None

    def _place_of(self, token: Token) -> list[int]:
        """Return the places that a phrase names: its head's own, or those of "the town of X", "villages near Y"."""
        if token.i in self.place_at:
            return (
                [p for t in conjuncts(token) for p in self.place_at.get(t.i, [])][:1]
                if token.dep_ != "conj"
                else self.place_at[token.i]
            )
        if "territory" in self.kinds.get(token.lemma_.lower(), ()):
            inside = self.parsed.subtree(token)
            return [i for i, p in enumerate(self.places) if inside.covers(p.span)]
        return []

    def _antecedent(self, pronoun: Token, act: Act) -> int | None:
        """Return whom a pronoun means: the last party read before it that can do such a thing."""
        if pronoun.lower_ in ("him", "her") and pronoun.dep_ == "dobj":
            return self._speaker(self.parsed.starts[pronoun.i], group=False)  # "he said that guards had beaten him"
        word = _POSSESSIVES.get(pronoun.lower_, pronoun.lower_)
        if word not in ("it", "they", "he", "she", "we", "i") or act.cls.roles.get(SUBJECT) not in ("actor", "both"):
            return None
        start = self.parsed.starts[pronoun.i]
        speaker = self._speaker(start, group=word in ("it", "they", "we"))
        if speaker is not None or word in ("we", "i"):
            return speaker
        before = [(m.head.start, i) for i, m in enumerate(self.parties.mentions) if m.head.end <= start and m.id]
        near = [i for at, i in sorted(before) if start - at < 300]
        return near[-1] if near else None

    def _speaker(self, at: int, group: bool) -> int | None:
        """Return the party that speaks the reported words at an offset: "the group said it had ..." """
        for attribution in self.attributions:
            if attribution.source and any(c.start <= at < c.end for c in attribution.content):
                tokens = self.parsed.tokens(attribution.source[-1])
                for i in tokens:
                    token = self.parsed.doc[i]
                    if (
                        token.head.i not in tokens
                        and token.pos_ != "PRON"
                        and (token.ent_type_ != "PERSON" or not group)
                    ):
                        party = self.parties.party(token)
                        if party is not None and self.parties.mentions[party].kind in _ACTING:
                            return party
        return None

    def _holders(self, act: Act) -> None:
        """Add who held the ground that is fought for: "liberated ISIL-held villages"."""
        for token in act.head.subtree:
            if token.lower_ in ("held", "controlled", "occupied") and not act.recipients:
                holders = [
                    t
                    for t in (*token.subtree, *([token.nbor(-2)] if token.i > 1 and token.nbor(-1).text == "-" else []))
                    if self.parties.known(t)
                ]
                act.recipients += [
                    p for t in holders[:1] if (p := self.parties.party(t)) is not None and p not in act.actors
                ]

    # -- clauses ------------------------------------------------------------------------------------------------

    def _clause(self, act: Act) -> Clause:
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
            apart=mood.apart,
            nominal=is_nominal(act.head) and act.light is None,
            rule=act.rule,
            around=surroundings(act.head),
        )


_POSSESSIVES = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we", "my": "i"}
_AT = {"in", "at", "near", "inside", "outside", "around", "across", "over", "within"}
_LETTING = {"allow", "permit", "let", "enable"}
_VENUE = {"in", "at", "during", "by"}
_ACTING = {"armed-group", "alliance", "force", "forces", "police", "party", "state", "government", "fighters", "office"}
_OTHERS = {"capture", "clash", "offensive", "abduct"}  # beside these another act of violence is one of its own
_WHEN = {"when", "after", "as", "while", "once"}
_CAUSING = {"in", "by", "during", "from", "after", "as", "when", "through", "following"}


def _told_with(act: Act) -> bool:
    """Tell whether an effect took in an act, not only further effects: "killed in clashes", not "killed or driven
    out".
    """
    return any(t.cls.kind not in ("effect", "loss") or _told_with(t) for t in act.taken)


def _does_it(kind: str, act: Act, relation: str) -> bool:
    """Tell whether people who bear no arms are told to have done a violent thing themselves: "villagers burned"."""
    active = act.head.pos_ == "VERB" and not is_passive(act.head) and any(c.dep_ == "nsubj" for c in act.head.children)
    return kind == "civilians" and relation == SUBJECT and act.cls.kind in ("act", "weak") and active


def _included(tokens: list[Token]) -> list[Token]:
    """Step from a set to its members where the sentence lists them: "nations which have struck include A, B and C"."""
    for token in tokens:
        if token.dep_ == "nsubj" and token.head.lemma_ == "include":
            members = [m for c in token.head.children if c.dep_ == "dobj" for m in conjuncts(c)]
            if members:
                return members
    return tokens


def _bare_name(token: Token) -> bool:
    """Tell whether a word is a name of one word with nothing before it that makes a person of it."""
    alone = not any(c.dep_ in ("compound", "amod", "det", "nmod") for c in token.children)
    return alone and token.pos_ == "PROPN" and token.ent_type_ == "PERSON"


def _within(prep: Token, verb: Token) -> bool:
    """Tell whether a preposition follows a verb in its own clause: the parser hangs it on a noun between as often."""
    return verb.i < prep.i <= verb.right_edge.i and not any(t.pos_ == "VERB" for t in prep.doc[verb.i + 1 : prep.i])


def _by_token(parsed: Parsed, spans: Sequence[Span]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for i, span in enumerate(spans):
        for token in parsed.tokens(span):
            table.setdefault(token, []).append(i)
    return table
