"""How many people met an outcome: of one claim, and of all claims of an event."""

from tests.link.making import loss, said, telling

from dateline.link.accounts import account
from dateline.link.tolls import figures
from dateline.model import Telling, Toll


def toll(*tellings: Telling) -> Toll:
    (found,) = account(tellings).event.tolls
    return found


def test_parts_by_one_source_add_up_and_a_whole_is_their_rival() -> None:
    parts = (loss(11, 11, "soldiers"), loss(17, 17, "fighters"))
    assert [str(f) for f in figures(telling(1, casualties=parts).claim, "killed")] == ["28"]
    whole = (*parts, loss(30, None))
    assert sorted(str(f) for f in figures(telling(1, casualties=whole).claim, "killed")) == ["28", "30 or more"]
    rivals = (loss(11, 11, "soldiers", ("SANA",)), loss(17, 17, "soldiers", ("AFP",)))
    assert [str(f) for f in figures(telling(1, casualties=rivals).claim, "killed")] == ["11", "17"]


def test_the_usual_figure_is_that_of_most_origins() -> None:
    told = [
        telling(n, said(name), casualties=(loss(x, x),)) for n, (name, x) in enumerate([("A", 7), ("B", 9), ("C", 9)])
    ]
    found = toll(*told)
    assert (found.lowest, found.usual, found.highest) == (7, 9, 9)
    assert (found.lowest_by, found.usual_by) == (("c0",), ("c1", "c2"))


def test_many_papers_with_one_origin_have_one_voice() -> None:
    told = [telling(n, said("Interfax"), casualties=(loss(20, 20),)) for n in range(3)]
    others = [telling(n, said(f"Doctor {n}"), casualties=(loss(5, 5),)) for n in (3, 4)]
    assert toll(*told, *others).usual == 5


def test_a_correction_takes_the_place_of_what_the_same_origin_said_before() -> None:
    told = [telling(n, said("Civil Defence"), casualties=(loss(x, x),)) for n, x in enumerate((11, 9))]
    found = toll(telling(5, said("A Doctor"), casualties=(loss(9, 9),)), *told)
    assert (found.lowest, found.usual, found.highest) == (9, 9, 11)
    assert toll(*told).usual == 9


def test_a_figure_counts_for_the_chain_that_gives_it() -> None:
    both = telling(1, said("SANA"), said("AFP"), casualties=(loss(9, 9, by=("SANA",)), loss(12, 12, by=("AFP",))))
    other = telling(0, said("SANA"), casualties=(loss(9, 9),))
    third = telling(2, said("Red Crescent"), casualties=(loss(12, 12),))
    assert toll(both, other, third).usual == 12


def test_an_open_figure_leaves_the_toll_open() -> None:
    found = toll(telling(1, casualties=(loss(5, None),)), telling(2, casualties=(loss(None, 40),)))
    assert (found.lowest, found.highest) == (0, None)
