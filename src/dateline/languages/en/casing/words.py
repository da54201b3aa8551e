"""What English writes small: the words of the pipeline's own dictionary, less those that are mostly names."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from spacy.language import Language

_FILE = Path(__file__).parent / "data" / "casing.yaml"
_MIN_PART = 4  # letters of either part of a compound ("machineguns")


@dataclass(frozen=True)
class Ordinary:
    """Tells ordinary words (in small letters) from names.

    ``small`` are words inside a name, ``openers`` begin a place's, ``titles`` stand before a person's, ``given`` are
    first names, ``acronyms`` stay as they are.
    """

    words: frozenset[str]
    names: frozenset[str]
    small: frozenset[str]
    openers: frozenset[str]
    acronyms: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    prefixes: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]

    def __contains__(self, word: str) -> bool:
        return self._known(word) or self._compound(word)

    def _known(self, word: str) -> bool:
        if word in self.names:
            return False
        return word in self.words or any(base in self.words and base not in self.names for base in self._bases(word))

    def _bases(self, word: str) -> set[str]:
        return {word[: -len(old)] + new for old, new in self.endings if word.endswith(old) and len(word) > len(old) + 1}

    def _compound(self, word: str) -> bool:
        if any(word.startswith(p) and self._known(word[len(p) :]) for p in self.prefixes):
            return True
        cuts = range(_MIN_PART, len(word) - _MIN_PART + 1)
        return any(word[:i] in self.words and self._known(word[i:]) for i in cuts)


@cache
def ordinary_words(nlp: Language) -> Ordinary | None:
    """Return the ordinary words as the pipeline's lemmatizer knows them; ``None`` where it has no dictionary."""
    if not nlp.has_pipe("lemmatizer"):
        return None
    tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    if not all(map(tables.has_table, ("lemma_index", "lemma_exc", "lemma_rules"))):
        return None
    words = {word for table in tables.get_table("lemma_index").values() for word in table}
    words |= {word for table in tables.get_table("lemma_exc").values() for word in table}
    endings = {(old, new) for table in tables.get_table("lemma_rules").values() for old, new in table}
    raw = yaml.load(_FILE.read_text("utf8"), yaml.CSafeLoader)
    lists = {key: frozenset(str(value).split()) for key, value in raw.items()}
    return Ordinary(
        words=frozenset(words | nlp.Defaults.stop_words | lists["words"]),
        names=lists["names"] | lists["given"],
        small=lists["small"],
        openers=lists["openers"],
        acronyms=lists["acronyms"],
        titles=lists["titles"],
        given=lists["given"],
        prefixes=tuple(sorted(lists["prefixes"])),
        endings=tuple(sorted(endings | {("ly", ""), ("er", ""), ("ers", "")})),
    )
