"""``dateline demo``: the packaged demo reports, coded and shown."""

import argparse
from collections.abc import Iterator
from importlib.resources import files

from dateline.cli.common import complain, complain_of
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import opened, writer_for
from dateline.model import Report
from dateline.read import Defaults, Failure
from dateline.read.jsonl import read_jsonl
from dateline.run.shard import Options, Unusable
from dateline.run.workers import code_items

_NEXT = """\
These reports are made up. What to try next:
  dateline code YOUR.txt --outlet NAME --published YYYY-MM-DD    the claims of a report of your own
  dateline explain YOUR.txt 1 --published YYYY-MM-DD             why the first claim reads as it does
  dateline code FOLDER --workers auto --output claims.csv        a folder of reports, a claim a row
  dateline code --help                                           everything that it reads and writes"""


def run(args: argparse.Namespace) -> int:
    """Code the demo reports and show their record; return the exit status."""
    failed = shown = 0
    try:
        with opened(None, "text") as stream:
            write = writer_for("text", stream)
            for outcome in code_items(demo_reports(), Options()):
                if isinstance(outcome, Failure):
                    complain_of(outcome)
                    failed += 1
                else:
                    write(outcome)
                    shown += 1
            stream.write(_NEXT + "\n")
    except Unusable as error:
        complain(error)
        return WRONG_USE
    if not shown:
        complain("no demo reports are installed")
    return FAILED if failed or not shown else OK


def demo_reports() -> Iterator[Report | Failure]:
    """Yield the packaged demo reports."""
    folder = files("dateline") / "demo"
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".jsonl"):
            with file.open("rb") as stream:
                yield from read_jsonl(stream, file.name, Defaults())
