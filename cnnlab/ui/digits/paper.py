"""The canvas's paper and the ink on it as a cached picture; what is new is painted into it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from cnnlab.lab.digits.sketch import Box, Drawing, Sketch, Stroke
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.digits.ink_paint import paint_drawing, paint_stroke

EDGE = 1.0  # px: the paper's border
OVERLAP = 3  # points of the stroke that are painted again with what follows
RECENT = 5  # points at the end of the stroke that its next point may bend


class Paper:
    """A square of paper. Parts that were painted are given in pixels from its top left corner."""

    def __init__(self, sketch: Sketch) -> None:
        self._sketch = sketch
        self.theme = load_theme("light")
        self._pixmap = QPixmap()
        self._below = QPixmap()  # without the stroke that is being drawn
        self._painted = Drawing()  # that is there
        self._side = 1.0
        self._inked = 0

    @property
    def fresh(self) -> bool:
        """Whether the picture is as the sketch was before its last change."""
        return not self._pixmap.isNull()

    @property
    def current(self) -> bool:
        """Whether the picture is as the sketch is now, as where rubbing out has ended."""
        return self.fresh and self._below.isNull() and self._sketch.drawing is self._painted

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.theme = theme
        self.clear()

    def clear(self) -> None:
        """Have everything painted anew."""
        self._pixmap = self._below = QPixmap()

    def paint(self, painter: QPainter, square: QRectF, ratio: float) -> None:
        """Paint it in a square, on a screen of so many pixels for each of the widget's."""
        side = square.width()
        if not self.fresh or (self._side, self._pixmap.devicePixelRatio()) != (side, ratio):
            self._side = side
            self._pixmap = self._render(ratio)
        painter.drawPixmap(square.topLeft(), self._pixmap)

    def add_ink(self, live: Stroke) -> QRect | None:
        """Paint what is new of the stroke that is being drawn; gives the part, None for all.

        The end of the stroke is painted again, since what follows bends it.
        """
        first_point = len(live.points) == 1
        if first_point:
            self._inked = 0
            if self._sketch.replaces_page:
                self.clear()
            self._below = QPixmap(self._pixmap)
        if not self.fresh:
            return None
        first = max(0, self._inked - OVERLAP)
        pressure = None if live.pressure is None else live.pressure[first:]
        self._draw(Stroke(live.points[first:], live.width, pressure))
        self._inked = len(live.points)
        return None if first_point else self._recent(live)

    def finish_stroke(self) -> QRect | None:
        """Paint the stroke that was finished in one piece; gives the part.

        None where the last change was another one.
        """
        drawing, below = self._sketch.drawing, self._below
        if below.isNull() or drawing.picture is not None or not drawing.strokes:
            return None
        *before, stroke = drawing.strokes
        if tuple(before) != self._painted.strokes:
            return None
        self._pixmap, self._below, self._painted = below, QPixmap(), drawing
        self._draw(stroke)
        left, top, right, bottom = (side * self._side for side in stroke.box)
        return QRectF(left, top, right - left, bottom - top).toAlignedRect().adjusted(-3, -3, 3, 3)

    def repaint_part(self, part: Box) -> QRect:
        """Paint everything anew in one part, but for the paper's edge; gives that part."""
        side = self._side
        rect = QRectF(part.left, part.top, part.right - part.left, part.bottom - part.top)
        rect = QRectF(rect.topLeft() * side, rect.size() * side)
        inside = QRectF(0, 0, side, side).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        pixels = rect.toAlignedRect().adjusted(-2, -2, 2, 2) & inside.toAlignedRect()
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(pixels)
        painter.fillRect(pixels, self.theme.card)
        margin = 3 / side
        self._paint_ink(
            painter,
            Box(part.left - margin, part.top - margin, part.right + margin, part.bottom + margin),
        )
        painter.end()
        self._below, self._painted = QPixmap(), self._sketch.drawing
        return pixels.adjusted(-1, -1, 1, 1)

    def _draw(self, stroke: Stroke) -> None:
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._side, self._side)
        paint_stroke(painter, stroke, self.theme.text)
        painter.end()

    def _recent(self, live: Stroke) -> QRect:
        points = live.points[-RECENT:]
        low, high = points.min(axis=0) - live.width, points.max(axis=0) + live.width
        box = QRectF(*(low * self._side), *((high - low) * self._side))
        return box.toAlignedRect().adjusted(-3, -3, 3, 3)

    def _render(self, ratio: float) -> QPixmap:
        size = QRectF(0, 0, self._side, self._side)
        made = QPixmap((size.size() * ratio).toSize())
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.line, EDGE))
        painter.setBrush(self.theme.card)
        painter.drawRoundedRect(size.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        self._paint_ink(painter)
        painter.end()
        live = self._sketch.live()
        self._inked = 0 if live is None else len(live.points)
        self._below, self._painted = QPixmap(), self._sketch.drawing
        return made

    def _paint_ink(self, painter: QPainter, part: Box | None = None) -> None:
        painter.scale(self._side, self._side)
        live = self._sketch.live()
        if live is None or not self._sketch.replaces_page:
            paint_drawing(painter, self._sketch.drawing, self.theme, part=part)
        if live is not None:
            paint_stroke(painter, live, self.theme.text)
