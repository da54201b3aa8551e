"""Place names in their sentences: which say where something is, and how each stands to an act."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.clauses.ties import tie
from dateline.languages.en.parse import Parsed
from dateline.model import PlaceMention
from dateline.model.analysis import Tie

_WHERE = {
    "in",
    "across",
    "throughout",
    "inside",
    "into",
    "over",
    "within",
    "near",
    "around",
    "at",
    "on",
    "to",
    "of",
    "outside",
    "from",
}


class Locative:
    """The part of the clause reader that looks at place names."""

    parsed: Parsed
    parties: PartyReader
    places: Sequence[PlaceMention]
    date_tokens: set[int]
    cues: set[int]
    sources: set[int]
    by_token: dict[int, Act]

    def is_where(self, place: PlaceMention) -> bool:
        """Tell whether a place name says where something is: not "U.S.-led", not a country that only acts or owns."""
        tokens = self.parsed.tokens(place.span)
        if len(tokens) == 0 or any(i in self.date_tokens for i in tokens):
            return False
        last = self.parsed.doc[tokens[-1]]
        after = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
        if (
            after in ("-", "–", "‑")
            and last.i + 2 < len(last.doc)
            and last.nbor(2).lower_ in self.parties.people.aligned
        ):
            return False
        known = self.parties.known(last)
        if known is not None and known.kind == "state" and (place.relation == "at" or last.head.lower_ == "by"):
            head = last
            while head.dep_ in ("conj", "appos", "compound") and head.head.i != head.i:
                head = head.head
            return head.dep_ == "pobj" and head.head.lower_ in _WHERE
        return True

    def _is_country(self, place: PlaceMention) -> bool:
        tokens = self.parsed.tokens(place.span)
        known = self.parties.known(self.parsed.doc[tokens[-1]]) if len(tokens) else None
        return place.feature == "country" or (known is not None and known.kind == "state")

    def _ties(self, act: Act, head: Token) -> tuple[Tie, ...]:
        """Return how the places of an act's sentence, and those it has from elsewhere, stand to its main word."""
        others = {i for i, a in self.by_token.items() if a.root is not act and a.cls.kind != "light"}
        parties = [self.parties.mentions[i].span for i in act.actors + act.recipients]
        opening = self.parsed.openings[head.i]
        found = []
        for i, place in enumerate(self.places):
            tokens = self.parsed.tokens(place.span)
            if len(tokens) == 0:
                continue
            word = self.parsed.doc[tokens[0]]
            while word.head.i in tokens and word.head.i != word.i:
                word = word.head
            here = self.parsed.openings[word.i] == opening
            if not here and i not in act.places:
                continue
            marks = [*tie(word, head, self.parsed.doc[tokens[-1]], self.cues, others), *self._standing(place)]
            if any(span.covers(place.span) for span in parties):
                marks.append("in a party")
            found.append(Tie(i, tuple(marks if here else [*marks, "another sentence"])))
        return tuple(found)

    def _standing(self, place: PlaceMention) -> Iterator[str]:
        """Yield what a place name is in its sentence, whatever the act."""
        if any(i in self.sources for i in self.parsed.tokens(place.span)):
            yield "in a source"
        if not self.is_where(place):
            yield "not where"
        if self._is_country(place):
            yield "a country"
