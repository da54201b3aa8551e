from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.compare.worlds import DAY, kept, party

from dateline.plot.choosing import Choice, chosen, sources
from dateline.plot.series import NOBODY, OTHERS, by_actor, by_mode, by_type, following, series, start, step_for


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["day", "week", "month", "quarter", "year"]))
def test_every_day_lies_in_its_stretch(day: date, step: str) -> None:
    first = start(day, step)
    assert first <= day < following(first, step)
    assert start(following(first, step), step) == following(first, step)


@given(st.lists(st.none() | st.dates(date(2015, 1, 1), date(2019, 1, 1)), max_size=30))
def test_every_event_is_counted_once_or_undated(days: list[date | None]) -> None:
    found = series([kept(str(n), day=day) for n, day in enumerate(days)], by_type)
    assert sum(sum(values) for _, values in found.rows) + found.undated == len(days)
    assert all(len(values) == len(found.starts) == len(found.ends) for _, values in found.rows)
    assert list(found.ends[:-1]) == list(found.starts[1:])


def test_steps_follow_the_length() -> None:
    assert [step_for(days) for days in (10, 100, 1000, 10000)] == ["day", "week", "month", "year"]


def test_most_frequent_groups_have_rows_and_the_rest_is_summed_up() -> None:
    names = ["a"] * 4 + ["b"] * 3 + ["c"] * 2 + ["d"]
    ours = [kept(str(n), actor=(party(name, name),)) for n, name in enumerate(names)]
    ours += [kept("x", actor=(party("gunmen"),)), kept("y")]
    found = series(ours, by_actor, most=3)
    assert [(name, sum(values)) for name, values in found.rows] == [("a", 4), ("b", 3), (OTHERS, 3), (NOBODY, 2)]


def test_an_event_of_several_actors_counts_for_each() -> None:
    both = kept(actor=(party("A", "a"), party("B", "b")))
    assert by_actor(both.event) == ("A", "B")
    assert (by_type(both.event), by_mode(both.event)) == (("Assault",), ("Assault, aerial",))


def test_choice_keeps_what_it_says() -> None:
    army = party("Syrian Armed Forces", "SY.mil")
    ours = [
        kept("a", actor=(army,), origins=2),
        kept("b", day=DAY + timedelta(9)),
        kept("c", type="PROTEST"),
        kept("d", frame="planned"),
        kept("e", origins=0),
        kept("f", at=None, day=None),
    ]

    def ids(choice: Choice) -> str:
        return "".join(one.event.id for one in chosen(ours, choice))

    assert ids(Choice()) == "abcf" and ids(Choice(origins=0)) == "abcef" and ids(Choice(origins=2)) == "a"
    assert ids(Choice(types=("PROTEST",))) == "c" and ids(Choice(actors=frozenset({"SY.mil"}))) == "a"
    assert ids(Choice(countries=("SY",))) == "abc" and ids(Choice(countries=("IQ",))) == ""
    assert ids(Choice(first=DAY + timedelta(1))) == "b" and ids(Choice(last=DAY)) == "ac"
    words = Choice(("PROTEST",), frozenset({"x"}), "Them", ("SY",), DAY, DAY, 2).words()
    assert all(part in words for part in ("PROTEST", "Them", "SY", "2018-03-20", "at least 2 independent origins"))


def test_sources_name_those_of_most_events_first() -> None:
    ours = [kept("a", outlets=("A", "B")), kept("b", outlets=("B",)), kept("c", outlets=())]
    assert sources(ours) == "B, A" and sources(ours, most=1) == "B and 1 more" and sources([]) == "outlets unknown"
