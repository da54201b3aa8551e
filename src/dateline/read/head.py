"""What stands before the first sentence: title, day, place and agency, byline, a photograph's caption.

In many collections all of it runs together with the body in one line, so it is read from the start, piece by piece, and
reading ends at the first piece that is none of these.
"""

import re

from dateline.model import Span, Zone
from dateline.read.cues import Cues, cues
from dateline.read.headed import headed_day
from dateline.read.lines import letters

_FILL = re.compile(r"[\s.,|:;•·–—-]*(?:(?:UPDATED?|title:) )?")
_SHORT_LINK = re.compile(r"get short url(?: [\d ]{1,12})?", re.IGNORECASE)
_NAME = r"[A-Z][\w.'’-]+"
_BY = re.compile(rf"[Bb][Yy]:? (?:{_NAME} ?){{1,3}}(?:(?:,|and|&) (?:{_NAME} ?){{1,3}})*")
_CUED = re.compile(
    r"(?!on\b)(?:published|posted|(?:last )?updated|date of|date:|issued|release|نشر|تاريخ)", re.IGNORECASE
)
_NAME_ALONE = re.compile(r"[A-Z][a-z'’-]+ (?:[A-Z][a-z'’-]+ )?[A-Z][a-z'’-]+\.(?=\s+[\"“]?[A-Z])")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\"”]{2})[.!?][\"”’)]*(?=\s+[\"“]?[A-Z])")
_SITE = re.compile(r"\s+(?:[|»·•]|::|[-–—])\s+|\s*\|\s*")
# What a monitoring service puts before a text: "[Report]", "[Text]", the name of who speaks.
_REMARK = re.compile(r"\[[^\[\]]{2,160}\](?=\s)")
_MAX_CAPTION = 360
_MAX_PIECES = 12


def read_head(text: str, line: Span, title: str | None) -> tuple[list[Zone], int]:
    """Read the pieces before the first sentence of a line; return them and where the rest begins."""
    known, at = cues(), line.start
    zones: list[Zone] = []
    titles = title_forms(title)
    for _ in range(_MAX_PIECES):
        at = _skip(text, at, line.end, bool(zones))
        zone = _piece(text, at, line, titles, known, zones)
        if zone is None:
            break
        zones.append(zone)
        at = zone.span.end
    if at < line.end and (caption := _caption(text, at, line.end, known)):
        zones.append(caption)
        at = _skip(text, caption.span.end, line.end, True)
    return zones, at


def _skip(text: str, at: int, end: int, inside: bool) -> int:
    match = _FILL.match(text, at, end) if inside else None
    return match.end() if match else at


def _piece(text: str, at: int, line: Span, titles: list[str], known: Cues, before: list[Zone]) -> Zone | None:
    end = line.end
    if at >= end:
        return None
    if stop := match_title(text, at, end, titles):
        return Zone(Span(at, stop), "headline", "the title")
    headed = headed_day(text, at, end)
    for pattern, reason in (
        (known.agency_day, "agency and day"),
        (known.day, "day"),
        (known.place, "place or agency before the first sentence"),
    ):
        if (
            (match := pattern.match(text, at, end))
            and match.end() > at
            and _stands_apart(text, match, end, pattern is known.day)
        ):
            if pattern is known.place and not _is_place_line(text, match, line):
                continue
            if headed and headed[0].end > match.end():
                break
            return Zone(Span(at, match.end()), "dateline", reason)
    if headed:
        return Zone(headed[0], "dateline", "place and day before the first sentence")
    if before and before[-1].kind == "dateline" and (match := _REMARK.match(text, at)):
        return Zone(Span(at, match.end()), "dateline", "the agency's remark before the first sentence")
    if match := _SHORT_LINK.match(text, at, end):
        return Zone(Span(at, match.end()), "furniture", "link")
    if before and (match := known.bureau.match(text, at, end)) and not _all_capitals(text[at : at + 80]):
        return Zone(Span(at, match.end()), "dateline", "place before the first sentence")
    if before and before[-1].kind in ("headline", "dateline") and (match := known.agency.match(text, at, end)):
        return Zone(Span(at, match.end()), "dateline", "agency before the first sentence")
    return _byline(text, at, line, titles, before)


def _stands_apart(text: str, match: re.Match[str], end: int, is_day: bool) -> bool:
    """Tell a day of its own from one that a sentence begins with ("July 5 was ...", "In 12 March attacks ...")."""
    if not is_day:
        return True
    rest = text[match.end() : min(end, match.end() + 12)]
    words = match[0]
    if _CUED.match(words) or _BY.match(rest.lstrip()):
        return True
    if not re.search(r"\d{4}|\d\d\Z|\)\Z", words) and rest.strip():
        return False  # no year: a day of its own only where nothing follows
    if words[:3].lower() == "on " and rest.strip():
        return False
    follows = rest.lstrip()
    return not follows or not (follows[0].islower() or rest.startswith(",")) or words.rstrip().endswith(")")


def _is_place_line(text: str, match: re.Match[str], line: Span) -> bool:
    """Tell a place line from a heading in capitals, or from an acronym with a dash after it."""
    rest = text[match.end() : line.end].strip()
    words = match[0]
    if _all_capitals(text[line.start : line.start + 400]) and not re.search(r"\d", words):
        return False
    return bool(rest) or words.rstrip().endswith(("-", "–", "—", "_")) or "(" in words


def _all_capitals(words: str) -> bool:
    upper = sum(map(str.isupper, words))
    return upper > 20 and upper > 5 * sum(map(str.islower, words))


def _byline(text: str, at: int, line: Span, titles: list[str], before: list[Zone]) -> Zone | None:
    if match := _BY.match(text, at, line.end):
        if match.end() >= line.end - 1:
            return Zone(Span(at, line.end), "byline", "by ...")
        # The name runs into the title: it ends where the title begins.
        for space in re.finditer(r" ", text[at : match.end() + 1]):
            start = at + space.end()
            if match_title(text, start, line.end, titles):
                return Zone(Span(at, start - 1), "byline", "by ..., before the title")
    if before and before[-1].kind == "headline" and (match := _NAME_ALONE.match(text, at, line.end)):
        return Zone(Span(at, match.end()), "byline", "a name between title and text")
    return None


def _caption(text: str, at: int, end: int, known: Cues) -> Zone | None:
    """Find a caption at the start of the rest: up to its credit, or the one sentence that calls itself a photograph."""
    credit = known.credit_inside.search(text, at, min(end, at + _MAX_CAPTION))
    if credit and credit.end() < end and not re.search(r"[A-Z]{4}[,.]? ?\Z", text[at : credit.start()]):
        # A teaser may stand before the caption: only the last sentence before the credit is the picture's.
        begin = max(
            (m.end() for m in _SENTENCE_END.finditer(text, at, credit.start()) if credit.start() - m.end() > 15),
            default=at,
        )
        begin += len(text[begin : credit.start()]) - len(text[begin : credit.start()].lstrip())
        return Zone(Span(begin, credit.end()), "caption", "photograph's credit")
    if known.caption.match(text, at, end):
        stop = _SENTENCE_END.search(text, at, min(end, at + _MAX_CAPTION))
        if stop:
            return Zone(Span(at, stop.end()), "caption", "photograph's caption")
    return None


def title_forms(title: str | None) -> list[str]:
    """Return a title's letters: whole, and without the site's name after it."""
    if not title or len(letters(title)) < 8:
        return []
    forms = [letters(title)]
    pieces = [letters(piece) for piece in _SITE.split(title)]
    for count in range(len(pieces) - 1, 0, -1):
        form = "".join(pieces[:count])
        if len(form) >= 15 and form not in forms:
            forms.append(form)
    return forms


def match_title(text: str, at: int, end: int, titles: list[str]) -> int | None:
    """Return where the title ends if the text holds it here and something else begins after it."""
    for form in titles:
        position, left = at, form
        while left and position < end:
            char = text[position]
            position += 1
            if not char.isalnum() or char == "ـ":
                continue
            folded = char.casefold()
            if not left.startswith(folded):
                break
            left = left[len(folded) :]
        else:
            if not left and _ends_here(text, position, end):
                return position
    return None


def _ends_here(text: str, at: int, end: int) -> bool:
    rest = text[at:end]
    follows = rest.lstrip(" \t\"”’')]»")
    return (
        not follows
        or follows[0] in "\n.!?…|:-–—"
        or (rest[0].isspace() and (follows[0].isupper() or follows[0].isdigit() or follows[0] in '“"(['))
    )
