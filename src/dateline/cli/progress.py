"""How far a run is: a line on stderr, kept out of the way of what goes to the terminal."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TextIO

_FEW = 10
_SHORTEST = 2.0
_EVERY_ON_TERMINAL, _EVERY_IN_LOG = 0.2, 5.0
_SINGLE = frozenset((".txt", ".text", ".html", ".htm", ".xhtml"))
_LINES = frozenset((".jsonl", ".ndjson"))
_MOST_COUNTED = 500_000_000
_BLOCK = 1 << 20


class Progress:
    """Counts reports and says so: one line that is written over on a terminal, else a plain line every few seconds.

    Nothing is shown for a few reports. The rate is reckoned from the first report on, so that loading the models does
    not count. ``total`` is ``None`` where it is not known.
    """

    def __init__(
        self, total: int | None, *, quiet: bool = False, stream: TextIO | None = None, unit: str = "reports"
    ) -> None:
        self._unit = unit
        self._stream = stream if stream is not None else sys.stderr
        self._quiet = quiet or self._stream is None
        self._terminal = not self._quiet and self._stream.isatty()
        self._total = total
        self._begun = self._first = self._last = monotonic()
        self._shown = False
        self.done = 0

    def step(self) -> None:
        """Count a report, and show the count where it is time to."""
        self.reach(self.done + 1, self._total)

    def reach(self, done: int, total: int | None) -> None:
        """Say that so many are done, of how many."""
        now = monotonic()
        if not self.done:
            self._first = now
        self.done, self._total = done, total
        every = _EVERY_ON_TERMINAL if self._terminal else _EVERY_IN_LOG
        if self._quiet or now - self._last < every or self.done <= _FEW or (self._total or _FEW + 1) <= _FEW:
            return
        self._last = now
        line = progress_words(self.done, self._total, now - self._first, self._unit)
        if self._terminal:
            self._stream.write(f"\r{line}\x1b[K")
            self._shown = True
        else:
            self._stream.write(line + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line off the terminal, for something else to be written."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return monotonic() - self._begun


def progress_words(done: int, total: int | None, seconds: float, unit: str = "reports") -> str:
    """Return how far a run is in words: count, rate, and how long is left where the total is known.

    ``seconds`` have passed since the first of them was done; in the first moments there is no rate to be had.
    """
    known = total if total and total >= done else None
    count = f"{done:,} of {known:,} {unit}" if known else f"{done:,} {unit}"
    if seconds < _SHORTEST or done < 2:
        return count
    rate = (done - 1) / seconds
    left = f", {time_words((known - done) / rate)} left" if known else ""
    return f"{count}, {rate:.1f} a second{left}"


def time_words(seconds: float) -> str:
    """Return a length of time in words, no finer than it deserves."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"


def count_reports(paths: Sequence[str]) -> int | None:
    """Return about how many reports the paths hold, ``None`` where that can't be told quickly."""
    total = size = 0
    for path in paths:
        if path == "-" or any(char in path for char in "*?["):
            return None
        for file in _files(Path(path)):
            suffix = file.suffix.lower()
            if suffix in _SINGLE:
                total += 1
            elif suffix in _LINES:
                try:
                    size += file.stat().st_size
                    if size > _MOST_COUNTED:
                        return None
                    total += _lines(file)
                except OSError:
                    return None
    return total


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [Path(folder) / name for folder, _, names in os.walk(path) for name in names if not name.startswith(".")]


def _lines(path: Path) -> int:
    """Count the lines of a file, one without a line end at its foot included."""
    count = 0
    last = b"\n"
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            count += block.count(b"\n")
            last = block[-1:]
    return count + (last != b"\n")
