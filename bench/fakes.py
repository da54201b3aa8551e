"""The main event of a report, end to end: day, governorate, actor, cause, civilians killed.

The set's labels are crowd-coded: a row for a report's main event, 0 also where a figure was not told. A few reports
have several rows; there, the value of any of them is right.

Two figures need care. The governorate is that of the main claim's place, or where it has none of another violent
claim's: what the main claim tells alone is shown beside it. And of the days that no coder noted down (``crowd_raw``),
about half are none that dateline itself finds in the text, on the half of the set that was looked at; so the rows whose
day was noted are shown apart. They are the easier ones and do not stand for the whole.
"""

import datetime
from functools import cache
from pathlib import Path

from bench.coding import coded
from bench.data import Row, lines, parts, scorer
from dateline.knowledge.actors import Actors, load_actors
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Claim, Loss, Party, Place, Record

COUNTRY = "SY"
# The set's classes of actor, by the identities that stand at the head of each. The finer class goes first.
SIDES = {
    "the organization of the islamic state in iraq and the levant - isis": {"islamic-state"},
    "al-nusra front": {"al-nusra-front", "hayat-tahrir-al-sham"},
    "self administration forces": {"syrian-democratic-forces", "aanes", "pyd"},
    "international coalition forces": {"us-led-coalition", "US", "FR", "GB", "TR"},
    "syrian government or russian troops": {"SY", "RU", "IR", "hezbollah"},
}
OPPOSITION = "armed opposition groups"
OPPOSITION_WORDS = ("rebel", "opposition", "insurgent")
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
# Bombing and shelling of unknown kind has no mode; which of the set's causes it is, its words say.
CAUSE_WORDS = {"shelling": ("shell", "strike", "raid", "bombard", "bombing", "bombed"), "explosion": ("blast", "explo")}
ONE_NAME = {"damascus": ("damascus", "rif dimashq")}
"""What the set calls by one name: the city and the governorate around it."""
DATE = "date within a day"
OWN_PLACE = "governorate, the main claim's own place"
FIELDS = (DATE, "governorate", OWN_PLACE, "actor", "cause")
COUNTRY_PRECISION = 6
_NEIGHBOUR_KM = 50.0
_ONE_DAY = datetime.timedelta(days=1)

Range = tuple[int, int]


def main_event(docs: Path, gold: Path) -> dict[str, float]:
    """Return the share of reports whose main event is right, field by field; on all and on the check half."""
    expected: dict[str, list[Row]] = {}
    for row in lines(gold):
        expected.setdefault(row["id"], []).append(row)
    right: dict[str, dict[str, bool]] = {}
    killed: dict[str, Range | None] = {}
    for row, record in coded(lines(docs), only=expected):
        claim = main_claim(record)
        judged = [fields(want, claim, record) for want in expected[row["id"]]]
        right[row["id"]] = {name: any(one[name] for one in judged) for name in FIELDS}
        killed[row["id"]] = civilians_killed(claim)
    figures: dict[str, float] = {}
    for part, ids in parts(list(expected)):
        for name in FIELDS:
            figures[f"{part} {name}"] = _share([right.get(id, {}).get(name, False) for id in ids])
        read = [id for id in ids if any((row.get("crowd_raw") or {}).get("Date") for row in expected[id])]
        figures[f"{part} {DATE}, of those a coder noted"] = _share([right.get(id, {}).get(DATE, False) for id in read])
        pairs = [((n, n), killed.get(id)) for id in ids if (n := expected[id][0]["civilians_killed"])]
        counts = scorer("score_sets").counts(pairs)
        answered = max(1, counts["answered"])
        figures[f"{part} civilians killed, of those answered"] = round(counts["overlap"] * counts["n"] / answered, 4)
        figures[f"{part} civilians killed, answered"] = round(counts["answered"] / max(1, counts["n"]), 4)
    return figures


def _share(answers: list[bool]) -> float:
    return round(sum(answers) / max(1, len(answers)), 4)


def main_claim(record: Record) -> Claim | None:
    """Return the report's main violent event: its news with the most known of it, the first of equals."""
    violent = _violent(record)

    def weight(claim: Claim) -> tuple[int, int, int]:
        deaths = any(x.outcome == "killed" for x in claim.casualties)
        return (claim.frame == "new") + deaths + bool(_fine(claim)), deaths, -claim.trigger.span.start

    return max(violent or record.claims, key=weight, default=None)


def _violent(record: Record) -> list[Claim]:
    return [c for c in record.claims if c.type in ("ASSAULT", "LOSS") and not c.negated]


def fields(want: Row, claim: Claim | None, record: Record) -> dict[str, bool]:
    """Tell for each field whether a claim agrees with one row of labels."""
    place = event_place(claim, record)
    own = next(iter(claim.place), None) if claim else None
    return {
        DATE: same_day(want["date"], claim, record),
        "governorate": place is not None and in_governorate(place, want["governorate"]),
        OWN_PLACE: own is not None and _below_country(own) and in_governorate(own, want["governorate"]),
        "actor": actor_class(claim) == want["actor"],
        "cause": cause_class(claim) == want["cause"],
    }


def event_place(claim: Claim | None, record: Record) -> Place | None:
    """Return the claim's first place finer than a country, else that of the first violent claim that has one."""
    claims = ([claim] if claim else []) + sorted(_violent(record), key=lambda c: c.trigger.span)
    return next((place for c in claims for place in _fine(c)), None)


def _fine(claim: Claim) -> list[Place]:
    return [p for p in claim.place if p.latitude is not None and _below_country(p)]


def _below_country(place: Place) -> bool:
    return (place.precision or COUNTRY_PRECISION) < COUNTRY_PRECISION


def same_day(want: str, claim: Claim | None, record: Record) -> bool:
    """Tell whether the claim's interval, else the report's own day, comes within a day of the one wanted."""
    day = datetime.date.fromisoformat(want)
    published = record.report.published
    first = claim.date.first if claim and claim.date else published.first if published else None
    last = (claim.date.last or claim.date.first) if claim and claim.date else published.last if published else None
    return first is not None and last is not None and first - _ONE_DAY <= day <= last + _ONE_DAY


def in_governorate(place: Place, label: str) -> bool:
    """Tell whether a place lies in a governorate of the set, by the province of the nearest known place."""
    if place.latitude is None or place.longitude is None:
        return False
    near = _gazetteer().near(place.latitude, place.longitude, _NEIGHBOUR_KM)
    nearest = next((row for _, row in near if row.admin1 and row.country), None)
    return nearest is not None and nearest.country == COUNTRY and nearest.admin1 in governorate_codes(label)


@cache
def governorate_codes(label: str) -> frozenset[str]:
    """Return the GeoNames admin1 codes of what the set calls ``label``."""
    found: set[str] = set()
    for name in ONE_NAME.get(label, (label,)):
        found.update(row.admin1 for row in _gazetteer().lookup(name)[:40] if row.country == COUNTRY and row.admin1)
    return frozenset(found)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def actor_class(claim: Claim | None) -> str:
    """Return the set's class of actor for a claim."""
    for party in claim.actor if claim else ():
        above = heads(party.id, load_actors())
        for name, ids in SIDES.items():
            if ids & above:
                return name
        if _opposition(party):
            return OPPOSITION
    return "unknown"


def heads(id: str | None, actors: Actors) -> set[str]:
    """Return an identity with all that it belongs to, and those whose side it is on where it belongs to nobody."""
    if id is None:
        return set()
    own = {id, *(a.id for a in actors.ancestors(id))}
    actor = actors.by_id(id)
    sides = {s for s in (actor.sides if actor else ()) if actor and actor.sector == "PRM"}
    return own | sides | {a.id for s in sides for a in actors.ancestors(s)}


def _opposition(party: Party) -> bool:
    return party.kind in ("armed-group", "alliance") or any(word in party.name.lower() for word in OPPOSITION_WORDS)


def cause_class(claim: Claim | None) -> str:
    """Return the set's class of cause for a claim."""
    if claim is None:
        return "unknown"
    if claim.mode:
        return CAUSES.get(claim.mode, "unknown")
    words = claim.trigger.text.lower()
    return next((cause for cause, stems in CAUSE_WORDS.items() if any(s in words for s in stems)), "unknown")


def civilians_killed(claim: Claim | None) -> Range | None:
    """Return the least and most killed, of civilians where they are told apart; an open end is twice the low."""
    dead = [x for x in claim.casualties if x.outcome == "killed"] if claim else []
    if not dead:
        return None
    return _range(next((x for x in dead if "civilian" in x.who.lower()), dead[0]))


def _range(loss: Loss) -> Range:
    low = loss.low if loss.low is not None else 0
    return low, loss.high if loss.high is not None else max(low, 2 * low)
