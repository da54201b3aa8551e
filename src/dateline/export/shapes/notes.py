"""Who says what of an event, in one paragraph: what a shape without statements keeps in its free text."""

from dateline.model import Account, Toll

_SAYS = (
    ("asserts", "reported by"),
    ("claims", "claimed by"),
    ("admits", "admitted by"),
    ("confirms", "confirmed by"),
    ("denies", "denied by"),
    ("doubts", "doubted by"),
)
_FIELDS = ("actor", "recipient", "place", "date")


def note(account: Account) -> str:
    """Return what is told, who says so and against it, and where the reports differ."""
    parts = [_told(account), *_by_stance(account), *_tolls(account), *_differences(account)]
    if account.silent:
        parts.append(f"No word from {_listed(account.silent)}.")
    reports, origins = account.event.reports, account.event.origins
    parts.append(f"{reports} report{'s' * (reports != 1)}, {origins} independent origin{'s' * (origins != 1)}.")
    return " ".join(parts)


def range_of(toll: Toll) -> str:
    """Return the figures of a toll in words: ``5``, ``5 to 9``, ``24 or more``."""
    if toll.highest is None:
        return f"{toll.lowest or 0} or more"
    return str(toll.lowest) if toll.lowest == toll.highest else f"{toll.lowest or 0} to {toll.highest}"


def _told(account: Account) -> str:
    event = account.event
    what = f"{event.type} {event.mode}" if event.mode else event.type
    who = ", ".join(party.name for party in event.actor) or "somebody not named"
    whom = f" against {', '.join(party.name for party in event.recipient)}" if event.recipient else ""
    where = f" at {event.place.name}" if event.place else ""
    day = "" if event.first is None else f" on {event.first}" if event.first == event.last else ""
    if event.first is not None and not day:
        day = f" between {event.first} and {event.last}"
    return f"{what} by {who}{whom}{where}{day}."


def _by_stance(account: Account) -> list[str]:
    names = {origin.id: origin.name for origin in account.origins}
    said: list[str] = []
    for stance, words in _SAYS:
        mine = [voice for voice in account.voices if voice.stance == stance]
        who = dict.fromkeys(_chain(voice.chain, names.get(voice.origin)) for voice in mine)
        if who:
            said.append(f"{words[0].upper()}{words[1:]} {_listed(tuple(who))}.")
    return said


def _chain(chain: tuple[str, ...], origin: str | None) -> str:
    """Return the end of a chain with those who pass it on: ``a medic (via AFP, Daily Lamp)``."""
    if not chain:
        return origin or "an outlet that is not named"
    return f"{chain[-1]} (via {', '.join(reversed(chain[:-1]))})" if len(chain) > 1 else chain[0]


def _tolls(account: Account) -> list[str]:
    return [f"{toll.outcome.capitalize()}: {range_of(toll)}." for toll in account.event.tolls]


def _differences(account: Account) -> list[str]:
    return [
        f"Reports differ on {field.name}: {' / '.join(given.value for given in field.given)}."
        for field in account.fields
        if field.agreement == "differ" and field.name in _FIELDS
    ]


def _listed(names: tuple[str, ...]) -> str:
    return "; ".join(names)
