"""The plane of a neuron's two inputs, coloured by its output, with a line to drag.

With one input it is a plot of the output over it. Takes plain values and emits plain values.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap

from cnnlab.scene.line_drag import Line, grip_at
from cnnlab.scene.neuron_plane import (
    PlaneContent,
    fitting_axes,
    paint_plane,
    plane_scale,
    plane_surface,
    spot_of,
)
from cnnlab.scene.plane import line_ends
from cnnlab.scene.plots import Axes, margins
from cnnlab.ui.widgets.plane_gestures import PlaneGestures
from cnnlab.ui.widgets.plot_view import PlotView


class PlaneView(PlotView):
    """Shows a neuron's output over its inputs; line and point are dragged."""

    line_dragged = Signal(object, str, object)
    """The Line, "shift" or "turn", and the gesture: equal ones are one undo step."""
    point_dragged = Signal(float, float, object)
    """x1, x2 and the gesture."""
    released = Signal()
    """A drag is over."""
    pointed = Signal(object)
    """x1 and x2 under the pointer; None when it leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.content = PlaneContent()
        self._surface: tuple[object, QImage] | None = None
        self._scale: tuple[object, QPixmap] | None = None
        self.gestures = PlaneGestures(self)

    # what it shows

    def whole(self) -> Axes:
        return fitting_axes(self.content, self._rect())

    def forget(self) -> None:
        self._surface = self._scale = None

    @property
    def line(self) -> Line:
        """Where z = 0."""
        return Line(self.content.w, self.content.b)

    def set_content(self, content: PlaneContent) -> None:
        """Show another neuron, or the same with other inputs."""
        self.content = content
        if not self.gestures.holds:
            self._axes = None
        self.update()

    def spot(self) -> QPointF:
        """Where the input stands, in pixels."""
        return spot_of(self.axes, self.content)

    def line_ends(self) -> tuple[QPointF, QPointF] | None:
        """Where the line enters and leaves what is shown; None where it is not in it."""
        return line_ends(self.axes, self.content.w, self.content.b)

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
        axes, content, held = self.axes, self.content, self.gestures.lit
        image = None if content.hidden else self._colours(axes)
        scale = self._axes_picture(axes)
        paint_plane(painter, axes, content, image, scale, self._theme, self.font(), held)
        self.paint_focus(painter)
        painter.end()

    def _colours(self, axes: Axes) -> QImage:
        """The output over the inputs, worked out anew when axes or neuron differ."""
        key = axes, self.content.colours
        if self._surface is None or self._surface[0] != key:
            self._surface = key, plane_surface(axes, self.content, self._theme)
        return self._surface[1]

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.gestures.key(event):
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.gestures.leave()
        super().leaveEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(150, 150)
