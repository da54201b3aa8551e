"""Who is told to fight whom, as a stance as well as an act: "the campaign against X", "committed to defeating X".

The record holds acts; an aim is none before somebody acts on it. But it tells who the enemies are, so it is read here,
on demand, for those who ask for the relation.
"""

from collections.abc import Iterator
from itertools import product

from spacy.tokens import Token

from dateline.languages.en.clauses.phrases import PhraseReader
from dateline.languages.en.grammar import BY, MODIFIER, OBJECT, SUBJECT, is_nominal, is_passive
from dateline.languages.en.mentioned import means_somebody
from dateline.languages.en.parse import Parsed
from dateline.model import Span

# What is done to an enemy and hardly to anybody else.
_VERBS = {
    *("battle", "combat", "confront", "counter", "crush", "defeat", "degrade", "destroy", "eliminate", "eradicate"),
    *("expel", "fight", "kill", "oppose", "oust", "rout", "topple", "vanquish", "repel", "resist"),
}
_NOUNS = {"defeat", "destruction", "elimination", "eradication", "expulsion", "ouster", "overthrow"}  # of whom
_REACH = 4  # words up from a deed to the one that has a doer: "continue efforts to defeat X"
_OWN = {"our": "we", "their": "they", "my": "i", "his": "he", "her": "she"}


def enemies(parsed: Parsed, reader: PhraseReader) -> Iterator[tuple[Span, Span]]:
    """Yield each doer with each whom it fights or means to fight."""
    for deed in parsed.doc:
        targets = [t for t in _targets(deed, parsed) if means_somebody(t, reader)]
        doers = _doers(deed, parsed, reader) if targets else []
        pairs = product(map(reader.phrase, doers), map(reader.phrase, targets))
        yield from (pair for pair in pairs if not pair[0].overlaps(pair[1]))


def _targets(deed: Token, parsed: Parsed) -> list[Token]:
    """Return whom a deed is meant to hit, by the words that make them an enemy."""
    if not any(c.dep_ in ("prep", "dobj", "nsubjpass") for c in deed.children):
        return []
    told = parsed.relations(deed)
    lemma = deed.lemma_.lower()
    against = told.get("against", [])
    if deed.pos_ == "VERB" and lemma in _VERBS and (BY in told or not is_passive(deed)):
        return [*told.get(OBJECT, []), *against]
    return [*told.get("of", []), *against] if lemma in _NOUNS else against


def _doers(deed: Token, parsed: Parsed, reader: PhraseReader) -> list[Token]:
    """Return who does it: the doer told with the deed, else with the nearest word above it."""
    at = deed
    for _ in range(_REACH):
        told = parsed.relations(at)
        passive = OBJECT if at is not deed and not is_nominal(at) and BY not in told else ""
        found = [t for key in (SUBJECT, BY, MODIFIER, passive) for t in told.get(key, ())]
        doers = [t for t in found if means_somebody(t, reader) or (t.dep_ == "poss" and t.lower_ in _OWN)]
        if doers or at.head.i == at.i:
            return doers
        at = at.head
    return []
