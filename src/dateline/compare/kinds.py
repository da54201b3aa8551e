"""Others' types and classes of actors in terms of this codebook, read from ``data/kinds.yaml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from dateline.codebook.rows import read_yaml
from dateline.compare.entry import Kinds

_GAPS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of ``kinds.yaml``; keys of ``acled`` and ``inter`` are plain (see :func:`plain`)."""

    acled: Mapping[str, Kinds]
    codes: Mapping[str, frozenset[str]]
    inter: Mapping[str, str]
    fits: Mapping[str, frozenset[str]]
    words: Mapping[str, str]


@cache
def tables() -> Tables:
    """Return the tables, read once a process."""
    rows = cast(dict[str, Any], read_yaml(Path(__file__).parent / "data" / "kinds.yaml"))
    return Tables(
        acled={
            plain(name): {kind: frozenset(modes) for kind, modes in kinds.items()}
            for name, kinds in rows["acled"].items()
        },
        codes={name: frozenset(types) for name, types in rows["codes"].items()},
        inter={plain(name): kind for name, kind in rows["inter"].items()},
        fits={name: frozenset(kinds) for name, kinds in rows["fits"].items()},
        words={word: kind for kind, words in rows["words"].items() for word in words.split()},
    )


def plain(name: str) -> str:
    """Return a name of a type as it is looked up: small letters, single blanks, no signs."""
    return " ".join(_GAPS.sub(" ", name.casefold()).split())
