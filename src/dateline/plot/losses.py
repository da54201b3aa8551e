"""Losses as ranges: for each event the lowest, the usual and the highest figure that anybody gives."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dateline.model import Event, Kept, Toll
from dateline.plot.choosing import toll_of
from dateline.plot.frame import BLUE, GREY, ORANGE, blank, room

MOST = 25
"""Events in one figure, those with the highest figures."""

_ROW = 0.36
_LOG_FROM = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def with_losses(kept: Sequence[Kept], outcome: str) -> list[tuple[Event, Toll]]:
    """Return the events that have a figure for an outcome, the deadliest :data:`MOST`, in the order of time."""
    found = [(one.event, toll) for one in kept if (toll := toll_of(one.event, outcome)) and _top(toll)]
    found.sort(key=lambda pair: (-_top(pair[1]), pair[0].id))
    return sorted(found[:MOST], key=lambda pair: (str(pair[0].first or "9999"), pair[0].id))


def _top(toll: Toll) -> int:
    return max(toll.highest or 0, toll.usual or 0, toll.lowest or 0)


def losses(found: Sequence[tuple[Event, Toll]], outcome: str) -> Figure:
    """Return the figure: a row an event, from the lowest to the highest figure, a dot at that of most origins."""
    figure = blank(max(2, len(found)) * _ROW + 0.75)
    if not found:
        figure.text(0.5, 0.5, f"no event with a figure of {outcome}", ha="center", color=GREY)
        return figure
    bottom, top = room(figure)
    inch = 1 / float(figure.get_figheight())
    axes = figure.add_axes((0.33, bottom + 0.42 * inch, 0.39, top - bottom - 0.75 * inch))
    highest = max(_top(toll) for _, toll in found)
    if highest > _LOG_FROM:
        axes.set_xscale("symlog", linthresh=10, linscale=1)
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    else:
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
    axes.set_xlim(0, highest * (1.9 if highest > _LOG_FROM else 1.14))
    for row, (event, toll) in enumerate(found):
        _row(axes, row, toll, highest)
        beside: dict[str, Any] = {"transform": axes.get_yaxis_transform(), "va": "center"}
        axes.text(-0.02, row, place_words(event), ha="right", size=9.5, **beside)
        axes.text(1.02, row, figures_words(event, toll), size=9, **beside)
    axes.set_ylim(len(found) - 0.4, -0.6)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.grid(axis="x")
    axes.set_xlabel(f"people {outcome}" + (", scale compressed above 10" if highest > _LOG_FROM else ""))
    figure.legend(
        handles=[
            Line2D([], [], color=BLUE, linewidth=4, alpha=0.45, marker="|", markersize=9, label="lowest to highest"),
            Line2D([], [], color=ORANGE, marker="o", linestyle="", label="given by most origins"),
            Line2D([], [], color=BLUE, marker=">", linestyle=":", label="“or more”: no upper bound"),
        ],
        loc="upper left",
        bbox_to_anchor=(0.025, top + 0.1 * inch),
        ncols=3,
        frameon=False,
        fontsize=9,
        borderpad=0,
    )
    return figure


def _row(axes: Axes, row: int, toll: Toll, highest: int) -> None:
    """Draw one range; one without an upper bound ends in an arrow a little to the right of its largest figure."""
    low, usual = toll.lowest or 0, toll.usual or 0
    high = toll.highest if toll.highest is not None else max(usual, low)
    axes.plot([low, high], [row, row], color=BLUE, linewidth=4, solid_capstyle="butt", alpha=0.45, zorder=2)
    if high > low:
        axes.plot([low, high], [row, row], "|", color=BLUE, markersize=9, markeredgewidth=1.6, zorder=3)
    axes.plot([usual], [row], "o", color=ORANGE, markersize=7, markeredgecolor="white", zorder=4)
    if toll.highest is None:
        beyond = high * 1.35 + 0.6 if highest > _LOG_FROM else high + 0.09 * highest
        axes.plot([high, beyond], [row, row], ":", color=BLUE, zorder=2)
        axes.plot([beyond], [row], ">", color=BLUE, markersize=6, zorder=3)


def place_words(event: Event) -> str:
    """Return day and place of an event, short enough to stand beside its row."""
    day = f"{event.first.day} {_MONTHS[event.first.month - 1]} {event.first.year}" if event.first else "day unknown"
    if event.first and event.last and event.last != event.first:
        day = f"{_MONTHS[event.first.month - 1]} {event.first.year}" if (event.last - event.first).days > 1 else day
    name = event.place.name if event.place else "place unknown"
    return f"{name if len(name) <= 22 else name[:21].rstrip() + '…'}, {day}"


def figures_words(event: Event, toll: Toll) -> str:
    """Return the figures of a row and how many independent origins stand behind the event."""
    low, high = toll.lowest or 0, toll.highest if toll.highest is not None else max(toll.usual or 0, toll.lowest or 0)
    told = (f"{low:,}" if low == high else f"{low:,}–{high:,}") + (" or more" if toll.highest is None else "")
    against = f", {event.against} against" if event.against else ""
    return f"{told} · {event.origins} origin{'' if event.origins == 1 else 's'}{against}"
