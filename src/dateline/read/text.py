"""Plain text files to reports."""

from dateline.model import Report
from dateline.read.charset import decode
from dateline.read.report import Defaults, make_report


def read_text(raw: bytes, *, id: str | None = None, defaults: Defaults | None = None) -> Report:
    """Make a report of a text file's bytes.

    The text is kept but for its line ends and byte order mark, which are recorded.

    Raises :class:`ValueError` for bytes that are no text and for a text without words.
    """
    defaults = defaults or Defaults()
    decoded = decode(raw)
    return make_report(
        decoded.text,
        id=id,
        outlet=defaults.outlet,
        published=defaults.published,
        language=defaults.language,
        raw=raw,
        cut=decoded.cut,
    )
