"""What stands around a trigger, as plain features: for the learned layer, which tells a "fire" from a fire."""

from spacy.tokens import Token

from dateline.languages.en.parse import Parsed

_WORDS = frozenset(("aux", "auxpass", "neg", "det", "prep", "mark", "amod", "advmod", "poss", "compound", "prt"))
_PARTIES = frozenset(("nsubj", "nsubjpass", "dobj"))
_ABOVE = 4  # words further up in the parse tell nothing more
_NEAR = (-2, -1, 1, 2)
QUOTES = frozenset('"“”«»')


def quoting(parsed: Parsed) -> set[int]:
    """Return the first tokens of the sentences that hold a quotation."""
    return {parsed.openings[i] for i, low in enumerate(parsed.lows) if low in QUOTES}


def surroundings(token: Token, quoted: bool) -> tuple[str, ...]:
    """Return the features of a trigger's main word: its lemma, its place in the parse, its neighbours.

    ``quoted`` tells whether its sentence holds a quotation.
    """
    above = token.head
    found = [
        f"lemma={token.lemma_.lower()}",
        f"tag={token.tag_}",
        f"dep={token.dep_}",
        f"head={above.lemma_.lower()}",
        f"head tag={above.pos_}",
    ]
    for child in token.children:
        relation = child.dep_
        found.append(f"has {relation}")
        if relation in _WORDS:
            found.append(f"{relation}={child.lemma_.lower()}")
        elif relation in _PARTIES:
            found += [f"{relation}={child.lemma_.lower()}", f"{relation} is {child.ent_type_ or child.pos_}"]
        if relation == "prep":
            found += [
                f"{child.lemma_.lower()} {inner.ent_type_ or inner.lemma_.lower()}"
                for inner in child.children
                if inner.dep_ == "pobj"
            ]
    if token.dep_ == "pobj":
        found += [f"after {above.lemma_.lower()}", f"governed by {above.head.lemma_.lower()}"]
    verb = next((word for word in token.ancestors if word.pos_ == "VERB"), None)
    if verb is not None:
        found += [f"advmod above={child.lemma_.lower()}" for child in verb.children if child.dep_ == "advmod"]
    found += [f"above={word.lemma_.lower()}" for word, _ in zip(token.ancestors, range(_ABOVE), strict=False)]
    size = len(token.doc)
    found += [f"{step:+d}={token.doc[token.i + step].lower_}" for step in _NEAR if 0 <= token.i + step < size]
    if quoted:
        found.append("a quotation in the sentence")
    return tuple(dict.fromkeys(found))
