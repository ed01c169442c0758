"""The cached picture of a grid: what is painted anew, and that it is the picture of all."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from cnnlab.scene.colours import load_theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.grid_view import GridView

CELL = 30
VALUES = np.array([[1.0, 2.0, 3.0, 4.0], [-5.0, 0.0, 7.0, 8.0], [9.0, 10.0, 11.0, 12.0]])


@pytest.fixture
def grid(qtbot) -> GridView:
    """Three rows of four with a ring of one, without the keyboard."""
    made = GridView()
    qtbot.addWidget(made)
    made.set_cells(Cells(VALUES, 12.0))
    made.set_lattice(Lattice(QRectF(20, 20, 6 * CELL, 5 * CELL), 3, 4, CELL, (1, 1)))
    return made


def picture(grid: GridView) -> QImage:
    return grid.grab().toImage()


def test_painting_cells_that_changed_gives_the_picture_of_all(grid):
    picture(grid)
    values = VALUES.copy()
    for row, column in [(0, 0), (1, 2), (2, 3)]:
        values[row, column] = -6.0
        grid.set_cells(Cells(values.copy(), 12.0))
    patched = picture(grid)
    grid.set_theme(load_theme("dark"))
    grid.set_theme(load_theme("light"))
    assert picture(grid) == patched


def test_marks_come_and_go_with_the_cells_they_are_on(grid):
    plain = picture(grid)
    edited = np.zeros((3, 4), dtype=bool)
    edited[1, 1] = True
    grid.set_cells(Cells(VALUES, 12.0, edited=edited))
    marked = picture(grid)
    assert marked != plain
    grid.set_cells(Cells(VALUES, 12.0))
    assert picture(grid) == plain
    grid.set_cells(Cells(VALUES, 12.0, revealed=~edited))
    assert picture(grid) not in (plain, marked)
    grid.set_cells(Cells(VALUES, 12.0, revealed=np.ones((3, 4), dtype=bool)))
    assert picture(grid) == plain


def test_the_first_edit_paints_one_cell_anew(grid, monkeypatch):
    """A mark must not make all the others look changed."""
    picture(grid)
    painted = []
    monkeypatch.setattr(
        "cnnlab.ui.widgets.grid_picture.paint_grid", lambda *all_: painted.append(all_[-1])
    )
    values, edited = VALUES.copy(), np.zeros((3, 4), dtype=bool)
    values[1, 1], edited[1, 1] = 6.0, True
    grid.set_cells(Cells(values, 12.0, edited=edited))
    assert painted == [(1, 1)]


@pytest.mark.parametrize("changed", [1, 24, 25])
def test_many_changed_cells_are_painted_all_at_once(grid, monkeypatch, changed):
    values = np.zeros((6, 6))
    grid.set_cells(Cells(values, 12.0))
    grid.set_lattice(Lattice(QRectF(0, 0, 6 * CELL, 6 * CELL), 6, 6, CELL))
    picture(grid)
    painted = []
    monkeypatch.setattr(
        "cnnlab.ui.widgets.grid_picture.paint_grid", lambda *all_: painted.append(all_[-1])
    )
    other = values.copy()
    other.flat[:changed] = 1.0
    grid.set_cells(Cells(other, 12.0))
    picture(grid)
    assert len(painted) == (changed if changed <= 24 else 1)
    assert (None in painted) == (changed > 24)
