"""A draft of a claim: the clauses that tell one event, and what they add up to."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from math import asin, cos, radians, sin, sqrt

from dateline.model import ActorMention, DateMention, LossMention, Place, PlaceMention
from dateline.model.analysis import Analysis, Clause

# What is done by words, SUPPORT among them: backing is mostly spoken.
SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "CONCEDE"}
COUNTRY = 6  # UCDP where_prec from which on a place tells nothing about identity


@dataclass(frozen=True)
class Resolved:
    """An analysis with its places found in the world: ``places[i]`` belongs to ``analysis.places[i]``."""

    analysis: Analysis
    places: tuple[Place, ...]
    outlet_parties: frozenset[str] = frozenset()
    home: str | None = None  # ISO code of the country that the report is about
    seats: tuple[Place, ...] = ()  # of ``analysis.seats``

    @property
    def text(self) -> str:
        """The report's clean text."""
        return self.analysis.report.text

    @cached_property
    def cited(self) -> tuple[tuple[int, int], ...]:
        """Where what somebody is cited for begins and ends."""
        return tuple((c.start, c.end) for a in self.analysis.attributions if a.chain for c in a.content)

    def opening(self, letters: int = 0) -> int:
        """Return the index of the first sentence of running text that is longer than so many letters, else 0."""
        sentences = enumerate(self.analysis.sentences)
        return next((i for i, s in sentences if s.zone == "body" and s.span.end - s.span.start > letters), 0)


@dataclass
class Draft:
    """The clauses of one event, the founding one first."""

    resolved: Resolved
    clauses: list[Clause]
    why: list[str] = field(default_factory=list)
    actors_from: tuple[int, ...] = ()  # taken over from another clause (a section's opening, a communique)
    recipients_from: tuple[int, ...] = ()
    dates_from: tuple[int, ...] = ()
    places_from: tuple[int, ...] = ()

    def _all(self, name: str) -> list[int]:
        return list(dict.fromkeys(chain.from_iterable([getattr(clause, name) for clause in self.clauses])))

    @property
    def actor_indexes(self) -> list[int]:
        return self._all("actors") or list(self.actors_from)

    @property
    def recipient_indexes(self) -> list[int]:
        return list(self.recipients_from) or self._all("recipients")

    @property
    def actors(self) -> list[ActorMention]:
        return [self.resolved.analysis.actors[i] for i in self.actor_indexes]

    @property
    def recipients(self) -> list[ActorMention]:
        return [self.resolved.analysis.actors[i] for i in self.recipient_indexes]

    @property
    def place_indexes(self) -> list[int]:
        return self._all("places") or list(self.places_from)

    @property
    def places(self) -> list[Place]:
        return [self.resolved.places[i] for i in self.place_indexes]

    @property
    def mentions(self) -> list[PlaceMention]:
        return [self.resolved.analysis.places[i] for i in self.place_indexes]

    @property
    def dates(self) -> list[DateMention]:
        found = [self.resolved.analysis.dates[i] for i in self._all("dates")]
        if not any(d.first for d in found):
            found += [self.resolved.analysis.dates[i] for i in self.dates_from]
        return [d for d in found if d.first]

    @property
    def hanging(self) -> list[DateMention]:
        """The times that hang on the report's own day and have none, because that is not known."""
        found = [self.resolved.analysis.dates[i] for i in self._all("dates")]
        return [d for d in found if not d.first]

    @property
    def losses(self) -> list[LossMention]:
        return [self.resolved.analysis.losses[i] for i in self._all("losses")]

    @property
    def types(self) -> set[str]:
        return {c.type for c in self.clauses}

    @property
    def modes(self) -> set[str]:
        return {c.mode for c in self.clauses if c.mode}

    @property
    def party_names(self) -> set[str]:
        """Who is named on either side, so that two drafts can be told to be about the same people."""
        return {p.name.lower() for p in (*self.actors, *self.recipients)}


def km_between(a: Place, b: Place) -> float | None:
    """Return the distance of two places in kilometres, ``None`` where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    dlat, dlon = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    x = sin(dlat / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(dlon / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(x)))


def borrowed(place: Place) -> bool:
    """Tell whether a place stands at another's point, being itself unknown: it is no measure of distances."""
    return place.rule.endswith(("; quarter", "; beside"))


def fine(place: Place) -> bool:
    """Tell whether a place is finer than a province, so that it can tell events apart."""
    return (place.precision or COUNTRY) <= 3


BULLETS = (".", "•", "-", "–", "*", "·")


def listed(draft: Draft, clause: Clause) -> bool:
    """Tell whether a clause stands in an item of a list: its line begins with a bullet."""
    text = draft.resolved.text
    start = draft.resolved.analysis.sentences[clause.sentence].span.start
    return text[text.rfind("\n", 0, start) + 1 : start + 1].strip()[:1] in BULLETS


def cited(draft: Draft, clause: Clause) -> bool:
    """Tell whether somebody is cited for a clause."""
    at = clause.trigger.start
    return any(start <= at < end for start, end in draft.resolved.cited)


def fullest(draft: Draft) -> Clause:
    """Return the clause that names the act most fully: in the body, an act rather than its effect, with its roles."""
    sentences = draft.resolved.analysis.sentences

    def weight(clause: Clause) -> tuple[float, int]:
        score = (
            0.5 * len(clause.actors) + 0.5 * len(clause.recipients) + 0.4 * len(clause.places) + 0.3 * len(clause.dates)
        )
        score += 1.0 * bool(clause.losses) + (clause.mode is not None)
        score -= 3.0 * (sentences[clause.sentence].zone == "headline")
        score -= 1.5 * clause.is_result + 1.0 * clause.refers_back
        return min(score, 6.0), -clause.trigger.start

    return max(draft.clauses, key=weight)
