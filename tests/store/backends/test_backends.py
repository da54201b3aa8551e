"""What each database does in its own way comes to the same."""

from pathlib import Path

import pytest
from sqlalchemy import Select, select, union
from tests.store.stories import CODER, record

from dateline.model import Record
from dateline.store import Store, add
from dateline.store.backends.postgresql import _fitting
from dateline.store.people import people
from dateline.store.schema import claim, heading, report
from dateline.store.words import tokens

STORIES = {
    "azaz": "Gunmen attacked the market of Azaz.",
    "khartoum": "مسلحون هاجموا سوق الخرطوم",
    "odd": "Rebels shelled \"O'Brien's\" AND road NEAR Homs.",
}


@pytest.fixture
def filled(store: Store) -> Store:
    add(store, [record(text, id=name) for name, text in STORIES.items()], CODER, "Ann")
    return store


def found(store: Store, numbers: Select[tuple[int]]) -> set[str]:
    """Return which stories' claims or headings have these numbers."""
    mine = (
        select(claim.c.report).where(claim.c.number.in_(numbers)),
        select(heading.c.report).where(heading.c.number.in_(numbers)),
    )
    with store.reading() as connection:
        ids = connection.execute(select(report.c.id).where(report.c.number.in_(union(*mine)))).scalars()
        return set(ids)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("MARKET azaz", {"azaz"}),
        ("gunmen shelled", set()),
        ("خرطوم", {"khartoum"}),
        ("والخرطوم", {"khartoum"}),
        ("o'brien's", {"odd"}),
        ("and near", {"odd"}),
        ("nowhere", set()),
    ],
)
def test_claims_and_reports_are_found_by_their_words(filled: Store, asked: str, names: set[str]) -> None:
    assert found(filled, filled.backend.claims_with(tokens(asked))) == names
    assert found(filled, filled.backend.headings_with(tokens(asked))) == names


def test_words_are_found_by_their_beginnings(filled: Store) -> None:
    assert found(filled, filled.backend.claims_with(["gun*", "mark*"])) == {"azaz"}
    assert found(filled, filled.backend.claims_with(["gun"])) == set()


def test_what_was_forgotten_is_not_found(filled: Store) -> None:
    with filled.writing("x") as writing:
        filled.backend.forget_all(writing.connection)
    assert found(filled, filled.backend.claims_with(["gunmen"])) == set()
    assert found(filled, filled.backend.headings_with(["gunmen"])) == set()
    with filled.reading() as connection:
        assert list(filled.backend.damage(connection)) == []


def test_very_long_texts_keep_each_word_once_as_far_as_there_is_room() -> None:
    short = "one two one"
    assert _fitting(short) == short
    assert _fitting("one two " * 100_000) == "one two"
    many = " ".join(f"wort{i}ü" for i in range(100_000))
    assert len(_fitting(many).encode()) <= 300_000 and many.startswith(_fitting(many)[:-10])


def test_who_is_who_is_loaded_once_with_the_users_own(tmp_path: Path) -> None:
    assert people() is people()
    own = tmp_path / "own.yaml"
    own.write_text("- {id: XX.reb.lions, name: Mountain Lions, kind: armed-group, aliases: [the Lions]}\n")
    assert people(own) is not people()


def test_one_batch_of_one_text_by_many(store: Store) -> None:
    told: list[Record] = [record(STORIES["azaz"], id="a", outlet=f"Outlet {i}") for i in range(3)]
    assert [one.outcome for one in add(store, told, CODER, "Ann")] == ["new"] * 3
    with store.reading() as connection:
        hits = connection.execute(
            select(claim.c.id).where(claim.c.number.in_(store.backend.claims_with(["gunmen"])))
        ).all()
    assert len(hits) == 3
