"""The codebook's types and modes, stances, frames, outcomes and precision scales, read from ``data/types.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from dateline.codebook.rows import Row, Source, data_folder, fields, read_yaml, text_of

_TYPE_FIELDS = frozenset({"id", "group", "means", "modes", "ours"})
_TERM_FIELDS = frozenset({"id", "means", "ours"})
_LISTS = ("stances", "frames", "outcomes", "place_precision", "date_precision")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the record with its meaning; ``ours`` is true where PLOVER and UCDP do not have it."""

    id: str
    means: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event: its ``group`` is one of PLOVER's four quads, ``modes`` say how it was done."""

    id: str
    group: str
    means: str
    modes: tuple[Term, ...] = ()
    ours: bool = False

    def mode(self, name: str) -> Term:
        """Return the mode called ``name``; raise :class:`KeyError` where the type has none such."""
        for term in self.modes:
            if term.id == name:
                return term
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Types:
    """All that a record may hold. The precision scales go from ``1`` (best) upwards."""

    types: Mapping[str, EventType]
    stances: Mapping[str, Term]
    frames: Mapping[str, Term]
    outcomes: Mapping[str, Term]
    place_precision: Mapping[str, Term]
    date_precision: Mapping[str, Term]

    def allows(self, type_: str, mode: str | None) -> bool:
        """Tell whether the codebook has this type with this mode (``None`` goes with every type)."""
        found = self.types.get(type_)
        return found is not None and (mode is None or any(term.id == mode for term in found.modes))


@cache
def load_types(extra: Source | None = None) -> Types:
    """Load the codebook's types; ``extra``, a YAML file of the same form, adds to them and overrides by ``id``.

    Raises :class:`ValueError` naming the file, the row and the field where something is wrong.
    """
    types: dict[str, EventType] = {}
    terms: dict[str, dict[str, Term]] = {name: {} for name in _LISTS}
    paths = [data_folder() / "types.yaml", *([extra] if extra else [])]
    for path in paths:
        content = read_yaml(path)
        if not isinstance(content, dict):
            raise ValueError(f"{path}: expected a mapping with 'types', 'stances' ...")
        for name, rows in content.items():
            if name != "types" and name not in terms:
                raise ValueError(f"{path}: unknown list {name!r} (known: types, {', '.join(_LISTS)})")
            if not isinstance(rows, list):
                raise ValueError(f"{path}: {name}: expected a list of rows")
            seen: set[str] = set()
            for number, raw in enumerate(rows, start=1):
                where = f"{path}: {name} row {number}"
                row = fields(raw, where, _TYPE_FIELDS if name == "types" else _TERM_FIELDS)
                key = text_of(row, "id", where)
                if key in seen:
                    raise ValueError(f"{where}: field 'id': {key!r} stands twice in this file")
                seen.add(key)
                if name == "types":
                    types[key] = _event_type(row, where, types.get(key))
                else:
                    terms[name][key] = _term(row, where)
    frozen = {name: cast(Mapping[str, Term], MappingProxyType(found)) for name, found in terms.items()}
    return Types(MappingProxyType(types), **frozen)


def _term(row: Row, where: str) -> Term:
    return Term(text_of(row, "id", where), text_of(row, "means", where), row.get("ours") == "true")


def _event_type(row: Row, where: str, known: EventType | None) -> EventType:
    """Build a type; a user's row for a known type may leave out what stays as it is, and adds its modes."""
    group = text_of(row, "group", where, known.group if known else None)
    means = text_of(row, "means", where, known.means if known else None)
    modes = {term.id: term for term in known.modes} if known else {}
    listed = row.get("modes", [])
    if not isinstance(listed, list):
        raise ValueError(f"{where}: field 'modes': expected a list of rows with 'id' and 'means'")
    for number, raw in enumerate(listed, start=1):
        at = f"{where}, mode {number}"
        term = _term(fields(raw, at, _TERM_FIELDS), at)
        modes[term.id] = term
    ours = row.get("ours") == "true" if "ours" in row else bool(known and known.ours)
    return EventType(text_of(row, "id", where), group, means, tuple(modes.values()), ours)


__all__ = ["EventType", "Term", "Types", "load_types"]
