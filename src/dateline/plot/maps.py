"""A small map for each stretch of time: points where a place is precise, areas as wide as it is vague."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, cos, log2, radians
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from dateline.model import Event, Kept, Place
from dateline.plot.choosing import toll_of
from dateline.plot.frame import BLUE, GREY, PALE, RED, WIDTH, blank, room
from dateline.plot.series import following, start

MOST = 12
"""Panels in one figure: where there are more months, quarters are shown, then years (the last ones)."""

AREA_FROM_KM = 10.0
"""The radius from which a place is drawn as an area: the event may lie anywhere in it."""

_KM = 110.6
_COLUMNS = 4
_STEPS = ("month", "quarter", "year")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LEAST_KM = 60.0
_LEAST_INCH = 0.12
_LABEL_SIZE = 7.5


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name, and the point that its label goes to."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the map, in degrees; ``stretch`` is how many times longer a degree of latitude is than one of
    longitude in its middle."""

    south: float
    north: float
    west: float
    east: float

    @property
    def stretch(self) -> float:
        """How much longer a degree north is than a degree east."""
        return 1 / max(cos(radians((self.south + self.north) / 2)), 0.05)

    @property
    def shape(self) -> float:
        """Height of the map for a width of one."""
        return (self.north - self.south) * self.stretch / (self.east - self.west)


@dataclass(frozen=True, slots=True)
class Panels:
    """Events by stretch of time, each with its heading; ``left_out`` are those before the first panel."""

    panels: tuple[tuple[str, tuple[Event, ...]], ...]
    undated: int
    unplaced: int
    left_out: int


def panels(kept: Sequence[Kept]) -> Panels:
    """Sort events with day and point by month, or by quarter or year where there would be too many panels."""
    events = [one.event for one in kept]
    placed = [event for event in events if _point(event) is not None]
    dated = [(event.first, event) for event in placed if event.first]
    starts: list[date] = []
    step = _STEPS[-1]
    for step in _STEPS:
        starts = sorted({start(day, step) for day, _ in dated})
        if len(starts) <= MOST:
            break
    shown = starts[-MOST:]
    return Panels(
        panels=tuple(
            (heading(day, step), tuple(event for at, event in dated if start(at, step) == day)) for day in shown
        ),
        undated=len(placed) - len(dated),
        unplaced=len(events) - len(placed),
        left_out=sum(start(day, step) not in shown for day, _ in dated),
    )


def heading(day: date, step: str) -> str:
    """Return what a panel is called: March 2018, January to March 2018, 2018."""
    if step == "year":
        return str(day.year)
    if step == "quarter":
        return f"{_MONTHS[day.month - 1]} to {_MONTHS[following(day, step).month - 2]} {day.year}"
    return f"{_MONTHS[day.month - 1]} {day.year}"


def box(events: Sequence[Event]) -> Box:
    """Return a stretch of the map that holds all points and the areas of provinces, with room around them."""
    points = [point for event in events if (point := _point(event))]
    reach = [min(place.radius_km or 0, 150.0) / _KM for event in events if (place := event.place)]
    pad = max(max(reach, default=0), _LEAST_KM / _KM)
    south, north = min(y for y, _ in points) - pad, max(y for y, _ in points) + pad
    flat = max(cos(radians((south + north) / 2)), 0.05)
    west, east = min(x for _, x in points) - pad / flat, max(x for _, x in points) + pad / flat
    # Neither a ribbon nor a tower: maps between 1:1.5 and 1.5:1 print well.
    wide, high = (east - west) * flat, north - south
    if high < wide / 1.5:
        middle = (south + north) / 2
        south, north = middle - wide / 3, middle + wide / 3
    elif wide < high / 1.3:
        middle = (west + east) / 2
        west, east = middle - high / 2.6 / flat, middle + high / 2.6 / flat
    return Box(max(south, -89), min(north, 89), max(west, -180), min(east, 180))


def maps(found: Panels, countries: Mapping[str, Country]) -> Figure:
    """Return the figure; ``countries`` gives by ISO code what is written into the maps."""
    if not found.panels:
        figure = blank(1.5)
        figure.text(0.5, 0.5, "no event with a day and a place", ha="center", color=GREY)
        return figure
    every = [event for _, events in found.panels for event in events]
    shown = box(every)
    columns = {4: 2}.get(len(found.panels), min(len(found.panels), 3 if len(found.panels) <= 6 else _COLUMNS))
    rows = ceil(len(found.panels) / columns)
    wide = WIDTH * 0.94 / columns - 0.35
    size = min(wide * shown.shape, 5.2)
    figure = blank(rows * (size + 0.55) + 0.35)
    bottom, top = room(figure)
    high = float(figure.get_figheight())
    grid = figure.add_gridspec(
        rows, columns, left=0.055, right=0.985, bottom=bottom + 0.2 / high, top=top - 0.45 / high,
        hspace=0.4 / size, wspace=0.18 / wide,
    )  # fmt: skip
    labels = _labels(shown, every, countries, wide)
    for number, (title, events) in enumerate(found.panels):
        axes = figure.add_subplot(grid[number // columns, number % columns])
        axes.set_title(f"{title}  ({len(events):,})", size=10.5 if columns <= 3 else 9.5)
        _ground(axes, shown)
        axes.tick_params(labelleft=number % columns == 0, labelbottom=number + columns >= len(found.panels))
        for name, (y, x) in labels:
            axes.text(x, y, name, color="#8a8f98", ha="center", va="center", size=_LABEL_SIZE, zorder=1)
        _events(axes, shown, events, size)
    _legend(figure, top)
    return figure


def _ground(axes: Axes, shown: Box) -> None:
    """Draw the empty map: its frame and degrees."""
    axes.set_xlim(shown.west, shown.east)
    axes.set_ylim(shown.south, shown.north)
    axes.set_aspect(shown.stretch)
    axes.set_facecolor("#f7f7f5")
    axes.grid(visible=True)
    for axis, signs in ((axes.xaxis, "EW"), (axes.yaxis, "NS")):
        axis.set_major_locator(MaxNLocator(nbins=3))
        axis.set_major_formatter(_degrees(signs))
    axes.tick_params(labelsize=7.5, length=0, labelcolor=GREY)
    for spine in axes.spines.values():
        spine.set_visible(True)
        spine.set_color(PALE)


def _labels(
    shown: Box, events: Sequence[Event], countries: Mapping[str, Country], wide: float
) -> list[tuple[str, tuple[float, float]]]:
    """Return the names of countries and where they go: none over the edge or over another, most events first."""
    counts = Counter(event.place.country for event in events if event.place and event.place.country)
    inch = (shown.east - shown.west) / wide
    taken: list[tuple[float, float, float]] = []
    found = []
    for code, _ in counts.most_common():
        country = countries.get(code)
        if country is None:
            continue
        name = country.name.upper()
        half, y = len(name) * _LABEL_SIZE * 0.0051 * inch, country.latitude
        x = min(max(country.longitude, shown.west + half), shown.east - half)
        inside = shown.south < y < shown.north and abs(x - country.longitude) <= half
        line = _LABEL_SIZE / 55 * inch / shown.stretch
        if inside and all(abs(y - v) > line or abs(x - u) > half + other for v, u, other in taken):
            taken.append((y, x, half))
            found.append((name, (y, x)))
    return found


def _events(axes: Axes, shown: Box, events: Sequence[Event], size: float) -> None:
    """Draw the events of one panel: areas first, one for all events of the same, then points."""
    areas: dict[tuple[float, float, float], list[Event]] = {}
    for event in events:
        place, point = event.place, _point(event)
        if place is None or point is None:
            continue
        if is_area(place):
            areas.setdefault((*point, place.radius_km or AREA_FROM_KM), []).append(event)
        else:
            dead = _dead(event)
            axes.plot(
                [point[1]], [point[0]], "o", color=RED if dead else BLUE, markersize=mark(dead), alpha=0.75,
                markeredgecolor="white", markeredgewidth=0.6, zorder=4,
            )  # fmt: skip
    for (y, x, radius), inside in sorted(areas.items(), key=lambda area: -area[0][2]):
        tall = 2 * radius / _KM
        colour = RED if any(map(_dead, inside)) else BLUE
        if tall / (shown.north - shown.south) * size < _LEAST_INCH:
            axes.plot([x], [y], "o", markerfacecolor="none", color=colour, markersize=7, zorder=3)
        else:
            whole = (x, y), tall * shown.stretch, tall
            axes.add_patch(Ellipse(*whole, facecolor=colour, alpha=0.16, linewidth=0, zorder=2))
            dashes = (0, (4, 2))
            axes.add_patch(Ellipse(*whole, fill=False, edgecolor=colour, linewidth=0.9, linestyle=dashes, zorder=3))
        if len(inside) > 1:
            axes.annotate(
                f"{len(inside):,}", (x, y), xytext=(0, 7), textcoords="offset points", color=colour, size=8,
                weight="bold", ha="center", va="center", zorder=5,
            )  # fmt: skip


def _dead(event: Event) -> int:
    toll = toll_of(event, "killed")
    return (toll.usual or 0) if toll else 0


def is_area(place: Place) -> bool:
    """Tell whether a place is drawn as an area rather than as a point."""
    return (place.precision or 1) > 1 and (place.radius_km or AREA_FROM_KM) >= AREA_FROM_KM


def mark(dead: int) -> float:
    """Return the size of a point, which grows with the dead but never hides its neighbours."""
    return min(5.5 + 1.3 * log2(1 + dead), 14.0)


def _legend(figure: Figure, top: float) -> None:
    high = float(figure.get_figheight())
    dot: dict[str, Any] = {"marker": "o", "linestyle": ""}
    figure.legend(
        handles=[
            Line2D([], [], color=RED, markeredgecolor="white", label="deaths reported", **dot),
            Line2D([], [], color=BLUE, markeredgecolor="white", label="none reported", **dot),
            Patch(facecolor="#dddddd", edgecolor=GREY, linestyle=(0, (4, 2)), label="somewhere in this area"),
            Line2D([], [], color=GREY, markerfacecolor="none", label="near this point", **dot),
        ],
        loc="upper left",
        bbox_to_anchor=(0.022, top + 0.12 / high),
        ncols=4,
        frameon=False,
        fontsize=9,
        borderpad=0,
    )


def _degrees(signs: str) -> FuncFormatter:
    """Return what writes degrees with one sign for those above and one for those below 0."""

    def words(value: float, _: object) -> str:
        return f"{abs(value):g}°{'' if value == 0 else signs[1] if value < 0 else signs[0]}"

    return FuncFormatter(words)


def _point(event: Event) -> tuple[float, float] | None:
    place = event.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
