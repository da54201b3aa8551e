"""The command line: reads the arguments and hands over to the command, which loads only what it needs."""

import argparse
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

OK, FAILED, WRONG_USE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141
LAYERS = ("places", "dates", "actors", "attributions")
FORMATS = ("text", "jsonl", "csv")

_ABOUT = """\
Reads reports of armed conflict and keeps a record that can be checked: who did what
to whom, where, when, with what losses, and who says so."""
_STATUS = "exit status: 0 all well; 1 a report failed (named on stderr, the others coded); 2 wrong use; 130 interrupted"
_EXAMPLES = f"""\
examples:
  dateline demo                                       code the demo reports and show their record
  dateline code report.txt --published 2018-10-06     show the claims of one report
  dateline code reports/ --output claims.csv          code a folder, a claim a row
  dateline explain report.txt 2                       why the second claim reads as it does

{_STATUS}"""
_CODE_EXAMPLES = f"""\
A PATH is a file (.txt, .html, .jsonl), a folder (with all below it), a pattern such as
'2018-*/**/*.html', or - for standard input. A line of JSONL has "text" or "html" and may
have id, outlet, title, published, language and url.

examples:
  dateline code report.html
  dateline code wire/ --outlet Reuters --workers 2 --output records.jsonl
  dateline code reports.jsonl --format jsonl --layers places,dates | jq .claims
  curl -s https://example.org/report | dateline code - --published 2018-10-06

{_STATUS}"""
_ADD_EXAMPLES = f"""\
Each report is kept when it is coded: a run that was broken off is taken up again by the same
command. A report that the store has already is passed over; a changed one becomes a new version.

examples:
  dateline add reports/                               into dateline.sqlite in this folder
  dateline add wire.jsonl --store ~/syria.sqlite --workers auto
  dateline add report.html --outlet Reuters --store postgresql://coder@db/conflict

{_STATUS}"""
_EXPLAIN_EXAMPLES = """\
FILE is a report, or records that `dateline code --format jsonl` wrote (these are not coded
again). CLAIM is its number in the report or the beginning of its id.

examples:
  dateline explain report.txt 2 --published 2018-10-06
  dateline explain records.jsonl 4f1c --report wire-0017"""


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


def _lazy(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that is imported when it is run."""

    def run(args: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(import_module(f"dateline.cli.{module}"), function)
        return command(args)

    return run


class _Version(argparse.Action):
    """Shows the version; it is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from dateline import __version__

        print(f"dateline {__version__}")
        parser.exit()


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="dateline", description=_ABOUT, epilog=_EXAMPLES, formatter_class=_Help)
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_code(commands)
    _add_add(commands)
    _add_verify(commands)
    _add_explain(commands)
    _add_gazetteer(commands)
    demo = commands.add_parser(
        "demo",
        help="code the demo reports and show their record",
        description="Code the demo reports, show their record.",
    )
    demo.set_defaults(command=_lazy("demo", "run"))
    return parser


class _Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the line breaks of descriptions and examples."""


type Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _add_code(commands: Commands) -> None:
    code = commands.add_parser(
        "code",
        help="code reports: show or write their claims",
        description="Code reports: show or write the claims that they make.",
        epilog=_CODE_EXAMPLES,
        formatter_class=_Help,
    )
    code.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    _add_report_options(code)
    out = code.add_argument_group("output")
    out.add_argument(
        "--format",
        choices=FORMATS,
        help="text, jsonl (a record a line) or csv (a claim a row); default: by the suffix of --output, else text",
    )
    out.add_argument("--output", metavar="FILE", help="write to FILE, which is replaced only when all is done")
    out.add_argument(
        "--layers",
        type=_layers,
        default=(),
        metavar="LAYER,...",
        help=f"with jsonl: also write all that was found in the text ({', '.join(LAYERS)})",
    )
    out.add_argument("--quiet", action="store_true", help="no progress and no summary on stderr, only what failed")
    out.add_argument(
        "--workers",
        type=_workers,
        default=1,
        metavar="N",
        help="processes that code (default 1; 0 or auto: one a core)",
    )
    code.set_defaults(command=_lazy("code", "run"))


def _add_add(commands: Commands) -> None:
    add = commands.add_parser(
        "add",
        help="code reports and keep them in a store",
        description="Read reports, code them, keep them with their originals, and link their claims to events.",
        epilog=_ADD_EXAMPLES,
        formatter_class=_Help,
    )
    add.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    _add_store_options(add)
    _add_report_options(add)
    out = add.add_argument_group("running")
    out.add_argument("--by", metavar="NAME", help="who adds them (default: DATELINE_USER, else your account)")
    out.add_argument("--no-link", action="store_true", help="do not link claims to events yet")
    out.add_argument("--quiet", action="store_true", help="no progress and no summary on stderr, only what failed")
    out.add_argument(
        "--workers",
        type=_workers,
        default=1,
        metavar="N",
        help="processes that code (default 1; 0 or auto: one a core)",
    )
    add.set_defaults(command=_lazy("add", "run"))


def _add_verify(commands: Commands) -> None:
    verify = commands.add_parser(
        "verify",
        help="check that a store is still what was put into it",
        description="Hash every original and record again, and walk the log from its first entry.",
    )
    _add_store_options(verify)
    verify.set_defaults(command=_lazy("verify", "run"))


def _add_store_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        metavar="FILE|URL",
        default=os.environ.get("DATELINE_STORE"),
        help="the store: a file, or postgresql://... (default: DATELINE_STORE, else dateline.sqlite in this folder)",
    )


def _add_explain(commands: Commands) -> None:
    explain = commands.add_parser(
        "explain",
        help="say why a claim reads as it does",
        description="Say why each value of a claim is there: the words, the rule, and what else was possible.",
        epilog=_EXPLAIN_EXAMPLES,
        formatter_class=_Help,
    )
    explain.add_argument("file", metavar="FILE", help="a report, or records in JSONL")
    explain.add_argument("claim", metavar="CLAIM", help="number of the claim in the report, or the beginning of its id")
    explain.add_argument("--report", metavar="ID", help="which report of FILE, by its id")
    _add_report_options(explain)
    explain.set_defaults(command=_lazy("explain", "run"))


def _add_gazetteer(commands: Commands) -> None:
    gazetteer = commands.add_parser(
        "gazetteer",
        help="build the gazetteer, or import a GeoNames dump",
        description="The gazetteer: where places are.",
    )
    actions = gazetteer.add_subparsers(title="actions", metavar="ACTION", required=True)
    build = actions.add_parser(
        "build",
        help="build it from the packaged data",
        description="Build the gazetteer from the packaged GeoNames extracts (CC BY 4.0): about half a minute.",
    )
    build.add_argument("--if-missing", action="store_true", help="do nothing where it has been built")
    build.set_defaults(command=_build_gazetteer)
    load = actions.add_parser(
        "import",
        help="import a full GeoNames dump",
        description="Import GeoNames' own dumps, which then take precedence over the packaged data.",
    )
    load.add_argument("places", metavar="allCountries.txt", help="the places")
    load.add_argument("names", metavar="alternateNamesV2.txt", nargs="?", help="their other names")
    load.set_defaults(command=_lazy("gazetteer", "import_command"))


def _build_gazetteer(args: argparse.Namespace) -> int:
    args.force = not args.if_missing
    return _lazy("gazetteer", "build_command")(args)


def _add_report_options(parser: argparse.ArgumentParser) -> None:
    about = parser.add_argument_group("about the reports (for those that do not say themselves)")
    about.add_argument("--outlet", metavar="NAME", help="who published them")
    about.add_argument("--published", metavar="DAY", help="when they appeared, YYYY-MM-DD")
    about.add_argument("--language", metavar="CODE", help="their language, such as en; default: found out")
    own = parser.add_argument_group("your own knowledge (laid over what is packaged)")
    own.add_argument("--codebook", metavar="FILE", help="types, triggers, reporting and loss words, in YAML")
    own.add_argument("--actors", metavar="FILE", help="actors, in YAML")
    own.add_argument("--places", metavar="FILE", help="places, in YAML")
    own.add_argument("--pipeline", metavar="NAME", help="another spaCy pipeline that is installed")
    own.add_argument("--no-model", action="store_true", help="decide by the rules alone, without what was learned")


def _layers(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in LAYERS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"{unknown[0] if unknown else text!r}: no such layer ({', '.join(LAYERS)})")
    return names


def _workers(text: str) -> int:
    if text.lower() == "auto" or text == "0":
        return 0
    if not text.isascii() or not text.isdigit() or int(text) > 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes (or auto)")
    return int(text)
