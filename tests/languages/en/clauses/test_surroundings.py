import pytest

from dateline.knowledge.everything import Knowledge, load_knowledge
from dateline.languages.en.clauses.surroundings import quoting, surroundings
from dateline.languages.en.parse import parse
from dateline.read.report import make_report


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def around(knowledge: Knowledge, text: str, word: str) -> tuple[str, ...]:
    (parsed,) = parse([make_report(text)], knowledge.names, knowledge.pipeline)
    head = next(t for t in parsed.doc if t.text == word)
    return surroundings(head, parsed.openings[head.i] in quoting(parsed))


def test_what_stands_around_a_verb(knowledge: Knowledge) -> None:
    found = around(knowledge, "Gunmen fired rockets at the old mill.", "fired")
    assert {"lemma=fire", "dep=ROOT", "nsubj=gunman", "dobj=rocket", "-1=gunmen", "+1=rockets"} <= set(found)


def test_what_governs_a_noun(knowledge: Knowledge) -> None:
    found = around(knowledge, "Ten people died after the attack.", "attack")
    assert {"det=the", "after after", "governed by die"} <= set(found)


def test_a_quotation_is_seen(knowledge: Knowledge) -> None:
    assert "a quotation in the sentence" in around(knowledge, 'He said "the attack was ours".', "attack")
    assert "a quotation in the sentence" not in around(knowledge, "The attack was theirs.", "attack")


def test_each_feature_stands_once(knowledge: Knowledge) -> None:
    found = around(knowledge, "The army attacked the very, very old and very small mill.", "attacked")
    assert len(found) == len(set(found))


def test_how_the_verb_above_is_told(knowledge: Knowledge) -> None:
    found = around(knowledge, "The army also admitted losing a tank.", "losing")
    assert "advmod above=also" in found and "advmod=also" not in found
