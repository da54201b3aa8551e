"""Searching: whatever is asked, exactly those are found that a look at every record finds, in the order of days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest
from bench.store import give_events
from bench.synthetic import records
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from dateline.model import Claim, Record
from dateline.store import Store, add
from dateline.store.numbers import numbered
from dateline.store.rows import claim_words, country_key, day_of, parties, place_names, report_words, sources
from dateline.store.schema import claim, event, heading
from dateline.store.search import SEARCHES, Area, Query
from dateline.store.words import name_key, tokens

RECORDS = tuple(records(60, claims=5))
CLAIMS = tuple((one, told) for told in RECORDS for one in told.claims)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("search") / "store.sqlite", create=True) as opened:
        add(opened, RECORDS, "test", "me")
        give_events(opened)
        yield opened


def fits(query: Query, one: Claim, told: Record) -> bool:
    """Tell by looking whether a claim fits: what the search is held against."""
    report = told.report
    words = set(tokens(claim_words(one, report)))
    told_by = list(sources(one, report.outlet))
    place = one.place[0] if one.place else None
    day = day_of(one, report) or date.min
    last = (one.date.last or one.date.first) if one.date else day
    killed = [loss.low for loss in one.casualties if loss.outcome == "killed"]
    return all((
        all(_has(words, word) for word in query.words),
        not query.actors
        or any(p in query.actors and query.role in (None, role) for p, role in parties(one)),
        not query.types or one.type in query.types,
        not query.modes or one.mode in query.modes,
        not query.places or bool(set(query.places) & set(place_names(one))),
        not query.countries or bool({country_key(c) for c in query.countries} & set(place_names(one))),
        not query.area or (place is not None and _inside(query.area, place.latitude, place.longitude)),
        not query.since or last >= query.since,
        not query.until or day <= query.until,
        not (query.sources or query.stances)
        or any(
            (source in query.sources or not query.sources) and (stance in query.stances or not query.stances)
            for source, stance, _ in told_by
        ),
        not query.outlets or (bool(report.outlet) and name_key(report.outlet or "") in query.outlets),
        not query.languages or report.language in query.languages,
        query.killed is None or any(low is not None and low >= query.killed for low in killed),
    ))  # fmt: skip


def _has(words: set[str], wanted: str) -> bool:
    if wanted.endswith("*"):
        return any(word.startswith(wanted[:-1]) for word in words)
    return wanted in words


def _inside(area: Area, lat: float | None, lon: float | None) -> bool:
    assert lat is not None and lon is not None
    if area.centre and area.km:
        north = (lat - area.centre[0]) * 111.195
        return hypot(north, (lon - area.centre[1]) * 111.195 * cos(radians(area.centre[0]))) <= area.km
    return area.south <= lat <= area.north and area.west <= lon <= area.east


def all_of(store: Store, what: str, query: Query, size: int = 7) -> list[str]:
    """Return the ids of all finds, read in pages."""
    found: list[str] = []
    after: int | None = None
    with store.reading() as connection:
        while True:
            page = SEARCHES[what](connection, store.backend, query, size, after)
            found += [row.report if what == "reports" else row.id for row in page.rows]
            if page.next is None:
                return found
            assert len(page.rows) == size
            after = page.next


def some(values: list[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(set(values))), max_size=most, unique=True).map(tuple)


PARTIES = [party for one, _ in CLAIMS for party, _ in parties(one)]
WORDS = [word for one, told in CLAIMS[::5] for word in tokens(claim_words(one, told.report))]
SOURCES = [source for one, told in CLAIMS for source, _, depth in sources(one, told.report.outlet) if depth]
PLACES = [name for one, _ in CLAIMS for name in place_names(one)]
POINTS = [(p.latitude or 0.0, p.longitude or 0.0) for one, _ in CLAIMS for p in one.place]
DAYS = [day for one, told in CLAIMS if (day := day_of(one, told.report))]


@st.composite
def queries(draw: st.DrawFn) -> Query:
    """Make queries for things that are there, one to three at a time."""
    words = st.sampled_from(WORDS)
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "words": st.one_of(words, words.map(lambda word: word[:3] + "*")).map(lambda word: (word,)),
        "actors": st.one_of(some(PARTIES, 1), some(PARTIES, 9)),
        "types": some([one.type for one, _ in CLAIMS]),
        "modes": some([one.mode for one, _ in CLAIMS if one.mode], 1),
        "places": some(PLACES),
        "countries": st.just(("SY",)),
        "area": st.one_of(
            st.builds(lambda at, km: Area.around(at[0], at[1], km), st.sampled_from(POINTS), st.sampled_from((3, 150))),
            st.builds(lambda s, w, size: Area(s, w, s + size, w + size), st.floats(31, 36), st.floats(35, 41),
                      st.sampled_from((0.3, 1.0, 5.0))),
        ),
        "since": st.sampled_from(DAYS),
        "until": st.sampled_from(DAYS),
        "sources": some(SOURCES, 1),
        "stances": some(["asserts", "denies", "silent"]),
        "outlets": some([name_key(told.report.outlet or "") for told in RECORDS]),
        "languages": some(["ar", "en"], 1),
        "killed": st.sampled_from((1, 2, 10, 30)),
    }  # fmt: skip
    chosen = draw(st.lists(st.sampled_from(sorted(kinds)), min_size=1, max_size=3, unique=True))
    given: dict[str, Any] = {kind: draw(kinds[kind]) for kind in chosen}
    return Query(role=draw(st.sampled_from((None, "actor"))), **given)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries())
def test_finds_the_claims_that_fit_and_no_others_newest_first(store: Store, query: Query) -> None:
    number = {
        one.id: numbered(day_of(one, told.report), index, place)
        for index, told in enumerate(RECORDS, 1)
        for place, one in enumerate(told.claims)
    }
    wanted = sorted((one.id for one, told in CLAIMS if fits(query, one, told)), key=number.__getitem__, reverse=True)
    assert all_of(store, "claims", query) == wanted


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries())
def test_an_event_is_found_once_by_any_of_its_claims(store: Store, query: Query) -> None:
    query = Query(words=query.words, actors=query.actors, role=query.role, places=query.places, area=query.area,
                  sources=query.sources, stances=query.stances, outlets=query.outlets)  # fmt: skip
    with store.reading() as connection:
        event_of = dict(connection.execute(select(claim.c.id, claim.c.event)).all())
    found = all_of(store, "events", query, 5)
    assert len(found) == len(set(found))
    assert set(found) == {event_of[one.id] for one, told in CLAIMS if fits(query, one, told)}


def test_events_by_what_they_are(store: Store) -> None:
    with store.reading() as connection:
        rows = connection.execute(select(event)).all()
    wanted = {
        Query(origins=3): {row.id for row in rows if row.origins >= 3},
        Query(killed=4): {row.id for row in rows if (row.killed_high or 0) >= 4},
        Query(killed=20): {row.id for row in rows if (row.killed_high or 0) >= 20},
        Query(modes=("aerial",), killed=1): {
            row.id for row in rows if row.mode == "aerial" and (row.killed_high or 0) >= 1
        },
    }
    for query, ids in wanted.items():
        assert ids and set(all_of(store, "events", query)) == ids
    assaults = {row.id for row in rows if row.type == "ASSAULT" and row.origins >= 2}
    assert assaults and set(all_of(store, "events", Query(types=("ASSAULT",), origins=2))) == assaults


def test_reports_by_their_whole_text_and_by_their_claims(store: Store) -> None:
    with store.reading() as connection:
        of = dict(connection.execute(select(heading.c.record, heading.c.report)).all())
    word = tokens(RECORDS[0].report.text)[-1]
    wanted = {of[i] for i, told in enumerate(RECORDS, 1) if word in tokens(report_words(told.report))}
    assert wanted and set(all_of(store, "reports", Query(words=(word,)))) == wanted
    query = Query(words=(word,), types=("ASSAULT",))
    wanted = {
        of[i]
        for i, told in enumerate(RECORDS, 1)
        if word in tokens(report_words(told.report)) and any(one.type == "ASSAULT" for one in told.claims)
    }
    assert set(all_of(store, "reports", query)) == wanted


def test_arabic_is_found_with_and_without_the_article(store: Store) -> None:
    plain, article = (tuple(tokens(word)) for word in ("خرطوم", "والخرطوم"))
    assert all_of(store, "claims", Query(words=plain)) == all_of(store, "claims", Query(words=article)) != []


def test_a_new_version_of_a_report_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite", create=True) as store:
        told = RECORDS[3]
        add(store, [told], "test", "me")
        moved = [replace(one, type="PROTEST", place=(), date=None) for one in told.claims[:-1]]
        add(store, [replace(told, claims=tuple(moved))], "test 2", "me")
        assert not all_of(store, "claims", Query(countries=("SY",)))
        assert set(all_of(store, "claims", Query(types=("PROTEST",)))) == {one.id for one in moved}
        assert len(all_of(store, "reports", Query(outlets=(name_key(told.report.outlet or ""),)))) == 1


def test_an_area_may_cross_the_line_of_the_date() -> None:
    area = Area.around(0.0, 179.9, 100)
    assert area.west > 0 > area.east
    assert area.north - area.south == pytest.approx(2 * 100 / 111.195)


def test_numbers_sort_by_day_then_record() -> None:
    day = date(2018, 3, 20)
    numbers = [
        numbered(None, 9),
        numbered(day, 1),
        numbered(day, 1, 1),
        numbered(day, 2),
        numbered(day + timedelta(1), 1),
    ]
    assert numbers == sorted(numbers) and len(set(numbers)) == 5 and numbers[-1] < 1 << 63
    with pytest.raises(ValueError, match="claims in one report"):
        numbered(day, 1, 1 << 12)
