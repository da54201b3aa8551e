"""Where reports come from: files, folders, patterns and standard input, read one by one in a fixed order."""

import glob
import io
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from dateline.model import Report
from dateline.read.failure import Failure
from dateline.read.html import read_html
from dateline.read.jsonl import read_jsonl
from dateline.read.report import Defaults
from dateline.read.text import read_text

MAX_FILE = 20_000_000
"""The largest text or HTML file that is read, in bytes. JSONL may be of any size: it is read line by line."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_KNOWN = ".txt, .html and .jsonl"
_MAGIC = re.compile(r"[*?\[]")
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\}|\Z)")
_BUFFER = 1 << 16


def read(
    paths: Sequence[str | os.PathLike[str]],
    defaults: Defaults | None = None,
    *,
    stdin: IO[bytes] | None = None,
    skipped: Counter[str] | None = None,
) -> Iterator[Report | Failure]:
    """Yield a report or a failure for every item of the paths, in the order given, folders and patterns sorted by name.

    A path is a file, a folder (read with all below it), a pattern (``**`` spans folders) or ``-`` for standard input.
    Only one item is held at a time. In folders and patterns files of other kinds are passed over and counted in
    ``skipped`` by suffix; named outright they are failures. A report's id is the file's name without suffix, in a
    folder or pattern its path below it.
    """
    defaults = defaults or Defaults()
    counts: Counter[str] = Counter() if skipped is None else skipped
    for path in dict.fromkeys(os.fspath(path) for path in paths):
        try:
            if path == "-":
                yield from _read_stdin(stdin or sys.stdin.buffer, defaults)
            elif "\0" in path or not path:
                yield Failure(path, "not a path")
            else:
                yield from _read_path(path, defaults, counts)
        except OSError as error:
            yield Failure(path, _why(error))


def _read_path(path: str, defaults: Defaults, counts: Counter[str]) -> Iterator[Report | Failure]:
    place = Path(path)
    if place.is_dir():
        yield from _read_many(_walk(place), place, path, "the folder holds", defaults, counts)
    elif os.path.lexists(path):
        yield from read_file(place, defaults)
    elif _MAGIC.search(path):
        yield from _read_pattern(path, defaults, counts)
    else:
        yield Failure(path, "no such file or folder")


def _read_pattern(pattern: str, defaults: Defaults, counts: Counter[str]) -> Iterator[Report | Failure]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute and ** patterns alike
    if not matches:
        yield Failure(pattern, "the pattern matches nothing")
        return
    parts = Path(pattern).parts
    fixed = next((index for index, part in enumerate(parts) if _MAGIC.search(part)), len(parts))
    root = Path(*parts[:fixed])
    files = (Path(match) for match in matches if not Path(match).is_dir())
    yield from _read_many(files, root, pattern, "the pattern matches", defaults, counts)


def _read_many(
    items: Iterator[Path | Failure] | Iterator[Path],
    root: Path,
    named: str,
    who: str,
    defaults: Defaults,
    counts: Counter[str],
) -> Iterator[Report | Failure]:
    """Read the files of a folder or pattern, and say so where there is none of a kind that can be read."""
    any_read = False
    for item in items:
        if isinstance(item, Failure):
            any_read = True
            yield item
        elif item.suffix.lower() not in _SUFFIXES:
            counts[item.suffix.lower() or "no suffix"] += 1
        else:
            any_read = True
            yield from read_file(item, defaults, item.relative_to(root).with_suffix("").as_posix())
    if not any_read:
        yield Failure(named, f"{who} no {_KNOWN} file")


def _walk(folder: Path) -> Iterator[Path | Failure]:
    """Yield the files below a folder in a fixed order: names sorted, hidden ones and links to folders passed over."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(str(folder), _why(error))
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        elif not entry.is_dir():
            yield folder / entry.name


def read_file(path: Path, defaults: Defaults, id: str | None = None) -> Iterator[Report | Failure]:
    """Yield what one file holds. ``id`` is for a file of one report; its name without suffix where none is given."""
    where = str(path)
    kind = _SUFFIXES.get(path.suffix.lower())
    if path.suffix and kind is None:
        yield Failure(where, f"files of kind {path.suffix} are not read, only {_KNOWN}")
        return
    try:
        lies = str(path.resolve())
        with path.open("rb") as stream:
            if kind == "jsonl":
                items = read_jsonl(stream, where, defaults)
            elif kind is None:
                items = _sniffed(stream, where, defaults, id or path.stem)
            else:
                items = iter((_one(stream, where, kind, defaults, id or path.stem),))
            for item in items:
                yield replace(item, file=_file(lies, id or path.stem, item)) if isinstance(item, Report) else item
    except OSError as error:
        yield Failure(where, "a link to nothing" if path.is_symlink() and not path.exists() else _why(error))


def _file(path: str, own: str, report: Report) -> str | None:
    """Return where a report lies: its file, with the report's id where the file holds several."""
    if report.id == own:
        return path
    made = report.id == report.sha256[:16]  # from its bytes: a changed report would not be known by it
    return None if made else f"{path}#{report.id}"


def _read_stdin(stream: IO[bytes], defaults: Defaults) -> Iterator[Report | Failure]:
    yield from _sniffed(stream, "-", defaults, None)


def _sniffed(stream: IO[bytes], where: str, defaults: Defaults, id: str | None) -> Iterator[Report | Failure]:
    """Tell JSONL, HTML and text by how they begin."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(_Raw(stream), _BUFFER)
    head = buffered.peek(_BUFFER)[:_BUFFER]
    if _JSON_START.match(head):
        yield from read_jsonl(buffered, where, defaults)
    else:
        yield _one(buffered, where, "html" if _HTML_START.match(head) else "text", defaults, id)


class _Raw(io.RawIOBase):
    """Any binary stream as a raw one, so that it can be buffered and looked into."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


def _one(stream: IO[bytes], where: str, kind: str, defaults: Defaults, id: str | None) -> Report | Failure:
    """Read a stream that is one report."""
    raw = stream.read(MAX_FILE + 1)
    if len(raw) > MAX_FILE:
        return Failure(where, f"more than {MAX_FILE:,} bytes: too large for one report (put many reports into JSONL)")
    if not raw.strip():
        return Failure(where, "empty")
    reader: Callable[..., Report] = read_html if kind == "html" else read_text
    try:
        return reader(raw, id=id, defaults=defaults)
    except ValueError as error:
        return Failure(where, str(error))


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or type(error).__name__).lower()
