"""The filter that is being guessed: a grid that is edited as on the stage."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import number
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView

translate = QCoreApplication.translate
LARGEST_CELL = 64.0  # px


class GuessGrid(QWidget):
    """Plain weights in; says what they were edited to."""

    edited = Signal(object, object)
    """All weights (rows, columns), and the gesture."""
    refused = Signal(object)
    """Why something was not taken."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = GridView(self)
        self.editor = CellEditor(self)
        self._weights: Array = np.zeros((3, 3))
        self._wire(self.grid)
        self.setMinimumSize(QSize(120, 120))

    def set_weights(self, weights: Array, editable: bool) -> None:
        """Other weights, and whether they can be edited."""
        self._weights = weights
        self.grid.editable = editable
        self.grid.set_cells(Cells(weights, max(2.0, float(np.abs(weights).max()))))
        self._place()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.grid.set_theme(theme)

    def describe(self, row: int, column: int) -> str:
        """A weight's name and value."""
        text = translate("GuessFilter", "weight, row {row}, column {column}: {value}")
        value = number(self.grid.value(row, column), 4)
        return text.format(row=row, column=column, value=value)

    def _wire(self, grid: GridView) -> None:
        grid.set_describe(self.describe)
        grid.cell_edited.connect(self._on_cell)
        grid.block_edited.connect(self._on_block)
        grid.block_pasted.connect(self._on_block)
        grid.current_moved.connect(lambda: announce_cell(grid))
        grid.edit_requested.connect(lambda r, c, text: self.editor.open_over(grid, r, c, text))
        for part in (grid, self.editor):
            part.refused.connect(self.refused)

    def _on_cell(self, row: int, column: int, value: float, gesture: object) -> None:
        weights = self._weights.copy()
        weights[row, column] = value
        self.edited.emit(weights, gesture)

    def _on_block(self, top: int, left: int, block: Array) -> None:
        """What is beyond the grid is left out; empty cells leave what is there."""
        weights = self._weights.copy()
        part = weights[top : top + block.shape[0], left : left + block.shape[1]]
        new = block[: part.shape[0], : part.shape[1]]
        part[...] = np.where(np.isnan(new), part, new)
        self.edited.emit(weights, None)

    def _place(self) -> None:
        rows, columns = self.grid.shape
        cell = max(20.0, min(LARGEST_CELL, self.width() / columns, self.height() / rows))
        left = round((self.width() - columns * cell) / 2)
        top = round((self.height() - rows * cell) / 2)
        rect = QRectF(max(0, left), max(0, top), columns * cell, rows * cell)
        self.grid.set_lattice(Lattice(rect, rows, columns, cell))
        self.editor.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(int(3 * LARGEST_CELL), int(3 * LARGEST_CELL))
