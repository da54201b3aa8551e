"""Reading the codebook's YAML: every scalar is a string (``on`` and ``no`` stay words), every error has a place."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol, cast

import yaml

Row = Mapping[str, object]


class Source(Protocol):
    """What YAML can be read from: a file, or some sections of one. Its ``str`` names it in messages."""

    def read_text(self, encoding: str | None = None) -> str:
        """Return the YAML."""

    def __hash__(self) -> int:
        """What is read from a source is kept by it."""


_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def data_folder() -> Path:
    """Return the folder that holds the packaged codebook."""
    return Path(__file__).parent / "data"


def read_yaml(path: Source) -> object:
    """Read one YAML file; raise :class:`ValueError` with the file's name where it is missing or is not YAML."""
    try:
        return cast(object, yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"{path}: cannot be read: {error}") from error


def fields(raw: object, where: str, known: frozenset[str]) -> Row:
    """Check that a row is a mapping with known fields only."""
    if not isinstance(raw, dict):
        raise ValueError(f"{where}: expected a mapping of fields, found {raw!r}")
    for name in raw:
        if name not in known:
            raise ValueError(f"{where}: unknown field {name!r} (known: {', '.join(sorted(known))})")
    return raw


def text_of(row: Row, field: str, where: str, default: str | None = None) -> str:
    """Return a field's text; raise where it is missing, empty or not text, unless there is a default."""
    value = row.get(field, default)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where}: field {field!r}: expected text, found {value!r}")
    return value.strip()


def optional(row: Row, field: str, where: str) -> str | None:
    """Return a field's text, or ``None`` where it is missing, empty or ``null``."""
    value = row.get(field)
    if value in (None, "", "null", "~"):
        return None
    return text_of(row, field, where)


def words_of(row: Row, field: str, where: str) -> tuple[str, ...]:
    """Return a list of words or phrases in lower case, in order, without doubles; blanks are made single."""
    value = row.get(field, [])
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueError(f"{where}: field {field!r}: expected a list, found {value!r}")
    found: dict[str, None] = {}
    for item in value:
        if not isinstance(item, str) or not item.strip():
            raise ValueError(f"{where}: field {field!r}: expected words, found {item!r}")
        found[" ".join(item.lower().split())] = None
    return tuple(found)
