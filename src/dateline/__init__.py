"""Reads reports of armed conflict and keeps a record that can be checked: who did what to whom, and who says so.

>>> import dateline
>>> record = dateline.code(text, outlet="Daily Post", published="2018-10-06")
>>> for claim in record.claims:
...     print(claim.type, claim.trigger.text, [statement.source for statement in claim.statements])

Many reports, from files, folders, patterns or JSONL:

>>> for record in dateline.code_all(dateline.read(["reports/"]), failed=print):
...     ...

Nothing heavy is loaded before the first report is coded.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from importlib import import_module
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.model import (
        ActorMention,
        Attribution,
        Claim,
        Cut,
        DateMention,
        Layers,
        Loss,
        Party,
        Place,
        Published,
        Record,
        Report,
        Span,
        Statement,
        When,
        Words,
        Zone,
    )
    from dateline.read import Defaults, Failure, make_report, read
    from dateline.run.shard import Unusable

    __version__: str

_HOMES = {
    **dict.fromkeys(
        (
            *("ActorMention", "Attribution", "Claim", "Cut", "DateMention", "Layers", "Loss", "Party", "Place"),
            *("Published", "Record", "Report", "Span", "Statement", "When", "Words", "Zone"),
        ),
        "dateline.model",
    ),
    **dict.fromkeys(("Defaults", "Failure", "make_report"), "dateline.read"),
    "Unusable": "dateline.run.shard",
}

__all__ = [
    "ActorMention",
    "Attribution",
    "Claim",
    "CodingError",
    "Cut",
    "DateMention",
    "Defaults",
    "Failure",
    "Layers",
    "Loss",
    "Party",
    "Place",
    "Published",
    "Record",
    "Report",
    "Span",
    "Statement",
    "Unusable",
    "When",
    "Words",
    "Zone",
    "__version__",
    "code",
    "code_all",
    "make_report",
    "read",
]

type AnyPath = str | PathLike[str]


class CodingError(Exception):
    """A report that can't be coded; ``failure`` names it (``where``) and says why (``reason``)."""

    def __init__(self, failure: "Failure") -> None:
        super().__init__(f"{failure.where}: {failure.reason}")
        self.failure = failure


def code(
    text: str,
    *,
    outlet: str | None = None,
    published: "str | date | datetime | Published | None" = None,
    title: str | None = None,
    language: str | None = None,
    url: str | None = None,
    id: str | None = None,
    codebook: AnyPath | None = None,
    actors: AnyPath | None = None,
    places: AnyPath | None = None,
    pipeline: str | None = None,
    learned: bool = True,
) -> "Record":
    """Return the record of one report: its claims and the layers beneath them.

    ``text`` is the clean text, to which all offsets refer; ``published`` the day on which it appeared (a date, or
    ``YYYY-MM-DD``); ``language`` a code such as ``en``, found out where it is not given. ``codebook``, ``actors`` and
    ``places`` are YAML files of your own, ``pipeline`` another spaCy pipeline that is installed. ``learned=False`` lets
    the rules decide without what was learned from coded reports. The models are loaded on the first call and kept.

    Raises :class:`ValueError` for a text without words or a day that is none, :class:`Unusable` (a
    :class:`ValueError`) where a file can't be used, and :class:`CodingError` where the report can't be coded, for one
    because its language is not supported.
    """
    from dateline.read import make_report

    report = make_report(text, id=id, outlet=outlet, title=title, published=published, language=language, url=url)
    records = code_all([report], codebook=codebook, actors=actors, places=places, pipeline=pipeline, learned=learned)
    return next(records)


def code_all(
    reports: "Iterable[Report | Failure]",
    *,
    workers: int = 1,
    failed: "Callable[[Failure], object] | None" = None,
    codebook: AnyPath | None = None,
    actors: AnyPath | None = None,
    places: AnyPath | None = None,
    pipeline: str | None = None,
    learned: bool = True,
) -> "Iterator[Record]":
    """Yield the record of each report, in order, holding only a few at a time.

    ``reports`` may be what :func:`read` yields. ``failed`` is called with each :class:`Failure`, of reading or of
    coding, and the rest goes on; without it the first one raises :class:`CodingError`. ``workers`` is the number of
    processes (0: one a core). The other arguments are those of :func:`code`. Raises :class:`Unusable` where a file or
    pipeline can't be used.
    """
    from dateline.read import Failure
    from dateline.run.shard import Options
    from dateline.run.workers import code_items, cores

    codebook, actors, places = (Path(path) if path is not None else None for path in (codebook, actors, places))
    for outcome in code_items(reports, Options(codebook, actors, places, pipeline, learned), workers or cores()):
        if not isinstance(outcome, Failure):
            yield outcome
        elif failed is not None:
            failed(outcome)
        else:
            raise CodingError(outcome)


class _Reading(ModuleType):
    """The folder ``dateline.read``, which can be called as the function of that name that it holds."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.read(*args, **options)


class _Interface(ModuleType):
    """The package: Python puts the folder ``dateline.read`` into it by name when it is first imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "read" and isinstance(value, ModuleType):
            value.__class__ = _Reading
        super().__setattr__(name, value)


def __getattr__(name: str) -> Any:
    """Load what is asked for: so that importing the package costs next to nothing."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "read":
        return import_module("dateline.read")
    if name == "__version__":
        from importlib.metadata import version

        return version("dateline")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


sys.modules[__name__].__class__ = _Interface
