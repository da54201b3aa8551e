"""Claims to incidents: which claims tell one that the set asks for, what was hit, and which of them are one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.muc4.words import bare, classify, counted, is_plural, overlap, quantity, sentences, split_name, struck
from dateline.model import Claim, Loss, Party, Record

COUNTRIES = ("AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE")
"""The set is about acts in these countries alone."""
MANY = 400  # killed: a war's toll, no incident
TOO_LONG = 62  # days
LOCAL, COUNTRY = 5, 6  # UCDP where_prec
UNKNOWN = 9
FRAMES = ("new", "background", "ongoing", "threatened", "planned")
FIGHTS = ("clash", "capture")
NO_TERROR = ("crowd-control", "offensive")
NO_PERSONS = (
    *("things", "places", "state", "force", "forces", "armed-group", "fighters", "alliance"),
    *("government", "office", "organisation", "party", "agency"),
)
_KILLING = re.compile(r"kill|murder|assassinat|execut|massacre|slain|slay|dead|death|died|homicide", re.IGNORECASE)
_DESTROYED = re.compile(r"destroy|demolish|gutted|total", re.IGNORECASE)
_FAILED = re.compile(r"\b(?:foil|defuse|deactivat|thwart|frustrat|attempt|fail)", re.IGNORECASE)
_TRIED = re.compile(r"\bATTEMPT(?:ED)? (?:TO|AGAINST|ON)\b|\bDEFUSED\b|DEACTIVATED")
_ARMED = re.compile(
    r"guerrilla|rebel|soldier|troop|terrorist|insurgent|subversive|militar|fighter|extremist|contra", re.IGNORECASE
)
_MARTIAL = re.compile(r"POSITION|TARGET|BARRACK|BATTALION|BRIGADE|GARRISON|MILITARY|ARMY|MORTAR|TANK|\bOUR\b|ENEMY")


@dataclass
class Target:
    """A person, people or a thing that an act was done to: its words as they stand and with small letters, how many,
    and what became of it."""

    words: str
    cased: str
    number: str = "1"
    effect: str = ""

    @property
    def parts(self) -> tuple[str, str]:
        """Return a person's description and name; either may be empty."""
        return split_name(self.cased)

    @property
    def told_apart(self) -> bool:
        """Tell whether it is somebody by name or by number, not just "civilians"."""
        return self.number.isdigit() or bool(self.parts[1])


@dataclass
class Incident:
    """What becomes one template."""

    type: str
    stage: str
    claim: Claim
    record: Record
    told: str
    humans: list[Target]
    things: list[Target]


def incidents(record: Record) -> list[Incident]:
    """Return the incidents that a record tells, the claims that tell one and the same joined."""
    found: list[Incident] = []
    for claim in record.claims:
        one = incident(claim, record)
        if one is None:
            continue
        same = next((known for known in found if same_incident(known, one)), None)
        if same is None:
            found.append(one)
        else:
            _join(same.humans, one.humans)
            _join(same.things, one.things)
    return found


def incident(claim: Claim, record: Record) -> Incident | None:
    """Return the incident that a claim tells, ``None`` where it is no such act or hit none but armed men."""
    if claim.type not in ("ASSAULT", "LOSS") or claim.negated or claim.frame not in FRAMES or claim.mode in NO_TERROR:
        return None
    if abroad(claim) or sweeping(claim):
        return None
    told = " ".join(" ".join(s.of(record.report.text).split()) for s in sentences(claim, record.report.text))
    one = Incident(type_of(claim), stage(claim, told), claim, record, told, people(claim, told), things(claim, told))
    placed_bomb = one.type == "BOMBING" and claim.frame == "new" and claim.place
    return one if (one.humans or one.things or placed_bomb) and not vague(one) else None


def type_of(claim: Claim) -> str:
    """Return the set's type of an act, by its mode and words."""
    if claim.mode == "abduct":
        return "KIDNAPPING"
    if claim.mode in ("explosives", "suicide-attack"):
        return "BOMBING"
    said = (classify("incident", words.text) for words in (claim.trigger, *claim.mentions))
    return next((kind for kind in said if kind), "ATTACK")


def stage(claim: Claim, told: str) -> str:
    """Return how far an act went."""
    if claim.frame in ("threatened", "planned"):
        return "THREATENED"
    return "ATTEMPTED" if _FAILED.search(claim.trigger.text) or _TRIED.search(told) else "ACCOMPLISHED"


def abroad(claim: Claim) -> bool:
    """Tell whether an act was done in places outside the countries that the set is about."""
    countries = [place.country for place in claim.place if place.country and (place.precision or UNKNOWN) < COUNTRY]
    return bool(countries) and not any(country in COUNTRIES for country in countries)


def sweeping(claim: Claim) -> bool:
    """Tell whether a claim tells the toll of a war or a campaign."""
    dead = max((loss.low or 0 for loss in claim.casualties if loss.outcome == "killed"), default=0)
    days = (claim.date.last - claim.date.first).days if claim.date and claim.date.last else 0
    return dead >= MANY or days > TOO_LONG


def vague(one: Incident) -> bool:
    """Tell whether an incident told in passing, in a fight or by its losses alone has nothing that makes it one: nobody
    by name or number, no one thing, no day, no place."""
    claim, apart = one.claim, any(target.told_apart for target in one.humans)
    if claim.type == "LOSS" or (claim.mode in FIGHTS and not one.things):
        return not apart
    if claim.frame == "new" and claim.mode not in FIGHTS:
        return False
    local = any((place.precision or UNKNOWN) < LOCAL for place in claim.place)
    on_a_day = claim.date is not None and claim.date.precision == 1
    return not (apart or local or on_a_day or any(thing.number == "1" for thing in one.things))


def people(claim: Claim, told: str) -> list[Target]:
    """Return the persons who were hit, each once; those who bear arms in the fight left out."""
    effects = {"killed": "DEATH", "injured": "INJURY"}
    if claim.mode == "abduct":
        effects = {"captured": "", "missing": "", "killed": "DEATH"}
    found = [
        Target(bare(loss.words.text), loss.who, number_of(loss), effects[loss.outcome])
        for loss in claim.casualties
        if loss.outcome in effects and not _ARMED.search(loss.who)
    ]
    deadly = claim.mode == "targeted" or bool(_KILLING.search(claim.trigger.text))
    for party in claim.recipient:
        words = party.words.text
        if _is_person(party, claim) and not any(overlap(words, known.words) for known in found):
            cased = bare(words).lower() if party.id and party.kind != "person" else party.name
            effect = "DEATH" if deadly and not found else ""
            found.append(Target(bare(words), cased, "PLURAL" if is_plural(words) else "1", effect))
    for target in found:
        target.cased = _described(target, told)
    return found


def _described(target: Target, told: str) -> str:
    """Return a bare name with the description that follows it in the report before it: "X, leader of the union"."""
    description, name = target.parts
    if not name or description:
        return target.cased
    after = re.search(
        rf"{re.escape(name.upper())}, (?:\d+, )?(?:(?:THE|A|AN|WHO IS|WHO WAS) )*([A-Z][^,.;()]{{3,60}})[,.;]", told
    )
    return f"{after[1].lower()} {name}" if after and classify("human", after[1]) else target.cased


def _is_person(party: Party, claim: Claim) -> bool:
    if party.kind is None:
        return claim.mode == "abduct" or bool(split_name(party.name)[1] or classify("human", party.name))
    return party.kind not in NO_PERSONS


def number_of(loss: Loss) -> str:
    """Return a loss's figure as the set writes it."""
    if loss.low is not None and loss.low == loss.high:
        return str(loss.low)
    open_end = loss.low is not None and loss.high is None and counted(loss.words.text)
    return f"{loss.low}-" if open_end else "PLURAL"


def things(claim: Claim, told: str) -> list[Target]:
    """Return the things that were hit, each once: the claim's recipients, and what the sentences say was struck."""
    found: list[Target] = []
    for target in (*_things_of(claim), *_things_in(claim, told)):
        if not _MARTIAL.search(target.words) and not any(overlap(target.words, known.words) for known in found):
            found.append(target)
    return found


def _things_of(claim: Claim) -> Iterator[Target]:
    for party in claim.recipient:
        words = party.words.text
        unknown = party.kind is None and not split_name(party.name)[1]
        if party.kind == "things" or (unknown and classify("physical", words)):
            yield Target(bare(words), party.name, quantity(words), _damage(claim.trigger.text))


def _things_in(claim: Claim, told: str) -> Iterator[Target]:
    """Yield what is said to be struck: "exploded in front of the bank", "attack on a power station"."""
    if claim.mode not in ("abduct", "targeted"):
        for match in struck().finditer(told):
            words = match["what"]
            yield Target(bare(words), bare(words).lower(), quantity(words), _damage(match["how"]))


def _damage(words: str) -> str:
    return "DESTROYED" if _DESTROYED.search(words) else "SOME DAMAGE"


def same_incident(a: Incident, b: Incident) -> bool:
    """Tell whether two are one: of one type, or one an attack with a bomb, and with a target in common."""
    if a.type != b.type and {a.type, b.type} != {"ATTACK", "BOMBING"}:
        return False
    return any(overlap(x.words, y.words) for x in a.humans + a.things for y in b.humans + b.things)


def _join(known: list[Target], others: list[Target]) -> None:
    for target in others:
        same = next((one for one in known if overlap(one.words, target.words)), None)
        if same is None:
            known.append(target)
        else:
            same.effect = same.effect or target.effect
