"""One map, large: a pixel of it is pointed at, a bar says what the colours mean."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.arrays import Floats
from cnnlab.core.filtering import thinned
from cnnlab.core.shapes import Pair
from cnnlab.lab.images.layers import LARGE, grey_bytes, map_bytes
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.text import number, write_left_to_right
from cnnlab.ui.images.layer_pictures import GREYS, byte_image, signed_colours
from cnnlab.ui.widgets.accessible import describe_as

BAR = 10  # px: height of the colour bar
MARK = 9.0  # px: side of the mark, at least


class MapView(QWidget):
    """Shows values (H, W), each at least a pixel apart; says what is pointed at."""

    pointed = Signal(object)
    """(row, column), or None when the pointer leaves."""
    pinned_changed = Signal()
    """Another pixel is kept: a click, or the keyboard."""

    def __init__(self, grey: bool = False, bar: bool = True) -> None:
        super().__init__()
        self._theme, self._grey, self._bar = load_theme("light"), grey, bar
        self._values: Floats = np.zeros((2, 2), np.float32)
        self._largest, self._colours = 0.0, GREYS
        self._bound: float | None = None
        self.image = QImage()
        """As it is painted, a pixel for each that is kept."""
        self._pin_at = 0.5, 0.5  # of the rows and of the columns, also where a preview has fewer
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(96, 96)
        self._make()

    @property
    def largest(self) -> float:
        """The absolute value at which the colours end."""
        return self._largest

    @property
    def pinned(self) -> Pair:
        """The pixel that the keyboard moves, and that is sent to other tabs."""
        (rows, columns), (down, along) = self._values.shape, self._pin_at
        return int(down * rows), int(along * columns)

    def value(self, row: int, column: int) -> float:
        """The map's number. Raises IndexError outside."""
        rows, columns = self._values.shape
        if not (0 <= row < rows and 0 <= column < columns):
            raise IndexError(f"pixel {row}, {column} of {rows}×{columns}")
        return float(self._values[row, column])

    def set_values(
        self, values: Floats, grey: bool | None = None, bound: float | None = None
    ) -> None:
        """Values (H, W): in colours with zero neutral, or ``grey`` in 0…255.

        The colours end at ``bound``, or at the largest absolute value if None.
        """
        if values is self._values and bound == self._bound:
            return
        self._bound = bound
        self._grey = self._grey if grey is None else grey
        self._values = values
        self._make()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._make()

    def area(self) -> QRectF:
        """Where the map lies, in its own proportions."""
        height = self.height() - (self._bar_height() if self._bar else 0)
        rows, columns = self._values.shape
        side = max(0.01, min((self.width() - 2) / columns, (height - 2) / rows))
        w, h = columns * side, rows * side
        return QRectF((self.width() - w) / 2, 1, w, h)

    def pixel_at(self, point: QPointF) -> Pair | None:
        """The pixel under a point."""
        area = self.area()
        if not area.contains(point):
            return None
        rows, columns = self._values.shape
        row = int((point.y() - area.y()) / area.height() * rows)
        column = int((point.x() - area.x()) / area.width() * columns)
        return min(row, rows - 1), min(column, columns - 1)

    def show_pin(self, pixel: Pair) -> None:
        """Mark a pixel, and say nothing."""
        (row, column), (rows, columns) = pixel, self._values.shape
        self._pin_at = (row + 0.5) / rows, (column + 0.5) / columns
        self.update()

    def pin(self, row: int, column: int) -> None:
        """Keep a pixel; beyond the edge it is the nearest one."""
        rows, columns = self._values.shape
        self.show_pin((min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)))
        self.pinned_changed.emit()

    def _make(self) -> None:
        if self._grey:
            self._colours, pixels = GREYS, grey_bytes(thinned(self._values, LARGE))
        else:
            pixels, levels = map_bytes(self._values, bound=self._bound)
            self._colours, self._largest = signed_colours(self._theme), levels.high
        self.image = byte_image(pixels, self._colours)
        self.update()

    def _bar_height(self) -> int:
        return BAR + self.fontMetrics().height() + 6

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write_left_to_right(painter)
        area = self.area()
        large = area.width() / self.image.width() if self.image.width() else 1
        smooth = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(smooth, large < 1)
        painter.drawImage(area, self.image)
        self._paint_mark(painter, area)
        if self._bar:
            self._paint_bar(painter)
        painter.end()

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        rows, columns = self._values.shape
        row, column = self.pinned
        w, h = area.width() / columns, area.height() / rows
        cell = QRectF(area.x() + column * w, area.y() + row * h, w, h)
        side = max(MARK, cell.width())
        mark = QRectF(0, 0, side, side)
        mark.moveCenter(cell.center())
        painter.setPen(QPen(self._theme.card, 4))
        painter.drawRect(mark)
        painter.setPen(QPen(self._theme.accent, 2.5 if self.hasFocus() else 1.5))
        painter.drawRect(mark)
        if self.hasFocus():
            paint_focus(painter, area, self._theme)

    def _paint_bar(self, painter: QPainter) -> None:
        """From the lowest to the highest colour, with their numbers under it."""
        width = min(240.0, self.width() - 4.0)
        rect = QRectF(
            (self.width() - width) / 2, self.height() - self._bar_height() + 3, width, BAR
        )
        gradient = QLinearGradient(rect.topLeft(), rect.topRight())
        for step in range(17):
            gradient.setColorAt(step / 16, QColor(self._colours[max(1, step * 255 // 16)]))
        painter.fillRect(rect, gradient)
        painter.setPen(self._theme.muted)
        low, high = (0.0, 255.0) if self._grey else (-self._largest, self._largest)
        under = QRectF(rect.x(), rect.bottom() + 1, width, self.fontMetrics().height())
        for align, value in (
            (Qt.AlignmentFlag.AlignLeft, low),
            (Qt.AlignmentFlag.AlignHCenter, (low + high) / 2),
            (Qt.AlignmentFlag.AlignRight, high),
        ):
            painter.drawText(under, align, number(value))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.pixel_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pixel = self.pixel_at(event.position())
        if pixel is not None and event.button() == Qt.MouseButton.LeftButton:
            self.pin(*pixel)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        moves: dict[int, Pair] = {
            Qt.Key.Key_Left: (0, -far),
            Qt.Key.Key_Right: (0, far),
            Qt.Key.Key_Up: (-far, 0),
            Qt.Key.Key_Down: (far, 0),
        }
        move = moves.get(event.key())
        if move is None:
            super().keyPressEvent(event)
        else:
            self.pin(self.pinned[0] + move[0], self.pinned[1] + move[1])


describe_as(MapView, QAccessible.Role.Graphic)
