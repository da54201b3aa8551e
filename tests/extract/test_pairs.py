"""What two mentions have in common, as features."""

from dataclasses import replace

from tests.extract.story import Story

from dateline.extract.features import Bag
from dateline.extract.pairs import Pairs

TALE = ("Fighters raided a market.", "Troops came.", "The market raid left holes.")


def compared(*sites: str, turning: int | None = None) -> Bag:
    """Compare a mention in the first sentence with one in the last."""
    story = Story(*TALE)
    first, second = story.clause("raided", 0), story.clause("raid", 2, nominal=True)
    story.sentences = [
        replace(s, sites=frozenset({site} - {""}), turns=i == turning)
        for i, (s, site) in enumerate(zip(story.sentences, sites, strict=True))
    ]
    return Pairs(story.resolved(), [first, second]).features(first, second)


def test_the_sites_of_two_sentences_are_compared_where_both_name_any() -> None:
    assert "sites shared" in compared("market", "", "market")
    assert "sites differ" in compared("market", "market", "bus")
    assert not {"sites shared", "sites differ"} & compared("market", "market", "").keys()


def test_a_turn_stands_between_two_mentions_unless_both_come_after_it() -> None:
    assert "turned between" in compared("", "", "", turning=1)
    assert "turned between" in compared("", "", "", turning=2)
    assert "turned between" not in compared("", "", "", turning=0)
