"""``dateline gazetteer build`` and ``dateline gazetteer import``."""

import argparse
import sys
from pathlib import Path

from dateline.knowledge.gazetteer import GazetteerError, imported_path


def build_command(args: argparse.Namespace) -> int:
    """Build the gazetteer of the packaged data where it is missing, or anew with ``args.force``; return the exit
    status."""
    from dateline.knowledge.gazetteer_build import build, ensure_built, packaged_path

    try:
        if getattr(args, "force", False):
            build(packaged_path())
        path = ensure_built()
    except (GazetteerError, OSError) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 1
    print(path)
    if imported_path().is_file():
        print(f"note: the imported gazetteer {imported_path()} takes precedence", file=sys.stderr)
    return 0


def import_command(args: argparse.Namespace) -> int:
    """Import GeoNames' dumps ``args.places`` (allCountries.txt) and ``args.names`` (alternateNamesV2.txt or
    ``None``)."""
    from dateline.knowledge.gazetteer_import import import_dump

    names = Path(args.names) if getattr(args, "names", None) else None
    try:
        print(import_dump(Path(args.places), names))
    except (GazetteerError, OSError) as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 1
    return 0
