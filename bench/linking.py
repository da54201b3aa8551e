"""Linking across reports: which of them tell of one happening.

A report is linked with another where they share their main event, or any event at all: both are shown. ``incidents``
has reports grouped by hand around incidents (its English part); one that stands with several incidents is left out.
``fakes`` has no such groups: as a *silver* standard those reports are together whose day, governorate and actor are the
same in the set's labels, which are noisy, and too coarse where two things happened in one governorate on one day.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, odd, scorer
from bench.fakes import main_claim
from dateline.knowledge.actors import load_actors
from dateline.link.copies import copies
from dateline.link.facts import facts_of
from dateline.link.link import link_all
from dateline.model import Record, ReportHead, Telling

ENGLISH = "en"
Groups = dict[str, set[str]]


def incidents(docs: Path, gold: Path) -> dict[str, float]:
    """Return how well reports of one incident are brought together; the check half is that of the incidents' ids."""
    rows = [_document(row) for row in lines(docs) if row.get("lang") == ENGLISH]
    known = {row["id"] for row in rows}
    told = [(row["incident"], set(row["docs"]) & known) for row in _unkeyed(gold)]
    several = Counter(report for _, group in told for report in group)
    wanted = {id: kept for id, group in told if (kept := {r for r in group if several[r] == 1})}
    return _figures(wanted, together(record for _, record in coded(rows)))


def silver(docs: Path, gold: Path) -> dict[str, float]:
    """Return how well linking agrees with reports grouped by day, governorate and actor."""
    labels: dict[str, set[str]] = {}
    for row in lines(gold):
        labels.setdefault(row["id"], set()).add("|".join((row["date"], row["governorate"], row["actor"])))
    wanted: Groups = {}
    for report, keys in labels.items():
        if len(keys) == 1:
            wanted.setdefault(next(iter(keys)), set()).add(report)
    return _figures(wanted, together(record for _, record in coded(lines(docs), only=labels)))


def _document(row: Row) -> Row:
    return {**row, "outlet": row.get("publisher")}


def _unkeyed(path: Path) -> Iterator[Row]:
    """Yield the incidents: rows that are named by ``incident``, not by ``id``."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


@dataclass(frozen=True, slots=True)
class Linked:
    """Reports by the events that they tell: each event's reports, and the reports grouped by their main event."""

    sharing: list[set[str]]
    main: list[set[str]]


def together(records: Iterable[Record]) -> Linked:
    """Link the claims of reports, and return which reports that brings together."""
    told = list(records)
    items = copies((one.report.id, one.report.text) for one in told)
    actors = load_actors()
    facts = [
        facts_of(Telling(claim, head_of(one, items)), lambda id: (above.id for above in actors.ancestors(id)))
        for one in told
        for claim in one.claims
    ]
    report_of = {one.claim: one.report for one in facts}
    events = link_all(facts).groups
    event_of = {claim: index for index, event in enumerate(events) for claim in event}
    main: dict[int | str, set[str]] = {}
    for one in told:
        claim = main_claim(one)
        main.setdefault(event_of[claim.id] if claim else one.report.id, set()).add(one.report.id)
    return Linked([{report_of[claim] for claim in event} for event in events], list(main.values()))


def head_of(record: Record, items: dict[str, str]) -> ReportHead:
    """Return what linking knows of a report."""
    of = record.report
    return ReportHead(of.id, 1, of.sha256, of.outlet, published=of.published, wording=items[of.id])


def _figures(wanted: Groups, linked: Linked) -> dict[str, float]:
    """Score groups of reports, on those of all wanted groups, of the check half, and of the rest."""
    score = scorer("score_sets")
    figures: dict[str, float] = {}
    halves = (("all", wanted), ("check", {id: g for id, g in wanted.items() if odd(id)}))
    for part, groups in (*halves, ("dev", {id: g for id, g in wanted.items() if not odd(id)})):
        key = list(groups.values())
        of = set().union(*key)
        for name, found in (("main event", linked.main), ("any event", linked.sharing)):
            answer = [kept for one in found if (kept := one & of)]
            pairs = score.pairs_f1(key, answer)
            told = (("P", "p"), ("R", "r"), ("F1", "f"))
            figures |= {f"{part} pairs {as_}, {name}": pairs[short] for as_, short in told}
            if found is linked.main:
                figures[f"{part} CoNLL, {name}"] = score.conll(key, answer)["conll"]
    return figures
