"""The arguments of ``link``, and of ``merge``, ``split``, ``undo`` and ``decisions``."""

import argparse

from dateline.cli.arguments.shared import Commands, Help, add_store_options, lazy

_EXAMPLES = """\
A decision is kept with who made it, when and why, and linking respects it from then on. ID is the
beginning of an event's id, or of one of its claims'. Where decisions disagree, the later one counts.

examples:
  dateline merge 4f1c09 a77e12 --why "one strike: the market and the square beside it"
  dateline split 4f1c09 b3d0aa --why "the evening's strike, the report tells them apart"
  dateline decisions
  dateline undo 3 --why "the square is in another town\""""


def add_to(commands: Commands) -> None:
    """Add the commands by which claims become events: by linking, and by hand."""
    link = commands.add_parser(
        "link",
        help="link claims to events: new ones, or all anew",
        description="Link the claims that are in no event yet; with --all link every claim from scratch.",
    )
    add_store_options(link)
    link.add_argument("--all", action="store_true", help="forget all events (not decisions) and link everything anew")
    link.add_argument("--quiet", action="store_true", help="no progress")
    _by(link)
    link.set_defaults(command=lazy("link", "run"))
    merge = _decision(commands, "merge", "decide that two events are one")
    merge.add_argument("first", metavar="ID", help="an event")
    merge.add_argument("second", metavar="ID", help="another event")
    split = _decision(commands, "split", "decide that claims of an event tell of another one")
    split.add_argument("event", metavar="ID", help="the event")
    split.add_argument("claims", metavar="CLAIM", nargs="+", help="the claims that leave it, together")
    undo = _decision(commands, "undo", "take a decision back")
    undo.add_argument("number", type=int, metavar="NUMBER", help="the decision (see `dateline decisions`)")
    decisions = commands.add_parser("decisions", help="list the decisions", description="List all decisions.")
    add_store_options(decisions)
    decisions.set_defaults(command=lazy("decide", "run_decisions"))


def _decision(commands: Commands, name: str, what: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=what, description=what.capitalize() + ".", epilog=_EXAMPLES, formatter_class=Help
    )
    add_store_options(parser)
    parser.add_argument("--why", required=True, metavar="REASON", help="the reason, kept with the decision")
    _by(parser)
    parser.set_defaults(command=lazy("decide", f"run_{name}"))
    return parser


def _by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", metavar="NAME", help="who does it (default: DATELINE_USER, else your account)")
