"""One report made of a clean text and what is known of its origin."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from dateline.model import Cut, Published, Report, Zone
from dateline.read.charset import Unreadable
from dateline.read.language import detect_language
from dateline.read.published import day_in_text, day_in_url, parse_given
from dateline.read.zones import find_zones

MAX_CHARACTERS = 1_000_000
"""The longest text that is taken for one report; the English parser takes no longer one."""

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every report that does not say otherwise itself.

    ``published`` is a day, ``YYYY-MM-DD`` or an ISO date and time; ``language`` a code such as ``en``. Raises
    :class:`ValueError` where one of them is neither.
    """

    outlet: str | None = None
    published: Published | date | str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", parse_given(self.published))
        if self.language is not None:
            object.__setattr__(self, "language", language_code(self.language))


def make_report(
    text: str,
    *,
    id: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    published: str | date | datetime | Published | None = None,
    language: str | None = None,
    url: str | None = None,
    raw: bytes | None = None,
    zones: tuple[Zone, ...] | None = None,
    cut: tuple[Cut, ...] = (),
    page_published: Published | None = None,
) -> Report:
    """Make a report of a clean text, which is kept exactly as given: all offsets hold in it.

    ``raw`` are the original bytes, for the hash (the text's UTF-8 without them). ``zones`` are found in the text unless
    given. The day is ``published``, else ``page_published`` (the page's metadata) or the address's, else what the text
    itself says. ``id`` is made from the hash where none is given. Raises :class:`ValueError` for a text without words,
    with broken characters or above :data:`MAX_CHARACTERS`, and for a day or language that is none.
    """
    check_text(text)
    encoded = text.encode("utf-8")
    digest = sha256(encoded if raw is None else raw).hexdigest()
    own_title = _line(title)
    found = find_zones(text, own_title) if zones is None else zones
    day = (
        parse_given(published)
        if published is not None
        else page_published or day_in_url(url) or day_in_text(text, found)
    )
    return Report(
        id=_line(id) or digest[:16],
        sha256=digest,
        text=text,
        outlet=_line(outlet),
        title=own_title,
        language=language_code(language) if language else detect_language(text),
        url=_line(url),
        published=day,
        zones=found,
        cut=cut,
        original=None if raw is None or raw == encoded else raw,
    )


def check_text(text: str) -> None:
    """Raise :class:`Unreadable` (a :class:`ValueError`) where no report can be made of a text."""
    if not any(char.isalnum() for char in text):
        raise Unreadable("no words in it" if text.strip() else "empty")
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"{len(text):,} characters: more than the {MAX_CHARACTERS:,} taken for one report")
    if broken := _SURROGATE.search(text):
        raise Unreadable(f"not valid Unicode: half a character (U+{ord(broken[0]):04X}) at {broken.start()}")


def language_code(language: str) -> str:
    """Return the two or three letters of a language code: ``en`` for ``en-GB``, else raise :class:`ValueError`."""
    match = _LANGUAGE.fullmatch(language.strip())
    if not match:
        raise ValueError(f"language must be a code such as en or ar, not {language!r}")
    return match[1].lower()


def _line(value: str | None) -> str | None:
    """Return a name as one line without blanks around it, ``None`` for an empty one."""
    return (" ".join(_SURROGATE.sub("\ufffd", value).split()) or None) if value is not None else None
