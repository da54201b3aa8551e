"""A report made by hand: sentences, and what a language would have read out of them."""

from datetime import date, timedelta
from typing import Any

from dateline.extract.draft import Draft, Resolved
from dateline.model import (
    ActorMention,
    Attribution,
    DateMention,
    LossMention,
    Place,
    PlaceMention,
    Published,
    Report,
    SourceLink,
    Span,
    Words,
)
from dateline.model.analysis import Analysis, Clause, Sentence

DAY = date(2019, 5, 11)


class Story:
    """Collects mentions of a text and gives each one's index, for a clause to name."""

    def __init__(self, *sentences: str, headline: bool = False, published: date | None = DAY) -> None:
        self.text = "\n".join(sentences)
        self.published = Published(published, published, 1, "given") if published else None
        self.sentences: list[Sentence] = []
        for i, words in enumerate(sentences):
            start = self.sentences[-1].span.end + 1 if self.sentences else 0
            zone = "headline" if headline and not i else "body"
            self.sentences.append(Sentence(Span(start, start + len(words)), i, zone))
        self.actors: list[ActorMention] = []
        self.places: list[PlaceMention] = []
        self.found: list[Place] = []
        self.dates: list[DateMention] = []
        self.losses: list[LossMention] = []
        self.attributions: list[Attribution] = []
        self.clauses: list[Clause] = []

    def span(self, words: str, sentence: int = 0) -> Span:
        """Return where the words stand, from a sentence on."""
        start = self.text.index(words, self.sentences[sentence].span.start)
        return Span(start, start + len(words))

    def actor(self, name: str, id: str | None = None, kind: str | None = None) -> int:
        """Add an actor; the text need not hold its name."""
        at = self.span(name) if name in self.text else Span(0, 1)
        self.actors.append(ActorMention(at, at, name, id, kind))
        return len(self.actors) - 1

    def place(
        self,
        name: str,
        *,
        north: float | None = 0.0,
        precision: int | None = 1,
        country: str | None = None,
        **mention: Any,
    ) -> int:
        """Add a place so many kilometres north of the story's origin, or one without a known point."""
        at = self.span(name)
        latitude = None if north is None else 30 + north / 111.2
        longitude = None if north is None else 40.0
        self.places.append(PlaceMention(at, at, name, **mention))
        self.found.append(Place(Words(at, name), name, latitude, longitude, country=country, precision=precision))
        return len(self.places) - 1

    def day(self, ago: int, days: int = 1, relation: str = "on", onset: int | None = None) -> int:
        """Add a time that began so many days before the story's day and took so many days."""
        first = DAY - timedelta(days=ago)
        last = first + timedelta(days=days - 1)
        at = Span(len(self.dates), len(self.dates) + 1)
        began = first + timedelta(days=onset - 1) if onset else None
        self.dates.append(
            DateMention(at, "DATE", first.isoformat(), first, last, 1 if days == 1 else 5, relation, onset=began)
        )
        return len(self.dates) - 1

    def hanging(self, value: str, shift: int | None = None) -> int:
        """Add a time that hangs on a report's day that is not known."""
        at = Span(len(self.dates), len(self.dates) + 1)
        self.dates.append(DateMention(at, "DATE", value, basis="report day", shift=shift))
        return len(self.dates) - 1

    def loss(self, low: int | None, high: int | None, **more: Any) -> int:
        """Add a number of people killed."""
        self.losses.append(LossMention(Span(0, 1), "killed", Span(0, 1), "people", low, high, **more))
        return len(self.losses) - 1

    def attributed(self, source: str, stance: str, sentence: int) -> None:
        """Let a source put a whole sentence forward."""
        at = self.span(source)
        content = (self.sentences[sentence].span,)
        self.attributions.append(Attribution((at,), (), content, stance, (SourceLink(at, source),)))

    def clause(self, words: str, sentence: int = 0, **more: Any) -> Clause:
        """Add a mention of an act: an assault in the past unless told otherwise."""
        at = self.span(words, sentence)
        told: dict[str, Any] = {"kind": "act", "type": "ASSAULT", "mode": None, "tense": "past", **more}
        clause = Clause(at, at, told.pop("trigger_class", "attack"), sentence=sentence, **told)
        self.clauses.append(clause)
        return clause

    def resolved(self) -> Resolved:
        """Return all that was added."""
        analysis = Analysis(
            Report("r", "0", self.text, published=self.published),
            tuple(self.sentences),
            tuple(self.clauses),
            tuple(self.actors),
            tuple(self.places),
            tuple(self.dates),
            tuple(self.losses),
            tuple(self.attributions),
        )
        return Resolved(analysis, tuple(self.found))

    def draft(self) -> Draft:
        """Return one draft of all clauses."""
        return Draft(self.resolved(), self.clauses)
