"""One grid of numbers: shows a slice, is pointed at, selected, scrubbed and edited.

Takes plain values and emits plain values. The picture is cached; a cell that changes is painted
into the cache.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from cnnlab.core.numbers import NumberError, parse_number
from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import LINES_FROM, NUMBERS_FROM, Cells, grid_font, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.text import plain
from cnnlab.ui.widgets.blocks import BlockError, block_text, parse_block
from cnnlab.ui.widgets.grid_gestures import GridGestures, Selection
from cnnlab.ui.widgets.number_box import group_separator
from cnnlab.ui.widgets.number_messages import block_message, number_message

MOST_PATCHED = 24  # changed cells beyond which the whole picture is painted anew


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
        self._cells = Cells(np.zeros((1, 1)))
        self._lattice = Lattice(QRectF(0, 0, 20, 20), 1, 1, 20.0)
        self._theme = load_theme("light")
        self._picture: QPixmap | None = None
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
        return self._cells

    @property
    def lattice(self) -> Lattice:
        """Where the cells lie, in pixels of this widget."""
        return self._lattice

    @property
    def shape(self) -> Pair:
        """Rows and columns, without the padding ring."""
        rows, columns = self._cells.values.shape
        return rows, columns

    def value(self, row: int, column: int) -> float:
        """The model's number, whether it is shown or not; the padding ring is not counted."""
        if not (0 <= row < self.shape[0] and 0 <= column < self.shape[1]):
            raise IndexError(f"cell {row}, {column} of {self.shape[0]}×{self.shape[1]}")
        return float(self._cells.values[row, column])

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
        if self._cells.answers is not None:
            value = float(self._cells.answers[row, column])
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
        if theme is not self._theme:
            self._theme = theme
            self._spoil()

    def set_lattice(self, lattice: Lattice) -> None:
        """Where the cells lie; the widget takes its size from it."""
        rect = lattice.rect.toAlignedRect()
        self.setGeometry(rect)
        local = lattice.moved(-rect.x(), -rect.y())
        if local != self._lattice:
            self._lattice = local
            self._spoil()

    def set_cells(self, cells: Cells) -> None:
        """Show other numbers; only the cells that differ are painted, when they are few."""
        old, self._cells = self._cells, cells
        self.selection.clip(*self.shape)
        changed = None if self._picture is None else _changed(old, cells)
        if changed == []:
            return
        if (
            changed is None
            or len(changed) > MOST_PATCHED
            or self._lattice.cell < LINES_FROM  # their edges lie between pixels
            or not self._same_font(old)
        ):
            self._spoil()
        else:
            self._patch(changed)

    def cell_rect(self, row: int, column: int) -> QRect:
        """Pixels of a cell in this widget."""
        return self._lattice.span(row, column).toAlignedRect()

    def cell_at(self, point: QPointF) -> Pair | None:
        """The grid's own cell under a point; None outside and on the padding ring."""
        cell = self._lattice.at(point)
        return cell if cell is not None and self._lattice.holds(*cell) else None

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
        return self._cells.values[top : top + rows, left : left + columns].copy()

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

    # painting

    def _spoil(self) -> None:
        self._picture = None
        self.update()

    def _same_font(self, old: Cells) -> bool:
        if self._lattice.cell < NUMBERS_FROM:
            return True
        base = self.font()
        before = grid_font(old, self._lattice, base)
        after = grid_font(self._cells, self._lattice, base)
        return (before.pixelSize() if before else 0) == (after.pixelSize() if after else 0)

    def _patch(self, changed: list[Pair]) -> None:
        if self._picture is None:
            return
        painter = QPainter(self._picture)
        for row, column in changed:
            self._paint(painter, (row, column))
        painter.end()
        for row, column in changed:
            self.update(self.cell_rect(row, column).adjusted(-1, -1, 1, 1))

    def _paint(self, painter: QPainter, only: Pair | None = None) -> None:
        paint_grid(painter, self._cells, self._lattice, self._theme, self.font(), only)

    def _render(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(self.width(), self.height()) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.window)
        painter = QPainter(picture)
        self._paint(painter)
        painter.end()
        return picture

    def _paint_selection(self, painter: QPainter) -> None:
        top, left, rows, columns = self.selection.block
        painter.setPen(QPen(self._theme.text, 2))
        block = self._lattice.span(top, left, rows, columns).adjusted(1, 1, -1, -1)
        painter.drawRect(block)
        if rows * columns > 1:
            painter.setPen(QPen(self._theme.accent, 2))
            current = self._lattice.span(*self.selection.current)
            painter.drawRect(current.adjusted(2, 2, -2, -2))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None or self._picture.devicePixelRatio() != self.devicePixelRatioF():
            self._picture = self._render()
        painter = QPainter(self)
        painter.drawPixmap(QPoint(0, 0), self._picture)
        if self.hasFocus():
            self._paint_selection(painter)
        painter.end()

    # events

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._gestures.before_shortcut(event)
        ):
            self.step_key_pressed.emit()
        return super().event(event)

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
            self._spoil()
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
        """About the cell under the pointer, or the current one where a key asks."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.mapToGlobal(self.cell_rect(*self.selection.current).center())
        else:
            cell = self.cell_at(QPointF(event.pos()))
            if cell is None:
                event.ignore()
                return
            if not self._is_selected(*cell):
                self.select(*cell)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        self.menu_asked.emit(at)

    def _is_selected(self, row: int, column: int) -> bool:
        top, left, rows, columns = self.selection.block
        return top <= row < top + rows and left <= column < left + columns

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cell_pointed.emit(None)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, 1)


def _changed(old: Cells, new: Cells) -> list[Pair] | None:
    """Cells that look different; None when that can't be told cell by cell."""
    same = (
        old.values.shape == new.values.shape
        and old.largest == new.largest
        and old.white == new.white
        and old.hatched == new.hatched
        and (old.ring, old.truncate) == (new.ring, new.truncate)
    )
    if not same:
        return None
    different = old.values != new.values
    if old.answers is not new.answers:
        if old.answers is None or new.answers is None:
            return None
        both = np.isnan(old.answers) & np.isnan(new.answers)
        different |= (old.answers != new.answers) & ~both
    for before, after, blank in (
        (old.revealed, new.revealed, True),
        (old.edited, new.edited, False),
    ):
        if before is not after:
            different |= (blank if before is None else before) != (
                blank if after is None else after
            )
    return [(int(r), int(c)) for r, c in np.argwhere(different)]
