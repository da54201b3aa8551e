"""The log's chain: each entry's hash covers the entry and the hash before it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

START = "0" * 64
"""The hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done: when, by whom, what, to what, and the SHA-256 of what it wrote."""

    number: int
    at: str
    by: str
    action: str
    subject: str
    digest: str
    hash: str


def hash_of(number: int, at: str, by: str, action: str, subject: str, digest: str, before: str) -> str:
    """Return an entry's hash, given the one before it."""
    told = json.dumps([number, at, by, action, subject, digest, before], ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode()).hexdigest()


@dataclass(slots=True)
class Chain:
    """The end of the log, to which entries are added."""

    number: int = 0
    hash: str = START

    def add(self, at: str, by: str, action: str, subject: str, digest: str) -> Entry:
        """Return the next entry."""
        self.number += 1
        self.hash = hash_of(self.number, at, by, action, subject, digest, self.hash)
        return Entry(self.number, at, by, action, subject, digest, self.hash)


def broken(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield a line for each entry that is not as it was written: changed, missing or out of order."""
    before, expected = START, 1
    for entry in entries:
        if entry.number != expected:
            yield f"log: entry {expected} is missing"
        told = hash_of(entry.number, entry.at, entry.by, entry.action, entry.subject, entry.digest, before)
        if told != entry.hash:
            yield f"log: entry {entry.number} ({entry.action} {entry.subject}) is not as it was written"
        before, expected = entry.hash, entry.number + 1
