"""People killed and injured in reports of shootings: the losses of the report's main event.

The set lists victims one by one, so its figures are exact; nobody told killed is 0, and 0 is also what is taken for a
main event without that loss. A victim who died of his wounds is among the killed alone.
"""

from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, parts, scorer
from bench.fakes import main_claim
from dateline.model import Claim

GOLD = {"killed": "n_killed", "injured": "n_injured_only"}
Range = tuple[int, int]


def losses(docs: Path, gold: Path) -> dict[str, float]:
    """Return the share of reports whose figures are exactly right, and of those with anybody lost alone."""
    expected = {row["id"]: row for row in lines(gold)}
    found = {row["id"]: main_claim(record) for row, record in coded(lines(docs), only=expected)}
    figures: dict[str, float] = {}
    for part, ids in parts(list(expected)):
        for outcome in GOLD:
            told = {id: wanted(expected[id], outcome) for id in ids}
            for which, some in (("", ids), (" where anybody was", [id for id in ids if told[id] != (0, 0)])):
                pairs = [(told[id], told_of(found.get(id), outcome)) for id in some]
                figures[f"{part} {outcome} exact{which}"] = scorer("score_sets").counts(pairs)["exact"]
    return figures


def wanted(row: Row, outcome: str) -> Range:
    """Return the set's figure for one outcome."""
    return row[GOLD[outcome]], row[GOLD[outcome]]


def told_of(claim: Claim | None, outcome: str) -> Range:
    """Return the least and most that a claim tells of one outcome, 0 where it tells of none."""
    some = [x for x in claim.casualties if x.outcome == outcome] if claim else []
    low = sum(x.low or 0 for x in some)
    return low, sum(x.high if x.high is not None else x.low or 0 for x in some)
