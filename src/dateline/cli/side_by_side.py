"""An event's reports side by side for the terminal, then who stands behind it and who against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from dateline.cli.view import Part, Style, chain, columns, days_words, flow, labelled, safe
from dateline.link.origins import AGAINST, FOR
from dateline.link.tolls import Figure
from dateline.model import Account, Event, FieldAccount, Origin, ReportHead, Toll

_LABELS = {"type": "what", "actor": "who", "recipient": "whom", "place": "where", "date": "when"}
_LEAD = 13  # what stands before a row's first cell, as in the view of a record
_AGREEMENT = 10
_CELL = 16
_GAP = 2
_AGREED = {"differ": "against", "agree": "stance"}

Row = tuple[str, tuple[str, ...], str]
"""A row of the table: its label, a cell for each report, and how far the reports agree."""


def account_lines(account: Account, style: Style, width: int) -> Iterator[str]:
    """Yield the lines of an account, at most ``width`` columns wide (60 where it is narrower).

    The reports stand in columns, in the order in which they appeared, a block of columns after the other where there
    are more than fit; below them each independent origin with the outlets that pass its word on, apart those against.
    """
    width = max(width, 60)
    yield from heading_lines(account.event, style, width)
    for part in _blocks(reports_of(account), width):
        yield ""
        yield from _table(table(account, part), style, width)
    yield ""
    for label, parts in _who_says(account):
        yield from labelled(label, parts, style, width)


def heading_lines(event: Event, style: Style, width: int) -> Iterator[str]:
    """Yield the lines that say which event it is, and how many stand behind it and against it."""
    where = f" at {event.place.name}" if event.place else ""
    when = f", {days_words(event.first, event.last)}" if event.first else ""
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    yield from flow([(kind, "type"), (f"{where}{when}".removeprefix(" "), "head"), (event.id, "id")], style, width)
    yield from flow([(_counts(event), "")], style, width)


def _counts(event: Event) -> str:
    told = [_many(event.reports, "report"), _many(event.origins, "independent origin")]
    return ", ".join([*told, *([f"{event.against} against"] if event.against else [])])


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def reports_of(account: Account) -> list[ReportHead]:
    """Return an account's reports, each once, in the order in which they appeared."""
    return list({telling.report.id: telling.report for telling in account.tellings}.values())


def table(account: Account, reports: Sequence[ReportHead]) -> list[Row]:
    """Return the rows of the table for some of an account's reports: who they are, then a row a field."""
    told_by = {telling.claim.id: telling.report.id for telling in account.tellings}
    first_print: dict[str, str] = {}
    for report in reports_of(account):
        if report.wording:
            first_print.setdefault(report.wording, report.id)
    rows: list[Row] = [
        ("", tuple(report.outlet or report.id for report in reports), ""),
        ("", tuple(_published(report) for report in reports), ""),
    ]
    if any(_reprint(report, first_print) for report in reports):
        rows.append(("", tuple("(reprint)" if _reprint(report, first_print) else "" for report in reports), ""))
    for field in account.fields:
        cells = tuple(_values(field, report.id, told_by) for report in reports)
        rows.append((_LABELS.get(field.name, field.name), cells, field.agreement))
    return rows


def _reprint(report: ReportHead, first_print: dict[str, str]) -> bool:
    return report.wording is not None and first_print[report.wording] != report.id


def _published(report: ReportHead) -> str:
    return days_words(report.published.first, report.published.last) if report.published else "day unknown"


def _values(field: FieldAccount, report: str, told_by: dict[str, str]) -> str:
    values = [given.value for given in field.given if any(told_by[claim] == report for claim in given.claims)]
    return "; ".join(values) or "-"


def _blocks(reports: Sequence[ReportHead], width: int) -> Iterator[Sequence[ReportHead]]:
    """Yield as many reports at a time as fit beside each other."""
    most = max(1, (width - _LEAD - _AGREEMENT) // (_CELL + _GAP))
    yield from (reports[i : i + most] for i in range(0, len(reports), most))


def _table(rows: Sequence[Row], style: Style, width: int) -> Iterator[str]:
    cells = len(rows[0][1])
    # One report alone needs not all the room there is, two or three not so much that they stand far apart.
    size = min((width - _LEAD - _AGREEMENT) // cells - _GAP, 40)
    heads = sum(not label for label, *_ in rows)
    for number, (label, values, agreement) in enumerate(rows):
        wrapped = [_wrapped(value, size) for value in values]
        for index, line in enumerate(zip_longest(*wrapped, fillvalue="")):
            lead = style.paint((label if index == 0 else "").ljust(_LEAD - 4), "label")
            name = "head" if number < heads else ""
            shown = "".join(style.paint(cell, name) + " " * (size + _GAP - columns(cell)) for cell in line)
            last = style.paint(agreement, _AGREED.get(agreement, "label")) if index == 0 else ""
            yield f"    {lead}{shown}{last}".rstrip()


def _wrapped(text: str, size: int) -> list[str]:
    """Return a cell's text as lines of at most ``size`` columns, words longer than that cut."""
    lines: list[str] = [""]
    for whole in safe(text).split():
        word = whole
        while word:
            line = f"{lines[-1]} {word}" if lines[-1] else word
            if columns(line) <= size:
                lines[-1], word = line, ""
            elif lines[-1]:
                lines.append("")
            else:
                cut = max(1, next(end for end in range(len(word), 0, -1) if columns(word[:end]) <= size or end == 1))
                lines[-1], word = word[:cut], word[cut:]
                lines.append("")
    return lines if len(lines) == 1 or lines[-1] else lines[:-1]


def _who_says(account: Account) -> Iterator[tuple[str, list[Part]]]:
    """Yield the rows beneath the table: origins for and against, the silent, ranges, and what changed."""
    for label, stances in (("for", FOR), ("against", AGAINST)):
        for origin in account.origins:
            told = [stance for stance in origin.stances if stance in stances]
            if told:
                yield label, _origin(account, origin, told, "against" if stances is AGAINST else "stance")
                label = ""
    if account.silent:
        yield "silent", [(", ".join(account.silent), "against")]
    outlets = {telling.claim.id: telling.report.outlet or telling.report.id for telling in account.tellings}
    for number, toll in enumerate(account.event.tolls):
        yield "" if number else "range", _range(toll, outlets)
    for number, (report, steps) in enumerate(_steps(account)):
        yield "" if number else "changed", [(f"{report}:", "label"), ("; ".join(steps), "")]
    yield "rank", [(f"{account.event.confidence:.2f}", ""), ("for sorting only, no measure of truth", "label")]


def _origin(account: Account, origin: Origin, told: Iterable[str], style: str) -> list[Part]:
    """Return who an origin is, what it says, and the chains by which its word comes to the reader."""
    mine = [voice for voice in account.voices if voice.origin == origin.id and voice.stance in told]
    via = dict.fromkeys(chain(voice.chain[:-1]) for voice in mine if len(voice.chain) > 1)
    parts: list[Part] = [(f"{origin.name}:", ""), (", ".join(told), style)]
    return [*parts, (f"via {'; '.join(via)}", "label")] if via else parts


def _steps(account: Account) -> Iterator[tuple[str, list[str]]]:
    """Yield by report, in the order of time, the values that it was the first to give."""
    names = {report.id: report.outlet or report.id for report in reports_of(account)}
    by_report: dict[str, list[str]] = {}
    for report, step in account.development:
        field, _, value = step.partition(": ")
        by_report.setdefault(report, []).append(f"{_LABELS.get(field, field)} {value}")
    yield from ((names.get(report, report), steps) for report, steps in by_report.items())


def _range(toll: Toll, outlets: Mapping[str, str]) -> list[Part]:
    """Return a toll's range with those who give its ends, and the figure of most origins."""
    if (toll.lowest, toll.lowest_by) == (toll.highest or toll.lowest, toll.highest_by):
        return [(f"{toll.outcome} {Figure(toll.lowest, toll.highest)}", "")]
    parts = [(f"{toll.outcome} {toll.lowest}", ""), (f"({_outlets(toll.lowest_by, outlets)})", "label")]
    highest = f"to {toll.highest}" if toll.highest is not None else "to an open end"
    parts += [(highest, ""), (f"({_outlets(toll.highest_by, outlets)});", "label")]
    return [*parts, (f"most often {toll.usual}", "")]


def _outlets(claims: Iterable[str], outlets: Mapping[str, str]) -> str:
    return ", ".join(dict.fromkeys(outlets[claim] for claim in claims if claim in outlets))
