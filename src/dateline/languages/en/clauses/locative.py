"""Place names in their sentences: which say where something is, and how each stands to an act."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.clauses.ties import tie, upward
from dateline.languages.en.parse import Parsed
from dateline.model import PlaceMention, Span
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


@dataclass(frozen=True, slots=True)
class _Standing:
    """A place name in its sentence: its main word with those above it, its last, the sentence's first, its marks."""

    index: int
    span: Span
    above: list[Token]
    last: Token
    opening: int
    marks: tuple[str, ...]


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
        ruled = known is not None and known.kind in ("state", "government")  # a capital that acts is who rules there
        if ruled and (place.relation == "at" or last.head.lower_ == "by"):
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
        opening, beside = self.parsed.openings[head.i], upward(head)
        found = []
        for place in self._standing:
            here = place.opening == opening
            if not here and place.index not in act.places:
                continue
            marks = [*tie(place.above, beside, place.last, self.cues, others), *place.marks]
            if any(span.covers(place.span) for span in parties):
                marks.append("in a party")
            found.append(Tie(place.index, tuple(marks if here else [*marks, "another sentence"])))
        return tuple(found)

    @cached_property
    def _standing(self) -> list[_Standing]:
        """Return how each place stands in its sentence, whatever the act."""
        found = []
        for i, place in enumerate(self.places):
            tokens = self.parsed.tokens(place.span)
            if len(tokens) == 0:
                continue
            word = self.parsed.doc[tokens[0]]
            while word.head.i in tokens and word.head.i != word.i:
                word = word.head
            last, opening = self.parsed.doc[tokens[-1]], self.parsed.openings[word.i]
            found.append(_Standing(i, place.span, upward(word), last, opening, tuple(self._marks(place))))
        return found

    def _marks(self, place: PlaceMention) -> Iterator[str]:
        """Yield what a place name is in its sentence."""
        if any(i in self.sources for i in self.parsed.tokens(place.span)):
            yield "in a source"
        if not self.is_where(place):
            yield "not where"
        if self._is_country(place):
            yield "a country"
