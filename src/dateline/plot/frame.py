"""What every figure has: fonts and colours, title and filter above, sources below, and the bytes of the file."""

import io
import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

# Okabe and Ito's colours, which people of all kinds of colour vision tell apart.
BLUE, ORANGE, GREEN, RED, SKY, PURPLE = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7"
INK, GREY, PALE = "#1a1a1a", "#5f6368", "#d9dce0"

WIDTH = 9.0
"""Of a figure, in inches."""

_DOTS = 200
_TOP, _BOTTOM = 1.15, 0.95
_SETTINGS: Any = {
    "font.family": "DejaVu Sans",
    "font.size": 10.5,
    "text.color": INK,
    "text.parse_math": False,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "grid.color": PALE,
    "grid.linewidth": 0.7,
    "axes.axisbelow": True,
    "svg.hashsalt": "dateline",
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
}


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a figure: what it shows, how many events of which choice, what to heed, and where it is from."""

    title: str
    about: str
    notes: str
    source: str


@contextmanager
def settings() -> Iterator[None]:
    """Draw with the fonts and colours of these figures, whatever the user's own are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


def blank(height: float) -> Figure:
    """Return an empty figure with ``height`` inches of room between its captions."""
    return Figure(figsize=(WIDTH, height + _TOP + _BOTTOM))


def room(figure: Figure) -> tuple[float, float]:
    """Return bottom and top of the room between the captions, as shares of the figure's height."""
    height = float(figure.get_figheight())
    return _BOTTOM / height, 1 - _TOP / height


def captioned(figure: Figure, caption: Caption) -> Figure:
    """Write the captions."""
    height = float(figure.get_figheight())
    left = 0.03
    figure.text(left, 1 - 0.16 / height, caption.title, size=16, weight="bold", va="top")
    about = _wrapped(caption.about, 112, 2)
    figure.text(left, 1 - 0.50 / height, about, size=9.5, color=GREY, va="top", linespacing=1.35)
    below = "\n".join(filter(None, (_wrapped(caption.notes, 120, 2), _wrapped(f"Source: {caption.source}", 120, 2))))
    figure.text(left, 0.12 / height, below, size=8.5, color=GREY, va="bottom", linespacing=1.35)
    return figure


def _wrapped(text: str, columns: int, lines: int) -> str:
    return "\n".join(textwrap.wrap(text, columns, max_lines=lines, placeholder=" ..."))


def content(figure: Figure, kind: str) -> bytes:
    """Return a figure as the bytes of a ``png`` or ``svg`` file, the same for the same figure."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")  # drawn as a box, which is enough
        figure.savefig(stream, format=kind, dpi=_DOTS, metadata={"Date": None} if kind == "svg" else None)
    return stream.getvalue()
