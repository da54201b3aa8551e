"""What becomes of reports that are added, on both databases."""

from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import select
from tests.store.stories import CODER, many
from tests.store.stories import record as story

from dateline.model import Record
from dateline.store import Store, StoreError, add, known
from dateline.store.rows import record_from
from dateline.store.schema import claim, heading, log, original, record, report
from dateline.store.verify import verify

AZAZ = "Gunmen attacked the post of Azaz."
HOMS = "Rebels shelled the road near Homs."


def put(store: Store, *records: Record, coder: str = CODER) -> list[tuple[str, int, str]]:
    return [(one.report, one.version, one.outcome) for one in add(store, records, coder, "Ann")]


def claims(store: Store) -> set[str]:
    with store.reading() as connection:
        return set(connection.execute(select(claim.c.id)).scalars())


def ids(*records: Record) -> set[str]:
    return {one.id for told in records for one in told.claims}


def count(store: Store) -> tuple[int, int, int, int]:
    checked = verify(store)
    assert checked.faults == ()
    with store.reading() as connection:
        reports = len(connection.execute(select(report.c.number)).all())
    return checked.originals, reports, checked.records, checked.entries


def test_what_is_added_is_kept_byte_for_byte_and_comes_back_as_it_was(store: Store) -> None:
    raw = b"<p>Gunmen attacked the post of Azaz.</p>"
    told = story(AZAZ, HOMS, raw=raw, url="https://example.org/a")
    (added,) = add(store, [told], CODER, "Ann")
    assert (added.report, added.version, added.outcome) == ("report", 1, "new")
    assert set(added.claims) == ids(told) == claims(store)
    with store.reading() as connection:
        assert connection.execute(select(original.c.content)).scalar_one() == raw
        row = connection.execute(select(record)).one()
        assert (row.coder, row.by) == (CODER, "Ann")
        back = record_from(row.body)
        assert back.claims == told.claims and back.report.text == told.report.text
        entry = connection.execute(select(log)).one()
        assert (entry.by, entry.action, entry.subject) == ("Ann", "add", "report@1")


def test_the_same_report_twice_is_one_report(store: Store) -> None:
    told = story(AZAZ)
    assert put(store, told, told) == [("report", 1, "new"), ("report", 1, "known")]
    assert (
        put(store, told, replace(told, report=replace(told.report, id="other", file="/elsewhere")))
        == [("report", 1, "known")] * 2
    )
    assert count(store) == (1, 1, 1, 1)
    (again,) = add(store, [told], CODER, "Ann")
    assert set(again.claims) == ids(told)


def test_a_changed_report_is_a_new_version_and_its_claims_are_compared(store: Store) -> None:
    first = story(AZAZ, HOMS, url="https://example.org/a")
    second = story("It was said today:", HOMS, "Troops seized the bridge at Idlib.", url="https://example.org/a")
    add(store, [first], CODER, "Ann")
    (added,) = add(store, [second], CODER, "Ann")
    assert (added.report, added.version, added.outcome) == ("report", 2, "changed")
    assert added.change is not None
    (azaz, homs), (_, homs_now, idlib) = first.claims, (None, *second.claims[-2:])
    assert added.change.same == ((homs.id, homs_now.id),)
    assert (added.change.gone, added.change.changed) == ((azaz.id,), ())
    assert idlib.id in added.change.new
    assert claims(store) == ids(second)
    assert count(store) == (2, 1, 2, 2)


def test_another_coder_makes_a_new_version_of_the_same_claims(store: Store) -> None:
    told = story(AZAZ, HOMS)
    add(store, [told], CODER, "Ann")
    less = replace(told, claims=told.claims[:1])
    (added,) = add(store, [less], "dateline next", "Ben")
    assert (added.version, added.outcome) == (2, "recoded")
    assert added.change is not None
    assert added.change.same == ((told.claims[0].id,) * 2,) and added.change.gone == (told.claims[1].id,)
    assert claims(store) == ids(less)
    assert count(store) == (1, 1, 2, 2)


def test_two_versions_of_one_page_among_the_reports_settle(store: Store) -> None:
    """A crawl may hold a page twice: adding it all again must not make version after version."""
    old, new = story(AZAZ, url="https://example.org/a"), story(HOMS, url="https://example.org/a")
    assert put(store, old, new) == [("report", 1, "new"), ("report", 2, "changed")]
    for _ in range(2):
        assert put(store, old, new) == [("report", 2, "older"), ("report", 2, "known")]
    assert put(store, old, coder="dateline next") == [("report", 2, "older")]
    assert claims(store) == ids(new)
    assert count(store) == (2, 1, 2, 2)


def test_one_batch_may_hold_a_report_its_change_and_a_change_of_that(store: Store) -> None:
    versions = [story(f"Gunmen attacked the post {word} of Azaz.", url="https://example.org/a") for word in "abc"]
    assert [row[1:] for row in put(store, *versions)] == [(1, "new"), (2, "changed"), (3, "changed")]
    assert claims(store) == ids(versions[2])
    assert count(store) == (3, 1, 3, 3)


def test_two_outlets_with_the_same_bytes_are_two_reports_of_one_original(store: Store) -> None:
    lamp, post = story(AZAZ, id="a"), story(AZAZ, id="b", outlet="Evening Post")
    assert [row[2] for row in put(store, lamp, post)] == ["new", "new"]
    assert claims(store) == ids(lamp, post) and len(claims(store)) == 2
    assert count(store) == (1, 2, 2, 2)


def test_reports_whose_ids_clash_are_told_apart(store: Store) -> None:
    def at(text: str, file: str) -> Record:
        told = story(text, id="azaz")
        return replace(told, report=replace(told.report, file=file))

    first, second = at(AZAZ, "/monday/azaz.txt"), at(HOMS, "/tuesday/azaz.txt")
    mark = second.report.fingerprint[:8]
    taken = story("Troops held the gate of Hama.", id=f"azaz~{mark}")
    assert put(store, taken, first, second) == [
        (f"azaz~{mark}", 1, "new"),
        ("azaz", 1, "new"),
        (f"azaz~{second.report.fingerprint}", 1, "new"),
    ]
    third = at("Rebels left the road near Homs.", "/tuesday/azaz.txt")
    assert put(store, third) == [(f"azaz~{second.report.fingerprint}", 2, "changed")]
    fourth = at("Guards lost the well of Raqqa.", "/wednesday/azaz.txt")
    assert put(store, fourth) == [(f"azaz~{fourth.report.fingerprint[:8]}", 1, "new")]
    assert count(store)[1] == 4


def test_what_is_known_need_not_be_coded(store: Store) -> None:
    a, b, c = (story(text, id=text, url=f"https://example.org/{i}") for i, text in enumerate((AZAZ, HOMS, "A b c.")))
    changed = story("Rebels shelled a farm near Homs.", id="x", url="https://example.org/1")
    add(store, [a, b, changed], CODER, "Ann")
    reports = [one.report for one in (a, b, changed, c)]
    found = known(store, reports, CODER)
    assert {key: one.outcome for key, one in found.items()} == {
        a.report.fingerprint: "known",
        b.report.fingerprint: "older",
        changed.report.fingerprint: "known",
    }
    assert set(found[a.report.fingerprint].claims) == ids(a)
    assert set(known(store, reports, "dateline next")) == {b.report.fingerprint}
    assert known(store, [], CODER) == {}


def test_more_reports_than_a_query_takes(store: Store) -> None:
    records = many(600)
    assert {one.outcome for one in add(store, records, CODER, "Ann")} == {"new"}
    assert {one.outcome for one in add(store, records, CODER, "Ann")} == {"known"}
    assert len(known(store, [one.report for one in records], CODER)) == 600
    assert count(store) == (600, 600, 600, 600)


def test_null_characters_and_endless_words_do_not_break_a_database(store: Store) -> None:
    odd = story("Gun\0men attacked the post of Az\0az.", id="a\0b", outlet="Lamp\0", url="https://example.org/\0")
    long = story(" ".join(f"w{i:x}" for i in range(140_000)), "x" * 5000, id="long")
    assert [row[2] for row in put(store, odd, long)] == ["new", "new"]
    assert [row[2] for row in put(store, odd, long)] == ["known", "known"]
    with store.reading() as connection:
        found = connection.execute(
            select(heading.c.report).where(heading.c.number.in_(store.backend.headings_with(["w10"])))
        ).all()
        assert len(found) == 1
    assert count(store)[2] == 2


def test_where_one_can_not_be_kept_none_of_the_batch_is(store: Store) -> None:
    good = story(AZAZ, id="good")
    bad = replace(good, report=story(HOMS, id="bad").report)  # its claims have the ids of the other's
    with pytest.raises(Exception, match=r"(?i)unique"):
        add(store, [good, bad], CODER, "Ann")
    assert count(store) == (0, 0, 0, 0)


def _add_some(place: str, name: str) -> None:
    with Store.open(place, create=True) as store:
        for i in range(6):
            add(store, many(4, f"{name}-{i}", f"{name} {i}"), CODER, name)
            add(store, many(4, "shared"), CODER, name)


def test_processes_that_make_and_fill_one_store_at_once_wait_for_each_other(place: str) -> None:
    context = get_context("spawn")
    processes = [context.Process(target=_add_some, args=(place, f"p{i}")) for i in range(2)]
    for one in processes:
        one.start()
    for one in processes:
        one.join(60)
    assert [one.exitcode for one in processes] == [0, 0]
    with Store.open(place) as store:
        assert count(store) == (52, 52, 52, 52)


def test_a_full_disk_is_said_and_nothing_half_written(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store.sqlite", create=True) as store:
        put(store, story(AZAZ))
        with store.engine.connect() as connection:  # the pool has one connection for this thread: it keeps the limit
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(StoreError, match=r"disk is full.*run the same command again"):
            put(store, *many(150))
        assert count(store) == (1, 1, 1, 1)
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        put(store, *many(150))
        assert count(store)[1] == 151
