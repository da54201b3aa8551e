"""A record as blocks for the terminal: a claim a block, with the words that it comes from."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.model import Claim, Loss, Party, Place, Published, Record, Report, Statement, When, Words

_LABEL = 9
_LEAST_WIDTH = 40
_LONGEST_QUOTE = 160
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WITHIN = {
    1: "exact",
    2: "within about 25 km",
    3: "somewhere in the district",
    4: "somewhere in the province",
    5: "along a line or in a vague area",
    6: "somewhere in the country",
    7: "international",
}
_LENGTH = {2: "2 to 6 days", 3: "a week", 4: "a month", 5: "longer than a month"}
_BASIS = {"page": "from the page", "text": "from the text", "inferred": "inferred from the text"}
_CODES = {"type": "1;36", "head": "1", "label": "2", "quote": "2", "stance": "1", "against": "1;31", "id": "2"}
_AGAINST = ("denies", "doubts", "silent")

GLUE = "\u2060"
Part = tuple[str, str]
"""Some words, and the name of their style (empty for plain)."""


class Style:
    """How words are shown: with colour, or plain."""

    def __init__(self, colour: bool = False) -> None:
        self._colour = colour

    def paint(self, text: str, name: str) -> str:
        """Return ``text`` in the style called ``name``."""
        code = _CODES.get(name) if self._colour else None
        return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def record_lines(record: Record, style: Style, width: int) -> Iterator[str]:
    """Yield the lines of a record: the report's origin, then its claims, each after an empty line."""
    yield from report_lines(record.report, style, width)
    if not record.claims:
        yield ""
        yield style.paint("  no claims found", "label")
    for number, claim in enumerate(record.claims, 1):
        yield ""
        yield from claim_lines(claim, number, record.report, style, width)
    yield ""


def report_lines(report: Report, style: Style, width: int) -> Iterator[str]:
    """Yield the lines that say which report it is."""
    origin = [report.id, report.outlet or "outlet unknown", published_words(report.published)]
    yield from flow([(" · ".join(origin), "head")], style, width)
    if report.title:
        yield from flow([(report.title, "")], style, width)


def claim_lines(claim: Claim, number: int, report: Report, style: Style, width: int) -> Iterator[str]:
    """Yield the block of one claim; ``number`` is its place in the report, counted from 1."""
    kind = f"{claim.type} {claim.mode}" if claim.mode else claim.type
    head = [(kind, "type"), (quoted(claim.trigger), "quote"), (claim.id, "id")]
    yield from flow(head, style, width, indent=4, lead=f"{number:>3} ")
    rows: list[tuple[str, list[Part]]] = [
        ("who", _listed(party_parts(p) for p in claim.actor)),
        ("whom", _listed(party_parts(p) for p in claim.recipient)),
        ("where", _listed(place_parts(p) for p in claim.place)),
        ("when", when_parts(claim.date) if claim.date else []),
        ("losses", _listed(loss_parts(x) for x in claim.casualties)),
        ("frame", _frame_parts(claim)),
    ]
    for label, parts in rows:
        if parts:
            yield from labelled(label, parts, style, width)
    for position, statement in enumerate(claim.statements):
        yield from labelled("" if position else "says who", statement_parts(statement, report), style, width)


def _listed(items: Iterable[list[Part]]) -> list[Part]:
    """Join the parts of several values, a semicolon after each but the last."""
    joined: list[Part] = []
    for parts in items:
        if joined:
            text, name = joined[-1]
            joined[-1] = (text + ";", name)
        joined += parts
    return joined


def party_parts(party: Party) -> list[Part]:
    """Return who is meant, and the words where they say it otherwise."""
    return [(party.name, ""), *_unless_same(party.words, party.name)]


def place_parts(place: Place) -> list[Part]:
    """Return where it is: name, coordinates and precision in words, and the words of the report."""
    told = [place.name]
    if place.latitude is not None and place.longitude is not None:
        told.append(f"{place.latitude:.3f}, {place.longitude:.3f}")
        told += [_WITHIN[place.precision]] if place.precision in _WITHIN else []
    else:
        told.append("not found in the gazetteer")
    return [(f"{told[0]} ({', '.join(told[1:])})", ""), *_unless_same(place.words, place.name)]


def when_parts(when: When) -> list[Part]:
    """Return the first and last day, how precise that is, and the words of the report."""
    told = days_words(when.first, when.last)
    length = _LENGTH.get(when.precision) if when.first != when.last else None
    return [(f"{told} ({length})" if length else told, ""), (quoted(when.words), "quote")]


def loss_parts(loss: Loss) -> list[Part]:
    """Return how many of whom, who gives the figure where it is not all, and the words of the report."""
    by = f", says {chain(loss.by)}" if loss.by else ""
    return [
        (f"{figure(loss)} {loss.outcome}{': ' + loss.who if loss.who else ''}{by}", ""),
        (quoted(loss.words), "quote"),
    ]


def _frame_parts(claim: Claim) -> list[Part]:
    return [(claim.frame, ""), ("and told as NOT having happened", "against")] if claim.negated else [(claim.frame, "")]


def statement_parts(statement: Statement, report: Report) -> list[Part]:
    """Return who stands behind a claim, outlet first, and how, with the words that say so."""
    stance = "against" if statement.stance in _AGAINST else "stance"
    source = chain((report.outlet or "the report", *statement.source))
    cue = [(quoted(statement.cue), "quote")] if statement.cue else []
    return [(source + ":", ""), (statement.stance, stance), *cue]


def chain(source: Sequence[str]) -> str:
    """Return a chain of sources, nearest to the reader first."""
    return " <- ".join(source)


def figure(loss: Loss) -> str:
    """Return the bounds of a figure in words."""
    low, high = loss.low, loss.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low} to {high}"
    if low is not None:
        return f"at least {low}"
    return f"at most {high}" if high is not None else "an unknown number"


def days_words(first: date, last: date | None) -> str:
    """Return the first and last day in words; ``last`` is ``None`` where the end is open."""
    if last is None:
        return f"{day_words(first)} or later"
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def day_words(day: date) -> str:
    """Return a day in words, whatever the locale: 6 October 2018."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def published_words(published: Published | None) -> str:
    """Return when a report appeared, and where that is known from unless it was given."""
    if published is None:
        return "day unknown"
    told = days_words(published.first, published.last)
    return f"{told} ({_BASIS[published.basis]})" if published.basis in _BASIS else told


def quoted(words: Words) -> str:
    """Return words of the report in quotation marks, on one line, cut where they are long."""
    text = " ".join(words.text.split())
    return f"“{text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1].rstrip() + '…'}”"


def _unless_same(words: Words, name: str) -> list[Part]:
    return [] if " ".join(words.text.split()).lower() == name.lower() else [(quoted(words), "quote")]


def labelled(label: str, parts: Sequence[Part], style: Style, width: int) -> Iterator[str]:
    """Yield the lines of one field, its label before the first of them."""
    lead = "    " + style.paint(label.ljust(_LABEL), "label")
    yield from flow(parts, style, width, indent=4 + _LABEL, lead=lead)


def flow(parts: Sequence[Part], style: Style, width: int, indent: int = 0, lead: str | None = None) -> Iterator[str]:
    """Yield the parts as lines of at most ``width`` columns, those after the first indented.

    Words longer than a line are cut, never between a letter and its marks. ``lead`` stands before the first line, which
    it makes as long as ``indent``. A part that begins with ``GLUE`` follows the one before without a blank. Control
    characters are shown, not sent to the terminal; letters of every script and their order stay as they are.
    """
    room = max(width, _LEAST_WIDTH) - indent
    line, used = (lead or ""), 0
    first = lead is None  # the first line is not indented, so it has more room
    for text, name in parts:
        for word in safe(text).split(" "):
            for piece in _pieces(word, room):
                size = columns(piece)
                space = room + indent if first else room
                blank = bool(used) and not piece.startswith(GLUE)
                if blank and used + 1 + size > space:
                    yield line
                    line, used, first = " " * indent, 0, False
                    blank = False
                line += (" " if blank else "") + style.paint(piece.removeprefix(GLUE), name)
                used += size + blank
    yield line


def _pieces(word: str, room: int) -> Iterator[str]:
    while columns(word) > room:
        end = 1
        while end < len(word) and (columns(word[: end + 1]) <= room or not columns(word[end])):
            end += 1
        yield word[:end]
        word = word[end:]
    if word:
        yield word


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for wide letters, none for marks and invisible signs."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(char) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(char) in "WF"
        else 1
        for char in text
    )


def safe(text: str) -> str:
    """Return a text on one line with control characters made visible, so that no report can steer the terminal."""
    if text.isprintable():
        return text
    return "".join(
        " "
        if char in "\t\n\r\v\f\x85\u2028\u2029"
        else f"\\x{ord(char):02x}"
        if unicodedata.category(char) == "Cc"
        else char
        for char in text
    )
