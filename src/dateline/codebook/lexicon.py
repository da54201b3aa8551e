"""A row of the trigger files as a checked, frozen class."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dateline.codebook.rows import Row, Source, fields, optional, text_of, words_of
from dateline.codebook.types import Types

KINDS = frozenset({"act", "effect", "light", "campaign", "posture", "speech", "weak"})
PARTS = frozenset({"actor", "recipient", "target", "place", "both", "content", "topic", "none"})
SLOTS = frozenset({"subject", "object", "of", "modifier", "prep", "word"})
_CONDITIONS = ("when", "unless", "needs", "exclude")
_FIELDS = frozenset(
    {"id", "type", "mode", "kind", "alone", "usual", "verbs", "phrases", "nouns", "roles", "drop", *_CONDITIONS}
)
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class TriggerClass:
    """Words that tell one kind of event in one way.

    ``roles`` maps grammatical relations to parts (see ``data/roles.yaml``); ``alone`` is the type that an effect
    falls to where the passage tells neither an act nor a doer. ``usual`` is the mode where no means is told.
    ``type`` is ``None`` for light verbs only. ``weight``
    counts the conditions.
    """

    id: str
    type: str | None
    mode: str | None
    kind: str
    roles: Mapping[str, str] = field(hash=False)
    needs: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    unless: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    alone: str | None = None
    usual: str | None = None
    verbs: tuple[str, ...] = field(default=(), repr=False)
    nouns: tuple[str, ...] = field(default=(), repr=False)
    phrases: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    weight: int = field(default=0, repr=False)
    dropped: bool = field(default=False, repr=False)


def parse_classes(content: object, path: Source, role_sets: object, codebook: Types) -> list[TriggerClass]:
    """Check the rows of one file and turn them into classes; raise :class:`ValueError` naming file, row and field."""
    if not isinstance(content, list):
        raise ValueError(f"{path}: expected a list of classes")
    sets = _role_sets(role_sets)
    found: dict[str, TriggerClass] = {}
    for number, raw in enumerate(content, start=1):
        where = f"{path}: row {number}"
        row = fields(raw, where, _FIELDS)
        name = text_of(row, "id", where)
        where = f"{where} ({name})"
        if name in found:
            raise ValueError(f"{where}: field 'id': stands twice in this file")
        found[name] = _class(row, name, where, sets, codebook)
    return list(found.values())


def _class(row: Row, name: str, where: str, sets: Mapping[str, Mapping[str, str]], codebook: Types) -> TriggerClass:
    if row.get("drop") == "true":
        return TriggerClass(name, None, None, "act", MappingProxyType({}), dropped=True)
    kind = text_of(row, "kind", where)
    if kind not in KINDS:
        raise ValueError(f"{where}: field 'kind': {kind!r} is none of {', '.join(sorted(KINDS))}")
    type_, mode, alone = (optional(row, part, where) for part in ("type", "mode", "alone"))
    if type_ is None and kind != "light":
        raise ValueError(f"{where}: field 'type': only light classes go without one")
    for part, value in (("type", type_), ("alone", alone)):
        if value is not None and value not in codebook.types:
            raise ValueError(f"{where}: field {part!r}: the codebook has no type {value!r}")
    if mode is not None and (type_ is None or not codebook.allows(type_, mode)):
        raise ValueError(f"{where}: field 'mode': {type_} has no mode {mode!r}")
    verbs = words_of(row, "verbs", where)
    nouns = tuple(word.replace("-", " ") for word in words_of(row, "nouns", where))
    worded = words_of(row, "phrases", where)
    phrases = tuple(tuple(word for word in phrase.split() if word not in _ARTICLES) for phrase in worded)
    for phrase in phrases:
        if len(phrase) < 2:
            raise ValueError(f"{where}: field 'phrases': {' '.join(phrase)!r} needs a verb and another word")
    for verb in verbs:
        if " " in verb:
            raise ValueError(f"{where}: field 'verbs': {verb!r} is several words: make it a phrase")
    if not (verbs or nouns or phrases):
        raise ValueError(f"{where}: field 'verbs': a class needs verbs, nouns or phrases")
    needs, exclude = words_of(row, "needs", where), words_of(row, "exclude", where)
    when, unless = _slots(row, "when", where), _slots(row, "unless", where)
    weight = 10 * len(when) + 5 * bool(needs) - (20 if kind == "light" and not when else 0)
    return TriggerClass(
        id=name,
        type=type_,
        mode=mode,
        kind=kind,
        roles=_roles(row.get("roles"), where, sets),
        needs=needs,
        exclude=exclude,
        when=when,
        unless=unless,
        alone=alone,
        usual=optional(row, "usual", where),
        verbs=verbs,
        nouns=nouns,
        phrases=tuple(dict.fromkeys(phrases)),
        weight=weight,
    )


def _slots(row: Row, part: str, where: str) -> Mapping[str, tuple[str, ...]]:
    raw = row.get(part, {})
    if not isinstance(raw, dict):
        raise ValueError(f"{where}: field {part!r}: expected a mapping of slots to words or kinds")
    for slot in raw:
        if slot not in SLOTS:
            raise ValueError(f"{where}: field {part!r}: {slot!r} is none of {', '.join(sorted(SLOTS))}")
    return MappingProxyType({slot: words_of(raw, slot, f"{where}: field {part!r}") for slot in raw})


def _role_sets(content: object) -> dict[str, Mapping[str, str]]:
    if not isinstance(content, dict):
        raise ValueError("roles.yaml: expected a mapping of named role sets")
    sets: dict[str, Mapping[str, str]] = {}
    for name, raw in content.items():
        sets[name] = _roles(raw, f"roles.yaml: set {name!r}", sets)
    return sets


def _roles(raw: object, where: str, sets: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Read a role set: the name of one, or a mapping that may build on one (``like``)."""
    if isinstance(raw, str):
        raw = {"like": raw}
    if not isinstance(raw, dict):
        raise ValueError(f"{where}: field 'roles': expected the name of a role set or a mapping")
    like = raw.get("like")
    if like is not None and like not in sets:
        raise ValueError(f"{where}: field 'roles': there is no role set {like!r} (known: {', '.join(sets)})")
    roles = {**(sets[like] if like else {}), **{key: part for key, part in raw.items() if key != "like"}}
    for relation, part in roles.items():
        if part not in PARTS:
            raise ValueError(f"{where}: field 'roles': {relation}: {part!r} is none of {', '.join(sorted(PARTS))}")
    return MappingProxyType(roles)


__all__ = ["KINDS", "PARTS", "SLOTS", "TriggerClass", "parse_classes"]
