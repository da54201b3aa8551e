"""The arguments of ``compare`` and ``plot``."""

import argparse

from dateline.cli.arguments.shared import Commands, Help, add_store_options, lazy

_COMPARE_EXAMPLES = """\
FILE is an export of ACLED or of UCDP GED, known by its header; the columns may stand in any order,
and commas, semicolons or tabs between them. Events are matched one to one: days within both
precisions (and one more), places within both precisions (and 10 km), type, actors, deaths. A row
that can't be read is named and passed over.

examples:
  dateline compare acled.csv                              counts, and the first events of each part
  dateline compare GEDEvent.csv --output compared.csv     all rows, for a spreadsheet
  dateline compare acled.csv --least 1 --limit 0          only matches that are plain; counts alone

exit status: 0 all well; 1 some rows of FILE passed over; 2 wrong use; 130 interrupted"""


def add_to(commands: Commands) -> None:
    """Add the commands that set the store's events beside others' and draw them."""
    _add_compare(commands)


def _add_compare(commands: Commands) -> None:
    compare = commands.add_parser(
        "compare",
        help="set an ACLED or UCDP export beside the store's events",
        description="Match an ACLED or UCDP export with the store's events: what only one has, where they differ.",
        epilog=_COMPARE_EXAMPLES,
        formatter_class=Help,
    )
    compare.add_argument("file", metavar="FILE", help="the export (.csv)")
    add_store_options(compare)
    compare.add_argument("--actors", metavar="FILE", help="your own actors, in YAML, laid over what is packaged")
    compare.add_argument("--output", metavar="FILE", help="write all rows to FILE: .csv or .jsonl")
    compare.add_argument(
        "--least", type=float, default=0.0, metavar="SCORE", help="the score above which two are one (default 0)"
    )
    compare.add_argument(
        "--limit", type=_count, default=10, metavar="N", help="events of each part that are shown (default 10)"
    )
    compare.set_defaults(command=lazy("compare", "run"))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return int(text)
