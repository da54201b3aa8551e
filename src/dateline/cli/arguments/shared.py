"""What several commands' arguments share."""

import argparse
import os
from collections.abc import Callable
from importlib import import_module

STATUS = "exit status: 0 all well; 1 a report failed (named on stderr, the others coded); 2 wrong use; 130 interrupted"

type Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the line breaks of descriptions and examples."""


def lazy(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that is imported when it is run."""

    def run(args: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(import_module(f"dateline.cli.{module}"), function)
        return command(args)

    return run


def add_report_options(parser: argparse.ArgumentParser) -> None:
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


def add_store_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        metavar="FILE|URL",
        default=os.environ.get("DATELINE_STORE"),
        help="the store: a file, or postgresql://... (default: DATELINE_STORE, else dateline.sqlite in this folder)",
    )


def add_workers_option(parser: argparse._ActionsContainer) -> None:
    """Add how many processes code."""
    parser.add_argument(
        "--workers",
        type=_workers,
        default=1,
        metavar="N",
        help="processes that code (default 1; 0 or auto: one a core)",
    )


def _workers(text: str) -> int:
    if text.lower() == "auto" or text == "0":
        return 0
    if not text.isascii() or not text.isdigit() or int(text) > 1024:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes (or auto)")
    return int(text)


def count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number")
    return int(text)
