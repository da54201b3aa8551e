"""What people decide about events: two are one, or one is two. Decisions are kept, respected by linking, and undone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from typing import Any

from sqlalchemy import Connection, func, insert, select

from dateline.store.schema import decision
from dateline.store.store import Writing

TOGETHER, APART, UNDO = "merge", "split", "undo"
DECIDED = "decide "
"""What the log's word for a decision begins with; its kind follows."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: ``first`` and ``second`` are claims that are one event (``merge``) or are not (``split``)."""

    number: int
    kind: str
    subject: str
    by: str
    at: str
    why: str
    first: tuple[str, ...]
    second: tuple[str, ...]


def decide(
    writing: Writing, kind: str, subject: str, why: str, first: Iterable[str] = (), second: Iterable[str] = ()
) -> int:
    """Keep a decision, in the log too; return its number, by which it can be undone."""
    body = json.dumps({"first": sorted(first), "second": sorted(second)})
    number = (writing.connection.execute(select(func.max(decision.c.number))).scalar() or 0) + 1
    row = {"number": number, "kind": kind, "subject": subject, "by": writing.by, "at": writing.at, "why": why}
    row["body"] = body
    writing.connection.execute(insert(decision), [row])
    writing.note(f"{DECIDED}{kind}", f"{number} {subject}", digest_of(row))
    return number


def digest_of(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a decision, which the log has."""
    told = [row[name] for name in ("number", "kind", "subject", "by", "at", "why", "body")]
    return sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def history(connection: Connection) -> list[Decision]:
    """Return all decisions about events in the order in which they were made; the subject of an undo is a number."""
    query = select(decision).where(decision.c.kind.in_((TOGETHER, APART, UNDO))).order_by(decision.c.number)
    found = []
    for row in connection.execute(query):
        told = json.loads(row.body)
        first, second = tuple(told["first"]), tuple(told["second"])
        found.append(Decision(row.number, row.kind, row.subject, row.by, row.at, row.why, first, second))
    return found


def standing(connection: Connection) -> list[Decision]:
    """Return the decisions that hold, in the order in which they were made: those undone are left out."""
    made: dict[int, Decision] = {}
    for one in history(connection):
        if one.kind == UNDO:
            made.pop(int(one.subject), None)
        else:
            made[one.number] = one
    return list(made.values())


def pairs(decisions: Iterable[Decision]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Return the pairs of claims that are one event by decision, and those that are not; the later decision counts."""
    together: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for one in decisions:
        for a, b in product(one.first, one.second):
            pair = (min(a, b), max(a, b))
            (apart if one.kind == TOGETHER else together).discard(pair)
            (together if one.kind == TOGETHER else apart).add(pair)
    return together, apart
