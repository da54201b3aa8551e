"""Facts of all kinds, close enough to each other that many of them may be one event."""

from hypothesis import strategies as st

from dateline.link.facts import Facts, Spot

_DAY = 736973
_TOWNS = [Spot(34.6 + i * 0.09, 40.8 + i * 0.13, 2.0 + i, 1 + i % 3, 100 + i) for i in range(6)]
_REGIONS = [Spot(35.0, 40.4, 90.0, 4, 9), Spot(35.0, 38.5, 300.0, 6, 10)]
_PARTIES = ("RU.mil", "SY.mil", "sdf", "islamic-state", "name:gunmen")


@st.composite
def any_facts(draw: st.DrawFn) -> Facts:
    """Draw the facts of one claim, of one of a few reports."""
    kind = draw(st.sampled_from(["ASSAULT", "ASSAULT", "LOSS", "PROTEST"]))
    first = draw(st.none() | st.integers(_DAY, _DAY + 4))
    width = draw(st.sampled_from([0, 0, 0, 2, 6, 30, 365, 500]))
    figures = draw(st.lists(st.tuples(st.sampled_from(["killed", "injured"]), st.integers(1, 12)), max_size=2))
    parties = st.lists(st.sampled_from(_PARTIES), max_size=2, unique=True).map(tuple)
    return Facts(
        claim=f"{draw(st.integers(0, 1 << 60)):016x}",
        report=f"r{draw(st.integers(0, 30))}",
        family="VIOLENCE" if kind != "PROTEST" else kind,
        type=kind,
        mode=draw(st.sampled_from(["aerial", "heavy-weapons", "firearms", "clash", None]))
        if kind == "ASSAULT"
        else None,
        frame=draw(st.sampled_from(["new", "new", "background", "planned"])),
        negated=False,
        first=first,
        last=None if first is None else first + width,
        dated=first is not None and draw(st.booleans()),
        published=_DAY + 5,
        spots=tuple(draw(st.lists(st.sampled_from(_TOWNS + _REGIONS), max_size=3, unique=True))),
        country=draw(st.sampled_from(["SY", "SY", None])),
        actors=draw(parties),
        recipients=draw(parties),
        losses=tuple((outcome, low, draw(st.sampled_from([low, None]))) for outcome, low in figures),
        trigger=draw(st.sampled_from(["struck", "killed"])),
        wording=draw(st.sampled_from(["w1", "w2", None])),
        unplaced=draw(st.sampled_from([(), (), ("nrb",), ("hss",)])),
    )
