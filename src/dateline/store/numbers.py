"""Numbers that tell the day: sorted by number, claims are sorted by day, in the tables as in every search structure.

So a search in the order of days reads any index from its end and stops when a page is full, whatever it looks for.
"""

from datetime import date

INDEX_BITS = 12
"""Room for the claims of one record."""
RECORD_BITS = 31
"""Room for the records of a store."""

_DAY = INDEX_BITS + RECORD_BITS  # 20 bits are left for the day, up to the year 2870


def numbered(day: date | None, record: int, index: int = 0) -> int:
    """Return the number of a record's claim (or with ``index`` 0 of its report), ``day`` ``None`` before all days.

    It is never given twice, since no record is ever taken away. Raises :class:`ValueError` where a report has too many
    claims.
    """
    if index >> INDEX_BITS:
        raise ValueError(f"more than {1 << INDEX_BITS} claims in one report")
    return beginning(day) | record << INDEX_BITS | index


def beginning(day: date | None) -> int:
    """Return the least number that a claim of a day may have."""
    return (day.toordinal() if day else 0) << _DAY
