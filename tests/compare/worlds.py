"""Small made-up events for tests of comparing and drawing."""

from datetime import date, timedelta

from dateline.compare.entry import Entry, Side
from dateline.compare.kinds import tables
from dateline.model import Event, Kept, Party, Place, Span, Toll, Words

DAY = date(2018, 3, 20)
_HERE = Words(Span(0, 1), "x")


def place(name: str, lat: float | None, lon: float | None, precision: int = 1, radius: float = 4.0) -> Place:
    """Return a place."""
    return Place(_HERE, name, lat, lon, None, "SY", precision, radius)


SARAQIB = place("Saraqib", 35.86, 36.80)


def party(name: str, id: str | None = None, kind: str | None = None) -> Party:
    """Return a party."""
    return Party(_HERE, name, id, kind)


def kept(
    id: str = "a",
    *,
    day: date | None = DAY,
    days: int = 0,
    type: str = "ASSAULT",
    mode: str | None = "aerial",
    at: Place | None = SARAQIB,
    actor: tuple[Party, ...] = (),
    killed: tuple[int, int | None, int] | None = None,
    outlets: tuple[str, ...] = ("Harbour Wire",),
    reported: date | None = None,
    frame: str = "new",
    origins: int = 1,
) -> Kept:
    """Return an event of the store; ``killed`` is its lowest, highest and usual figure."""
    tolls = (Toll("killed", killed[0], killed[1], killed[2]),) if killed else ()
    last = day + timedelta(days) if day else None
    event = Event(
        id, ("c",), type, mode, actor, (), at, day, last, 1, frame, tolls=tolls, origins=origins, reports=len(outlets)
    )
    return Kept(event, outlets, reported)


def entry(
    id: str = "SYR1",
    *,
    first: date = DAY,
    last: date | None = None,
    kind: str = "air drone strike",
    sides: tuple[Side, ...] = (),
    lat: float | None = 35.86,
    lon: float | None = 36.80,
    radius: float = 6.0,
    name: str | None = "Saraqab",
    deaths: tuple[int, int, int] | None = None,
    sources: tuple[str, ...] = ("Harbour Wire",),
) -> Entry:
    """Return another data set's event; ``deaths`` is low, best, high."""
    low, best, high = deaths or (None, None, None)
    return Entry(
        id, 2, first, last or first, kind, tables().acled[kind], sides, name, "Syria", lat, lon, radius, low, best,
        high, sources,
    )  # fmt: skip
