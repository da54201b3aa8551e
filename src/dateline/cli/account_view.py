"""An event's account for the terminal: who says what, field by field and chain by chain."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dateline.cli.view import Part, Style, chain, days_words, flow, labelled, published_words
from dateline.link.origins import AGAINST, SILENT
from dateline.model import Account, FieldAccount, Toll, Voice

_LABELS = {"type": "what", "actor": "who", "recipient": "whom", "place": "where", "date": "when"}
_AGREEMENT = {
    "single": "one origin",
    "agree": "all agree",
    "compatible": "can all be true",
    "differ": "they differ",
}


def account_lines(told: Account, style: Style, width: int) -> Iterator[str]:
    """Yield the lines of an account."""
    event = told.event
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    where = event.place.name if event.place else "place unknown"
    when = days_words(event.first, event.last) if event.first else "day unknown"
    yield from flow([(kind, "type"), (f"{where} · {when}", "head"), (event.id, "id")], style, width)
    counts = (
        f"put forward by {_count(event.origins, 'independent origin')}, denied or doubted by {event.against}; "
        f"{_count(event.reports, 'report')}, {_count(len(event.claims), 'claim')}"
    )
    yield from flow([(counts, "")], style, width)
    names = {origin.id: origin.name for origin in told.origins}
    outlet_of = {telling.claim.id: telling.report.outlet or telling.report.id for telling in told.tellings}
    yield from _section("what is said", style)
    for field in told.fields:
        yield from _field(field, names, outlet_of, style, width)
    if event.tolls:
        yield from _section("losses, lowest to highest", style)
        for toll in event.tolls:
            yield from labelled(toll.outcome, [(_toll(toll, outlet_of), "")], style, width)
    yield from _section("who says so", style)
    yield from _voices(told.voices, style, width)
    yield from _section("how the account grew", style)
    yield from _growth(told, style, width)
    yield from _section(f"confidence {event.confidence:.2f}: for ranking, not a verdict", style)
    for reason in told.reasons:
        yield from flow([(f"{reason.weight:+.2f}", "label"), (reason.why, "")], style, width, indent=4, lead="    ")


def _section(title: str, style: Style) -> Iterator[str]:
    yield ""
    yield style.paint(f"  {title}", "label")


def _field(
    field: FieldAccount, names: dict[str, str], outlet_of: dict[str, str], style: Style, width: int
) -> Iterator[str]:
    """Yield a field's values, that of most origins first, with whom each goes back to."""
    for position, given in enumerate(field.given):
        by = [names.get(origin, origin) for origin in given.origins]
        by = by or list(dict.fromkeys(outlet_of[claim] for claim in given.claims))
        parts: list[Part] = [(given.value, "head"), (f"({', '.join(by)})", "")]
        if position == 0 and len(field.given) > 1:
            parts.append((_AGREEMENT[field.agreement], "against" if field.agreement == "differ" else "quote"))
        yield from labelled("" if position else _LABELS.get(field.name, field.name), parts, style, width)


def _toll(toll: Toll, outlet_of: dict[str, str]) -> str:
    highest = "open upwards" if toll.highest is None else str(toll.highest)
    if str(toll.lowest) == highest:
        return f"{highest} ({_outlets(toll.lowest_by, outlet_of)})"
    usual = f"; most often {toll.usual} ({_outlets(toll.usual_by, outlet_of)})" if toll.usual is not None else ""
    low, high = _outlets(toll.lowest_by, outlet_of), _outlets(toll.highest_by, outlet_of)
    return f"{toll.lowest} ({low}) to {highest} ({high}){usual}"


def _outlets(claims: Sequence[str], outlet_of: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(outlet_of[claim] for claim in claims))


def _voices(voices: Sequence[Voice], style: Style, width: int) -> Iterator[str]:
    """Yield the chains by stance, those who put it forward first; the same chain of two claims stands once."""

    def rank(voice: Voice) -> tuple[bool, bool, str]:
        return voice.stance == SILENT, voice.stance in AGAINST, voice.stance

    for (*_, stance), some in groupby(sorted(voices, key=rank), key=rank):
        told = dict.fromkeys((chain(voice.chain) or "outlet unknown", voice.cue, voice.report) for voice in some)
        for position, (source, cue, report) in enumerate(told):
            parts: list[Part] = [(source, "against" if stance in AGAINST else "")]
            parts += [(f"“{cue}”", "quote")] if cue else []
            yield from labelled("" if position else stance, [*parts, (f"[{report}]", "id")], style, width)


def _growth(told: Account, style: Style, width: int) -> Iterator[str]:
    """Yield the reports in the order in which they appeared, with what each was the first to say."""
    heads = {telling.report.id: telling.report for telling in told.tellings}
    for position, report in enumerate(told.reports):
        head = heads[report]
        new = [value for of, value in told.development if of == report]
        what = "first report" if position == 0 else "; ".join(new) or "nothing new"
        day = published_words(head.published) if head.published else "day unknown"
        yield from flow(
            [(day, "label"), (f"{head.outlet or 'outlet unknown'} [{report}]:", ""), (what, "")],
            style, width, indent=4, lead="    ",
        )  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
