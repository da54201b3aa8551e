"""The bare forms of sources' names, and the outlet's own."""

import pytest

from dateline.extract.source_forms import full_name, nobody, plain, spelled_out
from dateline.extract.voices import is_force, is_self, is_side


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Maj. Gen. Tendai Moyo", "Tendai Moyo"),
        ("Malam Idris Garba", "Idris Garba"),
        ("General", "General"),
        ("two senior Kenyan officials", "Kenyan officials"),
        ("Nineteen residents", "residents"),
        ("army's Third Mountain Brigade", "Third Mountain Brigade"),
        ("mayor's office", "mayor's office"),
    ],
)
def test_plain(words: str, name: str) -> None:
    assert plain(words) == name


def test_numbers_and_presenters_are_no_sources() -> None:
    assert nobody("34")
    assert nobody("PRESENTER")
    assert nobody("Two of them")
    assert not nobody("witness")


@pytest.mark.parametrize(
    ("initials", "text", "name"),
    [
        ("LRC", "The Lakeside Relief Committee sent tents.", "Lakeside Relief Committee"),
        ("UCB", "The Union of Coastal Bakers is on strike.", "Union of Coastal Bakers"),
        ("LRC", "The Lakeside Relief Committee met the Labour Rights Council.", None),  # either may be meant
        ("LR", "The Lakeside Relief sent tents.", None),
        ("Lrc", "The Lakeside Relief Committee sent tents.", None),
    ],
)
def test_initials_mean_the_name_that_a_text_spells_out(initials: str, text: str, name: str | None) -> None:
    assert spelled_out(initials, text) == name


def test_an_owner_whom_nothing_names_is_no_source() -> None:
    assert nobody("its")


def test_a_bare_head_is_the_institution_named_before() -> None:
    assert full_name("council", "The Lakeside Military Council met.") == "Lakeside Military Council"
    assert full_name("ministry", "The Ministry of Water of Maldonia said so.") == "Ministry of Water of Maldonia"
    assert full_name("resident", "The Lakeside Military Council met.") is None


def test_an_outlet_that_is_a_side() -> None:
    assert is_force("Northern Highland Brigade (media wing)")
    assert is_side("Ministry of Foreign Affairs")
    assert not is_force("Ministry of Foreign Affairs")
    assert not is_side("Army Times")
    assert is_self("Northern Highland Brigade", "Northern Highland Brigade, press office")
    assert is_self("NHB", "Northern Highland Brigade")
    assert not is_self("army", "Northern Highland Brigade")
