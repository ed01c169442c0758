"""One grid: its values, the clipboard and what is painted of the selection."""

import numpy as np
import pytest
from grid_hands import ALT, CELL, LEFT, PLAIN, SHIFT, VALUES, click, drag, middle, press, wheel
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest

from cnnlab.core.numbers import LARGEST
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.blocks import MOST_CELLS
from cnnlab.ui.widgets.grid_view import GridView

# values


def test_values_are_the_models_without_the_ring(grid):
    assert grid.shape == (3, 4)
    assert grid.value(1, 0) == -5.0
    assert grid.value(2, 3) == 12.0


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (3, 0), (0, 4), (100, 100)])
def test_outside_there_is_no_value(grid, heard, place):
    with pytest.raises(IndexError, match="of 3×4"):
        grid.value(*place)
    with pytest.raises(IndexError):
        grid.set_value(*place, 1.0)
    assert heard.cells == []


def test_a_hidden_value_is_still_the_models(grid):
    grid.set_cells(Cells(VALUES, 12.0, revealed=np.zeros((3, 4), dtype=bool)))
    assert grid.value(2, 2) == 11.0


def test_setting_a_value_asks_for_an_edit_and_changes_nothing_itself(grid, heard):
    grid.set_value(1, 2, 3)
    assert heard.cells == [(1, 2, 3.0, None)]
    assert grid.value(1, 2) == 7.0


def test_what_is_not_editable_asks_for_nothing(grid, heard):
    grid.editable = False
    grid.set_value(0, 0, 5.0)
    grid.set_block(0.0)
    QGuiApplication.clipboard().setText("1")
    grid.paste()
    click(grid, 0, 0)
    press(grid, Qt.Key.Key_5, Qt.Key.Key_F2, Qt.Key.Key_Delete)
    QTest.mouseDClick(grid, LEFT, PLAIN, middle(grid, 0, 0))
    drag(grid, middle(grid, 0, 0), middle(grid, 0, 3), modifier=ALT)
    assert not wheel(grid, 0, 0, 1)
    assert heard.cells == heard.blocks == heard.requests == heard.refusals == []


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 2 * LARGEST])
def test_a_number_that_cannot_be_typed_cannot_be_set(grid, heard, value):
    grid.set_value(0, 0, value)
    assert heard.cells == []
    assert len(heard.refusals) == 1


@pytest.mark.parametrize(
    ("value", "said"),
    [(1 / 3, "0.3333333333333333"), (0.25, "0.25"), (-2.0, "-2"), (1e-7, "1e-07")],
)
def test_the_editor_gets_every_digit(grid, value, said):
    grid.set_cells(Cells(np.full((3, 4), value)))
    assert grid.text_of(0, 0) == said
    assert float(grid.text_of(0, 0)) == value


def test_cells_have_names(grid):
    assert grid.describe(0, 1) == "0, 1"
    grid.set_describe(lambda row, column: f"cell {row}{column}")
    assert grid.describe(2, 3) == "cell 23"


# the clipboard


def test_what_is_to_be_predicted_is_not_copied(grid):
    typed, given = np.full((3, 4), np.nan), np.zeros((3, 4), dtype=bool)
    typed[0, 1], given[1, 0] = 7.5, True
    grid.set_cells(Cells(VALUES, 12.0, given, predictions=typed, right=typed == 7.5))
    grid.select(0, 0)
    grid.select(1, 1, extend=True)
    grid.copy()
    assert QGuiApplication.clipboard().text() == "\t7.5\n-5\t"


def test_copy_and_paste_of_a_block(grid, heard):
    click(grid, 0, 0)
    click(grid, 1, 1, SHIFT)
    grid.copy()
    assert QGuiApplication.clipboard().text() == "1\t2\n-5\t0"
    click(grid, 1, 2)
    grid.paste()
    assert heard.pasted == [(1, 2, [[1.0, 2.0], [-5.0, 0.0]])]


def test_paste_begins_at_the_first_cell_of_the_block(grid, heard):
    click(grid, 2, 3)
    click(grid, 1, 1, SHIFT)
    QGuiApplication.clipboard().setText("8")
    grid.paste()
    assert heard.pasted == [(1, 1, [[8.0]])]


def test_an_empty_cell_is_pasted_as_nan(grid, heard):
    QGuiApplication.clipboard().setText("8\t\t9")
    grid.paste()
    ((row, column, [[first, gap, last]]),) = heard.pasted
    assert (row, column, first, last) == (0, 0, 8, 9)
    assert np.isnan(gap)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no numbers"),
        ("1\t2\n3", "Every row"),
        ("1\tnan", "column 2"),
        ("1\tinf", "Infinity"),
        ("1e10", "1e10"),
        ("words", "words"),
        ("\n".join(["1"] * (MOST_CELLS + 1)), str(MOST_CELLS)),
    ],
)
def test_what_is_no_block_is_refused_with_the_reason(grid, heard, text, reason):
    QGuiApplication.clipboard().setText(text)
    grid.paste()
    assert heard.pasted == []
    (message,) = heard.refusals
    assert reason in message


# painting


def picture(grid: GridView) -> QImage:
    return grid.grab().toImage()


def test_the_current_cell_is_framed_only_with_the_keyboard(grid):
    with_keyboard = picture(grid)
    grid.clearFocus()
    assert picture(grid) != with_keyboard


def test_the_selection_follows_a_grid_that_shrinks(grid):
    click(grid, 2, 3)
    grid.set_cells(Cells(np.zeros((1, 2))))
    grid.set_lattice(Lattice(QRectF(20, 20, 60, 30), 1, 2, CELL))
    assert grid.selection.block == (0, 1, 1, 1)
    assert grid.size().toTuple() == (60, 30)
    picture(grid)
