"""One grid of numbers: shows a slice, is pointed at, selected, scrubbed and edited.

Takes plain values and emits plain values.
"""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.ui.widgets.grid_gestures import GridGestures
from cnnlab.ui.widgets.grid_picture import GridPicture
from cnnlab.ui.widgets.numbers_view import NumbersView, editor_text
from cnnlab.ui.widgets.table_mime import clipboard_mime, copy_block


class GridView(NumbersView):
    """A slice of numbers with a current cell, a selected block, and editing where it is allowed."""

    block_edited = Signal(int, int, object)
    """First row, first column and the numbers (rows, columns) of a block."""
    block_pasted = Signal(int, int, object)
    """Likewise, NaN where a cell of what was copied is empty."""
    editable = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = GridPicture(self)
        self.placed_at: Lattice | None = None
        """Where the cells lie in its parent, once that is set."""
        self._describe: Callable[[int, int], str] = lambda r, c: f"{r}, {c}"
        self._gestures = GridGestures(self)

    # what it shows

    @property
    def cells(self) -> Cells:
        return self._picture.cells

    @property
    def lattice(self) -> Lattice:
        """Where the cells lie, in pixels of this widget."""
        return self._picture.lattice

    @property
    def shape(self) -> Pair:
        """Rows and columns, without the padding ring."""
        rows, columns = self.cells.values.shape
        return rows, columns

    def value(self, row: int, column: int) -> float:
        """The model's number, whether it is shown or not; the padding ring is not counted."""
        return self.drawn_value(*self._place_of(row, column))

    def drawn_value(self, row: int, column: int) -> float:
        """The number of the cell that is drawn there: another one where cells are turned."""
        return float(self.cells.values[row, column])

    def set_drawn_value(self, row: int, column: int, v: float) -> None:
        """As ``set_value``, for the cell that is drawn there."""
        number = self.accepted(v) if self.editable else None
        if number is not None:
            self.cell_edited.emit(row, column, number, None)

    def _place_of(self, row: int, column: int) -> Pair:
        """Where a cell of the model is drawn."""
        rows, columns = self.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise IndexError(f"cell {row}, {column} of {rows}×{columns}")
        return (rows - 1 - row, columns - 1 - column) if self.cells.turned else (row, column)

    def set_value(self, row: int, column: int, v: float) -> None:
        """Edit a cell as a user would; nothing happens where editing makes no sense."""
        self.set_drawn_value(*self._place_of(row, column), v)

    def text_of(self, row: int, column: int) -> str:
        """The number as it is put into the editor, every digit kept."""
        value = self.drawn_value(row, column)
        if self.cells.predictions is not None:
            value = float(self.cells.predictions[row, column])
            if np.isnan(value):
                return ""
        return editor_text(value)

    def shown_value(self, row: int, column: int) -> float | None:
        """The number that is seen in a cell; None where it is hidden, or not reached yet."""
        cells = self.cells
        if cells.predictions is not None and not np.isnan(cells.predictions[row, column]):
            return float(cells.predictions[row, column])
        seen = cells.predictions is None if cells.revealed is None else cells.revealed[row, column]
        return float(cells.values[row, column]) if seen else None

    def describe(self, row: int, column: int) -> str:
        """The cell's name for a screen reader."""
        return self._describe(row, column)

    def set_describe(self, describe: Callable[[int, int], str]) -> None:
        """How a cell is named: a function of row and column, from 0."""
        self._describe = describe

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._picture.set_theme(theme)

    def set_lattice(self, lattice: Lattice) -> None:
        """Where the cells lie; the widget takes its size from it."""
        self.placed_at = lattice
        rect = lattice.rect.toAlignedRect()
        self.setGeometry(rect)
        self._picture.set_lattice(lattice.moved(-rect.x(), -rect.y()))

    def set_cells(self, cells: Cells) -> None:
        """Show other numbers; only the cells that differ are painted, when they are few."""
        self._picture.set_cells(cells)
        self.selection.clip(*self.shape)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Pixels of a cell in this widget."""
        return self.lattice.span(row, column).toAlignedRect()

    def cell_at(self, point: QPointF) -> Pair | None:
        """The grid's own cell under a point; None outside and on the padding ring."""
        cell = self.lattice.at(point)
        return cell if cell is not None and self.lattice.holds(*cell) else None

    def pointed_at(self, point: QPointF) -> Pair | None:
        """The cell under a point, or one of the padding ring."""
        return self.lattice.at(point)

    # the current cell

    def move_current(self, rows: int, columns: int, extend: bool = False) -> None:
        """Move the current cell by the keyboard; with ``extend`` the block grows."""
        row, column = self.selection.current
        self.select(row + rows, column + columns, extend)
        self.cell_pointed.emit(self.selection.current)

    def select(self, row: int, column: int, extend: bool = False) -> None:
        """Make a cell the current one."""
        self.selection.move(row, column, extend)
        self.selection.clip(*self.shape)
        self.current_moved.emit()
        self.update()

    def set_block(self, value: float) -> None:
        """Give every selected cell one value, as one edit."""
        if self.editable:
            top, left, rows, columns = self.selection.block
            self.block_edited.emit(top, left, np.full((rows, columns), value))

    def selected_values(self) -> np.ndarray:
        """The numbers of the selected block (rows, columns); NaN where one is to be predicted."""
        top, left, rows, columns = self.selection.block
        return self.cells.known[top : top + rows, left : left + columns].copy()

    def copy(self) -> None:
        """Put the selected block on the clipboard, as a spreadsheet would."""
        copy_block(self.selected_values())

    def cut(self) -> None:
        """Copy the selected block and clear it."""
        if self.editable:
            self.copy()
            self.set_block(self.empty)

    def select_all(self) -> None:
        """Select every cell."""
        rows, columns = self.shape
        self.select(0, 0)
        self.select(rows - 1, columns - 1, extend=True)

    def paste(self) -> None:
        """Take a block of numbers from the clipboard, its first cell at the selection's."""
        if not self.editable:
            return
        block = self.copied(clipboard_mime())
        if block is not None:
            top, left, _, _ = self.selection.block
            self.block_pasted.emit(top, left, block)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._picture.paint(painter)
        if self.hasFocus():
            selection = self.selection
            self._picture.paint_selection(painter, selection.block, selection.current)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._picture.invalidate()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cell_pointed.emit(None)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)
