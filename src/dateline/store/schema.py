"""The tables of a store, the same on SQLite and PostgreSQL.

Two kinds of tables: what is *kept* (originals, reports, records, decisions, the log) is only ever added to, which the
database itself enforces; what is *derived* (claims, their actors and sources, events) is an index over the kept rows,
and can be made again from them. Full-text search is each database's own (``store/backends``).
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Names by rule, so that migrations can name what they change.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows only where the column is INTEGER


def _only(condition: str) -> dict[str, Any]:
    """Return the options of an index over some rows only."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


original = Table(
    "original",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of each report as they came, under their hash."""

report = Table(
    "report",
    metadata,
    Column("number", _Id, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False, unique=True),
    Column("added", Text, nullable=False),
)
"""One text by one outlet. ``address`` tells a changed report from another one: its URL, or the file that it lay in."""

record = Table(
    "record",
    metadata,
    Column("number", _Id, primary_key=True),
    Column("report", _Id, ForeignKey("report.number"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("fingerprint", String(64), nullable=False, index=True),
    Column("original", String(64), ForeignKey("original.sha256"), nullable=False),
    Column("coder", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("report", "version"),
)
"""What was read out of a report: its record as JSON (compressed), who made it, when, with which dateline and codebook.

``version`` counts a report's records. ``fingerprint`` names the original together with its outlet: the same bytes from
the same outlet are the same report. ``digest`` is the SHA-256 of the JSON.
"""

decision = Table(
    "decision",
    metadata,
    Column("number", _Id, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("body", Text, nullable=False),
)
"""What a person decided (merge, split, undo ...), with the reason; ``body`` is JSON. Undoing is a decision too."""

log = Table(
    "log",
    metadata,
    Column("number", _Id, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Everything done to the store. ``hash`` covers the entry and the hash before it, so that no entry can be changed."""

claim = Table(
    "claim",
    metadata,
    Column("number", _Id, primary_key=True, autoincrement=False),
    Column("id", String(16), nullable=False, unique=True),
    Column("report", _Id, nullable=False, index=True),
    Column("record", _Id, nullable=False),
    Column("event", String(16)),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("frame", Text, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("date_precision", Integer),
    Column("place", Text),
    Column("place_id", Integer),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float),
    Column("place_precision", Integer),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("outlet", Text),
    Column("language", Text),
    Column("published", Date),
    Column("review", Text, nullable=False, server_default="unreviewed"),
    Column("facts", Text),
    Index("ix_claim_event", "event", **_only("event IS NOT NULL")),
    Index("ix_claim_type", "type"),
    Index("ix_claim_mode", "mode", **_only("mode IS NOT NULL")),
    Index("ix_claim_killed_low", "killed_low", **_only("killed_low >= 10")),
    Index("ix_claim_review", "review", **_only("review <> 'unreviewed'")),
    Index("ix_claim_unlinked", "record", **_only("event IS NULL")),
)
"""One row for each claim of the newest record of each report.

``number`` tells the claim's day, so that claims in the order of their numbers are in that of their days: see
:func:`dateline.store.numbers.numbered`.

``facts`` is what linking weighs, as JSON; empty until it is linked.
``event`` is empty for a claim that is still to be linked.
"""

claim_party = Table(
    "claim_party",
    metadata,
    Column("party", Text, primary_key=True),
    Column("claim", _Id, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Who acted and whom it was done to: the identity, or the folded name where nobody known is meant.

This and the next three tables are indexes by name: one tree each, in the order of the claims' numbers and so of their
days. Rows of claims that are gone are taken out with them; one that stays behind joins to nothing.
"""

claim_source = Table(
    "claim_source",
    metadata,
    Column("source", Text, primary_key=True),
    Column("claim", _Id, primary_key=True, autoincrement=False),
    Column("stance", Text, primary_key=True),
    Column("depth", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Who says so: each link of each chain, ``depth`` 0 for the outlet, and the stance of the statement."""

claim_place = Table(
    "claim_place",
    metadata,
    Column("name", Text, primary_key=True),
    Column("claim", _Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The folded names of a claim's places, as told and as the gazetteer has them."""

claim_cell = Table(
    "claim_cell",
    metadata,
    Column("cell", Integer, primary_key=True, autoincrement=False),
    Column("claim", _Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Where on the map each claim is: its first place's cell (see :mod:`dateline.store.cells`)."""

heading = Table(
    "heading",
    metadata,
    Column("number", _Id, primary_key=True, autoincrement=False),
    Column("report", _Id, nullable=False, unique=True),
    Column("record", _Id, nullable=False),
    Column("outlet", Text),
    Column("outlet_key", Text),
    Column("title", Text),
    Column("language", Text),
    Column("published", Date),
    Column("claims", Integer, nullable=False),
)
"""What each report is searched by: the newest record's head. ``number`` tells its day, as a claim's does."""

claim_key = Table(
    "claim_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "claim", _Id, ForeignKey("claim.number", ondelete="CASCADE"), primary_key=True, autoincrement=False, index=True
    ),
    sqlite_with_rowid=False,
)
"""The keys under which linking finds a claim (see :mod:`dateline.link.blocks`), as numbers."""

link = Table(
    "link",
    metadata,
    Column("first", String(16), ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True),
    Column("second", String(16), ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("score", Float, nullable=False),
)
"""Two claims that may be one event: those for which more speaks than against it."""

wording = Table(
    "wording",
    metadata,
    Column("report", _Id, ForeignKey("report.number"), primary_key=True),
    Column("item", Text, nullable=False, index=True),
    Column("runs", Integer),
    Column("sketch", LargeBinary),
)
"""Which reports print one item: ``item`` names the group of near-copies, ``sketch`` is what texts are compared by."""

wording_band = Table(
    "wording_band",
    metadata,
    Column("report", _Id, ForeignKey("report.number"), nullable=False, index=True),
    Column("band", BigInteger, nullable=False, index=True),
)
"""The bands of each sketch: two reports that share one are compared."""

event = Table(
    "event",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("number", _Id, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("frame", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Text),
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("against", Integer, nullable=False),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("confidence", Float, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_event_number", "number"),
    Index("ix_event_origins", "origins", "number"),
    Index("ix_event_killed_low", "killed_low", **_only("killed_low >= 10")),
    Index("ix_event_killed_high", "killed_high", **_only("killed_high >= 10")),
)
"""Claims that tell of the same happening. Its claims are those that name it.

``number`` is its first claim's, for the order of days; ``body`` is the event as JSON.
"""

KEPT = (original, report, record, decision, log)
DERIVED = (
    claim,
    claim_party,
    claim_source,
    claim_place,
    claim_cell,
    claim_key,
    heading,
    link,
    wording,
    wording_band,
    event,
)
