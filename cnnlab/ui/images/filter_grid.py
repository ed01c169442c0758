"""The weights of a filter as a grid to edit, and those of its partner where it has one."""

from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from cnnlab.core.arrays import Floats
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import number
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.translated import TranslatedWidget

translate = QCoreApplication.translate
LARGEST_CELL = 52.0  # px
GAP = 12.0  # px between the grids of a pair


class FilterGrid(TranslatedWidget):
    """A filter (kh, kw) that is edited; of a pair the second is shown below it."""

    weight_set = Signal(int, int, float, object)
    """Row, column, value and gesture."""
    block_set = Signal(int, int, object)
    """First row, first column and numbers, NaN where a cell is empty."""
    refused = Signal(object)
    """Why something was not taken: a function that says it."""
    menu_asked = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.grid, self.second = GridView(self), GridView(self)
        self.editor = CellEditor(self)
        self.grid.editable = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._wire()
        self.second.hide()
        self.retranslate()

    def set_weights(self, kernels: tuple[Floats, ...]) -> None:
        """Show a filter, or a pair of the same size."""
        largest = max(float(np.abs(weights).max()) for weights in kernels)
        shape = self.grid.shape
        for grid, weights in zip((self.grid, self.second), kernels, strict=False):
            grid.set_cells(Cells(weights.astype(np.float64), largest or 1.0))
        paired = len(kernels) > 1
        if shape != self.grid.shape or paired == self.second.isHidden():
            self.second.setVisible(paired)
            self._place()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for grid in (self.grid, self.second):
            grid.set_theme(theme)

    def retranslate(self) -> None:
        self.grid.setAccessibleName(translate("Filters", "Weights of the filter"))
        self.second.setAccessibleName(translate("Filters", "Weights of the second filter"))
        self.grid.setToolTip(
            translate("Filters", "Type, turn the wheel, Alt+drag, or paste up to 11×11 weights")
        )

    def sizeHint(self) -> QSize:
        return QSize(150, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(110, 110)

    def _wire(self) -> None:
        grid = self.grid
        grid.cell_edited.connect(self.weight_set)
        grid.block_edited.connect(self.block_set)
        grid.block_pasted.connect(self.block_set)
        grid.edit_requested.connect(partial(self.editor.open_over, grid))
        grid.menu_asked.connect(self.menu_asked)
        grid.refused.connect(self.refused)
        self.editor.refused.connect(self.refused)
        for each in (self.grid, self.second):
            each.current_moved.connect(partial(announce_cell, each))
            each.set_describe(partial(_describe, each))

    def _place(self) -> None:
        """As large as there is room for, in the middle."""
        rows, columns = self.grid.shape
        count = 1 if self.second.isHidden() else 2
        room = (self.height() - GAP * (count - 1) - 2) / count
        cell = max(4.0, min((self.width() - 2) / columns, room / rows, LARGEST_CELL))
        cell = float(int(cell)) if cell > 8 else cell
        width, height = columns * cell, rows * cell
        left, top = (self.width() - width) / 2, (self.height() - count * height) / 2
        if count > 1:
            top -= GAP / 2
        for i, grid in enumerate((self.grid, self.second)[:count]):
            rect = QRectF(round(left), round(top + i * (height + GAP)), width, height)
            grid.set_lattice(Lattice(rect, rows, columns, cell))
        self.editor.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


def _describe(grid: GridView, row: int, column: int) -> str:
    text = translate("Filters", "weight, row {row}, column {column}: {value}")
    return text.format(row=row, column=column, value=number(grid.value(row, column), 4))
