"""The arguments of ``export``."""

import argparse
from datetime import date

from dateline.cli.arguments.shared import Commands, Help, add_store_options, lazy

FORMATS = {
    "own": "folder of CSV tables with a datapackage.json: all that there is",
    "jsonl": "the same tables as JSON lines",
    "parquet": "the same tables as Parquet (needs pyarrow: pip install 'dateline[parquet]')",
    "acled": "CSV with ACLED's 31 columns; who says what stands in notes",
    "ucdp": "CSV with the 49 columns of UCDP's GED; lethal events only",
    "plover": "PLOVER records, a claim a line",
    "geojson": "map: areas where the place is not exact",
    "ftm": "FollowTheMoney entities, one a line",
    "annotations": "W3C Web Annotations of the words behind every value",
}

_EXAMPLES = """\
An export is written whole or not at all. What it holds, when and by which version it was made, and
its SHA-256 stand in datapackage.json, or in NAME.meta.json beside a single file.

examples:
  dateline export --format own --output export/
  dateline export --format acled --since 2018-10-01 --until 2018-10-31 --output october.csv
  dateline export --format geojson --type ASSAULT --country SY --output attacks.geojson

exit status: 0 all well; 2 wrong use; 130 interrupted"""


def add_to(commands: Commands) -> None:
    """Add the command that writes files for others."""
    formats = "\n".join(f"  {name:12} {what}" for name, what in FORMATS.items())
    export = commands.add_parser(
        "export",
        help="write the events of a store in a shape that others use",
        description=f"Write the events of a store, with what is said of them.\n\nformats:\n{formats}",
        epilog=_EXAMPLES,
        formatter_class=Help,
    )
    export.add_argument("--format", required=True, choices=FORMATS, metavar="FORMAT", help="which shape (see above)")
    export.add_argument("--output", required=True, metavar="PATH", help="the file, or the folder of tables, to write")
    add_store_options(export)
    which = export.add_argument_group("which events (default: all)")
    which.add_argument("--type", action="append", default=[], metavar="TYPE", help="of this type; may be given again")
    which.add_argument("--since", type=_day, metavar="DAY", help="that may have happened on this day or later")
    which.add_argument("--until", type=_day, metavar="DAY", help="that may have happened on this day or earlier")
    which.add_argument("--country", type=_country, metavar="CODE", help="in this country (ISO 3166, as SY)")
    about = export.add_argument_group("about the export")
    about.add_argument("--licence", metavar="NAME", help="the licence that you give it, such as CC-BY-4.0")
    about.add_argument("--quiet", action="store_true", help="no progress and no summary on stderr")
    export.set_defaults(command=lazy("export", "run"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2018-10-06") from None


def _country(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is no country code of two letters such as SY")
    return text.upper()
