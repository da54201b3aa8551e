"""Speed beside the bare spaCy pipeline, on the same reports in the same run; two workers against one; memory; ``--help``."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.coding import coded
from bench.data import lines, shared
from bench.results import SPEED
from dateline.knowledge.everything import load_knowledge
from dateline.languages.en.parse import BATCH, load

ROUNDS = 3


def main(docs: Path | None = None) -> int:
    """Print and write the figures; ``docs`` are the reports to run on (the fakes set by default)."""
    path = docs or shared() / "bench" / "fakes" / "docs.jsonl"
    if not path.exists():
        print(f"speed: skipped, no {path}", file=sys.stderr)
        return 0
    texts = [row["text"] for row in lines(path)]
    nlp = load()
    load_knowledge()
    list(nlp.pipe(texts[:20], batch_size=BATCH))
    bare, ours = [], []
    for _ in range(ROUNDS):                                 # in turns, so that a busy machine slows both alike
        begin = time.process_time()
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass
        bare.append(len(texts) / (time.process_time() - begin))
        begin = time.process_time()
        for _ in coded(lines(path)):
            pass
        ours.append(len(texts) / (time.process_time() - begin))
    ratio = max(ours) / max(bare)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    walls = {n: _cli(path, n) for n in (1, 2)}
    help_time = min(_help() for _ in range(5))
    rows = [
        f"| reports, one worker, per CPU-second | {max(ours):.1f} |",
        f"| bare `nlp.pipe`, per CPU-second | {max(bare):.1f} |",
        f"| ratio | {ratio:.2f} |",
        f"| `dateline code`, wall seconds with 1 worker | {walls[1]:.1f} |",
        f"| `dateline code`, wall seconds with 2 workers | {walls[2]:.1f} |",
        f"| gain of the second worker | {walls[1] / walls[2]:.2f} |",
        f"| peak memory of one process, MB | {peak:.0f} |",
        f"| `dateline --help`, seconds | {help_time:.2f} |",
    ]
    head = f"## speed\n\n`python -m bench speed`: {len(texts)} reports of the fakes set, best of {ROUNDS}, {os.cpu_count()} cores.\n"
    text = "\n".join([head, "| what | figure |", "|---|---|", *rows]) + "\n"
    SPEED.write_text(text, "utf8")
    print(text)
    return 0


def _cli(path: Path, workers: int) -> float:
    with tempfile.TemporaryFile() as out:
        begin = time.perf_counter()
        command = [sys.executable, "-m", "dateline", "code", str(path), "--quiet", "--format", "jsonl", "--workers", str(workers)]
        subprocess.run(command, stdout=out, check=True)
        return time.perf_counter() - begin


def _help() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline", "--help"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
