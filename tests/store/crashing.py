"""A process that writes into a store until it is killed: forked from one that has everything loaded, so it is quick.

Reads places from standard input, a line each, and forks a writer for each. Whoever reads what these acknowledge kills
them (the process id comes first). A line ``end`` follows each writer.
"""

import os
import sys
from contextlib import redirect_stdout
from io import StringIO

from tests.store.stories import CODER, record

from dateline.model import Claim, Record
from dateline.store import Store, add
from dateline.store.decisions import TOGETHER, decide
from dateline.store.linking import link_new
from dateline.store.people import people

ROUNDS = 3
SIZE = 3


def batches() -> list[list[Record]]:
    """Return what is written: new reports, and from the second batch on changes of those of the batch before."""
    return [[_report(turn, i) for i in range(SIZE)] + [_report(turn - 1, i, "later") for i in range(SIZE)]
            for turn in range(ROUNDS)]  # fmt: skip


def _report(turn: int, i: int, when: str = "first") -> Record:
    words = f"Gunmen attacked post {turn} {i} {when} of Azaz.", f"Rebels shelled road {turn} {i} near Homs."
    return record(*words, id=f"r{turn}-{i}", url=f"https://example.org/{turn}/{i}")


def write(place: str, told: list[list[Record]]) -> None:
    """Make or open the store, add, link and decide; say what is acknowledged, only then."""
    _say(f"pid {os.getpid()}")
    with Store.open(place, create=True) as store:
        for turn, batch in enumerate(told):
            for one in add(store, batch, CODER, "writer"):
                _say(f"kept {one.report}@{one.version}")
            link_new(store, people(), "writer")
            with store.writing("writer") as writing:
                number = decide(writing, TOGETHER, "x", "why", *_pair([c for r in batch for c in r.claims]))
            _say(f"decided {number} {turn}")
    _say("done")


def _pair(claims: list[Claim]) -> tuple[list[str], list[str]]:
    return [claims[0].id], [claims[-1].id]


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Fork a writer for each place that is named."""
    told = batches()
    with redirect_stdout(StringIO()):
        write("warm-up.sqlite", told)  # so that whatever this takes is loaded when it is forked
    _say("ready")
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                write(line.strip(), told)
            finally:
                os._exit(0)
        os.waitpid(child, 0)
        _say("end")


if __name__ == "__main__":
    main()
