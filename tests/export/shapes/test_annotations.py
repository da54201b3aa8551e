from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st
from tests.export.shapes.told import TEXT, claim, loss, told

from dateline.export.shapes.annotations import AROUND, annotations, evidence
from dateline.model import Claim, Span, Statement, Words


def _claim() -> Claim:
    cue = Words(Span(TEXT.index("told"), TEXT.index("told") + 4), "told")
    return claim(losses=(loss(24, None),), says=(Statement(("a medic",), "asserts", cue),))


def test_each_value_points_at_its_words_by_quote_and_by_position() -> None:
    made = list(annotations(told(_claim()), lambda id: TEXT))
    assert [one["body"]["field"] for one in made] == [
        "type",
        "actor",
        "recipient",
        "place",
        "date",
        "killed",
        "asserts",
    ]
    for one in made:
        quote, position = one["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert TEXT[position["start"] : position["end"]] == quote["exact"] != ""
        assert TEXT.endswith(quote["suffix"]) or len(quote["suffix"]) == AROUND
        assert f"{quote['prefix']}{quote['exact']}{quote['suffix']}" in TEXT
        assert one["target"]["textSha256"] == sha256(TEXT.encode()).hexdigest()
        assert one["target"]["source"] == f"urn:sha256:{'0' * 64}"
    assert len({one["id"] for one in made}) == len(made)
    assert made[5]["body"]["value"] == "24.. people"


@given(st.text(max_size=60), st.text(max_size=60))
def test_offsets_count_code_points_in_any_script(before: str, after: str) -> None:
    text = before + TEXT + after

    def moved(words: Words) -> Words:
        return Words(Span(words.span.start + len(before), words.span.end + len(before)), words.text)

    one = claim()
    shifted = type(one)(one.id, one.type, one.mode, moved(one.trigger))
    (made,) = annotations(told(shifted), lambda id: text)
    quote, position = made["target"]["selector"]
    assert quote["exact"] == "bombed" == text[position["start"] : position["end"]]


def test_statements_without_words_have_no_evidence() -> None:
    assert [field for field, _, _ in evidence(claim())] == ["type", "actor", "recipient", "place", "date"]
