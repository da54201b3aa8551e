"""How a place of a sentence stands to an act in it, as plain features: for the learned layer, which tells where an act
was from where its people come from.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from dateline.languages.en.grammar import is_passive

_LONG = 6  # steps of a way through the parse beyond which it tells nothing more
_FAR = 8
_NEAR = ((1, "next"), (3, "3 words"), (6, "6 words"), (12, "12 words"), (24, "24 words"))
_VERBS = frozenset(("VERB", "AUX"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_HYPHENS = frozenset(("-", "–"))


def upward(token: Token) -> list[Token]:
    """Return a token and the words above it in the parse."""
    return [token, *token.ancestors]


def tie(
    above: list[Token], beside: list[Token], last: Token, cues: Collection[int], others: Collection[int]
) -> tuple[str, ...]:
    """Return the features of a place's main word to the main word of an act, each given with the words above it.

    ``last`` is the last word of the name, ``cues`` are the tokens of reporting words, ``others`` the main words of
    other acts.
    """
    place, act = above[0], beside[0]
    up, down = _ways(above, beside)
    found = dict.fromkeys((*_way(up, down, place, act), *_linear(place, act, last)))
    found |= dict.fromkeys((*_between(up, down, act, cues, others), *_clauses(up, down)))
    if act.pos_ == "VERB" and is_passive(act):
        found["passive"] = None
    return tuple(found)


def _ways(above: list[Token], beside: list[Token]) -> tuple[list[Token], list[Token]]:
    """Return the way up from a place to the word that holds both it and the act, and from the act up to there; the word
    itself in neither.
    """
    at = {token.i: n for n, token in enumerate(above)}
    for n, token in enumerate(beside):
        if token.i in at:
            return above[: at[token.i]], beside[:n]
    return above, beside


def _way(up: list[Token], down: list[Token], place: Token, act: Token) -> Iterator[str]:
    """Yield how the parse leads from a place to an act."""
    steps = len(up) + len(down)
    way = " ".join((*(t.dep_ for t in up), "^", *(t.dep_ for t in reversed(down))))
    yield f"way={way}" if steps <= _LONG else "way is long"
    yield f"steps={min(steps, _FAR)}"
    preposition = next((t for t in up if t.dep_ in ("prep", "agent") or t.pos_ == "ADP"), None)
    word = preposition.lower_ if preposition is not None else "-"
    holder = preposition.head if preposition is not None else place.head
    yield f"prep={word}"
    yield f"holder={holder.lemma_.lower()}"
    if holder.i == act.i:
        yield f"held by the act {word}"
        yield f"{act.lemma_.lower()} {word}"
    else:
        yield f"held by {holder.pos_} {word}"
    yield f"dep={place.dep_}"
    yield f"up={up[0].dep_ if up else '-'} {'beside' if down else 'act'}"
    yield f"joined by {down[-1].dep_ if down else 'nothing'}"
    yield f"act {act.pos_} {act.dep_}"
    yield f"entity={place.ent_type_}"


def _linear(place: Token, act: Token, last: Token) -> Iterator[str]:
    """Yield where the name stands in the sentence."""
    distance = place.i - act.i
    reach = next((name for most, name in _NEAR if abs(distance) <= most), "far")
    yield f"{'after' if distance > 0 else 'before'} {reach}"
    behind = last.nbor(1).text if last.i + 1 < len(last.doc) else ""
    if behind in _POSSESSIVE:
        yield "before a possessive"
    if behind in _HYPHENS:
        yield "before a hyphen"
    if place.sent.start in (place.i, place.left_edge.i):
        yield "opens the sentence"


def _between(
    up: list[Token], down: list[Token], act: Token, cues: Collection[int], others: Collection[int]
) -> Iterator[str]:
    """Yield what lies on the way from a place to an act."""
    between = [t for t in (*up[1:], *down) if t.i != act.i]
    verbs = sum(t.pos_ in _VERBS for t in between)
    yield f"verbs between={min(verbs, 3)}"
    crossed = any(t.i in others for t in between)
    if crossed:
        yield "another act between"
    if any(t.i in others for t in up[1:] if t.i != act.i):
        yield "in another act"
    if any(t.i in cues for t in between):
        yield "a reporting word between"
    if not crossed and not verbs:
        yield "nothing between"


def _clauses(up: list[Token], down: list[Token]) -> Iterator[str]:
    """Yield which parts of a sentence the way leads out of."""
    whose = "" if down else " of the act"
    deps = {t.dep_ for t in up}
    if deps & {"nsubj", "nsubjpass"}:
        yield f"in a subject{whose}"
    if "dobj" in deps:
        yield f"in an object{whose}"
    if deps & {"relcl", "acl"}:
        yield "in a clause that describes"
    if deps & {"advcl", "ccomp"}:
        yield "in a clause beneath"
    if any(t.dep_ in ("relcl", "acl") for t in down):
        yield "the act describes"
