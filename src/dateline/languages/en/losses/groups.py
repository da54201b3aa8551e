"""People as a text counts them: a figure with the noun it counts ("at least 21 civilians"), or a noun phrase alone.

Figures lead, since the parse of damaged or headline text is often wrong: from each figure the words to its right are
read up to the noun. Phrases without a figure ("a girl", "civilians") are read from a token that the parse points at.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.codebook.losses import LossLexicon
from dateline.languages.en.losses.quantities import Quantity, find_quantities, lowered
from dateline.languages.en.parse import Parsed


def words_of(text: str) -> frozenset[str]:
    """Return the words of a string as a set: for short lists of function words."""
    return frozenset(text.split())


_OPENERS = frozenset("\"“”‘’'«»-–")
_PRONOUNS = frozenset(("them", "whom", "those", "us", "these"))
_STOP_POS = words_of("ADP AUX PRON SCONJ PUNCT X PART INTJ CCONJ SYM")
_RUN_POS = frozenset(("ADJ", "NOUN", "PROPN", "VERB", "NUM", "ADV"))
_OF_WORDS = frozenset(("of", "from"))
_STATES = words_of("dead killed wounded injured missing hurt victims deaths casualties fatalities slain")
_PARTICLES = frozenset(("hostage", "captive", "prisoner"))
_MORE = frozenset(("more", "other", "others", "additional", "further"))
_PREMODIFIERS = words_of("det amod compound poss nmod case nummod")
_SINGLE = words_of("a an another the his her its their this that one")
_RUN = 8

#: What makes a word a cue for an outcome: given by the losses module, so that a phrase stops before it.
IsCue = Callable[[int], bool]
#: The number expressions of a text by their first token, each with its last token.
Figures = dict[int, tuple[int, Quantity]]


@dataclass(frozen=True, slots=True)
class People:
    """Tokens ``first`` to ``last`` counting people. ``who`` is ``None`` where the noun is left out ("dozens more").

    ``counted`` is the token of a noun that is a loss itself ("20 deaths"); ``among`` the state word of "three of the
    dead"; ``anaphor`` marks "five of them"; ``figure`` tells a number from a bare noun phrase.
    """

    first: int
    last: int
    low: int | None
    high: int | None
    who: tuple[int, int] | None
    figure: bool = True
    people: bool = True
    more: bool = False
    anaphor: bool = False
    counted: int | None = None
    among: int | None = None
    rule: str = ""


@dataclass(frozen=True)
class Page:
    """One parsed report as this layer reads it: words in lower case, counted people, and which token is whose."""

    parsed: Parsed
    lexicon: LossLexicon
    words: tuple[str, ...]
    groups: tuple[People, ...]
    owner: dict[int, People]
    is_cue: IsCue

    def word(self, i: int) -> str:
        """Return the word at ``i``, empty outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def outcome(self, word: str) -> str | None:
        """Return the outcome that a state ("dead", "wounded") or a noun of a toll tells."""
        state = self.lexicon.state_words.get(word) or self.lexicon.toll_of.get(word)
        return state or next((v.outcome for v in self.lexicon.verbs.get(word, ()) if v.tells_alone), None)


def read_page(parsed: Parsed, lexicon: LossLexicon) -> Page:
    """Find the counted people of a report."""
    text = lowered(parsed.text)
    words = tuple(
        # "IS killed six", "four of US origin": a name in capitals is no form of "be" and no pronoun
        parsed.text[s:e] if i in parsed.hits and parsed.text[s:e].isupper() else text[s:e]
        for i, (s, e) in enumerate(zip(parsed.starts, parsed.ends, strict=True))
    )

    def is_cue(i: int) -> bool:
        return words[i] in lexicon.state_words or any(v.tells_alone for v in lexicon.verbs.get(words[i], ()))

    page = Page(parsed, lexicon, words, (), {}, is_cue)
    at = {}
    for quantity in find_quantities(parsed.text, lexicon):
        tokens = parsed.tokens(quantity.span)
        if tokens and not _is_age(page, tokens[0]):
            at[tokens[0]] = (tokens[-1], quantity)
    groups = []
    for first, (last, quantity) in at.items():
        group = _counted(page, first, last, quantity, at)
        if group:
            groups.append(group)
    owner = {i: group for group in groups for i in range(group.first, group.last + 1)}
    return Page(parsed, lexicon, words, tuple(groups), owner, is_cue)


def _is_age(page: Page, i: int) -> bool:
    """Tell whether a figure is somebody's age: "a boy of 14"."""
    return page.word(i - 1) == "of" and page.lexicon.people.get(page.word(i - 2), True) is False


def is_people(page: Page, i: int) -> bool:
    """Tell whether the word at ``i`` is a noun for people."""
    word = page.word(i)
    return word in page.lexicon.people or (word.endswith(("men", "women", "children")) and len(word) > 4)


def _counted(page: Page, first: int, last: int, quantity: Quantity, at: Figures) -> People | None:
    """Read the noun that a figure counts; ``None`` where it counts things or time."""
    words, doc = page.words, page.parsed.doc
    end = len(words)
    low, high = quantity.low, quantity.high
    j = last + 1
    more = False

    def group(to: int, who: tuple[int, int] | None, **extra: object) -> People:
        return People(first, to, low, high, who, more=more, rule=quantity.rule, **extra)  # type: ignore[arg-type]

    sent_end = doc[first].sent.end
    end = min(end, sent_end)
    if j < end and words[j] in _MORE:
        more = True
        last = j
        j += 1
        if words[j - 1] == "others":
            return group(j - 1, None)
    if j < end and words[j] == "of":
        if j + 2 < end and words[j + 1] == "those" and page.is_cue(j + 2):
            return group(j + 2, None, among=j + 2)
        if j + 1 < end and words[j + 1] in _PRONOUNS:
            return group(j + 1, None, anaphor=True)
        j += 1
        if j < end and words[j] in ("the", "its", "their", "his", "our"):
            j += 1
            if j < end and words[j] in _STATES:
                return group(j, None, among=j)
    start = j
    k = j
    noun = None
    while k < end and k - start < _RUN:
        word = words[k]
        if k in at and k != first:
            break
        if is_people(page, k):
            noun = _last_noun(page, k, end, at)
            break
        if word in page.lexicon.counted_nouns:
            if high != 1 and word + "s" in page.lexicon.counted_nouns:
                return None  # "500 body cameras"
            if words[start - 1] == "the":
                return None  # "some of the bodies"
            return group(k, (start, k - 1) if k > start else None, counted=k)
        if word in page.lexicon.things and not (k + 1 < end and is_people(page, k + 1)):
            # "Two days", "eight car bombs"; but in "dozens more Syrian agency said" the figure stands alone.
            return group(last, None) if more and k > start else None
        if word in _OPENERS:
            k += 1
            continue
        if page.is_cue(k):
            if not _modifies(page, k, end):
                break
            start = k + 1
        if doc[k].pos_ in _STOP_POS or doc[k].pos_ not in _RUN_POS:
            break
        k += 1
    if noun is None:
        return _unknown(page, group, start, k, last)
    to = noun
    while to + 1 < end and to + 1 not in at and words[to + 1] not in _PARTICLES:
        if not (is_people(page, to + 1) or words[to + 1] in page.lexicon.counted_nouns):
            break
        to += 1
        if words[to] in page.lexicon.counted_nouns and not is_people(page, to):
            return group(to, (start, to - 1), counted=to)
    if words[to] == "others" and to == start:
        return replace(group(to, None), more=True)
    to = _joined(page, first, to, end, at)
    counted = to if words[to] in page.lexicon.counted_nouns else None
    return group(_of_phrase(page, to, end, at), (start, to), counted=counted)


def _last_noun(page: Page, i: int, end: int, at: Figures) -> int:
    """Return the people that an adjective of people belongs to: "nine Malian army recruits"."""
    doc = page.parsed.doc
    head = doc[i].head
    if (
        doc[i].dep_ not in ("amod", "compound", "nmod")
        or not i < head.i < min(end, i + 4)
        or not is_people(page, head.i)
    ):
        return i
    if page.words[head.i] in _PARTICLES:
        return i
    between = range(i + 1, head.i)
    return i if any(k in at or page.is_cue(k) or doc[k].pos_ not in _RUN_POS for k in between) else head.i


def _modifies(page: Page, i: int, end: int) -> bool:
    """Tell whether an outcome word stands before its noun ("20 wounded soldiers")."""
    return i + 1 < end and (is_people(page, i + 1) or page.words[i + 1] in page.lexicon.counted_nouns)


def _unknown(page: Page, group: Callable[..., People], start: int, stop: int, last: int) -> People | None:
    """Read a figure whose noun no list knows: a capitalised plural is people, any other plural may be."""
    doc, k = page.parsed.doc, stop - 1
    while k >= start and doc[k].pos_ not in ("NOUN", "PROPN"):
        k -= 1
    if k < start:
        return group(last, None)
    plural = doc[k].tag_ in ("NNS", "NNPS") or page.words[k].endswith("s")
    if doc[k].tag_ == "NN" and not plural and doc[start].pos_ != "PROPN" and page.words[start - 1] not in _MORE:
        return None
    if not plural:
        # A name after the figure ("killed 30 Monitor") is no noun that it counts.
        return group(last, None)
    named = page.parsed.of(doc[k])[0].isupper()
    return group(k, (start, k), people=named)


def _joined(page: Page, first: int, to: int, end: int, at: Figures) -> int:
    """Carry a noun on over "and": "30 gunmen and security guards"."""
    if not (to + 2 < end and page.words[to + 1] in ("and", "or")):
        return to
    for k in range(to + 2, min(to + 5, end)):
        if k in at or page.words[k] in _SINGLE or page.parsed.doc[k].pos_ in _STOP_POS or page.is_cue(k):
            return to
        if page.words[k] in ("others", "other"):
            return to
        if is_people(page, k):
            after = page.word(k + 1)
            while is_people(page, k + 1) and k + 2 < end:
                k += 1
                after = page.word(k + 1)
            # A clause of its own ("and civilians were wounded") is not joined.
            opens = after in ("was", "were", "have", "has", "are") or (k + 1 < end and page.is_cue(k + 1))
            return to if opens and page.lexicon.verbs.get(page.word(first - 1)) else k
    return to


def _of_phrase(page: Page, to: int, end: int, at: Figures) -> int:
    """Carry the phrase on over "of the Northern Brigade", as far as names and nouns go."""
    if not (to + 1 < end and page.words[to + 1] == "of"):
        return to
    last = to
    for k in range(to + 2, min(to + 10, end)):
        if k in at or page.is_cue(k):
            break
        pos = page.parsed.doc[k].pos_
        if pos in ("NOUN", "PROPN"):
            last = k
        elif page.words[k] == "in":
            if page.parsed.doc[k - 1].pos_ != "PROPN":
                break
        elif not (pos in ("DET", "ADJ") or page.words[k] in _OPENERS or page.words[k] == "of"):
            break
    return last


def bare(page: Page, token: Token) -> People | None:
    """Read people without a figure from the head of their noun phrase: "a girl" is one, "civilians" one or more."""
    i, word = token.i, page.words[token.i]
    if i in page.owner:
        return page.owner[i]
    doc = page.parsed.doc
    hit = page.parsed.hits.get(i)
    if word in ("he", "she", "him", "her"):
        return People(i, i, 1, 1, (i, i), figure=False, rule="pronoun")
    if word in page.lexicon.things:
        return None
    person = hit.entries[0].kind == "person" if hit else token.ent_type_ == "PERSON"
    first = i
    while first > 0 and i - first < _RUN and first - 1 not in page.owner:
        left = doc[first - 1]
        if left.head.i < first or left.dep_ not in _PREMODIFIERS:
            break
        first -= 1
    if page.words[first] in ("no", "any", "neither", "every", "each"):
        return None
    who = (first + 1 if page.words[first] in _SINGLE and first < i else first, i)
    if person and not (hit and hit.entries[0].kind != "person"):
        return People(first, i, 1, 1, (first, i), figure=False, rule="name")
    if hit or not is_people(page, i):
        if not hit and token.tag_ == "NNPS":
            return People(first, i, 1, None, who, figure=False, rule="plural")
        return None
    collective = word in page.lexicon.collective
    plural = page.lexicon.people.get(word, True) or collective or token.tag_ in ("NNS", "NNPS")
    if plural:
        return People(first, i, 1, None, who, figure=False, rule="plural")
    return People(first, i, 1, 1, who, figure=False, rule="singular")
