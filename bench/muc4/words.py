"""What the words of a report stand for in the set: kinds of targets, numbers, names, means, and who did it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dateline.model import Claim, Span

_NUMBERS = ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE"]
_NUMBER_OF = {word: str(n) for n, word in enumerate(_NUMBERS, 1)}
_DETERMINER = re.compile(
    r"\A(?:THE|A|AN|HIS|HER|THEIR|ITS|SOME|SEVERAL|ANOTHER|OTHER|AT LEAST|ABOUT|(?:AT LEAST )?\d+|"
    rf"{'|'.join(_NUMBERS)})\s+(?=\S)"
)
_COUNTED = re.compile(rf"\d|\b(?:{'|'.join(_NUMBERS)})\b")
_AFTER_HEAD = re.compile(r" (?:OF|IN|AT|FROM|BELONGING|ON|FOR|WHO|THAT|WITH) ")
_PLURAL = re.compile(r"(?<!S)S\Z|MEN\Z|PEOPLE\Z|CHILDREN\Z")
_OF_A_NAME = re.compile(r"[A-Z][\w'’.-]*|de|del|la|y|von")
_SHOTS = re.compile(r"\bSHOT|\bSHOOT|GUNNED|GUNMEN|OPENED FIRE")


@cache
def vocabulary() -> dict[str, Any]:
    """Return the lists of ``words.yaml``."""
    loaded: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf8"))
    return loaded


@cache
def _classes(group: str) -> dict[str, str]:
    """Return the words of a group's classes, each with the first class that lists it."""
    return {word: kind for kind, listed in reversed(vocabulary()[group].items()) for word in listed.split()}


def classify(group: str, words: str) -> str | None:
    """Return the class of a phrase by its head, or else the first class with any of its words."""
    kinds = _classes(group)
    known = [kinds.get(word) or kinds.get(_singular(word)) for word in re.findall(r"[\w-]+", words.lower())]
    if known and known[-1] and known[-1] != "OTHER":
        return known[-1]
    order = list(vocabulary()[group])
    return min((kind for kind in known if kind), key=order.index, default=None)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def bare(words: str) -> str:
    """Return a phrase without its article or number, in one line."""
    return _DETERMINER.sub("", " ".join(words.split()).strip("\"' ,"))


def overlap(a: str, b: str) -> bool:
    """Tell whether two phrases may name one thing: the last word of one stands in the other."""
    x, y = bare(a).split(), bare(b).split()
    return bool(x and y) and (x[-1] in y or y[-1] in x)


def counted(words: str) -> bool:
    """Tell whether a phrase has a number in it."""
    return bool(_COUNTED.search(words))


def quantity(words: str) -> str:
    """Return how many things a phrase names, as the set writes it."""
    first = next(iter(words.split()), "")
    return first if first.isdigit() else _NUMBER_OF.get(first) or ("PLURAL" if is_plural(words) else "1")


def is_plural(words: str) -> bool:
    """Tell whether a phrase's head is a plural."""
    head = _AFTER_HEAD.split(words)[0].split()
    return bool(head) and bool(_PLURAL.search(head[-1]))


def split_name(cased: str) -> tuple[str, str]:
    """Split "police commander Luis Soto" into the description and the name; either may be empty."""
    words = bare(cased).split()
    titles = vocabulary()["titles"].split()
    at = len(words)
    while at and _OF_A_NAME.fullmatch(words[at - 1]):
        at -= 1
    while at < len(words) and (words[at].islower() or words[at].upper() in titles or classify("human", words[at])):
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def sentences(claim: Claim, text: str) -> list[Span]:
    """Return the sentences of the report that tell an act, in order."""
    return sorted({_sentence(text, words.span) for words in (claim.trigger, *claim.mentions)})


def _sentence(text: str, at: Span) -> Span:
    """Wire copy sets two blanks after a sentence."""
    begin = max(text.rfind(mark, 0, at.start) for mark in (".  ", ".\n", "\n\n", "] "))
    ends = [end for mark in (".  ", ".\n", "\n\n") if (end := text.find(mark, at.end)) >= 0]
    return Span(begin + 1, min(ends, default=len(text)))


@cache
def struck() -> re.Pattern[str]:
    """Return the pattern of a thing that is said to be struck (``what``), and of the words that say so (``how``)."""
    said = vocabulary()["struck"]
    heads = set(_classes("physical")) - set(vocabulary()["modifiers"].split())
    ended = "AND|OF|IN|AT|ON|BY|WAS|WERE|TO|THE|A"
    return re.compile(
        rf"\b(?P<how>(?:{said['by']})(?: \w+){{0,3}}? (?:{said['where']})|{said['done']}) "
        r"(?P<what>(?:(?:THE|A|AN|TWO|THREE|FOUR|FIVE|SIX|SEVERAL|HIS|SOME|\d+) )?"
        rf"(?:(?!(?:{ended}) )[\w'.\"-]+ ){{0,4}}(?:{'|'.join(sorted(map(str.upper, heads), key=len, reverse=True))})S?"
        r"(?: OF (?:THE )?[\w']+)?)\b"
    )


@cache
def doers() -> re.Pattern[str]:
    """Return the pattern of words for those who did it."""
    said = vocabulary()["doers"]
    return re.compile(rf"\b(?:(?:{said['described']})|(?:{said['alone']}))\b")


def instruments(told: str, type: str, mode: str | None) -> Iterator[tuple[str, str]]:
    """Yield the means that the sentences name, as (class, words), "-" for the words where the act alone implies it."""
    if type == "KIDNAPPING":
        return
    used: list[Span] = []
    for kind, pattern in vocabulary()["instrument"].items():
        for match in re.finditer(rf"\b(?:{pattern})\b", told, re.IGNORECASE):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in used):
                used.append(span)
                yield kind, match[0].upper()
    if not used and type == "BOMBING":
        yield ("DYNAMITE" if "DYNAMIT" in told else "BOMB"), "-"
    elif not used and type == "ATTACK" and (mode == "firearms" or _SHOTS.search(told)):
        yield "GUN", "-"
