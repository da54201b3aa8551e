"""Where records are written, and in which shape."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dateline.cli.common import style_for, width_for
from dateline.cli.view import record_lines
from dateline.export.csv import CsvWriter
from dateline.export.jsonl import record_object
from dateline.model import Record

Write = Callable[[Record], object]
_SUFFIXES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}


def format_for(chosen: str | None, output: str | None) -> str:
    """Return the format: as chosen, else by the suffix of the output file, else text."""
    return chosen or _SUFFIXES.get(Path(output or "").suffix.lower(), "text")


def writer_for(kind: str, stream: TextIO, layers: Sequence[str] = ()) -> Write:
    """Return the function that writes a record to a stream in a format (``text``, ``jsonl`` or ``csv``)."""
    if kind == "jsonl":
        return lambda record: stream.write(json.dumps(record_object(record, layers), ensure_ascii=False) + "\n")
    if kind == "csv":
        return CsvWriter(stream).write
    style, width = style_for(stream), width_for(stream)
    return lambda record: stream.writelines(line + "\n" for line in record_lines(record, style, width))


@contextmanager
def opened(path: str | None, kind: str) -> Iterator[TextIO]:
    """Open the output: standard output, or a file that takes its name only when all has been written.

    Where the work ends with an error, what was there before stays as it was.
    """
    if path is None or path == "-":
        yield _stdout(kind)
        return
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():  # a device or a pipe has no name to take; a folder is an error
        with target.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        return
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that takes its name only when all of it is there."""
    target = Path(os.path.realpath(path))
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(content)
        partial.replace(target)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _stdout(kind: str) -> TextIO:
    """Return standard output: data in UTF-8 with plain line ends, text as the terminal takes it."""
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure and kind == "text":
        reconfigure(errors="backslashreplace")
    elif reconfigure:
        reconfigure(encoding="utf-8", newline="")
    return stream
