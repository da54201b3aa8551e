"""Identities: names of sources to outlets and actors."""

from functools import cache

import pytest

from dateline.knowledge.everything import load_knowledge
from dateline.model import SourceLink, Span
from dateline.resolve.identities import Identities


@cache
def identities() -> Identities:
    known = load_knowledge()
    return Identities(known.actors, known.outlets)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Media reports", "media reports"),
        ("Kurdish press", "Kurdish media"),
        ("the villagers of Tessit", "the villagers of Tessit"),
    ],
)
def test_a_source_nobody_knows_keeps_its_words(words: str, name: str) -> None:
    assert identities().source(SourceLink(Span(0, 1), words)) == (name, None)


def test_an_outlet_and_an_actor_are_told_apart() -> None:
    _, reuters = identities().source(SourceLink(Span(0, 1), "Reuters"))
    _, group = identities().source(SourceLink(Span(0, 1), "Islamic State"))
    assert reuters is not None
    assert group is not None
    assert identities().is_outlet(reuters)
    assert not identities().is_outlet(group)
