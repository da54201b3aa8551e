"""Facts, claims and tellings for tests, with what does not matter filled in."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.link.facts import Facts, Spot
from dateline.model import Claim, Loss, Party, Place, Published, ReportHead, Span, Statement, Telling, When, Words

DAY = date(2018, 10, 6)
TODAY = DAY.toordinal()
HAJIN = Spot(34.69, 40.83, 3.0, 1, 173)
FACTS = Facts(
    claim="c0",
    report="r0",
    family="VIOLENCE",
    type="ASSAULT",
    mode="aerial",
    frame="new",
    negated=False,
    first=TODAY,
    last=TODAY,
    dated=True,
    published=TODAY,
    spots=(HAJIN,),
    country="SY",
    trigger="struck",
)


def facts(number: int, **fields: Any) -> Facts:
    return replace(FACTS, **{"claim": f"c{number}", "report": f"r{number}", "wording": f"r{number}", **fields})


def words(text: str = "x") -> Words:
    return Words(Span(0, len(text)), text)


def said(*source: str, stance: str = "asserts", ids: tuple[str | None, ...] = ()) -> Statement:
    return Statement(source, stance, None, ids or (None,) * len(source))


def loss(low: int | None, high: int | None, who: str = "people", by: tuple[str, ...] | None = None) -> Loss:
    return Loss(words(), "killed", who, low, high, by)


def party(name: str, id: str | None = None) -> Party:
    return Party(words(name), name, id)


def place(name: str, lat: float, lon: float, precision: int = 1, radius: float = 3.0) -> Place:
    return Place(words(name), name, lat, lon, None, "SY", precision, radius)


def when(first: date, last: date | None = None) -> When:
    return When(words(), first, last or first, 1, "text")


def telling(number: int, *statements: Statement, outlet: str = "", head: Any = None, **fields: Any) -> Telling:
    claim = Claim(
        id=f"c{number}",
        type=fields.pop("type", "ASSAULT"),
        mode=fields.pop("mode", "aerial"),
        trigger=words("struck"),
        statements=statements or (said(),),
        **fields,
    )
    published = Published(DAY + timedelta(number), DAY + timedelta(number), 1, "given")
    told = ReportHead(f"r{number}", 1, "0" * 64, outlet or f"Outlet {number}", published=published)
    return Telling(claim, replace(told, **(head or {})))
