"""The set's marks: verbs, and places whose offsets do not always hold."""

from bench import whereabouts

TEXT = "In Orla the guards fired; in Quill they fired on Orla."


def test_marks_that_hold_are_kept() -> None:
    row = {"text": TEXT, "verb": [[19, 24, "fired"]], "locations": [[3, 7, "Orla"]]}
    assert whereabouts.verb_of(row).of(TEXT) == "fired"
    assert list(whereabouts.marked("e", row)) == [("e", 3, 7, "")]


def test_marks_that_miss_their_words_are_sought_nearest_to_the_verb() -> None:
    last = TEXT.rindex("fired")
    row = {"text": TEXT, "verb": [[last, last + 5, "fired"]], "locations": [[0, 0, "Orla"]]}
    at = TEXT.rindex("Orla")
    assert list(whereabouts.marked("e", row)) == [("e", at, at + 4, "")]


def test_verbs_of_one_id_are_told_apart() -> None:
    assert whereabouts.key({"id": 7}, 0) != whereabouts.key({"id": 7}, 1)
