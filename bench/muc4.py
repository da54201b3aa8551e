"""MUC-4: reports on Latin America around 1990, in capitals, and templates of the incidents of terrorism they tell.

Dateline codes every act of conflict; the set wants attacks, bombings, kidnappings, arson, robberies and forced work
stoppages on persons and things that are no part of a war. So a claim becomes a template where somebody or something
other than armed men was its target. What the set calls things by is in ``muc4.yaml``; the slots that no field of a
claim answers (means, kind of target) are read off the words around its trigger. The set asks for every incident that a
report so much as mentions, so the rules decide what is a claim and not what was learned from reports of one event.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bench.coding import coded
from bench.data import Row, lines, odd, scorer
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Claim, Loss, Party, Record, Span
from dateline.run.shard import Options

_FILE = Path(__file__).with_suffix(".yaml")
Fill = dict[str, str]

KILLING = re.compile(r"kill|murder|assassinat|execut|massacre|slain|slay|dead|death|died|shot dead|homicide", re.I)
DESTROYED = re.compile(r"destroy|demolish|gutted|burned down|total", re.I)
ATTEMPTED = re.compile(r"attempt|foil|defuse|deactivat|thwart|failed|frustrat", re.I)
SUSPECTED = re.compile(r"alleged|suspect|blame|attribut|presum|accus|believed|apparent|reportedly|responsib", re.I)
DOERS = re.compile(
    r"\b(?:(?:HEAVILY )?(?:ARMED|UNIDENTIFIED|UNKNOWN|HOODED|URBAN|LEFTIST|REBEL|SALVADORAN) )+(?:MEN|INDIVIDUALS|PERSONS|PEOPLE|GUERRILLAS|SUBJECTS|TERRORISTS|REBELS|COMMANDOS?)\b"
    r"|\b(?:GUERRILLAS|TERRORISTS|REBELS|SUBVERSIVES|DRUG TRAFFICKERS|DEATH SQUADS|GUNMEN|ASSASSINS|KIDNAPPERS|HIRED KILLERS|HITMEN|HIRED ASSASSINS|SUBVERSIVE COMMANDOS|URBAN COMMANDOS)\b"
)
STATE_KINDS = ("force", "government", "office", "agency", "forces", "police", "state")
ORGANISED = ("armed-group", "force", "office", "agency", "party", "alliance", "organisation", "government")
MARTIAL = ("force", "forces", "armed-group", "fighters", "alliance")
PEOPLE = ("civilians", "police", "person")
FRAMES = ("new", "background", "ongoing", "threatened", "planned")
FIGHTS = ("clash", "capture")
FOREIGN = {"UNITED STATES": r"U\.S\.|AMERICAN|UNITED STATES", "SPAIN": "SPANISH|SPANIARD", "USSR": "SOVIET|USSR", "PERU": "PERUVIAN"}
COUNTRIES = ("AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE")
"""The set is about acts in these countries alone."""
MANY = 400
TOO_LONG = 62  # days: a campaign or a year's toll, no incident
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def templates(docs: Path, gold: Path) -> dict[str, float]:
    """Return F of templates and of all slots, and of each slot; on all and on the check half."""
    wanted = {row["id"]: row["templates"] for row in lines(gold)}
    records = coded(lines(docs), only=wanted, options=Options(learned=False))
    made = {row["id"]: [slots(i) for i in incidents(record)] for row, record in records}
    figures: dict[str, float] = {}
    for part, ids in (("all", list(wanted)), ("check", [id for id in wanted if odd(id)])):
        found = scorer("score_sets").muc4({id: wanted[id] for id in ids}, {id: made.get(id, []) for id in ids})
        figures |= {f"{part} templates": found["templates"]["f"]}
        figures |= {f"{part} all slots, {k}": found["all"][k] for k in "prf"}
        if part == "all":
            figures |= {f"{part} {name.lower()}": one["f"] for name, one in found["slots"].items()}
    return figures


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """Return the set's classes with their words, as ``muc4.yaml`` has them."""
    loaded: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text("utf8"))
    return loaded


def classify(group: str, words: str) -> str | None:
    """Return the class of a phrase by its head, or else by any of its words."""
    said = [w for w in re.findall(r"[\w-]+", words.lower())]
    stems = [w[:-3] + "y" if w.endswith("ies") else w[:-1] if w.endswith("s") else w for w in said]
    kinds = {word: kind for kind, listed in reversed(vocabulary()[group].items()) for word in listed.split()}
    known = [kinds.get(w) or kinds.get(s) for w, s in zip(said, stems, strict=True)]
    if known and known[-1] and known[-1] != "OTHER":
        return known[-1]
    order = list(vocabulary()[group])
    return min((k for k in known if k), key=order.index, default=None)


@dataclass
class Target:
    """A person, people or a thing that an act was done to, with what became of it."""

    words: str
    cased: str
    number: str = "1"
    effect: str = ""
    human: bool = True

    @property
    def parts(self) -> tuple[str, str]:
        """Return the description and the proper name; either may be empty."""
        return split_name(self.cased) if self.human else (self.words, "")


@dataclass
class Incident:
    """What becomes one template."""

    type: str
    claim: Claim
    record: Record
    humans: list[Target] = field(default_factory=list)
    things: list[Target] = field(default_factory=list)
    stage: str = "ACCOMPLISHED"


def incidents(record: Record) -> list[Incident]:
    """Return the incidents that a record tells, those of one happening as one."""
    found: list[Incident] = []
    for claim in record.claims:
        for one in from_claim(claim, record):
            same = next((i for i in found if same_incident(i, one)), None)
            if same is None:
                found.append(one)
            else:
                join(same, one)
    return found


def from_claim(claim: Claim, record: Record) -> Iterator[Incident]:
    """Yield the incidents of a claim: one, or none where it tells of no such act or none but armed men were hit."""
    if claim.type not in ("ASSAULT", "LOSS") or claim.negated or claim.frame not in FRAMES:
        return
    if claim.mode in ("crowd-control", "offensive") or abroad(claim) or sweeping(claim):
        return
    told = sentences(claim, record.report.text)
    humans = list(people(claim))
    things = list(objects(claim, told))
    bare_bombing = incident_type(claim) == "BOMBING" and claim.frame == "new" and claim.place
    if not humans and not things and not bare_bombing or vague(claim, humans, things):
        return
    stage = "THREATENED" if claim.frame in ("threatened", "planned") else "ATTEMPTED" if attempted(claim, told) else "ACCOMPLISHED"
    yield Incident(incident_type(claim), claim, record, humans, things, stage)


def incident_type(claim: Claim) -> str:
    """Return the set's type of an act, by its words and mode."""
    if claim.mode == "abduct":
        return "KIDNAPPING"
    said = [classify("incident", words.text) for words in (claim.trigger, *claim.mentions)]
    named = [kind for kind in said if kind]
    if claim.mode in ("explosives", "suicide-attack"):
        return "BOMBING"
    return named[0] if named else "ATTACK"


def abroad(claim: Claim) -> bool:
    """Tell whether all that is known of an act's place lies outside the countries that the set is about."""
    countries = [p.country for p in claim.place if p.country]
    return bool(countries) and not any(c in COUNTRIES for c in countries)


def sweeping(claim: Claim) -> bool:
    """Tell whether a claim tells the toll of a war or a campaign rather than an act."""
    dead = max((x.low or 0 for x in claim.casualties), default=0)
    days = (claim.date.last - claim.date.first).days if claim.date and claim.date.last else 0
    return dead >= MANY or days > TOO_LONG


def vague(claim: Claim, humans: list[Target], things: list[Target]) -> bool:
    """Tell whether a claim told in passing has nothing that makes it one act: no day, no place, nobody by name."""
    if claim.mode in FIGHTS and not things:
        return not any(t.number.isdigit() or t.parts[1] for t in humans)
    if claim.frame == "new" and claim.mode not in FIGHTS:
        return False
    named = any(t.parts[1] or t.number.isdigit() for t in humans) or any(t.number == "1" for t in things)
    fine = any((p.precision or 9) < 5 for p in claim.place) or (claim.date is not None and claim.date.precision == 1)
    return not named and not fine


def attempted(claim: Claim, told: str) -> bool:
    return bool(ATTEMPTED.search(claim.trigger.text)) or bool(re.search(r"\bATTEMPT(?:ED)? (?:TO|AGAINST|ON)\b|\bDEFUSED\b|DEACTIVATED", told))


def people(claim: Claim) -> Iterator[Target]:
    """Yield the persons who were hit, each once; those who carry arms in the fight left out."""
    taken: list[Target] = []
    for loss in claim.casualties:
        wanted = ("captured", "missing", "killed") if claim.mode == "abduct" else ("killed", "injured")
        if loss.outcome in wanted and not fighters(loss.who):
            effect = {"killed": "DEATH", "injured": "INJURY"}.get(loss.outcome, "")
            taken.append(Target(bare(loss.words.text), loss.who, count(loss), effect))
    deadly = bool(KILLING.search(claim.trigger.text)) or claim.mode == "targeted"
    for party in claim.recipient:
        if not (personal(party) or claim.mode == "abduct" and party.kind is None) or any(overlap(party.words.text, t.words) for t in taken):
            continue
        plural = party.name.lower().split()[-1:] != [] and is_plural(party.words.text)
        effect = "DEATH" if deadly and not taken else ""
        taken.append(Target(bare(party.words.text), party.name if not party.id else as_title(party), "PLURAL" if plural else "1", effect))
    yield from taken


def as_title(party: Party) -> str:
    return party.name if party.kind == "person" else bare(party.words.text).lower()


def personal(party: Party) -> bool:
    if party.kind in ("things", "places", *MARTIAL, "state", "armed-group"):
        return False
    if party.kind in ("government", "office", "organisation", "party", "agency"):
        return False
    return party.kind is not None or split_name(party.name)[1] != "" or classify("human", party.name) is not None


def fighters(who: str) -> bool:
    return bool(re.search(r"guerrilla|rebel|soldier|troop|terrorist|insurgent|subversive|militar|fighter|extremist|contra", who, re.I))


def objects(claim: Claim, told: str) -> Iterator[Target]:
    """Yield the things that were hit: buildings, vehicles, installations."""
    taken: list[Target] = []
    for target in (*_object_parties(claim), *_object_phrases(claim, told)):
        if not any(overlap(target.words, t.words) for t in taken) and not MILITARY_THING.search(target.words):
            taken.append(target)
    yield from taken


def _object_phrases(claim: Claim, told: str) -> Iterator[Target]:
    """Yield what the sentences say was struck: "exploded in front of the bank", "attack on a power station"."""
    if claim.mode in ("abduct", "targeted"):
        return
    for match in things_pattern().finditer(told):
        words = bare(match["what"])
        effect = "DESTROYED" if DESTROYED.search(match["how"]) else "SOME DAMAGE"
        yield Target(words, words.lower(), quantity(match["what"]), effect, human=False)


@cache
def things_pattern() -> re.Pattern[str]:
    """Return the pattern of a thing that is said to be struck, built of the words of ``physical``."""
    listed = {w for words in vocabulary()["physical"].values() for w in words.split()}
    heads = "|".join(sorted((w.upper() for w in listed - NO_HEADS), key=len, reverse=True))
    how = (
        r"(?:ATTACK(?:S|ED)?|EXPLO\w+|DETONAT\w+|BOMB(?:S|ED|ING|INGS)?|DYNAMITE\w*|PLACED|PLANTED|THREW|HURLED|WENT OFF|BLAST|FIRED|MACHINEGUNNED|ASSAULT|DAMAGE)"
        r"(?: \w+){0,3}? (?:AGAINST|ON|AT|IN FRONT OF|OUTSIDE|INSIDE|NEAR|TO|IN)|DAMAG(?:ED|ING)|DESTROY(?:ED|ING)|BURN(?:ED|ING)|"
        r"BLEW UP|BLOWN UP|DYNAMITED|SET FIRE TO|BOMBED|TORCHED|BLOWING UP|ATTACKED|MACHINEGUNNED|STRAFED"
    )
    return re.compile(
        rf"\b(?P<how>{how}) (?P<what>(?:(?:THE|A|AN|TWO|THREE|FOUR|FIVE|SIX|SEVERAL|HIS|SOME|\d+) )?(?:(?!(?:AND|OF|IN|AT|ON|BY|WAS|WERE|TO|THE|A) )[\w'.\"-]+ ){{0,4}}(?:{heads})S?(?: OF (?:THE )?[\w']+)?)\b"
    )


MILITARY_THING = re.compile(r"POSITION|TARGET|BARRACK|BATTALION|BRIGADE|GARRISON|MILITARY|ARMY|MORTAR|TANK|\bOUR\b|ENEMY")
NO_HEADS = frozenset("oil electric presidential municipal energy communications post lines government tv line".split())


def _object_parties(claim: Claim) -> Iterator[Target]:
    for party in claim.recipient:
        if party.kind == "things" or (party.kind is None and classify("physical", party.words.text) and not split_name(party.name)[1]):
            words = bare(party.words.text)
            effect = "DESTROYED" if DESTROYED.search(claim.trigger.text) else "SOME DAMAGE"
            yield Target(words, party.name, quantity(party.words.text), effect, human=False)


def count(loss: Loss) -> str:
    if loss.low is not None and loss.low == loss.high:
        return str(loss.low)
    if loss.low is not None and loss.high is None and re.search(r"\d|\b(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)\b", loss.words.text):
        return f"{loss.low}-"
    return "PLURAL"


NUMBERS = {w: str(i) for i, w in enumerate("ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE".split(), 1)}


def quantity(words: str) -> str:
    first = words.split()[0] if words.split() else ""
    if first.isdigit():
        return first
    return NUMBERS.get(first) or ("PLURAL" if is_plural(words) else "1")


def is_plural(words: str) -> bool:
    head = re.split(r" (?:OF|IN|AT|FROM|BELONGING|ON|FOR|WHO|THAT|WITH) ", words)[0].split()
    return bool(head) and (bool(re.search(r"(?<!S)S\Z|MEN\Z|PEOPLE\Z|CHILDREN\Z", head[-1])))


def bare(words: str) -> str:
    """Return a phrase without article and line breaks."""
    said = " ".join(words.split()).strip("\"' ,")
    return re.sub(r"\A(?:THE|A|AN|HIS|HER|THEIR|ITS|SOME|SEVERAL|ANOTHER|OTHER|AT LEAST|ABOUT|(?:AT LEAST )?\d+|" + "|".join(NUMBERS) + r")\s+(?=\S)", "", said)


TITLES = frozenset(
    "DR DR. MSGR MSGR. MONSIGNOR MR MR. MRS GEN COL MAJ CAPT LT FATHER BISHOP ARCHBISHOP COMRADE U.S. SALVADORAN COLOMBIAN PERUVIAN "
    "SPANISH JESUIT JESUITS AMERICAN CHILEAN GUATEMALAN HONDURAN".split()
)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*|de|del|la|y|von)(?: (?:[A-Z][\w'’.-]*|de|del|la|y|von))*\Z")


def split_name(cased: str) -> tuple[str, str]:
    """Split "police commander Luis Soto" into the description and the name."""
    words = bare(cased).split()
    at = len(words)
    while at and re.fullmatch(r"[A-Z][\w'’.-]*|de|del|la|y|von", words[at - 1]):
        at -= 1
    while at < len(words) and (words[at].islower() or words[at].upper() in TITLES or classify("human", words[at])):
        at += 1
    name = words[at:]
    if len(name) == 1 and at == 0 and classify("human", name[0]):
        return cased, ""
    return " ".join(words[:at]), " ".join(name)


def same_incident(a: Incident, b: Incident) -> bool:
    """Tell whether two incidents are one: one type, and a target in common, or nothing that tells them apart."""
    if a.type != b.type and {a.type, b.type} != {"ATTACK", "BOMBING"}:
        return False
    pairs = [(x, y) for x in a.humans + a.things for y in b.humans + b.things]
    return any(overlap(x.words, y.words) for x, y in pairs)


def join(into: Incident, other: Incident) -> None:
    """Add the targets of another telling of an incident to it."""
    for mine, theirs in ((into.humans, other.humans), (into.things, other.things)):
        for target in theirs:
            same = next((t for t in mine if overlap(t.words, target.words)), None)
            if same is None:
                mine.append(target)
            else:
                same.effect = same.effect or target.effect


def overlap(a: str, b: str) -> bool:
    """Tell whether two phrases may name one target: one's last word in the other."""
    x, y = set(bare(a).split()), set(bare(b).split())
    return bool(x and y) and (bare(a).split()[-1] in y or bare(b).split()[-1] in x)


def sentences(claim: Claim, text: str) -> str:
    """Return the sentences of the report that tell the act, in one line."""
    spans = sorted({sentence(text, w.span) for w in (claim.trigger, *claim.mentions)})
    return " ".join(" ".join(s.of(text).split()) for s in spans)


def sentence(text: str, at: Span) -> Span:
    begin = max(text.rfind(".  ", 0, at.start), text.rfind(".\n", 0, at.start), text.rfind("\n\n", 0, at.start), text.rfind("] ", 0, at.start))
    ends = [e for stop in (".  ", ".\n", "\n\n") if (e := text.find(stop, at.end)) >= 0]
    return Span(begin + 1, min(ends, default=len(text)))


def slots(one: Incident) -> Row:
    """Return an incident as a template of the set."""
    claim, record = one.claim, one.record
    told = sentences(claim, record.report.text)
    out: dict[str, list[Fill]] = defaultdict(list)
    out["INCIDENT: TYPE"] = [{"v": one.type}]
    out["INCIDENT: STAGE OF EXECUTION"] = [{"v": one.stage}]
    out["INCIDENT: DATE"] = [{"v": day(claim, record)}]
    out["INCIDENT: LOCATION"] = [{"v": location(claim, record)}]
    for kind, words in instruments(told, one.type, claim.mode):
        if words != "-":
            out["INCIDENT: INSTRUMENT ID"].append({"s": words})
        out["INCIDENT: INSTRUMENT TYPE"].append({"v": kind, "s": words})
    perpetrators(one, told, out)
    for target in one.humans:
        human(target, out)
    for target in one.things:
        key = target.words
        out["PHYS TGT: ID"].append({"s": key})
        out["PHYS TGT: TYPE"].append({"v": classify("physical", key) or "OTHER", "s": key})
        out["PHYS TGT: NUMBER"].append({"v": target.number, "s": key})
        out["PHYS TGT: EFFECT OF INCIDENT"].append({"v": target.effect, "s": key})
    return {
        "docid": record.report.id,
        "optional": False,
        "slots": {k: [{"optional": False, "alts": [f]} for f in unique(fills)] for k, fills in out.items()},
    }


def unique(fills: Iterable[Fill]) -> list[Fill]:
    return [dict(pairs) for pairs in dict.fromkeys(tuple(f.items()) for f in fills)]


def human(target: Target, out: dict[str, list[Fill]]) -> None:
    description, name = target.parts
    key = (name or description).upper()
    if name:
        out["HUM TGT: NAME"].append({"s": name.upper()})
        if description:
            out["HUM TGT: DESCRIPTION"].append({"v": f'"{description.upper()}": "{name.upper()}"'})
    else:
        out["HUM TGT: DESCRIPTION"].append({"s": key})
    out["HUM TGT: TYPE"].append({"v": classify("human", description) or "CIVILIAN", "s": key})
    out["HUM TGT: NUMBER"].append({"v": target.number, "s": key})
    if target.effect:
        out["HUM TGT: EFFECT OF INCIDENT"].append({"v": target.effect, "s": key})


def perpetrators(one: Incident, told: str, out: dict[str, list[Fill]]) -> None:
    state = False
    if not one.claim.actor and (match := DOERS.search(told)):
        out["PERP: INDIVIDUAL ID"].append({"s": match[0]})
    for party in (*one.claim.actor, *groups_beside(one)):
        words = " ".join(party.words.text.split())
        short = bare(words)
        if party.kind in ORGANISED and party.id:
            state |= party.kind in STATE_KINDS
            org = short if named_by(short, party) else party.name.upper()
            if org != short and DOERS.search(short):
                out["PERP: INDIVIDUAL ID"].append({"s": short})
            if match := re.match(r"(.*?(?:MEMBERS|GUERRILLAS|TROOPS|SOLDIERS|COMMANDOS?|REBELS|TERRORISTS|FIGHTERS|UNITS|FORCES|PATROL)) (?:OF|FROM) (?:THE )?(.+)", short):
                out["PERP: INDIVIDUAL ID"].append({"s": short})
                org = match[2]
            elif match := re.match(r"(.+?) (MEMBERS|GUERRILLAS?|TROOPS|SOLDIERS|COMMANDOS?|REBELS|TERRORISTS|FIGHTERS|UNITS)\Z", short):
                out["PERP: INDIVIDUAL ID"].append({"s": short})
                org = match[1]
                if party.kind == "force" and party.id.endswith((".mil", ".pol")):
                    continue
            out["PERP: ORGANIZATION ID"].append({"s": org})
            out["PERP: ORGANIZATION CONFIDENCE"].append({"v": confidence(one.claim, party, told), "s": org})
        elif re.search(r"\b(?:ARMY|ARMED FORCES|AIR FORCE|MILITARY|POLICE|GOVERNMENT|CARTEL|NATIONAL GUARD)\Z", short):
            state |= "CARTEL" not in short
            out["PERP: ORGANIZATION ID"].append({"s": short})
            out["PERP: ORGANIZATION CONFIDENCE"].append({"v": confidence(one.claim, party, told), "s": short})
        else:
            state |= party.kind in ("forces", "police")
            out["PERP: INDIVIDUAL ID"].append({"s": short})
    out["PERP: INCIDENT CATEGORY"] = [{"v": "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"}]


def named_by(words: str, party: Party) -> bool:
    """Tell whether words name an organisation, as "the terrorists" does not, though it is known who is meant."""
    return party.kind != "armed-group" or bool(re.search(r"[A-Z]{2,}-?\d|\b[A-Z]{3,4}\b", words)) or overlap(words, party.name.upper()) or bool(
        set(words.split()) & set(party.name.upper().split())
    )


def groups_beside(one: Incident) -> list[Party]:
    """Return the armed group named in the sentences of an act that has no organised actor, else the report's only one."""
    if any(p.kind in ORGANISED and p.id for p in one.claim.actor):
        return []
    text = one.record.report.text
    spans = [sentence(text, w.span) for w in (one.claim.trigger, *one.claim.mentions)]
    groups = [p for p in one.record.layers.actors if p.kind == "armed-group" and p.id]
    hit = {p.id for p in one.claim.recipient}
    beside = [p for p in groups if p.id not in hit and any(s.covers(p.words.span) for s in spans)]
    only = groups if len({p.id for p in groups}) == 1 and not hit & {p.id for p in groups} else []
    return (beside or only)[:1]


def confidence(claim: Claim, party: Party, told: str) -> str:
    own = [s for s in claim.statements if s.stance in ("claims", "admits")]
    if own:
        return "CLAIMED OR ADMITTED"
    if SUSPECTED.search(told):
        by_office = any(id and re.search(r"\.(gov|mil|pol|moi|mod)|police", id) for s in claim.statements for id in s.ids)
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if by_office else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def instruments(told: str, type: str, mode: str | None) -> Iterator[tuple[str, str]]:
    """Yield the means that the sentences name, each stretch of words once."""
    used: list[tuple[int, int]] = []
    for kind, pattern in vocabulary()["instrument"].items():
        if type == "KIDNAPPING":
            break
        for match in re.finditer(rf"\b(?:{pattern})\b", told, re.I):
            if not any(match.start() < e and s < match.end() for s, e in used):
                used.append(match.span())
                yield kind, match[0].upper()
    if not used and type == "BOMBING":
        yield ("DYNAMITE" if "DYNAMIT" in told else "BOMB"), "-"
    elif not used and type == "ATTACK" and (mode == "firearms" or re.search(r"\bSHOT|\bSHOOT|GUNNED|GUNMEN|OPENED FIRE", told)):
        yield "GUN", "-"


def day(claim: Claim, record: Record) -> str:
    """Return the day as the set writes it: "- 04 FEB 90" where all that is known is the report's own."""
    if claim.date and claim.date.precision <= 2:
        first, last = claim.date.first, claim.date.last or claim.date.first
        return written(first) if first == last else f"{written(first)} - {written(last)}"
    published = record.report.published
    return f"- {written(published.first)}" if published else "-"


def written(day: Any) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def location(claim: Claim, record: Record) -> str:
    """Return country and places, the widest first."""
    known = [p for p in claim.place if p.country in COUNTRIES and (p.precision or 9) <= 6]
    country = known[0].country if known else home(record)
    steps = [p for p in claim.place if p.country == country and (p.precision or 9) < 6 or not p.country and p is claim.place[0]]
    steps.sort(key=lambda p: -(p.precision or 0))
    names = [country_name(country)] + list(dict.fromkeys(p.name.upper() for p in steps[-2:]))
    return ": ".join(n for n in names if n)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def country_name(code: str | None) -> str:
    row = _gazetteer().country(code) if code else None
    return row.name.upper() if row else ""


def home(record: Record) -> str | None:
    """Return the country that most places of the report lie in."""
    votes: dict[str, int] = defaultdict(int)
    for place in record.layers.places:
        if place.country in COUNTRIES:
            votes[str(place.country)] += 1
    return max(votes, key=lambda c: votes[c], default=None)
