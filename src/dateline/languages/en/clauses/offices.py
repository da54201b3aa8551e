"""Who holds an office: the person that a report names with it, or the office of a state itself."""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.languages.en.clauses.phrases import PhraseReader
from dateline.model import ActorMention

_LED = {"state", "government"}


class OfficeReader(PhraseReader):
    """The part of the party reader that reads offices and who holds them."""

    coreference: bool

    def _holder(self, head: Token) -> ActorMention | None:
        """Return who holds an office: the person that the report names with it, else "President of X" itself."""
        word = head.lemma_.lower()
        if word not in self.people.offices:
            return None
        span, at = self.phrase(head, head), self.parsed.span(head.i, head.i)
        person = self._appointed(head)
        states = [a for a in map(self.known, self._office_words(head)) if a is not None and a.kind in _LED]
        if self.coreference and person is None and not states and self._definite(head):
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
        # "President of the Union Ada Lund": the parser joins the name to what is governed
        beside += [t for c in head.rights if c.dep_ == "prep" and c.lower_ in ("of", "for") for t in c.children]
        for token in beside:
            known = self.known(token)
            if known is not None and known.kind == "person":
                return known.name
            ent = next((e for e in self.parsed.doc.ents if e.start <= token.i < e.end), None)
            if ent is not None and ent.label_ == "PERSON":
                words = self.parsed.span(ent.start, ent.end - 1).of(self.parsed.text)
                return self._full_name(token) or words
        return None
