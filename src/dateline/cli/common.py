"""What several commands share: the run's options, messages, and how the terminal is."""

import argparse
import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import TextIO

from dateline.cli.view import Style, safe
from dateline.read import Defaults, Failure
from dateline.run.shard import Options

WIDTH = 100
"""Columns where there is no terminal to ask."""


def options_of(args: argparse.Namespace) -> Options:
    """Return the options of a run as given on the command line."""
    codebook, actors, places = (Path(value) if value else None for value in (args.codebook, args.actors, args.places))
    return Options(codebook, actors, places, args.pipeline, not args.no_model)


def defaults_of(args: argparse.Namespace) -> Defaults:
    """Return what is said about all reports; raise :class:`ValueError` where a day or language is none."""
    try:
        return Defaults(args.outlet, args.published, args.language)
    except ValueError as error:
        raise ValueError(f"--published or --language: {error}") from error


def complain(message: object) -> None:
    """Say on stderr what went wrong, on one line."""
    print(f"dateline: {safe(str(message))}", file=sys.stderr, flush=True)


def complain_of(failure: Failure) -> None:
    """Name what failed, and why, on stderr."""
    complain(f"{failure.where}: {failure.reason}")


def complain_of_skipped(skipped: Counter[str]) -> None:
    """Say on stderr how many files were passed over, by their suffix."""
    if skipped:
        kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in sorted(skipped.items()))
        complain(f"passed over {kinds} files: only .txt, .html and .jsonl are read")


def build_gazetteer() -> None:
    """See that the gazetteer is there before several workers set out to build it.

    Raises :class:`ValueError` where it can't be built.
    """
    from dateline.knowledge.gazetteer import Gazetteer, GazetteerError

    try:
        Gazetteer.open().close()
    except GazetteerError as error:
        raise ValueError(str(error)) from error


def style_for(stream: TextIO) -> Style:
    """Return how words are shown on a stream: with colour on a terminal, unless ``NO_COLOR`` is set."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return Style(colour=stream.isatty() and not plain)


def width_for(stream: TextIO) -> int:
    """Return the columns of the terminal behind a stream, ``WIDTH`` where it is none (``COLUMNS`` overrides both)."""
    if stream.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size((WIDTH, 24)).columns
    return WIDTH
