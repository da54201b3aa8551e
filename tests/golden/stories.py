"""Small stories told by several invented reports, with the events, origins and tolls that are expected of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from dateline.knowledge.actors import load_actors
from dateline.knowledge.outlets import load_outlets
from dateline.link.accounts import account
from dateline.link.copies import copies
from dateline.link.credits import credited
from dateline.link.facts import Facts, facts_of
from dateline.link.link import link_all
from dateline.model import Account, Record, ReportHead, SourceLink, Span, Telling
from dateline.read.report import make_report
from dateline.resolve.identities import Identities
from dateline.run.shard import Options
from dateline.run.workers import code_items

FOLDER = Path(__file__).parent / "stories"
VIOLENT = ("ASSAULT", "LOSS")


@dataclass(frozen=True)
class Story:
    """One story: its reports as they were coded, and what is expected of them."""

    name: str
    expected: list[dict[str, Any]]
    tellings: dict[str, Telling] = field(repr=False)
    facts: list[Facts] = field(repr=False)

    def accounts(self) -> list[Account]:
        """Return the events that more than one report tells."""
        groups = link_all(self.facts).groups
        found = (account([self.tellings[claim] for claim in group]) for group in groups)
        return [one for one in found if len(one.reports) > 1]


def stories() -> list[Story]:
    """Read and code all stories."""
    read = {path.stem: yaml.safe_load(path.read_text("utf8")) for path in sorted(FOLDER.glob("*.yaml"))}
    reports = [
        make_report(
            row["text"], id=f"{name}:{row['id']}", outlet=row["outlet"], published=str(row["published"]), language="en"
        )
        for name, told in read.items()
        for row in told["reports"]
    ]
    coded: dict[str, list[Record]] = {name: [] for name in read}
    for record in code_items(reports, Options()):
        assert isinstance(record, Record), record
        coded[record.report.id.split(":")[0]].append(record)
    who = Identities(load_actors(), load_outlets())
    return [_story(name, told["events"], coded[name], who) for name, told in read.items()]


def _story(name: str, expected: list[dict[str, Any]], records: Iterable[Record], who: Identities) -> Story:
    told = list(records)
    items = copies((one.report.id, one.report.text) for one in told)
    tellings = [Telling(claim, _head(one, items, who)) for one in told for claim in one.claims]
    facts = [facts_of(one, who.above) for one in tellings]
    return Story(name, expected, {one.claim.id: one for one in tellings}, facts)


def _head(record: Record, items: dict[str, str], who: Identities) -> ReportHead:
    of = record.report
    agency = credited(of.text)
    return ReportHead(
        id=of.id.split(":")[1],
        version=1,
        sha256=of.sha256,
        outlet=of.outlet,
        outlet_id=_identity(of.outlet, who),
        published=of.published,
        agency=agency,
        agency_id=_identity(agency, who),
        wording=items[of.id],
    )


def _identity(name: str | None, who: Identities) -> str | None:
    return who.source(SourceLink(Span(0, 0), name))[1] if name else None
