"""How many independent origins stand behind an event."""

import pytest
from tests.link.making import said, telling

from dateline.link.credits import credited
from dateline.link.origins import is_name, origins, silent, voices
from dateline.model import Telling


def found(*tellings: Telling) -> dict[str, tuple[str, ...]]:
    return {origin.name: origin.stances for origin in origins(voices(tellings))}


def test_chains_that_end_in_one_source_are_one_origin() -> None:
    first, second = telling(1, said("Interfax", "Ivan Petrov")), telling(2, said("Ivan Petrov", stance="confirms"))
    assert found(first, second) == {"Ivan Petrov": ("asserts", "confirms")}


def test_names_of_one_identity_are_one_origin() -> None:
    told = telling(1, said("SOHR", ids=("sohr",))), telling(2, said("Syrian Observatory", ids=("sohr",)))
    assert len(found(*told)) == 1


def test_somebody_unnamed_is_one_origin_for_each_who_spoke_with_them() -> None:
    told = (
        telling(1, said("residents")),
        telling(2, said("residents")),
        telling(3, said("Reuters", "residents", ids=("reuters", None))),
        telling(4, said("Reuters", "residents", ids=("reuters", None))),
    )
    assert sorted(found(*told)) == ["residents (to Outlet 1)", "residents (to Outlet 2)", "residents (to Reuters)"]


def test_reprints_of_one_item_have_one_teller() -> None:
    wire, reprint = ({"wording": "w", "agency": "Northern Wire"}, {"wording": "w"})
    assert list(found(telling(1, head=wire), telling(2, head=reprint), telling(3, head=reprint))) == ["Northern Wire"]
    spoken = found(telling(1, said("residents"), head=wire), telling(2, said("residents"), head=reprint))
    assert list(spoken) == ["residents (to Northern Wire)"]
    uncredited = {"wording": "w"}
    assert list(found(telling(1, head=uncredited), telling(2, head=uncredited))) == ["Outlet 1"]
    assert len(found(telling(1), telling(2))) == 2


def test_the_silent_are_no_origin_and_are_named_apart() -> None:
    told = telling(1, said("activists"), said("US-led coalition", stance="silent"))
    assert list(found(told)) == ["activists (to Outlet 1)"]
    assert silent(voices([told])) == ("US-led coalition",)


def test_who_says_that_it_did_not_happen_speaks_against_it() -> None:
    told = telling(1, said("SANA"), negated=True)
    assert found(told) == {"SANA": ("denies",)}


@pytest.mark.parametrize(
    "words", ["Ahmad Sheikho", "Syrian Observatory for Human Rights", "SANA", "Aleppo Media Center"]
)
def test_names(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    "words", ["residents", "a military source", "Two doctors", "The activists", "Syrian officials", ""]
)
def test_descriptions(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("BEIRUT (Reuters) - Two men were killed.", "Reuters"),
        ("DAMASCUS, Oct 6 (Northern Wire) — Two men were killed.", "Northern Wire"),
        ("Two men were killed.\n\nSource: AFP\n", "AFP"),
        ("Two men were killed (one of them a boy) - nobody knew why.", None),
        ("The source: a man who knows.", None),
    ],
)
def test_credits(text: str, agency: str | None) -> None:
    assert credited(text) == agency
