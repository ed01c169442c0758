"""The canvas: a square that one draws on with mouse, pen or finger."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.lab.digits.sketch import USUAL_PEN, Box, Sketch, Stroke, box_of
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.digits.ink_paint import (
    Map,
    map_image,
    paint_drawing,
    paint_pixels,
    paint_stroke,
)

EDGE = 1.0  # px: the paper's border
SMALLEST = 200
DRAGGED = 4  # px that the right button is moved before it rubs out
OVERLAP = 3  # points of the stroke that are painted again with what follows


class DrawPad(QWidget):
    """Shows a sketch and turns gestures into strokes."""

    cleared = Signal()
    """Delete or Backspace was pressed."""
    menu_asked = Signal(QPoint)
    """Where on the screen a menu is asked for."""

    def __init__(self, sketch: Sketch) -> None:
        super().__init__()
        self._sketch = sketch
        self._theme = load_theme("light")
        self.pen_width = USUAL_PEN
        self.erasing = False
        self.hint = ""
        self.step_names = ("", "")
        """What drawing and erasing are called in the undo menu."""
        self._grid = False
        self._seen = QRectF(0, 0, 1, 1)
        self._map: QImage | None = None
        self._marked: int | None = None
        self._paper = QPixmap()
        self._pointer: QPointF | None = None
        self._down: str | None = None
        self._right_at: QPointF | None = None
        self._inked = 0
        self._rubbed: Box | None = None
        sketch.changed.connect(self._on_changed)
        sketch.extended.connect(self._on_extended)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(SMALLEST, SMALLEST)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # what it shows

    def strokes(self) -> list[npt.NDArray[np.float64]]:
        """The strokes drawn, each (n, 2): x and y in 0…1 of the canvas, y down."""
        return [stroke.points for stroke in self._sketch.shown().strokes]

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._on_changed()

    def set_seen(self, seen: QRectF) -> None:
        """The part of the canvas that the network's image shows."""
        if seen != self._seen:
            self._seen = seen
            if self._grid or self._map is not None:
                self.update()

    def set_grid(self, on: bool) -> None:
        """Whether the network's pixels are laid over the drawing."""
        self._grid = on
        self.update()

    def set_map(self, values: Map | None) -> None:
        """An attribution map (28, 28) to overlay on what the network sees."""
        self._map = None if values is None else map_image(values, self._theme)
        self.update()

    def set_marked(self, index: int | None) -> None:
        """Index of the stroke to highlight."""
        if index != self._marked:
            self._marked = index
            self._on_changed()

    def square(self) -> QRectF:
        """The canvas, in pixels of the widget."""
        side = max(1, min(self.width(), self.height()) - 2)
        return QRectF((self.width() - side) / 2, 1, side, side)

    def sizeHint(self) -> QSize:
        return QSize(420, 420)

    # gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position(), 1.0, self.erasing)
        elif event.button() == Qt.MouseButton.RightButton:
            self._right_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        began = self._right_at
        if began is not None and (event.position() - began).manhattanLength() >= DRAGGED:
            self._right_at = None
            self._press(began, 1.0, True)
        self._move(event.position(), 1.0)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._right_at is not None and event.button() == Qt.MouseButton.RightButton:
            self._right_at = None
            self.menu_asked.emit(event.globalPosition().toPoint())
        elif event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            self._release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By key; of the right button only its release tells a click from rubbing out."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.mapToGlobal(self.square().center().toPoint()))

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen's pressure is its width; its other end erases."""
        kind = event.type()
        if kind == QEvent.Type.TabletPress:
            other_end = event.pointerType().name == "Eraser"
            self._press(event.position(), event.pressure(), self.erasing or other_end)
        elif kind == QEvent.Type.TabletMove:
            self._move(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._release()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.cleared.emit()
        elif event.key() == Qt.Key.Key_Escape and self._down:
            self._down = None
            self._sketch.cancel()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def _press(self, place: QPointF, pressure: float, erases: bool) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._release()
        self._down = "erase" if erases else "draw"
        x, y = self._unit(place)
        if erases:
            self._rub([place])
        else:
            self._sketch.begin(x, y, self.pen_width, pressure)
        self._point(place)

    def _move(self, place: QPointF, pressure: float) -> None:
        x, y = self._unit(place)
        if self._down == "draw":
            self._sketch.extend([(x, y, pressure)])
        elif self._down == "erase":
            self._rub([self._pointer or place, place])
        self._point(place)

    def _rub(self, places: list[QPointF]) -> None:
        """Rub out along a line; only there the paper is painted anew."""
        line, reach = np.array([self._unit(place) for place in places]), self._reach()
        self._rubbed = box_of(line, reach)
        self._sketch.erase(line, reach)
        self._rubbed = None

    def _release(self) -> None:
        down, self._down = self._down, None
        if down == "draw":
            self._sketch.end(self.step_names[0])
        elif down == "erase":
            self._sketch.end_erasing(self.step_names[1])
        self._point(self._pointer)

    def _reach(self) -> float:
        return max(0.03, self.pen_width)

    def _unit(self, place: QPointF) -> tuple[float, float]:
        square = self.square()
        x, y = (
            (place.x() - square.left()) / square.width(),
            (place.y() - square.top()) / square.height(),
        )
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _point(self, place: QPointF | None) -> None:
        """Where the eraser's circle is."""
        old, self._pointer = self._pointer, place
        if self.erasing or self._down == "erase":
            reach = self._reach() * self.square().width() + 4
            for at in (old, place):
                if at is not None:
                    box = QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
                    self.update(box.toAlignedRect())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._paper.isNull():
            self._paper = self._painted()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = self.square()
        painter.drawPixmap(square.topLeft(), self._paper)
        painter.setClipRect(square.adjusted(EDGE, EDGE, -EDGE, -EDGE))
        painter.translate(square.topLeft())
        painter.scale(square.width(), square.height())
        if self._map is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.drawImage(self._seen, self._map)
        if self._grid:
            paint_pixels(painter, self._seen, self._theme)
        painter.resetTransform()
        painter.setClipping(False)
        if self.hint and self._sketch.shown().blank:
            painter.setPen(self._theme.muted)
            wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(square.adjusted(40, 40, -40, -40), int(wrap), self.hint)
        erases = self._down == "erase" or (self.erasing and self.underMouse())
        if erases and self._pointer is not None:
            painter.setPen(QPen(self._theme.accent, 1.5))
            reach = self._reach() * square.width()
            painter.drawEllipse(self._pointer, reach, reach)

    def _painted(self) -> QPixmap:
        """Paper, picture and finished strokes."""
        square, ratio = self.square(), self.devicePixelRatioF()
        made = QPixmap((square.size() * ratio).toSize())
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.line, EDGE))
        painter.setBrush(self._theme.card)
        painter.drawRoundedRect(
            QRectF(QPointF(0, 0), square.size()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8
        )
        self._paint_ink(painter)
        painter.end()
        return made

    def _paint_ink(self, painter: QPainter, part: Box | None = None) -> None:
        square = self.square()
        painter.scale(square.width(), square.height())
        live = self._sketch.live()
        if live is None or self._sketch.drawing.picture is None:
            paint_drawing(painter, self._sketch.drawing, self._theme, self._marked, part)
        if live is not None:
            paint_stroke(painter, live, self._theme.text)

    def _repaint_part(self, part: Box) -> None:
        """Paint the paper and its strokes anew in one part, but for the paper's edge."""
        side = self.square().width()
        rect = QRectF(part.left, part.top, part.right - part.left, part.bottom - part.top)
        rect = QRectF(rect.topLeft() * side, rect.size() * side)
        paper = QRectF(0, 0, side, side).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        pixels = rect.toAlignedRect().adjusted(-2, -2, 2, 2) & paper.toAlignedRect()
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(pixels)
        painter.fillRect(pixels, self._theme.card)
        margin = 3 / side
        self._paint_ink(
            painter,
            Box(part.left - margin, part.top - margin, part.right + margin, part.bottom + margin),
        )
        painter.end()
        self.update(pixels.translated(self.square().topLeft().toPoint()).adjusted(-1, -1, 1, 1))

    def _on_changed(self) -> None:
        if self._rubbed is not None and self._marked is None and not self._paper.isNull():
            self._repaint_part(self._rubbed)
            return
        self._paper = QPixmap()
        self.update()

    def _on_extended(self) -> None:
        live = self._sketch.live()
        if live is None:
            return
        if len(live.points) == 1:
            if self._sketch.drawing.picture is not None:
                self._paper = QPixmap()
            self._inked = 0
        self._ink(live)
        square, recent = self.square(), live.points[-5:]
        low, high = recent.min(axis=0) - live.width, recent.max(axis=0) + live.width
        side = square.width()
        box = QRectF(*(low * side), *((high - low) * side)).translated(square.topLeft())
        if len(live.points) == 1:
            self.update()
        else:
            self.update(box.toAlignedRect().adjusted(-2, -2, 2, 2))

    def _ink(self, live: Stroke) -> None:
        """Paint what is new of the stroke that is being drawn; its end is painted again."""
        if self._paper.isNull():
            self._paper = self._painted()
            self._inked = 0
        first = max(0, self._inked - OVERLAP)
        pressure = None if live.pressure is None else live.pressure[first:]
        painter = QPainter(self._paper)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.square().width(), self.square().height())
        paint_stroke(painter, Stroke(live.points[first:], live.width, pressure), self._theme.text)
        painter.end()
        self._inked = len(live.points)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._paper = QPixmap()
        super().resizeEvent(event)
