"""The main event of a report, end to end: day, governorate, actor, cause, civilians killed.

The set's labels are crowd-coded: a report gets one row for its main event, 0 also where a figure was not told.
"""

import datetime
from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, odd, scorer
from dateline.knowledge.everything import load_knowledge
from dateline.model import Claim, Record

SIDES = {
    "syrian government or russian troops": {"SY", "RU", "IR", "hezbollah"},
    "the organization of the islamic state in iraq and the levant - isis": {"islamic-state"},
    "international coalition forces": {"us-led-coalition", "US", "FR", "GB", "TR"},
    "al-nusra front": {"al-nusra-front", "hayat-tahrir-al-sham"},
    "self administration forces": {"sdf", "ypg", "pyd"},
}
CAUSES = {
    "unconventional": "chemical and toxic gases",
    "targeted": "execution",
    "firearms": "shooting",
    "clash": "shooting",
    "aerial": "shelling",
    "heavy-weapons": "shelling",
    "drone": "shelling",
    "suicide-attack": "explosion",
    "explosives": "explosion",
}


def main_event(docs: Path, gold: Path) -> dict[str, float]:
    """Return the share of reports whose main event is right, field by field; on all and on the check half."""
    expected = {str(row["id"]): row for row in lines(gold)}
    rows: list[tuple[str, dict[str, bool | None]]] = []
    killed: list[tuple[str, tuple[int, int] | None, tuple[int, int] | None]] = []
    for row, record in coded(d for d in lines(docs) if str(d["id"]) in expected):
        want = expected[str(row["id"])]
        claim = main_claim(record)
        rows.append((str(row["id"]), _fields(want, claim, record)))
        n = want["civilians_killed"]
        killed.append((str(row["id"]), (n, n) if n else None, _killed(claim)))
    figures: dict[str, float] = {}
    for part in ("all", "check"):
        kept = [fields for id, fields in rows if part == "all" or odd(id)]
        for name in ("date within a day", "governorate", "actor", "cause"):
            told = [f[name] for f in kept if f[name] is not None]
            figures[f"{part} {name}"] = round(sum(map(bool, told)) / max(1, len(told)), 4)
        counts = scorer("score_sets").counts([(g, p) for id, g, p in killed if (part == "all" or odd(id)) and g])
        figures[f"{part} civilians killed, overlap when answered"] = round(counts["overlap"] * counts["n"] / max(1, counts["answered"]), 4)
        figures[f"{part} civilians killed, answered"] = round(counts["answered"] / max(1, counts["n"]), 4)
    return figures


def main_claim(record: Record) -> Claim | None:
    """Return the report's main violent event: its news with the most known of it, the first of equals."""
    violent = [c for c in record.claims if c.type in ("ASSAULT", "LOSS") and not c.negated]

    def weight(claim: Claim) -> tuple[int, int, int]:
        deaths = any(x.outcome == "killed" for x in claim.casualties)
        return (claim.frame == "new") + deaths + bool(claim.place), deaths, -claim.trigger.span.start

    return max(violent or record.claims, key=weight, default=None)


def _fields(want: Row, claim: Claim | None, record: Record) -> dict[str, bool | None]:
    return {
        "date within a day": _day(want["date"], claim, record) if want["date"] else None,
        "governorate": _governorate(want["governorate"], claim) if want["governorate"] else None,
        "actor": actor_class(claim) == want["actor"],
        "cause": (CAUSES.get(claim.mode or "", "unknown") if claim else "unknown") == want["cause"],
    }


def _day(want: str, claim: Claim | None, record: Record) -> bool:
    day = datetime.date.fromisoformat(want)
    published = record.report.published
    first = claim.date.first if claim and claim.date else published.first if published else None
    last = (claim.date.last or claim.date.first) if claim and claim.date else published.last if published else None
    one = datetime.timedelta(days=1)
    return first is not None and last is not None and first - one <= day <= last + one


def _governorate(want: str, claim: Claim | None) -> bool:
    if claim is None:
        return False
    return any(_same_governorate(p.latitude, p.longitude, want) for p in claim.place[:1] if p.latitude is not None)


def _same_governorate(latitude: float | None, longitude: float | None, want: str) -> bool:
    """Tell whether a point lies in a governorate: the one of the nearest place of the gazetteer."""
    if latitude is None or longitude is None:
        return False
    names = {"deir ezzor": "deir ez zor", "hasakeh": "hasakah", "lattakia": "latakia", "raqqa": "raqqa", "daraa": "dar"}
    key = names.get(want, want)
    near = load_knowledge().gazetteer.near(latitude, longitude, 30.0)
    return any(key in (row.admin1_name or "").lower().replace("-", " ").replace("'", "").replace("’", "") for row in near[:1])


def actor_class(claim: Claim | None) -> str:
    """Return the set's class of actor for a claim."""
    if claim is None:
        return "unknown"
    for party in claim.actor:
        id = party.id or ""
        for name, ids in SIDES.items():
            if id in ids or id.split(".")[0] in ids:
                return name
        if party.kind == "armed-group" or any(w in party.name.lower() for w in ("rebel", "opposition")):
            return "armed opposition groups"
    return "unknown"


def _killed(claim: Claim | None) -> tuple[int, int] | None:
    dead = [x for x in claim.casualties if x.outcome == "killed"] if claim else []
    if not dead:
        return None
    loss = dead[0]
    low = loss.low if loss.low is not None else 0
    return low, loss.high if loss.high is not None else max(low, 2 * low)
