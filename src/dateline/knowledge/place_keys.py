"""Keys under which place names are looked up: exact but for case, light (articles dropped), and a skeleton of
consonants.

Arabic names reach the press in many romanisations (Dayr az Zawr, Deir ez-Zor, Deir Ezzor). The consonants outlive
them all,
so one skeleton serves Latin and Arabic script alike. It over-merges short names: whoever uses it must rank again.
"""

import re
from functools import lru_cache

from dateline.knowledge.names import fold

_NOT_WORD = re.compile(r"[^\w ]+")
_ARTICLES = frozenset(
    [
        "al",
        "el",
        "ul",
        "as",
        "ash",
        "ad",
        "adh",
        "ar",
        "at",
        "ath",
        "an",
        "az",
        "az",
        "ez",
        "es",
        "esh",
        "ed",
        "er",
        "et",
        "en",
        "il",
        "ess",
        "ech",
    ]
)
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_GLUED_ARTICLE = re.compile(r"\b(?:al|el)(?=[bcdfghjklmnpqrstvwxz]{1}[a-z]{3})")
_DIGRAPHS = re.compile(r"sch|tch|kh|gh|sh|ch|th|dh|ph|dj")
_LATIN = {
    "sch": "x",
    "tch": "x",
    "kh": "k",
    "gh": "g",
    "sh": "x",
    "ch": "x",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "dj": "j",
}
_LETTERS = str.maketrans({"q": "k", "c": "k", "v": "f", "p": "b", "g": "j", **dict.fromkeys("aeiouwy ", None)})
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ARABIC_ARTICLE = re.compile(r"(?:(?<=\s)|^)ال(?=\w{2})")
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اأإآٱىئءؤعويیےۆێۇۈەة ", None),
        **dict.fromkeys("قكخکگ", "k"),
        "غ": "j",
        "ج": "j",
        "چ": "x",
        "ش": "x",
        **dict.fromkeys("حهھ", "h"),
        **dict.fromkeys("ثتط", "t"),
        **dict.fromkeys("ذدض", "d"),
        **dict.fromkeys("زظژ", "z"),
        **dict.fromkeys("صس", "s"),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("فڤ", "f"),
        "ر": "r",
        "ڕ": "r",
        "ل": "l",
        "ڵ": "l",
        "م": "m",
        "ن": "n",
    }
)
_DOUBLE = re.compile(r"(.)\1+")
_ARABIC_SCRIPT = re.compile("[\u0600-\u06ff]")


@lru_cache(maxsize=65536)
def exact_key(name: str) -> str:
    """Return the name folded, without punctuation: ``U.S.`` is ``us``, ``Deir ez-Zor`` is ``deir ez zor``."""
    folded = fold(_ARABIC_MARKS.sub("", name)).replace("'", "")
    return " ".join(_NOT_WORD.sub("", folded).split()) if not folded.isalpha() else folded


def light_key(key: str) -> str:
    """Return an exact key without articles and with Saint, Mount and Fort written out."""
    words = key.split()
    kept = [_SHORT.get(word, word) for word in words if word not in _ARTICLES]
    return _ARABIC_ARTICLE.sub("", " ".join(kept)) or key


def skeleton(key: str) -> str:
    """Return the consonants of an exact key, in letters shared by Latin and Arabic script; may be empty."""
    if _ARABIC_SCRIPT.search(key):
        words = light_key(key).split()
        bare = "".join(word[:-1] if word[-1] in "هة" and len(word) > 2 else word for word in words)
        return _DOUBLE.sub(r"\1", bare.translate(_ARABIC))
    words = _GLUED_ARTICLE.sub("", light_key(key)).split()
    bare = " ".join(
        word[:-1] if word.endswith("h") and len(word) > 2 and word[-2] in "aeiou" else word for word in words
    )
    bare = _DIGRAPHS.sub(lambda m: _LATIN[m.group()], bare)
    return _DOUBLE.sub(r"\1", bare.translate(_LETTERS))
