"""Speed beside the bare spaCy pipeline on the same reports in the same run; two workers; memory; ``--help``."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, shared
from bench.results import SPEED
from dateline.languages.en.parse import BATCH, stock
from dateline.run.shard import Options, prepare

ROUNDS = 3
REPORTS = 200


def main(docs: Path | None = None) -> int:
    """Print and write the figures; ``docs`` are the reports to run on (the fakes set by default)."""
    path = docs or shared() / "bench" / "fakes" / "docs.jsonl"
    if not path.exists():
        print(f"speed: skipped, no {path}", file=sys.stderr)
        return 0
    rows = {str(row["id"]): row for row in islice(lines(path), REPORTS)}
    load_before = os.getloadavg()[0]  # other work on the machine: above 1 or so the figures are not to be trusted
    bare, ours = rates(list(rows.values()), ROUNDS)
    words = sum(len(row["text"].split()) for row in rows.values()) / len(rows)
    whole = sum(1 for _ in lines(path))
    one, peak = _code(path, 1)
    two, _ = _code(path, 2)
    figures = [
        ("reports per CPU-second, one worker", f"{ours:.1f}"),
        ("the same for bare `nlp.pipe`", f"{bare:.1f}"),
        ("ratio of the two", f"{ours / bare:.2f}"),
        ("CPU milliseconds a report beside the parse", f"{1000 / ours - 1000 / bare:.1f}"),
        (f"`dateline code`, {whole} reports, wall seconds with 1 worker", f"{one:.1f}"),
        (f"`dateline code`, {whole} reports, wall seconds with 2 workers", f"{two:.1f}"),
        ("gain of the second worker", f"{one / two:.2f}"),
        ("peak memory of one process, MB", f"{peak:.0f}"),
        ("`dateline --help`, wall seconds", f"{min(_help() for _ in range(5)):.2f}"),
    ]
    text = page(
        figures,
        f"{len(rows)} reports of {words:.0f} words, best of {ROUNDS} turns, "
        f"{os.cpu_count()} cores, load {load_before:.1f}. Bare is the pipeline as published; "
        "dateline's own runs the same rules faster, which counts for it",
    )
    if docs is None:
        SPEED.write_text(text, "utf8")
    print(text)
    return 0


def rates(rows: list[Row], rounds: int) -> tuple[float, float]:
    """Return reports per CPU-second of spaCy's pipeline as published and of dateline, the best of some rounds, models
    loaded before.

    They run in turns, so that a busy machine slows both alike.
    """
    texts = [row["text"] for row in rows]
    nlp = stock()
    prepare(Options())
    list(nlp.pipe(texts[:BATCH], batch_size=BATCH))
    bare, ours = [], []
    for _ in range(rounds):
        begin = time.process_time()
        for _doc in nlp.pipe(texts, batch_size=BATCH):
            pass
        bare.append(time.process_time() - begin)
        begin = time.process_time()
        done = sum(1 for _ in coded(rows))
        ours.append((time.process_time() - begin) / max(1, done))
    return len(texts) / min(bare), 1 / min(ours)


def page(figures: list[tuple[str, str]], how: str) -> str:
    """Return the part of RESULTS.md that tells the speed."""
    rows = [f"| {what} | {figure} |" for what, figure in figures]
    return "\n".join(
        ["## speed", "", f"`python -m bench speed`: {how}.", "", "| what | figure |", "|---|---|", *rows, ""]
    )


def _code(path: Path, workers: int) -> tuple[float, float]:
    """Run ``dateline code`` on a file; return wall seconds, and the most memory that any run so far took, in MB."""
    command = [sys.executable, "-m", "dateline", "code", str(path), "--quiet", "--format", "jsonl"]
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        subprocess.run([*command, "--workers", str(workers)], stdout=out, check=True)
        seconds = time.perf_counter() - begin
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 2**20


def _help() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
