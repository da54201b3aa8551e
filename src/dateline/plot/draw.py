"""The kinds of figures: which events, which words, which drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Kept
from dateline.plot.choosing import Choice, chosen, sources
from dateline.plot.frame import Caption, captioned, content, settings
from dateline.plot.losses import MOST, losses, with_losses
from dateline.plot.maps import Country, maps, panels
from dateline.plot.series import Groups, by_actor, by_mode, by_type, series
from dateline.plot.times import times

_GROUPS: Mapping[str, tuple[str, Groups]] = {
    "types": ("Events a {step}, by type", by_type),
    "modes": ("Events a {step}, by type and mode", by_mode),
    "actors": ("Events a {step}, by actor", by_actor),
}
DRAFT = "Coded by machine from reports: a draft to be checked, not a verified count."


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be drawn: the kind, the choice, the outcome (of ``losses``), a title, where the events are from."""

    kind: str
    choice: Choice
    outcome: str = "killed"
    title: str | None = None
    store: str = "a store of dateline"


def draw(kept: Sequence[Kept], order: Order, file: str, countries: Mapping[str, Country]) -> bytes:
    """Return the figure that is ordered as the bytes of a ``png`` or ``svg`` file.

    ``countries`` gives the labels of a map by ISO code. Raises :class:`KeyError` for an unknown kind.
    """
    found = chosen(kept, order.choice)
    with settings():
        if order.kind == "losses":
            rows = with_losses(found, order.outcome)
            figure = losses(rows, order.outcome)
            title = f"People {order.outcome}: what the reports say"
            most = f", the {MOST} highest" if len(rows) == MOST else ""
            shown = f"{len(rows):,} of {_events(len(found))}{most}"
            notes = f"Each row is an event for which somebody gives a figure of people {order.outcome}. {DRAFT}"
        elif order.kind == "map":
            months = panels(found)
            figure = maps(months, countries)
            title = "Where it happened"
            shown = f"{sum(len(events) for _, events in months.panels):,} of {_events(len(found))}"
            missing = (
                (months.undated, "without a day"),
                (months.unplaced, "without a known place"),
                (months.left_out, "earlier than the first map"),
            )
            notes = f"{_missing(missing)}Points grow with the dead; a number counts the events of one area. {DRAFT}"
        else:
            title, groups = _GROUPS[order.kind]
            counted = series(found, groups)
            figure = times(counted)
            title = title.format(step=counted.step)
            shown = _events(len(found))
            several = "An event of several actors counts for each. " if order.kind == "actors" else ""
            notes = f"{_missing(((counted.undated, 'without a day'),))}{several}{DRAFT}"
        about = f"{shown} · filter: {order.choice.words()}"
        source = f"{order.store}; reports by {sources(found)}"
        return content(captioned(figure, Caption(order.title or title, about, notes, source)), file)


def _events(count: int) -> str:
    return f"{count:,} event{'' if count == 1 else 's'}"


def _missing(counts: Sequence[tuple[int, str]]) -> str:
    told = ", ".join(f"{count:,} {words}" for count, words in counts if count)
    return f"Not shown: {told}. " if told else ""
