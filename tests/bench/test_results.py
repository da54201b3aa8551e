"""The tables."""

from bench.results import page, table
from bench.sets import ALIASES, SETS, chosen, runner
from bench.speed import page as speed_page

FOUND = {"claims": {"check record": 0.4444, "check claim": 0.5}, "timex-aquaint": {"all value F1": 0.7}}


def test_table_names_set_and_figure() -> None:
    assert table(FOUND).splitlines() == [
        "claims: the whole record, English reports coded by hand",
        "  check record  0.444",
        "  check claim   0.500",
        "timex-aquaint: when (AQUAINT)",
        "  all value F1  0.700",
    ]


def test_page_gives_the_command_of_each_figure() -> None:
    written = page(FOUND)
    assert "`python -m bench claims`" in written
    assert "| check record | 0.444 |" in written
    assert "check* is the part" in written


def test_alias_stands_for_sets_of_one_form() -> None:
    for name, members in ALIASES.items():
        assert [one.name for one in chosen(name)] == list(members)
        assert {SETS[m].run for m in members} == {runner(name)}
    assert [one.name for one in chosen(None)] == list(SETS)


def test_speed_page_is_a_table() -> None:
    assert "| ratio | 0.70 |" in speed_page([("ratio", "0.70")], "3 reports").splitlines()
