"""Who is behind an event, and how many of them are independent of each other.

A chain of sources is followed to its end. That end is the *origin*; however many outlets pass its word on, it is one.
How the ends are told apart:

- somebody with a name or a known identity is one origin wherever he, she or it is cited;
- somebody whom nobody names ("residents", "a military source") is one origin for each of those who spoke with them: the
  last link before them that has a name, else whoever wrote the report;
- an outlet that says so itself is an origin, and all who print the same item are one: that of the agency which they
  credit, else of the outlet that printed it first.

Who is said to be silent is no origin; who denies or doubts is counted apart from those who put it forward.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model import Origin, ReportHead, Statement, Telling, Voice

FOR = frozenset({"asserts", "confirms", "admits", "claims"})
"""Stances that put a claim forward."""
AGAINST = frozenset({"denies", "doubts"})
"""Stances against it."""
SILENT = "silent"

_LATE = date.max

_TITLES = frozenset(["a", "an", "the", "one", "some", "several", "many", "two", "three", "local"])


@dataclass(frozen=True, slots=True)
class _Teller:
    """Whoever wrote what a report says: its key as an origin, and the agency where one is credited."""

    key: str
    agency: str | None = None
    agency_id: str | None = None


def voices(tellings: Sequence[Telling]) -> tuple[Voice, ...]:
    """Return every statement of the claims, with the origin that each goes back to."""
    tellers = _tellers([telling.report for telling in tellings])
    return tuple(
        _voice(telling, statement, tellers[telling.report.id])
        for telling in tellings
        for statement in telling.claim.statements
    )


def origins(told: Iterable[Voice]) -> tuple[Origin, ...]:
    """Return the independent origins of voices, those with most reports behind them first; the silent are left out."""
    groups: dict[str, list[Voice]] = {}
    for voice in told:
        if voice.stance != SILENT:
            groups.setdefault(voice.origin, []).append(voice)
    found = [
        Origin(
            id=key,
            name=name_of(key, group[0]),
            named=not key.startswith("unnamed:"),
            via=_once(voice.chain[0] for voice in group if voice.chain),
            claims=_once(voice.claim for voice in group),
            stances=_once(voice.stance for voice in group),
        )
        for key, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda origin: (-len(origin.claims), origin.id)))


def silent(told: Iterable[Voice]) -> tuple[str, ...]:
    """Return who is said to be silent."""
    return _once(voice.chain[-1] for voice in told if voice.stance == SILENT and voice.chain)


def name_of(key: str, voice: Voice) -> str:
    """Return an origin's name: the last link's, with whoever spoke to it where it is unnamed."""
    last = voice.chain[-1] if voice.chain else "an outlet that is not named"
    if not key.startswith("unnamed:"):
        return last
    before = voice.chain[-2] if len(voice.chain) > 1 else None
    return f"{last} (to {before})" if before else last


def _voice(telling: Telling, statement: Statement, teller: _Teller) -> Voice:
    outlet = telling.report.outlet
    ids: tuple[str | None, ...] = statement.ids or (None,) * len(statement.source)
    first = [(outlet, telling.report.outlet_id)] if outlet else []
    if teller.agency and teller.agency != outlet:
        first.append((teller.agency, teller.agency_id))  # who reprints an agency's item passes on what that says
    return Voice(
        chain=(*(name for name, _ in first), *statement.source),
        ids=(*(id for _, id in first), *ids),
        stance=_stance(telling, statement),
        origin=_end(statement.source, ids, teller),
        claim=telling.claim.id,
        report=telling.report.id,
        cue=statement.cue.text if statement.cue else None,
    )


def _stance(telling: Telling, statement: Statement) -> str:
    """A claim that something did not happen speaks against the event that others tell."""
    return "denies" if telling.claim.negated and statement.stance in FOR else statement.stance


def _end(source: Sequence[str], ids: Sequence[str | None], teller: _Teller) -> str:
    """Return the key of the origin that a chain goes back to."""
    keys = [id or (f"name:{name.casefold()}" if is_name(name) else None) for name, id in zip(source, ids, strict=True)]
    if not keys:
        return teller.key
    if keys[-1]:
        return keys[-1]
    before = next((key for key in reversed(keys) if key), teller.key)
    return f"unnamed:{' '.join(source[-1].casefold().split())}@{before}"


def is_name(words: str) -> bool:
    """Tell whether somebody is named rather than described: "Ahmad Sheikho", not "a military source"."""
    first = words.split()[0] if words.split() else ""
    rest = [word for word in words.split()[1:] if word[:1].isalpha()]
    if first.lower() in _TITLES:
        return False
    return first[:1].isupper() and all(word[:1].isupper() or len(word) < 4 for word in rest)


def _tellers(reports: Iterable[ReportHead]) -> dict[str, _Teller]:
    """Return who wrote what each report says: reprints of one item have one writer."""
    groups: dict[str, list[ReportHead]] = {}
    for report in {report.id: report for report in reports}.values():
        groups.setdefault(report.wording or report.id, []).append(report)
    found: dict[str, _Teller] = {}
    for group, members in groups.items():
        first = min(members, key=lambda r: (r.published.last if r.published else _LATE, r.id))
        agency = next((r for r in members if r.agency), None)
        name = agency.agency if agency else first.outlet
        id = agency.agency_id if agency else first.outlet_id
        key = id or (f"name:{name.casefold()}" if name else f"item:{group}")
        teller = _Teller(key, agency.agency if agency else None, agency.agency_id if agency else None)
        found.update((member.id, teller) for member in members)
    return found


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
