"""Curves of an activation function with the point at z, its tangent, and its derivative.

Takes plain values and emits plain values.
"""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.dense.functions import Function
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_curve, paint_dot
from cnnlab.scene.text import number, number_font, static_text

ZOOM = 1.25  # a turn of the wheel
SPANS = (6.0, 12.0, 40.0, 120.0, 500.0, 2e3, 1e4, 1e5)  # of z on either side of zero
USUAL_HEIGHT = {"sigmoid": (-0.2, 1.2), "tanh": (-1.25, 1.25)}
TANGENT = 54.0  # px on either side of the point


@dataclass(frozen=True)
class CurveContent:
    """g, a second function over it, and z, None while it is to be predicted.

    ``names`` are g's, the second one's and the derivative's, for the legend.
    """

    function: Function = field(default_factory=Function)
    second: Function | None = None
    z: float | None = None
    derivative: bool = False
    names: tuple[str, str, str] = ("", "", "")


class CurveView(QWidget):
    """Paints the curves; wheel and drag zoom and pan, hovering reads values."""

    pointed = Signal(object)
    """z under the pointer; None when it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.content = CurveContent()
        self._own_axes: Axes | None = None
        self._axes: Axes | None = None
        self._behind: QPixmap | None = None
        self._held: tuple[QPointF, Axes] | None = None
        self._hovered: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what it shows

    @property
    def axes(self) -> Axes:
        """The part that is shown."""
        if self._axes is None:
            rect, own = self._rect(), self._own_axes
            self._axes = fitting(self.content, rect) if own is None else own.within(rect)
        return self._axes

    def set_content(self, content: CurveContent) -> None:
        """Show other curves, or the point elsewhere on them."""
        old, before = self.content, self.axes
        if content == old:
            return
        self.content, self._axes = content, None
        same = (old.function, old.second, old.derivative, old.names) == (
            content.function,
            content.second,
            content.derivative,
            content.names,
        )
        if not same or self.axes != before:
            self._behind = None
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """The point's numbers."""
        return "" if self.content.z is None else "   ".join(self._figures(self.content.z))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.show_part(self._own_axes)

    def show_part(self, axes: Axes | None) -> None:
        """Show another part; None for what fits."""
        self._own_axes, self._axes, self._behind = axes, None, None
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge round a pixel, or round the middle."""
        axes = self.axes
        self.show_part(axes.zoomed(factor, axes.rect.center() if at is None else at))

    def _rect(self) -> QRectF:
        left, below = margins(self.font(), "−0.5")
        return QRectF(self.rect()).adjusted(left, 2 * self._line(), -8, -below)

    def _line(self) -> float:
        return self.fontMetrics().height() * 1.35

    def _figures(self, z: float) -> tuple[str, ...]:
        """z, g(z) and g′(z) as written, and the second function's."""
        g, second = self.content.function, self.content.second
        found = [f"z = {number(z, 4)}", f"g(z) = {number(g.at(z), 4)}"]
        found.append(f"g′(z) = {number(g.slope_at(z), 4)}")
        if second is not None:
            found.append(f"{self.content.names[1]}: {number(second.at(z), 4)}")
        return tuple(found)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._behind is None or self._behind.devicePixelRatio() != ratio:
            self._behind = self._paint_behind(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._behind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes, z = self.axes, self.content.z
        if self._hovered is not None:
            self._paint_hover(painter, axes, self._hovered)
        if z is not None:
            self._paint_point(painter, axes, z)
        self._paint_readout(painter, z if self._hovered is None else self._hovered)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(axes.rect.adjusted(-1, -1, 1, 1))
        painter.end()

    def _paint_behind(self, ratio: float) -> QPixmap:
        """Axes and curves, kept until they change."""
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.card)
        painter = QPainter(pixmap)
        axes, content, theme = self.axes, self.content, self._theme
        small = number_font(self.font(), max(10.0, self.fontInfo().pixelSize() * 0.88))
        paint_axes(painter, axes, theme, small, ("z", ""))
        xs = axes.xs()
        if content.derivative:
            ys = content.function.derivative(xs)
            paint_curve(painter, axes, xs, ys, theme.negative_text, 2.0, Qt.PenStyle.DashLine)
        if content.second is not None:
            paint_curve(painter, axes, xs, content.second.value(xs), theme.muted, 2.4)
        paint_curve(painter, axes, xs, content.function.value(xs), theme.positive_text, 3.0)
        self._paint_legend(painter)
        painter.end()
        return pixmap

    def _paint_legend(self, painter: QPainter) -> None:
        theme, content = self._theme, self.content
        rows: list[tuple[str, QColor, Qt.PenStyle]] = [
            (content.names[0], theme.positive_text, Qt.PenStyle.SolidLine)
        ]
        if content.second is not None:
            rows.append((content.names[1], theme.muted, Qt.PenStyle.SolidLine))
        if content.derivative:
            rows.append((content.names[2], theme.negative_text, Qt.PenStyle.DashLine))
        font = number_font(self.font(), float(self.fontInfo().pixelSize()))
        x, middle = self.axes.rect.left(), self._line() / 2 - 2
        painter.setFont(font)
        for name, colour, style in rows:
            painter.setPen(QPen(colour, 3, style))
            painter.drawLine(QPointF(x, middle), QPointF(x + 20, middle))
            laid_out, width, height = static_text(name, font)
            painter.setPen(theme.text)
            painter.drawStaticText(QPointF(round(x + 25), round(middle - height / 2)), laid_out)
            x += 25 + width + 16

    def _paint_point(self, painter: QPainter, axes: Axes, z: float) -> None:
        g, theme = self.content.function, self._theme
        at = axes.pixel(z, g.at(z))
        if not axes.rect.adjusted(-9, -9, 9, 9).contains(at):
            return
        painter.save()
        painter.setClipRect(axes.rect.adjusted(-9, -9, 9, 9))
        per_x = axes.rect.width() / (axes.right - axes.left)
        per_y = axes.rect.height() / (axes.top - axes.bottom)
        rise = -g.slope_at(z) * per_y / per_x
        scale = TANGENT / float(np.hypot(1.0, rise))
        way = QPointF(scale, rise * scale)
        painter.setPen(QPen(theme.accent, 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setClipRect(axes.rect)
        painter.drawLine(at - way, at + way)
        painter.setClipRect(axes.rect.adjusted(-9, -9, 9, 9))
        if self.content.derivative:
            slope = axes.pixel(z, g.slope_at(z))
            if axes.rect.contains(slope):
                paint_dot(painter, slope, 4.5, theme.negative_text, theme.card)
        paint_dot(painter, at, 7, theme.accent, theme.card)
        painter.restore()

    def _paint_hover(self, painter: QPainter, axes: Axes, z: float) -> None:
        theme, g = self._theme, self.content.function
        x = axes.pixel(z, 0).x()
        painter.setPen(QPen(with_alpha(theme.muted, 0.8), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
        at = axes.pixel(z, g.at(z))
        if axes.rect.contains(at):
            paint_dot(painter, at, 4, theme.card, theme.positive_text)

    def _paint_readout(self, painter: QPainter, z: float | None) -> None:
        """Numbers in a line above the curves, each in its curve's colour."""
        if z is None:
            return
        theme, size = self._theme, self.fontInfo().pixelSize() * 1.12
        inks = theme.accent, theme.positive_text, theme.negative_text, theme.muted
        figures = self._figures(z)
        font = number_font(self.font(), size, bold=True)
        gap = static_text("0", font)[1] * 1.5
        usual = static_text("g(z) = 0.0000", font)[1]
        columns = [max(static_text(text, font)[1], usual) + gap for text in figures]
        room = self.axes.rect.width()
        if sum(columns) > room > 0:
            font = number_font(self.font(), max(8.0, size * room / sum(columns)), bold=True)
            columns = [width * room / sum(columns) for width in columns]
        painter.setFont(font)
        x, top = self.axes.rect.left(), self._line()
        for text, width, ink in zip(figures, columns, inks, strict=False):
            painter.setPen(theme.text if self._hovered is not None and ink == theme.accent else ink)
            painter.drawStaticText(QPointF(round(x), round(top)), static_text(text, font)[0])
            x += width

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position(), self.axes
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, axes = self._held
            self.show_part(axes.moved(event.position() - start))
        axes = self.axes
        inside = axes.rect.contains(event.position())
        self._hover(axes.value(event.position())[0] if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_part(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM ** (event.angleDelta().y() / 120.0), event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pans = {
            Qt.Key.Key_Left: QPointF(30, 0),
            Qt.Key.Key_Right: QPointF(-30, 0),
            Qt.Key.Key_Up: QPointF(0, 30),
            Qt.Key.Key_Down: QPointF(0, -30),
        }
        way = pans.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif way is not None:
            self.show_part(self.axes.moved(way))
        elif event.text() == "0":
            self.show_part(None)
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, z: float | None) -> None:
        if z != self._hovered:
            self._hovered = z
            self.pointed.emit(z)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._axes = self._behind = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._axes = self._behind = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 150)


def fitting(content: CurveContent, rect: QRectF) -> Axes:
    """Axes with z = 0 in the middle, wide enough for the point, which grow in few steps."""
    far = abs(content.z or 0.0)
    span = next((some for some in SPANS if far <= some * 0.95), far * 1.2)
    heights = [_height(f, span) for f in (content.function, content.second) if f is not None]
    if content.derivative:
        heights.append((-0.2, 1.2))
    bottom = min(low for low, _ in heights)
    top = max(high for _, high in heights)
    return Axes(rect, -span, span, bottom, top)


def _height(function: Function, span: float) -> tuple[float, float]:
    if function.kind in USUAL_HEIGHT:
        return USUAL_HEIGHT[function.kind]
    ends = function.at(-span), function.at(span)
    pad = (max(ends) - min(0.0, *ends)) * 0.1
    return min(0.0, *ends) - pad, max(ends) + pad
