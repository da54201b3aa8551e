"""Text as it is searched: case, accents, and the spellings of Arabic that differ without meaning made one."""

import re
from functools import lru_cache
from unicodedata import normalize

# Letters of one sound written several ways, the same in a search. Those with a mark above are taken apart before.
_ONE = (("ٱ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك"), ("ة", "ه"), ("ـ", ""), ("ı", "i"), ("ł", "l"), ("ø", "o"),
        ("đ", "d"), ("\0", " "))  # fmt: skip
_ARTICLE = re.compile(r"\b[وفبك]?ال(?=[\u0621-\u064a]{3,})")
_ARABIC = re.compile(r"[\u0621-\u064a]")
# Accents of Latin, Greek and Cyrillic letters, points of Hebrew, vowels and hamza of Arabic.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed]+"
)
_TOKEN = re.compile(r"[^\W_]+")


def searchable(text: str) -> str:
    """Return a text as it is indexed and looked for.

    >>> searchable("Al-Mayadeen, الخرطوم")
    'al-mayadeen, خرطوم'
    """
    if text.isascii():  # nearly all English: nothing to be made one but case
        return text.lower().replace("\0", " ")
    bare = _MARKS.sub("", normalize("NFKD", text.casefold()))
    for letter, plain in _ONE:
        bare = bare.replace(letter, plain)
    return _ARTICLE.sub("", bare) if _ARABIC.search(bare) else bare


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """Return a place's name as it is looked for."""
    return searchable(name)


def tokens(text: str) -> list[str]:
    """Return the words of a search, each as it is indexed."""
    return _TOKEN.findall(searchable(text))


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """Return the key under which a name is kept that has no identity."""
    return "name:" + " ".join(tokens(name))
