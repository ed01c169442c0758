"""A picture made of tiles looks like one that is painted whole."""

import numpy as np
import pytest
from image_pixels import codes
from PySide6.QtCore import QRectF

from cnnlab.core.pieces.letters import O, X
from cnnlab.core.pieces.maps import piece_maps
from cnnlab.scene.colours import load_theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.piece_cells import MatchCells
from cnnlab.ui.images.piece_grid import MarkedGrid
from cnnlab.ui.widgets.grid_view import GridView

SHOWN = [
    Cells(X),
    MatchCells(piece_maps(X).scores[0]),
    MatchCells(piece_maps(O).scores[1]),
    MatchCells(piece_maps(X).pooled[0]),
    Cells(np.array([[0.25, -3.0], [1e4, 0.0]]), 1e4),
]

CORNER = 1  # pixel, where two lines of the border meet


def image(grid):
    return grid.grab().toImage()


def differing(one, other):
    """How many pixels of two grids' pictures differ."""
    return int((codes(image(one)) != codes(image(other))).sum())


def shown(qtbot, kind, cells, side, theme):
    grid = kind()
    qtbot.addWidget(grid)
    grid.set_theme(load_theme(theme))
    rows, columns = cells.values.shape
    grid.set_lattice(Lattice(QRectF(0, 0, side * columns, side * rows), rows, columns, float(side)))
    grid.set_cells(cells)
    return grid


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("side", [6, 30, 40])
@pytest.mark.parametrize("cells", SHOWN)
def test_it_looks_as_painted_whole(qtbot, cells, side, theme):
    tiled, whole = (shown(qtbot, kind, cells, side, theme) for kind in (MarkedGrid, GridView))
    assert differing(tiled, whole) <= CORNER


def test_other_numbers_another_theme_and_font_are_painted_anew(qtbot):
    tiled, whole = (shown(qtbot, kind, SHOWN[1], 30, "light") for kind in (MarkedGrid, GridView))
    for cells, theme, points in (
        (SHOWN[2], "light", 9),
        (SHOWN[2], "dark", 9),
        (SHOWN[1], "dark", 14),
    ):
        for grid in (tiled, whole):
            image(grid)
            font = grid.font()
            font.setPointSize(points)
            font.setBold(points > 9)
            grid.setFont(font)
            grid.set_theme(load_theme(theme))
            grid.set_cells(cells)
        assert differing(tiled, whole) <= CORNER


def test_a_window_is_framed(qtbot):
    grid = shown(qtbot, MarkedGrid, SHOWN[1], 30, "light")
    before = image(grid)
    grid.light((1, 1, 2, 2))
    assert image(grid) != before
    grid.light(None)
    assert image(grid) == before
