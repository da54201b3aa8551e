"""What the store asks of a database beyond plain tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select, Table

WRITES = "dateline_writes"
"""The execution option of a connection that is to write."""

Found = tuple[int, str]
"""A row's number and the words that it is found by."""


class Backend(Protocol):
    """One kind of database."""

    @property
    def reading(self) -> Mapping[str, Any]:
        """The execution options of a connection that reads: with them it sees the store as it is at one moment."""

    def engine(self, location: str) -> Engine:
        """Open a database; nothing is created yet."""

    def create(self, connection: Connection) -> None:
        """Create what is this database's own: search structures, and guards on what is only ever added to.

        It is a part of the first migration: what changes here later needs a migration of its own.
        """

    def lock(self, connection: Connection) -> None:
        """Take the right to write, for the length of the transaction; wait for whoever has it."""

    def insert(
        self, connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
    ) -> None:
        """Insert rows, each the values of some columns; the others take their default."""

    def index_claims(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make claims findable by words."""

    def index_reports(self, connection: Connection, words: Sequence[Found]) -> None:
        """Make reports findable by their words, under their headings' numbers."""

    def forget_claims(self, connection: Connection, numbers: Sequence[int]) -> None:
        """Take claims out of what is searched."""

    def forget_all(self, connection: Connection) -> None:
        """Empty all that is searched, to be made again."""

    def damage(self, connection: Connection) -> Iterator[str]:
        """Yield what the database itself finds broken in its files, in its own words."""

    def claims_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the claims that have all these words; one ending in ``*`` is the beginning of some."""

    def headings_with(self, words: Sequence[str]) -> Select[tuple[int]]:
        """Return the numbers of the headings whose report has all these words."""
