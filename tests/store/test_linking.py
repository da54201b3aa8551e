"""Claims in the store to events: bit by bit or all at once, the same events."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from dateline.link.facts import from_json
from dateline.link.link import link_all
from dateline.model import Claim, Loss, Party, Place, Record, SourceLink, Span, Statement, When, Words
from dateline.read.report import make_report
from dateline.store import Store, add
from dateline.store.decisions import APART, TOGETHER, decide
from dateline.store.linking import Progress, link_again, link_new
from dateline.store.schema import claim, event

TOWNS = [("Hajin", 34.69, 40.83), ("Susah", 34.52, 40.96), ("Baghuz", 34.46, 40.95), ("Azaz", 36.59, 37.05)]
DAY = date(2019, 3, 4)


class Nobody:
    """Knows no identities."""

    def source(self, link: SourceLink, home: str | None = None) -> tuple[str, str | None]:
        return link.name or "", None

    def above(self, actor: str) -> tuple[str, ...]:
        return ()


def words(text: str) -> Words:
    return Words(Span(0, len(text)), text)


def a_claim(id: str, random: Random) -> Claim:
    town, lat, lon = random.choice(TOWNS)
    day = DAY + timedelta(random.randrange(3))
    dead = random.choice([None, 2, 5, 14])
    who = random.choice(["RU.mil", "SY.mil"])
    return Claim(
        id=hashlib.sha256(id.encode()).hexdigest()[:16],
        type=random.choice(["ASSAULT", "ASSAULT", "RETREAT"]),
        mode=random.choice(["aerial", None]),
        trigger=words(random.choice(["struck", "bombed"])),
        actor=(Party(words(who), who, who),),
        place=(Place(words(town), town, lat, lon, None, "SY", 1, 3.0),) if random.random() < 0.8 else (),
        date=When(words("then"), day, day, 1, "text") if random.random() < 0.8 else None,
        casualties=(Loss(words("dead"), "killed", "people", dead, dead),) if dead else (),
        statements=(Statement((random.choice(["SANA", "AFP"]),), "asserts"),),
    )


def records(number: int = 60, seed: int = 7) -> list[Record]:
    random = Random(seed)
    made = []
    for i in range(number):
        text = f"Report {i}. " + " ".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=80))
        told = make_report(
            text, id=f"report-{i:03}", outlet="Daily Lamp", published=str(DAY + timedelta(3)), language="en"
        )
        made.append(Record(told, tuple(a_claim(f"{seed}:{i}:{j}", random) for j in range(random.randrange(1, 5)))))
    return made


_OPENED: list[Store] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close the stores that a test opened."""
    yield
    while _OPENED:
        _OPENED.pop().close()


def new(path: Path) -> Store:
    _OPENED.append(Store.open(str(path), create=True))
    return _OPENED[-1]


def filled(path: Path, parts: Iterable[Sequence[Record]]) -> Store:
    store = new(path)
    for part in parts:
        add(store, part, "dateline test", "me")
        link_new(store, Nobody(), "me")
    return store


def events(store: Store) -> dict[str, frozenset[str]]:
    """Return the claims of each event; every claim is in one, and every event is a row."""
    found: dict[str, set[str]] = {}
    with store.reading() as connection:
        for id, of in connection.execute(select(claim.c.id, claim.c.event)):
            assert of is not None, id
            found.setdefault(of, set()).add(id)
        assert set(connection.execute(select(event.c.id)).scalars()) == set(found)
    return {id: frozenset(claims) for id, claims in found.items()}


def test_one_by_one_in_any_order_or_all_at_once_or_from_scratch_the_events_are_the_same(tmp_path: Path) -> None:
    made = records(36)
    shuffled = Random(1).sample(made, len(made))
    at_once = filled(tmp_path / "a.sqlite", [made])
    one_by_one = filled(tmp_path / "b.sqlite", [[one] for one in shuffled])
    expected = events(at_once)
    assert any(len(claims) > 2 for claims in expected.values())
    assert events(one_by_one) == expected
    link_again(one_by_one, Nobody(), "me")
    assert events(one_by_one) == expected


def test_the_store_and_linking_in_memory_agree(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.sqlite", [records()])
    with store.reading() as connection:
        facts = [from_json(row) for row in connection.execute(select(claim.c.facts)).scalars()]
    assert set(events(store).values()) == {frozenset(group) for group in link_all(facts).groups}


def test_a_changed_report_leaves_the_events_that_a_first_reading_of_it_would_have_made(tmp_path: Path) -> None:
    made = records()
    later = [replace(one, claims=other.claims) for one, other in zip(made[:10], records(10, seed=8), strict=True)]
    store = filled(tmp_path / "a.sqlite", [made])
    add(store, later, "dateline test 2", "me")
    link_new(store, Nobody(), "me")
    assert events(store) == events(filled(tmp_path / "b.sqlite", [[*later, *made[10:]]]))


def test_linking_again_keeps_to_what_people_decided(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.sqlite", [records()])
    before = events(store)
    large = max(before.values(), key=lambda claims: (len(claims), sorted(claims)))
    one, *rest = sorted(large)
    far, near = sorted(sorted(claims)[0] for claims in before.values() if len(claims) == 1)[:2]
    with store.writing("me") as writing:
        decide(writing, APART, one, "another day", [one], rest)
        decide(writing, TOGETHER, far, "the same raid", [far], [near])
    link_again(store, Nobody(), "me")
    after = events(store).values()
    assert any({far, near} <= claims for claims in after)
    assert not any(one in claims and claims & set(rest) for claims in after)


def test_progress_is_told_and_a_second_run_finds_nothing_to_do(tmp_path: Path) -> None:
    store = new(tmp_path / "a.sqlite")
    made = records()
    add(store, made, "dateline test", "me")
    steps: list[Progress] = []
    done = link_new(store, Nobody(), "me", steps.append)
    assert done.done == done.of == sum(len(one.claims) for one in made)
    assert steps[-1] == done and done.events >= len(events(store))
    assert link_new(store, Nobody(), "me").done == 0
