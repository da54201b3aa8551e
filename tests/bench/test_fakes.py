"""How the main event is chosen and mapped to the set's labels."""

from datetime import date

import pytest

from bench import fakes
from dateline.model import Claim, Loss, Party, Place, Published, Record, Report, Span, When, Words


def words(text: str, start: int = 0) -> Words:
    return Words(Span(start, start + len(text)), text)


def claim(trigger: str = "attack", start: int = 0, **fields: object) -> Claim:
    given = {"type": "ASSAULT", "mode": None} | fields
    return Claim(id="x", trigger=words(trigger, start), **given)  # type: ignore[arg-type]


def record(*claims: Claim, published: date | None = None) -> Record:
    day = Published(published, published, 1, "given") if published else None
    return Record(Report("r", "0" * 64, "made up", published=day), claims)


def party(id: str | None, name: str = "somebody", kind: str | None = None) -> Party:
    return Party(words(name), name, id, kind)


def loss(low: int | None, high: int | None, who: str = "people", outcome: str = "killed") -> Loss:
    return Loss(words("lost"), outcome, who, low, high)


IDLIB = Place(words("Idlib"), "Idlib", 35.93, 36.63, precision=1)
DOUMA = Place(words("Douma"), "Douma", 33.57, 36.40, precision=1)
SYRIA = Place(words("Syria"), "Syria", 35.0, 38.0, precision=6)


def test_main_event_is_the_news_with_deaths_and_a_place() -> None:
    history = claim(start=0, frame="background", casualties=(loss(9, 9),))
    news = claim(start=50, casualties=(loss(5, 5),), place=(IDLIB,))
    talks = claim(start=10, type="CONSULT", casualties=(), place=(IDLIB,))
    assert fakes.main_claim(record(history, talks, news)) is news


def test_first_of_equals_and_denied_ones_do_not_count() -> None:
    denied = claim(start=0, negated=True, casualties=(loss(5, 5),), place=(IDLIB,))
    first, second = claim(start=20), claim(start=40)
    assert fakes.main_claim(record(second, first, denied)) is first


def test_no_claims_no_event() -> None:
    assert fakes.main_claim(record()) is None
    judged = fakes.fields({"date": "2016-01-01", "governorate": "idlib", "actor": "x", "cause": "x"}, None, record())
    assert not any(judged.values())


def test_a_country_is_no_place_of_an_event_and_another_claim_may_tell_it() -> None:
    bare, placed = claim(start=0, place=(SYRIA,)), claim(start=20, place=(DOUMA,))
    assert fakes.event_place(bare, record(bare, placed)) is DOUMA
    assert fakes.event_place(bare, record(bare)) is None
    want = {"date": "2016-05-10", "governorate": "damascus", "actor": "x", "cause": "x"}
    judged = fakes.fields(want, bare, record(bare, placed))
    assert judged["governorate"] and not judged[fakes.OWN_PLACE]


@pytest.mark.parametrize(
    ("wanted", "first", "last", "right"),
    [
        ("2016-05-10", date(2016, 5, 10), date(2016, 5, 10), True),
        ("2016-05-09", date(2016, 5, 10), date(2016, 5, 10), True),
        ("2016-05-08", date(2016, 5, 10), date(2016, 5, 10), False),
        ("2016-05-15", date(2016, 5, 10), date(2016, 5, 14), True),
        ("2016-05-11", date(2016, 5, 10), None, True),
    ],
)
def test_day(wanted: str, first: date, last: date | None, right: bool) -> None:
    told = claim(date=When(words("then"), first, last, 1, "stated"))
    assert fakes.same_day(wanted, told, record(told)) is right


def test_day_of_the_report_stands_in_where_the_claim_has_none() -> None:
    told = claim()
    assert fakes.same_day("2016-05-11", told, record(told, published=date(2016, 5, 10)))
    assert not fakes.same_day("2016-05-11", told, record(told))


@pytest.mark.parametrize(
    ("place", "label", "right"),
    [
        (IDLIB, "idlib", True),
        (IDLIB, "aleppo", False),
        (DOUMA, "damascus", True),  # the governorate around the city is one with it in the set
        (Place(words("Deir"), "Deir ez-Zor", 35.336, 40.146), "deir ezzor", True),
        (Place(words("Qamishli"), "Qamishli", 37.05, 41.23), "hasakeh", True),
        (Place(words("Jableh"), "Jableh", 35.36, 35.92), "lattakia", True),
        (Place(words("Kilis"), "Kilis", 36.718, 37.121), "aleppo", False),  # across the border
        (Place(words("X"), "X"), "idlib", False),
    ],
)
def test_governorate(place: Place, label: str, right: bool) -> None:
    assert fakes.in_governorate(place, label) is right


@pytest.mark.parametrize(
    ("actor", "label"),
    [
        (party("SY.mil"), "syrian government or russian troops"),
        (party("RU.mil"), "syrian government or russian troops"),
        (party("hezbollah"), "syrian government or russian troops"),
        (party("national-defence-forces"), "syrian government or russian troops"),
        (party("US.mil"), "international coalition forces"),
        (party("ypg"), "self administration forces"),
        (party("al-nusra-front"), "al-nusra front"),
        (party("islamic-state"), "the organization of the islamic state in iraq and the levant - isis"),
        (party("free-syrian-army", kind="armed-group"), "armed opposition groups"),
        (party(None, "Syrian rebels"), "armed opposition groups"),
        (party(None, "a gunman"), "unknown"),
    ],
)
def test_actor(actor: Party, label: str) -> None:
    assert fakes.actor_class(claim(actor=(actor,))) == label


@pytest.mark.parametrize(
    ("mode", "trigger", "label"),
    [
        ("aerial", "hit", "shelling"),
        ("unconventional", "attack", "chemical and toxic gases"),
        (None, "shelling", "shelling"),
        (None, "blast", "explosion"),
        (None, "attack", "unknown"),
        ("capture", "shelled", "unknown"),
    ],
)
def test_cause(mode: str | None, trigger: str, label: str) -> None:
    assert fakes.cause_class(claim(trigger, mode=mode)) == label


@pytest.mark.parametrize(
    ("losses", "wanted"),
    [
        ((), None),
        ((loss(3, 3, outcome="injured"),), None),
        ((loss(5, 5),), (5, 5)),
        ((loss(5, None),), (5, 10)),
        ((loss(None, 8),), (0, 8)),
        ((loss(20, 20, "fighters"), loss(4, 4, "civilians")), (4, 4)),
    ],
)
def test_civilians_killed(losses: tuple[Loss, ...], wanted: tuple[int, int] | None) -> None:
    assert fakes.civilians_killed(claim(casualties=losses)) == wanted
