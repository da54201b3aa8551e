"""An act on its way from its trigger to a clause."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from dateline.codebook.triggers import TriggerClass
from dateline.model.analysis import RESULTS


@dataclass
class Act:
    """A trigger on its way to a clause: its head word, its class, the mode where a means settles it, the tokens that
    name the act, and what comes to belong to it.
    """

    head: Token
    cls: TriggerClass
    mode: str | None
    first: int
    last: int
    rule: str
    light: Token | None = None
    into: "Act | None" = None  # the act that took this one in
    taken: list["Act"] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    losses: list[int] = field(default_factory=list)
    actors: list[int] = field(default_factory=list)
    recipients: list[int] = field(default_factory=list)

    @property
    def is_result(self) -> bool:
        """Whether it tells what an act led to rather than the act."""
        return self.cls.kind in RESULTS

    @property
    def root(self) -> "Act":
        return self.into.root if self.into else self
