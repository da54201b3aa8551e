"""``dateline compare``: an ACLED or UCDP export beside the store's events."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from dateline.cli.common import complain, style_for, width_for
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import format_for, opened
from dateline.cli.view import Part, Style, flow
from dateline.compare.differences import our_actors, our_days, our_place, their_actors, their_days
from dateline.compare.entry import Comparison, Entry, Match
from dateline.compare.matching import compare
from dateline.compare.parties import Sides
from dateline.compare.rows import write
from dateline.compare.score import deaths_of, killed, toll_range, toll_words
from dateline.compare.shapes import Loaded, read_entries
from dateline.compare.table import UnknownTable
from dateline.knowledge.actors import load_actors
from dateline.model import Kept
from dateline.store import Store, StoreError
from dateline.store.events import events, told_by

_NAMES = {"acled": "ACLED", "ucdp": "UCDP GED"}
_MOST_NAMED = 20


def run(args: argparse.Namespace) -> int:
    """Compare a file with the store; return the exit status."""
    kind = format_for(None, args.output)
    if args.output and kind == "text":
        complain("--output: the name must end in .csv or .jsonl")
        return WRONG_USE
    try:
        actors = load_actors(Path(args.actors) if args.actors else None)
        sides = Sides(actors)
        loaded = read_entries(Path(args.file), sides)
        with Store.open(args.store) as store, store.reading() as connection:
            kept = told_by(connection, events(connection))
        compared = compare(kept, loaded.entries, sides, loaded.shape, args.least)
    except UnknownTable as error:
        complain(f"{args.file}: {error}")
        return WRONG_USE
    except (StoreError, ValueError, OSError) as error:
        complain(error)
        return WRONG_USE
    _name_bad_rows(args.file, loaded)
    try:
        if args.output:
            with opened(args.output, kind) as stream:
                write(compared, stream, kind)
    except OSError as error:
        complain(f"{args.output}: can't be written: {error.strerror or error}")
        return WRONG_USE
    with opened(None, "text") as stream:
        _show(compared, loaded, args, stream)
    return FAILED if loaded.bad else OK


def _name_bad_rows(file: str, loaded: Loaded) -> None:
    for line, why in loaded.bad[:_MOST_NAMED]:
        complain(f"{file}:{line}: passed over: {why}")
    if len(loaded.bad) > _MOST_NAMED:
        complain(f"{file}: {len(loaded.bad) - _MOST_NAMED:,} more rows passed over")


def _show(compared: Comparison, loaded: Loaded, args: argparse.Namespace, stream: TextIO) -> None:
    style, width = style_for(stream), width_for(stream)
    name = _NAMES[compared.name]
    for line in _summary(compared, name, len(loaded.entries), args.file, args.limit, style, width):
        stream.write(line + "\n")
    if args.output:
        stream.write(f"\nall rows: {args.output}\n")


def _summary(
    compared: Comparison, name: str, entries: int, file: str, limit: int, style: Style, width: int
) -> Iterator[str]:
    """Yield the lines of the summary: counts first, then the first few events of each part."""
    differing = Counter(one.field for match in compared.matches for one in match.differences)
    told = ", ".join(f"{field} {count:,}" for field, count in differing.most_common())
    yield from flow([(f"{file}: {name}, {entries:,} event{'' if entries == 1 else 's'}", "head")], style, width)
    for count, words in (
        (len(compared.matches), f"in both{f'; they differ in: {told}' if told else ''}"),
        (len(compared.only_theirs), f"only in {name}"),
        (len(compared.only_ours), "only in the store"),
        (len(compared.beyond), f"in the store that this file could not have ({_reasons(compared)})"),
    ):
        if count or not words.startswith("in the store that"):
            yield from flow([(words, "")], style, width, indent=9, lead=f"{count:>8,} ")
    for title, blocks in (
        ("in both", [list(_match(match)) for match in compared.matches[:limit]]),
        (f"only in {name}", [list(_theirs(entry)) for entry in compared.only_theirs[:limit]]),
        ("only in the store", [list(_ours(kept)) for kept in compared.only_ours[:limit]]),
    ):
        if blocks:
            yield ""
            yield style.paint(title, "head")
        for block in blocks:
            for number, parts in enumerate(block):
                yield from flow(parts, style, width, indent=6, lead="  " if number == 0 else "      ")


def _reasons(compared: Comparison) -> str:
    counts = Counter(why for _, why in compared.beyond)
    return ", ".join(f"{why}: {count:,}" for why, count in counts.most_common())


def _match(match: Match) -> Iterator[list[Part]]:
    """Yield a match: the two events, the score, and a line for each difference."""
    where = f", {match.km_apart:.0f} km apart" if match.km_apart is not None and match.km_apart >= 1 else ""
    yield [*_event(match.kept), ("=", "label"), (match.entry.id, "id"), (f"score {match.score:.1f}{where}", "label")]
    for one in match.differences:
        yield _beside(one.field, one.ours, one.theirs)
    toll, theirs = killed(match.kept.event), deaths_of(match.entry)
    if toll and theirs and all(one.field != "killed" for one in match.differences):
        yield [*_beside("killed", toll_words(toll), theirs), ("(within our range)", "label")]


def _beside(field: str, ours: str, theirs: str) -> list[Part]:
    return [(f"{field}:", "label"), (f"ours {ours or '(none)'};", ""), (f"theirs {theirs or '(none)'}", "")]


def _ours(kept: Kept) -> Iterator[list[Part]]:
    yield _event(kept)
    toll = killed(kept.event)
    told = [our_actors(kept.event), f"{toll_range(toll)} killed" if toll else "", ", ".join(kept.outlets)]
    yield [(" · ".join(filter(None, told)) or "nothing else told", "")]


def _event(kept: Kept) -> list[Part]:
    event = kept.event
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    where = our_place(event) or "place unknown"
    return [(our_days(kept) or "day unknown", ""), (kind, "type"), (where, ""), (event.id, "id")]


def _theirs(entry: Entry) -> Iterator[list[Part]]:
    yield [(their_days(entry), ""), (entry.type, "type"), (entry.place or "place unknown", ""), (entry.id, "id")]
    dead = deaths_of(entry)
    yield [(" · ".join(filter(None, [their_actors(entry), f"{dead} killed" if dead else "", *entry.sources])), "")]
