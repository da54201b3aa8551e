"""An act on its way to a clause."""

import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.acts import Act
from dateline.languages.en.clauses.triggering import find_triggers
from dateline.languages.en.parse import parse
from dateline.model import Report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def act(knowledge: Knowledge) -> Act:
    parsed = next(parse([Report("r", "0" * 64, "Rebels attacked a base.")], knowledge.names, knowledge.pipeline))
    (found,) = find_triggers(parsed, knowledge.triggers, set())
    return found


def test_the_root_of_an_act_that_nothing_took_in_is_itself(knowledge: Knowledge) -> None:
    alone = act(knowledge)
    assert alone.root is alone


def test_the_root_is_the_last_of_those_that_took_an_act_in(knowledge: Knowledge) -> None:
    first, second, third = act(knowledge), act(knowledge), act(knowledge)
    first.into, second.into = second, third
    assert first.root is third


def test_acts_share_no_lists(knowledge: Knowledge) -> None:
    first, second = act(knowledge), act(knowledge)
    first.places.append(1)
    assert second.places == []
