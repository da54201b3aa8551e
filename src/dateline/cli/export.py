"""``dateline export``: the events of a store as files that others use."""

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from dateline import __version__
from dateline.cli.common import complain
from dateline.cli.main import OK, WRONG_USE
from dateline.cli.progress import Progress, time_words
from dateline.codebook.types import load_types
from dateline.export.shapes.own import BETWEEN
from dateline.export.shapes.tables import DESCRIPTOR, package
from dateline.export.shapes.world import World
from dateline.export.shapes.writers import FOLDERS, FileWriter, FolderWriter, Setting
from dateline.export.whole import digest_of, whole_files, whole_folder
from dateline.knowledge.gazetteer import GazetteerError
from dateline.model import Account
from dateline.store import Store, StoreError
from dateline.store.decisions import Decision, standing
from dateline.store.people import people
from dateline.store.selection import Selection, Texts, accounts, coders, event_ids, unlinked

Row = dict[str, Any]


def run(args: argparse.Namespace) -> int:
    """Write the export; return the exit status."""
    try:
        wanted = _wanted(args)
        target = _target(args)
        with Store.open(args.store) as store, store.reading() as connection:
            _export(args, target, wanted, connection)
    except (StoreError, GazetteerError, ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    return OK


def _wanted(args: argparse.Namespace) -> Selection:
    """Return which events are asked for; raise :class:`ValueError` for a type that the codebook does not have."""
    types = tuple(dict.fromkeys(name.upper() for name in args.type))
    for name in types:
        if name not in load_types().types:
            raise ValueError(f"--type {name}: no such type (there are {', '.join(load_types().types)})")
    if args.since and args.until and args.since > args.until:
        raise ValueError(f"--since {args.since} is later than --until {args.until}")
    return Selection(types, args.since, args.until, args.country)


def _target(args: argparse.Namespace) -> Path:
    """Return where to write to; raise an error where that can't be, before any work is done."""
    target = Path(args.output).absolute()
    if args.format == "parquet" and find_spec("pyarrow") is None:
        raise ValueError("Parquet needs pyarrow, which is not installed: pip install 'dateline[parquet]'")
    if not target.parent.is_dir():
        raise ValueError(f"{target.parent}: no such folder; make it first")
    if args.format not in FOLDERS and target.is_dir():
        raise ValueError(f"{args.output}: a folder, where {args.format} writes one file")
    return target


def _export(args: argparse.Namespace, target: Path, wanted: Selection, connection: Connection) -> None:
    waiting = unlinked(connection)
    if waiting and not args.quiet:
        complain(f"{waiting:,} claims are not linked to events yet and are left out")
    ids = event_ids(connection, wanted)
    setting = Setting(World.load(), Texts(connection).of, datetime.now(UTC), __version__)
    progress = Progress(len(ids), quiet=args.quiet, unit="events")
    about = _about(args.format, wanted, setting, coders(connection), len(ids))

    def told() -> Iterator[Account]:
        for one in accounts(connection, ids, people()):
            yield one
            progress.step()

    try:
        if args.format in FOLDERS:
            counts = _folder(args, target, setting, about, told(), standing(connection))
        else:
            counts = _file(args, target, setting, about, told())
    finally:
        progress.clear()
    if not args.quiet:
        _sum_up(args.output, len(ids), counts, setting, progress.seconds)


def _about(format: str, wanted: Selection, setting: Setting, made_by: list[str], events: int) -> Row:
    """Return what is told of every export."""
    return {
        "format": format,
        "made": setting.made.isoformat(timespec="seconds"),
        "dateline": setting.version,
        "claims_made_by": made_by,
        "filter": wanted.told(),
        "events": events,
    }


def _file(
    args: argparse.Namespace, target: Path, setting: Setting, about: Row, told: Iterator[Account]
) -> Mapping[str, int]:
    """Write one file and what is told of it beside it."""
    beside = target.with_name(f"{target.name}.meta.json")
    with whole_files(target, beside) as (data, meta):
        with FileWriter(data, args.format, setting) as writer:
            for account in told:
                writer.write(account)
        row = {
            "file": target.name,
            "sha256": digest_of(data),
            "bytes": data.stat().st_size,
            **about,
            "rows": writer.counts["rows"],
            "left_out": dict(setting.left_out.most_common()),
            **({"licence": args.licence} if args.licence else {}),
            "sources": ["GeoNames (places), CC BY 4.0"],
        }
        _write_json(meta, row)
    return writer.counts


def _folder(
    args: argparse.Namespace,
    target: Path,
    setting: Setting,
    about: Row,
    told: Iterator[Account],
    decisions: list[Decision],
) -> Mapping[str, int]:
    """Write a folder of tables with its descriptor."""
    kind = FOLDERS[args.format]
    exported: set[str] = set()
    decided = {claim for one in decisions for claim in (*one.first, *one.second)}
    with whole_folder(target, DESCRIPTOR) as folder:
        with FolderWriter(folder, kind, setting) as writer:
            for account in told:
                writer.write(account)
                exported |= decided & set(account.event.claims)
            for one in decisions:
                if exported & {*one.first, *one.second}:
                    writer.write_row("decisions", _decision(one))
        _write_json(folder / DESCRIPTOR, package(folder, kind, about, args.licence, writer.counts))
    return writer.counts


def _decision(one: Decision) -> Row:
    return {
        "number": one.number,
        "kind": one.kind,
        "decided_by": one.by,
        "at": one.at,
        "why": one.why,
        "first": BETWEEN.join(one.first),
        "second": BETWEEN.join(one.second),
    }


def _write_json(path: Path, row: Row) -> None:
    path.write_text(json.dumps(row, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="")


def _sum_up(output: str, events: int, counts: Mapping[str, int], setting: Setting, seconds: float) -> None:
    rows = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    left = sum(setting.left_out.values())
    why = "; ".join(f"{count:,} {reason}" for reason, count in setting.left_out.most_common())
    complain(f"{output}: {rows or 'nothing'} of {events:,} events in {time_words(seconds)}")
    if left:
        complain(f"left out, since the shape does not have them: {why}")
