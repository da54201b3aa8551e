"""How fast claims are linked, and how the time grows with their number: synthetic claims, all linked from scratch.

The claims are three reports of each of many events: 300 claims a day, half of them in 300 places and half in 3,000, a
quarter told for a province or without a place. They are made before the clock starts.
"""

import gc
import os
import resource
import sys
import time
from math import log
from pathlib import Path
from random import Random

from dateline.link.facts import Facts, Spot
from dateline.link.link import link_all

PAGE = Path(__file__).parent / "linking_speed.md"
PLOT = Path(__file__).parent / "linking_speed.svg"
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
TARGET = (100_000, 60.0)

_PLACES, _HOT_PLACES, _A_DAY = 3_000, 300, 300
_ACTORS = ("SY.mil", "RU.mil", "islamic-state", "sdf", "TR.mil", "name:gunmen", "hts", "us-led-coalition")
_TYPES = ("ASSAULT",) * 6 + ("MOBILIZE", "COERCE", "PROTEST", "RETREAT")
_MEANS = ("aerial", "heavy-weapons", "firearms", "explosives", None)
_PROVINCES = 14


def main() -> int:
    """Measure all sizes; print and write the page and the plot."""
    rows = []
    for size in SIZES:
        seconds, weighed, events = measure(size)
        rows.append((size, seconds, weighed, events, _memory()))
        print(f"{size:>9,} claims: {seconds:6.1f} CPU-seconds", file=sys.stderr)
    text = page(rows)
    PAGE.write_text(text, "utf8")
    plot([(size, seconds) for size, seconds, *_ in rows])
    print(text)
    return 0


def measure(size: int, seed: int = 1) -> tuple[float, int, int]:
    """Return CPU-seconds, how many pairs were weighed, and how many events were made."""
    claims = synthetic(size, seed)
    gc.collect()
    begin = time.process_time()
    linked = link_all(claims)
    return time.process_time() - begin, linked.weighed, len(linked.groups)


def synthetic(size: int, seed: int) -> list[Facts]:
    """Return the facts of invented claims."""
    random = Random(seed)
    places = [Spot(random.uniform(31, 37), random.uniform(35.5, 42), 3.0, 1, i) for i in range(_PLACES)]
    days = max(30, size // _A_DAY)
    events = [
        (
            random.choice(_TYPES),
            random.choice(_MEANS),
            random.randrange(days),
            random.choice(places[:_HOT_PLACES] if random.random() < 0.5 else places),
            random.choice(_ACTORS),
            int(random.paretovariate(1)) if random.random() < 0.5 else None,
        )
        for _ in range(size // 3)
    ]
    return [_claim(number, *random.choice(events), random) for number in range(size)]


def _claim(
    number: int, kind: str, means: str | None, day: int, place: Spot, actor: str, killed: int | None, random: Random
) -> Facts:
    where = random.random()
    region = Spot(35.0, 38.0, 80.0, 4, 90_000 + number % _PROVINCES)
    spots = (place,) if where < 0.75 else (region,) if where < 0.9 else ()
    report = f"r{number // 8}"
    return Facts(
        claim=f"{number:016x}",
        report=report,
        family="VIOLENCE" if kind == "ASSAULT" else kind,
        type=kind,
        mode=means if kind == "ASSAULT" and random.random() < 0.8 else None,
        frame="new",
        negated=False,
        first=day,
        last=day,
        dated=True,
        published=day + 1,
        spots=spots,
        country="SY" if spots else None,
        actors=(actor,) if random.random() < 0.6 else (),
        losses=(("killed", killed, killed),) if killed and random.random() < 0.8 else (),
        trigger="struck",
        wording=report,
    )


def page(rows: list[tuple[int, float, int, int, float]]) -> str:
    """Return the part of RESULTS.md that tells how fast claims are linked."""
    first = rows[0][1] / (rows[0][0] * log(rows[0][0]))
    lines = [
        "## linking-speed",
        "",
        f"`python -m bench linking-speed`: synthetic claims linked from scratch, one process, {os.cpu_count()} cores.",
        "*Growth* is the time for each n log n of claims, beside that of the smallest number: 1 or less is n log n or",
        "better. Memory is the most that the process took, the claims themselves included.",
        "",
        "![CPU-seconds by claims](linking_speed.svg)",
        "",
        "| claims | CPU-seconds | growth | pairs weighed | events | memory, MB |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {n:,} | {seconds:.1f} | {seconds / (n * log(n)) / first:.2f} | {weighed:,} | {events:,} | {mb:.0f} |"
        for n, seconds, weighed, events, mb in rows
    ]
    return "\n".join([*lines, ""])


def _memory() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20


def plot(points: list[tuple[int, float]], path: Path = PLOT) -> None:
    """Plot CPU-seconds by claims, both axes logarithmic, with n log n through the first point and the target."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "dateline"  # the same plot has the same bytes
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 4), layout="constrained")
    sizes, seconds = zip(*points, strict=True)
    of_first = seconds[0] / (sizes[0] * log(sizes[0]))
    axes.loglog(sizes, [of_first * n * log(n) for n in sizes], "--", color="#999999", label="n log n")
    axes.loglog(sizes, seconds, "o-", color="#1b5e91", label="linked from scratch")
    axes.plot(*TARGET, "_", color="#b3261e", markersize=18, label=f"target: {TARGET[1]:.0f} s for {TARGET[0]:,}")
    axes.set(xlabel="claims", ylabel="CPU-seconds")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
