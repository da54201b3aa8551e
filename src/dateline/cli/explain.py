"""``dateline explain``: why each value of a claim is there."""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from dateline.cli.common import complain, complain_of, defaults_of, options_of, style_for, width_for
from dateline.cli.main import FAILED, OK, WRONG_USE
from dateline.cli.output import opened
from dateline.cli.view import (
    GLUE,
    Part,
    Style,
    flow,
    labelled,
    loss_parts,
    party_parts,
    place_parts,
    published_words,
    report_lines,
    statement_parts,
    when_parts,
)
from dateline.export.records import is_record, record_of
from dateline.model import Claim, Record, Report, Span, Words
from dateline.read import Failure, read
from dateline.run.shard import Unusable
from dateline.run.workers import code_items

_AROUND = 60
"""Characters of the report shown on either side of the words."""
_MOST_OTHERS = 8
_MOST_NAMED = 10


def run(args: argparse.Namespace) -> int:
    """Explain one claim; return the exit status."""
    try:
        defaults = defaults_of(args)
        outcomes: Iterator[Record | Failure] | None = _written(args.file)
        if outcomes is None:
            items = [i for i in read([args.file], defaults) if _wanted(i, args.report)]
            _check_choice(items, args)
            outcomes = code_items(items, options_of(args))
        records, failures = _sorted_out(outcomes, args.report)
        for failure in failures:
            complain_of(failure)
        if not records and failures:
            return FAILED
        record, number = find_claim(records, args.claim, args.file)
    except (Unusable, LookupError, ValueError) as error:
        complain(error.args[0] if isinstance(error, LookupError) else error)
        return WRONG_USE
    with opened(None, "text") as stream:
        lines = explanation(record, number, style_for(stream), width_for(stream))
        stream.writelines(line + "\n" for line in lines)
    return OK


def _wanted(item: Report | Failure, report: str | None) -> bool:
    return report is None or isinstance(item, Failure) or item.id == report


def _check_choice(items: Sequence[Report | Failure], args: argparse.Namespace) -> None:
    """Refuse a number where it is not said of which report: better than to code a whole file for nothing."""
    reports = [item for item in items if isinstance(item, Report)]
    if len(reports) > 1 and args.report is None and _is_number(args.claim):
        raise LookupError(f"{args.file} holds {len(reports)} reports: name one with --report ({_named(reports)})")
    if not reports and args.report is not None and not items:
        raise LookupError(f"{args.file} holds no report {args.report!r}")


def _written(file: str) -> Iterator[Record | Failure] | None:
    """Return the records of a file of them, ``None`` where it is no such file."""
    path = Path(file)
    if path.suffix.lower() not in (".jsonl", ".ndjson") or not path.is_file():
        return None
    with path.open(encoding="utf-8", errors="replace") as stream:
        first = next((line for line in stream if line.strip()), "")
    try:
        return _records(path) if is_record(json.loads(first)) else None
    except ValueError:
        return None


def _records(path: Path) -> Iterator[Record | Failure]:
    with path.open(encoding="utf-8", errors="replace") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                yield record_of(json.loads(line))
            except ValueError as error:
                yield Failure(f"{path}:{number}", str(error))


def _sorted_out(outcomes: Iterator[Record | Failure], report: str | None) -> tuple[list[Record], list[Failure]]:
    records: list[Record] = []
    failures: list[Failure] = []
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures.append(outcome)
        elif report is None or outcome.report.id == report:
            records.append(outcome)
    return records, failures


def find_claim(records: Sequence[Record], wanted: str, file: str) -> tuple[Record, int]:
    """Return the record that holds the claim, and the claim's number in it, counted from 1.

    ``wanted`` is a number, where there is only one record, or the beginning of an id. Raises :class:`LookupError` where
    there is no such claim or more than one.
    """
    if not records:
        raise LookupError(f"{file}: no such report in it")
    if _is_number(wanted) and len(records) == 1 and 1 <= int(wanted) <= len(records[0].claims):
        return records[0], int(wanted)
    found = [
        (record, number)
        for record in records
        for number, claim in enumerate(record.claims, 1)
        if claim.id.startswith(wanted.lower()) and wanted
    ]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(
            f"{record.claims[number - 1].id} ({record.report.id})" for record, number in found[:_MOST_NAMED]
        )
        raise LookupError(f"{wanted!r} fits several claims: {ids}; say more of the id, or name one with --report")
    if _is_number(wanted) and len(records) > 1:
        reports = _named([record.report for record in records])
        raise LookupError(f"{file} holds {len(records)} reports: name one with --report ({reports})")
    total = sum(len(record.claims) for record in records)
    raise LookupError(f"no claim {wanted!r}: {file} has {total} claim{'' if total == 1 else 's'}")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6


def _named(reports: Sequence[Report]) -> str:
    more = ", ..." if len(reports) > _MOST_NAMED else ""
    return ", ".join(report.id for report in islice(reports, _MOST_NAMED)) + more


def explanation(record: Record, number: int, style: Style, width: int) -> Iterator[str]:
    """Yield the lines that say why each value of a claim is there."""
    report, claim = record.report, record.claims[number - 1]
    rules = dict(claim.rules)
    yield from report_lines(report, style, width)
    yield ""
    kind = f"{claim.type} {claim.mode}" if claim.mode else claim.type
    yield from flow(
        [(f"Claim {number} of {len(record.claims)}:", ""), (kind, "type"), (claim.id, "id")], style, width, indent=2
    )
    yield ""
    why = _Lines(report, style, width)
    yield from why.value("what", [(kind, "head")], claim.trigger, rules.pop("trigger", ""))
    for party in claim.actor:
        yield from why.value(
            "who", _identified(party_parts(party)[:1], party.id, party.kind), party.words, party.rule, party.others
        )
    for party in claim.recipient:
        yield from why.value(
            "whom", _identified(party_parts(party)[:1], party.id, party.kind), party.words, party.rule, party.others
        )
    for place in claim.place:
        rule = "; ".join(part for part in (place.rule, place.basis) if part)
        yield from why.value("where", place_parts(place)[:1], place.words, rule, place.others)
        yield from why.note(_sureness(place.radius_km, place.confidence))
    if claim.date:
        rule = "; ".join(part for part in (claim.date.rule, _anchor(claim.date.basis, report)) if part)
        yield from why.value("when", when_parts(claim.date)[:1], claim.date.words, rule)
    for loss in claim.casualties:
        yield from why.value("losses", loss_parts(loss)[:1], loss.words, loss.rule)
    framed = "told as NOT having happened" if claim.negated else ""
    yield from why.value(
        "frame", [("; ".join(filter(None, (claim.frame, framed))), "head")], None, rules.pop("frame", "")
    )
    for statement in claim.statements:
        yield from why.value("says who", statement_parts(statement, report)[:2], statement.cue, statement.rule)
    empty = [name for name, values in _fields(claim) if not values]
    if empty:
        yield from labelled("not told", [(", ".join(empty), "")], style, width)
        yield ""
    yield from _merged(claim, rules, why)


def _fields(claim: Claim) -> list[tuple[str, object]]:
    return [
        ("who", claim.actor),
        ("whom", claim.recipient),
        ("where", claim.place),
        ("when", claim.date),
        ("losses", claim.casualties),
    ]


def _identified(parts: list[Part], id: str | None, kind: str | None) -> list[Part]:
    known = f"{id}, {kind}" if id and kind else id or f"no known actor{', ' + kind if kind else ''}"
    return [*parts, (f"[{known}]", "id")]


def _sureness(radius_km: float | None, confidence: float | None) -> str:
    told = [f"within {radius_km:g} km of that point"] if radius_km is not None else []
    told += [f"{confidence:.0%} likely to be the right place"] if confidence is not None else []
    return "; ".join(told)


def _anchor(basis: str, report: Report) -> str:
    return f"reckoned from the report's day, {published_words(report.published)}" if basis == "report day" else basis


def _merged(claim: Claim, rules: dict[str, str], why: "_Lines") -> Iterator[str]:
    """Yield the other mentions of the same event, and the reasons for taking them for the same."""
    if claim.mentions:
        yield from why.head("also told as")
        for words in claim.mentions:
            yield from why.context(words)
    reasons = [(name, said) for name, said in rules.items() if said]
    if reasons:
        yield from why.head("taken for one event because" if claim.mentions else "further rules")
        for name, said in reasons:
            yield from why.note(f"{name}: {said}")


class _Lines:
    """Writes values of one report's claim with their grounds."""

    def __init__(self, report: Report, style: Style, width: int) -> None:
        self._text, self._style, self._width = report.text, style, width

    def value(
        self, label: str, parts: list[Part], words: Words | None, rule: str, others: Sequence[str] = ()
    ) -> Iterator[str]:
        """Yield a value, the words that it comes from, the rule, and what else was possible."""
        yield from labelled(label, parts, self._style, self._width)
        if words:
            yield from self.context(words)
        yield from self.note(f"rule: {rule}" if rule else "")
        if others:
            more = f" and {len(others) - _MOST_OTHERS} more" if len(others) > _MOST_OTHERS else ""
            yield from self.note(f"also possible: {', '.join(others[:_MOST_OTHERS])}{more}")

    def head(self, text: str) -> Iterator[str]:
        """Yield a line that opens a list."""
        yield "    " + self._style.paint(text, "label")

    def note(self, text: str) -> Iterator[str]:
        """Yield a remark, or nothing where there is none."""
        if text:
            yield from flow([(text, "label")], self._style, self._width, indent=13, lead=" " * 13)

    def context(self, words: Words) -> Iterator[str]:
        """Yield the words with some of the report's words around them, and their offsets."""
        before, inside, after = around(self._text, words.span)
        offsets = f"[{words.span.start}-{words.span.end}]"
        parts = [(before, "label"), (quote_marks(inside), "stance"), (after, "label"), (offsets, "id")]
        yield from flow([part for part in parts if part[0]], self._style, self._width, indent=13, lead=" " * 13)


def quote_marks(text: str) -> str:
    """Return words in marks that news text seldom has."""
    glue = GLUE if text.startswith(GLUE) else ""
    return f"{glue}»{text.removeprefix(GLUE)}«"


def around(text: str, span: Span) -> tuple[str, str, str]:
    """Return the words before, those of the span, and those after it, cut at blanks, each on one line."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start > 0:
        before = "… " + before.partition(" ")[2]
    if end < len(text):
        after = after.rpartition(" ")[0] + " …"
    glue_before = GLUE if before[-1:].strip() else ""
    glue_after = GLUE if after[:1].strip() else ""
    return " ".join(before.split()), glue_before + " ".join(span.of(text).split()), glue_after + " ".join(after.split())
