"""Parts that all readers of reporting words share: the draft of an attribution, and small views on the parse."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.languages.en.attribution.source_words import BARE, GOING_ON

Range = tuple[int, int]  # first and last token, both included

SUBJECTS = frozenset({"nsubj", "csubj"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
_CLOSING = frozenset({"”", "’"})
_OPENING = frozenset({"“", "‘", "``", "«", "(", "["})
_EDGE = frozenset({",", ";", ":", "-", "–", "—", "--", "―", ".", "…", "..."})


@dataclass(slots=True)
class Draft:
    """An attribution in the making. ``at`` is the cue's main token; ``heads`` the source's, one for each joined source.

    ``near`` are heads of sources nearer to the reader (told *AFP*), ``far`` of those further away (citing *the
    ministry*).
    """

    at: int
    cue: list[Range]
    source: Range | None
    heads: list[Token]
    content: list[Range]
    stance: str
    rule: str
    near: list[Token] = field(default_factory=list)
    far: list[Token] = field(default_factory=list)
    floor: int = 0  # first token that may belong to the source, where the parse can't be trusted


def subtree(token: Token) -> Range:
    """Return the range of the phrase that ``token`` heads."""
    return token.left_edge.i, token.right_edge.i


def trim(doc: Doc, first: int, last: int) -> Range | None:
    """Cut dashes, commas and stops off both ends of a range; ``None`` where nothing is left."""
    while first <= last and (doc[first].text in _EDGE or doc[first].text in _CLOSING):
        first += 1
    while last >= first and (doc[last].text in _EDGE or doc[last].text in _OPENING):
        last -= 1
    return (first, last) if first <= last else None


def cue_range(verb: Token) -> Range:
    """Return the verb with the auxiliaries and negation right before it, and its particle."""
    first = last = verb.i
    parts = {c.i for c in verb.children if c.dep_ in _AUXILIARIES or (c.dep_ == "advmod" and c.i < verb.i)}
    while first - 1 in parts:
        first -= 1
    particle = next((c for c in verb.children if c.dep_ == "prt" and c.i == verb.i + 1), None)
    return first, particle.i if particle is not None else last


def agent_of(verb: Token) -> Token | None:
    """Return the head of "by X" after a passive."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is in the passive, or a participle that stands for one ("an attack reported by X")."""
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(c.dep_ == "aux" for c in verb.children)


def negated(verb: Token) -> bool:
    """Tell whether the verb is denied: "did not say", "never said"."""
    return any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)


def joined(head: Token) -> list[Token]:
    """Return a noun and those joined to it by "and" or commas."""
    beside = joined_before(head)
    out = [beside, head] if beside is not None else [head]
    while True:
        extra = next((c for c in out[-1].children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
        if extra is None:
            return out
        out.append(extra)


def joined_before(head: Token) -> Token | None:
    """Return "police" in "the police and local doctors", which the parser hangs on "doctors" as a modifier."""
    if head.tag_ != "NNS":
        return None
    for child in head.children:
        beside = child.dep_ in ("nmod", "compound") and child.pos_ in ("NOUN", "PROPN") and child.i + 1 < head.i
        if beside and head.doc[child.i + 1].lower_ == "and":
            return child
    return None


def subjects_of(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in SUBJECTS]


def goes_on_from(verb: Token) -> Token | None:
    """Return the "said" from which "..., adding that ..." goes on, whatever the parser hung it on between them."""
    if verb.tag_ != "VBG" or verb.lemma_ not in GOING_ON:
        return None
    above = verb
    while above.head.i != above.i:
        above = above.head
        if above.pos_ == "VERB" and above.lemma_ in BARE and above.i < verb.i and above.tag_ != "VBG":
            return above
    return None


def phrase_before(noun: Token, clause: Token) -> Range:
    """Return the noun's phrase up to the clause that hangs on it."""
    return noun.left_edge.i, max(noun.i, min(noun.right_edge.i, clause.left_edge.i - 1))
