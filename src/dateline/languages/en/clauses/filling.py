"""Who did it and to whom: the parties that stand in the roles of an act."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.addressing import Addressing, is_blamed
from dateline.languages.en.clauses.parties import ARMED, PRONOUNS, PartyReader
from dateline.languages.en.clauses.pronouns import POSSESSIVES, Pronouns
from dateline.languages.en.grammar import (
    BY,
    MODIFIER,
    OBJECT,
    SUBJECT,
    Relations,
    conjuncts,
    is_passive,
)
from dateline.languages.en.parse import Parsed
from dateline.model import PlaceMention
from dateline.model.analysis import VIOLENT

_AT = {"in", "at", "near", "inside", "outside", "around", "across", "over", "within"}
# What one government does to another by its words and ties: here a capital stands for who rules there.
_AMONG_STATES = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SANCTION", "SUPPORT", "CONSULT", "AGREE"}
_TO = {OBJECT, "with", "against", "to", "on", "upon", "from", "for"}


class Filling(Addressing, Pronouns):
    """The part of the clause reader that fills the roles of acts."""

    parsed: Parsed
    parties: PartyReader
    places: Sequence[PlaceMention]
    place_at: dict[int, list[int]]
    date_tokens: set[int]
    kinds: Mapping[str, frozenset[str]]

    def _roles(self, act: Act, owners: dict[int, Act]) -> None:
        root = act.root
        found = self.parsed.relations(act.head)
        last = self.parsed.doc[act.last]
        if (
            last.i != act.head.i and last.pos_ in ("VERB", "NOUN") and act.head.pos_ == "VERB"
        ):  # "managed to control": the object is the inner verb's
            found = defaultdict(list, {relation: [*tokens] for relation, tokens in found.items()})
            under = last.head.lower_ == "under"  # "the town is under rebel siege"
            for relation, tokens in self.parsed.relations(last).items():
                if relation != SUBJECT and (under or not (relation == MODIFIER and found.get(SUBJECT))):
                    found[relation] += [t for t in tokens if t not in found[relation]]
        if act.light is not None:
            self._light_roles(act, root)
        shared = act.head.head  # "in regime and Russian bombing": the parser joined the act to its doer
        if (
            act.head.dep_ == "conj"
            and act.head.pos_ != "VERB"
            and shared.pos_ == "NOUN"
            and self.parties.is_side(shared)
        ):
            found[MODIFIER].append(shared)
        told = bool(root.recipients)
        for relation, tokens in found.items():
            part = act.cls.roles.get(relation)
            if relation == "on" and is_blamed(act.head):
                continue
            if root is not act and told and act.cls.kind == "effect" and part in ("recipient", "target"):
                continue
            if act.cls.kind == "light" or part is None:
                continue
            if relation == SUBJECT and root is not act and any(t.i in owners for t in tokens):
                continue
            if relation == "at" and part == "target" and root.recipients:
                part = "place"  # "fired on traders at a market"
            if relation == MODIFIER:
                tokens = [t for t in tokens if self._names_doer(t) and not self._of_rebels(t)]
            for token in self._sharing(_included(tokens)):
                if token.i != act.last or not self._is(token, "weapon", "heavy-weapon"):  # "fired missiles"
                    self._fill(root, act, part, token, relation)
        if act.cls.type == "ASSAULT" and act.mode == "capture":
            self._driven_out(root, act, found)
        if act.light is None and act.head.dep_ == "pobj" and act.head.head.lower_ == "on":
            self._being_on(root, act)
        if act.cls.kind == "campaign":
            self._aimed_at(root, act)
        if act.cls.type == "REQUEST" and not root.recipients:
            self._asked(root, act)
        if act.cls.type == "THREATEN" and not root.recipients:
            self._warned(root, act)
        if act.cls.type == "ACCUSE" and not root.recipients:
            self._held_responsible(root, found)
        if act.cls.type == "PROTEST" and not root.recipients:
            self._protested(root, act)

    def _sharing(self, tokens: list[Token]) -> list[Token]:
        """Add the owners that share one head, and members told with their set: "Syrian and Russian jets", "insurgents
        including the Front".
        """
        found = []
        for token in tokens:
            found.append(token)
            owners = [c for m in token.lefts if m.dep_ in ("amod", "compound", "nmod") for c in m.rights]
            found += [c for c in owners if c.dep_ == "conj" and (self.parties.known(c) or self.parties.is_side(c))]
            members = [c for c in token.rights if c.dep_ == "prep" and c.lower_ == "including"]
            named = (t for c in members for p in c.children if p.dep_ == "pobj" for t in conjuncts(p))
            states = token.lemma_ in ("country", "nation", "state")
            found += [t for t in named if self.parties.known(t) and (states or t.i not in self.place_at)]
        return found

    def _being_on(self, root: Act, act: Act) -> None:
        """Fill the parts of an act that somebody is at: "the army is on the offensive against the rebels"."""
        verb = act.head.head.head
        if verb.lemma_ not in ("be", "go", "remain", "stay") or verb.pos_ not in ("VERB", "AUX"):
            return
        found = self.parsed.relations(verb)
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
                for token in self.parsed.relations(thing).get(name, []):
                    party = self.parties.party(token) if not self._place_of(token) else None
                    if party is not None and self._is_side(party) and party not in root.recipients + root.actors:
                        root.recipients.append(party)

    def _aimed_at(self, root: Act, act: Act) -> None:
        """Add against whom a campaign is where a verb of its own tells its aim: "the campaign to defeat X"."""
        verbs = [c for c in act.head.rights if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"]
        if act.light is not None:
            verbs += [c for c in act.light.children if c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB"]
        for token in (t for v in verbs for t in self.parsed.relations(v).get(OBJECT, [])):
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
        found = self.parsed.relations(verb)
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
        if part == "recipient" and self.parties.both_sides(token):
            root.recipients += [p for p in self._sides(token) if p not in root.actors + root.recipients]
            return
        at = self._place_of(token)
        if at and part in ("recipient", "target", "both") and act.cls.type in _AMONG_STATES:
            office = self.parties.capital(token)
            if office is not None and relation in _TO:
                if office not in root.recipients + root.actors:
                    root.recipients.append(office)
                return
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
        if at and relation in _AT and part != "actor":  # "outlawed in Russia": by it
            root.places += [p for p in at if p not in root.places]
            return
        helped = part == "recipient" and act.cls.type == "AID" and self._struck(token)  # "medicine to two hospitals"
        if at and not self.parties.known(token) and not helped:
            if part in ("actor", "recipient", "both"):
                root.places += [p for p in at if p not in root.places] if relation == MODIFIER else []
            return
        if token.i in self.date_tokens:
            return
        pronoun = token.lower_ in PRONOUNS or token.lower_ in POSSESSIVES
        party = self._antecedent(token, act) if pronoun else self.parties.party(token)
        if party is None and token.pos_ == "NOUN" and self._stands_for_its_owner(part, act, relation):
            party = self._behind(token)
        if party is None and part == "actor" and self._is(token, "weapon", "heavy-weapon"):
            party = self._wielder(token)
        if party is None:
            return
        mention = self.parties.mentions[party]
        if mention.rule == "figure" and act.cls.type not in VIOLENT:
            return  # "60 were rescued": that tells nobody
        if part == "actor" and root.cls.type == "ASSAULT" and not mention.id and not mention.side:
            if (
                mention.kind in ("civilians", "things")
                and relation != MODIFIER
                and not _does_it(mention.kind, act, relation)
            ):
                return
            if mention.kind != "fighters" and self._is(token, "weapon", "heavy-weapon", "vehicle", "aircraft"):
                return  # a means, not a doer: "missiles wounded"
        if (
            part in ("recipient", "target")
            and not mention.id
            and self._is(token, "weapon")
            and not self._is(token, "vehicle")
        ):
            return  # what is fired: "launched rockets"
        if (
            part == "target"
            and act.cls.type == "ASSAULT"
            and mention.rule == "described"
            and _bare_name(token, mention.kind)
        ):
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

    def _names_doer(self, token: Token) -> bool:
        """Tell whether a word before an act says whose it is: of adjectives only names and sides do."""
        rebels = token.lemma_.lower() in self.parties.people.opposition
        return rebels or token.pos_ != "ADJ" or self.parties.known(token) is not None

    def _of_rebels(self, token: Token) -> bool:
        """Tell whether a nation's name only says whose rebels they are: "Syrian rebel shelling"."""
        after = token.nbor(1) if token.i + 1 < len(token.doc) else None
        return after is not None and token.pos_ == "ADJ" and after.lemma_.lower() in self.parties.people.opposition

    def _wielder(self, weapon: Token) -> int | None:
        """Return whose weapon it is: "killed by rebel shells", "the army's rockets hit"."""
        owners = [c for c in weapon.lefts if c.dep_ in ("amod", "compound", "poss", "nmod")]
        named = (c for c in owners if self.parties.known(c) or self.parties.is_side(c))
        return next((p for c in named if (p := self.parties.party(c)) is not None), None)

    def _sides(self, token: Token) -> list[int]:
        """Return the two armed parties that the report named last before "both sides", in the order of the text."""
        if not self.parties.coreference:
            return []
        start = self.parsed.starts[token.i]
        named = {
            m.id: i
            for _, i in sorted((m.head.start, i) for i, m in enumerate(self.parties.mentions) if m.head.end <= start)
            if (m := self.parties.mentions[i]).id and m.kind in ARMED
        }
        return list(named.values())[-2:]

    def _owner_of_ground(self, root: Act, token: Token) -> None:
        """Let whoever holds the ground that is struck be the one it was done to."""
        party = self.parties.party(token)
        if party is None or party in root.actors + root.recipients:
            return
        mention = self.parties.mentions[party]
        held = any(self.parties.is_side(c) for c in token.lefts)  # "rebel positions"
        if (mention.id and mention.kind in ARMED) or mention.side or held:
            root.recipients.append(party)

    def _is(self, token: Token, *kinds: str) -> bool:
        """Tell whether a word is of one of the codebook's kinds of words."""
        return not self.kinds.get(token.lemma_.lower(), frozenset()).isdisjoint(kinds)

    def _struck(self, token: Token) -> bool:
        """Tell whether a place told with a name is a thing of its own too: "burned down a police station in X"."""
        return (
            token.i not in self.place_at and self.parties.kind_of(token) == "things" and not self.parties.known(token)
        )

    @staticmethod
    def _stands_for_its_owner(part: str, act: Act, relation: str) -> bool:
        return (part == "recipient" and act.cls.kind == "speech") or (
            part in ("recipient", "target") and relation == "against"
        )

    def _behind(self, token: Token) -> int | None:
        """Return the known party behind a deed or thing that is blamed or struck: "condemned ISIL's treatment of
        ..."
        """
        for inner in token.subtree:
            if (
                inner.i != token.i
                and self.parties.known(inner)
                and not any(a.pos_ == "VERB" and a.tag_ != "VBN" for a in inner.ancestors if token.i <= a.i < inner.i)
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
        if self._is(token, "territory"):
            inside = self.parsed.subtree(token)
            return [i for i, p in enumerate(self.places) if inside.covers(p.span)]
        return []

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


def _does_it(kind: str, act: Act, relation: str) -> bool:
    """Tell whether people who bear no arms are told to have done a violent thing themselves: "villagers burned"."""
    if kind != "civilians":
        return False
    if relation == BY:  # "was killed by two men"
        return act.head.pos_ == "VERB"
    active = act.head.pos_ == "VERB" and not is_passive(act.head) and any(c.dep_ == "nsubj" for c in act.head.children)
    return relation == SUBJECT and act.cls.kind in ("act", "weak") and active


def _included(tokens: list[Token]) -> list[Token]:
    """Step from a set to its members where the sentence lists them: "nations which have struck include A, B and C"."""
    for token in tokens:
        if token.dep_ == "nsubj" and token.head.lemma_ == "include":
            members = [m for c in token.head.children if c.dep_ == "dobj" for m in conjuncts(c)]
            if members:
                return members
    return tokens


def _bare_name(token: Token, kind: str | None) -> bool:
    """Tell whether a word is a name of one word with nothing about it that makes a person or a body of it."""
    alone = not any(c.dep_ in ("compound", "amod", "det", "nmod") for c in token.children)
    return alone and kind is None and token.pos_ == "PROPN"
