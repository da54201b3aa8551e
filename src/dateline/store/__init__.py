"""The store: originals byte for byte, records in versions, and an index to search them by."""

from dateline.store.adding import Added, add, known
from dateline.store.errors import StoreError
from dateline.store.store import DEFAULT, Store

__all__ = ["DEFAULT", "Added", "Store", "StoreError", "add", "known"]
