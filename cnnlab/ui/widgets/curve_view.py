"""Curves of an activation function with the point at z, its tangent, and its derivative.

Takes plain values and emits plain values.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap

from cnnlab.scene.curve_picture import (
    CurveContent,
    figures,
    fitting,
    paint_curves,
    paint_figures,
    paint_hover,
    paint_legend,
    paint_point,
)
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.plots import Axes, margins
from cnnlab.scene.text import number_font
from cnnlab.ui.widgets.plot_view import PlotView


class CurveView(PlotView):
    """Paints the curves; wheel and drag zoom and pan, hovering reads values."""

    pointed = Signal(object)
    """z under the pointer; None when it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.content = CurveContent()
        self._behind: QPixmap | None = None
        self._held: tuple[QPointF, Axes] | None = None
        self._hovered: float | None = None

    # what it shows

    def whole(self) -> Axes:
        return fitting(self.content, self._rect())

    def forget(self) -> None:
        self._behind = None

    def set_content(self, content: CurveContent) -> None:
        """Show other curves, or the point elsewhere on them."""
        old, before = self.content, self.axes
        if content == old:
            return
        self.content, self._axes = content, None
        if replace(old, z=content.z) != content or self.axes != before:
            self._behind = None
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        """The point's numbers."""
        return "" if self.content.z is None else "   ".join(figures(self.content, self.content.z))

    def _rect(self) -> QRectF:
        left, below = margins(self.font(), "−0.5")
        return QRectF(self.rect()).adjusted(left, 2 * self._line(), -8, -below)

    def _line(self) -> float:
        return self.fontMetrics().height() * 1.35

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._behind is None or self._behind.devicePixelRatio() != ratio:
            self._behind = painted(self.size(), ratio, self._paint_behind, self._theme.card)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._behind)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        axes, z = self.axes, self.content.z
        if self._hovered is not None:
            paint_hover(painter, axes, self.content, self._hovered, self._theme)
        if z is not None:
            paint_point(painter, axes, self.content, z, self._theme)
        read = z if self._hovered is None else self._hovered
        if read is not None:
            self._paint_figures(painter, read)
        self.paint_focus(painter)
        painter.end()

    def _paint_behind(self, painter: QPainter) -> None:
        """Axes, curves and legend, kept until they change."""
        usual = float(self.fontInfo().pixelSize())
        small = number_font(self.font(), max(10.0, usual * 0.88))
        paint_curves(painter, self.axes, self.content, self._theme, small)
        corner = QPointF(self.axes.rect.left(), self._line() / 2 - 2)
        font = number_font(self.font(), usual)
        paint_legend(painter, corner, self.content, self._theme, font)

    def _paint_figures(self, painter: QPainter, z: float) -> None:
        """Numbers in a line above the curves, each in its curve's colour."""
        theme, hovers = self._theme, self._hovered is not None
        inks = theme.text if hovers else theme.accent, theme.positive_text, theme.negative_text
        font = number_font(self.font(), self.fontInfo().pixelSize() * 1.12, bold=True)
        rect = QRectF(self.axes.rect)
        rect.moveTop(self._line())
        paint_figures(painter, rect, figures(self.content, z), (*inks, theme.muted), font)

    # events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position(), self.axes
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.buttons() & Qt.MouseButton.LeftButton:
            start, axes = self._held
            self.set_axes(axes.moved(event.position() - start))
        axes = self.axes
        inside = axes.rect.contains(event.position())
        self._hover(axes.value(event.position())[0] if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.unsetCursor()

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
            self.pan(way)
        elif not self.zoom_key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, z: float | None) -> None:
        if z != self._hovered:
            self._hovered = z
            self.pointed.emit(z)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 150)
