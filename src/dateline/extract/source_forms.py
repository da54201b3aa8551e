"""The forms of a source's name: what goes before it without being part of it, and what a bare head takes up again."""

import re

# Ranks and forms of address, of many languages; a title alone ("the colonel") stays what it is.
_TITLES = """
    adm admiral alhaji ambassador asp brig brigadier capt captain chief cmdr col colonel commander commissioner
    commodore comrade corporal cpl csp deputy detective doctor don doña dr dsp engineer engr father fr gen general
    governor haji hajj hajji hon honourable imam inspector judge justice lance lieutenant lt ltc maj major malam mallam
    marshal mayor minister monsieur mr mrs ms msgr mukhtar mufti nurse pastor pfc pte prof professor rev reverend sen
    senator sergeant sgt sir sister sp spokesman spokesperson spokeswoman squadron superintendent sqn supt wing
    hajja ustadh ustaz
"""
TITLES = frozenset(_TITLES.split())
# Speakers of a transcript who are the outlet itself.
_STAFF = "anchor announcer correspondent host interviewer moderator narrator newsreader presenter reporter studio"
STAFF = frozenset(_STAFF.split())
OWNERS = frozenset(("her", "his", "its", "my", "our", "their", "your"))
_NUMBERS = (
    "another both couple dozens eight eighteen eleven fifteen five four fourteen hundreds nine nineteen one scores "
    "seven seventeen several six sixteen some ten thirteen thirty three twelve twenty two"
)
_COUNTED = re.compile(
    rf"^(?:(?:at least|more than|about|nearly|over|a|the) )?(?:{_NUMBERS.replace(' ', '|')}|\d[\d,]*)"
    r"(?:-\w+)?(?: dozen| hundred)?(?: of (?:the |its |their )?)? (?=(?!of )\D)",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"^(?:\d[\d,.]*|(?:{_NUMBERS.replace(' ', '|')})(?: of (?:them|those|us))?)$", re.IGNORECASE)
_RANKED = re.compile(r"^(?:senior|top|high-ranking|ranking) (?=\w+ \w+)")
# "the army's Sixth Division", "the district's own council"; an office of one ("the mayor's office") keeps its owner.
_OWNED = re.compile(r"^(?:[a-z][\w-]*|[A-Z][\w-]*[a-z])['’]s (?:own )?(?=[A-Z][\w-]+ [A-Z])")
_HEADS = """
    administration agency association authority barometer brigade brigades bureau cell center centre coalition command
    commission committee council court delegation department directorate directory federation force forces foundation
    front institute institution league ministry mission movement network observatory office organisation organization
    platform prosecutor room service staff unit union
"""
HEADS = frozenset(_HEADS.split())


def without_titles(name: str) -> str:
    """Return a person's name without ranks and forms of address: "Brig. Gen. Omar Haddad" is Omar Haddad."""
    words = name.split()
    while len(words) > 1 and words[0].strip(".,").lower() in TITLES and words[1][:1].isupper():
        if len(words) == 2 and words[1].strip(".,").lower() in TITLES:
            break
        words = words[1:]
    return " ".join(words) if name[:1].isupper() and words[0][:1].isupper() else name


def plain(name: str) -> str:
    """Return a source's words without a count, a rank of importance or an owner before them."""
    name = _COUNTED.sub("", name) if _COUNTED.match(name) else name
    name = _RANKED.sub("", name)
    return without_titles(_OWNED.sub("", name))


def nobody(name: str) -> bool:
    """Tell whether words name nobody that could be cited: a number, an owner whom nothing names, or who speaks for the
    outlet in a transcript.
    """
    return bool(_NUMBER.match(name)) or name.lower() in STAFF | OWNERS


def spelled_out(initials: str, text: str) -> str | None:
    """Return the name that a text gives the initials of: "IDA" in "the Independent Doctors Association", told once."""
    if not (len(initials) > 2 and initials.isalpha() and initials.isupper()):
        return None
    first, rest = initials[0], initials[1:]
    small = r"(?:(?:and|for|in|of|on|the) )*"
    words = "".join(rf" {small}{letter}[a-z]+" for letter in rest)
    found = set(re.findall(rf"\b({first}[a-z]+{words})\b", text))
    return found.pop() if len(found) == 1 else None


def full_name(bare: str, before: str) -> str | None:
    """Return the full name that a bare head takes up again: "the council" after "Lakeside City Council"."""
    head = bare.lower().removeprefix("the ")
    if head not in HEADS:
        return None
    cap = r"[A-Z][\w'’-]*"
    word = re.escape(head.capitalize())
    found = re.findall(
        rf"((?:{cap} )+{word}(?: (?:of|for) (?:the )?{cap}(?: (?:(?:and|of|for|in|the|on) )*{cap})*)?|"
        rf"{word} (?:of|for|on) (?:the )?{cap}(?: (?:(?:and|of|for|in|the|on) )*{cap})*)",
        before,
    )
    return str(found[-1]).removeprefix("The ") if found else None
