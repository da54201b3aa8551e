"""The arguments of ``add`` and ``verify``."""

from dateline.cli.arguments.shared import (
    STATUS,
    Commands,
    Help,
    add_report_options,
    add_store_options,
    lazy,
    workers,
)

_ADD_EXAMPLES = f"""\
Each report is kept when it is coded: a run that was broken off is taken up again by the same
command. A report that the store has already is passed over; a changed one becomes a new version.

examples:
  dateline add reports/                               into dateline.sqlite in this folder
  dateline add wire.jsonl --store ~/syria.sqlite --workers auto
  dateline add report.html --outlet Reuters --store postgresql://coder@db/conflict

{STATUS}"""


def add_to(commands: Commands) -> None:
    """Add the commands that fill a store and check it."""
    _add_add(commands)
    _add_verify(commands)


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
    out.add_argument("--by", metavar="NAME", help="who adds them (default: DATELINE_USER, else your account)")
    out.add_argument("--no-link", action="store_true", help="do not link claims to events yet")
    out.add_argument("--quiet", action="store_true", help="no progress and no summary on stderr, only what failed")
    out.add_argument(
        "--workers",
        type=workers,
        default=1,
        metavar="N",
        help="processes that code (default 1; 0 or auto: one a core)",
    )
    add.set_defaults(command=lazy("add", "run"))


def _add_verify(commands: Commands) -> None:
    verify = commands.add_parser(
        "verify",
        help="check that a store is still what was put into it",
        description="Hash every original and record again, and walk the log from its first entry.",
    )
    add_store_options(verify)
    verify.set_defaults(command=lazy("verify", "run"))
