import struct
from datetime import timedelta
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse
from tests.compare.worlds import DAY, kept, party, place

from dateline.model import Kept
from dateline.plot.choosing import Choice
from dateline.plot.draw import Order, draw
from dateline.plot.frame import Caption, blank, captioned, content, settings
from dateline.plot.losses import MOST, figures_words, losses, place_words, with_losses
from dateline.plot.maps import Country, box, heading, is_area, maps, mark, panels
from dateline.plot.series import by_type, series
from dateline.plot.times import times

KINDS = ("types", "modes", "actors", "losses", "map")
SYRIA = {"SY": Country("Syria", 35.0, 38.5)}
WORLD = [
    kept("a", killed=(4, None, 17), actor=(party("Syrian Armed Forces", "SY.mil"),)),
    kept("b", day=DAY + timedelta(3), killed=(90, 120, 100), at=place("Idlib", 35.9, 36.6, 4, 45.0)),
    kept("c", day=DAY + timedelta(40), type="PROTEST", mode=None, at=place("Hama", 35.1, 36.75, 2, 20.0)),
    kept("d", day=None, at=None, outlets=()),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("world", [WORLD, []], ids=["some", "none"])
def test_every_kind_is_a_whole_png_and_svg(kind: str, world: list[Kept]) -> None:
    order = Order(kind, Choice())
    png = draw(world, order, "png", SYRIA)
    assert png.startswith(b"\x89PNG\r\n\x1a\n") and png.endswith(b"IEND\xaeB`\x82")
    width, height = struct.unpack(">II", png[16:24])
    assert width == 1800 and 500 < height < 4000
    svg = draw(world, order, "svg", SYRIA)
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert draw(world, order, "svg", SYRIA) == svg


def _words(figure: Figure) -> str:
    """Return all words of a figure and its axes."""
    texts = [*figure.texts, *(text for axes in figure.axes for text in (*axes.texts, axes.title))]
    return "\n".join(text.get_text() for text in texts)


def test_captions_say_what_is_shown() -> None:
    with settings():
        words = _words(captioned(blank(2), Caption("A $title$", "12 events · filter: x", "a note", "a store; outlets")))
    assert all(part in words for part in ("A $title$", "12 events", "filter: x", "a note", "Source: a store; outlets"))


def test_signs_of_formulas_and_of_unknown_letters_are_drawn_as_they_are() -> None:
    odd = [kept("a", killed=(1, 2, 1), at=place("$x^2_ 上海 \\frac", 35.0, 36.0), outlets=("$\\alpha$",))]
    for kind in KINDS:
        assert draw(odd, Order(kind, Choice(), title="$y$"), "png", SYRIA)


def test_strips_carry_their_names_and_totals() -> None:
    with settings():
        figure = times(series(WORLD, by_type))
    assert len(figure.axes) == 2 and "Assault\n" in _words(figure) and "\n2" in _words(figure)


def test_ranges_are_those_of_the_events() -> None:
    rows = with_losses(WORLD, "killed")
    assert [event.id for event, _ in rows] == ["a", "b"]
    with settings():
        figure = losses(rows, "killed")
    words = _words(figure)
    assert "Saraqib, 20 Mar 2018" in words and "4–17 or more · 1 origin" in words and "90–120" in words
    lines = [np.asarray(line.get_xdata()).tolist() for line in figure.axes[0].lines]
    assert [90, 120] in lines and [100] in lines and [4, 17] in lines
    many = [kept(f"{n:03}", killed=(n, n, n)) for n in range(1, 60)]
    assert [event.id for event, _ in with_losses(many, "killed")] == [f"{n:03}" for n in range(60 - MOST, 60)]
    assert not with_losses(WORLD, "displaced")


def test_words_beside_a_range() -> None:
    event, toll = with_losses([kept(killed=(1200, 1200, 1200), origins=3, day=None)], "killed")[0]
    assert figures_words(event, toll) == "1,200 · 3 origins" and place_words(event) == "Saraqib, day unknown"
    assert place_words(kept(days=20).event) == "Saraqib, Mar 2018"


def test_months_have_a_panel_each_until_there_are_too_many() -> None:
    few = panels(WORLD)
    assert [title for title, _ in few.panels] == ["March 2018", "April 2018"]
    assert (few.undated, few.unplaced, few.left_out) == (0, 1, 0)
    quarters = panels([kept(str(n), day=DAY + timedelta(31 * n)) for n in range(20)])
    assert quarters.panels[0][0] == "January to March 2018" and len(quarters.panels) <= 12
    years = panels([kept(str(n), day=DAY + timedelta(366 * n)) for n in range(20)])
    assert len(years.panels) == 12 and years.left_out == 8
    assert heading(DAY, "year") == "2018"


def test_vague_places_are_areas_and_precise_ones_points() -> None:
    with settings():
        figure = maps(panels(WORLD), SYRIA)
    march, april = figure.axes
    assert [line.get_marker() for line in march.lines] == ["o"]
    wide = {round(patch.get_height(), 2) for patch in march.patches if isinstance(patch, Ellipse)}
    assert wide == {round(2 * 45 / 110.6, 2)} and len(april.patches) == 2 and not april.lines
    assert is_area(place("x", 1, 1, 4, 80.0)) and not is_area(place("x", 1, 1, 1, 12.0))
    assert mark(0) < mark(5) < mark(500) == mark(10**6)


def test_the_map_holds_all_points_and_no_label_of_another_part_of_the_world() -> None:
    events = [one.event for one in WORLD[:3]]
    shown = box(events)
    assert all(shown.south < e.place.latitude < shown.north for e in events if e.place and e.place.latitude)
    assert 0.6 < shown.shape < 1.4
    with settings():
        near = maps(panels(WORLD), {"SY": Country("Syria", 35.4, 36.7)})
        far = maps(panels(WORLD), {"SY": Country("Chile", -30.0, -70.0)})
    assert "SYRIA" in _words(near) and "CHILE" not in _words(far)


def test_content_is_the_same_for_the_same_figure() -> None:
    with settings():
        assert content(blank(1), "png") == content(blank(1), "png")
