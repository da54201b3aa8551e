"""One act, one clause: light verbs, effects and second verbs are joined with the word that names the act."""

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.moods import one_of_several
from dateline.languages.en.grammar import BY, OBJECT, SUBJECT, chain, is_nominal, is_passive
from dateline.languages.en.parse import Parsed
from dateline.model.analysis import RESULTS, VIOLENT

_LETTING = {"allow", "permit", "let", "enable"}
_VENUE = {"in", "at", "during", "by"}
_OTHERS = {"capture", "clash", "offensive", "abduct"}  # beside these another act of violence is one of its own
_WHEN = {"when", "after", "as", "while", "once"}
_CAUSING = {"in", "by", "during", "from", "after", "as", "when", "through", "following"}


class Joining:
    """The part of the clause reader that joins what tells one act."""

    parsed: Parsed
    by_token: dict[int, Act]
    place_at: dict[int, list[int]]
    date_tokens: set[int]

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
        if act.cls.type == "THREATEN" and any(c.lower_ in ("is", "are") for c in verb.children):
            return verb.tag_ == "VBN"  # "a road that is threatened by X": in danger, not in words
        if self._absolute(verb):
            return False
        if act.cls.type in ("SUPPORT", "AID", "THREATEN") and verb.tag_ == "VBN":
            return not helped
        return (verb.tag_ in ("VBG", "VBP", "VBZ") and act.cls.type in ("MOBILIZE", "SUPPORT")) or (
            act.cls.id == "clash" and verb.tag_ == "VBG" and not helped
        )

    def _absolute(self, verb: Token) -> bool:
        """Tell whether a participle tells what goes on beside its clause: "a war, with rebels fighting the army"."""
        preposition = verb.head.head
        if verb.tag_ != "VBG" or preposition.lower_ != "with" or verb.head.dep_ != "pobj":
            return False
        return preposition.head.i not in self.by_token

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

    def _absorb(self, act: Act, acts: dict[int, Act]) -> None:
        """Join light verbs, effects and verbs with the noun that names the act."""
        verb = act.head
        if is_nominal(verb):
            self._absorb_noun(act, acts)
            return
        found = self.parsed.relations(verb)
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
        both = bool(found.get(OBJECT)) and first is not None and bool(self.parsed.relations(first.head).get(OBJECT))
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
        if act.is_result or act.cls.type == "LOSS":
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
                self._take(act, outer.root) if outer.root.is_result else self._take(outer.root, act)

    def _act_inside(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the act in an effect's own adjuncts: "were killed in an air raid", "killed and wounded in clashes"."""
        verb = act.head
        beside = [t for t in (verb.head, *verb.head.children, *verb.children) if t.dep_ == "conj" or t.i == verb.head.i]
        beside = [t for t in beside if not one_of_several(t)]
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
        if act.cls.kind == "speech" or cause.cls.type not in VIOLENT:
            return False
        return act.cls.type not in VIOLENT or self._joins(cause.cls, act.cls)

    @staticmethod
    def _joins(cause: TriggerClass, effect: TriggerClass) -> bool:
        """Tell whether one clause can hold both: an act with its effect, or two words for violence."""
        if cause.kind == "speech" or effect.kind == "speech" or cause.kind == "light" or cause.type == "PROTEST":
            return False
        if cause.type in VIOLENT and effect.type in VIOLENT:
            return effect.mode not in _OTHERS or cause.mode == effect.mode
        return effect.kind in RESULTS and cause.type in VIOLENT

    @staticmethod
    def _take(into: Act, act: Act) -> None:
        if into is act or into.root is act:
            return
        act.into = into
        into.taken.append(act)
        if into.mode is None and act.cls.type == into.cls.type and act.cls.kind != "effect":
            into.mode = act.mode


def _within(prep: Token, verb: Token) -> bool:
    """Tell whether a preposition follows a verb in its own clause: the parser hangs it on a noun between as often."""
    return verb.i < prep.i <= verb.right_edge.i and not any(t.pos_ == "VERB" for t in prep.doc[verb.i + 1 : prep.i])
