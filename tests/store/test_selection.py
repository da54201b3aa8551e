from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Claim, Party, Place, Published, Record, Report, Span, Statement, When, Words
from dateline.store import Store, add
from dateline.store.linking import link_new
from dateline.store.people import people
from dateline.store.selection import Selection, Texts, accounts, coders, event_ids, unlinked

TEXT = "Gunmen raided a post in {town} on that day, the police said."


def report(number: int, town: str, day: date | None, kind: str = "ASSAULT", country: str = "SY") -> Record:
    """Return a report of one claim, at a place and on a day of its own."""
    text = TEXT.format(town=town)

    def words(part: str) -> Words:
        start = text.index(part)
        return Words(Span(start, start + len(part)), part)

    claim = Claim(
        id=f"{number:016x}",
        type=kind,
        mode=None,
        trigger=words("raided"),
        actor=(Party(words("Gunmen"), "gunmen"),),
        place=(Place(words(town), town, 30.0 + number, 40.0, country=country, precision=1, radius_km=1.0),),
        date=When(words("that day"), day, day, 1, "stated") if day else None,
        statements=(Statement(("police",), "asserts"),),
    )
    published = Published(day, day, 1, "given") if day else None
    return Record(Report(f"r{number}", f"{number:064x}", text, "Daily Lamp", published=published), (claim,))


RECORDS = [
    report(1, "Hamra", date(2020, 5, 1)),
    report(2, "Qasir", date(2020, 5, 9), "COERCE"),
    report(3, "Tubna", date(2020, 6, 2), country="IQ"),
    report(4, "Zayta", None),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("store") / "s.sqlite"
    with Store.open(path, create=True) as store:
        add(store, RECORDS[:2], "dateline 0.1; codebook a", "me")
        add(store, RECORDS[2:], "dateline 0.2; codebook b", "me")
        link_new(store, people(), "me")
        yield store


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Selection(), [1, 2, 3, 4]),
        (Selection(types=("COERCE",)), [2]),
        (Selection(types=("COERCE", "ASSAULT"), country="SY"), [1, 2, 4]),
        (Selection(since=date(2020, 5, 9)), [2, 3]),
        (Selection(until=date(2020, 5, 9)), [1, 2]),
        (Selection(since=date(2020, 5, 2), until=date(2020, 5, 8)), []),
    ],
)
def test_events_are_found_by_what_is_asked_for_in_the_order_of_days(
    wanted: Selection, found: list[int], store: Store
) -> None:
    with store.reading() as connection:
        assert event_ids(connection, wanted) == [f"{number:016x}" for number in found]


def test_each_event_comes_with_its_claims_in_the_order_asked_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.selection.AT_ONCE", 2)
    with store.reading() as connection:
        ids = event_ids(connection, Selection())[::-1]
        told = list(accounts(connection, [*ids, "nosuchevent"], people()))
    assert [one.event.id for one in told] == ids
    assert told[-1].tellings[0].claim == RECORDS[0].claims[0]
    assert told[-1].tellings[0].report.outlet == "Daily Lamp"


def test_texts_coders_and_what_is_not_linked(store: Store) -> None:
    with store.reading() as connection:
        texts = Texts(connection)
        assert texts.of("r2") == TEXT.format(town="Qasir")
        with pytest.raises(KeyError):
            texts.of("r9")
        assert coders(connection) == ["dateline 0.1; codebook a", "dateline 0.2; codebook b"]
        assert unlinked(connection) == 0


def test_what_is_asked_for_is_told_as_plain_data() -> None:
    assert Selection().told() == {}
    wanted = Selection(("ASSAULT",), date(2020, 5, 1), None, "SY")
    assert wanted.told() == {"types": ["ASSAULT"], "since": "2020-05-01", "country": "SY"}
