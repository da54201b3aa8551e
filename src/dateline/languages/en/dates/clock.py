"""Readings of times of the day: "this morning", "Thursday night", "overnight", "10:35 a.m. Friday"."""

from dataclasses import replace
from datetime import date

from dateline.languages.en.dates.values import Found, as_int, reading
from dateline.resolve import dates as cal
from dateline.resolve.dates import When


def _base_day(found: Found, group: str) -> date | None:
    """Return the day that "today" or a weekday in ``group`` stands for."""
    anchor = found.anchor()
    if anchor is None or not found.has(group):
        return None
    value = as_int(found.value(group))
    if value is None:
        return anchor
    if found.is_class(group, "WEEKDAY"):
        if found.word("rel") == "last":
            return cal.weekday_near(anchor, value, "last")
        return cal.weekday_near(anchor, value, "future" if found.direction() == "future" else "past")
    return cal.shift(anchor, value, "D")


def _at(day: date | None, suffix: str, until: date | None = None) -> When | None:
    return (
        When("TIME", f"{day.isoformat()}{suffix}", day, until or day, "D")
        if day
        else When("TIME", f"XXXX-XX-XX{suffix}")
    )


@reading("part")
def _day_part(found: Found) -> When | None:
    part = f"T{found.value('part')}"
    if found.has("day"):
        day = _base_day(found, "day")
        if found.has("both"):  # "on Thursday and during the night"
            return replace(cal.on_day(day), last=cal.shift(day, 1, "D") or day) if day else None
        return _at(day, part)
    rel = found.word("rel")
    told = rel in ("that", "same", "previous", "following") or (rel == "next" and found.near(-1) == "the")
    anchor = found.other_day() if told else found.anchor()
    step = -1 if rel in ("last", "previous") else 1 if rel in ("next", "following") else 0
    if anchor is None:
        return When("TIME", f"XXXX-XX-XX{part}", shift=None if told else step)
    return _at(cal.shift(anchor, step, "D"), part)


@reading("overnight")
def _overnight(found: Found) -> When | None:
    if found.has("night") and found.value("night") != "NI":
        return None
    if found.has("night") and found.context.last_day and found.context.last_day.first:
        day: date | None = found.context.last_day.first
        found.basis = "other date"
        return _at(day, "TNI", cal.shift(day, 1, "D") if day and day != found.context.published else day)
    anchor = found.anchor()
    day = cal.shift(anchor, -1, "D") if anchor else None
    return _at(day, "TNI", anchor)


@reading("clock")
def _clock(found: Found) -> When | None:
    raw = found.word("t")
    value = found.value("t")
    if found.rule.endswith("military"):
        number = found.number("t") or 0
        hour, minute = divmod(number, 100)
        if len(raw) not in (3, 4):
            return None
    elif ":" in raw:
        hour, minute = int(raw.split(":")[0]), int(raw.split(":")[1])
    elif isinstance(value, str):
        hour, minute = (12, 0) if raw == "noon" else (24, 0)
    else:
        hour, minute = found.number("t") or 0, -1
    offset = found.after_noon()
    if offset is not None and hour <= 12:
        hour = hour % 12 + offset
    if hour > 24 or minute > 59:
        return None
    group = "dayb" if found.has("dayb") else "day"
    day = _base_day(found, group) if found.has(group) else None
    if day is None:
        near = found.context.last_day
        day = near.first if near and near.first else found.anchor()
    return _at(day, f"T{hour:02d}:{max(minute, 0):02d}")
