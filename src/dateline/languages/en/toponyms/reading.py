"""A report's tokens as the search for place names sees them: runs of capitals, entities, names already known."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.gazetteer import Gazetteer
from dateline.knowledge.names import fold
from dateline.knowledge.supplement import Supplement
from dateline.languages.en.parse import Parsed
from dateline.languages.en.toponyms.phrases import Sentence
from dateline.languages.en.toponyms.words import Words

# Words that may stand inside a name ("Dar es Salaam", "Port-au-Prince"), and those of them that begin one ("al-Bab").
PARTICLES = frozenset(
    [
        "al",
        "el",
        "de",
        "ez",
        "az",
        "ar",
        "ad",
        "ash",
        "as",
        "at",
        "an",
        "the",
        "of",
        "la",
        "le",
        "du",
        "des",
        "del",
        "os",
        "da",
        "do",
        "sur",
        "upon",
        "on",
        "au",
        "aux",
        "es",
        "is",
        "em",
        "en",
        "sous",
        "les",
        "op",
        "ob",
        "bin",
        "ibn",
        "umm",
        "um",
        "y",
        "e",
    ]
)
ARTICLES = frozenset(("al", "el", "ar", "ash", "az", "ez"))
HYPHENS = frozenset(("-", "‐", "‑", "–"))
_SHOUTING = 0.6  # share of capitals from which a text counts as written in capitals


@dataclass(slots=True)
class Candidate:
    """A stretch of tokens (both included) that may be a place name, and how much speaks for it."""

    first: int
    last: int
    name: str
    score: float
    known: bool
    rule: str
    feature: str | None = None


class Reading:
    """One report's tokens and what is known of each."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer, supplement: Supplement | None, words: Words) -> None:
        self.parsed, self.gazetteer, self.supplement, self.words_known = parsed, gazetteer, supplement, words
        doc, text = parsed.doc, parsed.text
        self.n = len(doc)
        self.words = [text[s:e] for s, e in zip(parsed.starts, parsed.ends, strict=True)]
        self.lows = [fold(w) if not w.isascii() else w.lower() for w in self.words]
        self.pos = [t.pos_ for t in doc]
        opens, closes = [0] * self.n, [self.n] * self.n
        for sent in doc.sents:
            for i in range(sent.start, sent.end):
                opens[i], closes[i] = sent.start, sent.end
        self.sentence = Sentence(self.words, self.lows, self.pos, opens, closes)
        self.entity: list[tuple[int, int, str] | None] = [None] * self.n
        for ent in doc.ents:
            for i in range(ent.start, ent.end):
                self.entity[i] = (ent.start, ent.end - 1, ent.label_)
        self.blocked = [False] * self.n
        self.laid: dict[tuple[int, int], float] = {}
        self._lay_known_names()
        letters = "".join(filter(str.isalpha, text))
        self.shouting = bool(letters) and sum(map(str.isupper, letters)) > _SHOUTING * len(letters)
        self.all_words = set(self.words)
        self.capitals = [
            _starts_capital(word) and not blocked for word, blocked in zip(self.words, self.blocked, strict=True)
        ]
        self.all_runs = list(self._runs(set()))
        self.people = {
            self.lows[i]
            for ent in doc.ents
            if ent.label_ == "PERSON" and ent.end - ent.start > 1
            for i in range(ent.start, ent.end)
        }

    def _lay_known_names(self) -> None:
        """Take the names that the knowledge files know: places and states stand, all others block their words."""
        for hit in self.parsed.names:
            tokens = self.parsed.tokens(hit.span)
            if not len(tokens):
                continue
            first, last = tokens[0], tokens[-1]
            kinds = {entry.kind for entry in hit.entries}
            state = "state" in kinds and hit.text not in self.words_known.demonyms and self.is_known(hit.text)
            if "place" in kinds or state:
                if (
                    last + 1 < self.n
                    and self.words[last + 1] == "s"
                    and self.gazetteer.known(self.text(first, last + 1))
                ):
                    last += 1  # "America" within "Americas"
                self.laid[(first, last)] = 9.0 if "place" in kinds else 5.0
            elif "state" not in kinds or hit.text not in self.words_known.demonyms:
                for i in tokens:
                    self.blocked[i] = True

    def is_known(self, name: str) -> bool:
        """Tell whether the supplement or the gazetteer knows a name by its exact or light key."""
        return (
            name in self.words_known.short_forms
            or bool(self.supplement and self.supplement.find(fold(name)))
            or self.gazetteer.known(name)
        )

    def text(self, first: int, last: int) -> str:
        """Return the report's words from one token to another."""
        return self.parsed.text[self.parsed.starts[first] : self.parsed.ends[last]]

    def touching(self, i: int) -> bool:
        """Tell whether token ``i`` follows the one before without a space."""
        return i > 0 and self.parsed.starts[i] == self.parsed.ends[i - 1]

    def _runs(self, covered: set[int]) -> Iterator[tuple[int, int]]:
        """Yield the stretches of capitalised words, with particles and hyphens inside."""
        i = 0
        while i < self.n:
            if not self._capital(i) or i in covered or self._opening(i):
                i += 1
                continue
            j = i
            start = i
            if (
                i >= 2
                and self.words[i - 1] in HYPHENS
                and self.lows[i - 2] in PARTICLES
                and self.touching(i)
                and self.touching(i - 1)
            ):
                start = i - 2  # "al-Bab"
            while True:
                k = j + 1
                if (
                    k < self.n
                    and k not in covered
                    and self._capital(k)
                    and self.sentence.opens[k] == self.sentence.opens[i]
                ):
                    j = k
                    continue
                end = self._over_particles(k, covered)
                if end is None or self.sentence.opens[end] != self.sentence.opens[i]:
                    break
                j = end
            yield start, j
            i = j + 1

    def _opening(self, i: int) -> bool:
        """Tell whether a capitalised word is a function word that opens a sentence or a headline ("Near Sinjar", "In
        Aleppo")."""
        low = self.lows[i]
        words = self.words_known
        return (
            (low in words.locative or low in words.near_before or (i == self.sentence.opens[i] and low in words.stop))
            and self.pos[i] in ("ADP", "SCONJ", "DET", "PRON", "ADV", "CCONJ", "AUX", "PROPN", "ADJ")
            and not (i + 1 < self.n and self.gazetteer.known(self.text(i, i + 1)))
        )

    def _over_particles(self, k: int, covered: set[int]) -> int | None:
        """Return the capitalised token reached from ``k`` over particles and hyphens ("ez-", "of the"), if any."""
        steps = 0
        while k < self.n and steps < 4 and k not in covered:
            if self._capital(k):
                return k if steps else None
            if not (self.lows[k] in PARTICLES or (self.words[k] in HYPHENS and self.touching(k))):
                return None
            k += 1
            steps += 1
        return None

    def _capital(self, i: int) -> bool:
        return self.capitals[i]

    def _labelled(self, i: int, label: str) -> bool:
        entity = self.entity[i]
        return entity is not None and entity[2] == label

    def _acronym(self, name: str) -> bool:
        """Tell whether an acronym is a country's or a state's (US, UK, UAE, NSW)."""
        if not name.isupper():
            return False
        return name in self.words_known.short_forms or any(
            r.feature_code == "PCLI" and r.main for r in self.gazetteer.lookup(name)[:5]
        )

    def _in_organisation(self, i: int, j: int) -> bool:
        """Tell whether the words around make the name part of an organisation's ("University of X", "X
        Declaration")."""
        lows, words = self.lows, self.words_known
        for k in range(j + 1, min(j + 4, self.sentence.closes[i])):
            if not self._capital(k) and lows[k] not in ("for", "of", "and", "'s", "’s"):
                break
            if self._capital(k) and lows[k] in words.organisation_after:
                return True
        if i - 2 >= self.sentence.opens[i] and lows[i - 1] in ("of", "the") and self.words[i - 2][0].isupper():
            return lows[i - 2] in words.organisation_of
        return False

    def _splits_word(self, i: int, j: int) -> bool:
        """Tell whether a stretch would end inside a hyphenated particle ("al-" | "Bab")."""
        return (i >= 2 and self.words[i - 1] in HYPHENS and self.touching(i) and self.lows[i - 2] in PARTICLES) or (
            j + 1 < self.n and self.words[j + 1] in HYPHENS and self.touching(j + 1) and self.lows[j] in PARTICLES
        )


def _starts_capital(word: str) -> bool:
    """Tell whether a word begins with a capital, be it behind an apostrophe ("'Ayn", "d'Ivoire")."""
    if word[0].isupper():
        return True
    if len(word) < 3:
        return False
    return (word[0] in "'‘’`" and word[1].isupper()) or (word[1] in "'’" and word[2].isupper())
