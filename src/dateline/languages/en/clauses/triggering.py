"""Finding the words that name an act: the codebook's triggers in a parsed text, each with the class that its
context asks for.
"""

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import cached_property, partial
from itertools import pairwise

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dateline.codebook.triggers import Context, TriggerClass, Triggers
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.people import load_people
from dateline.languages.en.grammar import BY, MODIFIER, OBJECT, SUBJECT, conjuncts, is_nominal
from dateline.languages.en.parse import Parsed

_VERBAL = {"VERB", "AUX"}
_NOMINAL = {"NOUN", "PROPN", "ADJ"}
FIXED = {
    ("in", "advance"),
    ("in", "charge"),
    ("on", "strike"),
    ("use", "attack"),
    ("at", "war"),
    ("by", "force"),
    ("in", "force"),
}
# Nouns that only count or bundle what their "of" names: "a series of car bombs", "a barrage of rockets".
MEASURES = {"series", "number", "wave", "barrage", "volley", "spate", "string", "dozen", "hundred", "pair", "hail"}
_ENTITY_KINDS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}
_HYPHENS = frozenset("-–‑")
NEAR = 12  # tokens on either side that count as the context of a trigger


def _counted(tokens: list[Token]) -> list[Token]:
    """Add what a quantity counts: "dozens of troops" are troops."""
    quantity = load_people().quantity
    parts = (c for t in tokens if t.lemma_.lower() in quantity for c in t.children if c.lower_ == "of")
    return [*tokens, *(inner for part in parts for inner in part.children if inner.dep_ == "pobj")]


def find_triggers(parsed: Parsed, triggers: Triggers, shut: set[int], places: Container[int] = ()) -> list[Act]:
    """Return the acts that the triggers of a report tell in the order of the text, one a token at most.

    ``shut`` holds tokens that name something else (the month of "March 2011"), ``places`` those that name a place.
    """
    found: list[Act] = []
    for sentence in parsed.doc.sents:
        found += _Scan(parsed, triggers, sentence, shut, places).found()
    return found


class _Scan:
    """One sentence: its lemmas without hyphens, and what stands around each word."""

    def __init__(
        self, parsed: Parsed, triggers: Triggers, sentence: Sentence, shut: set[int], places: Container[int]
    ) -> None:
        self.parsed, self.triggers, self.places = parsed, triggers, places
        self.tokens = [t for t in sentence if parsed.lows[t.i] not in _HYPHENS]
        self.lemmas = [parsed.lemmas[t.i] for t in self.tokens]
        self.at = {t.i: i for i, t in enumerate(self.tokens)}
        self.present = frozenset(self.lemmas)
        self.words: dict[int, frozenset[str]] = {}  # what _words_of found, by token
        self.around: dict[int, frozenset[str]] = {}  # all near one of self.tokens, once a context asks for them
        self.taken: set[int] = set(shut)

    def found(self) -> list[Act]:
        hits: list[Act] = []
        telling = self.triggers.telling
        for i, token in enumerate(self.tokens):
            if self.lemmas[i] not in telling and self.parsed.lows[token.i] not in telling:
                continue
            if token.i in self.taken or token.i in self.parsed.hits:
                continue
            hit = self._either(i)
            if hit:
                hits.append(hit)
                self.taken.update(range(hit.first, hit.last + 1))
        kept: dict[int, Act] = {}
        for hit in hits:  # a longer noun found later ends in the shorter one's words
            kept[hit.head.i] = hit
        return list(kept.values())

    def _either(self, i: int) -> Act | None:
        token = self.tokens[i]
        if token.pos_ in _VERBAL:
            if is_nominal(token):  # a gerund: by its own word ("shelling"), else by its verb
                plain, self.lemmas[i] = self.lemmas[i], token.text.lower()
                hit = self._noun(i)
                if hit:
                    return hit
                self.lemmas[i] = plain
            return self._verb(i)
        return self._noun(i) if token.pos_ in _NOMINAL else None

    def _verb(self, i: int) -> Act | None:
        token = self.tokens[i]
        if token.dep_ in ("amod", "compound") and token.tag_ in ("VBN", "VBD", "VBG"):
            return None
        context: Context | None = None
        for indexes, trigger in self.triggers.phrases_at(self.lemmas, i):
            if any(self.tokens[k].is_punct for k in range(i, indexes[-1])):
                continue
            if any(self._leaves(a, b) for a, b in pairwise(indexes)):
                continue
            if token.lemma_ in ("be", "have") and any(t.pos_ == "VERB" for t in self.tokens[i + 1 : indexes[1]]):
                continue  # an auxiliary
            context = context or self._context(token)
            if self.triggers.fits(trigger, context) or self._fits_beside(trigger, context, token, indexes):
                last = self.tokens[indexes[-1]]
                return self._hit(token, trigger, token.i, last.i, "phrase " + " ".join(self.lemmas[k] for k in indexes))
        classes = self.triggers.verbs.get(self.lemmas[i], ())
        phrases = [
            (words, trigger)
            for words, trigger in self.triggers.phrases_with(self.lemmas[i], self.present)
            if self.present.issuperset(words[2:])
        ]
        if not classes and not phrases:
            return None
        context = context or self._context(token)
        chosen = self.triggers.choose(classes, context)
        for words, trigger in phrases:
            # The object does not follow its verb: "rockets were fired", "fired from the hills a dozen rockets".
            if (
                " ".join(words[1:]) in context.object
                and (chosen is None or trigger.weight >= chosen.weight)
                and self.triggers.fits(trigger, context)
            ):
                return self._hit(token, trigger, token.i, token.i, "phrase " + " ".join(words))
        return self._hit(token, chosen, token.i, token.i, f"verb {self.lemmas[i]}") if chosen else None

    def _fits_beside(self, trigger: TriggerClass, context: Context, verb: Token, indexes: tuple[int, ...]) -> bool:
        """Tell whether a phrase fits where its own noun is not what the act was done to: "set fire to the house"."""
        own = {self.tokens[i].i for i in indexes[1:]}
        objects = self.parsed.relations(verb).get(OBJECT, [])
        left = [t for t in objects if t.i not in own]
        return len(left) < len(objects) and self.triggers.fits(
            trigger, replace(context, object=self._words(_counted(left)))
        )

    def _leaves(self, first: int, last: int) -> bool:
        """Tell whether a phrase's next word, a noun, stands in an adjunct: no "suspended ... airstrike" in
        "suspended after an airstrike".
        """
        if self.tokens[last].pos_ != "NOUN":
            return False
        return any(
            t.lower_ != "of" and (t.dep_ == "mark" or (t.pos_ == "ADP" and t.dep_ == "prep"))
            for t in self.tokens[first + 1 : last]
        )

    def _noun(self, i: int) -> Act | None:
        token = self.tokens[i]
        hit = self.triggers.noun_at(self.lemmas, i)
        plain = token.pos_ == "ADJ" and self.lemmas[i] not in ("dead", "wounded", "missing")
        if hit and plain and (hit[0] == 1 or token.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass")):
            return None  # "offensive"; but "its counter-offensive"
        if hit is None or (i and (self.lemmas[i - 1], self.lemmas[i]) in FIXED):
            return None
        if self.lemmas[max(0, i - 2) : i] == ["area", "of"] or self.lemmas[max(0, i - 2) : i] == ["theater", "of"]:
            return None  # "outside its area of operations"
        length, classes = hit
        title = token.dep_ == "compound" and token.pos_ == token.head.pos_ == "PROPN" and token.head.i > token.i
        if title:  # "Operation Desert Wind"
            chosen = self.triggers.choose(classes, self._context(token.head))
            named = chosen is not None and chosen.kind == "campaign"
            return self._hit(token.head, chosen, token.i, token.head.i, "name") if named and chosen else None
        if (
            token.dep_ == "compound"
            and self.triggers.noun_at(self.lemmas, i + 1 if i + 1 < len(self.lemmas) else i) is None
        ):
            return None  # "fighting position", "strike assessments": the head is no act
        chosen = self.triggers.choose(classes, self._context(token))
        if chosen is None:
            return None
        first = self.tokens[i + 1 - length]
        return self._hit(token, chosen, first.i, token.i, "noun " + " ".join(self.lemmas[i + 1 - length : i + 1]))

    def _hit(self, token: Token, trigger: TriggerClass, first: int, last: int, rule: str) -> Act:
        mode, means = trigger.mode, ""
        if mode is None and trigger.type == "ASSAULT":
            mode, means = self._means(token)
            mode = mode or trigger.usual
        elif mode == "aerial" and self._means(token)[0] == "drone":
            mode = "drone"
        return Act(token, trigger, mode, first, last, f"{rule} ({trigger.id})" + (f", means {means}" if means else ""))

    def _means(self, token: Token) -> tuple[str | None, str]:
        """Return the mode that a means settles: one that modifies the noun, does the act, or is what it is done
        with.
        """
        found = self.parsed.relations(token)
        for key in (MODIFIER, "with", "using", "of", SUBJECT, BY, "from"):
            for word in found.get(key, ()):
                if key == "of" and word.pos_ == "PROPN":
                    continue
                hit = self._instrument(_measured(word))
                if hit:
                    return hit
        for child in token.children:
            if child.lemma_ == "use" and child.dep_ in ("acl", "advcl", "xcomp"):
                for word in (t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)):
                    hit = self._instrument(word)
                    if hit:
                        return hit
        for word in _taken_with(token):
            hit = self._instrument(word)
            if hit:
                return hit
        return None, ""

    def _instrument(self, word: Token) -> tuple[str, str] | None:
        i = self.at.get(word.i)
        hit = self.triggers.instrument_at(self.lemmas, i) if i is not None else None
        return (hit[1], word.lemma_.lower()) if hit else None

    def _context(self, token: Token) -> Context:
        found = self.parsed.relations(token)
        preps = {c.lower_ for c in token.children if c.dep_ in ("prep", "agent", "prt")}
        return Context(
            subject=self._words(_counted(found.get(SUBJECT, []) + found.get(BY, []))),
            object=self._words(_counted(found.get(OBJECT, []))),
            of=self._words(found.get("of", [])),
            modifier=self._words(found.get(MODIFIER, [])),
            prep=frozenset(preps),
            around=partial(self._around, self.at[token.i]),
        )

    def _around(self, i: int) -> frozenset[str]:
        if i not in self.around:
            words = self._all_words
            self.around[i] = frozenset().union(*words[max(0, i - NEAR) : i], *words[i + 1 : i + NEAR + 1])
        return self.around[i]

    @cached_property
    def _all_words(self) -> list[frozenset[str]]:
        return [self._words_of(token) for token in self.tokens]

    def _words(self, tokens: Iterable[Token]) -> frozenset[str]:
        return frozenset().union(*(self._words_of(token) for token in tokens))

    def _words_of(self, token: Token) -> frozenset[str]:
        """Return a token's lemma, with the kind of what a name stands for, and the two-word term that ends in it."""
        known = self.words.get(token.i)
        if known is not None:
            return known
        lemma = self.parsed.lemmas[token.i]
        words = {lemma}
        hit = self.parsed.hits.get(token.i)
        if hit:
            words.update(e.kind for e in hit.entries)
        elif token.i in self.places:
            words.add("place")
        elif token.ent_type_:
            kind = _ENTITY_KINDS.get(token.ent_type_)
            if kind:
                words.add(kind)
            if kind == "person" and _bare_name(token):
                words.add("place")  # one word that nobody knows may name either
        if token.pos_ == "PROPN":  # "Farmers" at a headline's head are farmers, "Operation Desert Wind" an operation
            words.add(lemma.removesuffix("s"))
            words.update(c.lemma_.lower() for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN")
        if token.i:
            before = token.nbor(-1)
            if before.is_alpha:
                words.add(f"{self.parsed.lemmas[before.i]} {lemma}")
        found = self.words[token.i] = frozenset(words)
        return found


def _measured(word: Token) -> Token:
    """Return what a word of measure counts: the bombs of "a series of car bombs"."""
    if word.lemma_.lower() in MEASURES:
        for prep in word.rights:
            if prep.lower_ == "of":
                return next((c for c in prep.children if c.dep_ == "pobj"), word)
    return word


def _taken_with(verb: Token) -> list[Token]:
    """Return what a verb's act was done with where the parser hung "with" on a noun between: "shelled the areas of
    X with mortars".
    """
    if verb.pos_ != "VERB":
        return []
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        if token.pos_ == "VERB":
            return []
        if token.lower_ == "with" and token.dep_ == "prep":
            return [t for c in token.children if c.dep_ == "pobj" for t in conjuncts(c)]
    return []


def _bare_name(token: Token) -> bool:
    """Tell whether a name is one word, its article aside, with no title or first name."""
    parts = (c for c in token.children if c.dep_ in ("compound", "nmod", "appos"))
    return token.dep_ != "compound" and all(c.lower_ in ("al", "el", "-") for c in parts)
