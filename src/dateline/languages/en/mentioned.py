"""Everybody and every site that a text mentions, by a name or none: "the residents", "we", "two bridges".

The record holds those who do or suffer something and places with a name. Annotated corpora mark every noun phrase that
means somebody or some place; this reads as much, on demand, and leaves out what stands inside a longer phrase of the
same kind.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dateline.languages.en.clauses.phrases import PhraseReader
from dateline.languages.en.parse import Parsed
from dateline.languages.en.toponyms.words import load_words
from dateline.model import Span

_PERSONAL = {"i", "we", "he", "she", "they"}  # "it" and "its" mostly take up a thing or an act
_INSIDE = {"compound", "amod", "nmod", "punct"}
_NAMES = {"PERSON", "ORG", "NORP"}


def somebody(parsed: Parsed, reader: PhraseReader) -> list[Span]:
    """Return the phrases that mean people or a body of people, pronouns of persons included."""
    return outermost(reader.phrase(token) for token in _heads(parsed) if means_somebody(token, reader))


def sites(parsed: Parsed, reader: PhraseReader) -> list[Span]:
    """Return the phrases of common nouns that mean a stretch of ground or what is built on it."""
    return outermost(reader.phrase(t) for t in _heads(parsed) if t.pos_ == "NOUN" and is_site(t, reader))


def means_somebody(token: Token, reader: PhraseReader) -> bool:
    """Tell whether a phrase's main word means people or a body of people: a pronoun, a name or a noun."""
    hit = reader.parsed.hits.get(token.i)
    if hit is not None:
        return hit.entries[0].kind != "place"
    if token.pos_ == "PRON":
        return token.lower_ in _PERSONAL
    return are_people(token, reader) or (token.pos_ == "PROPN" and token.ent_type_ in _NAMES)


def are_people(token: Token, reader: PhraseReader) -> bool:
    """Tell whether a noun names people by what they are, not the arms that act for them ("jets")."""
    return reader.kind_of(token) not in (None, "things") and token.lemma_.lower() not in reader.people.vehicles


def is_site(token: Token, reader: PhraseReader) -> bool:
    """Tell whether a noun names a place by what it is, not what can be moved."""
    word = token.lemma_.lower()
    built = reader.kind_of(token) == "things" and word not in reader.people.movable
    return token.i not in reader.parsed.hits and (built or word in load_words().features)


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that lie in no other, in the order of the text."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _heads(parsed: Parsed) -> Iterator[Token]:
    """Yield the words that can be the main one of a noun phrase."""
    return (t for t in parsed.doc if t.pos_ in ("NOUN", "PROPN", "PRON") and t.dep_ not in _INSIDE)
