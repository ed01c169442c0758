"""The plane of a neuron's two inputs, coloured by its output, with a line to drag.

With one input it is a plot of the output over it. Takes plain values and emits plain values.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
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

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.line_drag import Line, grip_at
from cnnlab.scene.neuron_plane import (
    PlaneContent,
    fitting_axes,
    line_pixels,
    paint_plane,
    plane_scale,
    plane_surface,
    spot_of,
)
from cnnlab.scene.plots import Axes, margins
from cnnlab.ui.widgets.plane_gestures import PlaneGestures

ZOOM = 1.25  # a turn of the wheel


class PlaneView(QWidget):
    """Shows a neuron's output over its inputs; line and point are dragged."""

    line_dragged = Signal(object, str, object)
    """The Line, "shift" or "turn", and the gesture: equal ones are one undo step."""
    point_dragged = Signal(float, float, object)
    """x1, x2 and the gesture."""
    released = Signal()
    """A drag is over."""
    axes_changed = Signal()
    """Another part of the plane is shown."""
    pointed = Signal(object)
    """x1 and x2 under the pointer; None when it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.content = PlaneContent()
        self._own_axes: Axes | None = None
        self._axes: Axes | None = None
        self._image: QImage | None = None
        self._scale: tuple[object, QPixmap] | None = None
        self.gestures = PlaneGestures(self)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # what it shows

    @property
    def axes(self) -> Axes:
        """The part of the plane that is shown."""
        if self._axes is None:
            rect = self._rect()
            if self._own_axes is not None:
                self._axes = self._own_axes.within(rect)
            else:
                self._axes = fitting_axes(self.content, rect)
        return self._axes

    @property
    def line(self) -> Line:
        """Where z = 0."""
        return Line(self.content.w, self.content.b)

    def set_content(self, content: PlaneContent) -> None:
        """Show another neuron, or the same with other inputs."""
        old, self.content = self.content, content
        if not self.gestures.holds:
            self._axes = None
        if not content.same_surface(old):
            self._image = None
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._image, self._scale = theme, None, None
        self.update()

    def set_axes(self, axes: Axes | None) -> None:
        """Show another part of the plane; None for what fits."""
        self._own_axes, self._axes, self._image = axes, None, None
        self.axes_changed.emit()
        self.update()

    def spot(self) -> QPointF:
        """Where the input stands, in pixels."""
        return spot_of(self.axes, self.content)

    def line_ends(self) -> tuple[QPointF, QPointF] | None:
        """Where the line enters and leaves what is shown; None where it is not in it."""
        return line_pixels(self.axes, self.content)

    def grip(self, at: QPointF) -> str | None:
        """What a press would take: "point", "shift", "turn", or None."""
        if self.content.hidden or self.content.fixed:
            return None
        away = at - self.spot()
        if away.manhattanLength() <= 14:
            return "point"
        ends = self.line_ends()
        return None if ends is None else grip_at(ends, at, only_shift=self.content.single)

    def rest(self) -> None:
        """A drag is over: show what fits."""
        self._axes = None
        self.released.emit()
        self.update()

    def _rect(self) -> QRectF:
        left, below = margins(self.font(), "−0.5")
        room = QRectF(self.rect()).adjusted(left, 8, -max(8.0, left / 2), -below)
        if self.content.single:
            return room
        side = max(20.0, min(room.width(), room.height()))
        return QRectF(room.x(), room.y(), side, side)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.card)
        axes, content = self.axes, self.content
        if self._image is None and not content.hidden:
            self._image = plane_surface(axes, content, self._theme)
        image = None if content.hidden else self._image
        scale = self._axes_picture(axes)
        held = self.gestures.lit
        paint_plane(painter, axes, content, image, scale, self._theme, self.font(), held)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(axes.rect.adjusted(-1, -1, 1, 1))
        painter.end()

    def _axes_picture(self, axes: Axes) -> QPixmap:
        """Lines and numbers of the axes, painted anew when these differ."""
        key = axes, self.content.single, self.devicePixelRatioF()
        if self._scale is None or self._scale[0] != key:
            pixmap = plane_scale(axes, self.content, self._theme, self.font(), self.size(), key[2])
            self._scale = key, pixmap
        return self._scale[1]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.gestures.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.gestures.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.gestures.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_axes(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120.0
        self.zoom(ZOOM**turns, event.position())
        event.accept()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge round a pixel, or round the middle."""
        self.set_axes(self.axes.zoomed(factor, self.axes.rect.center() if at is None else at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.gestures.key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.gestures.leave()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._axes = self._image = self._scale = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._axes = self._image = self._scale = None
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 150)
