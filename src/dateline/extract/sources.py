"""The names of a report's sources, settled over the whole report: short forms, "the monitor", somebody's people."""

import re
from collections import Counter

from dateline.extract.draft import Resolved
from dateline.extract.source_forms import full_name, nobody, plain, spelled_out
from dateline.extract.voices import is_self
from dateline.model import SourceLink, Span
from dateline.resolve.identities import Identities

Source = tuple[str, str | None]

# What shows or holds something without being anybody who puts it forward.
_THINGS = """
    attack attacks blast bomb count data evidence figure figures footage he i image images information it it
    list map news nobody none one people photo photos picture pictures post posts raid raids remarks she
    statement strike strikes that they this those toll tweet tweets video videos we who
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
_REPORTERS_OF = re.compile(r"^(.+?)(?:'s?|’s?)? (?:correspondents?|journalists?|photographers?|reporters?|teams?)$")
# "an Observatory toll"
_COUNT = re.compile(r"^(?:an? |the )?(.*[A-Z].*?)(?:'s?|’s?)? (?:death )?(?:toll|tally|count|figures?|estimates?)$")
# "a new toll from the Observatory"
_COUNT_OF = re.compile(r"^(?:\w+ ){0,3}(?:toll|tally|count|figures?|estimates?) (?:by|from|of) (?:the )?([A-Z].*)$")
# Words by which a name says what kind of thing it is, so that a known name among them is meant ("SANA news agency").
_KIND = re.compile(r"\b(?:agency|broadcaster|channel|newspaper|radio|station|television|tv|website)\b", re.IGNORECASE)
# What goes before or after a source's name without being part of it: "one local source", "the latest SOHR figures".
_LOOSE = re.compile(r"^(?:an?|one|other|the|(?:a )?number of|the latest|latest|.+(?= [\w.]+-based [A-Z])) (?=\S)")
_SORT = re.compile(r"(?<=\w) (?:monitoring (?:group|organi[sz]ation)|newspaper|website)$")
# People of a place are their kind: "activists in the town".
_WHEREABOUTS = re.compile(
    r"^((?:\w+ )?(?:activist|correspondent|journalist|photographer|reporter)s?) (?:from|in|inside|near|on) .*$",
    re.IGNORECASE,
)
# Offices that only one person holds: "the provincial governor" is "Governor Omar Haddad".
_OFFICE = frozenset(("governor", "mayor"))
_TITLES = "abu captain colonel commander dr general governor major mayor minister mr mrs ms president the"
_TITLED = frozenset(_TITLES.split())
# Somebody unnamed whom "the source" takes up again, and how.
_UNNAMED = re.compile(
    r"^(?:\w+ ){0,3}sources? (?:at|from|in|of|with) |^(?:\w+ ){1,3}sources?$(?<!same source)", re.IGNORECASE
)
_AGAIN = re.compile(r"(?:the|the same|that|this) $", re.IGNORECASE)
_HEAD = re.compile(r"^(?:\S+ )*?(\S+)(?: (?:at|in|on|from|of|with|for|to) .*)?$")
_AT = re.compile(
    r"^(?:\w+ )?(?:source|official|officer|spokesman|spokeswoman)s? (?:at|with) (?:the )?([A-Z]\w+(?: [A-Z]\w+)+)$"
)


class SourceNames:
    """Names the sources of one report."""

    def __init__(self, resolved: Resolved, identities: Identities) -> None:
        self.identities, self.home, self.text = identities, resolved.home, resolved.text
        self.outlet = resolved.analysis.report.outlet
        self.outlet_id = identities.source(SourceLink(Span(0, 0), self.outlet))[1] if self.outlet else None
        self.places = {p.name.lower() for p in resolved.analysis.places}
        self.identified: dict[SourceLink, Source] = {}  # what _known said
        self.settled: dict[SourceLink, Source | None] = {}
        links = [link for a in resolved.analysis.attributions for link in a.chain]
        found = [self._known(link) for link in links]
        self.full = [source for source in dict.fromkeys(found) if " " in source[0] and source[0][:1].isupper()]
        self.roles = _roles(resolved)
        cited = Counter(s for s in found if s[1] and identities.is_monitor(s[1]))
        self.monitors = [s for s, _ in cited.most_common()]

        self.sources = sorted(
            {(link.span.start, link) for link in links if _UNNAMED.match(link.name)}, key=lambda s: s[0]
        )
        self.told = [a.chain for a in resolved.analysis.attributions if len(a.chain) > 1]

    def through(self, link: SourceLink) -> list[Source]:
        """Return the name and identity of a link, after the outlet through which "the source" spoke before."""
        source = self.of(link)
        if source is None or not self._takes_up(link):
            return [] if source is None else [source]
        at = link.span.start
        before = [chain for chain in self.told if chain[-1].span.start < at and self.of(chain[-1]) == source]
        return [*(s for each in (before[-1][:-1] if before else ()) if (s := self.of(each)) is not None), source]

    def _takes_up(self, link: SourceLink) -> bool:
        """Tell whether a link's words are "the source", somebody unnamed told of before."""
        words, before = link.span.of(self.text).lower(), self.text[max(0, link.span.start - 9) : link.span.start]
        return words in ("same source", "source", "sources") and _AGAIN.search(before) is not None

    def of(self, link: SourceLink) -> Source | None:
        """Return the name and identity of a link, ``None`` where it is no source (a picture, the own reporter)."""
        if link not in self.settled:
            self.settled[link] = self._settle(link)
        return self.settled[link]

    def _settle(self, link: SourceLink) -> Source | None:
        name, id = self._known(link)
        if self._is_outlet(link):
            return None
        if id:
            return name, id
        if nobody(name):
            return None
        if name.lower() in ("source", "same source") or (name.lower() == "sources" and self._takes_up(link)):
            several = name.lower() == "sources"
            before = [s for at, s in self.sources if at < link.span.start and (" sources" in f" {s.name}") == several]
            return self.of(before[-1]) if before else (name, None)
        counted = _COUNT.match(name) or _COUNT_OF.match(name)
        if counted:
            return self.of(SourceLink(link.span, counted.group(1)))
        name = self.roles.get(name.lower()) or self.roles.get(name.lower().split()[-1], name)
        phrase = _HEAD.match(name)
        head = phrase.group(1).lower() if phrase else ""
        if head in THINGS or name.lower() in OWN_PEOPLE or name.lower() in self.places:
            return None
        inner = _AT.match(name) or _PEOPLE_OF.match(name)
        own = _REPORTERS_OF.match(name) or inner
        if own and self._is_outlet(SourceLink(link.span, own.group(1))):
            return None  # "Valley Watch sources" in a report by Valley Watch
        if inner:
            known = self.identities.source(SourceLink(link.span, inner.group(1)), self.home)
            if known[1] and (self.identities.is_outlet(known[1]) or inner.re is _AT):
                return known
            if inner.re is _AT:
                return inner.group(1), None
        monitor = self._monitor(name, head)
        if monitor:
            return monitor
        loose = _LOOSE.sub("", name)
        bare = _WHEREABOUTS.sub(r"\1", loose if loose.islower() else _SORT.sub("", loose))
        if bare != name:
            return self.of(SourceLink(link.span, bare))
        if _KIND.search(name):
            found = [self.identities.source(SourceLink(link.span, w), None) for w in name.split() if w[:1].isupper()]
            named = [s for s in found if s[1] and self.identities.is_outlet(s[1])]
            if len(named) == 1:
                return named[0]
        return self._fuller(name)

    def _is_outlet(self, link: SourceLink) -> bool:
        """Tell whether a link is the report's own outlet, by its words or by its identity."""
        name, id = self._known(link)
        ours = id is not None and id == self.outlet_id
        return ours or is_self(link.name, self.outlet) or is_self(name, self.outlet)

    def _known(self, link: SourceLink) -> Source:
        if link not in self.identified:
            self.identified[link] = self._identify(link)
        return self.identified[link]

    def _identify(self, link: SourceLink) -> Source:
        """Return the identity of a link's words: an institution named before in full, their own, or the home one."""
        before = full_name(link.name, self.text[: link.span.start])
        if before and before.lower() != link.name.lower():
            return self.identities.source(SourceLink(link.span, before), self.home)
        known = self.identities.source(link, self.home)
        if known[1] is None:
            spelled = spelled_out(known[0], self.text)
            if spelled:
                return self.identities.source(SourceLink(link.span, spelled), self.home)
        bare = plain(known[0])
        if known[1] or bare == known[0]:
            return known
        return self.identities.source(SourceLink(link.span, bare), self.home)

    def _monitor(self, name: str, head: str) -> Source | None:
        """Return the monitoring group that a description takes up again: of several the one cited most."""
        if head not in MONITORS or not self.monitors:
            return None
        if not (name.islower() or "based" in name.lower() or len(name.split()) == 1):
            return None
        plain = any(w in name.lower() for w in ("monitor", "watchdog", "observator"))
        return self.monitors[0] if plain or len(self.monitors) == 1 else None

    def _fuller(self, name: str) -> Source:
        """Return the full name that a short one stands for: "Haddad" is "Omar Haddad" or "Omar al-Haddad"."""
        if not name[:1].isupper():
            return name, None
        short = name.lower()
        for full in self.full:
            before = full[0].lower().removesuffix(short)
            if full[0] != name and before != full[0].lower() and before.endswith((" ", "-", " al ", " el ")):
                return full
        if " " in name or not name.isalpha():
            return name, None
        told = re.search(rf"\b([A-Z][a-z]+) ((?:[Aa]l|[Ee]l)[- ]{name})\b", self.text)
        if told and told.group(1).lower() not in _TITLED:
            name = f"{told.group(1)} {told.group(2)}"
        return name, None


def _roles(resolved: Resolved) -> dict[str, str]:
    """Return roles that the report gives a person's name to ("Homs Governor Talal Barazi"), for mentions without it."""
    roles: dict[str, str] = {}
    for attribution in resolved.analysis.attributions:
        if len(attribution.source) != 1 or not attribution.chain:
            continue
        name, words = attribution.chain[-1].name, " ".join(attribution.source[0].of(resolved.text).split())
        role = words.removesuffix(name).strip(" ,").lower()
        if " " in name and name[:1].isupper() and words.endswith(name) and (" " in role or role in _OFFICE):
            roles.setdefault(role.removeprefix("the "), name)
    return roles
