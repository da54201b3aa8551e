"""The command line: reads the arguments and hands over to the command, which loads only what it needs."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from dateline.cli.arguments import coding, deciding, exporting, finding, gazetteer, showing, storing
from dateline.cli.arguments.shared import STATUS, Help

OK, FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

_ABOUT = """\
Reads reports of armed conflict and keeps a record that can be checked: who did what
to whom, where, when, with what losses, and who says so."""
_EXAMPLES = f"""\
examples:
  dateline demo                                       code the demo reports and show their record
  dateline code report.txt --published 2018-10-06     show the claims of one report
  dateline code reports/ --output claims.csv          code a folder, a claim a row
  dateline explain report.txt 2                       why the second claim reads as it does
  dateline compare acled.csv                          another data set beside the store's events

{STATUS}"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = build_parser()
    try:
        args = parser.parse_args(argv)
    except SystemExit as stop:  # argparse has said what is wrong, or has shown the help
        return stop.code if isinstance(stop.code, int) else WRONG_USE
    try:
        command: Callable[[argparse.Namespace], int] = args.command
        status = command(args)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # pressed twice it must not break into the ending
        print("dateline: interrupted", file=sys.stderr)
        status = INTERRUPTED
    except BrokenPipeError:
        status = PIPE_CLOSED  # who reads the output has enough
    if status in (INTERRUPTED, PIPE_CLOSED):
        _let_go_of_stdout()
    return status


def _let_go_of_stdout() -> None:
    """Send what is left in the buffer nowhere, so that the interpreter does not stumble over it when it ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        with suppress(OSError, ValueError, AttributeError):  # not a real stream: nothing to let go of
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Version(argparse.Action):
    """Shows the version; it is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from dateline import __version__

        print(f"dateline {__version__}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="dateline", description=_ABOUT, epilog=_EXAMPLES, formatter_class=Help)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for area in (storing, finding, deciding, showing, exporting, coding, gazetteer):
        area.add_to(commands)
    return parser
