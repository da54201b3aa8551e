"""The forms in which layers go to the scorers."""

from bench.layers import attribution_rows

from dateline.model import Attribution, Span

SAID = (Span(20, 24),)
WORDS = (Span(25, 60),)


def _told(
    source: Span | None, rule: str = "verb", content: tuple[Span, ...] = WORDS, carried: bool = False
) -> Attribution:
    return Attribution((source,) if source else (), SAID, content, "asserts", (), carried, rule)


def test_sources_of_the_same_words_are_one_row() -> None:
    rows = attribution_rows([_told(Span(0, 7)), _told(Span(12, 19))])
    assert rows == [
        {
            "source": [{"spans": [[0, 7]]}, {"spans": [[12, 19]]}],
            "cue": [{"spans": [[20, 24]]}],
            "content": [{"spans": [[25, 60]]}],
        }
    ]


def test_other_content_is_another_row() -> None:
    rows = attribution_rows([_told(Span(0, 7)), _told(Span(0, 7), content=(Span(70, 90),))])
    assert [row["content"][0]["spans"] for row in rows] == [[[25, 60]], [[70, 90]]]


def test_carried_adjectives_and_empty_contents_are_left_out() -> None:
    left_out = [
        _told(Span(0, 7), carried=True),
        _told(Span(0, 7), rule="adjective: alleged"),
        _told(Span(0, 7), content=()),
    ]
    assert attribution_rows(left_out) == []


def test_no_source_is_an_empty_list() -> None:
    assert attribution_rows([_told(None)])[0]["source"] == []
