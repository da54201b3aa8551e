"""Reports coded by several processes: in order, in bounded memory, and none lost with a process that dies.

Each worker is an own interpreter, fed over a pipe by a thread of its own. It loads the models itself, so nothing heavy
is held here, and whether the main module can be imported again does not matter.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from dateline.model import Record, Report
from dateline.read.failure import Failure
from dateline.run.shard import Options, Unusable, prepare, process_shard

SHARD = 16
SHARD_CHARACTERS = 400_000
TASK = "dateline.run.shard"
# Each worker has one core: more threads than that in a numeric library only get in each other's way.
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "NUMEXPR_NUM_THREADS"), "1"
)
_LENGTH = 8

Item = Report | Failure
Outcome = Record | Failure


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def code_items(items: Iterable[Item], options: Options, workers: int = 1, task: str = TASK) -> Iterator[Outcome]:
    """Yield a record or a failure for each item, in order; failures of reading pass through.

    With one worker all is done in this process. With more, at most two shards a worker are held at a time. ``task``
    names the module that has ``prepare`` and ``process_shard``. Raises :class:`Unusable` where the options can't be
    worked with.
    """
    shards = shards_of(items)
    if workers <= 1:
        for shard in shards:
            reports = [item for item in shard if isinstance(item, Report)]
            yield from _in_place(shard, process_shard(reports, options) if reports else [])
        return
    waiting: deque[tuple[list[Item], Future[list[Outcome]]]] = deque()
    with _Pool(workers, options, task) as pool:
        for shard in shards:
            waiting.append((shard, pool.submit([item for item in shard if isinstance(item, Report)])))
            while waiting and (len(waiting) >= 2 * workers or waiting[0][1].done()):
                first, result = waiting.popleft()
                yield from _in_place(first, result.result())
        while waiting:
            first, result = waiting.popleft()
            yield from _in_place(first, result.result())


def shards_of(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut items into shards of up to ``SHARD`` reports and about ``SHARD_CHARACTERS`` characters."""
    shard: list[Item] = []
    size = 0
    for item in items:
        shard.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if len(shard) >= SHARD or size >= SHARD_CHARACTERS:
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _in_place(shard: Iterable[Item], outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Put what came of the reports in their places among the failures of reading."""
    coded = iter(outcomes)
    for item in shard:
        yield item if isinstance(item, Failure) else next(coded)


class _Died(Exception):
    """A worker process ended before it had answered; ``how`` tells how."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class _Pool:
    """Threads that each hold one worker process, started when first needed."""

    def __init__(self, workers: int, options: Options, task: str) -> None:
        self._options, self._task = options, task
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="dateline-worker")
        self._own = threading.local()
        self._lock = threading.Lock()
        self._running: list[_Worker] = []
        self._closed = False

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers at once: whatever they still work on is not wanted any more."""
        with self._lock:
            self._closed = True
            for worker in self._running:
                worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in self._running:
            worker.end()

    def submit(self, reports: list[Report]) -> Future[list[Outcome]]:
        return self._threads.submit(self._work, reports)

    def _work(self, reports: list[Report]) -> list[Outcome]:
        """Have a shard coded. Where its worker dies, a fresh one codes each report alone: only what kills it fails."""
        if not reports:
            return []
        try:
            return self._ask(reports)
        except _Died:
            return [self._alone(report) for report in reports]

    def _alone(self, report: Report) -> Outcome:
        try:
            return self._ask([report])[0]
        except _Died as death:
            return Failure(report.id, f"the process that coded it died twice ({death.how})")

    def _ask(self, reports: list[Report]) -> list[Outcome]:
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._start()
        try:
            return worker.ask(reports)
        except _Died:
            self._own.worker = None
            with self._lock:
                self._running.remove(worker)
            raise

    def _start(self) -> "_Worker":
        for attempt in (1, 2):
            with self._lock:
                if self._closed:
                    raise _Died("stopped")
                worker = _Worker(self._task)
                self._running.append(worker)
            try:
                worker.begin(self._options)
            except _Died as death:
                with self._lock:
                    self._running.remove(worker)
                    if self._closed:
                        raise
                if attempt == 2:
                    raise Unusable(f"no worker process can be started ({death.how})") from death
            else:
                break
        return worker


class _Worker:
    """One process; it takes a list of reports as one message and answers with one."""

    def __init__(self, task: str) -> None:
        home = str(Path(__file__).parents[2])
        known = os.environ.get("PYTHONPATH")
        path = {"PYTHONPATH": os.pathsep.join([home, known] if known else [home])}
        code = f"from dateline.run.workers import serve; serve({task!r})"
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | ONE_THREAD | path,
            process_group=0,  # Ctrl-C is for the main process, which then ends its workers
        )

    def begin(self, options: Options) -> None:
        """Hand over the options and wait until all is loaded."""
        problem = self._exchange(options)
        if problem is not None:
            raise Unusable(str(problem))

    def ask(self, reports: Sequence[Report]) -> list[Outcome]:
        """Have reports coded; raises :class:`_Died` where the process ends instead of answering."""
        answer: list[Outcome] = self._exchange(list(reports))
        return answer

    def kill(self) -> None:
        """End the process at once; whoever waits for its answer gets :class:`_Died`."""
        self._process.kill()

    def end(self) -> int:
        """End the process, let go of all that it held, and return its exit status."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was left to be written can't be
                if stream:
                    stream.close()
        return self._process.wait()

    def _exchange(self, message: object) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            send(self._process.stdin, message)
            return receive(self._process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise _Died(_how(self._ended())) from error

    def _ended(self) -> int:
        """Return the exit status of a process that has gone, or is no longer to be trusted."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=5)  # so that its own status is seen, not that of the kill below
        return self.end()


def _how(code: int) -> str:
    if code >= 0:
        return f"exit status {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def send(stream: IO[bytes], message: object) -> None:
    """Write one message: its length, then its bytes."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(len(data).to_bytes(_LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message; raises :class:`EOFError` where the other side has gone."""
    head = stream.read(_LENGTH)
    if len(head) < _LENGTH:
        raise EOFError
    size = int.from_bytes(head, "big")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)


def serve(task: str) -> None:
    """Be a worker: read the options, then lists of reports, and answer each, until the main process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not get between the messages
    try:
        options = receive(sys.stdin.buffer)
        module = import_module(task)
        try:
            module.prepare(options)
        except Unusable as error:
            send(answers, str(error))
            return
        send(answers, None)
        while True:
            send(answers, module.process_shard(receive(sys.stdin.buffer), options))
    except (EOFError, BrokenPipeError):
        os._exit(0)  # nobody listens any more: leave nothing to be flushed


__all__ = ["Options", "Unusable", "code_items", "cores", "prepare", "serve"]
