"""The arguments of ``code``, ``explain`` and ``demo``."""

import argparse

from dateline.cli.arguments.shared import STATUS, Commands, Help, add_report_options, add_workers_option, count, lazy

LAYERS = ("places", "dates", "actors", "attributions")
FORMATS = ("text", "jsonl", "csv")

_CODE_EXAMPLES = f"""\
A PATH is a file (.txt, .html, .jsonl), a folder (with all below it), a pattern such as
'2018-*/**/*.html', or - for standard input. A line of JSONL has "text" or "html" and may
have id, outlet, title, published, language and url.

examples:
  dateline code report.html
  dateline code wire/ --outlet Reuters --workers 2 --output records.jsonl
  dateline code reports.jsonl --format jsonl --layers places,dates | jq .claims
  curl -s https://example.org/report | dateline code - --published 2018-10-06

{STATUS}"""
_EXPLAIN_EXAMPLES = """\
FILE is a report, or records that `dateline code --format jsonl` wrote (these are not coded
again). CLAIM is its number in the report or the beginning of its id.

examples:
  dateline explain report.txt 2 --published 2018-10-06
  dateline explain records.jsonl 4f1c --report wire-0017"""


def add_to(commands: Commands) -> None:
    """Add the commands that show a record and keep nothing."""
    _add_code(commands)
    _add_explain(commands)
    demo = commands.add_parser(
        "demo",
        help="code the demo reports and show their record",
        description="Code the demo reports, show their record, and the events that they tell of side by side.",
    )
    demo.add_argument("--save", metavar="FILE", help="only write the demo reports to FILE (JSONL), to try things with")
    demo.add_argument("--events", type=count, metavar="N", help="show only the N events that have most behind them")
    demo.set_defaults(command=lazy("demo", "run"))


def _add_code(commands: Commands) -> None:
    code = commands.add_parser(
        "code",
        help="code reports: show or write their claims",
        description="Code reports: show or write the claims that they make.",
        epilog=_CODE_EXAMPLES,
        formatter_class=Help,
    )
    code.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, a pattern, or - for standard input")
    add_report_options(code)
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
    add_workers_option(out)
    code.set_defaults(command=lazy("code", "run"))


def _add_explain(commands: Commands) -> None:
    explain = commands.add_parser(
        "explain",
        help="say why a claim reads as it does",
        description="Say why each value of a claim is there: the words, the rule, and what else was possible.",
        epilog=_EXPLAIN_EXAMPLES,
        formatter_class=Help,
    )
    explain.add_argument("file", metavar="FILE", help="a report, or records in JSONL")
    explain.add_argument("claim", metavar="CLAIM", help="number of the claim in the report, or the beginning of its id")
    explain.add_argument("--report", metavar="ID", help="which report of FILE, by its id")
    add_report_options(explain)
    explain.set_defaults(command=lazy("explain", "run"))


def _layers(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in LAYERS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(f"{unknown[0] if unknown else text!r}: no such layer ({', '.join(LAYERS)})")
    return names
