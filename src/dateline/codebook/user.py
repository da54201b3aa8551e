"""A user's own codebook: one YAML file with a section for each part of the packaged one that it adds to or overrides.

All sections may be left out::

    types:        # types and modes, as in types.yaml
    classes:      # words that tell an act, as in triggers-*.yaml; "drop: true" takes a class away
    instruments:  # mode -> the means that show it
    kinds:        # kind -> its words
    reporting:    # verbs, nouns, phrases ... that report, with their stance
    losses:       # words of losses
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from dateline.codebook.losses import LossLexicon, load_losses
from dateline.codebook.reporting import Reporting, load_reporting
from dateline.codebook.rows import data_folder, read_yaml
from dateline.codebook.triggers import Triggers, load_triggers
from dateline.codebook.types import Types, load_types

_TRIGGERS = ("classes", "instruments", "kinds")
SECTIONS = (*_TRIGGERS, "types", "reporting", "losses")
# What a section of a wrong shape makes the loaders stumble over, beside the ValueError that they mean to raise.
_STUMBLES = (TypeError, AttributeError, KeyError, IndexError)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codebook's vocabulary, the user's own laid over the packaged one."""

    types: Types
    triggers: Triggers
    reporting: Reporting
    losses: LossLexicon


@dataclass(frozen=True, slots=True)
class Section:
    """Some sections of a file, read as if they were a file of their own: their keys kept, or one section's content."""

    path: Path
    names: tuple[str, ...]
    content_only: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.names[0]}" if self.content_only else str(self.path)

    def read_text(self, encoding: str | None = None) -> str:
        """Return the YAML of the sections alone, each value written as it stands in the file."""
        node = yaml.compose(self.path.read_text(encoding))
        assert isinstance(node, yaml.MappingNode)
        node.value = [(key, value) for key, value in node.value if key.value in self.names]
        return str(yaml.serialize(node.value[0][1] if self.content_only else node))


@cache
def load_codebook(path: Path | None = None) -> Codebook:
    """Load the packaged codebook with the user's own file laid over it.

    Raises :class:`ValueError` naming the file, the section and, where it can be told, the row and field that are wrong.
    """
    if path is None:
        return Codebook(load_types(), load_triggers(), load_reporting(), load_losses())
    held = _sections(path)
    types = Section(path, ("types",)) if "types" in held else None
    triggers = Section(path, _TRIGGERS) if held & set(_TRIGGERS) else None
    reporting = Section(path, ("reporting",), content_only=True) if "reporting" in held else None
    losses = Section(path, ("losses",), content_only=True) if "losses" in held else None
    section = "types"
    try:
        own_types = load_types(types)
        section = "classes"
        own_triggers = load_triggers(triggers, types)
        section = "reporting"
        own_reporting = load_reporting(reporting)
        section = "losses"
        own_losses = load_losses(losses)
    except _STUMBLES as error:
        raise ValueError(f"{path}: {section}: not of the form that the packaged file has ({error})") from error
    except ValueError as error:
        raise error if str(path) in str(error) else ValueError(f"{path}: {section}: {error}") from error
    return Codebook(own_types, own_triggers, own_reporting, own_losses)


def _sections(path: Path) -> set[str]:
    """Return the names of the sections that a file holds, after checking its outer form."""
    content = read_yaml(path)
    if content in (None, ""):
        return set()
    if not isinstance(content, dict):
        raise ValueError(f"{path}: expected a mapping with sections such as 'classes:'")
    for name, value in content.items():
        if name not in SECTIONS:
            raise ValueError(f"{path}: unknown section {name!r} (known: {', '.join(SECTIONS)})")
        wanted: type = list if name in ("classes", "types") else dict
        if not isinstance(value, wanted):
            form = "a list of rows" if wanted is list else "a mapping"
            raise ValueError(f"{path}: {name}: expected {form}, found {value!r}")
    for part in content.get("losses", ()):
        if part not in (known := _packaged_losses()):
            raise ValueError(f"{path}: losses: unknown part {part!r} (known: {', '.join(sorted(known))})")
    return set(content)


@cache
def _packaged_losses() -> frozenset[str]:
    content = read_yaml(data_folder() / "losses.yaml")
    assert isinstance(content, dict)
    return frozenset(content)


__all__ = ["SECTIONS", "Codebook", "load_codebook"]
