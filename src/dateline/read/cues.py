"""The words by which headlines, date lines, captions and page furniture are known, out of ``data/cues.yaml``."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.read.days import PATTERN

_ZONE = r"(?: ?(?:GMT|UTC|EST|EDT|BST|CET|EET)\b(?:[+-]\d{1,2}(?::?\d{2})?)?)"
_NOT_A_COUNT = r"(?! ?(?:people|civilians|killed|dead|were))"
_TIME = rf"(?:[,|@]? ?(?:at )?\d{{1,2}}[:.]?\d{{2}}(?::\d{{2}})?{_NOT_A_COUNT}\b(?: ?[ap]\.?m\b\.?)?{_ZONE}?)"
# A place in capitals, maybe with its region, before the dash or the agency: "ALEPPO, Syria (AP) _".
_STATE = r"(?: \([A-Z][A-Z ]{2,25}\)(?=, ?(?:\d|NO DATE)))?"
_REGION = r"(?:, (?:[A-Z]\.){1,3}|, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}){0,2}"
_CAPITALS = rf"(?:[A-Z]{{2}} )?[A-Z][A-Z'’-]{{2,}}(?: [A-Z][A-Z'’-]+){{0,3}}{_STATE}{_REGION}"
_DASH = r"(?:--|[-–—_:])"
_REMARKS = r"(?:\s*\[[A-Z][A-Z \n]{2,40}\])*"


@dataclass(frozen=True)
class Cues:
    """Compiled patterns, each for one use; those with ``whole`` in their name must fit a line from end to end."""

    published: re.Pattern[str]
    day: re.Pattern[str]
    agency_day: re.Pattern[str]
    agency: re.Pattern[str]
    place: re.Pattern[str]
    bureau: re.Pattern[str]
    whole_tail: re.Pattern[str]
    whole_furniture: re.Pattern[str]
    foot: re.Pattern[str]
    credit_at_end: re.Pattern[str]
    credit_inside: re.Pattern[str]
    caption: re.Pattern[str]


def _either(phrases: list[str]) -> str:
    return "(?:" + "|".join(phrases) + ")"


@cache
def cues() -> Cues:
    """Read and compile the cues once."""
    data: dict[str, list[str]] = yaml.safe_load((files("dateline.read") / "data" / "cues.yaml").read_text("utf-8"))
    agencies = _either([re.escape(name) for name in data["agencies"]])
    published, credit = _either(data["published"]), _either(data["credit"])
    day, updated = _plain(PATTERN), r"(?:last )?(?:updated|modified)[^()\d]{0,12}(?:\d{1,2}[:.]?\d\d )?"
    later = rf"(?:\s*\(?\s*{updated}(?:{day})?{_TIME}?\)?)?"
    month = r"(?:(?:[-–—]\s*)?(?:[A-Z][a-z]+ )?(?:19|20)\d\d)"
    insensitive = re.IGNORECASE
    return Cues(
        published=re.compile(published + r"\b", insensitive),
        day=re.compile(rf"(?:{published}\s*[:|]?\s*)?(?:on )?[(\[]?{PATTERN}[)\]]?{_TIME}?{later}", insensitive),
        agency_day=re.compile(rf"(?:(?-i:[A-Z])\w+[ ,/-]{{1,2}})?{agencies}[ ,|/-]+{day}{_TIME}?", insensitive),
        agency=re.compile(rf"{agencies}(?=\s+[A-Z][a-z]*\s)"),
        place=re.compile(
            rf"(?:{_CAPITALS}(?:,? \(?(?:NO DATE|(?i:{day}))\)?)?,?\s*"
            rf"(?:\([^()\n]{{2,45}}\)\s*{_DASH}{{0,3}}|{_DASH}{{1,3}}(?=\s))"
            rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}}(?:, [A-Z]\w+)?,?\s*\(?{agencies}\)?\s*{_DASH}{{1,3}}(?=\s)"
            rf"|[^\W\d_]{{2,15}}(?: [^\W\d_]{{2,15}}){{0,2}}\s*\([^()\n]{{2,25}}\)\s*[-–—:]"
            rf"|[^\W\d_]{{2,15}}(?: [^\W\d_]{{2,15}}){{0,2}}\s*[-–—/:]\s*(?:متابعات|خاص|وكالات)\s*[:.-]?){_REMARKS}"
        ),
        bureau=re.compile(rf"{_either(data['bureaus'])}(?=\s+[A-Z\"“])"),
        whole_tail=re.compile(rf"[-•*#>\s]*{_either(data['tail'])}\s*[:.…»>|-]*", insensitive),
        whole_furniture=re.compile(rf"[-•*#>\s]*{_either(data['line'])}\s*[:.…!»>|-]*", insensitive),
        foot=re.compile(rf"(?:(?<=[.!?\"”’)])|(?<=\s))\s*{_either(data['foot'])}\s*\Z", insensitive),
        credit_at_end=re.compile(
            rf"[(\[](?:[^()\[\]]{{0,40}}[\s/|:-])?{credit}(?:[\s/|:-][^()\[\]]{{0,30}})?[)\]]\s*{month}?\s*\.?\Z"
            rf"|[(\[][^()\[\]]{{2,40}}[)\]]\s*{month}\Z",
            insensitive,
        ),
        credit_inside=re.compile(
            rf"[(\[](?:[\w./]+[ /]){{0,3}}(?:file |archive |handout )?"
            rf"(?:photo|picture|image)s?(?:[ /:][\w. ]{{2,25}})?[)\]]"
            rf"|(?-i:\b[A-Z]{{2,8}} Photo\b)"
            rf"|(?<![A-Z]{{2}}\s)[(\[]{agencies}[)\]](?=\s+[A-Z])",
            insensitive,
        ),
        caption=re.compile(_either(data["caption"]) + r"\b", insensitive),
    )


def _plain(pattern: str) -> str:
    """Take the names off the groups of a pattern, so that it may stand beside another copy of itself."""
    pattern = re.sub(r"\(\?P<sep>(\[[^\]]*\])\)", r"\1", pattern).replace("(?P=sep)", "[-/.]")
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
