"""Encodings: found where the words come out as words, refused where they do not."""

import random

import pytest

from dateline.read.charset import Unreadable, decode

ENGLISH = "“Dozens” of soldiers were hurt – the army’s spokesman said at the café on Monday."
ARABIC = "قال المتحدث إن خمسة جنود أصيبوا في قصف على أطراف المدينة يوم الاثنين"
RUSSIAN = "Представитель армии сообщил в понедельник, что пять солдат ранены при обстреле города."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "cp1252"),
        (ARABIC, "utf-8"),
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
    ],
)
def test_the_text_comes_out_as_it_was(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_noise_is_refused() -> None:
    noise = bytes(random.Random(5).choices(range(1, 256), k=2000))
    with pytest.raises(Unreadable):
        decode(noise)


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    decoded = decode(ARABIC.encode() + b" \xff " + ARABIC.encode())
    assert decoded.text == f"{ARABIC} \ufffd {ARABIC}"
    assert "1 broken" in decoded.cut[0].reason


def test_a_page_may_declare_its_encoding() -> None:
    page = f'<meta charset="windows-1256"><p>{ARABIC[:12]}</p>'.encode("cp1256")
    assert ARABIC[:12] in decode(page, html=True).text
