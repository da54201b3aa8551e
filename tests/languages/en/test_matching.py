"""spaCy's attribute rules: matched once a kind of token, they give what they give one by one."""

import pytest
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from dateline.languages.en.matching import KindMatcher, hasten
from dateline.languages.en.parse import load, stock

TOLD = (
    "There were clashes, and the rebels ain't leaving. Let's go, he said; they're gonna shell it and we got hit again.",
    "There is a truce that holds. Do the men who have left know that?\n\n  All y'all got ta run!",
    "Shells hit the town. The town was hit by shells. Those were theirs, and that one got away.",
)


@pytest.fixture(scope="module")
def published() -> Language:
    return stock()


def read(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, t.dep_, str(t.morph), t.ent_type_) for t in doc]


@pytest.mark.parametrize("text", TOLD)
def test_the_parse_is_that_of_the_pipeline_as_published(published: Language, text: str) -> None:
    quick = load()
    assert isinstance(quick.get_pipe("attribute_ruler").matcher, KindMatcher)  # type: ignore[attr-defined]
    assert read(quick(text)) == read(published(text)) == read(quick(text))


def test_rules_that_ask_more_of_a_token_or_of_several_are_matched_as_they_stand() -> None:
    pipeline = Language()
    ruler = pipeline.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"LOWER": "fire"}]], {"POS": "NOUN"})
    ruler.add([[{"LOWER": "cease"}, {"LOWER": "fire"}], [{"LENGTH": 2}]], {"POS": "X"}, index=-1)
    hasten(pipeline)
    assert [t.pos_ for t in pipeline("Fire , no cease fire")] == ["NOUN", "", "X", "", "X"]
    assert [t.pos_ for t in pipeline("cease , fire")] == ["", "", "NOUN"]
