"""The parts of a clean text that are not body text: headline, date line, byline, captions, furniture.

Nothing is cut here: later steps pass over captions and furniture, so a wrong zone loses claims. Hence precision before
recall: a rule marks what it knows and leaves the rest alone.
"""

import re
from bisect import bisect_left
from collections import Counter
from unicodedata import name

from dateline.model import Span, Zone
from dateline.read.cues import Cues, cues
from dateline.read.head import match_title, read_head, title_forms
from dateline.read.headed import headed_day
from dateline.read.lines import ends_in_stop, holds_stop, is_prose, letters, paragraphs

_HEAD_LINES = 14
_HEADLINE_WORDS = 28
_MENU_RUN = 4
_CREDITS = re.compile(
    r"\(?(?:(?:additional |further )?(?:reporting|writing)|edit(?:ing|ed)|compiled|translated|written) by "
    r"[^\n]{2,200}\Z",
    re.IGNORECASE,
)
_LAST_NAME = re.compile(r"(?<=[.!?\"”)]\s)[A-Z][a-z'’-]+ [A-Z][a-z'’-]+(?:/[A-Z][a-z'’-]+)?\s*\Z")
_SIGNED = r"[-—–]\s?[^\n@—]{1,60}\(@\w{1,20}\)\s?[A-Z][a-z]+ \d{1,2},? \d{4}"
_INLINE = re.compile(rf"(?:https?://)?\bpic\.twitter\.com/\w+(?:\s?{_SIGNED})?|(?<=\s){_SIGNED}")
_MEDIA_NOTE = re.compile(r"[(\[](?:video|photos?|فيديو|صور|بالفيديو|بالصور|شاهد)[^()]{0,15}[)\]]\s*\Z", re.IGNORECASE)

# Words of a headline in title case: capitals and figures, small words between them.
_IN_TITLE = r"(?:[A-Z0-9$“\"'(][^\s.!?]* (?:-+ |(?:a|an|and|as|at|by|for|from|in|of|on|the|to|with) )*)"
# A site's headings over other items; only in the later part of a text, where no body follows.
_TAIL = re.compile(
    r"\b(?:Related (?:News|Articles|Posts|Stories|Topics|Items)|(?:Next|Previous|Prev) Post"
    rf"|Related (?={_IN_TITLE}{{6}})|Read (?:Also|Next|More)\b:?|Tags (?=[A-Z]))"
)
_TAIL_FROM = 0.35


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """Return the zones of a text in order; none overlaps another, all lie inside the text."""
    lines = paragraphs(text)
    if not lines:
        return ()
    counts = Counter(letters(line.of(text)) for line in lines)
    found = _head_zones(text, lines, title, counts)
    taken = {zone.span.start for zone in found}
    rest = [line for line in lines if line.start not in taken]
    found += _line_zones(text, lines, rest, counts)
    found += _foot_zones(text, lines[-1])
    found += _run_in_tail(text)
    found += [Zone(Span(m.start(), m.end()), "furniture", "embedded post") for m in _INLINE.finditer(text)]
    return _apart(found)


def _run_in_tail(text: str) -> list[Zone]:
    """Find related headlines run together with the body: all that follows a site's own heading in the later part."""
    match = _TAIL.search(text, int(len(text) * _TAIL_FROM))
    return [Zone(Span(match.start(), len(text.rstrip())), "furniture", "related items run in")] if match else []


def _apart(zones: list[Zone]) -> tuple[Zone, ...]:
    """Order the zones; where two overlap the one found first stays."""
    kept: list[Zone] = []
    for zone in zones:
        at = bisect_left(kept, zone.span, key=lambda other: other.span)
        beside = kept[max(0, at - 1) : at + 1]
        if zone.span.end > zone.span.start and not any(zone.span.overlaps(other.span) for other in beside):
            kept.insert(at, zone)
    return tuple(kept)


def _head_zones(text: str, lines: list[Span], title: str | None, counts: Counter[str]) -> list[Zone]:
    """Read line by line from the top until running text begins; ``counts`` tells how often each line stands there."""
    found: list[Zone] = []
    known = cues()
    titles = title_forms(title)
    headline: str | None = None
    for index, line in enumerate(lines[:_HEAD_LINES]):
        words = line.of(text)
        zones, at = read_head(text, line, title)
        if any(zone.kind == "headline" for zone in zones):
            headline = headline or letters(title or "")
        if zones and at < line.end and all(z.kind == "headline" for z in zones) and not is_prose(text[at : line.end]):
            zones, at = [Zone(line, "headline", "the title")], line.end  # the title with a little more after it
        found += zones
        if zones and at >= line.end:
            continue
        if zones or is_prose(words):
            break
        if known.whole_furniture.fullmatch(words) or known.whole_tail.fullmatch(words):
            continue
        zone = _head_line(text, line, lines[index + 1 :], headline, counts, known)
        if zone is None:
            below = lines[index + 1 : index + 2]
            if ends_in_stop(words) or (
                headline is not None and not any(headed_day(text, b.start, b.end) for b in below)
            ):
                break
            continue
        if zone.kind == "headline":
            headline = letters(words)
        found.append(zone)
    if titles and not any(zone.kind == "headline" for zone in found):
        found += _later_title(text, lines, titles)
    return found


def _head_line(
    text: str, line: Span, after: list[Span], headline: str | None, counts: Counter[str], known: Cues
) -> Zone | None:
    """Say what a whole line near the top is: a caption, the headline, a repeated headline."""
    words = line.of(text)
    key = letters(words)
    if ends_in_stop(words) and not _is_caption(words, known):
        return None
    if headline is not None and key and (key == headline or (len(key) > 20 and _same(key, headline))):
        return Zone(line, "headline", "repeated headline")
    if _is_caption(words, known):
        return Zone(line, "caption", "photograph's caption")
    if headline is None and _is_headline(words) and any(is_prose(later.of(text)) for later in after):
        return Zone(line, "headline", "first line, without a final stop")
    if headline is not None and counts[key] > 1 and len(words.split()) >= 3:
        return Zone(line, "caption", "repeated line")
    return None


def _is_headline(words: str) -> bool:
    count = len(words.split())
    return (
        4 <= count <= _HEADLINE_WORDS
        and len(words) <= 220
        and not words.endswith((":", ",", ";", "،"))
        and not holds_stop(words)
    )


def _is_caption(words: str, known: Cues) -> bool:
    if len(words) > 400 or _MEDIA_NOTE.search(words):
        return False
    return bool(known.credit_at_end.search(words) or (known.caption.match(words) and len(words) <= 300))


def _same(one: str, other: str) -> bool:
    """Tell whether two lines of letters are the same but for a few letters at their ends."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(shorter) > 0.85 * len(longer)


def _later_title(text: str, lines: list[Span], titles: list[str]) -> list[Zone]:
    """Find the title a little way into the first line ("By X Y, Title ...")."""
    first = lines[0]
    for match in re.finditer(r"(?<!\w)\w", text[first.start : min(first.end, first.start + 200)]):
        at = first.start + match.start()
        if stop := match_title(text, at, first.end, titles):
            return [Zone(Span(at, stop), "headline", "the title")]
    return []


def _line_zones(text: str, lines: list[Span], rest: list[Span], counts: Counter[str]) -> list[Zone]:
    known = cues()
    found: list[Zone] = []
    main = _script_of(text[:1500])
    first_prose = next((line.start for line in lines if is_prose(line.of(text))), len(text))
    found += _menus(text, rest, first_prose)
    found += _tails(text, rest, lines, known)
    for line in rest:
        words = line.of(text)
        if len(words) > 400:
            continue
        if known.whole_furniture.fullmatch(words) and len(lines) > 1:
            found.append(Zone(line, "furniture", "appeal, link or credit"))
        elif known.day.fullmatch(words):
            found.append(Zone(line, "dateline", "day"))
        elif len(lines) > 2 and _other_script(words, main):
            found.append(Zone(line, "furniture", "line in another script"))
        elif _CREDITS.fullmatch(words):
            found.append(Zone(line, "byline", "credits"))
        elif len(lines) > 1 and _is_caption(words, known):
            found.append(Zone(line, "caption", "photograph's caption"))
        elif counts[letters(words)] > 1 and len(words.split()) >= 3 and not ends_in_stop(words) and not is_prose(words):
            found.append(Zone(line, "caption", "repeated line"))
    return found


def _menus(text: str, rest: list[Span], first_prose: int) -> list[Zone]:
    """Mark runs of at least four labels of up to three words above the first paragraph of running text."""
    found: list[Zone] = []
    run: list[Span] = []
    for line in [*rest, None]:
        words = line.of(text) if line else ""
        if (
            line
            and line.start < first_prose
            and first_prose < len(text)
            and len(words.split()) <= 3
            and not ends_in_stop(words)
        ):
            run.append(line)
            continue
        if len(run) >= _MENU_RUN:
            found += [Zone(item, "furniture", "menu") for item in run]
        run = []
    return found


def _tails(text: str, rest: list[Span], lines: list[Span], known: Cues) -> list[Zone]:
    """Mark the lists that a heading such as "Related Articles" opens: to the next running text, or to the end."""
    prose = [line for line in lines if is_prose(line.of(text))]
    total = sum(line.end - line.start for line in prose)
    found: list[Zone] = []
    inside, to_end = False, False
    for line in rest:
        words = line.of(text)
        if len(words) <= 80 and known.whole_tail.fullmatch(words) and len(lines) > 1:
            left = sum(later.end - later.start for later in prose if later.start > line.start)
            inside, to_end = True, len(prose) > 1 and left <= 0.2 * total
        elif inside and not to_end and is_prose(words):
            inside = False
        if inside:
            found.append(Zone(line, "furniture", "list of other reports or foot of the page"))
    return found


def _foot_zones(text: str, last: Span) -> list[Zone]:
    """Take credits and links off the end of the last line, one after another."""
    known = cues()
    found: list[Zone] = []
    end = last.end
    for _ in range(4):
        start = max(last.start, end - 260)
        stretch = text[start:end]
        match = known.foot.search(stretch)
        kind, reason = "furniture", "credit or link at the end"
        if match is None:
            match = next(
                (m for m in _CREDITS.finditer(stretch) if re.search(r"[.!?\"”)]\s*\Z", stretch[: m.start()])), None
            )
            kind, reason = "byline", "credits"
        if match is None and (match := _LAST_NAME.search(stretch)):
            reason = "a name at the end"
        if match is None or not match[0].strip():
            break
        begin = start + match.start() + len(match[0]) - len(match[0].lstrip())
        if begin <= last.start or not re.search(r"[.!?\"”)]\s*\Z", text[max(0, begin - 4) : begin]):
            break
        found.append(Zone(Span(begin, end), kind, reason))
        end = begin - len(text[:begin]) + len(text[:begin].rstrip())
    return found


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else name(char, "?").split(" ", 1)[0]


def _script_of(words: str) -> str:
    counts: Counter[str] = Counter()
    for char, count in Counter(filter(str.isalpha, words)).items():
        counts[_script(char)] += count
    return counts.most_common(1)[0][0] if counts else "?"


def _other_script(words: str, main: str) -> bool:
    """Tell whether a short line is written in another script than the report: a link to another edition."""
    if main == "LATIN" and words.isascii():
        return False
    if len(words) > 80 or sum(map(str.isalpha, words)) < 4:
        return False
    own = sum(1 for char in words if char.isalpha() and _script(char) == main)
    return own <= 0.1 * sum(map(str.isalpha, words))
