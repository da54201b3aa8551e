"""Where the evaluation sets lie, and their scorers."""

import hashlib
import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent
Row = dict[str, Any]


class BadData(Exception):
    """A file of a set, or its scorer, can't be used; the message says which and why."""


def shared() -> Path:
    """Return the folder of evaluation sets: ``$DATELINE_BENCH``, or ``../shared`` beside the project."""
    return Path(os.environ.get("DATELINE_BENCH") or ROOT.parent / "shared")


def lines(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSONL file, one at a time; raise :class:`BadData` where a line is none."""
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise BadData(f"{path}:{number}: not JSON ({error})") from error
            if not isinstance(row, dict) or "id" not in row:
                raise BadData(f"{path}:{number}: not an object with an id")
            yield row


def fingerprint(*paths: Path) -> str:
    """Return the first 16 hex digits of the SHA-256 over the files' bytes."""
    digest = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()[:16]


@cache
def scorer(name: str) -> ModuleType:
    """Load a scorer that lies with the evaluation sets (``score_claims``, ``score_sets``)."""
    folder = shared() / "bench"
    path = folder / f"{name}.py"
    if not path.exists():
        raise BadData(f"no scorer at {path}: set DATELINE_BENCH to the folder that holds bench/{name}.py")
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))  # the scorers import each other
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def odd(id: str) -> bool:
    """Tell whether a document belongs to the check half of a set, the one that nothing is tuned on."""
    return hashlib.sha1(id.encode()).digest()[-1] % 2 == 1


def parts(ids: list[str]) -> tuple[tuple[str, list[str]], ...]:
    """Split a set by the hash of its ids into all of it and its check half."""
    return ("all", ids), ("check", [id for id in ids if odd(id)])
