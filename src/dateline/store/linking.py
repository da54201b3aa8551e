"""Claims in the store to events: those that are new, or all of them anew. The same claims give the same events.

New claims are compared with those that share a key with them; the links found are kept. Each connected part of the
graph of links that a new claim belongs to is grouped afresh: it does not matter in which order the reports came.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update

from dateline.link.accounts import account
from dateline.link.blocks import HOT, held, number, sought
from dateline.link.clusters import Pair, groups
from dateline.link.facts import Facts, facts_of, from_json, to_json
from dateline.link.link import pairs_of
from dateline.model import Event
from dateline.store.decisions import pairs as decided_pairs
from dateline.store.decisions import standing
from dateline.store.index import unlink
from dateline.store.rows import record_from
from dateline.store.schema import claim, claim_key, event, link, record, report, wording, wording_band
from dateline.store.store import Store
from dateline.store.tellings import Who, chunks, records_of, tellings
from dateline.store.wordings import put_in_groups

BATCH = 200
"""How many reports are linked in one transaction."""

_KEYS = 5000
"""How many keys are looked up at once."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far linking is: claims linked, of how many, and the events that were made or changed."""

    done: int
    of: int
    events: int


def link_new(store: Store, who: Who, by: str, told: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Link all claims that are not linked yet, some reports at a time; each batch is kept when it is done."""
    with store.reading() as connection:
        waiting = connection.execute(select(func.count()).where(claim.c.event.is_(None))).scalar_one()
    progress = Progress(0, waiting, 0)
    while True:
        with store.writing(by) as writing:
            batch = _Linking(writing.connection, who)
            done = batch.link_next()
        if not done:
            return progress
        progress = Progress(progress.done + done, max(waiting, progress.done + done), progress.events + batch.events)
        told(progress)


def regroup(connection: Connection, who: Who, claims: Iterable[str]) -> int:
    """Group some claims anew, and all that links or decisions connect with them; return how many events that makes."""
    linking = _Linking(connection, who)
    linking.regroup(set(claims))
    return linking.events


def partition(connection: Connection) -> dict[str, str]:
    """Return the event of each claim that is in one, by the claims' ids."""
    query = select(claim.c.id, claim.c.event).where(claim.c.event.is_not(None))
    return dict(connection.execute(query).all())


def link_again(store: Store, who: Who, by: str, told: Callable[[Progress], None] = lambda _: None) -> Progress:
    """Forget all links and events, and link every claim from scratch; decisions stay."""
    with store.writing(by) as writing:
        for table in (link, event, claim_key, wording_band, wording):
            writing.connection.execute(delete(table))
        writing.connection.execute(update(claim).values(event=None, facts=None))
        writing.note("link all", "events", "0" * 64)
    return link_new(store, who, by, told)


class _Linking:
    """One batch of claims on its way into events."""

    def __init__(self, connection: Connection, who: Who) -> None:
        self._connection, self._who = connection, who
        self.events = 0

    def link_next(self) -> int:
        """Link the claims of the next reports; return how many there were, 0 when all are linked."""
        fresh = self._next_records()
        if not fresh:
            return 0
        regrouped = self._group_wordings(fresh)
        if regrouped:
            fresh |= self._take_out(regrouped)
        new = self._facts_of(fresh)
        self._weigh(new)
        self.regroup({one.claim for one in new} | self._apart_now())
        return len(new)

    def _next_records(self) -> set[int]:
        query = select(claim.c.record).where(claim.c.event.is_(None)).distinct().order_by(claim.c.record).limit(BATCH)
        return set(self._connection.execute(query).scalars())

    def _group_wordings(self, records: Iterable[int]) -> set[int]:
        """Find the near-copies of new reports; return the reports whose group has another name now."""
        query = (
            select(report.c.number, report.c.id, record.c.body)
            .join(report, report.c.number == record.c.report)
            .outerjoin(wording, wording.c.report == report.c.number)
            .where(record.c.number.in_(sorted(records)), wording.c.report.is_(None))
            .order_by(report.c.number)
        )
        rows = [
            (number, id, record_from(body).report.text) for number, id, body in self._connection.execute(query).all()
        ]
        return put_in_groups(self._connection, rows) - {number for number, *_ in rows}

    def _take_out(self, reports: Iterable[int]) -> set[int]:
        """Take the claims of reports out of their events, to be linked anew; return their records."""
        rows = self._connection.execute(
            select(claim.c.id, claim.c.event, claim.c.record).where(claim.c.report.in_(sorted(reports)))
        ).all()
        ids = [row.id for row in rows]
        for part in chunks(ids):
            self._connection.execute(delete(link).where(or_(link.c.first.in_(part), link.c.second.in_(part))))
        unlink(self._connection, {row.event for row in rows if row.event})
        return {row.record for row in rows}

    def _apart_now(self) -> set[str]:
        """Return the claims that are linked to others but stand in no event: those of events taken apart."""
        query = select(claim.c.id).where(claim.c.event.is_(None), claim.c.facts.is_not(None))
        return set(self._connection.execute(query).scalars())

    def _facts_of(self, records: Iterable[int]) -> list[Facts]:
        """Make the facts of claims, and keep them with the keys under which they are found."""
        told = records_of(self._connection, records, self._who)
        new = [facts_of(one, self._who.above) for found in told.values() for one in found]
        if not new:
            return new
        kept = update(claim).where(claim.c.id == bindparam("_id")).values(facts=bindparam("_facts"))
        self._connection.execute(kept, [{"_id": one.claim, "_facts": to_json(one)} for one in new])
        numbers: dict[str, int] = {}
        for part in chunks([one.claim for one in new]):
            query = select(claim.c.id, claim.c.number).where(claim.c.id.in_(part))
            numbers.update((id, found) for id, found in self._connection.execute(query))
        for some in chunks(sorted(numbers.values())):
            self._connection.execute(delete(claim_key).where(claim_key.c.claim.in_(some)))
        rows = [{"key": key, "claim": numbers[one.claim]} for one in new for key in {number(key) for key in held(one)}]
        if rows:
            self._connection.execute(insert(claim_key), sorted(rows, key=lambda row: row["key"]))
        return new

    def _weigh(self, new: Sequence[Facts]) -> None:
        """Compare claims with those that they share a key with, each pair once, and keep the links."""
        wanted = {one.claim: {number(key) for key in sought(one)} for one in new}
        for part in chunks(sorted(wanted)):  # those of events that were taken apart have links already
            self._connection.execute(delete(link).where(or_(link.c.first.in_(part), link.c.second.in_(part))))
        holders = self._holders(set().union(*wanted.values()))
        facts = {one.claim: one for one in new} | self._known_facts(
            {other for others in holders.values() for other in others} - wanted.keys()
        )
        found: set[Pair] = set()
        for one in new:
            others = {other for key in wanted[one.claim] for other in holders.get(key, ())}
            found.update(pairs_of(one, (facts[other] for other in others)))
        if found:
            rows = [{"first": first, "second": second, "score": value} for first, second, value in sorted(found)]
            self._connection.execute(insert(link), rows)

    def _holders(self, keys: set[int]) -> dict[int, list[str]]:
        """Return by key the claims that are found under it, the newest of those that are too many."""
        found: dict[int, list[str]] = defaultdict(list)
        for part in chunks(sorted(keys), _KEYS):
            query = (
                select(claim_key.c.key, claim.c.id)
                .join(claim, claim.c.number == claim_key.c.claim)
                .where(claim_key.c.key.in_(part))
                .order_by(claim_key.c.key, claim_key.c.claim)
            )
            for key, id in self._connection.execute(query):
                found[key].append(id)
        return {key: ids[-HOT:] for key, ids in found.items()}

    def _known_facts(self, claims: Iterable[str]) -> dict[str, Facts]:
        """Return the facts that are kept of claims, by their ids."""
        found: dict[str, Facts] = {}
        for part in chunks(sorted(claims)):
            query = select(claim.c.facts).where(claim.c.id.in_(part), claim.c.facts.is_not(None))
            found |= {one.claim: one for one in map(from_json, self._connection.execute(query).scalars())}
        return found

    def regroup(self, claims: set[str]) -> None:
        """Group anew every connected part that has one of the claims, and write its events."""
        together, apart = decided_pairs(standing(self._connection))
        part = self._connected(claims, together)
        facts = self._known_facts(part)
        pairs: list[Pair] = []
        for some in chunks(sorted(part)):
            rows = self._connection.execute(select(link).where(link.c.first.in_(some)))
            pairs += [(row.first, row.second, row.score) for row in rows]
        found = groups(list(facts.values()), pairs, together, apart)
        self._write(found, facts)

    def _connected(self, claims: set[str], together: Iterable[tuple[str, str]]) -> set[str]:
        """Return all claims that links or decisions connect with some."""
        decided: dict[str, set[str]] = {}
        for a, b in together:
            decided.setdefault(a, set()).add(b)
            decided.setdefault(b, set()).add(a)
        found, edge = set(claims), set(claims)
        while edge:
            reached: set[str] = {other for one in edge for other in decided.get(one, ())}
            for part in chunks(sorted(edge)):
                for mine, other in ((link.c.first, link.c.second), (link.c.second, link.c.first)):
                    reached.update(self._connection.execute(select(other).where(mine.in_(part))).scalars())
            edge = reached - found
            found |= edge
        return found

    def _write(self, found: Sequence[tuple[str, ...]], facts: Iterable[str]) -> None:
        """Write the events of some claims in place of those that they were in."""
        ids = sorted(facts)
        told = tellings(self._connection, ids, self._who)
        old: set[str] = set()
        for part in chunks(ids):
            old.update(
                id for id in self._connection.execute(select(claim.c.event).where(claim.c.id.in_(part))).scalars() if id
            )
        for part in chunks(sorted(old)):
            self._connection.execute(delete(event).where(event.c.id.in_(part)))
        events = [account([told[id] for id in group]).event for group in found]
        self.events += len(events)
        if events:
            numbers = self._numbers([one.id for one in events])
            self._connection.execute(insert(event), [event_row(one, numbers[one.id]) for one in events])
            rows = [{"_id": id, "_event": one.id} for one in events for id in one.claims]
            self._connection.execute(
                update(claim).where(claim.c.id == bindparam("_id")).values(event=bindparam("_event")), rows
            )

    def _numbers(self, claims: list[str]) -> dict[str, int]:
        """Return the numbers of claims by their ids."""
        found: dict[str, int] = {}
        for part in chunks(claims):
            query = select(claim.c.id, claim.c.number).where(claim.c.id.in_(part))
            found.update(self._connection.execute(query).all())
        return found


def event_row(one: Event, number: int) -> dict[str, Any]:
    """Return an event as the row that it is searched by; ``number`` is its first claim's."""
    killed = next((toll for toll in one.tolls if toll.outcome == "killed"), None)
    return {
        "id": one.id,
        "number": number,
        "type": one.type,
        "mode": one.mode,
        "frame": one.frame,
        "first": one.first,
        "last": one.last,
        "lat": one.place.latitude if one.place else None,
        "lon": one.place.longitude if one.place else None,
        "country": one.place.country if one.place else None,
        "claims": len(one.claims),
        "reports": one.reports,
        "origins": one.origins,
        "against": one.against,
        "killed_low": killed.lowest if killed else None,
        "killed_high": killed.highest if killed else None,
        "confidence": one.confidence,
        "body": json.dumps(asdict(one), default=str, ensure_ascii=False),
    }
