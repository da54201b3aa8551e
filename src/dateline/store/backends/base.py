"""What the store asks of a database beyond plain tables."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import ColumnElement, Connection, Engine

WRITES = "dateline_writes"
"""The execution option of a connection that is to write."""

Found = tuple[int, str]
"""A row's number and the words that it is found by."""
Point = tuple[int, float, float]
"""A claim's number, latitude and longitude."""


class Backend(Protocol):
    """One kind of database."""

    def engine(self, location: str) -> Engine:
        """Open a database; nothing is created yet."""

    def create(self, connection: Connection) -> None:
        """Create what is this database's own: search structures, and guards on what is only ever added to."""

    def lock(self, connection: Connection) -> None:
        """Take the right to write, for the length of the transaction; wait for whoever has it."""

    def index_claims(self, connection: Connection, words: Sequence[Found], points: Sequence[Point]) -> None:
        """Make claims findable by words and by place."""

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make records findable by their report's words."""

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take claims out of what is searched."""

    def claims_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim has all these words; each may be the beginning of one, ending in ``*``."""

    def records_with(self, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition that a claim's record has all these words."""

    def claims_within(self, south: float, west: float, north: float, east: float) -> ColumnElement[bool]:
        """Return the condition that a claim's point lies in a box (degrees; ``west`` may be east of ``east``)."""
