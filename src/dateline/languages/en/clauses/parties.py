"""Who a noun phrase means: a known name, a state's forces by their owner, a group taken up again, or a description.

"ISIL gunmen" is Islamic State, "Russian jets" the Russian Armed Forces, "the regime" of a report on Syria the
government there; what nobody names keeps the report's own words.
"""

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Token

from dateline.knowledge.actors import Actor, Actors
from dateline.languages.en.clauses.offices import OfficeReader
from dateline.languages.en.grammar import subject_of
from dateline.languages.en.parse import Parsed
from dateline.model import ActorMention, Span

PRONOUNS = {
    "it",
    "they",
    "he",
    "she",
    "them",
    "him",
    "her",
    "we",
    "us",
    "i",
    "who",
    "which",
    "that",
    "itself",
    "themselves",
}
_BELONGING = {"affiliated", "belonging", "loyal", "linked", "allied", "aligned"}
_COALITION = {"coalition"}
_STYLED = {"call", "know", "name", "dub"}  # "a group calling itself X", "known as X"
_TELLING = {"in", "from", "of", "at"}
_PEOPLE = {"government", "forces", "fighters", "civilians"}
_FAR = 8  # words that a description goes on for at most
_SETS = {"member", "group", "element", "party"}  # of whom, only what follows tells
ARMED = {"armed-group", "alliance", "force", "forces", "police", "party"}


class PartyReader(OfficeReader):
    """Reads the parties of one report; every phrase is read once.

    Without ``coreference`` a phrase means nobody that only other words of the report name.
    """

    def __init__(self, parsed: Parsed, actors: Actors, coreference: bool = True) -> None:
        super().__init__(parsed, actors)
        self.coreference = coreference
        self.mentions: list[ActorMention] = []
        self._read: dict[int, int | None] = {}
        self._armed = self._armed_names() if coreference else []

    def party(self, token: Token) -> int | None:
        """Return the index of the actor that the phrase headed by ``token`` means, or ``None`` where it is no party."""
        if token.i not in self._read:
            mention = self._mention(token)
            if mention is None:
                self._read[token.i] = None
            else:
                self.mentions.append(mention)
                self._read[token.i] = len(self.mentions) - 1
        return self._read[token.i]

    def capital(self, token: Token) -> int | None:
        """Return the party that a capital stands for where it is spoken to, as the index of a mention of its own."""
        actor = (
            self.actors.by_capital(self.parsed.of(token)) if token.dep_ in ("dobj", "pobj", "conj", "nsubj") else None
        )
        if actor is None:
            return None
        if self._read.get(token.i) is None:
            span = self.parsed.span(token.i, token.i)
            self.mentions.append(ActorMention(span, span, actor.name, actor.id, actor.kind, "capital"))
            self._read[token.i] = len(self.mentions) - 1
        return self._read[token.i]

    # -- reading one phrase -------------------------------------------------------------------------------------

    def _mention(self, token: Token) -> ActorMention | None:
        if token.lower_ in PRONOUNS or token.pos_ == "PRON":
            return None
        head = self._content_head(token)
        if head.pos_ == "NUM" or head.lower_ == "others":  # "killed 42": whoever they were
            at = self.parsed.span(head.i, head.i)
            suffered = head.dep_ in ("dobj", "nsubjpass") and head.i not in self.parsed.hits
            return (
                ActorMention(self.phrase(token, head), at, "people", None, "civilians", "figure") if suffered else None
            )
        holder = self._holder(head)
        if holder is not None:
            return holder
        if any(c.tag_ == "WP$" for c in head.lefts):
            return None  # "whose planes": nobody is named
        span = self.phrase(token, head)
        styled = self._styled(head)
        if styled is not None:
            return replace(styled, span=Span(span.start, max(span.end, styled.span.end)))
        actor, rule = self._identity(head)
        head_span = self.parsed.span(head.i, head.i)
        if actor is not None:
            return ActorMention(span, head_span, actor.name, actor.id, actor.kind, rule)
        if self.parsed.hits.get(head.i) and self.parsed.hits[head.i].entries[0].kind == "place":
            return None
        kind = self.kind_of(head)
        keeper = self._keeper(head) if kind == "things" else None
        if keeper is not None:
            return self._mention(keeper)
        if kind == "things" and self.head_word(head) in self.people.nowhere:
            return None
        if kind is None and head.ent_type_ not in ("ORG", "NORP", "PERSON"):
            return None
        name = self._full_name(head) or self._own_words(head)
        if not name:
            return None
        side = self._side_at_home(head, kind)
        if not side and kind != "things" and head.dep_ in ("nsubj", "pobj"):
            span = self._whole(head, span)
        return ActorMention(span, head_span, name, None, kind, "described", side=side)

    def _identity(self, head: Token) -> tuple[Actor | None, str]:
        own = self.known(head)
        if own is not None and self._are_people(head, own):
            return None, ""
        if own is not None:
            return (own, "name") if own.kind != "state" or self.parsed.hits.get(head.i) else (own, "demonym")
        word = self.head_word(head)
        kind = self.kind_of(head)
        beside = self._named_beside(head) if kind in ("fighters", "forces", "government") else None
        if beside is not None:
            return beside, "named beside"
        words = list(self._modifiers(head))
        owners = [actor for actor in map(self.known, words) if actor is not None]
        for child in head.children:
            if child.dep_ in ("acl", "amod") and child.lower_ in _BELONGING:
                owners += [
                    a
                    for q in child.children
                    if q.dep_ == "prep"
                    for t in q.children
                    if t.dep_ == "pobj"
                    for a in self._owners(t)
                ]
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "from", "for")
                and kind in ("government", "fighters", "forces", "police", "things")
                and (child.lower_ != "for" or kind == "things")  # "dens for X fighters"
            ):
                owners += [a for p in child.children if p.dep_ == "pobj" for a in self._holding(p)]
        owners += self._losers(head) if kind == "forces" and not owners else []
        groups = [actor for actor in owners if actor.kind not in ("state", "government", "person")]
        if (kind == "things" or head.lemma_.lower() in self.people.vehicles) and not groups:
            groups = self._holders(head)
        if groups and groups[0].kind not in ARMED and word in self.people.offices and head.tag_ in ("NN", "NNP"):
            return None, ""  # "the UN envoy"
        if groups and kind in ("fighters", "forces", "things", "government", "police"):
            return groups[0], "name of the owner"
        if (
            groups
            and kind is None
            and head.pos_ in ("NOUN", "PROPN")
            and any(t.i == head.i - 1 for t in words if self.known(t) is groups[0])
        ):
            return None, ""
        if _COALITION & {word, *(t.lower_ for t in words)} and kind in ("fighters", "forces", "things"):
            named = [a for i, a in self._armed if i < head.i and a.kind == "alliance" and "coalition" in a.name.lower()]
            return (named[-1], "taken up again") if named and not self._aligned(head) else (None, "")
        states = [a for a in owners if a.kind in ("state", "government") or (a.kind == "person" and a.country)]
        lemmas = {self.head_word(t) for t in words} | {word}
        if states:
            return self._of_state(states[0], kind, lemmas), "owner and kind of force"
        if (
            kind == "fighters"
            and self._definite(head)
            and word in {"group", "organisation", "organization", "militant", "jihadist", "extremist", "movement"}
            and not any(c.dep_ == "amod" and c.lower_ not in self.people.bare for c in head.lefts)
        ):
            back = self._last_armed(head.i)
            if back:
                return back, "taken up again"
        return None, ""

    def _keeper(self, head: Token) -> Token | None:
        """Return the fighters or forces whose thing it is, who are meant by it though nobody names them: "hideouts of
        the militants".
        """
        owned = [c for c in head.lefts if c.dep_ == "poss"]
        owned += [t for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
        fighters = [t for t in owned if self.kind_of(t) == "fighters" and t.lemma_.lower() not in _SETS]
        forces = (t for t in owned if self._side_at_home(t, self.kind_of(t)) == "forces")
        return fighters[0] if fighters else next(forces, None)

    def _whole(self, head: Token, span: Span) -> Span:
        """Return a description with what tells who is meant: "lawyers in Tamra", "men allied with the chief"."""
        last = bisect_left(self.parsed.ends, span.end)
        for child in head.rights:
            told = child.tag_ == "VBN" if child.dep_ in ("acl", "amod") else child.lower_ in _TELLING
            if told and child.i == last + 1 and child.right_edge.i - last <= _FAR:
                return Span(span.start, self.parsed.ends[child.right_edge.i])
        return span

    def _styled(self, head: Token) -> ActorMention | None:
        """Return what people are told to be called: "the group calling itself X", "an organisation known as X"."""
        if self.kind_of(head) not in ("fighters", "forces"):
            return None
        verbs = [c for c in head.rights if c.dep_ == "acl" and c.lemma_ in _STYLED]
        below = [t for v in verbs for c in v.rights for t in (c, *c.children) if t.pos_ == "PROPN"]
        return self._mention(below[0]) if below else None

    def is_side(self, token: Token) -> bool:
        """Tell whether a word names a side of a fight by what it is: "regime and rebel forces"."""
        return token.lower_ in self.people.home_forces or self.kind_of(token) == "fighters"

    def _losers(self, head: Token) -> list[Actor]:
        """Return whose own people they are: "Ruritania admitted losing soldiers" """
        counted = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head
        verb = counted.head
        if counted.dep_ != "dobj" or verb.lemma_ != "lose":
            return []
        return [actor for actor in map(self.known, subject_of(verb)) if actor is not None]

    def _holders(self, head: Token) -> list[Actor]:
        """Return who holds a thing that is struck: "an ISIL-held tank" """
        held = [
            c
            for c in head.children
            if c.dep_ in ("amod", "compound") and c.lower_ in ("held", "controlled", "run", "occupied")
        ]
        found = [a for c in held for t in c.subtree for a in [self.known(t)] if a is not None]
        found += [
            a for c in held if c.i > 1 and c.nbor(-1).text == "-" for a in [self.known(c.nbor(-2))] if a is not None
        ]
        return [a for a in found if a.kind in ARMED]

    def _named_beside(self, head: Token) -> Actor | None:
        """Return the name that stands right after a description: "the militant group Hezbollah", "its ally Russia"."""
        for child in head.rights:
            if child.dep_ == "appos" and child.i <= head.i + 2:
                actor = self.known(child)
                return actor if actor is not None and actor.kind != "person" else None
        first = head.left_edge
        if first.i > 1 and first.nbor(-1).text == "(":  # "ISIL fighters (a terrorist group)"
            before = (self.known(self.parsed.doc[i]) for i in range(first.i - 2, max(first.i - 4, -1), -1))
            return next((a for a in before if a is not None and a.kind in ARMED), None)
        return None

    def _owners(self, token: Token) -> list[Actor]:
        """Return the known owners in a phrase, its head first."""
        return [a for t in (token, *self._modifiers(token)) for a in [self.known(t)] if a is not None]

    def _holding(self, token: Token) -> list[Actor]:
        """Return the known owners in a phrase, or those of the fighters that it means: "members of X"."""
        owners = self._owners(token)
        if owners or self.kind_of(token) != "fighters":
            return owners
        actor, rule = self._identity(token)
        return [actor] if actor is not None and rule == "name of the owner" else []

    def _of_state(self, state: Actor, kind: str | None, lemmas: set[str]) -> Actor | None:
        """Return a state's forces, government or police for the kind of phrase that it owns."""
        if kind == "things" and lemmas & self.people.civil and "police" not in lemmas:
            return None
        base = (state.country and self.actors.state(state.country)) or state
        if kind == "police" or "police" in lemmas:
            return self.actors.police_of(base.id)
        if lemmas & self.people.opposition or kind in ("fighters", "civilians", None):
            return None
        if "air force" in lemmas:
            return self.actors.institution(base.id, "air")
        if "side" in lemmas and kind == "things":
            return base  # "the French side"
        return self.actors.government_of(base.id) if kind == "government" else self.actors.forces_of(base.id)

    def _side_at_home(self, head: Token, kind: str | None) -> str | None:
        """Return which institution of the side in power is meant where no state is named ("the army", "regime
        warplanes").
        """
        words = list(self._modifiers(head))
        lemmas = {self.head_word(t) for t in words} | {self.head_word(head)}
        if _COALITION & lemmas and kind in ("fighters", "forces", "things"):
            return None if self._aligned(head) or any(self.known(t) for t in words) else "coalition"
        if (
            kind not in ("forces", "government", "police", "things")
            or not lemmas & self.people.home_forces
            or self._aligned(head)
        ):
            return None
        if lemmas & self.people.opposition or any(self.known(t) for t in words):
            return None
        if kind == "government" and self.head_word(head) in ("court", "tribunal"):
            return None  # "a military court" is itself
        if kind == "things" and "police" not in lemmas and self._of_its_kind(head, lemmas):
            return None
        if kind in ("forces", "police") and self._of_others(head):
            return None
        if kind == "police" or (kind in ("things", "forces") and "police" in lemmas):
            return "police"
        if "air force" in lemmas:
            return "air force"
        return "government" if kind == "government" else "forces"

    def _of_its_kind(self, head: Token, lemmas: set[str]) -> bool:
        """Tell whether a word for the state only says what a thing is like, not whose: "a government building", "two
        military vehicles".
        """
        return bool(lemmas & self.people.civil) or (
            bool(lemmas & self.people.kit) and "military" in lemmas and not self._definite(head)
        )

    def _of_others(self, head: Token) -> bool:
        """Tell whether forces are told to be somebody's who is not the state: "the armies of its neighbours"."""
        owners = [t for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children]
        return any(self.kind_of(t) in _PEOPLE and not self._is_ours(t) for t in owners)

    def _is_ours(self, owner: Token) -> bool:
        named = self.known(owner) is not None or owner.i in self.parsed.hits
        return named or self.head_word(owner) in self.people.home_forces

    # -- names taken up again -----------------------------------------------------------------------------------

    def _armed_names(self) -> list[tuple[int, Actor]]:
        found = []
        for i in sorted(self.parsed.hits):
            actor = self.known(self.parsed.doc[i])
            if actor and actor.kind in ARMED:
                found.append((i, actor))
        return found

    def _last_armed(self, i: int) -> Actor | None:
        before = [actor for at, actor in self._armed if at < i and actor.kind == "armed-group"]
        return before[-1] if before else None
