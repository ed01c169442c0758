"""The one line editor that is laid over a cell while a number is typed."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cnnlab.ui.widgets.number_field import NumberField
from cnnlab.ui.widgets.typed import TypedWatch, is_left

SMALLEST = 58  # px wide, so that -0.125 can be read while typing
FORWARD, BACK, DOWN, UP, STAY = (0, 1), (0, -1), (1, 0), (-1, 0), (0, 0)


class Cells(Protocol):
    """What has numbers to edit: cells by row and column, on a widget."""

    def cell_rect(self, row: int, column: int) -> QRect:
        """Pixels of a cell."""

    def text_of(self, row: int, column: int) -> str:
        """The number as it is put into the editor."""

    def describe(self, row: int, column: int) -> str:
        """The cell's name for a screen reader."""

    def set_drawn_value(self, row: int, column: int, v: float) -> None:
        """Take a number for the cell that is drawn there."""

    def select(self, row: int, column: int) -> None:
        """Make a cell the current one."""

    def mapTo(self, parent: QWidget, point: QPoint, /) -> QPoint:
        """A point of the cells' widget in one that it is on."""

    def setFocus(self, reason: Qt.FocusReason, /) -> None:
        """Have keys go to the cells."""


class CellEditor(NumberField):
    """Edits one cell at a time for all the grids it serves; they lie on its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid: Cells | None = None
        self._place, self._on_enter = (0, 0), DOWN
        self._typed = TypedWatch(self, self)
        self.installEventFilter(self)
        self.hide()

    def open_over(
        self,
        grid: Cells,
        row: int,
        column: int,
        text: str | None,
        on_enter: tuple[int, int] = DOWN,
    ) -> None:
        """Start editing a cell; ``text`` is what was typed, None for the value there.

        ``on_enter`` is how far Enter moves, in rows and columns.
        """
        self._grid, self._place, self._on_enter = grid, (row, column), on_enter
        self.follow()
        self.setAccessibleName(grid.describe(row, column))
        self.setText(grid.text_of(row, column) if text is None else text)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is not None:
            self._typed.begin()
        else:
            self.end(False)
            self.home(True)  # of a number that is too long its beginning is seen

    def follow(self) -> None:
        """Lie over the cell that is edited, wherever it has gone."""
        grid, host = self._grid, self.parentWidget()
        if grid is None or host is None:
            return
        rect = grid.cell_rect(*self._place)
        corner = grid.mapTo(host, rect.topLeft())
        width = max(rect.width(), SMALLEST)
        self.ensurePolished()  # a style sheet may want it taller
        height = max(rect.height(), self.fontMetrics().height() + 8, self.minimumHeight())
        left = corner.x() + (rect.width() - width) // 2
        top = corner.y() + (rect.height() - height) // 2
        left = max(0, min(left, host.width() - width))
        top = max(0, min(top, host.height() - height))
        self.setGeometry(left, top, width, height)

    def commit(self, move: tuple[int, int] | None) -> bool:
        """Give the number to the grid and move on; False, with the reason shown, if it is none."""
        grid = self._grid
        if grid is None:
            return False
        value = self.read()
        if value is None:
            return False
        row, column = self._place
        self._close()
        grid.set_drawn_value(row, column, value)
        if move is not None:
            grid.select(row + move[0], column + move[1])
        return True

    def take_typed(self) -> bool:
        """Give the number to the grid; one that is none is left to be mended."""
        return self.commit(None)

    def cancel(self) -> None:
        """Leave the cell as it was."""
        if self._grid is not None:
            self._close()

    def _close(self) -> None:
        grid, self._grid = self._grid, None
        self._typed.end()
        QToolTip.hideText()
        self.mark(wrong=False)
        if grid is not None and self.hasFocus():
            grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            moves = {
                Qt.Key.Key_Tab: FORWARD,
                Qt.Key.Key_Backtab: BACK,
                Qt.Key.Key_Return: self._on_enter,
                Qt.Key.Key_Enter: self._on_enter,
                Qt.Key.Key_Down: DOWN,
                Qt.Key.Key_Up: UP,
            }
            move = moves.get(Qt.Key(event.key()))
            if move is not None:
                self.commit(move)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.cancel()
                return True
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._grid is not None and is_left(event) and not self.commit(None):
            self.cancel()
