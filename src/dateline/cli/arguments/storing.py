"""The arguments of the commands that keep a store: ``add``, ``verify``, ``reindex`` and ``copy``."""

import argparse

from dateline.cli.arguments.shared import (
    STATUS,
    Commands,
    Help,
    add_report_options,
    add_store_options,
    add_workers_option,
    lazy,
)

_ADD_EXAMPLES = f"""\
Each report is kept when it is coded: a run that was broken off is taken up again by the same
command. A report that the store has already is passed over; a changed one becomes a new version.

examples:
  dateline add reports/                               into dateline.sqlite in this folder
  dateline add wire.jsonl --store ~/syria.sqlite --workers auto
  dateline add report.html --outlet Reuters --store postgresql://coder@db/conflict
  dateline add wire.jsonl --json | jq -r 'select(.outcome == "changed") | .id'

{STATUS}"""

_VERIFY_EXAMPLES = """\
Note the last hash that it shows somewhere else: with --head it tells later that nothing was taken off
the end of the log, or written anew.

examples:
  dateline verify
  dateline verify --store ~/syria.sqlite --head 5f0c...

exit status: 0 all as written; 1 something is wrong; 2 wrong use"""
_COPY_EXAMPLES = """\
examples:
  dateline copy backup.sqlite
  dateline copy postgresql://coder@db/conflict --store ~/syria.sqlite
  dateline copy mine.sqlite --store postgresql://coder@db/conflict"""


def add_to(commands: Commands) -> None:
    """Add the commands that fill a store, check it and make it again."""
    _add_add(commands)
    _add_verify(commands)
    _add_reindex(commands)
    _add_copy(commands)


def _add_add(commands: Commands) -> None:
    add = commands.add_parser(
        "add",
        help="code reports and keep them in a store",
        description="Read reports, code them, keep them with their originals, and link their claims to events.",
        epilog=_ADD_EXAMPLES,
        formatter_class=Help,
    )
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    add_store_options(add)
    add_report_options(add)
    out = add.add_argument_group("running")
    _add_by(out, "who adds them")
    out.add_argument("--json", action="store_true", help="write a JSON object a report: id, version, outcome, claims")
    out.add_argument("--no-link", action="store_true", help="do not link claims to events yet")
    out.add_argument("--quiet", action="store_true", help="no progress and no summary, only what failed")
    add_workers_option(out)
    add.set_defaults(command=lazy("add", "run"))


def _add_verify(commands: Commands) -> None:
    verify = commands.add_parser(
        "verify",
        help="check that a store is still what was put into it",
        description="Hash every original, record and decision again, and walk the log from its first entry.",
        epilog=_VERIFY_EXAMPLES,
        formatter_class=Help,
    )
    add_store_options(verify)
    verify.add_argument(
        "--head", metavar="HASH", help="the log's last hash as noted earlier: the log must still have it"
    )
    verify.add_argument("--quiet", action="store_true", help="no progress, only what is wrong")
    verify.set_defaults(command=lazy("verify", "run"))


def _add_reindex(commands: Commands) -> None:
    reindex = commands.add_parser(
        "reindex",
        help="make a store's index again from what is kept",
        description="Make all that is searched again from the records that are kept, and link all claims to events.",
        epilog="Others can read the store meanwhile, but not add to it. What is kept is not touched.",
    )
    add_store_options(reindex)
    _add_running(reindex)
    reindex.set_defaults(command=lazy("reindex", "run"))


def _add_copy(commands: Commands) -> None:
    copy = commands.add_parser(
        "copy",
        help="copy a store: as a backup, or to PostgreSQL and back",
        description="Copy all that a store keeps, with its log, into a new store, and index and link it there.",
        epilog=_COPY_EXAMPLES,
        formatter_class=Help,
    )
    copy.add_argument("target", metavar="FILE|URL", help="the new store, which must be empty or not there")
    add_store_options(copy)
    _add_running(copy)
    copy.set_defaults(command=lazy("copy", "run"))


def _add_running(parser: argparse.ArgumentParser) -> None:
    _add_by(parser, "who does it")
    parser.add_argument("--actors", metavar="FILE", help="your own actors, in YAML, that linking is to know")
    parser.add_argument("--no-link", action="store_true", help="do not link claims to events yet")
    parser.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _add_by(parser: argparse._ActionsContainer, who: str) -> None:
    parser.add_argument("--by", metavar="NAME", help=f"{who} (default: DATELINE_USER, else your account)")
