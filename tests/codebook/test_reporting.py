"""The reporting words: what is built in, and a user's own on top."""

from pathlib import Path

import pytest

from dateline.codebook.reporting import KINDS, STANCES, load_reporting


def test_built_in_cues_cover_every_stance() -> None:
    reporting = load_reporting()
    stances = {cue.stance for cue in reporting.verbs.values()} | {
        c.stance for row in reporting.phrases.values() for c in row
    }
    assert stances | {"claims"} >= STANCES  # claiming hangs on "responsibility", not on a verb alone
    assert len(reporting) >= 150
    assert {cue.kind for cue in reporting.verbs.values()} == KINDS


def test_a_verb_in_several_groups_takes_all_their_complements() -> None:
    warn = load_reporting().verbs["warn"]
    assert set(warn.takes) == {"clause", "object", "about"}
    assert "of" in warn.prepositions


def test_loading_is_cached() -> None:
    assert load_reporting() is load_reporting()


def test_phrases_are_found_by_first_word_longest_first() -> None:
    row = load_reporting().phrases["not"]
    assert [len(cue.words) for cue in row] == sorted((len(cue.words) for cue in row), reverse=True)


def test_own_words_lie_over_the_built_in_ones(tmp_path: Path) -> None:
    extra = tmp_path / "own.yaml"
    extra.write_text(
        "verbs:\n  - {stance: denies, kind: speech, takes: [clause], words: [poohpooh, confirm]}\n"
        "phrases:\n  - {words: so we hear, stance: doubts, source: none, content: clause}\n"
        "adjectives: {whispered: doubts}\n",
        encoding="utf-8",
    )
    reporting = load_reporting(extra)
    assert reporting.verbs["poohpooh"].stance == "denies"
    assert reporting.verbs["confirm"].stance == "denies"
    assert reporting.verbs["say"].stance == "asserts"
    assert reporting.phrases["so"][0].words == ("so", "we", "hear")
    assert reporting.adjectives["whispered"] == "doubts"
    assert load_reporting().verbs["confirm"].stance == "confirms"


@pytest.mark.parametrize(
    "text",
    [
        "verbs:\n  - {stance: shrugs, words: [say]}\n",
        "verbs:\n  - {stance: asserts, kind: song, words: [sing]}\n",
        "verbs:\n  - {stance: asserts, takes: [melody], words: [sing]}\n",
        "phrases:\n  - {words: '', stance: asserts}\n",
        "phrases:\n  - {words: so so, stance: asserts, source: nowhere}\n",
        "tunes: [x]\n",
        "- say\n",
    ],
)
def test_what_the_codebook_does_not_know_is_refused(tmp_path: Path, text: str) -> None:
    extra = tmp_path / "wrong.yaml"
    extra.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.yaml"):
        load_reporting(extra)
