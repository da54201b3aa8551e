"""The names of a report's sources, settled over the whole report: short forms, "the monitor", somebody's people."""

import re

from dateline.extract.draft import Resolved
from dateline.model import SourceLink
from dateline.resolve.identities import Identities

Source = tuple[str, str | None]

# What shows or holds something without being anybody who puts it forward.
_THINGS = """
    attack attacks blast bomb count data evidence figure figures footage image images it list map news people photo
    photos picture pictures post posts raid raids remarks statement strike strikes that this toll tweet tweets video
    videos we who
"""
THINGS = frozenset(_THINGS.split())
# The outlet's own people.
_OWN = "correspondent correspondents journalist photographer photographers reporter reporters"
OWN_PEOPLE = frozenset(_OWN.split())
# Heads by which a monitoring group is taken up again.
_MONITORS = "center centre group monitor network observatory observatorys organisation organization watchdog"
MONITORS = frozenset(_MONITORS.split())
_PEOPLE_OF = re.compile(
    r"^(?:(?:reliable|local|field|several|some|many|other) )?(.+?)(?:'s?|’s?)? (?:activists?|sources?|monitors?|"
    r"officials?|correspondents?|reporters?|director|chief|head|spokesman|spokeswoman|team|teams|staff|workers?|"
    r"observers?)$"
)
# "an Observatory toll"
_COUNT = re.compile(r"^(?:an? |the )?(.*[A-Z].*?)(?:'s?|’s?)? (?:death )?(?:toll|tally|count|figures?|estimates?)$")
_HEAD = re.compile(r"^(?:\S+ )*?(\S+)(?: (?:at|in|on|from|of|with|for|to) .*)?$")
_AT = re.compile(
    r"^(?:\w+ )?(?:source|official|officer|spokesman|spokeswoman)s? (?:at|with) (?:the )?([A-Z]\w+(?: [A-Z]\w+)+)$"
)


class SourceNames:
    """Names the sources of one report."""

    def __init__(self, resolved: Resolved, identities: Identities) -> None:
        self.identities, self.home = identities, resolved.home
        self.places = {p.name.lower() for p in resolved.analysis.places}
        links = [link for a in resolved.analysis.attributions for link in a.chain]
        found = [identities.source(link, self.home) for link in links]
        self.full = [source for source in dict.fromkeys(found) if " " in source[0] and source[0][:1].isupper()]
        self.roles = _roles(resolved)
        monitors = [s for s in dict.fromkeys(found) if s[1] and identities.is_monitor(s[1])]
        self.monitor = monitors[0] if len(monitors) == 1 else None

    def of(self, link: SourceLink) -> Source | None:
        """Return the name and identity of a link, ``None`` where it is no source (a picture, the own reporter)."""
        name, id = self.identities.source(link, self.home)
        if id:
            return name, id
        counted = _COUNT.match(name)
        if counted:
            return self.of(SourceLink(link.span, counted.group(1)))
        name = self.roles.get(name.lower(), name)
        phrase = _HEAD.match(name)
        head = phrase.group(1).lower() if phrase else ""
        if head in THINGS or name.lower() in OWN_PEOPLE or name.lower() in self.places:
            return None
        inner = _AT.match(name) or _PEOPLE_OF.match(name)
        if inner:
            known = self.identities.source(SourceLink(link.span, inner.group(1)), self.home)
            if known[1] and (self.identities.is_outlet(known[1]) or inner.re is _AT):
                return known
            if inner.re is _AT:
                return inner.group(1), None
        if head in MONITORS and self.monitor and (name.islower() or "based" in name.lower() or len(name.split()) == 1):
            return self.monitor
        longer = [s for s in self.full if s[0] != name and s[0].lower().endswith(" " + name.lower())]
        return longer[0] if longer and name[:1].isupper() else (name, id)


def _roles(resolved: Resolved) -> dict[str, str]:
    """Return roles that the report gives a person's name to ("Homs Governor Talal Barazi"), for mentions without it."""
    roles: dict[str, str] = {}
    for attribution in resolved.analysis.attributions:
        if len(attribution.source) != 1 or not attribution.chain:
            continue
        name, words = attribution.chain[-1].name, " ".join(attribution.source[0].of(resolved.text).split())
        role = words.removesuffix(name).strip(" ,").lower()
        if " " in name and name[:1].isupper() and words.endswith(name) and " " in role:
            roles.setdefault(role.removeprefix("the "), name)
    return roles
