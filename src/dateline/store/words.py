"""Text as it is searched: case, accents, and the spellings of Arabic that differ without meaning made one."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

# Letters of one sound written several ways, the same in a search.
_ONE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": None,
                      "ی": "ي", "ک": "ك", "\0": " ", "ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d"})  # fmt: skip
_ARTICLE = re.compile(r"\b[وفبك]?ال(?=[\u0621-\u064a]{3,})")
_TOKEN = re.compile(r"\w+")


def searchable(text: str) -> str:
    """Return a text as it is indexed and looked for.

    >>> searchable("Al-Mayadeen, الخرطوم")
    'al-mayadeen, خرطوم'
    """
    if text.isascii():  # most text, and quick
        return text.lower().replace("\0", " ")
    folded = normalize("NFKD", text.casefold().translate(_ONE))
    bare = "".join(char for char in folded if not combining(char)).translate(_ONE)
    return _ARTICLE.sub("", bare)


def tokens(text: str) -> list[str]:
    """Return the words of a search, each as it is indexed."""
    return _TOKEN.findall(searchable(text))


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Return the key under which a name is kept that has no identity."""
    return "name:" + " ".join(tokens(name))
