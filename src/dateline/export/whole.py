"""Files and folders that take their name only when all has been written: an export is whole, or there is none."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path


@contextmanager
def whole_files(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Give a path to write to for each file; they take their names together, the first one first.

    Where the work ends with an error, what was there before stays as it was.
    """
    partial = [_beside(target) for target in targets]
    try:
        yield tuple(partial)
        for path, target in zip(partial, targets, strict=True):
            path.replace(target)
    finally:
        for path in partial:
            path.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path, mark: str) -> Iterator[Path]:
    """Give a folder to write to; it takes its name when all is written, in place of an earlier one.

    Raises :class:`FileExistsError` where ``target`` is a folder with something in it but without the file ``mark``: it
    is no earlier one, and is left alone.
    """
    check_folder(target, mark)
    partial, old = _beside(target), _beside(target, "old")
    partial.mkdir()
    try:
        yield partial
        check_folder(target, mark)
        if target.exists():
            target.rename(old)
        try:
            partial.rename(target)
        except OSError:
            with suppress(OSError):
                old.rename(target)
            raise
    finally:
        for path in (partial, old):
            shutil.rmtree(path, ignore_errors=True)


def check_folder(target: Path, mark: str) -> None:
    """Raise :class:`FileExistsError` where a folder can't be written in place of what lies at ``target``."""
    if target.is_dir():
        if any(target.iterdir()) and not (target / mark).is_file():
            raise FileExistsError(f"{target}: a folder with other things in it (no {mark}); choose another name")
    elif target.exists():
        raise FileExistsError(f"{target}: a file, where this format writes a folder")


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _beside(target: Path, word: str = "partial") -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.{word}")
