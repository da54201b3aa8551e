"""Clauses: each mention of an act in a report, with the parties, places, days and losses that belong to it.

An act is found once: a light verb lends its subject to the noun ("carried out an attack"), an effect is taken into the act
that caused it ("a strike destroyed"), a verb into the noun that is its subject ("a bombing struck a crowd"). What lies
in a sentence belongs to the act that governs it in the parse.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass
from dateline.languages.en.grammar import BY, MODIFIER, OBJECT, SUBJECT, chain, conjuncts, is_nominal, is_passive, relations
from dateline.languages.en.moods import Mood, mood_of, tense_of
from dateline.languages.en.parse import Parsed
from dateline.languages.en.parties import PRONOUNS, PartyReader
from dateline.languages.en.triggering import find_triggers
from dateline.codebook.triggers import Triggers
from dateline.model import Attribution, DateMention, LossMention, PlaceMention, Span
from dateline.model.analysis import Clause, Sentence


@dataclass
class Act:
    """A trigger on its way to a clause."""

    head: Token
    cls: TriggerClass
    mode: str | None
    first: int
    last: int
    rule: str
    light: Token | None = None
    into: "Act | None" = None                     # the act that took this one in
    taken: list["Act"] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    losses: list[int] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)

    @property
    def root(self) -> "Act":
        return self.into.root if self.into else self


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
    return reader.read([Act(f.head, f.cls, f.mode, f.first, f.last, f.rule) for f in find_triggers(parsed, triggers, reader.date_tokens)])


class _Reader:
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
        self.cues = {i for a in attributions if not a.rule.startswith("attitude") for c in a.cue for i in parsed.tokens(c)}
        self.sources = {i for a in attributions for s in a.source for i in parsed.tokens(s)}

    def read(self, acts: list[Act]) -> tuple[Clause, ...]:
        by_token = self.by_token = {act.head.i: act for act in acts}
        for act in acts:
            self._absorb(act, by_token)
        kept = [act for act in acts if act.into is None and act.cls.kind != "light"]
        kept = [act for act in kept if not self._only_describes(act)]
        kept = [act for act in kept if not (act.cls.type == "LOSS" and is_nominal(act.head) and not act.taken)]
        owners = {i: act for act in kept for i in range(act.first, act.last + 1)}
        owners |= {a.head.i: a.root for a in acts if a.root.cls.kind != "light"}
        for act in sorted(acts, key=lambda a: a.into is not None):       # an act's own roles before its effects'
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
        return tuple(sorted(clauses, key=lambda c: c.trigger))

    def _only_describes(self, act: Act) -> bool:
        """Tell whether a participle only says which party is meant: "an alliance backed by", "the group fighting IS"."""
        verb = act.head
        if verb.dep_ not in ("acl", "relcl") or verb.head.pos_ not in ("NOUN", "PROPN") or verb.head.i in self.by_token:
            return False
        if verb.dep_ == "relcl" and not any(c.lower_ in ("which", "who", "that") for c in verb.children):
            return False
        if act.cls.type in ("SUPPORT", "AID", "SANCTION", "THREATEN") and verb.tag_ == "VBN":
            return True
        return verb.tag_ in ("VBG", "VBP", "VBZ") and act.cls.type in ("MOBILIZE", "SUPPORT") or act.cls.id == "clash" and verb.tag_ == "VBG"

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
                if inner and inner.cls.kind != "light" and is_nominal(inner.head) and inner.light is None and inner.into is None:
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
        if verb.dep_ == "acl" and verb.head.i in acts and self._does(acts[verb.head.i], act) and acts[verb.head.i].root is not act:
            self._take(acts[verb.head.i].root, act)                      # "battles fought by", "an attack claimed by"
            return
        goes_on = acts.get(verb.head.i) if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "conj") else None
        if goes_on and goes_on.cls.type == act.cls.type and goes_on.cls.kind == act.cls.kind == "posture":
            self._take(goes_on.root, act)                                # "have taken positions ..., reaching ..."
            return
        first = acts.get(verb.head.i) if verb.dep_ == "conj" else None
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
        if first and not own and first.cls.type == act.cls.type == "ASSAULT" and first.mode == act.mode and first.root is not act:
            self._take(first.root, act)                                  # "was fired ... and landed"
            return
        campaign = self._aim_of(act, acts)
        if campaign is not None:
            self._take(campaign.root, act)
            return
        if act.cls.kind in ("effect", "loss") or act.cls.type == "LOSS":
            cause = self._governing_act(verb, acts) or self._act_inside(act, acts)
            if cause and cause.root is not act and self._joins(cause.root.cls, act.cls):
                self._take(cause.root, act)

    def _aim_of(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the campaign whose aim a verb tells: "began an operation to retake X"."""
        verb = act.head
        if verb.tag_ != "VB" or act.cls.type != "ASSAULT":
            return None
        for above in (verb.head, *(c for c in verb.head.children if c.dep_ in ("dobj", "nsubj", "nsubjpass"))):
            found = acts.get(above.i)
            if found and found is not act and found.root is not act and found.cls.kind == "campaign" and above.i < verb.i:
                return found
        return None

    def _absorb_noun(self, act: Act, acts: dict[int, Act]) -> None:
        noun = act.head
        above = noun.head
        if noun.dep_ == "compound" and above.i in acts and acts[above.i].root is not act:
            self._take(acts[above.i].root, act)
            return
        if above.dep_ == "prep" or above.pos_ == "ADP":
            outer = acts.get(above.head.i)
            if outer and above.lower_ == "in" and noun.lemma_ in ("support", "favor", "favour") and outer.cls.type not in (None, "SUPPORT"):
                self._take(outer.root, act)
                return
            if outer and outer.head.pos_ == "VERB" and above.lower_ in ("in", "during", "with", "by") and outer.cls.kind == "act":
                if outer.root is not act and self._joins(outer.cls, act.cls):
                    self._take(outer.root, act)
                return
            joined = above.lower_ in ("of", "in") and outer is not None and outer.root is not act
            if joined and outer and is_nominal(outer.head) and self._joins(act.cls, outer.cls) and outer.cls.kind != "speech":
                self._take(act, outer.root) if outer.root.cls.kind in ("effect", "loss") else self._take(outer.root, act)

    def _act_inside(self, act: Act, acts: dict[int, Act]) -> Act | None:
        """Find the act in an effect's own adjuncts: "were killed in an air raid", "killed and wounded in clashes"."""
        verb = act.head
        for child in verb.children:
            if child.dep_ == "advcl" and child.i in acts and any(c.lower_ in ("when", "after", "as") for c in child.children):
                return acts[child.i] if acts[child.i].root is not act else None
        together = {verb.i, *(t.i for t in (verb.head, *verb.head.children, *verb.children) if t.dep_ == "conj" or t.i == verb.head.i)}
        for inner in acts.values():
            noun = inner.head
            if inner.root is act or inner.root.cls.kind not in ("act", "weak") or not is_nominal(noun):
                continue
            prep = noun.head
            if prep.lower_ in _CAUSING and prep.dep_ in ("prep", "agent") and (prep.head.i in together or _within(prep, verb)):
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
        if verb.tag_ == "VBG":                                           # "... , killing 21": what came before it did
            before = [a for a in acts.values() if a.head.sent.start == verb.sent.start and a.head.i < verb.i and a.cls.kind == "act"]
            near = max(before, key=lambda a: a.head.i, default=None)
            if near is not None and near.cls.type == "ASSAULT":
                return near
        return None

    def _does(self, cause: Act, act: Act) -> bool:
        """Tell whether a verb only says what an act of violence, its subject, did: "the strikes suppressed a mortar team"."""
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
            return effect.mode not in ("capture", "clash", "offensive", "abduct") or cause.mode == effect.mode
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
        if last.i != act.head.i and last.pos_ in ("VERB", "NOUN") and act.head.pos_ == "VERB":                 # "managed to control": the object is the inner verb's
            for relation, tokens in relations(last).items():
                if relation != SUBJECT:
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
            if relation == MODIFIER:
                tokens = [t for t in tokens if t.pos_ != "ADJ" or self.parties.known(t)]
            for token in _included(tokens):
                self._fill(root, act, part, token, relation)

    def _light_roles(self, act: Act, root: Act) -> None:
        verb = act.light
        assert verb is not None
        found = relations(verb)
        suffers = verb.lemma_ in ("suffer", "come", "face", "undergo", "sustain", "receive")
        key = BY if is_passive(verb) else SUBJECT
        for token in _included(found.get(key, [])):
            self._fill(root, act, "recipient" if suffers else act.cls.roles.get(SUBJECT, "actor"), token, "light " + key)
        for relation in ("against", "on", "at", "in", "near", "with", "from", "to"):
            part = act.cls.roles.get(relation)
            for token in found.get(relation, []):
                if part and token.i != act.head.i:
                    self._fill(root, act, part, token, relation)

    def _fill(self, root: Act, act: Act, part: str, token: Token, relation: str) -> None:
        if part in ("none", "topic", "content"):
            return
        at = self._place_of(token)
        if part == "place" or (part == "target" and at):
            if at:
                root.places += [p for p in at if p not in root.places]
            elif part == "place":
                party = self.parties.party(token)                        # "seized the headquarters of X": who is driven out
                if party is None or not self.parties.mentions[party].id or party in root.actors:
                    return
                root.recipients += [party] if party not in root.recipients else []
                return
            if at:
                return
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
        if part == "actor" and root.cls.type == "ASSAULT" and not mention.id:
            if mention.kind in ("civilians", "things") and relation != MODIFIER:
                return
            if not {"weapon", "vehicle", "aircraft", "heavy-weapon"}.isdisjoint(self.kinds.get(token.lemma_.lower(), ())):
                return                                                   # a means, not a doer: "missiles wounded"
        slot = root.actors if part in ("actor", "both") else root.recipients
        if relation == MODIFIER and part == "actor" and self.parties.mentions[party].kind in ("things", "civilians") and not self.parties.mentions[party].id:
            slot = root.recipients if self.parties.mentions[party].kind == "civilians" else None  # type: ignore[assignment]
        if slot is not None and party not in slot and party not in (root.recipients if slot is root.actors else root.actors):
            slot.append(party)

    def _behind(self, token: Token) -> int | None:
        """Return the known party behind a deed or thing that is blamed or struck: "condemned ISIL's treatment of ..." """
        for inner in token.subtree:
            if inner.i != token.i and self.parties.known(inner) and not any(a.pos_ == "VERB" for a in inner.ancestors if a.i in range(token.i, inner.i)):
                return self.parties.party(inner)
        return None

    def _place_of(self, token: Token) -> list[int]:
        """Return the places that a phrase names: its head's own, or those of "the town of X", "villages near Y"."""
        if token.i in self.place_at:
            return [p for t in conjuncts(token) for p in self.place_at.get(t.i, [])][:1] if token.dep_ != "conj" else self.place_at[token.i]
        if "territory" in self.kinds.get(token.lemma_.lower(), ()):
            inside = self.parsed.subtree(token)
            return [i for i, p in enumerate(self.places) if inside.covers(p.span)]
        return []

    def _antecedent(self, pronoun: Token, act: Act) -> int | None:
        """Return whom a pronoun means: the last party read before it that can do such a thing."""
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
                    if token.head.i not in tokens and token.pos_ != "PRON" and (token.ent_type_ != "PERSON" or not group):
                        party = self.parties.party(token)
                        if party is not None and self.parties.mentions[party].kind in _ACTING:
                            return party
        return None

    # -- what belongs to which act ------------------------------------------------------------------------------

    def _own(self, owners: dict[int, Act], acts: list[Act]) -> None:
        for i, place in enumerate(self.places):
            if not self._is_where(place):
                continue
            owner = self._owner(place.span, owners, acts)
            if owner is None or owner.cls.kind == "speech" or i in owner.places or self._inside_party(place.span, owner):
                continue
            if not any(t in self.sources for t in self.parsed.tokens(place.span)):
                owner.places.append(i)
        for i, date in enumerate(self.dates):
            if date.type in ("DATE", "TIME", "DURATION") and date.first and not self._in_head(date.span):
                owner = self._owner(date.span, owners, acts, speech=True)
                if owner and i not in owner.dates and owner.cls.kind != "speech":
                    owner.dates.append(i)
        self._since(acts)
        for i, loss in enumerate(self.losses):
            owner = self._owner(loss.cue, owners, acts, near=False) or self._owner(loss.span, owners, acts, near=False)
            owner = owner or self._act_beside(loss, acts)
            if owner and owner.cls.kind not in ("speech", "posture", "campaign"):
                owner.losses.append(i)
                self._victims(owner, loss)

    def _victims(self, owner: Act, loss: LossMention) -> None:
        """Let the people lost be the ones it was done to, unless nothing is said of them ("20 people")."""
        nobody = owner.cls.id != "loss" and loss.who.lower() in _ANYBODY
        tokens = self.parsed.tokens(loss.who_span or loss.span)
        if len(tokens) == 0:
            return
        head = self.parsed.doc[tokens[-1]]
        for i in tokens:
            token = self.parsed.doc[i]
            if token.head.i not in tokens:
                head = token
                break
        party = self.parties.party(head)
        if party is None or party in owner.recipients:
            return
        if party in owner.actors:                                        # "6 citizens killed": a headline's passive
            owner.actors.remove(party)
        if nobody:
            return
        kinds = {self.parties.mentions[i].kind for i in owner.recipients}
        if not owner.recipients or (self.parties.mentions[party].kind == "civilians" and "civilians" not in kinds):
            owner.recipients.append(party)

    def _since(self, acts: list[Act]) -> None:
        """Share a day between a war's toll and the protests that began it: "killed since the war began with protests in ..." """
        for act in acts:
            if act.dates or act.cls.type not in ("LOSS", "PROTEST") and not (act.cls.alone and not act.actors):
                continue
            beside = [a for a in acts if a is not act and a.dates and a.head.sent.start == act.head.sent.start]
            if beside and {act.cls.type, beside[0].cls.type} & {"PROTEST"}:
                act.dates = list(beside[0].dates)

    def _is_where(self, place: PlaceMention) -> bool:
        """Tell whether a place name says where something is: not "U.S.-led", not a country that only acts or owns."""
        tokens = self.parsed.tokens(place.span)
        if len(tokens) == 0 or any(i in self.date_tokens for i in tokens):
            return False
        last = self.parsed.doc[tokens[-1]]
        after = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
        if after in ("-", "–", "‑") and last.i + 2 < len(last.doc) and last.nbor(2).lower_ in self.parties.people.aligned:
            return False
        known = self.parties.known(last)
        if known is not None and known.kind == "state" and place.relation == "at":
            head = last
            while head.dep_ in ("conj", "appos", "compound") and head.head.i != head.i:
                head = head.head
            return head.dep_ == "pobj" and head.head.lower_ in _WHERE
        return True

    def _taken_up(self, acts: list[Act]) -> None:
        """Give an act without a place the last one named, where its clause says "the area", "the shrine" """
        for act in acts:
            if act.places or act.cls.kind == "speech" or not self.places:
                continue
            for token in act.head.subtree:
                if token.lemma_.lower() in self.parties.people.grounds and any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children):
                    before = [i for i, p in enumerate(self.places) if p.span.end <= self.parsed.starts[token.i] and p.feature != "country"]
                    if before and self.parsed.starts[token.i] - self.places[before[-1]].span.end < _REACH:
                        act.places.append(before[-1])
                        break

    def _countries(self, acts: list[Act]) -> None:
        """Give an act with no place the country that its sentence is about, unless that country is a party to it."""
        for act in acts:
            if act.places or act.cls.kind == "speech":
                continue
            here = [i for i, p in enumerate(self.places) if p.feature == "country" and self._shares_sentence(p.span, act.head)]
            parties = [self.parties.mentions[j].span for j in act.actors + act.recipients]
            free = [i for i in here if not any(s.overlaps(self.places[i].span) for s in parties) and not self._foreign(self.places[i])]
            if free:
                act.places.append(min(free, key=lambda i: abs(self.places[i].span.start - self.parsed.starts[act.head.i])))

    def _shares_sentence(self, span: Span, token: Token) -> bool:
        tokens = self.parsed.tokens(span)
        return len(tokens) > 0 and token.sent.start <= tokens[0] < token.sent.end

    def _foreign(self, place: PlaceMention) -> bool:
        """Tell whether a country only does something in the sentence ("Russia said") or backs somebody ("US-led")."""
        tokens = self.parsed.tokens(place.span)
        last = self.parsed.doc[tokens[-1]]
        if last.i + 1 < len(last.doc) and last.nbor(1).text in ("-", "–"):
            return True
        return any(i in self.sources for i in tokens) or last.dep_ == "agent" or (last.dep_ == "pobj" and last.head.lower_ == "by")

    def _in_head(self, span: Span) -> bool:
        if any(z.kind in ("dateline", "byline") and z.span.overlaps(span) for z in self.parsed.report.zones):
            return True
        published = self.parsed.report.published
        if published is None or published.basis != "text" or span.start > 120:
            return False
        date = next(d for d in self.dates if d.span == span)
        return date.first == date.last == published.first and any(c.isdigit() for c in span.of(self.parsed.text))

    def _holders(self, act: Act) -> None:
        """Add who held the ground that is fought for: "liberated ISIL-held villages"."""
        for token in act.head.subtree:
            if token.lower_ in ("held", "controlled", "occupied") and not act.recipients:
                holders = [t for t in (*token.subtree, *([token.nbor(-2)] if token.i > 1 and token.nbor(-1).text == "-" else [])) if self.parties.known(t)]
                act.recipients += [p for t in holders[:1] if (p := self.parties.party(t)) is not None and p not in act.actors]

    def _inside_party(self, span: Span, act: Act) -> bool:
        return any(self.parties.mentions[i].span.covers(span) and self.parties.mentions[i].id for i in act.actors + act.recipients)

    def _act_beside(self, loss: LossMention, acts: list[Act]) -> Act | None:
        """Return the act whose losses a figure in the same sentence tells, where no verb of its own tells them."""
        tokens = self.parsed.tokens(loss.cue)
        if len(tokens) == 0:
            return None
        cue = self.parsed.doc[tokens[0]]
        if cue.pos_ == "VERB" and cue.dep_ in ("xcomp", "ccomp") and cue.head.i in self.cues:
            return None                                                  # "admitted losing soldiers during operations"
        here = [a for a in acts if a.head.sent.start == cue.sent.start and a.cls.type in ("ASSAULT", "LOSS") and a.cls.kind != "campaign"]
        return min(here, key=lambda a: abs(a.head.i - cue.i), default=None)

    def _owner(
        self, span: Span, owners: dict[int, Act], acts: list[Act], speech: bool = False, near: bool = True
    ) -> Act | None:
        """Return the act that governs a stretch of text: up the parse, else (``near``) the nearest of the sentence."""
        tokens = self.parsed.tokens(span)
        if len(tokens) == 0:
            return None
        inside = [owners[i] for i in tokens if i in owners]
        if inside:
            return inside[0]
        token = self.parsed.doc[tokens[0]]
        while token.head.i in tokens and token.head.i != token.i:
            token = token.head
        for above in chain(token):
            if above.i in owners:
                return owners[above.i]
            if above.i in self.cues and speech:
                return self._told_that_day(span, owners, above)
        if not near:
            return None
        here = [a for a in acts if a.head.sent.start == token.sent.start and a.cls.kind != "speech"]
        return min(here, key=lambda a: abs(a.head.i - token.i), default=None)

    def _told_that_day(self, span: Span, owners: dict[int, Act], cue: Token) -> Act | None:
        """A day that dates only the speech dates the act too where it is told as that day's news, in the perfect."""
        published = self.parsed.report.published
        date = next((d for d in self.dates if d.span == span), None)
        if date is None or published is None or date.first != published.first or date.last != published.last:
            return None
        for attribution in self.attributions:
            if any(cue.i in self.parsed.tokens(c) for c in attribution.cue):
                inside = [a for i, a in owners.items() if i == a.head.i and any(c.covers(self.parsed.span(i, i)) for c in attribution.content)]
                fresh = [a for a in inside if a.head.pos_ == "VERB" and tense_of(a.head) == "perfect" and not a.dates]
                if fresh:
                    return fresh[0].root
        return None

    # -- clauses ------------------------------------------------------------------------------------------------

    def _clause(self, act: Act) -> Clause:
        mood: Mood = mood_of(act.head, act.light)
        span = self.parsed.span(act.first, act.last)
        return Clause(
            trigger=span,
            head=self.parsed.span(act.head.i, act.head.i),
            trigger_class=act.cls.id,
            kind=act.cls.kind,
            type=act.cls.alone if act.cls.alone and not act.actors and not act.taken else act.cls.type or "ASSAULT",
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
        )

    def _toll(self, i: int) -> Clause:
        """A figure that no act governs: a clause of its own, for an act nearby to take in or to stand as a LOSS."""
        loss = self.losses[i]
        near = self.parsed.tokens(loss.span)
        sentence = self._sentence(loss.cue)
        span = self.sentences[sentence].span if self.sentences else loss.span
        act = Act(self.parsed.doc[near[0]], _LOSS, None, near[0], near[-1], loss.rule)
        if not loss.part:
            self._victims(act, loss)
        return Clause(
            trigger=loss.cue,
            head=loss.cue,
            trigger_class="loss",
            kind="loss",
            type="LOSS",
            mode=None,
            sentence=sentence,
            recipients=tuple(act.recipients),
            places=tuple(j for j, p in enumerate(self.places) if span.covers(p.span) and self._said_of(p)),
            dates=tuple(j for j, d in enumerate(self.dates) if d.first and span.covers(d.span)),
            losses=(i,),
            frame="background" if loss.total else None,
            rule=loss.rule,
        )

    def _said_of(self, place: PlaceMention) -> bool:
        tokens = self.parsed.tokens(place.span)
        return len(tokens) > 0 and not any(i in self.sources or i in self.date_tokens for i in tokens) and not self._foreign(place)

    def _sentence(self, span: Span) -> int:
        for i, sentence in enumerate(self.sentences):
            if sentence.span.start <= span.start < sentence.span.end:
                return i
        return max(0, len(self.sentences) - 1)


# Words that say nothing of who was lost.
_POSSESSIVES = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we", "my": "i"}
_AT = {"in", "at", "near", "inside", "outside", "around", "across", "over", "within"}
_ACTING = {"armed-group", "alliance", "force", "forces", "police", "party", "state", "government", "fighters", "office"}
_WHERE = {"in", "across", "throughout", "inside", "into", "over", "within", "near", "around", "at", "on", "to", "of", "outside", "from"}
_REACH = 600                                    # characters back to a place that is taken up again
_ANYBODY = {"people", "person", "others", "more people", "other people", "victims", "lives", "casualties", "some", "many"}
_CAUSING = {"in", "by", "during", "from", "after", "as", "when", "through", "following"}


def _included(tokens: list[Token]) -> list[Token]:
    """Step from a set to its members where the sentence lists them: "nations which have struck include A, B and C"."""
    for token in tokens:
        if token.dep_ == "nsubj" and token.head.lemma_ == "include":
            members = [m for c in token.head.children if c.dep_ == "dobj" for m in conjuncts(c)]
            if members:
                return members
    return tokens


def _within(prep: Token, verb: Token) -> bool:
    """Tell whether a preposition follows a verb in its own clause: the parser hangs it on a noun between as often."""
    return verb.i < prep.i <= verb.right_edge.i and not any(t.pos_ == "VERB" for t in prep.doc[verb.i + 1 : prep.i])


_LOSS = TriggerClass(id="loss", type="LOSS", mode=None, kind="loss", roles={}, needs=(), exclude=())


def _by_token(parsed: Parsed, spans: Sequence[Span]) -> dict[int, list[int]]:
    table: dict[int, list[int]] = {}
    for i, span in enumerate(spans):
        for token in parsed.tokens(span):
            table.setdefault(token, []).append(i)
    return table



