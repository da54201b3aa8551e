"""Reports that print one item."""

import random

from dateline.link.copies import copies, sketch

WORDS = (
    "rebels",
    "army",
    "village",
    "river",
    "convoy",
    "market",
    "doctor",
    "border",
    "soldier",
    "bridge",
    "road",
    "night",
)


def text(seed: int, length: int = 120) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_reprints_are_one_item_whole_shortened_or_with_a_few_words_changed() -> None:
    item = text(1)
    words = item.split()
    edited = " ".join("shells" if i % 40 == 7 else word for i, word in enumerate(words))
    found = copies(
        [("d", item), ("b", item), ("c", " ".join(words[:70])), ("a", "A new headline " + edited), ("z", text(2))]
    )
    assert found == {"d": "a", "b": "a", "c": "a", "a": "a", "z": "z"}


def test_the_order_makes_no_difference() -> None:
    texts = [(f"r{i}", text(i // 3)) for i in range(12)]
    assert copies(texts) == copies(reversed(texts))
    assert len(set(copies(texts).values())) == 4


def test_a_text_of_a_few_words_is_no_copy_of_anything() -> None:
    assert sketch("Two men were killed.") is None
    assert copies([("a", "Two men were killed."), ("b", "Two men were killed.")]) == {"a": "a", "b": "b"}
