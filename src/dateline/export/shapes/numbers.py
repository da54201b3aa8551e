"""Ids as numbers, for shapes that number their events."""

from hashlib import sha256

_DIGITS = 13  # 52 bits, which a program that reads all numbers as floating point keeps exact


def number_of(id: str) -> int:
    """Return the number of an event: the first 13 hex digits of its id, always the same for the same id.

    >>> number_of("00000000000ff123")
    255
    """
    try:
        return int(id[:_DIGITS], 16)
    except ValueError:
        return int(sha256(id.encode()).hexdigest()[:_DIGITS], 16)
