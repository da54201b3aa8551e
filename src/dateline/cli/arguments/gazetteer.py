"""The arguments of ``gazetteer``."""

import argparse

from dateline.cli.arguments.shared import Commands, lazy


def add_to(commands: Commands) -> None:
    """Add the command that builds the gazetteer."""
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
    load.set_defaults(command=lazy("gazetteer", "import_command"))


def _build_gazetteer(args: argparse.Namespace) -> int:
    args.force = not args.if_missing
    return lazy("gazetteer", "build_command")(args)
