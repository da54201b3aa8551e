"""A report: one text by one outlet, with what is known of its origin."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Published:
    """The day or days on which the report may have appeared.

    ``precision`` follows UCDP's date_prec (1 day, 2 2-6 days, 3 week, 4 month, 5 longer); ``basis`` says where the
    day comes from: ``given`` (option or metadata), ``page`` (the page's own metadata), ``text`` (a date line in the
    text) or ``inferred`` (a weekday beside a day of the month, and the like).
    """

    first: date
    last: date
    precision: int
    basis: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Text that was cut away when the clean text was made (HTML menus, related headlines), and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the clean text that is not body text.

    ``kind`` is ``headline``, ``dateline`` (date, place and agency before the first sentence), ``byline``, ``caption``
    or ``furniture`` (menus, related headlines, appeals, credits). Captions and furniture carry no claims: they are
    passed over, not removed, so that offsets hold in the text as given.
    """

    span: Span
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """One text by one outlet. All offsets of the record point into ``text``.

    ``original`` are the bytes that it was made of, ``None`` where these are the text's own UTF-8; ``file`` says where
    they lay: the file's path, with the item's id where it holds several.
    """

    id: str
    sha256: str
    text: str
    outlet: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    published: Published | None = None
    zones: tuple[Zone, ...] = field(default=())
    cut: tuple[Cut, ...] = field(default=())
    original: bytes | None = field(default=None, repr=False, compare=False)
    file: str | None = field(default=None, compare=False)

    @property
    def fingerprint(self) -> str:
        """What makes this report the one that it is: its bytes and who published them, as a SHA-256."""
        return sha256(f"{self.sha256}\n{(self.outlet or '').casefold()}".encode()).hexdigest()
