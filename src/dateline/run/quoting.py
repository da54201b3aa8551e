"""A record of a report that was read in another spelling, with the words of the report as it is."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from dateline.model import Record, Report, Words


def quoted_from(report: Report, record: Record) -> Record:
    """Return the record with all words quoted from ``report``, whose text has the length of the one that was read."""
    if record.report.text == report.text:
        return record
    return replace(
        record,
        report=report,
        claims=tuple(_quoted(claim, report.text) for claim in record.claims),
        layers=_quoted(record.layers, report.text),
    )


def _quoted(value: Any, text: str) -> Any:
    if isinstance(value, Words):
        return Words(value.span, value.span.of(text))
    if isinstance(value, tuple):
        return tuple(_quoted(one, text) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _quoted(old, text)
            for f in fields(value)
            if isinstance(old := getattr(value, f.name), tuple) or is_dataclass(old)
        }
        return replace(value, **changed) if changed else value
    return value
