"""Writes the examples of the docs: ``python tools/make_examples.py [--check]``.

An example stands between ``<!-- example: NAME -->`` and ``<!-- end -->``: the terminal output for the report
docs/examples/NAME.txt, with the options on the report's first line (``# --outlet ...``), which is no part of it.
"""

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from dateline.cli.main import main as dateline

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_EXAMPLE = re.compile(r"(<!-- example: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def example(name: str) -> str:
    """Return a report, the command and its output, as Markdown."""
    options, _, text = (EXAMPLES / f"{name}.txt").read_text("utf8").partition("\n")
    given = shlex.split(options.removeprefix("#"))
    shown = f"$ dateline code {name}.txt {shlex.join(given)}"
    return f"```text\n{text.strip()}\n```\n\n```text\n{shown}\n{output(name, text.strip(), given)}\n```"


def output(name: str, text: str, options: list[str]) -> str:
    """Run ``dateline code`` on a report and return what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(text + "\n", "utf8")
        stream = io.TextIOWrapper(io.BytesIO(), "utf8")
        columns = os.environ.get("COLUMNS")
        os.environ["COLUMNS"] = "100"
        try:
            with contextlib.redirect_stdout(stream):
                status = dateline(["code", str(path), "--quiet", *options])
        finally:
            if columns is None:
                del os.environ["COLUMNS"]
            else:
                os.environ["COLUMNS"] = columns
    if status:
        raise RuntimeError(f"{name}: dateline code ended with {status}")
    stream.seek(0)
    return stream.read().rstrip()


def filled(page: str) -> str:
    """Return a page with its examples put in."""
    return _EXAMPLE.sub(lambda found: f"{found[1]}{example(found[2])}\n{found[3]}", page)


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
