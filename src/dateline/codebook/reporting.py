"""Words that report: verbs, nouns and phrases that say who puts something forward, each with its stance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from dateline.codebook.rows import Source

STANCES = frozenset({"asserts", "confirms", "admits", "claims", "denies", "doubts", "silent"})
KINDS = frozenset({"speech", "act", "attitude", "finding", "relay"})
TAKES = frozenset({"clause", "object", "infinitive", "about"})
SOURCES = frozenset({"after", "from", "none"})
CONTENTS = frozenset({"clause", "after"})
_SECTIONS = frozenset({"verbs", "nouns", "phrases", "verify", "silent", "adjectives"})
_BUILT_IN = Path(__file__).parent / "data" / "reporting.yaml"


@dataclass(frozen=True, slots=True)
class WordCue:
    """A verb or noun that reports.

    ``takes`` says how what is put forward hangs on it (``clause``, ``object``, ``infinitive``,
    ``about``) and for each of these what sort of putting forward it is (``speech``, ``act``, ``attitude``, ``finding``,
    ``relay``); ``kind`` is the first of them.
    """

    word: str
    stance: str
    kind: str
    takes: Mapping[str, str]
    prepositions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PhraseCue:
    """Fixed words that report; ``source`` tells where who says so stands, ``content`` where what is said stands."""

    words: tuple[str, ...]
    stance: str
    source: str
    content: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """All cues, ready to be looked up; ``phrases`` by their first word, longest first."""

    verbs: Mapping[str, WordCue]
    nouns: Mapping[str, WordCue]
    phrases: Mapping[str, tuple[PhraseCue, ...]]
    adjectives: Mapping[str, str]
    verify: frozenset[str]
    silent: frozenset[str]

    def __len__(self) -> int:
        """Return how many cues there are."""
        return len(self.verbs) + len(self.nouns) + len(self.adjectives) + sum(map(len, self.phrases.values()))


@lru_cache(maxsize=8)
def load_reporting(extra: Source | None = None) -> Reporting:
    """Load the built-in cues, with those of ``extra`` (the same YAML layout) laid over them.

    Raises ``ValueError`` where a stance, kind or section is not one that the codebook knows.
    """
    verbs: dict[str, WordCue] = {}
    nouns: dict[str, WordCue] = {}
    phrases: dict[tuple[str, ...], PhraseCue] = {}
    adjectives: dict[str, str] = {}
    verify: set[str] = set()
    silent: set[str] = set()
    for path in (_BUILT_IN, extra):
        if path is None:
            continue
        data = _read(path)
        verbs.update(_words(data.get("verbs") or (), path))
        nouns.update(_words(data.get("nouns") or (), path))
        phrases.update((cue.words, cue) for cue in (_phrase(row, path) for row in data.get("phrases") or ()))
        for word, stance in (data.get("adjectives") or {}).items():
            adjectives[str(word)] = _one_of(stance, STANCES, "stance", path)
        verify.update(data.get("verify") or ())
        silent.update(data.get("silent") or ())
    return Reporting(
        verbs=MappingProxyType(verbs),
        nouns=MappingProxyType(nouns),
        phrases=_by_first_word(phrases.values()),
        adjectives=MappingProxyType(adjectives),
        verify=frozenset(verify),
        silent=frozenset(silent),
    )


def _read(path: Source) -> dict[str, Any]:
    data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(data, dict) or set(data) - _SECTIONS:
        raise ValueError(f"{path}: expected a mapping with the sections {', '.join(sorted(_SECTIONS))}")
    return data


def _words(groups: Iterable[Mapping[str, Any]], path: Source) -> dict[str, WordCue]:
    """Turn groups into one cue a word; a word in several groups keeps the first stance and takes all complements."""
    cues: dict[str, WordCue] = {}
    for group in groups:
        stance = _one_of(group.get("stance"), STANCES, "stance", path)
        kind = _one_of(group.get("kind", "speech"), KINDS, "kind", path)
        takes = {_one_of(take, TAKES, "complement", path): kind for take in group.get("takes") or ("clause",)}
        prepositions = frozenset(map(str, group.get("prepositions") or ()))
        for word in map(str, group.get("words") or ()):
            first = cues.get(word)
            if first is None:
                cues[word] = WordCue(word, stance, kind, MappingProxyType(takes), prepositions)
            else:
                both = MappingProxyType({**takes, **first.takes})
                cues[word] = WordCue(word, first.stance, first.kind, both, first.prepositions | prepositions)
    return cues


def _phrase(row: Mapping[str, Any], path: Source) -> PhraseCue:
    words = tuple(str(row.get("words") or "").lower().split())
    if not words:
        raise ValueError(f"{path}: a phrase without words")
    return PhraseCue(
        words,
        _one_of(row.get("stance"), STANCES, "stance", path),
        _one_of(row.get("source", "none"), SOURCES, "source", path),
        _one_of(row.get("content", "clause"), CONTENTS, "content", path),
    )


def _by_first_word(cues: Iterable[PhraseCue]) -> Mapping[str, tuple[PhraseCue, ...]]:
    table: dict[str, list[PhraseCue]] = {}
    for cue in cues:
        table.setdefault(cue.words[0], []).append(cue)
    return MappingProxyType({word: tuple(sorted(row, key=lambda c: -len(c.words))) for word, row in table.items()})


def _one_of(value: object, known: frozenset[str], what: str, path: Source) -> str:
    if value not in known:
        raise ValueError(f"{path}: {what} {value!r} is not one of {', '.join(sorted(known))}")
    return str(value)
