"""Which clause joins a marked pair, and which root of PLOVER it is."""

import pytest

from bench import dyads
from dateline.model import ActorMention, PlaceMention, Report, Span
from dateline.model.analysis import Analysis, Clause

TEXT = "Norland expelled an envoy of Sudria and sent food to the town of Orla."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def clause(trigger: str, type: str, **fields: object) -> Clause:
    where = at(trigger)
    return Clause(where, where, "x", "act", type, None, 0, **fields)  # type: ignore[arg-type]


def actor(words: str) -> ActorMention:
    return ActorMention(at(words), at(words), words)


FOUND = Analysis(
    Report("r", "0" * 64, TEXT),
    clauses=(
        clause("expelled", "SANCTION", actors=(0,), recipients=(1,)),
        clause("sent", "AID", actors=(0,), places=(0,)),
    ),
    actors=(actor("Norland"), actor("an envoy of Sudria")),
    places=(PlaceMention(at("Orla"), at("the town of Orla"), "Orla"),),
)


@pytest.mark.parametrize(
    ("source", "target", "type"),
    [
        ("Norland", "Sudria", "SANCTION"),
        ("Norland", "Orla", "AID"),
        ("Norland", "food", "SANCTION"),  # the first of equals
        ("Sudria", "Orla", "AID"),
    ],
)
def test_the_clause_that_covers_most_of_the_pair(source: str, target: str, type: str) -> None:
    joined = dyads.clause_of(FOUND, ([at(source)], [at(target)]))
    assert joined is not None
    assert joined.type == type


def test_no_clause_no_type() -> None:
    assert dyads.clause_of(Analysis(Report("r", "0" * 64, TEXT)), ([], [])) is None


@pytest.mark.parametrize(
    ("type", "frame", "negated", "root"),
    [
        ("ASSAULT", None, False, "ASSAULT"),
        ("LOSS", None, False, "ASSAULT"),
        ("RETREAT", None, False, "YIELD"),
        ("CONCEDE", None, True, "REJECT"),
        ("AID", "planned", False, "AGREE"),
        ("AID", "planned", True, "REJECT"),
        ("PROTEST", "threatened", False, "THREATEN"),
        ("ASSAULT", "planned", True, "AGREE"),
        ("ASSAULT", None, True, "ASSAULT"),
        ("REQUEST", "planned", False, "REQUEST"),
    ],
)
def test_root(type: str, frame: str | None, negated: bool, root: str) -> None:
    assert dyads.told(clause("expelled", type, frame=frame, negated=negated)) == root


def test_tags_are_offsets_of_the_plain_sentence() -> None:
    row = {"marked": "On Monday <s>Norland</s> expelled <t>an envoy</t> of Sudria, and <t>a nurse</t>."}
    plain = "On Monday Norland expelled an envoy of Sudria, and a nurse."
    source, target = dyads.marked_pair(row)
    assert [s.of(plain) for s in source] == ["Norland"]
    assert [s.of(plain) for s in target] == ["an envoy", "a nurse"]


def test_named_parties_are_looked_for_in_the_text() -> None:
    row = {"text": TEXT, "source": [{"actorText": "Norland"}, {"actorText": "Westria"}], "target": ""}
    assert dyads.named_pair(row) == ([at("Norland")], [])
