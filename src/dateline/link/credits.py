"""Which agency a report credits: "BEIRUT (Reuters) - ...", "Source: AFP". It is the report's origin, not a source."""

import re

_HEAD = 400
_TAIL = 200
_DATELINE = re.compile(r"(?m)^\W{0,3}[A-Z][\w.,'’/ -]{1,60}\((?P<agency>[A-Z][\w.&’' -]{1,40})\) ?[-–—:]")
_SOURCE = re.compile(r"(?im)^\W*(?:source|via|credit)s?\W{1,3}(?P<agency>[A-Z][\w.&’' -]{1,40}?)\W*$")


def credited(text: str) -> str | None:
    """Return the agency that a text credits in its first or last lines, in its own words."""
    found = _DATELINE.search(text[:_HEAD]) or _SOURCE.search(text[-_TAIL:])
    return " ".join(found["agency"].split()) if found else None
