"""What could not be read, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An item that no report could be made of: ``where`` is its path (and line in JSONL), ``reason`` plain words."""

    where: str
    reason: str
