"""The hand-over from a language to the rest: clauses that name an act, and the mentions that fill their roles.

From here on nothing knows which language the report was in.
"""

from dataclasses import dataclass, field

from dateline.model.mentions import ActorMention, Attribution, DateMention, LossMention, PlaceMention
from dateline.model.report import Report
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; ``zone`` is the kind of the report's zone that it lies in, ``body`` for running text.

    ``sites`` are the words in it that single out the scene of an event ("market", "convoy"), ``turns`` tells whether it
    opens by turning to something else ("meanwhile", "elsewhere").
    """

    span: Span
    paragraph: int
    zone: str = "body"
    sites: frozenset[str] = frozenset()
    turns: bool = False


VIOLENT = frozenset({"ASSAULT", "LOSS"})  # types of violence and of what it did
RESULTS = frozenset({"effect", "loss"})  # kinds of clauses that tell what an act led to


@dataclass(frozen=True, slots=True)
class Tie:
    """How a place of its sentence (an index into the analysis) stands to an act, in features of the language's own
    making, for the learned layer.
    """

    place: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One mention of an act: the words that name it and who, whom, where, when and how many, as indexes into the
    analysis.

    ``kind`` is the codebook's: ``act``, ``effect`` (a result such as "destroyed"), ``campaign``, ``posture``,
    ``speech`` or ``loss`` (a toll with no act). ``refers_back`` for a definite
    mention ("the attack"), ``apart`` for one that is told apart from what came before ("another attack", "an earlier
    raid").
    ``tense`` is ``past``, ``perfect``, ``pluperfect``, ``present``, ``future`` or ``None`` (a noun, an infinitive).
    ``frame`` is what the grammar says: one of the codebook's frames, or ``None`` where only context can tell.
    ``around`` describes the words around the trigger, in features of the language's own making, for the learned layer;
    ``ties`` how each place of the sentence stands to it, those among them that the rules don't give it.
    """

    trigger: Span
    head: Span
    trigger_class: str
    kind: str
    type: str
    mode: str | None
    sentence: int
    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    dates: tuple[int, ...] = ()
    losses: tuple[int, ...] = ()
    negated: bool = False
    frame: str | None = None
    tense: str | None = None
    refers_back: bool = False
    apart: bool = False
    nominal: bool = False
    rule: str = ""
    around: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def is_result(self) -> bool:
        """Whether it tells what an act led to rather than the act."""
        return self.kind in RESULTS


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that a language reads out of a report.

    ``seats`` are names that tell where somebody sits, not where something happens ("Ohio Senate"); no clause has one.
    """

    report: Report
    sentences: tuple[Sentence, ...] = ()
    clauses: tuple[Clause, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    losses: tuple[LossMention, ...] = ()
    attributions: tuple[Attribution, ...] = field(default=())
    seats: tuple[PlaceMention, ...] = ()
