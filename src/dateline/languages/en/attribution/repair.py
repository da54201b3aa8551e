"""Sources in damaged text, where lost commas make the parser join the source to the clause before it.

"... burned down two workshops AFP reports": the words right before the reporting verb are read without the parse.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.languages.en.attribution.cues import takes_lives
from dateline.languages.en.attribution.parts import Draft, Range, cue_range, is_passive, trim
from dateline.languages.en.attribution.source_names import OUTLETS, names_at
from dateline.languages.en.attribution.source_words import BARE, ROLES, TELLERS
from dateline.languages.en.parse import Parsed

_ARTICLES = frozenset({"a", "an", "the", "another", "one", "some", "several", "two", "three"})
_PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "X"})
_QUOTES = frozenset({'"', "”", "''", "»"})
_AT = frozenset({"at", "for", "from", "in", "of", "with"})
_TELLING = OUTLETS | {"monitor"}
_LONGEST = 9
_FAR = 30


def repair(parsed: Parsed, verb: Token, draft: Draft | None) -> Draft | None:
    """Return a reporting verb's attribution with the source read off the words before it; ``None`` if all is well."""
    doc = parsed.doc
    if takes_lives(verb):
        return None
    if verb.lemma_ not in BARE or verb.pos_ != "VERB" or verb.tag_ not in ("VBD", "VBZ", "VBP") or is_passive(verb):
        return None
    if draft is not None and draft.source is not None and draft.source[0] > verb.i:
        return None
    right = any(c.i > verb.i and c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if right or _clause_follows(verb):
        return None
    start, first_word = verb.sent.start, cue_range(verb)[0]
    quoted = _after_quote(verb, start)
    source = _words_before(parsed, first_word - 1, start) if quoted is None else quoted
    heads = _heads(parsed, source) if source is not None else []
    if source is not None and quoted is None and source[0] - 2 > start and doc[source[0] - 1].tag_ == "VBG":
        busy = _words_before(parsed, source[0] - 2, start)  # "an organisation monitoring the conflict said"
        if busy is not None and doc[busy[0]].lower_ in _ARTICLES:
            source, heads = (busy[0], source[1]), _heads(parsed, busy)
    teller = _teller_before(parsed, source, start) if source is not None and quoted is None else None
    if source is not None and teller is not None:
        source, heads = (teller[0], source[1]), [doc[teller[1]]]
    if source is not None and quoted is None and source[0] - 2 > start and doc[source[0] - 1].lower_ == "and":
        other = _words_before(parsed, source[0] - 2, start)
        if other is not None and _announced(parsed, other):
            source, heads = (other[0], source[1]), [*_heads(parsed, other), *heads]
    if source is None or (source[0] - start < 3 and quoted is None):
        return None
    if quoted is None:
        before = doc[source[0] - 1]
        if before.is_punct or before.pos_ in ("ADP", "CCONJ", "SCONJ", "DET", "PRON") or before.tag_ == "POS":
            return None
        if not any(doc[i].pos_ in ("VERB", "AUX") for i in range(start, source[0])):
            return None
        read = draft is not None and draft.source is not None and draft.source[0] >= source[0] and draft.content
        if read and len(heads) == 1:
            return None
    content = trim(doc, start, source[0] - 1)
    if content is None:
        return None
    return Draft(
        verb.i,
        [cue_range(verb)],
        source,
        heads,
        [content],
        "asserts",
        f"verb:{verb.lemma_} (repaired)",
        floor=source[0],
    )


def _announced(parsed: Parsed, source: Range) -> bool:
    """Tell whether a phrase before "and ... said" can speak: a known name, or one that an article opens."""
    return parsed.doc[source[0]].lower_ in _ARTICLES or source[1] in names_at(parsed)


def trailing_reports(parsed: Parsed) -> Iterator[Draft]:
    """Yield "..., Reuters reports", "..., the UN estimates" at the end of a sentence, where the parser took the verb
    for a noun.
    """
    doc, names = parsed.doc, names_at(parsed)
    for token in parsed.spelled(("reports", "estimates")):
        if token.i == 0 or token.i - 1 not in names:
            continue
        if token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
            continue
        if not any(entry.kind in _TELLING for entry in names[token.i - 1].entries):
            continue
        end = token.i + 1 >= token.sent.end or doc[token.i + 1].is_punct
        first = parsed.tokens(names[token.i - 1].span)[0]
        content = trim(doc, token.sent.start, first - 1)
        if end and content is not None and content[1] - content[0] > 2:
            yield Draft(
                token.i,
                [(token.i, token.i)],
                (first, token.i - 1),
                [doc[token.i - 1]],
                [content],
                "asserts",
                f"verb:{token.lower_[:-1]} (repaired)",
                floor=first,
            )


def _clause_follows(verb: Token) -> bool:
    """Tell whether what the verb reports stands after it."""
    following = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return following is not None and following.lower_ in ("that", ":", "no", "he", "she", "it", "they", "there")


def _after_quote(verb: Token, start: int) -> Range | None:
    """Return the noun phrase between a closing quotation mark and the verb."""
    doc = verb.doc
    if any(c.dep_ == "nsubj" and c.i > verb.i for c in verb.children):
        return None
    for i in range(verb.i - 1, max(start, verb.i - _FAR), -1):
        if doc[i].text in _QUOTES:
            first = i + 1 + (doc[i + 1].text == ",")
            if first >= verb.i or doc[first].pos_ not in ("DET", "PROPN", "NOUN", "ADJ", "NUM"):
                return None
            last = first
            while (
                last + 1 < verb.i
                and doc[last + 1].tag_ not in ("WDT", "WP", "VBD", "VBZ", "VBG")
                and doc[last + 1].text not in (",", "(")
            ):
                last += 1
            return (first, last)
    return None


def _words_before(parsed: Parsed, last: int, start: int) -> Range | None:
    """Return the noun phrase that ends at token ``last``, read word by word to the left."""
    doc, names = parsed.doc, names_at(parsed)
    while last > start and doc[last].pos_ == "ADV":
        last -= 1
    if last < start or (doc[last].pos_ not in ("NOUN", "PROPN", "PRON") and last not in names):
        return None
    if doc[last].pos_ == "PRON":
        return (last, last) if doc[last].lower_ in ("he", "she", "it", "they") else None
    first = last
    named = _is_name(parsed, last)
    while first > start and last - first < _LONGEST:
        word = doc[first - 1]
        if doc[first].tag_ == "POS":
            first -= 1
            continue
        if word.lower_ in _ARTICLES and word.pos_ in ("DET", "NUM"):
            return first - 1, last
        if word.i in names and first in names and names[word.i] is names[first]:
            first -= 1
            continue
        if word.text == "-" or (word.i > start and doc[word.i - 1].text == "-"):
            first -= 1  # "a Britain-based monitor"
            continue
        if first in names and names.get(word.i, names[first]) is not names[first]:
            break  # "... in northern Syria Al Mayadeen reported": two names that only lost their comma
        if word.ent_type_ in ("DATE", "TIME", "CARDINAL") or word.pos_ not in _PLAIN or word.tag_ in ("JJR", "RB"):
            break
        if named and not (word.is_title or word.is_upper or _role(word)):
            break
        if not named and (
            word.tag_ == "NNS" or (word.is_title and doc[first].is_lower and word.ent_type_ in ("GPE", "PERSON"))
        ):
            break
        first -= 1
    return first, last


def _teller_before(parsed: Parsed, place: Range, start: int) -> Range | None:
    """Return "a source" of "a source at the ministry said", where ``place`` is the ministry."""
    doc, noun = parsed.doc, place[0] - 2
    if noun <= start or doc[noun + 1].lower_ not in _AT or doc[noun].lower_ not in TELLERS | ROLES:
        return None
    found = _words_before(parsed, noun, start)
    opens = found is not None and (doc[found[0]].lower_ in _ARTICLES or doc[noun].tag_ == "NNS")
    return found if opens else None


def _is_name(parsed: Parsed, i: int) -> bool:
    token = parsed.doc[i]
    return i in names_at(parsed) or token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG")


def _role(word: Token) -> bool:
    return word.lower_ in ROLES


def _heads(parsed: Parsed, source: Range) -> list[Token]:
    """Return the main word: the last known name of the phrase, else its last noun."""
    doc, names = parsed.doc, names_at(parsed)
    for i in range(source[1], source[0] - 1, -1):
        if i in names and doc[i].lower_ not in ROLES:
            return [doc[i]]
        if doc[i].pos_ in ("NOUN", "PROPN", "PRON"):
            return [doc[i]]
    return [doc[source[1]]]
