"""The curve of an activation function with its tangent at z, which can be dragged."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from cnnlab.core.dense.functions import Function
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_curve, paint_dot
from cnnlab.scene.text import number
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write
from cnnlab.ui.neuron.idea_words import scaled

FARTHEST = 20.0  # of z


class SlopeCurve(IdeaCanvas):
    """One function on −20…20; a drag moves z."""

    room = (12.0, 20.0)

    z_dragged = Signal(float)

    def __init__(self, first: bool) -> None:
        super().__init__()
        self._first = first
        self._function, self._z, self._name, self._known = Function(), 0.0, "", False
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    @property
    def colour(self) -> QColor:
        """Blue for the first function, orange for the second."""
        return self.theme.positive_text if self._first else self.theme.negative_text

    def set_curve(self, function: Function, z: float, name: str, known: bool) -> None:
        """Another function or z; unless it is ``known`` the slope is not shown."""
        self._function, self._z, self._name, self._known = function, z, name, known
        self.setAccessibleName(name)
        self.say("; ".join(self.lines()) if known else self.lines()[0])
        self.update()

    def lines(self) -> tuple[str, str]:
        """The value and the slope at z, as they are written."""
        z, a = number(self._z, 4), number(self._function.at(self._z), 4)
        slope = scaled(self._function.slope_at(self._z)) if self._known else "?"
        return f"g({z}) = {a}", f"g′({z}) = {slope}"

    def axes(self) -> Axes:
        """Where the curve stands."""
        font = self.font_of(0.85)
        left, below = margins(font, "−0.05")
        top, written = self.line * 1.5, self.line * 3.1
        high = min(self.height() - top - written - below, 1.9 * self.width())
        rect = QRectF(left, top, self.width() - left - 8, max(20.0, high))
        ends = [self._function.at(z) for z in (-FARTHEST, FARTHEST)]
        span = max(ends) - min(ends)
        low, top_value = min(ends) - 0.1 * span, max(ends) + 0.1 * span
        return Axes(rect, -FARTHEST, FARTHEST, low, top_value)

    def draw(self, painter: QPainter) -> None:
        axes, theme = self.axes(), self.theme
        self.draw_layer(painter, (self._function, self._name), self._draw_curve)
        if self._known:
            self._draw_tangent(painter, axes)
        at = axes.pixel(self._z, self._function.at(self._z))
        paint_dot(painter, at, 5.5, theme.accent, theme.card)
        self._draw_lines(painter, axes)

    def _draw_curve(self, painter: QPainter) -> None:
        axes = self.axes()
        title = QRectF(0, 0, self.width(), self.line * 1.4)
        write(painter, title, self._name, self.font_of(1.15, bold=True), self.colour)
        paint_axes(painter, axes, self.theme, self.font_of(0.85), ("z", "g(z)"))
        xs = axes.xs()
        paint_curve(painter, axes, xs, self._function.value(xs), self.colour, 2.5)

    def _draw_tangent(self, painter: QPainter, axes: Axes) -> None:
        slope, a = self._function.slope_at(self._z), self._function.at(self._z)
        painter.save()
        painter.setClipRect(axes.rect)
        painter.setPen(QPen(self.theme.accent, 2, Qt.PenStyle.DashLine))
        ends = [axes.pixel(z, a + slope * (z - self._z)) for z in (-FARTHEST, FARTHEST)]
        painter.drawLine(*(QPointF(p.x(), min(max(p.y(), -1e4), 1e4)) for p in ends))
        painter.restore()

    def _draw_lines(self, painter: QPainter, axes: Axes) -> None:
        _, below = margins(self.font_of(0.85))
        top = axes.rect.bottom() + below + 4
        for row, text in enumerate(self.lines()):
            rect = QRectF(0, top + row * self.line * 1.4, self.width(), self.line * 1.4)
            strong = row == 1
            colour = self.colour if strong else self.theme.text
            write(painter, rect, text, self.font_of(1.2 if strong else 1.0, strong), colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def _drag(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            z, _ = self.axes().value(event.position())
            self.z_dragged.emit(round(min(max(z, -FARTHEST), FARTHEST), 1))
