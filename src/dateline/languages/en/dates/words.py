"""English text to time words: each word's class as one character; the grammar's rules are patterns over these."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_letters, digits

import yaml

OTHER = "."
_LEX = re.compile(
    r"(?P<AMPM>(?<![^\W\d_])[APap]\.\s?[Mm]\b\.?)"
    r"|(?P<WORD>(?!½)[^\W\d_]+)"  # most words first: no class below begins with a letter
    r"|(?P<NUMDATE>[0-9]{1,4}(?P<sep>[-./])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?:T[0-9:]+)?(?![\w]))"
    r"|(?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))"
    r"|(?P<DECADE>['’‘]?(?:[0-9]{2})?[0-9]0['’]?s\b)"
    r"|(?P<ORDN>[0-9]{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b)"
    r"|(?P<FRAC>1/2|[½])"
    r"|(?P<NUM>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<BREAK>\n[ \t\r]*\n)"
    r"|(?P<MARK>[^\w\s]|_)"
)
_MARKS = {
    ",": "COMMA",
    "،": "COMMA",  # Arabic pages in English keep their own comma
    ".": "DOT",
    "-": "HYPH",
    "–": "HYPH",
    "‐": "HYPH",
    "'": "APOS",
    "’": "APOS",
    "(": "LPAR",
    ")": "RPAR",
    "/": "SLASH",
}
_MONEY = "$€£¥#"
_EXTRA = re.findall(r"\w+", "NUMDATE CLOCK DECADE ORDN FRAC D N Y GLUED COMMA DOT HYPH APOS LPAR RPAR SLASH BREAK STOP")


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: class characters, offsets and values, all of one length."""

    text: str
    classes: str
    starts: list[int]
    ends: list[int]
    values: list[object]

    def low(self, i: int) -> str:
        """Return word ``i`` in lower case."""
        return self.text[self.starts[i] : self.ends[i]].lower()


@cache
def lexicon() -> dict[str, tuple[str, object]]:
    """Return word -> (class name, value) from the data file."""
    raw = yaml.safe_load((files(__package__) / "data" / "dates.yaml").read_text("utf-8"))
    table: dict[str, tuple[str, object]] = {}
    for name, words in raw.items():
        for word, value in words.items() if isinstance(words, dict) else ((w, w) for w in words):
            if word in table:
                raise ValueError(f"{word!r} stands in two classes of dates.yaml")
            table[word] = (name, value)
    return table


@cache
def cues(name: str) -> frozenset[str]:
    """Return one list of the words around time expressions from ``data/date_cues.yaml``."""
    return frozenset(_cue_lists()[name].split())


@cache
def _cue_lists() -> dict[str, str]:
    lists: dict[str, str] = yaml.safe_load((files(__package__) / "data" / "date_cues.yaml").read_text("utf-8"))
    return lists


@cache
def letters() -> dict[str, str]:
    """Return class name -> its character."""
    names = sorted({name for name, _ in lexicon().values()} | set(_EXTRA))
    pool = ascii_letters + digits + "".join(chr(c) for c in range(0xC0, 0x100) if chr(c).isalpha())
    return dict(zip(names, pool, strict=False))


@cache
def _table() -> dict[str, tuple[str, str, object]]:
    return {word: (name, letters()[name], value) for word, (name, value) in lexicon().items()}


def lex(text: str) -> Words:
    """Split a text into words and give each its class; words that tell no time are ``OTHER``."""
    table, code = _table(), letters()
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[object] = []
    for match in _LEX.finditer(text):
        kind = match.lastgroup
        start, end = match.span()
        word: str = match.group()
        char, value = OTHER, None
        if kind == "WORD":
            entry = table.get(word) or table.get(word.lower())
            if entry is not None:
                name, char, value = entry
                if name in ("WDABBR", "MABBR", "MONTHOR") and not word[0].isupper():
                    char = OTHER
        elif kind == "MARK":
            mark = _MARKS.get(word)
            char = code[mark] if mark else code["STOP"] if word in "!?;:" else OTHER
        elif kind == "NUM":
            name, value = _number(text, word, start, end)
            char = code.get(name, OTHER)
        elif kind == "AMPM":
            char, value = code["AM"], 12 if word[0] in "Pp" else 0
        elif kind == "ORDN":
            char, value = code["ORDN"], int(word[:-2])
        elif kind is not None:
            name = "NUMDATE" if kind == "sep" else kind
            char, value = code[name], word
            if name != "BREAK" and start and (text[start - 1].isalnum() or text[start - 1] in _MONEY):
                char = OTHER
        classes.append(char)
        starts.append(start)
        ends.append(end)
        values.append(value)
    return Words(text, "".join(classes), starts, ends, values)


def _number(text: str, word: str, start: int, end: int) -> tuple[str, object]:
    """Return class and value of a number: day of a month, four-digit year, day glued to a year, or any other."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalpha() or (before and before in _MONEY) or after == "%":
        return "", None
    if after.isalpha() and text[end : end + 2].lower() not in ("am", "pm"):
        return "", None
    if len(word) > 12:
        return "", None
    if word.isdigit():
        value = int(word)
        if len(word) <= 2:
            return ("D" if 1 <= value <= 31 else "N"), value
        if len(word) == 4 and 1000 <= value < 2200:
            return "Y", value
        if len(word) in (5, 6) and 1900 <= value % 10000 < 2100 and 1 <= value // 10000 <= 31:
            return "GLUED", value
        return "N", value
    return "N", float(word.replace(",", ""))
