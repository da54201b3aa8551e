"""Which places of its sentence an act was at."""

from tests.extract.story import Story

from dateline.extract.placing import features, options, placed
from dateline.learned.linear import Linear
from dateline.model.analysis import Tie


def raid() -> tuple[Story, int, int]:
    """Return a raid that the rules place in both the town and its province."""
    story = Story("Fighters raided Orla in Brack.")
    province = story.place("Brack", precision=4)
    town = story.place("Orla", within=(province,))
    ties = (Tie(town, ("prep=-",)), Tie(province, ("prep=in",)))
    story.clause("raided", places=(town, province), ties=ties)
    return story, town, province


def chosen(story: Story, weights: dict[str, float]) -> tuple[int, ...]:
    model = Linear(("yes",), (0.0,), (weights,), 0.5)
    return placed(story.resolved(), model).analysis.clauses[0].places


def test_without_a_model_the_rules_places_stay() -> None:
    story, _, _ = raid()
    resolved = story.resolved()
    assert placed(resolved, None) is resolved


def test_a_place_that_the_model_finds_unlikely_is_taken_back() -> None:
    story, town, _ = raid()
    assert chosen(story, {"prep=in": -1.0}) == (town,)


def test_a_place_of_the_sentence_that_no_rule_gave_is_added_where_likely() -> None:
    story = Story("Shells fell, a medic in Orla said.")
    town = story.place("Orla")
    story.clause("fell", ties=(Tie(town, ("in a source",)),))
    assert chosen(story, {"in a source": 1.0}) == (town,)
    assert chosen(story, {"in a source": -1.0}) == ()


def test_a_place_is_described_by_what_it_holds_and_lies_in() -> None:
    story, town, province = raid()
    resolved = story.resolved()
    (clause,) = resolved.analysis.clauses
    found = {o.index: set(features(o, options(resolved, clause), clause)) for o in options(resolved, clause)}
    assert {"inner", "in one told", "nearest", "wider one told"} <= found[town]
    assert {"told", "holds one inner", "finer one inner", "precision=4"} <= found[province]
