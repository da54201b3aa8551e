import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.worlds import DAY, entry, kept, party, place

from dateline.compare.differences import differences, shared_sources
from dateline.compare.entry import Comparison, Entry
from dateline.compare.kinds import tables
from dateline.compare.matching import compare
from dateline.compare.parties import Sides
from dateline.compare.score import score
from dateline.knowledge.actors import load_actors
from dateline.model import Kept

SIDES = Sides(load_actors())
FAR = place("Basra", 30.5, 47.8)


def _score(ours: Kept, theirs: Entry) -> float:
    found = score(ours, theirs, SIDES)
    assert found is not None
    return found[0]


def test_the_same_raid_is_a_match_with_readable_reasons() -> None:
    compared = compare([kept(killed=(15, 20, 17))], [entry(deaths=(17, 17, 17))], SIDES, "acled")
    (match,) = compared.matches
    assert match.score > 2 and match.km_apart == pytest.approx(0) and not match.differences
    assert {reason.field for reason in match.reasons} == {"date", "place", "type", "killed"}
    assert not compared.only_ours and not compared.only_theirs


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (kept(day=DAY + timedelta(2)), entry()),
        (kept(at=FAR), entry()),
        (kept(day=None), entry()),
        (kept(type="LOSS", mode=None), entry(kind="peaceful protest")),
    ],
    ids=["days", "distance", "no day", "type"],
)
def test_what_bars_two_events(ours: Kept, theirs: Entry) -> None:
    assert score(ours, theirs, SIDES) is None


def test_precision_widens_days_and_places() -> None:
    assert score(kept(day=DAY + timedelta(2)), entry(last=DAY + timedelta(3)), SIDES)
    assert score(kept(at=place("Idlib", 35.93, 36.63, 4, 45.0)), entry(lat=35.5, lon=36.5), SIDES)
    assert score(kept(day=None, reported=DAY + timedelta(1)), entry(), SIDES)


def test_each_part_moves_the_score_the_way_it_should() -> None:
    plain = _score(kept(), entry())
    assert _score(kept(day=DAY + timedelta(1)), entry()) < plain
    assert _score(kept(at=place("x", 36.0, 36.9)), entry(radius=25.0)) < plain
    assert _score(kept(mode="firearms"), entry()) < plain
    assert _score(kept(type="PROTEST", mode="demo"), entry()) < _score(kept(mode="firearms"), entry())
    assert _score(kept(killed=(3, 3, 3)), entry(deaths=(3, 3, 3))) > plain
    assert _score(kept(killed=(3, 3, 3)), entry(deaths=(90, 90, 90))) < plain
    army, rebels = party("Syrian Armed Forces", "SY.mil", "force"), SIDES.side("Islamic State", "rebel")
    theirs = SIDES.side("Military Forces of Syria (2000-2024)", "state")
    assert _score(kept(actor=(army,)), entry(sides=(theirs,))) > plain
    assert _score(kept(actor=(army,)), entry(sides=(rebels,))) < plain


def test_the_best_pair_is_taken_first_and_each_event_once() -> None:
    near, far = kept("near"), kept("far", at=place("x", 35.93, 36.84))
    compared = compare([far, near], [entry()], SIDES, "acled")
    assert [match.kept.event.id for match in compared.matches] == ["near"]
    assert [one.event.id for one in compared.only_ours] == ["far"]


def test_a_higher_bar_leaves_fewer_matches() -> None:
    assert not compare([kept()], [entry()], SIDES, "acled", least=9).matches


def test_what_the_file_could_not_have_is_told_apart() -> None:
    ours = [
        kept("speech", type="ACCUSE", mode="allege"),
        kept("planned", frame="planned"),
        kept("late", day=date(2020, 1, 1)),
        kept("far", at=FAR),
        kept("missed", day=DAY, at=place("Idlib", 36.3, 37.3)),
        kept("nowhere", at=None, type="PROTEST", mode="demo"),
    ]
    compared = compare(ours, [entry()], SIDES, "acled")
    assert {one.event.id: why for one, why in compared.beyond} == {
        "speech": "ACCUSE is not coded there",
        "planned": "only planned",
        "late": "not in the days of the file",
        "far": "far from all events of the file",
        "nowhere": "no place",
    }
    assert [one.event.id for one in compared.only_ours] == ["missed"]
    assert [why for _, why in compare([kept()], [], SIDES, "ucdp").beyond] == ["no deaths"]


def test_places_without_a_point_match_by_name() -> None:
    ours = kept(at=place("Saraqab", None, None))
    assert _score(ours, entry()) > _score(kept(at=place("Tell Marwa", None, None)), entry())
    assert not [one for one in differences(ours, entry(), SIDES) if one.field == "place"]


def test_the_date_line_is_no_edge() -> None:
    ours = kept(at=place("x", 0.0, 179.98))
    assert compare([ours], [entry(lat=0.0, lon=-179.98)], SIDES, "acled").matches


def test_differences_are_named_with_both_values() -> None:
    ours = kept(day=DAY + timedelta(1), killed=(3, 5, 4), outlets=("Ferry Gazette",), at=place("x", 36.0, 36.9))
    theirs = entry(deaths=(30, 30, 30), sources=("SOHR",), radius=25.0, sides=(SIDES.side("Islamic State", "rebel"),))
    found = {one.field: (one.ours, one.theirs) for one in differences(ours, theirs, SIDES)}
    assert found["date"] == ("2018-03-21", "2018-03-20") and found["killed"] == ("3 to 5", "30")
    assert found["sources"] == ("Ferry Gazette", "SOHR") and {"place", "actors"} <= found.keys()
    assert shared_sources(kept(), entry(sources=("harbour wire", "SOHR"))) == ("harbour wire",)


_KINDS = sorted(tables().acled)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Kept], list[Entry]]:
    days = st.integers(0, 3).map(lambda n: DAY + timedelta(n))
    spots = st.sampled_from([(35.86, 36.80), (35.93, 36.84), (36.2, 37.1), (None, None)])
    ours, theirs = [], []
    for number in range(draw(st.integers(0, 6))):
        lat, lon = draw(spots)
        at = draw(st.sampled_from([None, place("Saraqib", lat, lon, 2, 14.0)]))
        modes = st.sampled_from(["aerial", "clash", None])
        ours.append(
            kept(f"o{number}", day=draw(st.none() | days), at=at, mode=draw(modes), reported=draw(st.none() | days))
        )
    for number in range(draw(st.integers(0, 6))):
        lat, lon = draw(spots)
        first = draw(days)
        last = first + timedelta(draw(st.sampled_from([0, 2, 60])))
        theirs.append(entry(f"t{number}", first=first, last=last, kind=draw(st.sampled_from(_KINDS)), lat=lat, lon=lon))
    return ours, theirs


def _ids(compared: Comparison) -> tuple[list[str], list[str]]:
    ours = [match.kept.event.id for match in compared.matches]
    ours += [one.event.id for one in compared.only_ours] + [one.event.id for one, _ in compared.beyond]
    theirs = [match.entry.id for match in compared.matches] + [one.id for one in compared.only_theirs]
    return ours, theirs


@settings(max_examples=120, deadline=None)
@given(worlds(), st.randoms(use_true_random=False))
def test_every_event_is_somewhere_once_whatever_the_order(
    world: tuple[list[Kept], list[Entry]], chance: random.Random
) -> None:
    ours, theirs = world
    compared = compare(ours, theirs, SIDES, "acled")
    mine, other = _ids(compared)
    assert sorted(mine) == sorted(one.event.id for one in ours)
    assert sorted(other) == sorted(one.id for one in theirs)
    assert [m.score for m in compared.matches] == sorted((m.score for m in compared.matches), reverse=True)
    chance.shuffle(ours)
    chance.shuffle(theirs)
    assert compare(ours, theirs, SIDES, "acled") == compared


@settings(max_examples=120, deadline=None)
@given(worlds())
def test_no_pair_that_fits_is_left_over(world: tuple[list[Kept], list[Entry]]) -> None:
    compared = compare(*world, SIDES, "acled")
    left = [*compared.only_ours, *(one for one, _ in compared.beyond)]
    for one in left:
        for other in compared.only_theirs:
            found = score(one, other, SIDES)
            assert found is None or found[0] <= 0
