"""Grids of the page of pieces: with a window that is lit, and one of pixels that are drawn."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)

from cnnlab.core.shapes import Pair
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import Cells
from cnnlab.ui.images.piece_tiles import TilePicture
from cnnlab.ui.widgets.grid_view import GridView

Window = tuple[int, int, int, int]
"""First row, first column, rows and columns."""
INKS = {"1": 1.0, "+": 1.0, "-": -1.0, "−": -1.0, "0": -1.0}


class MarkedGrid(GridView):
    """A grid with at most one block of cells framed: the window that is met."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: TilePicture = TilePicture(self)
        self._window: Window | None = None
        self._colours = load_theme("light")

    @property
    def lit(self) -> Window | None:
        """The block that is framed."""
        return self._window

    def light(self, window: Window | None) -> None:
        """Frame a block of cells, or none."""
        if window != self._window:
            self._window = window
            self.update()

    def set_cells(self, cells: Cells) -> None:
        """Show other numbers: so few tiles are put together at once, when they are painted."""
        old = self.cells
        if cells.largest != old.largest or not np.array_equal(cells.values, old.values):
            self._picture.invalidate()
            super().set_cells(cells)

    def set_theme(self, theme: Theme) -> None:
        self._colours = theme
        super().set_theme(theme)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no picture."""
        super().hideEvent(event)
        self._picture.forget()
        self._picture.invalidate()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._window is not None:
            painter = QPainter(self)
            painter.setPen(QPen(self._colours.accent, 3))
            painter.drawRect(self.lattice.span(*self._window).adjusted(1.5, 1.5, -1.5, -1.5))
            painter.end()


class PixelGrid(MarkedGrid):
    """Pixels of +1 (ink) and -1: a click toggles one, a drag draws on as it began."""

    drawn = Signal(int, int, float, object)
    """Row, column, +1 or -1, and the gesture."""

    def __init__(self) -> None:
        super().__init__()
        self.editable = True
        self.empty = -1.0
        self._stroke: tuple[Pair, float, object] | None = None

    def toggle(self, row: int, column: int, gesture: object = None) -> None:
        """Ink where there is none, and the other way round."""
        self.drawn.emit(row, column, -self.value(row, column), gesture)

    def set_value(self, row: int, column: int, v: float) -> None:
        """Ink where the number is above 0."""
        self.value(row, column)
        self.drawn.emit(row, column, 1.0 if v > 0 else -1.0, None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or cell is None:
            event.ignore()
            return
        self.select(*cell)
        self._stroke = cell, -self.value(*cell), object()
        self.drawn.emit(*cell, self._stroke[1], self._stroke[2])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._stroke is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        cell = self._nearest(event.position())
        before, ink, gesture = self._stroke
        if cell == before:
            return
        self._stroke = cell, ink, gesture
        for row, column in _between(before, cell):
            if self.value(row, column) != ink:
                self.drawn.emit(row, column, ink, gesture)
        self.select(*cell)
        self.cell_pointed.emit(cell)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._stroke = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two that follow quickly toggles as the first one."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in keys and not control:
            self.toggle(*self.selection.current)
        elif event.text() in INKS and not control:
            self.set_block(INKS[event.text()])
        else:
            super().keyPressEvent(event)

    def _nearest(self, point: QPointF) -> Pair:
        """The cell under a point, or the nearest one to it."""
        cell, (rows, columns) = max(self.lattice.cell, 1.0), self.shape
        row, column = int(point.y() // cell), int(point.x() // cell)
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


def _between(start: Pair, end: Pair) -> list[Pair]:
    """Cells of the straight way from one to another, the first left out."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    ways = np.linspace(start, end, steps + 1)[1:]
    return [(round(float(row)), round(float(column))) for row, column in ways]
