"""What a page says of itself: title, day, outlet, address, language, out of its head and its JSON-LD."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from dateline.knowledge.outlets import Outlets, load_outlets
from dateline.model import Published
from dateline.read.days import days_in
from dateline.read.published import day_in_url, day_published

Element = Any
"""A parsed page or a part of it (lxml comes without types)."""

# Names of <meta> elements (name, property or itemprop), the most telling first.
_DAY_KEYS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "og:article:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "date.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "dcterms.date",
    "article_date_original",
    "originalpublicationdate",
    "rnews:datepublished",
    "date",
)
_TITLE_KEYS = ("og:title", "twitter:title", "headline", "dc.title", "title")
_SITE_KEYS = ("og:site_name", "application-name", "publisher", "dc.publisher")
_ARTICLE = re.compile(r"Article|Report|BlogPosting|Posting", re.IGNORECASE)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_MAX_DEPTH = 6
_SITE_SPLIT = re.compile(r"\s+[|–—»·•-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What was found; ``None`` where the page does not say."""

    title: str | None = None
    published: Published | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def page_meta(tree: Element, url: str | None = None) -> PageMeta:
    """Read the metadata of a parsed page. ``url`` is its address where the caller knows it."""
    metas = _metas(tree)
    data = list(_json_ld(tree))
    address = url or _first_text(tree, "//link[@rel='canonical']/@href") or metas.get("og:url")
    if address and not urlsplit_safe(address):
        address = None
    site = next((metas[key] for key in _SITE_KEYS if metas.get(key)), None)
    return PageMeta(
        title=_title(tree, metas, data, site),
        published=_published(tree, metas, data) or day_in_url(address),
        outlet=outlet_name(address, site),
        url=address,
        language=_first_text(tree, "/html/@lang"),
    )


def _metas(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        value = (meta.get("content") or "").strip()
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def _json_ld(tree: Element) -> Iterator[dict[str, Any]]:
    """Yield the article objects of the page's JSON-LD, broken blocks left out."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and script.text:
            try:
                yield from _articles(json.loads(script.text, strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _articles(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _articles(item, depth + 1)
    elif isinstance(value, dict):
        if _ARTICLE.search(str(value.get("@type", ""))):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(value.get(key), depth + 1)


def _published(tree: Element, metas: dict[str, str], data: list[dict[str, Any]]) -> Published | None:
    stated = [article.get("datePublished") for article in data] + [metas.get(key) for key in _DAY_KEYS]
    stated += _texts(tree, "//*[@itemprop='datePublished']/@datetime")[:1]
    stated += _texts(tree, "//article//header//time/@datetime | //time[@pubdate]/@datetime")[:1]
    times = _texts(tree, "//time/@datetime")
    if len({value[:10] for value in times}) == 1:
        stated += times[:1]
    for value in stated:
        if isinstance(value, str) and (day := _day(value)):
            return day_published(day, "page")
    return None


def _day(value: str) -> date | None:
    if match := _ISO.match(value):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            return None
    return next((found for written in days_in(value[:60]) if (found := written.date())), None)


def _title(tree: Element, metas: dict[str, str], data: list[dict[str, Any]], site: str | None) -> str | None:
    headings = [text for text in (_words(node) for node in _nodes(tree, "//h1")[:5]) if len(text.split()) > 2]
    stated = [article.get("headline") for article in data] + [metas.get(key) for key in _TITLE_KEYS]
    candidates = [" ".join(value.split()) for value in stated if isinstance(value, str) and value.strip()]
    if not candidates:
        candidates = headings[:1] if len(headings) == 1 else []
        candidates += [_words(node) for node in _nodes(tree, "//title")[:1]]
    return next((_without_site(value, site) for value in candidates if value), None)


def _without_site(title: str, site: str | None) -> str:
    """Take the site's name off the end of a title: the known one, or a short piece after a bar."""
    pieces = _SITE_SPLIT.split(title)
    if len(pieces) > 1 and len(pieces[0].split()) >= 3:
        last = pieces[-1].casefold()
        if (site and (last in site.casefold() or site.casefold() in last)) or ("|" in title and len(last.split()) <= 4):
            cut = title[: len(title) - len(pieces[-1])].rstrip(" |–—»·•-")
            return cut or title
    return title


def outlet_name(url: str | None, site: str | None = None) -> str | None:
    """Name the outlet behind an address: the one known by its domain, else the site's own name, else the domain."""
    domain = (urlsplit_safe(url) or "").removeprefix("www.") if url else ""
    known = _known_outlets().by_domain(domain) if domain else None
    return known.name if known else site or domain or None


@cache
def _known_outlets() -> Outlets:
    return load_outlets()


def urlsplit_safe(url: str | None) -> str | None:
    """Return the host of an http(s) address, ``None`` for anything else."""
    try:
        parts = urlsplit(url or "")
        return parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def _nodes(tree: Element, path: str) -> list[Element]:
    found = tree.xpath(path)
    return [node for node in found if hasattr(node, "itertext")] if isinstance(found, list) else []


def _texts(tree: Element, path: str) -> list[str]:
    found = tree.xpath(path)
    return [str(value).strip() for value in found if str(value).strip()] if isinstance(found, list) else []


def _first_text(tree: Element, path: str) -> str | None:
    return next(iter(_texts(tree, path)), None)


def _words(node: Element) -> str:
    return " ".join(" ".join(str(part) for part in node.itertext()).split())
