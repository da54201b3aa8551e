"""Finding the words that name an act: the codebook's triggers in a parsed text, each with the class that its
context asks for.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dateline.codebook.triggers import Context, TriggerClass, Triggers
from dateline.languages.en.clauses.people import load_people
from dateline.languages.en.grammar import BY, MODIFIER, OBJECT, SUBJECT, conjuncts, is_nominal, relations
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
NEAR = 12  # tokens on either side that count as the context of a trigger


def _counted(tokens: list[Token]) -> list[Token]:
    """Add what a quantity counts: "dozens of troops" are troops."""
    quantity = load_people().quantity
    parts = (c for t in tokens if t.lemma_.lower() in quantity for c in t.children if c.lower_ == "of")
    return [*tokens, *(inner for part in parts for inner in part.children if inner.dep_ == "pobj")]


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger: its head word, its class, the mode where a means settles it, and the tokens that name the act."""

    head: Token
    cls: TriggerClass
    mode: str | None
    first: int
    last: int
    rule: str


def find_triggers(parsed: Parsed, triggers: Triggers, shut: set[int]) -> list[Found]:
    """Return the triggers of a report in the order of the text, one a token at most.

    ``shut`` holds tokens that name something else: the month of "March 2011".
    """
    found: list[Found] = []
    for sentence in parsed.doc.sents:
        found += _Scan(parsed, triggers, sentence, shut).found()
    return found


class _Scan:
    """One sentence: its lemmas without hyphens, and what stands around each word."""

    def __init__(self, parsed: Parsed, triggers: Triggers, sentence: Sentence, shut: set[int]) -> None:
        self.parsed, self.triggers = parsed, triggers
        self.tokens = [t for t in sentence if t.text not in ("-", "–", "‑")]
        self.lemmas = [t.lemma_.lower() for t in self.tokens]
        self.at = {t.i: i for i, t in enumerate(self.tokens)}
        self.taken: set[int] = set(shut)

    def found(self) -> list[Found]:
        hits: list[Found] = []
        for i, token in enumerate(self.tokens):
            if token.i in self.taken or token.i in self.parsed.hits:
                continue
            hit = self._either(i)
            if hit:
                hits.append(hit)
                self.taken.update(range(hit.first, hit.last + 1))
        kept: dict[int, Found] = {}
        for hit in hits:  # a longer noun found later ends in the shorter one's words
            kept[hit.head.i] = hit
        return list(kept.values())

    def _either(self, i: int) -> Found | None:
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

    def _verb(self, i: int) -> Found | None:
        token = self.tokens[i]
        if token.dep_ in ("amod", "compound") and token.tag_ in ("VBN", "VBD", "VBG"):
            return None
        context: Context | None = None
        for indexes, trigger in self.triggers.phrases_at(self.lemmas, i):
            if any(self.tokens[k].is_punct for k in range(i, indexes[-1])):
                continue
            context = context or self._context(token)
            if self.triggers.fits(trigger, context):
                last = self.tokens[indexes[-1]]
                return self._hit(token, trigger, token.i, last.i, "phrase " + " ".join(self.lemmas[k] for k in indexes))
        classes = self.triggers.verbs.get(self.lemmas[i])
        if not classes:
            return None
        chosen = self.triggers.choose(classes, context or self._context(token))
        return self._hit(token, chosen, token.i, token.i, f"verb {self.lemmas[i]}") if chosen else None

    def _noun(self, i: int) -> Found | None:
        token = self.tokens[i]
        hit = self.triggers.noun_at(self.lemmas, i)
        plain = token.pos_ == "ADJ" and self.lemmas[i] not in ("dead", "wounded", "missing")
        if hit and plain and (hit[0] == 1 or token.dep_ not in ("dobj", "pobj", "nsubj", "nsubjpass")):
            return None  # "offensive"; but "its counter-offensive"
        if hit is None or (i and (self.lemmas[i - 1], self.lemmas[i]) in FIXED):
            return None
        length, classes = hit
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

    def _hit(self, token: Token, trigger: TriggerClass, first: int, last: int, rule: str) -> Found:
        mode, means = trigger.mode, ""
        if mode is None and trigger.type == "ASSAULT":
            mode, means = self._means(token)
            mode = mode or trigger.usual
        elif mode == "aerial" and self._means(token)[0] == "drone":
            mode = "drone"
        return Found(
            token, trigger, mode, first, last, f"{rule} ({trigger.id})" + (f", means {means}" if means else "")
        )

    def _means(self, token: Token) -> tuple[str | None, str]:
        """Return the mode that a means settles: one that modifies the noun, does the act, or is what it is done
        with.
        """
        found = relations(token)
        for key in (MODIFIER, "with", "using", "of", SUBJECT, BY, "from"):
            for word in found.get(key, ()):
                if key == "of" and word.pos_ == "PROPN":
                    continue
                i = self.at.get(word.i)
                hit = self.triggers.instrument_at(self.lemmas, i) if i is not None else None
                if hit:
                    return hit[1], self.lemmas[i] if i is not None else ""
        for child in token.children:
            if child.lemma_ == "use" and child.dep_ in ("acl", "advcl", "xcomp"):
                for word in (t for c in child.children if c.dep_ == "dobj" for t in conjuncts(c)):
                    i = self.at.get(word.i)
                    hit = self.triggers.instrument_at(self.lemmas, i) if i is not None else None
                    if hit:
                        return hit[1], word.lemma_
        return None, ""

    def _context(self, token: Token) -> Context:
        found = relations(token)
        i = self.at[token.i]
        around = [t for k, t in enumerate(self.tokens[max(0, i - NEAR) : i + NEAR + 1], max(0, i - NEAR)) if k != i]
        preps = {c.lower_ for c in token.children if c.dep_ in ("prep", "agent", "prt")}
        return Context(
            subject=self._words(_counted(found.get(SUBJECT, []) + found.get(BY, []))),
            object=self._words(found.get(OBJECT, [])),
            of=self._words(found.get("of", [])),
            modifier=self._words(found.get(MODIFIER, [])),
            prep=frozenset(preps),
            words=self._words(around),
        )

    def _words(self, tokens: Iterable[Token]) -> frozenset[str]:
        """Return lemmas, with the kind of what a name stands for, and two-word terms that end in the word."""
        words: set[str] = set()
        for token in tokens:
            lemma = token.lemma_.lower()
            words.add(lemma)
            if token.pos_ == "PROPN" and token.is_sent_start and lemma.endswith("s"):
                words.add(lemma[:-1])  # "Farmers": taken for a name because it opens the sentence
            hit = self.parsed.hits.get(token.i)
            if hit:
                words.update(e.kind for e in hit.entries)
            elif token.ent_type_:
                kind = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}.get(
                    token.ent_type_
                )
                if kind:
                    words.add(kind)
            if token.i and token.nbor(-1).is_alpha:
                words.add(f"{token.nbor(-1).lemma_.lower()} {lemma}")
        return frozenset(words)
