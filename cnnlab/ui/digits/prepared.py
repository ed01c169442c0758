"""The prepared image: 28×28 pixels, enlarged, with box and centre marked."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.pixmaps import colours_image
from cnnlab.ui.widgets.accessible import describe_as

SIZE = 28
BOX = 4  # pixels round the 20 that preparation fills
LINES_FROM = 7.0  # px a cell above which lines are drawn between cells


class PreparedImage(QWidget):
    """Ink in the colour of the text, on paper."""

    pointed = Signal(object)
    """(row, column) under the pointer, or None."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._pixels = np.zeros((SIZE, SIZE), np.float32)
        self._image: QImage | None = None
        self._window: QRectF | None = None
        self.hints = True
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(84, 84)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def value(self, row: int, column: int) -> float:
        """Ink of a pixel, 0…1."""
        return float(self._pixels[row, column])

    def set_image(self, pixels: np.ndarray) -> None:
        """Show another image (28, 28) in 0…1."""
        self._pixels = pixels
        self._image = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._image = None
        self.update()

    def set_window(self, window: QRectF | None) -> None:
        """A receptive field to frame, in pixels of the image."""
        if window != self._window:
            self._window = window
            self.update()

    def set_hints(self, on: bool) -> None:
        """Whether the box and the middle are marked."""
        self.hints = on
        self.update()

    def square(self) -> QRectF:
        """The image, in pixels of the widget: whole ones a cell."""
        cell = max(1, (min(self.width(), self.height()) - 2) // SIZE)
        side = cell * SIZE
        return QRectF((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def sizeHint(self) -> QSize:
        return QSize(SIZE * 8 + 2, SIZE * 8 + 2)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        square = self.square()
        place = event.position() - square.topLeft()
        cell = square.width() / SIZE
        row, column = int(place.y() // cell), int(place.x() // cell)
        inside = 0 <= row < SIZE and 0 <= column < SIZE
        self.pointed.emit((row, column) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            self._image = self._painted()
        painter, square = QPainter(self), self.square()
        cell = square.width() / SIZE
        painter.fillRect(event.rect(), self._theme.card)
        painter.drawImage(square, self._image)
        painter.setPen(QPen(self._theme.line, 1))
        painter.drawRect(square)
        if self.hints:
            self._paint_hints(painter, square, cell)
        if self._window is not None:
            painter.setPen(QPen(self._theme.accent, 2))
            window = self._window
            place = square.topLeft() + QPointF(window.left() * cell, window.top() * cell)
            framed = QRectF(place.x(), place.y(), window.width() * cell, window.height() * cell)
            painter.drawRect(framed.intersected(square))

    def _paint_hints(self, painter: QPainter, square: QRectF, cell: float) -> None:
        pen = QPen(with_alpha(self._theme.accent, 0.7), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRect(square.adjusted(BOX * cell, BOX * cell, -BOX * cell, -BOX * cell))
        painter.setPen(QPen(self._theme.accent, 1))
        middle, arm = square.center(), cell * 0.8
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0))
        painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm))

    def _painted(self) -> QImage:
        paper, ink = _bgra(self._theme.card), _bgra(self._theme.text)
        share = self._pixels[..., None].astype(float)
        return colours_image((paper * (1 - share) + ink * share + 0.5).astype(np.uint8))


def _bgra(colour: QColor) -> np.ndarray:
    return np.array([colour.blue(), colour.green(), colour.red(), 255.0])


describe_as(PreparedImage, QAccessible.Role.Graphic)
