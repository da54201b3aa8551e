"""A shard: a few reports coded together by one function, free of any engine that may run it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import name

from dateline.model import Record, Report
from dateline.read.failure import Failure

if TYPE_CHECKING:  # what coding needs takes seconds to load: only once there is something to code
    from dateline.knowledge.everything import Knowledge

_SAMPLE = 4000
_LONGEST_REASON = 300


class Unusable(ValueError):
    """A file, pipeline or gazetteer that can't be worked with; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is to know beside the packaged knowledge: the user's own files, and another spaCy pipeline by name.

    ``learned`` is false where the rules are to decide without the models.
    """

    codebook: Path | None = None
    actors: Path | None = None
    places: Path | None = None
    pipeline: str | None = None
    learned: bool = True


@cache
def prepare(options: Options) -> "Knowledge":
    """Load all that coding needs, once a process; raise :class:`Unusable` where something of it can't be used."""
    from dateline.knowledge.everything import load_knowledge
    from dateline.knowledge.gazetteer import GazetteerError

    check_files(options)
    if options.pipeline:
        _check_pipeline(options.pipeline)
    try:
        return load_knowledge(options.codebook, options.actors, options.places, options.pipeline, options.learned)
    except (ValueError, OSError, ImportError, GazetteerError) as error:
        raise Unusable(str(error) or type(error).__name__) from error


def check_files(options: Options) -> None:
    """Check the user's own files without loading any model; raise :class:`Unusable` naming file, row and field."""
    from dateline.codebook.user import load_codebook
    from dateline.knowledge.actors import load_actors
    from dateline.knowledge.supplement import load_places

    for path, load in ((options.codebook, load_codebook), (options.actors, load_actors), (options.places, load_places)):
        if path is None:
            continue
        if not path.is_file():
            raise Unusable(f"{path}: {'not a file' if path.exists() else 'no such file'}")
        try:
            load(path)
        except (ValueError, OSError) as error:
            raise Unusable(str(error)) from error


def _check_pipeline(wanted: str) -> None:
    from dateline.languages.en.parse import load

    try:
        pipeline = load(wanted)
    except (OSError, ValueError, ImportError) as error:
        raise Unusable(f"no spaCy pipeline {wanted!r} that can be loaded is installed") from error
    if not pipeline.has_pipe("parser"):
        raise Unusable(f"the spaCy pipeline {wanted!r} has no parser")


def process_shard(reports: Sequence[Report], options: Options) -> list[Record | Failure]:
    """Code a few reports; one record or failure each, in order.

    Where a report breaks the batch, each is coded alone, so that only that one fails.
    """
    problems = [unsupported(report) for report in reports]
    fit = [report for report, problem in zip(reports, problems, strict=True) if problem is None]
    coded = iter(_code(fit, prepare(options)) if fit else ())
    return [
        next(coded) if problem is None else Failure(report.id, problem)
        for report, problem in zip(reports, problems, strict=True)
    ]


def unsupported(report: Report) -> str | None:
    """Say why a report's language keeps it from being coded, ``None`` where nothing does."""
    if report.language == "en":
        return None
    if report.language:
        return f"language {report.language!r} is not supported yet"
    letters = [char for char in report.text[:_SAMPLE] if char.isalpha()]
    latin = sum(1 for char in letters if char.isascii() or name(char, "").startswith("LATIN"))
    return None if 2 * latin > len(letters) else "its language can't be told"


def _code(reports: Sequence[Report], knowledge: "Knowledge") -> list[Record | Failure]:
    from dateline.run.pipeline import code_reports

    try:
        records = list(code_reports(reports, knowledge))
        if len(records) == len(reports):
            return [*records]
        problem: Exception = RuntimeError(f"{len(reports)} reports gave {len(records)} records")
    except Exception as error:  # whatever it is, it must cost no more than the report that it comes from
        problem = error
    if len(reports) == 1:
        return [Failure(reports[0].id, _reason(problem))]
    return [outcome for report in reports for outcome in _code([report], knowledge)]


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split())[:_LONGEST_REASON]
    return f"coding it failed: {type(error).__name__}{': ' + said if said else ''}"
