"""What plots under the mouse have in common: zoom, and the part that is shown."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.plots import Axes
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.pinch import Pinch

ZOOM = 1.25  # a turn of the wheel


class PlotView(QWidget):
    """Axes that fit what is shown, until another part is chosen; a subclass paints."""

    axes_changed = Signal()
    """Another part is shown."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._own_axes: Axes | None = None
        self._axes: Axes | None = None
        pinch = Pinch(self)
        pinch.pinched.connect(self.zoom)
        pinch.dragged.connect(self.pan)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def whole(self) -> Axes:
        """Axes that show everything."""
        raise NotImplementedError

    def forget(self) -> None:
        """Pictures that were kept are out of date."""
        raise NotImplementedError

    @property
    def axes(self) -> Axes:
        """The part that is shown."""
        if self._axes is None:
            whole = self.whole()
            self._axes = whole if self._own_axes is None else self._own_axes.within(whole.rect)
        return self._axes

    def set_axes(self, axes: Axes | None) -> None:
        """Show another part; None for everything."""
        self._own_axes, self._axes = axes, None
        self.forget()
        self.axes_changed.emit()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()
        self.update()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge round a pixel, or round the middle."""
        self.set_axes(self.axes.zoomed(factor, self.axes.rect.center() if at is None else at))

    def pan(self, by: QPointF) -> None:
        """Show what lies beside it, moved by pixels."""
        self.set_axes(self.axes.moved(by))

    def zoom_key(self, event: QKeyEvent) -> bool:
        """Plus and minus zoom, 0 shows everything; False for other keys."""
        if event.text() == "0":
            self.set_axes(None)
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            return False
        return True

    def paint_focus(self, painter: QPainter) -> None:
        """A frame round the plot that has the keyboard."""
        if self.hasFocus():
            paint_focus(painter, self.axes.rect.adjusted(-2, -2, 2, 2), self._theme)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_axes(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM ** (event.angleDelta().y() / 120.0), event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._axes = None
        self.forget()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self.forget()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._axes = None
            self.forget()
        super().changeEvent(event)


describe_as(PlotView, QAccessible.Role.Chart)
