"""One grid of numbers: shows a slice, is pointed at, selected, scrubbed and edited.

Takes plain values and emits plain values.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.blocks import BlockError, block_text, parse_block
from cnnlab.ui.widgets.grid_gestures import GridGestures, Selection
from cnnlab.ui.widgets.grid_picture import GridPicture
from cnnlab.ui.widgets.number_box import group_separator
from cnnlab.ui.widgets.number_messages import block_message, number_message


class GridView(QWidget):
    """A slice of numbers with a current cell, a selected block, and editing where it is allowed."""

    cell_edited = Signal(int, int, float, object)
    """Row, column, value and gesture: edits with equal gestures are one undo step."""
    block_edited = Signal(int, int, object)
    """First row, first column and the numbers (rows, columns) of a block."""
    block_pasted = Signal(int, int, object)
    """Likewise, NaN where a cell of what was copied is empty."""
    cell_clicked = Signal(int, int)
    cell_pointed = Signal(object)
    """(row, column) under the pointer or the keyboard's current cell; None when it leaves."""
    edit_requested = Signal(int, int, object)
    """Row, column, and what was typed (None to edit the value that stands there)."""
    step_key_pressed = Signal()
    """A comma or a point is about to step, if it is a shortcut."""
    step_was_typing = Signal()
    """It was the beginning of a number: the step is to be taken back."""
    current_moved = Signal()
    """Another cell is the current one."""
    menu_asked = Signal(QPoint)
    """Where on the screen a menu is asked for; the cell it is about is the current one."""
    refused = Signal(object)
    """Why something was not taken: a function that says it in the language in use."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = GridPicture(self)
        self.editable = False
        self.empty = 0.0
        """What Delete leaves in a cell."""
        self.accessible: object = None
        self.selection = Selection()
        self._describe: Callable[[int, int], str] = lambda r, c: f"{r + 1}, {c + 1}"
        self._gestures = GridGestures(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

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
        if not (0 <= row < self.shape[0] and 0 <= column < self.shape[1]):
            raise IndexError(f"cell {row}, {column} of {self.shape[0]}×{self.shape[1]}")
        return float(self.cells.values[row, column])

    def set_value(self, row: int, column: int, v: float) -> None:
        """Edit a cell as a user would; nothing happens where editing makes no sense."""
        self.value(row, column)
        if not self.editable:
            return
        try:
            number = parse_number(repr(float(v)))
        except NumberError as error:
            self.refused.emit(partial(number_message, error))
        else:
            self.cell_edited.emit(row, column, number, None)

    def text_of(self, row: int, column: int) -> str:
        """The number as it is put into the editor, every digit kept."""
        value = self.value(row, column)
        if self.cells.predictions is not None:
            value = float(self.cells.predictions[row, column])
            if np.isnan(value):
                return ""
        return plain(value) if value == round(value, 4) else repr(value)

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
        """The numbers of the selected block (rows, columns)."""
        top, left, rows, columns = self.selection.block
        return self.cells.values[top : top + rows, left : left + columns].copy()

    def copy(self) -> None:
        """Put the selected block on the clipboard, as a spreadsheet would."""
        QGuiApplication.clipboard().setText(block_text(self.selected_values()))

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

    def edit_current(self) -> None:
        """Ask for an editor over the current cell."""
        if self.editable:
            self.edit_requested.emit(*self.selection.current, None)

    def paste(self) -> None:
        """Take a block of numbers from the clipboard, its first cell at the selection's."""
        if not self.editable:
            return
        try:
            block = parse_block(QGuiApplication.clipboard().text(), group_separator())
        except BlockError as error:
            self.refused.emit(partial(block_message, error))
            return
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of its own events. An override of ``event`` would die with a paint event that fails."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._gestures.before_shortcut(event)
        ):
            self.step_key_pressed.emit()
        return super().eventFilter(watched, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._gestures.compose(event.commitString())
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled:
            return self.editable
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self.cell_rect(*self.selection.current)
        return super().inputMethodQuery(query)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._picture.invalidate()
        super().changeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._gestures.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._gestures.leave()
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._gestures.wheel(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._gestures.key(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._gestures.ask_menu(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.installEventFilter(self)  # only now: it costs a call for each event
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        self.cell_pointed.emit(None)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)
