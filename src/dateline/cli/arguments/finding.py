"""The arguments of ``find`` and ``show``."""

import argparse

from dateline.cli.arguments.shared import Commands, Help, add_store_options, lazy

_FIND_EXAMPLES = """\
All that is given must fit; an option that is given twice means either. Words are looked for in a
claim's passage, its participants, places and title, in English and Arabic; warplane* finds all
words that begin so. An event fits by one of its claims, a report by its whole text.

examples:
  dateline find market warplane* --since 2018-03 --until 2018-04
  dateline find --actor "Syrian army" --role actor --type ASSAULT --mode aerial
  dateline find --near "Saraqib,25km" --killed 10 --events
  dateline find --near 35.9,36.6,25km --source "Russian Ministry of Defence" --stance denies
  dateline find --events --origins 3 --format csv --limit 0 > corroborated.csv
  dateline find --reports hospital --outlet "Harbour Wire"

exit status: 0 something was found; 1 nothing; 2 wrong use; 130 interrupted"""
_SHOW_EXAMPLES = """\
ID is a report's id, or the beginning of a claim's or an event's. A claim's id leads to its event (and
so does the id that an event once had); --claim shows the claim itself.

examples:
  dateline show 4f1c09                 the account of an event: who says what, where they agree and differ
  dateline show 4f1c09 --claim         one claim, with the words that each value comes from
  dateline show market-harbour-wire    a report, its versions and its claims"""


def add_to(commands: Commands) -> None:
    """Add the commands that search a store and show what is in it."""
    _add_find(commands)
    _add_show(commands)


def _add_find(commands: Commands) -> None:
    find = commands.add_parser(
        "find",
        help="search a store for claims, events or reports",
        description="Search a store; the newest day comes first.",
        epilog=_FIND_EXAMPLES,
        formatter_class=Help,
    )
    find.add_argument("words", nargs="*", metavar="WORD", help="words that must all be there; WORD* begins with")
    add_store_options(find)
    what = find.add_mutually_exclusive_group()
    for name in ("events", "reports"):
        what.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=f"find {name}, not claims")
    add_filters(find)
    out = find.add_argument_group("output")
    out.add_argument("--format", choices=("text", "jsonl", "csv"), help="default: by the suffix of --output, else text")
    out.add_argument("--output", metavar="FILE", help="write to FILE, which is replaced only when all is done")
    out.add_argument("--limit", type=_count, default=50, metavar="N", help="how many (default 50; 0: all)")
    out.add_argument("--after", type=int, metavar="CURSOR", help="go on where an earlier search ended")
    find.set_defaults(command=lazy("find", "run"), what="claims")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add what can be looked for, the same for every command that chooses from a store."""
    group = parser.add_argument_group("what is looked for")

    def many(option: str, metavar: str, help: str) -> None:
        group.add_argument(option, action="append", default=[], metavar=metavar, help=help)

    many("--actor", "NAME", "who takes part: a name or an id, with all its sub-units")
    group.add_argument("--role", choices=("actor", "recipient"), help="what part --actor takes")
    group.add_argument("--no-units", action="store_true", help="only --actor itself, without its sub-units")
    many("--type", "TYPE", "such as ASSAULT")
    many("--mode", "MODE", "such as aerial")
    many("--frame", "FRAME", "new, background ...")
    many("--place", "NAME", "the name of a place, as told or as the gazetteer has it")
    many("--country", "CODE", "where it was: ISO code of two letters")
    group.add_argument("--near", metavar="AREA", help="lat,lon,25km or PLACE,25km or a box south,west,north,east")
    group.add_argument("--since", metavar="DAY", help="not over before this day, month or year")
    group.add_argument("--until", metavar="DAY", help="begun by then")
    many("--source", "NAME", "who says so, anywhere in the chain")
    many("--stance", "STANCE", "what they say to it: asserts, denies, silent ...")
    many("--outlet", "NAME", "who published the report")
    many("--language", "CODE", "the report's language")
    group.add_argument("--origins", type=int, metavar="N", help="at least N independent origins stand behind the event")
    group.add_argument("--killed", type=int, metavar="N", help="at least N people killed, as somebody says")
    many("--review", "STATE", "unreviewed, accepted ...")


def _add_show(commands: Commands) -> None:
    show = commands.add_parser(
        "show",
        help="show a report, a claim, or all that is said of an event",
        description="Show one thing of a store.",
        epilog=_SHOW_EXAMPLES,
        formatter_class=Help,
    )
    show.add_argument("id", metavar="ID", help="a report, a claim or an event")
    add_store_options(show)
    show.add_argument("--claim", action="store_true", help="show the claim itself, not its event")
    show.add_argument("--format", choices=("text", "json"), default="text", help="text, or one JSON object")
    show.set_defaults(command=lazy("show", "run"))


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number (0: all)")
    return int(text)
