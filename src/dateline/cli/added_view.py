"""What became of reports that were added: in lines for people, and as JSON for scripts."""

import json
from collections import Counter
from dataclasses import asdict

from dateline.read import Failure
from dateline.store import Added
from dateline.store.changes import Change

_SUMMED = (
    ("new", "new"),
    ("changed", "changed"),
    ("recoded", "coded anew"),
    ("known", "known already"),
    ("older", "known as earlier versions"),
    ("failed", "failed"),
)


def added_json(added: Added) -> str:
    """Return one JSON object: the report's id in the store, version, outcome, claims, and what changed in them."""
    row: dict[str, object] = {"id": added.report, "version": added.version, "outcome": added.outcome}
    row["claims"] = added.claims
    if added.change:
        row["change"] = asdict(added.change)
    return json.dumps(row, ensure_ascii=False)


def failure_json(failure: Failure) -> str:
    """Return one JSON object for a report that could not be coded."""
    row: dict[str, object] = {
        "id": failure.where,
        "version": None,
        "outcome": "failed",
        "claims": [],
        "reason": failure.reason,
    }
    return json.dumps(row, ensure_ascii=False)


def added_line(added: Added) -> str:
    """Return one line on a report that was written."""
    claims = _many(len(added.claims), "claim")
    if added.change is None:
        return f"{added.report}: {added.outcome}, {claims}"
    what = "has changed" if added.outcome == "changed" else "coded anew"
    return f"{added.report}: {what}, version {added.version} with {claims} ({_change_words(added.change)})"


def _change_words(change: Change) -> str:
    counts = (("as before", change.same), ("changed", change.changed), ("gone", change.gone), ("new", change.new))
    fields = sorted({name for _, _, names in change.changed for name in names})
    told = [f"{len(rows)} {name}" for name, rows in counts if rows]
    return (", ".join(told) or "none before either") + (f"; changed: {', '.join(fields)}" if fields else "")


def summary(done: Counter[str], location: str) -> str:
    """Return what was done in all: reports by outcome, and their claims."""
    words = [f"{done[name]:,} {told}" for name, told in _SUMMED if done[name]]
    reports = f"{', '.join(words)}; {_many(done['claims'], 'new claim')}" if words else "nothing to add"
    return f"{location}: {reports}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
