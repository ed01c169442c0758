"""One attribution map, large enough to point at its pixels, by mouse or keyboard."""

import numpy as np
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.digits.ink import SIZE
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.ui.digits.map_paint import SignedMap, paint_cells, paint_map, square_within
from cnnlab.ui.widgets.accessible import describe_as

STEPS: dict[int, Pair] = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
SMALLEST = 84
EDGE = 3  # px round the map, as round those of the tiles


class LargeMap(QWidget):
    """A square; arrow keys go from pixel to pixel, from the strongest one at first."""

    pointed = Signal(object)
    """(row, column) that is pointed at, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._shown: SignedMap | None = None
        self._image: QImage | None = None
        self._cell: Pair | None = None
        self._framed: tuple[slice, slice] | None = None
        self._usual_width = SMALLEST
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_map(self, shown: SignedMap | None) -> None:
        """Show another map."""
        if shown is not self._shown:
            self._shown, self._image = shown, None
            self.update()

    def set_pointed(self, cell: Pair | None, framed: tuple[slice, slice] | None) -> None:
        """The pixel that is pointed at, and the rows and columns that its number is of."""
        self._cell, self._framed = cell, framed
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._image = theme, None
        self.update()

    def square(self) -> QRectF:
        """Where the map is: at the left, whole pixels for each of its own."""
        cells = SIZE if self._shown is None else self._shown.shape[0]
        return square_within(QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE), cells)

    def set_usual_width(self, width: int) -> None:
        """Take this width where there is room."""
        if width != self._usual_width:
            self._usual_width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._usual_width, SMALLEST)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._shown is not None:
            self.pointed.emit(self._shown.cell_at(event.position(), self.square()))

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, shown = STEPS.get(event.key()), self._shown
        if event.key() == Qt.Key.Key_Escape and self._cell is not None:
            self.pointed.emit(None)
        elif step is None or shown is None or event.modifiers() & ~_KEYPAD:
            super().keyPressEvent(event)
        elif self._cell is None:
            strongest = int(np.abs(shown.values).argmax())
            self.pointed.emit(divmod(strongest, shown.shape[1]))
        else:
            rows, columns = shown.shape
            row = min(max(self._cell[0] + step[0], 0), rows - 1)
            column = min(max(self._cell[1] + step[1], 0), columns - 1)
            self.pointed.emit((row, column))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, square = QPainter(self), self._theme, self.square()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown is not None:
            if self._image is None:
                self._image = self._shown.image(theme)
            paint_map(painter, square, self._shown, self._image, theme)
            if self._framed is not None:
                pen = QPen(theme.accent, 2)
                paint_cells(painter, square, self._shown.shape, self._framed, pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(square.adjusted(-1, -1, 1, 1))
        if self.hasFocus():
            paint_focus(painter, square.adjusted(-2, -2, 2, 2), theme)
        painter.end()


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


describe_as(LargeMap, QAccessible.Role.Graphic)
