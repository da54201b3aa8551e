"""The arguments of ``compare`` and ``plot``."""

from dateline.cli.arguments.shared import Commands, Help, add_store_options, count, lazy

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


_PLOT_EXAMPLES = """\
KIND is one of
  types     events over time, a strip for each type
  modes     the same by type and mode
  actors    the same by actor
  losses    the lowest, the usual and the highest figure of each event
  map       a small map for each month; vague places are areas as wide as they are vague

Each figure says how many events it shows, of which choice, from which outlets.

examples:
  dateline plot types --output types.png
  dateline plot losses --country Syria --from 2018-01-01 --to 2018-12-31 --output tolls.svg
  dateline plot map --type ASSAULT --actor "Islamic State" --origins 2 --output map.png
  dateline plot losses --outcome displaced --title "Driven from home" --output displaced.png"""
KINDS = ("types", "modes", "actors", "losses", "map")
OUTCOMES = ("killed", "injured", "captured", "missing", "displaced")


def add_to(commands: Commands) -> None:
    """Add the commands that set the store's events beside others' and draw them."""
    _add_compare(commands)
    _add_plot(commands)


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
        "--limit", type=count, default=10, metavar="N", help="events of each part that are shown (default 10)"
    )
    compare.set_defaults(command=lazy("compare", "run"))


def _add_plot(commands: Commands) -> None:
    plot = commands.add_parser(
        "plot",
        help="draw the store's events: over time, losses, a map",
        description="Draw the events of a store as a figure (PNG or SVG). Needs matplotlib: the extra `plot`.",
        epilog=_PLOT_EXAMPLES,
        formatter_class=Help,
    )
    plot.add_argument("kind", metavar="KIND", choices=KINDS, help=", ".join(KINDS))
    plot.add_argument("--output", metavar="FILE", required=True, help="the figure's file: .png or .svg")
    add_store_options(plot)
    which = plot.add_argument_group("which events")
    which.add_argument("--type", metavar="TYPE,...", help="of these types, such as ASSAULT")
    which.add_argument("--actor", metavar="NAME", help="in which this actor or one of its sub-units takes part")
    which.add_argument("--country", metavar="NAME,...", help="in these countries (names, or codes such as SY)")
    which.add_argument("--from", dest="first", metavar="DAY", help="on this day or later (YYYY-MM-DD)")
    which.add_argument("--to", dest="last", metavar="DAY", help="on this day or earlier")
    which.add_argument(
        "--origins",
        type=count,
        default=1,
        metavar="N",
        help="with N independent origins or more (default 1)",
    )
    which.add_argument("--actors", metavar="FILE", help="your own actors, in YAML, laid over what is packaged")
    how = plot.add_argument_group("the figure")
    how.add_argument("--outcome", choices=OUTCOMES, default="killed", help="with losses: which (default killed)")
    how.add_argument("--title", metavar="WORDS", help="another title")
    plot.set_defaults(command=lazy("plot", "run"))
