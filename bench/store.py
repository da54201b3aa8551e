"""The store at scale: how fast synthetic records are added, how long each kind of search takes, how much memory."""

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from pathlib import Path

from sqlalchemy import insert, select, text

from bench.synthetic import FIRST_DAY, OUTLETS, SOURCES, World, records
from dateline.store import Store, add
from dateline.store.schema import claim, event
from dateline.store.search import SEARCHES, Area, Query
from dateline.store.words import folded, name_key, tokens

PATH = Path(__file__).with_name("store.md")
REPORTS = 100_000
BATCH = 500
"""Reports added in one transaction."""
LIMIT = 50
"""Finds on a page."""
TURNS = 40
"""Searches of each kind, each for something else."""

_KINDS = ("ASSAULT", "LOSS", "MOBILIZE", "COERCE", "PROTEST", "RETREAT")


@dataclass(frozen=True, slots=True)
class Adding:
    """What adding took: reports and claims, CPU and wall seconds, the store's size and the peak memory, both in MB."""

    reports: int
    claims: int
    cpu: float
    wall: float
    size: float
    memory: float


@dataclass(frozen=True, slots=True)
class Searching:
    """How long one kind of search took, in milliseconds: the median and the 95th percentile; and how much it found."""

    name: str
    median: float
    slow: float
    found: float


def main(reports: int = REPORTS) -> int:
    """Run all and write the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.sqlite"
        with Store.open(path, create=True) as store:
            added = fill(store, reports)
            give_events(store)
            found = list(search(store, reports))
    told = page(added, found)
    print(told)
    if reports == REPORTS:
        PATH.write_text(told, "utf8")
    return 0


def fill(store: Store, reports: int) -> Adding:
    """Add synthetic records; making them does not count."""
    claims, cpu, wall = 0, 0.0, 0.0
    for batch in batched(records(reports), BATCH):
        claims += sum(len(one.claims) for one in batch)
        begun, since = time.process_time(), time.perf_counter()
        add(store, batch, "bench", "bench")
        cpu, wall = cpu + time.process_time() - begun, wall + time.perf_counter() - since
    unit = 1 if sys.platform == "darwin" else 1024
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20
    return Adding(reports, claims, cpu, wall, Path(store.location).stat().st_size / 1e6, memory)


def give_events(store: Store, seed: int = 2) -> None:
    """Put claims into events at random, one to six of a day together: linking is measured by itself."""
    draw = random.Random(seed)
    at = 0
    with store.writing("bench") as writing:
        connection = writing.connection
        while True:
            query = select(
                claim.c.number, claim.c.id, claim.c.type, claim.c.mode, claim.c.first, claim.c.lat, claim.c.lon
            )
            rows = connection.execute(query.where(claim.c.number > at).order_by(claim.c.number).limit(20_000)).all()
            if not rows:
                return
            made, mine = [], []
            while rows:
                size = min(draw.choice((1, 1, 1, 2, 3, 4, 6)), len(rows))
                group, rows = rows[:size], rows[size:]
                head = group[0]
                killed = int(draw.paretovariate(1.0)) if draw.random() < 0.4 else None
                made.append({
                    "id": head.id, "number": head.number, "type": head.type, "mode": head.mode, "frame": "new",
                    "first": head.first, "last": head.first, "lat": head.lat, "lon": head.lon, "country": "SY",
                    "claims": size, "reports": size, "origins": draw.randint(1, size), "against": draw.random() < 0.1,
                    "killed_low": killed, "killed_high": killed and killed * 2, "confidence": draw.random(),
                    "body": "{" + '"made": "up"' * 60 + "}",
                })  # fmt: skip
                mine += [(head.id, one.number) for one in group]
                at = group[-1].number
            connection.execute(insert(event), made)
            given = [{"event": id, "number": number} for id, number in mine]
            connection.execute(text("UPDATE claim SET event = :event WHERE number = :number"), given)


def search(store: Store, reports: int) -> Iterator[Searching]:
    """Search for many things of each kind, and yield how long it took; each takes a page of finds."""
    world = World()
    for name, (what, make) in _searches(world, max(1, reports // 30)).items():
        draw = random.Random(name)
        took, found = [], []
        for _ in range(TURNS):
            query = make(draw)
            with store.reading() as connection:
                begun = time.perf_counter()
                got = SEARCHES[what](connection, store.backend, query, LIMIT, None)
                took.append(1000 * (time.perf_counter() - begun))
            found.append(len(got.rows))
        yield Searching(name, statistics.median(took), sorted(took)[int(TURNS * 0.95) - 1], statistics.mean(found))


Make = Callable[[random.Random], Query]


def _searches(world: World, days: int) -> dict[str, tuple[str, Make]]:
    """Return the kinds of search: what is sought, and how a query for something at random is made."""

    def word(draw: random.Random) -> str:
        return draw.choices(world.words, cum_weights=world.word_weights)[0]

    def actor(draw: random.Random) -> str:
        return draw.choices(world.actors, cum_weights=world.actor_weights)[0].id

    def place(draw: random.Random) -> tuple[str, float, float, int]:
        return draw.choices(world.places, cum_weights=world.place_weights)[0]

    def circle(draw: random.Random, km: float = 25) -> Area:
        _, lat, lon, _ = place(draw)
        return Area.around(lat, lon, km)

    def units(draw: random.Random) -> tuple[str, ...]:
        return tuple({actor(draw) for _ in range(draw.choice((2, 8, 20)))})

    def week(draw: random.Random) -> Query:
        day = FIRST_DAY + timedelta(days=draw.randrange(days))
        return Query(since=day, until=day + timedelta(days=7))

    arabic = ("الخرطوم", "قصف", "مدنيين", "الجيش")
    one: dict[str, Make] = {
        "a word": lambda draw: Query(words=(word(draw),)),
        "two words": lambda draw: Query(words=(word(draw), word(draw))),
        "the beginning of a word": lambda draw: Query(words=(word(draw)[:5] + "*",)),
        "an Arabic word": lambda draw: Query(words=tuple(tokens(draw.choice(arabic)))),
        "an actor": lambda draw: Query(actors=(actor(draw),)),
        "an actor with sub-units, in a role": lambda draw: Query(actors=units(draw), role="actor"),
        "a type": lambda draw: Query(types=(draw.choice(_KINDS),)),
        "a mode": lambda draw: Query(modes=(draw.choice(("aerial", "firearms", "arrest")),)),
        "a place by name": lambda draw: Query(places=(folded(place(draw)[0]),)),
        "25 km around a place": lambda draw: Query(area=circle(draw)),
        "100 km around a place": lambda draw: Query(area=circle(draw, 100)),
        "a box of 3 by 3 degrees": lambda draw: Query(area=Area(33, 36, 36, 39)),
        "a week": week,
        "a source": lambda draw: Query(sources=(name_key(draw.choice(SOURCES)),)),
        "a source's denials": lambda draw: Query(sources=(name_key(draw.choice(SOURCES)),), stances=("denies",)),
        "a stance": lambda draw: Query(stances=(draw.choice(("denies", "admits", "silent")),)),
        "an outlet": lambda draw: Query(outlets=(name_key(draw.choice(OUTLETS)),)),
        "a language": lambda draw: Query(languages=(draw.choice(("ar", "en")),)),
        "at least so many killed": lambda draw: Query(killed=draw.choice((1, 5, 10, 50, 200, 1000))),
        "at least so many origins": lambda draw: Query(origins=draw.choice((2, 3, 4, 5, 6))),
        "a review state": lambda draw: Query(reviews=(draw.choice(("unreviewed", "accepted")),)),
        "an actor near a place in a month": lambda draw: Query(
            actors=(actor(draw),), area=circle(draw, 50), since=week(draw).since, until=None
        ),
        "a word, an actor and a type": lambda draw: Query(
            words=(word(draw),), actors=(actor(draw),), types=(draw.choice(_KINDS),)
        ),
    }  # fmt: skip
    shown = [(f"claims: {name}", ("claims", make)) for name, make in one.items()]
    of_events = ("a word", "an actor", "a type", "25 km around a place", "a week", "at least so many killed",
                 "at least so many origins", "a source's denials", "a word, an actor and a type")  # fmt: skip
    shown += [(f"events: {name}", ("events", one[name])) for name in of_events]
    of_reports = ("a word", "two words", "an Arabic word", "an outlet", "a week", "an actor")
    shown += [(f"reports: {name}", ("reports", one[name])) for name in of_reports]
    return dict(shown)


def page(added: Adding, found: list[Searching]) -> str:
    """Return the page that tells the figures."""
    figures = [
        ("reports", f"{added.reports:,}"),
        ("claims", f"{added.claims:,}"),
        ("reports added per CPU-second, one process", f"{added.reports / added.cpu:,.0f}"),
        ("reports added per second of the clock", f"{added.reports / added.wall:,.0f}"),
        ("the store, MB", f"{added.size:,.0f}"),
        ("peak memory, MB", f"{added.memory:,.0f}"),
    ]
    lines = [
        "# The store at scale",
        "",
        f"`python -m bench store`: synthetic records (`bench/synthetic.py`), added {BATCH} in a transaction to one",
        f"SQLite file, originals, full text and log included. Each search takes a page of {LIMIT}, newest day first,",
        f"{TURNS} times, each for something else. {os.cpu_count()} cores shared with other work, load "
        f"{os.getloadavg()[1]:.1f}.",
        "",
        "| adding | |",
        "|---|---|",
        *(f"| {name} | {figure} |" for name, figure in figures),
        "",
        "| search | median, ms | 95th percentile, ms | found |",
        "|---|---|---|---|",
        *(f"| {one.name} | {one.median:.1f} | {one.slow:.1f} | {one.found:.0f} |" for one in found),
        "",
    ]  # fmt: skip
    return "\n".join(lines)
