"""Mouse, tablet and touch events of the canvas, as one pen that is pressed, moved and lifted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QMouseEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from cnnlab.ui.digits.finger_strokes import FingerStrokes
from cnnlab.ui.widgets.own_touch import own_touch
from cnnlab.ui.widgets.touch import watch_touch

DRAGGED = 4  # px that the right button is moved before it rubs out
NEAR = 0.5  # s after an event of a stylus in which a hand may still rest on the canvas
COMPRESSION = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
ERASER = QPointingDevice.PointerType.Eraser
LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
BARREL = RIGHT | Qt.MouseButton.MiddleButton  # what systems call the button of a stylus
REAL = Qt.MouseEventSource.MouseEventNotSynthesized


class PenInput(QObject):
    """Filters the events of a canvas; a place is in pixels of it, a pressure in 0…1.

    While a pointer is over the canvas, the window system's moves are not merged: Qt hands over all
    that came while the event loop was busy, on Windows with the history of the pointer. Elsewhere
    they stay merged, because dragging a splitter lays the window out for each of them.

    While a stylus is near, which its events tell, and for ``near`` seconds afterwards, what touches
    the canvas is the hand that holds it, and a mouse that is none echoes it.
    """

    pressed = Signal(QPointF, float, bool)
    """Place, pressure, and whether it rubs out: the right button, a stylus's other end or its
    barrel button."""
    moved = Signal(QPointF, float)
    """Also while it is not pressed."""
    lifted = Signal()
    cancelled = Signal()
    """What was drawn was no stroke: the system took the pointer away, or it was no finger's."""
    menu_asked = Signal(QPoint)
    """Where on the screen the right button was clicked, or a finger rests."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas, self.near = canvas, NEAR
        self._right_at: QPointF | None = None
        self._pen: bool | None = None  # whether a stylus that is down rubs out
        self._pen_at = self._touched_at = -1e9
        self._usual: bool | None = None
        self._fingers = FingerStrokes(self)
        self._fingers.pressed.connect(self.pressed)
        self._fingers.moved.connect(self.moved)
        self._fingers.lifted.connect(self.lifted)
        self._fingers.cancelled.connect(self.cancelled)
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
        own_touch(canvas)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        handler = self._on.get(kind)
        if handler is not None:
            if not (isinstance(event, QMouseEvent) and self._is_echo(event)):
                handler(event)
            event.accept()
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._on_menu(event)
        elif kind == QEvent.Type.Enter:
            self._take_every_move()
        elif kind == QEvent.Type.Show:
            watch_touch(self._canvas.window())
        elif kind in (QEvent.Type.Leave, QEvent.Type.Hide):
            self._merge_moves()
        return handler is not None

    # the mouse

    def _is_echo(self, event: QMouseEvent) -> bool:
        """Whether Qt or the system has made it of a stylus or a finger that was heard itself."""
        if event.source() == REAL:
            return False
        heard = max(self._pen_at, self._touched_at)
        return self._fingers.down or self._pen is not None or self._is_recent(heard)

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

    # a stylus

    def _on_tablet(self, event: QTabletEvent) -> None:
        """Its barrel button may be pressed before its tip, and alone means nothing."""
        self._pen_at = time.monotonic()
        self._fingers.give_up()
        presses, held = event.type() == QEvent.Type.TabletPress, _held(event)
        down = bool(held & LEFT) or (held != NONE and event.pressure() > 0)
        rubs = event.pointerType() == ERASER or bool(held & BARREL)
        if presses and down and (self._pen is None or rubs > self._pen):
            self._take_every_move()
            self._pen = rubs
            self.pressed.emit(event.position(), event.pressure(), rubs)
        elif event.type() == QEvent.Type.TabletRelease and self._pen is not None and not down:
            self._pen = None
            self.lifted.emit()
        else:
            self.moved.emit(event.position(), event.pressure())

    # fingers

    def _on_touch(self, event: QTouchEvent) -> None:
        self._touched_at = time.monotonic()
        if event.type() == QEvent.Type.TouchBegin:
            self._take_every_move()
        self._fingers.take(event, self._pen is not None or self._is_recent(self._pen_at))
        if not self._fingers.down:
            self._merge_moves()

    def _on_menu(self, event: QContextMenuEvent) -> bool:
        """A finger that rests and has drawn a dot asks for a menu instead; a hand asks for none."""
        if event.reason() != QContextMenuEvent.Reason.Other:
            return False
        event.setAccepted(self._fingers.drawing)
        if self._fingers.drawing:
            self._fingers.give_up()
            self.menu_asked.emit(event.globalPos())
        return True

    def _is_recent(self, moment: float) -> bool:
        return time.monotonic() - moment < self.near

    def _take_every_move(self) -> None:
        if self._usual is None:
            self._usual = QCoreApplication.testAttribute(COMPRESSION)
            QCoreApplication.setAttribute(COMPRESSION, False)

    def _merge_moves(self) -> None:
        if self._usual is not None:
            QCoreApplication.setAttribute(COMPRESSION, self._usual)
            self._usual = None


def _held(event: QTabletEvent) -> Qt.MouseButton:
    """The buttons that are down after an event, whether its system counts its own one or not."""
    if event.type() == QEvent.Type.TabletPress:
        return event.buttons() | event.button()
    if event.type() == QEvent.Type.TabletRelease:
        return event.buttons() & ~event.button()
    return event.buttons()
