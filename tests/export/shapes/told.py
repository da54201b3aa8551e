"""Claims and reports written by hand, and the accounts that they give."""

from datetime import date

from dateline.link.accounts import account
from dateline.model import (
    Account,
    Claim,
    Loss,
    Party,
    Place,
    Published,
    ReportHead,
    Span,
    Statement,
    Telling,
    When,
    Words,
)

TEXT = "Army jets bombed the market of Saraqib on Tuesday, killing dozens of people, a medic told the Daily Lamp."
DAY = date(2018, 3, 20)

ARMY = ("Syrian Armed Forces", "SY.mil")
RUSSIANS = ("Russian Armed Forces", "RU.mil")
REBELS = ("Free Syrian Army", "free-syrian-army")
CIVILIANS = ("civilians", None)


def words(part: str, text: str = TEXT) -> Words:
    """Return a part of the text with its offsets."""
    start = text.index(part)
    return Words(Span(start, start + len(part)), part)


def party(name: str, id: str | None = None) -> Party:
    """Return somebody."""
    return Party(words("Army jets"), name, id)


def place(precision: int = 1, radius: float | None = 0.8, **others: object) -> Place:
    """Return Saraqib, as precisely as is wanted."""
    told = {"latitude": 35.864, "longitude": 36.806, "country": "SY", **others}
    return Place(words("Saraqib"), "Saraqib", precision=precision, radius_km=radius, **told)  # type: ignore[arg-type]


def when(first: date = DAY, last: date | None = DAY, precision: int = 1) -> When:
    """Return a day or a stretch of days."""
    return When(words("on Tuesday"), first, last, precision, "stated")


def loss(low: int | None, high: int | None, who: str = "people", part: str = "dozens", outcome: str = "killed") -> Loss:
    """Return a figure."""
    return Loss(words(part), outcome, who, low, high)


def claim(
    id: str = "00000000000ff123",
    kind: str = "ASSAULT",
    mode: str | None = "aerial",
    by: tuple[tuple[str, str | None], ...] = (ARMY,),
    against: tuple[tuple[str, str | None], ...] = (CIVILIANS,),
    at: Place | None = None,
    on: When | None = None,
    losses: tuple[Loss, ...] = (),
    says: tuple[Statement, ...] = (Statement((), "asserts"),),
    frame: str = "new",
    negated: bool = False,
    placed: bool = True,
    dated: bool = True,
) -> Claim:
    """Return a claim; what is not said of it is an air strike on civilians in Saraqib."""
    return Claim(
        id=id,
        type=kind,
        mode=mode,
        trigger=words("bombed"),
        actor=tuple(party(*one) for one in by),
        recipient=tuple(party(*one) for one in against),
        place=(at or place(),) if placed else (),
        date=(on or when()) if dated else None,
        casualties=losses,
        frame=frame,
        negated=negated,
        statements=says,
    )


def head(id: str = "r1", outlet: str | None = "Daily Lamp", title: str = "Market bombed") -> ReportHead:
    """Return a report's head."""
    return ReportHead(id, 1, "0" * 64, outlet, title=title, language="en", published=Published(DAY, DAY, 1, "given"))


def told(*claims: Claim) -> Account:
    """Return the account of an event that each claim tells in a report of its own."""
    outlets = ("Daily Lamp", "Quay Times", "Harbour Post", "Evening Bell")
    return account(Telling(one, head(f"r{n}", outlets[n])) for n, one in enumerate(claims))
