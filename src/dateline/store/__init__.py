"""The store: originals byte for byte, records in versions, and an index to search them by."""

from dateline.store.adding import Added, add, known
from dateline.store.store import DEFAULT, Store, StoreError

__all__ = ["DEFAULT", "Added", "Store", "StoreError", "add", "known"]
