"""Events over time: a strip of bars for each group, all to one scale, so that no legend is needed."""

from datetime import date

from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from dateline.plot.frame import BLUE, GREY, PALE, blank, room
from dateline.plot.series import NOBODY, OTHERS, Series

_STRIP = 0.78
_LEFT, _RIGHT = 0.30, 0.95


def times(found: Series) -> Figure:
    """Return the figure of a series; with no dated event, an empty one that says so."""
    figure = blank(max(1, len(found.rows)) * _STRIP + 0.25)
    if not found.rows:
        figure.text(0.5, 0.5, "no event with a day", ha="center", color=GREY)
        return figure
    bottom, top = room(figure)
    top += 0.25 / float(figure.get_figheight())  # there is no legend to leave room for
    grid = figure.add_gridspec(len(found.rows), 1, left=_LEFT, right=_RIGHT, bottom=bottom + 0.06, top=top, hspace=0.22)
    highest = max(max(values) for _, values in found.rows)
    shared: Axes | None = None
    for number, (name, values) in enumerate(found.rows):
        axes = figure.add_subplot(grid[number, 0], sharex=shared)
        shared = shared or axes
        _strip(axes, found, name, values, highest)
        last = number == len(found.rows) - 1
        axes.tick_params(axis="x", labelbottom=last, length=3 if last else 0)
    return figure


def _strip(axes: Axes, found: Series, name: str, values: tuple[int, ...], highest: int) -> None:
    starts, ends = (_numbers(days) for days in (found.starts, found.ends))
    whole = ends[-1] - starts[0]
    # A bar that would be thinner than a hair is widened to one, about its middle.
    sizes = [max((end - start) * 0.86, whole / 400) for start, end in zip(starts, ends, strict=True)]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    axes.bar(middles, values, width=sizes, color=GREY if name in (OTHERS, NOBODY) else BLUE, linewidth=0)
    axes.set_xlim(starts[0] - whole * 0.01, ends[-1] + whole * 0.01)
    axes.set_ylim(0, highest * 1.12)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=2, integer=True, min_n_ticks=2))
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)
    axes.spines["bottom"].set_color(PALE)
    axes.tick_params(axis="y", length=0, labelsize=8.5)
    locator = AutoDateLocator(minticks=3, maxticks=8)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    label = f"{name if len(name) <= 34 else name[:33].rstrip() + '…'}\n"
    axes.text(-0.055, 0.5, label, transform=axes.transAxes, ha="right", va="center", size=10, weight="bold")
    total = f"\n{sum(values):,}"
    axes.text(-0.055, 0.5, total, transform=axes.transAxes, ha="right", va="center", size=9.5, color=GREY)


def _numbers(days: tuple[date, ...]) -> list[float]:
    return [float(date2num(day)) for day in days]  # type: ignore[no-untyped-call]
