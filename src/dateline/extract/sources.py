"""The names of a report's sources, settled over the whole report: short forms, "the monitor", an organisation's people."""

import re

from dateline.extract.draft import Resolved
from dateline.model import SourceLink
from dateline.resolve.identities import Identities

Source = tuple[str, str | None]

# What shows or holds something without being anybody who puts it forward.
THINGS = set(
    "photo photos video videos image images picture pictures footage attack attacks people it this that who evidence toll count "
    "figure figures remarks tweet tweets post posts statement we news map list data strike strikes raid raids bomb blast".split()
)
# The outlet's own people.
OWN_PEOPLE = set("reporter reporters correspondent correspondents photographer photographers journalist".split())
# Heads by which a monitoring group is taken up again.
MONITORS = set("group monitor watchdog observatory observatorys organisation organization network centre center".split())
_PEOPLE_OF = re.compile(
    r"^(?:(?:reliable|local|field|several|some|many|other) )?(.+?)(?:'s?|’s?)? (?:activists?|sources?|monitors?|officials?|correspondents?|reporters?|"
    r"director|chief|head|spokesman|spokeswoman|team|teams|staff|workers?|observers?)$"
)
_AT = re.compile(r"^(?:\w+ )?(?:source|official|officer|spokesman|spokeswoman)s? (?:at|with) (?:the )?([A-Z]\w+(?: [A-Z]\w+)+)$")


class SourceNames:
    """Names the sources of one report."""

    def __init__(self, resolved: Resolved, identities: Identities) -> None:
        self.identities = identities
        self.places = {p.name.lower() for p in resolved.analysis.places}
        links = [link for a in resolved.analysis.attributions for link in a.chain]
        found = [identities.source(link) for link in links]
        self.full = [source for source in dict.fromkeys(found) if " " in source[0] and source[0][:1].isupper()]
        monitors = [s for s in dict.fromkeys(found) if s[1] and identities.is_monitor(s[1])]
        self.monitor = monitors[0] if len(monitors) == 1 else None

    def of(self, link: SourceLink) -> Source | None:
        """Return the name and identity of a link, ``None`` where it is no source (a picture, the outlet's own reporter)."""
        name, id = self.identities.source(link)
        if id:
            return name, id
        head = name.split()[-1].lower() if name.split() else ""
        if head in THINGS or name.lower() in OWN_PEOPLE or name.lower() in self.places:
            return None
        inner = _AT.match(name) or _PEOPLE_OF.match(name)
        if inner:
            known = self.identities.source(SourceLink(link.span, inner.group(1)))
            if known[1] and (self.identities.is_outlet(known[1]) or inner.re is _AT):
                return known
            if inner.re is _AT:
                return inner.group(1), None
        if head in MONITORS and self.monitor and (name.islower() or "based" in name.lower() or len(name.split()) == 1):
            return self.monitor
        longer = [s for s in self.full if s[0] != name and s[0].lower().endswith(" " + name.lower())]
        return longer[0] if longer and name[:1].isupper() else (name, id)
