from tests.extract.story import Story

from dateline.extract.frames import frame_of
from dateline.extract.judging import features_of, judge
from dateline.extract.merging import merge
from dateline.extract.worthwhile import worthwhile
from dateline.learned.linear import Linear, Models


def models(worth: dict[str, float], same: dict[str, float] | None = None) -> Models:
    """Return models of a few weights; without any of them they say no, and ``background``."""
    return Models(
        Linear(("yes",), (-1.0,), (same or {},), 0.5),
        Linear(("yes",), (-1.0,), (worth,), 0.5),
        Linear(("background", "new"), (0.5, 0.0), ({}, {"in lead": 1.0})),
    )


def two_raids() -> Story:
    story = Story("Rebels raided Orla.", "The raid came at dawn.", "Rebels raided Mint.")
    story.clause("raided", actors=(story.actor("Rebels"),), places=(story.place("Orla"),))
    story.clause("raid", sentence=1, nominal=True, refers_back=True)
    story.clause("raided", sentence=2, places=(story.place("Mint", north=90),))
    return story


def test_without_models_the_rules_decide() -> None:
    draft = two_raids().draft()
    (verdict,) = judge([draft], None)
    assert (verdict.claim, verdict.frame) == (worthwhile(draft), frame_of(draft))


def test_a_model_decides_what_is_a_claim_and_in_which_frame_and_says_why() -> None:
    draft = two_raids().draft()
    (no,) = judge([draft], models({}))
    assert not no.claim
    (yes,) = judge([draft], models({"actor": 2.0}))
    assert yes.claim and yes.frame == "new"
    assert yes.rule == "learned 0.73: actor +2.0"


def test_the_only_deadly_act_of_a_report_is_a_claim_at_a_lower_bar() -> None:
    story = Story("Rebels raided Orla, killing three.")
    story.clause("raided", actors=(story.actor("Rebels"),), places=(story.place("Orla"),), losses=(story.loss(3, 3),))
    draft = story.draft()
    (kept,) = judge([draft], models({}))
    assert kept.claim
    (unlikely,) = judge([draft], models({"loss": -3.0}))
    assert not unlikely.claim


def test_a_model_decides_which_mentions_are_one_event() -> None:
    story = two_raids()
    clauses = sorted(story.clauses, key=lambda c: c.trigger)
    apart = merge(story.resolved(), clauses, models({}).same)
    assert [len(d.clauses) for d in apart] == [1, 1, 1]
    drafts = merge(story.resolved(), clauses, models({}, {"second refers back": 2.0}).same)
    assert [len(d.clauses) for d in drafts] == [2, 1]
    assert drafts[0].why == ["learned 0.73: second refers back +2.0"]


def test_no_likelihood_makes_one_event_of_two_days() -> None:
    story = Story("Rebels raided Orla on Friday.", "Rebels raided Orla on Monday.")
    story.clause("raided", dates=(story.day(1),))
    story.clause("raided", sentence=1, dates=(story.day(4),))
    drafts = merge(story.resolved(), story.clauses, models({}, {"same word": 9.0}).same)
    assert [len(d.clauses) for d in drafts] == [1, 1]


def test_features_tell_the_draft_and_what_else_is_told() -> None:
    story = two_raids()
    drafts = merge(story.resolved(), story.clauses)
    first, *_, last = features_of(drafts)
    assert first["actor"] == first["place"] == 1.0 and "actor" not in last
    assert last["the same kind told before"] == 1.0 and "the same kind told before" not in first
    assert all(-1.0 <= value <= 1.0 for value in (*first.values(), *last.values()))
