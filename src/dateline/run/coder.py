"""The name of what codes a report: the version of dateline, and which codebook, knowledge and models it works with."""

from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline import __version__
from dateline.run.shard import Options

_LENGTH = 8


def coder_of(options: Options) -> str:
    """Return the coder's name: records with the same name came from the same rules, words and models.

    >>> coder_of(Options()).split(";")[0].split()[0]
    'dateline'
    """
    own = files("dateline")
    parts = [
        f"dateline {__version__}",
        f"codebook {_digest(own / 'codebook', options.codebook)}",
        f"knowledge {_digest(own / 'knowledge' / 'data', options.actors, options.places)}",
        f"models {_digest(own / 'learned' / 'data')}" if options.learned else "no models",
    ]
    return "; ".join([*parts, *([f"pipeline {options.pipeline}"] if options.pipeline else [])])


def _digest(folder: Traversable, *more: Path | None) -> str:
    """Return a short hash of all data files below a folder, and of the user's own."""
    found = sha256()
    for content in _contents(folder):
        found.update(sha256(content).digest())
    for path in more:
        found.update(sha256(path.read_bytes()).digest() if path else b"-")
    return found.hexdigest()[:_LENGTH]


def _contents(folder: Traversable) -> Iterable[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _contents(entry)
        elif entry.name.endswith((".yaml", ".json")):
            yield entry.read_bytes()
