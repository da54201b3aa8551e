"""The outlet's own voice: whose name is the outlet's own, and when an outlet is a side that tells its own deeds."""

import re
import unicodedata
from functools import lru_cache

# A side's outlet says so: "Northern Army, press office", "Ministry of Defence", "Free Valley Brigade (media wing)".
_SIDE = re.compile(
    r"\b(?:armed forces|army|brigades?|command|defen[cs]e forces|directorate|ej[eé]rcito|front|general staff|"
    r"government|guard|liberation forces|military|militia|ministry|navy|police|press office|media wing|media office)\b",
    re.IGNORECASE,
)
_MEDIA = re.compile(
    r"\b(?:agency|chronicle|courier|daily|dispatch|gazette|herald|journal|ledger|mail|monitor|news|observer|post|press "
    r"agency|press service|radio|review|sentinel|times|tribune|tv|watch|wire)\b",
    re.IGNORECASE,
)
_FIGHTS = re.compile(
    r"\b(?:armed forces|army|brigades?|defen[cs]e|ej[eé]rcito|front|general staff|guard|liberation forces|media wing|"
    r"military|militia|navy)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def stem(outlet: str | None) -> str:
    """Return an outlet's name without its office or seat: "Northern Army, press office" is Northern Army."""
    return re.split(r",| \(", outlet or "", maxsplit=1)[0].strip()


def is_side(outlet: str | None) -> bool:
    """Tell whether an outlet's name is that of a force or an office of state rather than of a medium."""
    return bool(outlet and _SIDE.search(outlet) and not _MEDIA.search(outlet))


def is_force(outlet: str | None) -> bool:
    """Tell whether an outlet is a fighting side itself, not an office that speaks of it."""
    return bool(is_side(outlet) and _FIGHTS.search(outlet or ""))


@lru_cache(maxsize=4096)
def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def is_self(name: str, outlet: str | None) -> bool:
    """Tell whether a source's words name the outlet itself: in full, without its office, or by its initials."""
    own = stem(outlet)
    if not own or not name:
        return False
    capitals = [w for w in _WORD.findall(own) if w[:1].isupper()]
    initials = "".join(w[0] for w in capitals)
    return _fold(name) in {_fold(own), _fold(outlet or "")} or (len(initials) > 2 and name.strip(".") == initials)
