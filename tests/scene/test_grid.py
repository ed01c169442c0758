"""One slice of numbers, probed at named points."""

from dataclasses import replace

import numpy as np
import pytest
from image_pixels import colours_in
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from cnnlab.scene.colours import colour_range, load_theme
from cnnlab.scene.grid import LINES_FROM, NUMBERS_FROM, Cells, grid_font, paint_grid
from cnnlab.scene.grid_numbers import fitted
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import number, number_font, text_width

pytestmark = pytest.mark.usefixtures("qapp")
LIGHT = load_theme("light")
both_themes = pytest.mark.parametrize("theme", [LIGHT, load_theme("dark")], ids=["light", "dark"])
SMALL = np.array([[0.0, 2.0, -2.0], [1.0, -1.0, 0.5]])


def lattice_for(cells: Cells, cell: float = 40.0, ring: tuple[int, int] = (0, 0)) -> Lattice:
    rows, columns = cells.values.shape
    size = ((columns + 2 * ring[1]) * cell, (rows + 2 * ring[0]) * cell)
    return Lattice(QRectF(10, 10, *size), rows, columns, cell, ring)


def blank(lattice: Lattice) -> QImage:
    corner = lattice.rect.bottomRight()
    image = QImage(int(corner.x()) + 10, int(corner.y()) + 10, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    return image


def paint(cells: Cells, lattice: Lattice, theme=LIGHT, on: QImage | None = None, only=None):
    image = blank(lattice) if on is None else on
    painter = QPainter(image)
    paint_grid(painter, cells, lattice, theme, QFont(), only)
    painter.end()
    return image


def probe(image: QImage, lattice: Lattice, row: int, column: int, x=0.12, y=0.12) -> QColor:
    """Colour in a cell, in shares of it from its left and its top; usually beside the number."""
    span = lattice.span(row, column)
    at = QPointF(span.x() + span.width() * x, span.y() + span.height() * y)
    return image.pixelColor(int(at.x()), int(at.y()))


def inks(image: QImage, lattice: Lattice, row: int, column: int) -> int:
    """How many pixels of a cell's middle differ from the colour beside it."""
    span = lattice.span(row, column).toAlignedRect().adjusted(4, 4, -4, -4)
    part = colours_in(image.copy(span))
    return int((np.abs(part - part[0, 0]).sum(axis=2) > 60).sum())


# colours


@both_themes
def test_zero_is_neutral_above_is_blue_below_is_orange(theme):
    cells = Cells(SMALL, 2.0)
    lattice = lattice_for(cells)
    image = paint(cells, lattice, theme)
    assert probe(image, lattice, 0, 0) == theme.zero
    positive, negative = probe(image, lattice, 0, 1), probe(image, lattice, 0, 2)
    assert positive.blue() > positive.red() + 40
    assert negative.red() > negative.blue() + 40


def test_smaller_numbers_are_fainter():
    cells = Cells(SMALL, 2.0)
    lattice = lattice_for(cells)
    image = paint(cells, lattice)
    full, half, quarter = (
        255 - probe(image, lattice, *at).red() for at in [(0, 1), (1, 0), (1, 2)]
    )
    assert full > half > quarter > 0


@both_themes
def test_cells_that_are_not_revealed_show_no_number_and_no_colour(theme):
    revealed = np.array([[True, False, True], [False, True, True]])
    cells = Cells(SMALL, 2.0, revealed)
    lattice = lattice_for(cells)
    image = paint(cells, lattice, theme)
    for row, column in [(0, 1), (1, 0)]:
        assert probe(image, lattice, row, column) == theme.unseen
        assert inks(image, lattice, row, column) == 0
    assert probe(image, lattice, 0, 2) != theme.unseen
    assert inks(image, lattice, 0, 2) > 10


def test_a_picture_is_grey():
    cells = Cells(np.array([[0.0, 127.5, 255.0]]), 255.0, white=255.0)
    lattice = lattice_for(cells)
    image = paint(cells, lattice)
    assert [probe(image, lattice, 0, c).getRgb()[:3] for c in range(3)] == [
        (0, 0, 0),
        (128, 128, 128),
        (255, 255, 255),
    ]


@both_themes
def test_the_ring_is_its_own_colour_with_zeros(theme):
    cells = Cells(SMALL, 2.0)
    lattice = lattice_for(cells, ring=(1, 2))
    image = paint(cells, lattice, theme)
    for at in [(-1, -2), (-1, 1), (0, -1), (2, 4), (1, 3)]:
        assert probe(image, lattice, *at) == theme.ring
        assert inks(image, lattice, *at) > 5
    assert probe(image, lattice, 0, 0) == theme.zero


# marks


def test_an_edited_cell_has_its_upper_right_corner_marked():
    edited = np.zeros(SMALL.shape, dtype=bool)
    edited[1, 1] = True
    cells = Cells(SMALL, 2.0, edited=edited)
    lattice = lattice_for(cells)
    image = paint(cells, lattice)
    assert probe(image, lattice, 1, 1, x=0.93, y=0.07) == LIGHT.accent
    assert probe(image, lattice, 1, 1, x=0.07, y=0.07) != LIGHT.accent
    assert probe(image, lattice, 0, 1, x=0.93, y=0.07) != LIGHT.accent


@pytest.mark.parametrize("hatched", [(1, 0), (0, 1), (1, 2), (3, 3)])
def test_what_no_window_reaches_is_hatched_at_the_far_end(hatched):
    values = np.zeros((4, 4))
    lattice = lattice_for(Cells(values), ring=(1, 1))
    plain = colours_in(paint(Cells(values), lattice))
    shaded = colours_in(paint(Cells(values, hatched=hatched), lattice))
    differs = (plain != shaded).any(axis=2)[10:-10, 10:-10]
    by_cell = differs.reshape(6, 40, 6, 40).any(axis=(1, 3))
    expected = np.zeros((6, 6), dtype=bool)
    expected[6 - hatched[0] :] = True
    expected[:, 6 - hatched[1] :] = True
    assert by_cell.tolist() == expected.tolist()


def test_rows_and_columns_between_the_windows_are_hatched_too():
    values = np.zeros((4, 4))
    lattice = lattice_for(Cells(values), ring=(1, 1))
    plain = colours_in(paint(Cells(values), lattice))
    shaded = colours_in(paint(Cells(values, unread=((-1, 2), (1,))), lattice))
    differs = (plain != shaded).any(axis=2)[10:-10, 10:-10]
    expected = np.zeros((6, 6), dtype=bool)
    expected[[0, 3]] = True
    expected[:, 2] = True
    assert differs.reshape(6, 40, 6, 40).any(axis=(1, 3)).tolist() == expected.tolist()


# numbers


def test_numbers_hide_in_small_cells():
    cells = Cells(np.full((2, 2), 8.0), 8.0)
    shown = lattice_for(cells, NUMBERS_FROM)
    hidden = lattice_for(cells, NUMBERS_FROM - 1)
    assert inks(paint(cells, shown), shown, 0, 0) > 0
    assert inks(paint(cells, hidden), hidden, 0, 0) == 0


def test_lines_hide_in_tiny_cells():
    cells = Cells(np.ones((4, 4)), 1.0)
    for cell, lines in [(LINES_FROM, True), (LINES_FROM - 1, False)]:
        lattice = lattice_for(cells, cell)
        inner = colours_in(paint(cells, lattice))[12:-12, 12:-12]
        assert bool(np.ptp(inner, axis=(0, 1)).max()) is lines


@pytest.mark.parametrize("value", [0.0, -1.0, 255.0, -1020.0, 0.33, -12345678.0, 1234.5])
@pytest.mark.parametrize("cell", [14.0, 22.0, 40.0, 88.0])
def test_a_number_stays_in_its_cell(value, cell):
    cells = Cells(np.full((1, 3), value), 1.0)
    font = grid_font(cells, lattice_for(cells, cell), QFont())
    if font is not None:
        assert text_width(number(value), font) < cell
        assert 8 <= font.pixelSize() <= 30


def test_all_numbers_of_a_grid_are_equally_large():
    cells = Cells(np.array([[1.0, -12.5]]), 1.0)
    lattice = lattice_for(cells, 40.0)
    alone = lattice_for(Cells(np.array([[1.0]])), 40.0)
    assert grid_font(cells, lattice, QFont()).pixelSize() < (
        grid_font(Cells(np.array([[1.0]])), alone, QFont()).pixelSize()
    )


def test_a_long_number_leaves_the_others_as_they_are():
    short, long = np.ones((3, 3)), np.ones((3, 3))
    long[1, 1] = -1234567.25
    fonts = [grid_font(Cells(v), lattice_for(Cells(v), 20.0), QFont()) for v in (short, long)]
    assert fonts[0].pixelSize() == fonts[1].pixelSize()
    lattice = lattice_for(Cells(short), 20.0)
    images = [paint(Cells(v), lattice) for v in (short, long)]
    others = [(r, c) for r in range(3) for c in range(3) if (r, c) != (1, 1)]
    assert all(inks(images[1], lattice, r, c) == inks(images[0], lattice, r, c) for r, c in others)
    assert inks(images[1], lattice, 1, 1) > 0


def test_a_grid_of_long_numbers_in_small_cells_shows_none():
    cells = Cells(np.full((3, 3), -123456.5), 1.0)
    lattice = lattice_for(cells, 16.0)
    assert grid_font(cells, lattice, QFont()) is None
    assert inks(paint(cells, lattice), lattice, 0, 0) == 0


@pytest.mark.parametrize(
    ("value", "cell", "shown"),
    [
        (1.2345, 60.0, "1.2345"),
        (1.2345, 24.0, "1.2…"),
        (-1234567.0, 22.0, "−1e6"),
        (-1234567.0, 9.0, "…"),
    ],
)
def test_what_does_not_fit_is_cut_but_never_to_another_number(value, cell, shown):
    font = number_font(QFont(), 20)
    text, smaller = fitted(value, number(value, 4), font, cell)
    assert text == shown
    assert text_width(text, smaller) <= cell
    assert smaller.pixelSize() >= 8


def test_a_number_beyond_the_strongest_colour_has_a_line_under_it():
    values = np.ones((5, 5))
    values[2, 2] = 100.0
    cells = Cells(values, colour_range(values))
    assert cells.largest == 1
    lattice = lattice_for(cells)
    foot = lattice.span(2, 2).bottomLeft() + QPointF(20, -3)
    image = paint(cells, lattice)
    assert image.pixelColor(foot.toPoint()) == QColor("black")
    beside = lattice.span(2, 3).bottomLeft() + QPointF(20, -3)
    assert image.pixelColor(beside.toPoint()) != QColor("black")


@pytest.mark.parametrize(
    ("values", "largest"),
    [
        ([3.0, -8.0, 10.0], 10.0),
        ([0.0, 0.0, 1.0], 1.0),
        ([1.0, -1.0, 10.5], 1.0),
        ([1.0, -1.0, 10.5, 10.5], 10.5),
        ([7.0], 7.0),
        ([0.0, 0.0], 0.0),
    ],
)
def test_colours_reach_to_the_largest_but_for_what_stands_far_out(values, largest):
    assert colour_range(np.array(values)) == largest


# the whole and its parts


def test_nothing_is_painted_outside_the_rectangle():
    cells = Cells(np.full((6, 6), -7.0), 7.0, edited=np.ones((6, 6), dtype=bool), hatched=(1, 1))
    lattice = replace(lattice_for(cells, ring=(1, 1)), rect=QRectF(20, 20, 100, 90))
    image = blank(lattice)
    before = colours_in(image)
    differs = (colours_in(paint(cells, lattice.scrolled(33, 47), on=image)) != before).any(axis=2)
    differs[20:110, 20:120] = False
    assert not differs.any()


PARTS = {
    "plain": (Cells(SMALL, 2.0), 40.0, (0, 0)),
    "ring": (Cells(SMALL, 2.0), 40.0, (1, 2)),
    "hidden": (Cells(SMALL, 2.0, SMALL > 0), 40.0, (0, 0)),
    "edited": (Cells(SMALL, 2.0, edited=SMALL < 1), 40.0, (1, 1)),
    "hatched": (Cells(SMALL, 2.0, hatched=(1, 2)), 40.0, (1, 1)),
    "picture": (Cells(np.abs(SMALL), 2.0, white=2.0), 40.0, (0, 0)),
    "small": (Cells(np.arange(49.0).reshape(7, 7) - 20, 28.0), 15.0, (1, 1)),
    "without numbers": (Cells(np.arange(49.0).reshape(7, 7) - 20, 28.0), LINES_FROM, (1, 1)),
}


@pytest.mark.parametrize("scroll", [(0.0, 0.0), (13.0, 7.0), (17.3, 3.2)], ids=str)
@pytest.mark.parametrize("part", PARTS)
def test_cells_painted_one_by_one_give_the_same_picture_as_the_whole(part, scroll):
    cells, cell, ring = PARTS[part]
    lattice = lattice_for(cells, cell, ring)
    if scroll != (0.0, 0.0):
        rect = lattice.rect.adjusted(0, 0, -20, -10)
        lattice = replace(lattice, rect=rect).scrolled(*scroll)
    whole = paint(cells, lattice)
    other = replace(cells, values=cells.values[::-1, ::-1], revealed=None, edited=None)
    image = paint(other, lattice)
    for row in range(cells.values.shape[0]):
        for column in range(cells.values.shape[1]):
            paint(cells, lattice, on=image, only=(row, column))
    assert np.abs(colours_in(image) - colours_in(whole)).max() == 0


def test_one_cell_leaves_the_others_alone():
    cells = Cells(SMALL, 2.0)
    lattice = lattice_for(cells)
    image = paint(cells, lattice)
    before = colours_in(image)
    paint(replace(cells, values=-SMALL), lattice, on=image, only=(0, 1))
    differs = (colours_in(image) != before).any(axis=2)
    assert differs[10:50, 50:90].any()
    differs[10:50, 50:90] = False
    assert not differs.any()


def test_a_lattice_that_is_scrolled_shows_the_cells_there():
    cells = Cells(np.eye(8), 1.0)
    lattice = replace(lattice_for(cells), rect=QRectF(10, 10, 120, 120)).scrolled(200, 200)
    image = paint(cells, lattice)
    for row in range(5, 8):
        for column in range(5, 8):
            colour = probe(image, lattice, row, column)
            assert (colour == LIGHT.zero) is (row != column)


@pytest.mark.parametrize(
    "values",
    [np.zeros((1, 1)), np.full((1, 1), 1e9), np.full((64, 64), 1e-300), np.zeros((1, 64))],
    ids=["zero", "large", "denormal", "line"],
)
def test_odd_grids_are_painted_without_a_word(values):
    for cell in (0.05, 3.0, 20.0):
        cells = Cells(values, float(np.abs(values).max()))
        paint(cells, lattice_for(cells, cell, (3, 3)))


@pytest.mark.parametrize(
    ("value", "text"),
    [(4.54e-5, "4.5e−05"), (-4.54e-5, "−4.5e−05"), (1e-17, "0.00"), (0.0, "0"), (0.25, "0.25")],
)
def test_a_small_number_is_no_zero_but_what_rounding_leaves_is(value, text):
    assert Cells(np.array([[value]])).text(value) == text
