"""A writer killed at any moment: what was acknowledged is kept, nothing half-written is seen, and a rerun resumes."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.crashing import SIZE, batches

from dateline.store import Store, StoreError
from dateline.store.schema import claim, decision, event, record, report
from dateline.store.verify import verify

KILLS = 50


class Writers:
    """Writers that are forked one after the other from a process of their own."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.store.crashing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=folder,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert self._line() == "ready"

    def run(self, place: str, seconds: float | None) -> tuple[list[str], float]:
        """Let one write, killed after so many seconds; return what it acknowledged and how long it lived."""
        assert self._process.stdin
        self._process.stdin.write(place + "\n")
        self._process.stdin.flush()
        pid = int(self._line().removeprefix("pid "))
        begun = time.monotonic()
        timer = threading.Timer(seconds or 60, _kill, (pid,))
        timer.start()
        told: list[str] = []
        while (line := self._line()) != "end":
            told.append(line)
        timer.cancel()
        timer.join()
        return told, time.monotonic() - begun

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the process that forks writers has ended"
        return line.strip()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Writers]:
    started = Writers(tmp_path)
    yield started
    started.close()


def whole(store: Store, acknowledged: set[str]) -> None:
    """See that the store is sound, has all that was acknowledged, and of each batch all or nothing."""
    assert verify(store).faults == ()
    with store.reading() as connection:
        versions = connection.execute(
            select(report.c.id, record.c.version).join(report, report.c.number == record.c.report)
        ).all()
        kept = {f"kept {id}@{version}" for id, version in versions}
        decided = {f"decided {number}" for number in connection.execute(select(decision.c.number)).scalars()}
        assert {line for line in acknowledged if line.startswith("kept")} <= kept
        assert {line.rpartition(" ")[0] for line in acknowledged if line.startswith("decided")} <= decided
        batch_of = {f"kept {one.report.id}": i for i, batch in enumerate(batches()) for one in batch[:SIZE]}
        firsts = [batch_of[line.removesuffix("@1")] for line in kept if line.endswith("@1") and "r-1" not in line]
        assert all(firsts.count(i) == SIZE for i in set(firsts)), "part of a batch"
        linked = set(connection.execute(select(claim.c.event)).scalars()) - {None}
        assert linked == set(connection.execute(select(event.c.id)).scalars()), "part of an event"


def test_a_writer_killed_at_fifty_moments_loses_nothing(writers: Writers, tmp_path: Path) -> None:
    chance = random.Random()
    seed = chance.randrange(10**6)
    chance.seed(seed)
    _, full = writers.run(str(tmp_path / "whole.sqlite"), None)
    kills, stores, acknowledged = 0, 0, set[str]()
    while kills < KILLS:
        place = str(tmp_path / f"{stores}.sqlite")
        told, _ = writers.run(place, chance.uniform(0, full * 0.8))  # most are killed, some come to the end
        acknowledged.update(told)
        try:
            with Store.open(place) as store:
                whole(store, acknowledged)
        except StoreError as error:
            assert "no store there" in str(error) and not acknowledged, seed
        if "done" in told:
            complete(place, seed)
            stores, acknowledged = stores + 1, set()
        else:
            kills += 1
    assert "done" in writers.run(place, None)[0]
    complete(place, seed)


def complete(place: str, seed: int) -> None:
    """See that reruns took up where the killed ones ended: all is there once, and linked."""
    with Store.open(place) as store, store.reading() as connection:
        wanted = [one.report.fingerprint for batch in batches() for one in batch]
        assert sorted(wanted) == sorted(connection.execute(select(record.c.fingerprint)).scalars()), seed
        assert connection.execute(select(claim.c.id).where(claim.c.event.is_(None))).all() == [], seed
