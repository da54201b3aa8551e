"""The parts of a noun phrase: what its head is, which known name it bears, how far it goes, what it is called."""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.knowledge.actors import Actor, Actors
from dateline.languages.en.clauses.people import People, load_people
from dateline.languages.en.parse import Parsed
from dateline.model import Span

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


class PhraseReader:
    """Reads the noun phrases of one report."""

    def __init__(self, parsed: Parsed, actors: Actors) -> None:
        self.parsed = parsed
        self.actors = actors
        self.people: People = load_people()

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

    def kind_of(self, token: Token) -> str | None:
        """Return the class of people that a head noun belongs to (``forces``, ``civilians``, ``things`` ...)."""
        kind = self.people.classes.get(self.head_word(token)) if token.tag_ != "VBN" else None
        if kind == "civilians" and token.lower_ in ("men", "man") and self._bears_arms(token):
            return "fighters"
        if kind is None and token.tag_ in ("NNS", "NNPS"):
            actor = self.known(token)
            return "civilians" if actor is not None and self._are_people(token, actor) else None
        return kind

    def head_word(self, token: Token) -> str:
        """Return the noun's lemma; "air force" and the like as two words."""
        lemma = token.lemma_.lower()
        before = token.nbor(-1) if token.i else None
        if lemma == "force" and before is not None and before.lower_ == "air":
            return "air force"
        if token.pos_ == "PROPN" and token.is_sent_start and lemma.endswith("s") and lemma[:-1] in self.people.classes:
            return lemma[:-1]  # "Farmers": taken for a name because it opens the sentence
        return lemma

    def both_sides(self, token: Token) -> bool:
        """Tell whether a phrase means the sides of a fight by no name: "both sides", "the warring parties"."""
        told = {c.lower_ for c in token.lefts}
        return token.lemma_.lower() in ("side", "party") and bool(told & {"both", "two", "warring", "rival"})

    def _bears_arms(self, token: Token) -> bool:
        """Tell whether men are told to be armed or to hide who they are: "masked men"."""
        return any(c.lower_ in self.people.gunmen for c in token.lefts)

    def _are_people(self, token: Token, actor: Actor) -> bool:
        """Tell whether a nation's name stands for some of its people: "600 Syrians", "two Iraqis were killed"."""
        if actor.kind != "state" or token.i in self.parsed.hits or token.tag_ not in ("NNS", "NNPS"):
            return False
        counted = (
            token.dep_ == "pobj"
            and token.head.lower_ == "of"
            and token.head.head.lemma_.lower() in self.people.quantity
        )
        return counted or token.dep_ == "nsubjpass" or any(c.dep_ == "nummod" for c in token.children)

    def _capital(self, token: Token) -> Actor | None:
        """Return the government that a capital stands for where it does something: "Washington extended its
        strikes".
        """
        after = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
        acts = token.dep_ == "nsubj" and token.head.pos_ == "VERB" and after not in (",", "/", "(")  # a dateline
        return self.actors.by_capital(self.parsed.of(token)) if acts else None

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

    def phrase(self, token: Token, head: Token | None = None) -> Span:
        """Return the characters of the noun phrase, without relative clauses and loose prepositional phrases; ``head``
        is what a quantity counts.
        """
        head = head or token
        first = token
        for child in token.lefts:
            if child.dep_ in _LEFT and not _dates(child):
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
            titled = head.pos_ == "PROPN" and child.lemma_.lower() in self.people.offices
            if child.dep_ in ("amod", "compound", "poss", "nmod") and not titled and not _dates(child):
                shared = {t.i for c in child.rights if c.dep_ in ("cc", "conj") for t in c.subtree}
                words += [t for t in child.subtree if not t.is_punct and t.i not in shared]
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


def _dates(token: Token) -> bool:
    """Tell whether a word before a head is a day that the parser took into the phrase: "on Sunday soldiers fired"."""
    return token.ent_type_ == "DATE" and token.pos_ in ("PROPN", "NUM")


def _is_nisba(token: Token) -> bool:
    """Tell whether a demonym is a part of an Arabic name: "Abu Ali al-Iraqi"."""
    return token.i > 1 and token.nbor(-1).text in ("-", "‑") and token.nbor(-2).lower_ in ("al", "el")
