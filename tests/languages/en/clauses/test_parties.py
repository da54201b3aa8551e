"""Whom the noun phrases of invented sentences mean."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.parties import PartyReader
from dateline.languages.en.parse import parse
from dateline.model import ActorMention, Report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def reader(knowledge: Knowledge, text: str) -> PartyReader:
    parsed = next(parse([Report("r", "0" * 64, text)], knowledge.names, knowledge.pipeline))
    return PartyReader(parsed, knowledge.actors)


def party(knowledge: Knowledge, text: str, head: str) -> ActorMention | None:
    found = reader(knowledge, text)
    token = [t for t in found.parsed.doc if found.parsed.of(t) == head][-1]
    index = found.party(token)
    return None if index is None else found.mentions[index]


@pytest.mark.parametrize(
    ("text", "head", "id"),
    [
        ("Russian jets bombed a bakery.", "jets", "RU.mil"),
        ("Turkish troops shelled the village.", "troops", "TR.mil"),
        ("Dozens of Turkish troops entered Afrin.", "Dozens", "TR.mil"),
        ("The Syrian government condemned the attack.", "government", "SY.gov"),
        ("Iraqi police arrested nine men.", "police", "IQ.pol"),
        ("Boko Haram raided a farm.", "Boko Haram", "boko-haram"),
        ("Boko Haram gunmen raided a farm.", "gunmen", "boko-haram"),
        ("Militants belonging to Boko Haram raided a farm.", "Militants", "boko-haram"),
        ("Boko Haram raided a farm. The group left.", "group", "boko-haram"),
        ("A Boko Haram-held tank was destroyed.", "tank", "boko-haram"),
        ("The regime and its ally Russia raided a farm.", "ally", "RU"),
        ("Turkey has admitted losing soldiers near Aleppo.", "soldiers", "TR.mil"),
        ("Turkey lost dozens of soldiers near Aleppo.", "dozens", "TR.mil"),
        ("The extremist group calling itself Boko Haram raided a farm.", "group", "boko-haram"),
        ("Nine Boko Haram gunmen (a group banned in Chad) were killed.", "group", "boko-haram"),
        ("The army fired at positions for Boko Haram gunmen.", "positions", "boko-haram"),
        ("The army shelled hideouts of members of Boko Haram.", "hideouts", "boko-haram"),
    ],
)
def test_a_phrase_with_a_known_owner_is_that_party(knowledge: Knowledge, text: str, head: str, id: str) -> None:
    found = party(knowledge, text, head)
    assert found is not None and found.id == id


def test_the_group_of_a_report_that_names_none_keeps_its_own_words(knowledge: Knowledge) -> None:
    found = party(knowledge, "The group burned two houses.", "group")
    assert found is not None and (found.name, found.id) == ("group", None)


def test_rebels_with_a_states_name_are_not_its_forces(knowledge: Knowledge) -> None:
    found = party(knowledge, "Syrian rebels raided a farm.", "rebels")
    assert found is not None and found.id is None


def test_who_backs_a_party_is_not_that_party(knowledge: Knowledge) -> None:
    found = party(knowledge, "US-backed rebels entered Aleppo.", "rebels")
    assert found is not None and (found.id, found.kind) == (None, "fighters")


@pytest.mark.parametrize(
    ("text", "head", "side"),
    [
        ("The army shelled the market.", "army", "forces"),
        ("The police arrested nine men.", "police", "police"),
        ("The government condemned the attack.", "government", "government"),
        ("The coalition bombed a bridge.", "coalition", "coalition"),
        ("The rebels shelled the market.", "rebels", None),
        ("Police snipers shot two men.", "snipers", "police"),
        ("Shells hit a government building.", "building", None),
        ("Shells hit a military post.", "post", "forces"),
        ("Shells hit two military vehicles.", "vehicles", None),
        ("The armies of its neighbours crossed the river.", "armies", None),
    ],
)
def test_the_side_in_power_is_left_to_the_reports_country(
    knowledge: Knowledge, text: str, head: str, side: str | None
) -> None:
    found = party(knowledge, text, head)
    assert found is not None and (found.id, found.side) == (None, side)


def test_a_person_is_named_in_full(knowledge: Knowledge) -> None:
    found = party(knowledge, "Peter Morgan raided a farm. The police arrested Morgan on Monday.", "Morgan")
    assert found is not None and found.name == "Peter Morgan"


def test_a_pronoun_is_no_party_of_its_own(knowledge: Knowledge) -> None:
    assert party(knowledge, "They attacked the camp.", "They") is None


def test_a_phrase_is_read_once(knowledge: Knowledge) -> None:
    found = reader(knowledge, "Turkish troops shelled the village.")
    assert found.party(found.parsed.doc[1]) == found.party(found.parsed.doc[1]) == 0
    assert len(found.mentions) == 1


def test_some_of_a_nations_people_are_not_the_state(knowledge: Knowledge) -> None:
    found = party(knowledge, "Some 40 Syrians were killed in a village.", "Syrians")
    assert found is not None and (found.name, found.id, found.kind) == ("Syrians", None, "civilians")


def test_a_name_from_a_place_of_birth_is_no_state(knowledge: Knowledge) -> None:
    found = party(knowledge, "Abu Salim al-Iraqi was killed near a mill.", "Iraqi")
    assert found is None or found.id is None


def test_what_a_country_owns_is_not_always_its_forces(knowledge: Knowledge) -> None:
    bus = party(knowledge, "A bomb hit a Lebanese bus.", "bus")
    post = party(knowledge, "A bomb hit a Lebanese outpost.", "outpost")
    assert bus is not None and bus.id is None
    assert post is not None and post.id == "LB.mil"
    assert party(knowledge, "Shells fell near the Lebanese border.", "border") is None


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("The governor, Tomas Okello, declared a curfew.", "governor", "Tomas Okello"),
        ("The president of Angola received a delegation.", "president", "President of Angola"),
        ("The governor, Tomas Okello, spoke. On Friday the governor resigned.", "governor", "Tomas Okello"),
        ("A farmer was shot by masked men near Gao.", "men", "masked men"),
        ("Commander of the Free Syrian Army Omar Khalid accused the regime.", "Commander", "Omar Khalid"),
        ("The UN envoy condemned the raid.", "envoy", "UN envoy"),
    ],
)
def test_holders_of_offices_and_nameless_gunmen(knowledge: Knowledge, text: str, head: str, name: str) -> None:
    found = party(knowledge, text, head)
    assert found is not None and found.name == name


def test_a_capital_spoken_to_is_a_government_and_one_in_a_dateline_nobody(knowledge: Knowledge) -> None:
    found = reader(knowledge, "DAKAR, May 4 - Guards blamed Jakarta for the raid.")
    tokens = {found.parsed.of(t): t for t in found.parsed.doc}
    index = found.capital(tokens["Jakarta"])
    assert index is not None and found.mentions[index].id == "ID.gov"
    assert found.known(tokens["DAKAR"]) is None


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("Lawyers in the old port called a strike.", "Lawyers", "Lawyers in the old port"),
        ("Men allied with the chief closed the mill.", "Men", "Men"),
        ("Nine vans in the yard burned.", "vans", "Nine vans"),
        ("On Sunday soldiers fired at a van.", "soldiers", "soldiers"),
    ],
)
def test_a_description_goes_as_far_as_what_tells_who_is_meant(
    knowledge: Knowledge, text: str, head: str, words: str
) -> None:
    found = party(knowledge, text, head)
    assert found is not None and found.span.of(text) == words
