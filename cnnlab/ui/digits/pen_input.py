"""Mouse, tablet and touch events of the canvas, as one pen that is pressed, moved and lifted."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QMouseEvent,
    QPointerEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

DRAGGED = 4  # px that the right button is moved before it rubs out
COMPRESSION = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
ERASER = QPointingDevice.PointerType.Eraser
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


class PenInput(QObject):
    """Filters the events of a canvas; a place is in pixels of it, a pressure in 0…1.

    While a pointer is over the canvas, the window system's moves are not merged: Qt hands over all
    that came while the event loop was busy, on Windows with the history of the pointer. Elsewhere
    they stay merged, because dragging a splitter lays the window out for each of them.
    """

    pressed = Signal(QPointF, float, bool)
    """Place, pressure, and whether it rubs out: the right button, a stylus's other end."""
    moved = Signal(QPointF, float)
    """Also while it is not pressed."""
    lifted = Signal()
    cancelled = Signal()
    """The system took the pointer away: what was drawn was no stroke."""
    menu_asked = Signal(QPoint)
    """Where on the screen the right button was clicked."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._right_at: QPointF | None = None
        self._finger: int | None = None
        self._usual: bool | None = None
        kind = QEvent.Type
        self._on: dict[QEvent.Type, Callable[..., object]] = {
            kind.MouseButtonPress: self._on_mouse_press,
            kind.MouseButtonDblClick: self._on_mouse_press,
            kind.MouseMove: self._on_mouse_move,
            kind.MouseButtonRelease: self._on_mouse_release,
            kind.TabletPress: self._on_tablet,
            kind.TabletMove: self._on_tablet,
            kind.TabletRelease: self._on_tablet,
            kind.TouchBegin: self._on_touch,
            kind.TouchUpdate: self._on_touch,
            kind.TouchEnd: self._on_touch,
            kind.TouchCancel: self._on_touch,
        }
        canvas.setMouseTracking(True)
        canvas.setTabletTracking(True)
        canvas.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        handler = self._on.get(kind)
        if handler is not None:
            handler(event)
            event.accept()
        elif kind == QEvent.Type.Enter:
            self._take_every_move()
        elif kind in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._merge_moves()
        return handler is not None

    def _on_mouse_press(self, event: QMouseEvent) -> None:
        self._take_every_move()
        if event.button() == LEFT:
            self.pressed.emit(event.position(), 1.0, False)
        elif event.button() == RIGHT:
            self._right_at = event.position()

    def _on_mouse_move(self, event: QMouseEvent) -> None:
        began = self._right_at
        if began is not None and (event.position() - began).manhattanLength() >= DRAGGED:
            self._right_at = None
            self.pressed.emit(began, 1.0, True)
        self.moved.emit(event.position(), 1.0)

    def _on_mouse_release(self, event: QMouseEvent) -> None:
        if self._right_at is not None and event.button() == RIGHT:
            self._right_at = None
            self.menu_asked.emit(event.globalPosition().toPoint())
        elif event.button() in (LEFT, RIGHT):
            self.lifted.emit()

    def _on_tablet(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._take_every_move()
            rubs = event.pointerType() == ERASER or event.button() == RIGHT
            self.pressed.emit(event.position(), event.pressure(), rubs)
        elif event.type() == QEvent.Type.TabletMove:
            self.moved.emit(event.position(), event.pressure())
        else:
            self.lifted.emit()

    def _on_touch(self, event: QTouchEvent) -> None:
        """The first finger draws; a palm or another finger beside it does nothing."""
        if event.type() == QEvent.Type.TouchCancel:
            if self._finger is not None:
                self.cancelled.emit()
            self._end_touch()
            return
        for point in event.points():
            if self._finger is None and point.state() == QEventPoint.State.Pressed:
                self._take_every_move()
                self._finger = point.id()
                rubs = event.pointerType() == ERASER
                self.pressed.emit(point.position(), _pressure(event, point), rubs)
            elif point.id() == self._finger and point.state() == QEventPoint.State.Updated:
                self.moved.emit(point.position(), _pressure(event, point))
            elif point.id() == self._finger and point.state() == QEventPoint.State.Released:
                self.lifted.emit()
                self._finger = None
        if event.type() == QEvent.Type.TouchEnd:
            self._end_touch()

    def _end_touch(self) -> None:
        self._finger = None
        self._merge_moves()

    def _take_every_move(self) -> None:
        if self._usual is None:
            self._usual = QCoreApplication.testAttribute(COMPRESSION)
            QCoreApplication.setAttribute(COMPRESSION, False)

    def _merge_moves(self) -> None:
        if self._usual is not None:
            QCoreApplication.setAttribute(COMPRESSION, self._usual)
            self._usual = None


def _pressure(event: QPointerEvent, point: QEventPoint) -> float:
    """A stylus's own; a finger has none."""
    finger = event.pointerType() == QPointingDevice.PointerType.Finger
    return 1.0 if finger else point.pressure()
