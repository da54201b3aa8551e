"""What is told to have happened: plans, threats and what nobody puts forward are no rows of others' event data."""

from dateline.model import Account

HAPPENED = frozenset({"new", "ongoing", "background"})
"""Frames of what is told to have happened."""

NOT_YET = "planned, threatened or supposed"
"""Why something in another frame is left out."""


def doubtful(account: Account) -> str | None:
    """Return why an event is not told to have happened, ``None`` where somebody puts it forward as a fact."""
    if account.event.frame not in HAPPENED:
        return NOT_YET
    return None if account.event.origins else "put forward by nobody"
