"""An incident as a template of the set: slot by slot, each fill with its class (``v``) and its words (``s``)."""

import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache

from bench.data import Row
from bench.muc4.incidents import COUNTRIES, COUNTRY, UNKNOWN, Incident, Target
from bench.muc4.words import bare, classify, doers, instruments, overlap, sentences, vocabulary
from dateline.knowledge.actors import load_actors
from dateline.knowledge.gazetteer import Gazetteer
from dateline.model import Claim, Party, Record

Fill = dict[str, str]
Slots = defaultdict[str, list[Fill]]
ORGANISED = ("armed-group", "force", "office", "agency", "party", "alliance", "organisation", "government")
STATE = ("force", "forces", "police", "government", "office", "agency", "state")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_SUSPECTED = re.compile(
    r"alleged|suspect|blame|attribut|presum|accus|believed|apparent|reportedly|responsib", re.IGNORECASE
)
_AUTHORITY = re.compile(r"\.(?:gov|mil|pol|moi|mod)|police")
_STATE_BODY = re.compile(r"\b(?:ARMY|ARMED FORCES|AIR FORCE|MILITARY|POLICE|GOVERNMENT|NATIONAL GUARD)\Z")
_ACRONYM = re.compile(r"[A-Z]{2,}-?\d|\b[A-Z]{3,4}\b")


def template(one: Incident) -> Row:
    """Return an incident as a template."""
    slots: Slots = defaultdict(list)
    slots["INCIDENT: TYPE"].append({"v": one.type})
    slots["INCIDENT: STAGE OF EXECUTION"].append({"v": one.stage})
    slots["INCIDENT: DATE"].append({"v": day(one.claim, one.record)})
    slots["INCIDENT: LOCATION"].append({"v": location(one.claim, one.record)})
    for kind, words in instruments(one.told, one.type, one.claim.mode):
        slots["INCIDENT: INSTRUMENT TYPE"].append({"v": kind, "s": words})
        if words != "-":
            slots["INCIDENT: INSTRUMENT ID"].append({"s": words})
    _perpetrators(one, slots)
    country = country_of(one.claim, one.record)
    for target in one.humans:
        _human(target, country, slots)
    for target in one.things:
        _thing(target, country, slots)
    return {
        "docid": one.record.report.id,
        "optional": False,
        "slots": {
            name: [{"optional": False, "alts": [fill]} for fill in _once(fills)] for name, fills in slots.items()
        },
    }


def _once(fills: list[Fill]) -> list[Fill]:
    return [dict(pairs) for pairs in dict.fromkeys(tuple(fill.items()) for fill in fills)]


def _human(target: Target, home: str | None, slots: Slots) -> None:
    description, name = (part.upper() for part in target.parts)
    key = name or description
    if name:
        slots["HUM TGT: NAME"].append({"s": name})
    if description:
        slots["HUM TGT: DESCRIPTION"].append({"v": f'"{description}": "{name}"'} if name else {"s": description})
    slots["HUM TGT: TYPE"].append({"v": classify("human", description) or "CIVILIAN", "s": key})
    slots["HUM TGT: NUMBER"].append({"v": target.number, "s": key})
    if target.effect:
        slots["HUM TGT: EFFECT OF INCIDENT"].append({"v": target.effect, "s": key})
    if nation := foreign(target.words, home):
        slots["HUM TGT: FOREIGN NATION"].append({"v": nation, "s": key})


def _thing(target: Target, home: str | None, slots: Slots) -> None:
    slots["PHYS TGT: ID"].append({"s": target.words})
    slots["PHYS TGT: TYPE"].append({"v": classify("physical", target.words) or "OTHER", "s": target.words})
    slots["PHYS TGT: NUMBER"].append({"v": target.number, "s": target.words})
    slots["PHYS TGT: EFFECT OF INCIDENT"].append({"v": target.effect, "s": target.words})
    if nation := foreign(target.words, home):
        slots["PHYS TGT: FOREIGN NATION"].append({"v": nation, "s": target.words})


def foreign(words: str, home: str | None) -> str | None:
    """Return the nation other than the country of the act that a target's words name."""
    for word in words.split():
        for state in load_actors().by_demonym(word.title() if "." not in word else word):
            if state.country != home and state.kind == "state":
                return _country_name(state.country or state.id)
    return None


def _perpetrators(one: Incident, slots: Slots) -> None:
    state = False
    if not one.claim.actor and (match := doers().search(one.told)):
        slots["PERP: INDIVIDUAL ID"].append({"s": match[0]})
    for party in (*one.claim.actor, *groups_beside(one)):
        persons, organisation = who(party)
        if persons:
            slots["PERP: INDIVIDUAL ID"].append({"s": persons})
        if organisation:
            slots["PERP: ORGANIZATION ID"].append({"s": organisation})
            slots["PERP: ORGANIZATION CONFIDENCE"].append({"v": confidence(one.claim, one.told), "s": organisation})
        state |= party.kind in STATE
    slots["PERP: INCIDENT CATEGORY"].append({"v": "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"})


def who(party: Party) -> tuple[str, str]:
    """Return the persons and the organisation that the words for an actor name; either may be empty.

    "Members of the ELN" names both. "The terrorists" are persons, and an organisation where it is known which.
    """
    words = bare(party.words.text)
    if not (party.kind in ORGANISED and party.id):
        return ("", words) if _STATE_BODY.search(words) or words.endswith("CARTEL") else (words, "")
    members = vocabulary()["doers"]["members"]
    if match := re.match(rf"(?:.*?\b)?(?:{members}) (?:OF|FROM) (?:THE )?(.+)", words):
        return words, match[1]
    if match := re.fullmatch(rf"(.+?) (?:{members})", words):
        return words, "" if party.kind == "force" else match[1]
    if party.kind == "armed-group" and not _names(words, party.name.upper()):
        return (words if doers().search(words) else ""), party.name.upper()
    return "", words


def _names(words: str, name: str) -> bool:
    return bool(_ACRONYM.search(words)) or overlap(words, name) or bool(set(words.split()) & set(name.split()))


def groups_beside(one: Incident) -> list[Party]:
    """Return the group named beside an act that has no organised actor, else the report's only group."""
    if any(party.kind in ORGANISED and party.id for party in one.claim.actor):
        return []
    hit = {party.id for party in one.claim.recipient}
    groups = [party for party in one.record.layers.actors if party.kind == "armed-group" and party.id]
    spans = sentences(one.claim, one.record.report.text)
    near = [party for party in groups if party.id not in hit and any(s.covers(party.words.span) for s in spans)]
    ids = {party.id for party in groups}
    return (near or (groups if len(ids) == 1 and not hit & ids else []))[:1]


def confidence(claim: Claim, told: str) -> str:
    """Return how sure it is that an organisation did it."""
    if any(statement.stance in ("claims", "admits") for statement in claim.statements):
        return "CLAIMED OR ADMITTED"
    if not _SUSPECTED.search(told):
        return "REPORTED AS FACT"
    official = any(id and _AUTHORITY.search(id) for statement in claim.statements for id in statement.ids)
    return "SUSPECTED OR ACCUSED BY AUTHORITIES" if official else "SUSPECTED OR ACCUSED"


def day(claim: Claim, record: Record) -> str:
    """Return the day as the set writes it: "- 04 FEB 90" where all that is known is the report's own."""
    if claim.date and claim.date.precision <= 2:
        first, last = claim.date.first, claim.date.last or claim.date.first
        return _written(first) if first == last else f"{_written(first)} - {_written(last)}"
    published = record.report.published
    return f"- {_written(published.first)}" if published else "-"


def _written(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year % 100:02}"


def location(claim: Claim, record: Record) -> str:
    """Return the country and the finest places, the widest first."""
    country = country_of(claim, record)
    finer = [place for place in claim.place if place.country == country and (place.precision or UNKNOWN) < COUNTRY]
    if claim.place and claim.place[0].country is None:
        finer.append(claim.place[0])
    finer.sort(key=lambda place: -(place.precision or 0))
    steps = dict.fromkeys((_country_name(country), *(place.name.upper() for place in finer[-2:])))
    return ": ".join(step for step in steps if step)


def country_of(claim: Claim, record: Record) -> str | None:
    """Return the country of an act, that of the report where nobody tells it."""
    known = [place for place in claim.place if place.country in COUNTRIES and (place.precision or UNKNOWN) <= COUNTRY]
    return known[0].country if known else home(record)


def home(record: Record) -> str | None:
    """Return the country of the set that most places of a report lie in."""
    votes = Counter(place.country for place in record.layers.places if place.country in COUNTRIES)
    return max(votes, key=lambda country: votes[country], default=None)


@cache
def _country_name(code: str | None) -> str:
    row = Gazetteer.open().country(code) if code else None
    return row.name.upper() if row else ""
