"""Who a noun phrase means: a known name, a state's forces by their owner, a group taken up again, or a description.

"ISIL gunmen" is Islamic State, "Russian jets" the Russian Armed Forces, "the regime" of a report on Syria the
government there; what nobody names keeps the report's own words.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.actors import Actor, Actors
from dateline.languages.en.clauses.people import People, load_people
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
_LEFT = {
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "advmod",
    "predet",
    "case",
    "npadvmod",
    "punct",
    "neg",
}
_OWNING = {"amod", "compound", "poss", "nmod", "appos"}
_BELONGING = {"affiliated", "belonging", "loyal", "linked", "allied", "aligned"}
_COALITION = {"coalition"}
_LED = {"state", "government"}
ARMED = {"armed-group", "alliance", "force", "forces", "police", "party"}


class PartyReader:
    """Reads the parties of one report; every phrase is read once."""

    def __init__(self, parsed: Parsed, actors: Actors) -> None:
        self.parsed = parsed
        self.actors = actors
        self.people: People = load_people()
        self.mentions: list[ActorMention] = []
        self._read: dict[int, int | None] = {}
        self._armed = self._armed_names()

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

    def kind_of(self, token: Token) -> str | None:
        """Return the class of people that a head noun belongs to (``forces``, ``civilians``, ``things`` ...)."""
        kind = self.people.classes.get(self.head_word(token))
        if kind == "civilians" and token.lower_ in ("men", "man") and self._bears_arms(token):
            return "fighters"
        if kind is None and token.tag_ in ("NNS", "NNPS"):
            actor = self.known(token)
            return "civilians" if actor is not None and self._are_people(token, actor) else None
        return kind

    def _bears_arms(self, token: Token) -> bool:
        """Tell whether men are told to be armed or to hide who they are: "masked men"."""
        return any(c.lower_ in self.people.gunmen for c in token.lefts)

    def both_sides(self, token: Token) -> bool:
        """Tell whether a phrase means the sides of a fight by no name: "both sides", "the warring parties"."""
        told = {c.lower_ for c in token.lefts}
        return token.lemma_.lower() in ("side", "party") and bool(told & {"both", "two", "warring", "rival"})

    def head_word(self, token: Token) -> str:
        """Return the noun's lemma; "air force" and the like as two words."""
        lemma = token.lemma_.lower()
        before = token.nbor(-1) if token.i else None
        if lemma == "force" and before is not None and before.lower_ == "air":
            return "air force"
        if token.pos_ == "PROPN" and token.is_sent_start and lemma.endswith("s") and lemma[:-1] in self.people.classes:
            return lemma[:-1]  # "Farmers": taken for a name because it opens the sentence
        return lemma

    def known(self, token: Token) -> Actor | None:
        """Return the actor whose name was laid over ``token``, or the state that it is a demonym of."""
        hit = self.parsed.hits.get(token.i)
        if hit:
            for entry in hit.entries:
                actor = self.actors.by_id(entry.id)
                if actor:
                    return actor
            return self._capital(token)
        if token.pos_ in ("ADJ", "PROPN", "NOUN") and token.text[:1].isupper() and not _is_nisba(token):
            states = self.actors.by_demonym(self.parsed.of(token))
            return states[0] if states else self._capital(token)
        return None

    def _are_people(self, token: Token, actor: Actor) -> bool:
        """Tell whether a nation's name stands for some of its people: "600 Syrians", "two Iraqis were killed"."""
        if actor.kind != "state" or token.i in self.parsed.hits or token.tag_ not in ("NNS", "NNPS"):
            return False
        return token.dep_ == "nsubjpass" or any(c.dep_ == "nummod" for c in token.children)

    def _capital(self, token: Token) -> Actor | None:
        """Return the government that a capital stands for where it does something: "Washington extended its
        strikes".
        """
        after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
        acts = token.dep_ == "nsubj" and token.head.pos_ == "VERB" and after not in (",", "/", "(")  # a dateline
        return self.actors.by_capital(self.parsed.of(token)) if acts else None

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
        holder = self._holder(head)
        if holder is not None:
            return holder
        if any(c.tag_ == "WP$" for c in head.lefts):
            return None  # "whose planes": nobody is named
        span = self._phrase(token, head)
        actor, rule = self._identity(head)
        head_span = self.parsed.span(head.i, head.i)
        if actor is not None:
            return ActorMention(span, head_span, actor.name, actor.id, actor.kind, rule)
        if self.parsed.hits.get(head.i) and self.parsed.hits[head.i].entries[0].kind == "place":
            return None
        kind = self.kind_of(head)
        if kind == "things" and self.head_word(head) in self.people.nowhere:
            return None
        if kind is None and head.ent_type_ not in ("ORG", "NORP", "PERSON"):
            return None
        name = self._full_name(head) or self._own_words(head)
        if not name:
            return None
        side = self._side_at_home(head, kind)
        return ActorMention(span, head_span, name, None, kind, "described", side=side)

    def _holder(self, head: Token) -> ActorMention | None:
        """Return who holds an office: the person that the report names with it, else "President of X" itself."""
        word = head.lemma_.lower()
        if word not in self.people.offices:
            return None
        span, at = self._phrase(head, head), self.parsed.span(head.i, head.i)
        person = self._appointed(head)
        states = [a for a in map(self.known, self._office_words(head)) if a is not None and a.kind in _LED]
        if person is None and not states and self._definite(head):
            named = {self._appointed(t) for t in self.parsed.doc if t.lemma_.lower() == word} - {None}
            person = named.pop() if len(named) == 1 else None
        if person is not None:
            return ActorMention(span, at, person, None, "person", "holder of the office")
        state = states and states[0].country and self.actors.state(states[0].country)
        if not state or word not in self.people.heads:
            return None
        return ActorMention(span, at, f"{word.title()} of {state.name}", None, "person", "office")

    def _office_words(self, head: Token) -> Iterator[Token]:
        yield from self._modifiers(head)
        for of in (c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"):
            yield from (t for t in of.children if t.dep_ == "pobj")

    def _appointed(self, head: Token) -> str | None:
        """Return the person named right beside an office: "the governor, Adel Hadi,", "Governor Adel Hadi"."""
        beside = [c for c in head.rights if c.dep_ == "appos"]
        beside += [head.head] if head.dep_ == "compound" and head.i < head.head.i else []
        for token in beside:
            ent = next((e for e in self.parsed.doc.ents if e.start <= token.i < e.end), None)
            if ent is not None and ent.label_ == "PERSON":
                words = self.parsed.span(ent.start, ent.end - 1).of(self.parsed.text)
                return self._full_name(token) or words
        return None

    def _content_head(self, token: Token) -> Token:
        """Step from a quantity to what it counts: "dozens of troops" -> troops; "members of X" stays."""
        seen = 0
        while seen < 4 and token.lemma_.lower() in self.people.quantity:
            inner = [
                c
                for p in token.children
                if p.dep_ == "prep" and p.lower_ in ("of", "from")
                for c in p.children
                if c.dep_ == "pobj"
            ]
            if not inner:
                break
            token, seen = inner[0], seen + 1
        return token

    def _phrase(self, token: Token, head: Token) -> Span:
        """Return the characters of the noun phrase, without relative clauses and loose prepositional phrases."""
        first = token
        for child in token.lefts:
            if child.dep_ in _LEFT:
                first = child.left_edge if child.left_edge.i < first.i else first
        last = head if head.i > token.i else token
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of" and child.i == last.i + 1:
                tail = [c for c in child.children if c.dep_ == "pobj"]
                if tail:
                    last = tail[0]
        first_i, last_i = min(first.i, head.i), max(last.i, head.i)
        while first_i < last_i and self.parsed.doc[first_i].is_punct and self.parsed.doc[first_i].text not in "“\"'":
            first_i += 1
        return self.parsed.span(first_i, last_i)

    def _modifiers(self, token: Token) -> Iterator[Token]:
        """Yield the words before a head that may own it, skipping "X-backed", "anti-X" and their like."""
        for child in token.children:
            if child.dep_ not in _OWNING or (child.dep_ == "appos" and child.i > token.i):
                continue
            if child.lemma_.lower() in self.people.aligned or child.lower_ in self.people.aligned:
                continue
            if any(c.lower_ in self.people.aligned for c in child.children):
                continue
            after = child.nbor(1) if child.i + 1 < len(child.doc) else None
            if (
                after is not None
                and after.text == "-"
                and child.i + 2 < len(child.doc)
                and child.nbor(2).lower_ in self.people.aligned
            ):
                continue
            if child.i and child.nbor(-1).text == "-" and child.i > 1 and child.nbor(-2).lower_ in self.people.aligned:
                continue
            yield child
            yield from self._modifiers(child)

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
                and child.lower_ in ("of", "from")
                and kind in ("government", "fighters", "forces", "police", "things")
            ):
                owners += [a for p in child.children if p.dep_ == "pobj" for a in self._owners(p)]
        groups = [actor for actor in owners if actor.kind not in ("state", "government", "person")]
        if (kind == "things" or head.lemma_.lower() in self.people.vehicles) and not groups:
            groups = self._holders(head)
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
            and word
            in {"group", "organisation", "organization", "militant", "terrorist", "jihadist", "extremist", "movement"}
        ):
            back = self._last_armed(head.i)
            if back:
                return back, "taken up again"
        return None, ""

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
        return None

    def _owners(self, token: Token) -> list[Actor]:
        """Return the known owners in a phrase, its head first."""
        return [a for t in (token, *self._modifiers(token)) for a in [self.known(t)] if a is not None]

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
        if kind == "police" or (kind == "things" and "police" in lemmas):
            return "police"
        if "air force" in lemmas:
            return "air force"
        return "government" if kind == "government" else "forces"

    def _aligned(self, head: Token) -> bool:
        return any(
            c.lower_ in self.people.aligned or any(g.lower_ in self.people.aligned for g in c.children)
            for c in head.children
            if c.i < head.i
        )

    def _definite(self, head: Token) -> bool:
        return any(c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in head.children)

    def _full_name(self, head: Token) -> str | None:
        """Return a person's name as the report gives it in full: "Alhassan" after "Riyad Alhassan"."""
        if head.pos_ != "PROPN":
            return None
        names: dict[str, str] | None = self.parsed.memo.get("persons")  # type: ignore[assignment]
        if names is None:
            names = {}
            for ent in self.parsed.doc.ents:
                if ent.label_ == "PERSON" and ent.end - ent.start > 1:
                    full = self.parsed.span(ent.start, ent.end - 1).of(self.parsed.text)
                    names.setdefault(self.parsed.of(ent[-1]), full)
            self.parsed.memo["persons"] = names
        return names.get(self.parsed.of(head))

    def _own_words(self, head: Token) -> str:
        """Name a phrase that nobody names by its own words, without articles and figures."""
        words = []
        for child in sorted([*head.lefts], key=lambda t: t.i):
            if child.dep_ in ("amod", "compound", "poss", "nmod"):
                words += [t for t in child.subtree if not t.is_punct]
        kept = [t for t in words if t.lower_ not in self.people.bare and not t.like_num and t.pos_ != "NUM"]
        return " ".join(self._cased(t) for t in (*kept, head) if t.lower_ not in ("'s", "’s", "'", "’"))

    def _cased(self, token: Token) -> str:
        """Return a word without the capital that only its place at the start of a sentence gives it."""
        word = self.parsed.of(token)
        first = token.is_sent_start or (token.i > 0 and token.nbor(-1).text in ("“", '"'))
        return (
            word[:1].lower() + word[1:]
            if first
            and (self.kind_of(token) or (token.pos_ != "PROPN" and not token.ent_type_))
            and not self.known(token)
            else word
        )

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


def _is_nisba(token: Token) -> bool:
    """Tell whether a demonym is a part of an Arabic name: "Abu Ali al-Iraqi"."""
    return token.i > 1 and token.nbor(-1).text in ("-", "‑") and token.nbor(-2).lower_ in ("al", "el")
