"""``dateline code``: reports in, claims out."""

import argparse
from collections import Counter

from dateline.cli.common import (
    build_gazetteer,
    complain,
    complain_of,
    complain_of_skipped,
    defaults_of,
    options_of,
)
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import format_for, opened, writer_for
from dateline.cli.progress import Progress, count_reports, time_words
from dateline.read import Failure, read
from dateline.run.shard import Unusable, check_files
from dateline.run.workers import code_items, cores

_FEW = 3


def run(args: argparse.Namespace) -> int:
    """Code all that the paths hold; return the exit status."""
    kind = format_for(args.format, args.output)
    if args.layers and kind != "jsonl":
        complain("--layers goes with --format jsonl")
        return WRONG_USE
    options = options_of(args)
    workers = args.workers or cores()
    try:
        defaults = defaults_of(args)
        check_files(options)
        if workers > 1:
            build_gazetteer()
    except (ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    skipped: Counter[str] = Counter()
    progress = Progress(None if args.quiet else count_reports(args.paths), quiet=args.quiet)
    try:
        with opened(args.output, kind) as stream:
            write = writer_for(kind, stream, args.layers)
            coded = claims = failed = 0
            for outcome in code_items(read(args.paths, defaults, skipped=skipped), options, workers):
                progress.clear()
                if isinstance(outcome, Failure):
                    complain_of(outcome)
                    failed += 1
                else:
                    write(outcome)
                    stream.flush()
                    coded += 1
                    claims += len(outcome.claims)
                progress.step()
            progress.clear()
    except Unusable as error:
        progress.clear()
        complain(error)
        return WRONG_USE
    except BrokenPipeError:
        raise
    except OSError as error:
        progress.clear()
        complain(f"{args.output or 'standard output'}: can't be written: {error.strerror or error}")
        return WRONG_USE if not progress.done else FAILED
    if not args.quiet:
        _sum_up(coded, claims, failed, skipped, progress.seconds)
    return FAILED if failed else OK


def _sum_up(coded: int, claims: int, failed: int, skipped: Counter[str], seconds: float) -> None:
    """Say on stderr what was done, where that is not plain to see."""
    complain_of_skipped(skipped)
    if coded + failed > _FEW or (failed and coded):
        bad = f", {failed:,} failed" if failed else ""
        complain(f"{coded:,} reports coded{bad}, {claims:,} claims, in {time_words(seconds)}")
