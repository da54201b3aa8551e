"""What each database does in its own way: opening, locking, full-text search and boxes on the map."""

from dateline.store.backends.base import Backend
from dateline.store.backends.postgresql import PostgreSQL
from dateline.store.backends.sqlite import SQLite

__all__ = ["Backend", "PostgreSQL", "SQLite"]
