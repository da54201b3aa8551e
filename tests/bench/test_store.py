"""The store at scale, a small one: the benchmark runs, and nothing in it is slower by an order than it should be."""

from pathlib import Path

from bench.synthetic import records

from bench import store as bench
from dateline.store import Store

REPORTS = 2_000


def test_adds_and_searches_fast(tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(bench, "TURNS", 3)
    with Store.open(tmp_path / "store.sqlite", create=True) as store:
        added = bench.fill(store, REPORTS)
        bench.give_events(store)
        found = list(bench.search(store, REPORTS))
    assert added.claims > 9 * REPORTS
    assert added.reports / added.cpu > 150  # a tenth of what is wanted: the machine may be busy
    slow = {one.name: one.median for one in found if one.median > 250}
    assert not slow
    assert sum(one.found > 0 for one in found) > 0.8 * len(found)
    assert "95th percentile" in bench.page(added, found)


def test_synthetic_records_are_the_same_every_time_and_point_at_their_words() -> None:
    some = list(records(5))
    assert some == list(records(5))
    for told in some:
        for one in told.claims:
            for words in (
                one.trigger,
                *(party.words for party in (*one.actor, *one.recipient)),
                *(p.words for p in one.place),
            ):
                assert words.span.of(told.report.text) == words.text
