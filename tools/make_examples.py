"""Writes the examples of the docs: ``python tools/make_examples.py [--check]``.

An example stands between ``<!-- example: NAME -->`` and ``<!-- end -->``: the terminal output for the report
docs/examples/NAME.txt, with the options on the report's first line (``# --outlet ...``), which is no part of it.

A page may be one long session: what stands between ``<!-- session -->`` and ``<!-- end -->`` is commands with what
they print, all run in one folder, from the first of the page to the last. ``| head -N`` shows the first lines only.
Commands of other programs are shown, not run; a block with a command that this dateline does not have stays as it is.
``<!-- file: NAME -->`` shows docs/examples/NAME, which is put into the folder at that point.
"""

import argparse
import contextlib
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cli.main import build_parser
from dateline.cli.main import main as dateline

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_EXAMPLE = re.compile(r"(<!-- example: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_STEP = re.compile(r"(<!-- (?:(session)|file: ([\w.-]+)) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_COMMAND = re.compile(r"(?m)^\$ (.*)$")
_HEAD = re.compile(r"\s*\| head -(\d+)$")
# What differs from run to run: how long it took, how far it was at some moment.
_PROGRESS = re.compile(r"(?m)^\d[\d,]* of \d[\d,]* reports.*\n")
_SECONDS = re.compile(r"(?m) in \d+ s$")


def commands() -> frozenset[str]:
    """Return the names of dateline's commands."""
    actions = (action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return frozenset(name for action in actions for name in action.choices)


def example(name: str) -> str:
    """Return a report, the command and its output, as Markdown."""
    options, _, text = (EXAMPLES / f"{name}.txt").read_text("utf8").partition("\n")
    given = shlex.split(options.removeprefix("#"))
    shown = f"$ dateline code {name}.txt {shlex.join(given)}"
    return f"```text\n{text.strip()}\n```\n\n```text\n{shown}\n{output(name, text.strip(), given)}\n```"


def output(name: str, text: str, options: list[str]) -> str:
    """Run ``dateline code`` on a report and return what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"{name}.txt").write_text(text + "\n", "utf8")
        with _at_work(Path(folder)):
            status, told = printed(["code", f"{name}.txt", "--quiet", *options])
    if status:
        raise RuntimeError(f"{name}: dateline code ended with {status}")
    return told.rstrip()


def session(page: str) -> str:
    """Return a page with its session run anew from an empty folder."""
    if not _STEP.search(page):
        return page
    with tempfile.TemporaryDirectory() as folder, _at_work(Path(folder)):
        return _STEP.sub(lambda found: f"{found[1]}{_step(found)}\n{found[5]}", page)


def _step(found: re.Match[str]) -> str:
    if name := found[3]:
        shutil.copy(EXAMPLES / name, name)
        return f"```text\n{(EXAMPLES / name).read_text('utf8').rstrip()}\n```"
    shown = _COMMAND.findall(found[4])
    if any(
        words[0] == "dateline" and words[1] not in commands() and words[1][0] != "-"
        for words in map(shlex.split, shown)
    ):
        return found[4].rstrip("\n")
    told = [f"$ {command}\n{_run(command)}".rstrip() for command in shown]
    return "```text\n" + "\n".join(told) + "\n```"


def _run(command: str) -> str:
    """Run one command of a session and return what it prints; a program other than dateline is not run."""
    head = _HEAD.search(command)
    words = shlex.split(_HEAD.sub("", command), comments=True)
    if words[0] != "dateline":
        return ""
    status, told = printed(words[1:])
    if status not in (0, 1):
        raise RuntimeError(f"{command!r} ended with {status}: {told}")
    lines = _SECONDS.sub(" in 3 s", _PROGRESS.sub("", told)).splitlines()
    return "\n".join(lines[: int(head[1])] if head else lines)


def printed(arguments: Sequence[str]) -> tuple[int, str]:
    """Run dateline; return its exit status and all that it prints, as on a terminal of 100 columns."""
    stream = io.TextIOWrapper(io.BytesIO(), "utf8", write_through=True)
    with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
        status = dateline(list(arguments))
    stream.seek(0)
    return status, stream.read()


@contextlib.contextmanager
def _at_work(folder: Path) -> Iterator[None]:
    """Work in a folder as somebody would who has set nothing."""
    before, here = dict(os.environ), Path.cwd()
    os.environ.pop("DATELINE_STORE", None)
    os.environ.update(COLUMNS="100", DATELINE_USER="you")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)
        os.environ.clear()
        os.environ.update(before)


def filled(page: str) -> str:
    """Return a page with its examples and its session put in."""
    return session(_EXAMPLE.sub(lambda found: f"{found[1]}{example(found[2])}\n{found[3]}", page))


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` return 1 where one is not current."""
    stale = 0
    for path in PAGES:
        page = path.read_text("utf8")
        current = filled(page)
        if page != current:
            stale = 1
            if "--check" not in arguments:
                path.write_text(current, "utf8")
    return stale if "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
