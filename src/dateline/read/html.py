"""Saved web pages to reports: the article's text without menus and other articles, and what the page says of itself."""

import logging
import re

from trafilatura import bare_extraction, load_html

from dateline.model import Cut, Report, Zone
from dateline.read.charset import Unreadable, decode
from dateline.read.lines import letters, paragraphs
from dateline.read.pagemeta import Element, PageMeta, page_meta
from dateline.read.report import Defaults, check_text, make_report
from dateline.read.zones import find_zones

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it reports broken pages there; we say so ourselves

_MIN_LETTERS = 60
_HIDDEN = ("script", "style", "noscript", "template", "svg")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HEADLINE_LINES = 3


def read_html(
    raw: bytes | str,
    *,
    id: str | None = None,
    url: str | None = None,
    defaults: Defaults | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
) -> Report:
    """Make a report of a page's bytes, or of its text where it is already decoded.

    The clean text holds the headline and then one paragraph a block, a blank line between them. What was cut is kept
    beside it: the foot of the article word for word, menus by their size. Raises :class:`ValueError` where the page
    holds no article.
    """
    defaults = defaults or Defaults()
    markup, cut = (raw, ()) if isinstance(raw, str) else _decoded(raw)
    original = raw.encode("utf-8", errors="surrogatepass") if isinstance(raw, str) else raw
    tree = _parse(markup)
    meta = page_meta(tree, url)
    visible = _visible(tree)
    body = _article(tree, meta)
    own_title = title or meta.title
    text, headline = _with_headline(body, own_title)
    text, foot = _without_foot(text, headline)
    check_text(text)
    menus = visible - sum(1 for char in text if not char.isspace())
    if menus > 0:
        cut += (Cut("", f"menus and other parts of the page outside the article: {menus} characters"),)
    return make_report(
        text,
        id=id,
        outlet=outlet or defaults.outlet or meta.outlet,
        title=headline or own_title,
        published=published or defaults.published,
        language=language or defaults.language,
        url=url or meta.url,
        raw=original,
        cut=cut + foot,
        page_published=meta.published,
    )


def _decoded(raw: bytes) -> tuple[str, tuple[Cut, ...]]:
    decoded = decode(raw, html=True)
    return decoded.text, tuple(cut for cut in decoded.cut if "line ends" not in cut.reason)


def _parse(markup: str) -> Element:
    # The parser refuses a text that declares its own encoding, and stops at a NUL.
    plain = _CONTROL.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
    try:
        tree = load_html(plain)
    except Exception as error:  # whatever lxml makes of a broken page, it is the page that can't be read
        raise Unreadable(f"the page can't be parsed ({type(error).__name__})") from error
    if tree is None:
        raise Unreadable("no HTML page in it")
    return tree


def _visible(tree: Element) -> int:
    """Count the characters of the page's text that a reader may see, blanks left out."""
    return sum(
        sum(1 for char in text if not char.isspace())
        for node in tree.iter()
        for text in ((node.text if isinstance(node.tag, str) and node.tag not in _HIDDEN else None), node.tail)
        if text
    )


def _article(tree: Element, meta: PageMeta) -> str:
    """Take the article's body out of the page, one paragraph a block."""
    try:
        document = bare_extraction(
            tree, url=meta.url, favor_precision=True, include_comments=False, with_metadata=False
        )
    except Exception as error:  # a page on which the extraction breaks is a page that can't be read
        raise Unreadable(f"no article could be taken out of the page ({type(error).__name__})") from error
    text = getattr(document, "text", None) or ""
    lines = [line.strip() for line in text.split("\n")]
    body = "\n\n".join(line for line in lines if line)
    if sum(map(str.isalpha, body)) < _MIN_LETTERS:
        raise Unreadable("no article found in the page")
    return body


def _with_headline(body: str, title: str | None) -> tuple[str, str | None]:
    """Put the headline first, unless the body already begins with it."""
    if not title:
        return body, None
    key = letters(title)
    for line in paragraphs(body)[:_HEADLINE_LINES]:
        first = letters(line.of(body))
        if key and (first == key or (len(first) > 20 and key.startswith(first))):
            return body, " ".join(line.of(body).split())
    return f"{title}\n\n{body}", title


def _without_foot(text: str, headline: str | None) -> tuple[str, tuple[Cut, ...]]:
    """Cut the furniture at the end of the text, and keep it word for word beside the text."""
    zones = find_zones(text, headline)
    end = len(text)
    for zone in reversed(zones):
        if text[zone.span.end : end].strip() or not _is_foot(text, zone):
            break
        end = zone.span.start
    rest = text[:end].rstrip()
    if end == len(text) or sum(map(str.isalpha, rest)) < _MIN_LETTERS:
        return text, ()
    return rest, (Cut(text[len(rest) :].strip(), "foot of the article: related reports, appeals, links, credits"),)


def _is_foot(text: str, zone: Zone) -> bool:
    return zone.kind == "furniture" and (zone.span.start == 0 or text[zone.span.start - 1] == "\n")
