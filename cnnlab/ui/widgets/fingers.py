"""What one or two fingers on a window do: tap, drag, swipe, pinch, or rest for a menu."""

import math
from collections.abc import Callable
from enum import Enum, auto

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QEventPoint, QInputDevice, QTouchEvent
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.ui.widgets.finger_mouse import FingerMouse
from cnnlab.ui.widgets.own_touch import cancel_touch, owns_touch
from cnnlab.ui.widgets.press_and_hold import PressAndHold, ask_menu
from cnnlab.ui.widgets.swipe import Scroll, Swipe, scroll_at
from cnnlab.ui.widgets.two_fingers import TwoFingers, two_fingers_over

STILL = 10  # px that a finger may move and rest
NEAREST = 24.0  # px between two fingers: nearer ones would spread by large factors


class Step(Enum):
    """How far a touch has come."""

    NONE = auto()
    OWN = auto()
    """The widget has it itself."""
    WAITS = auto()
    DRAGS = auto()
    SWIPES = auto()
    PINCHES = auto()
    OVER = auto()
    """What the fingers still do is not looked at."""


class Fingers(QObject):
    """Takes the touches of a window before its widgets do.

    Nothing is pressed until the finger is lifted (a tap), moves where nothing scrolls (a drag), or
    rests where no menu opens. So a swipe, a pinch and a finger that rests click nothing.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._mouse, self.swipe = FingerMouse(window), Swipe(self)
        self.hold = PressAndHold(self)
        self.hold.held.connect(self._on_held)
        self._step = Step.NONE
        self._stopped = False  # whether this finger has stopped what glided
        self._down: dict[int, QPointF] = {}
        self._first: int | None = None
        self._start = self._last = QPointF()
        self._pinch: TwoFingers | None = None
        self._pair: tuple[int, ...] = ()
        self._apart, self._middle = NEAREST, QPointF()
        self._next: dict[Step, Callable[[int], None]] = {
            Step.OWN: self._on_own,
            Step.WAITS: self._on_waiting,
            Step.DRAGS: self._on_drag,
            Step.SWIPES: self._on_swipe,
            Step.PINCHES: self._on_pinch,
        }

    def take(self, event: QTouchEvent) -> bool:
        """Whether an event goes no further."""
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        if event.type() == QEvent.Type.TouchCancel:
            return self._cancel()
        if event.type() == QEvent.Type.TouchBegin and not self._down:
            if QApplication.activePopupWidget() is not None:
                return False  # Qt gives it to the popup, as a mouse
            self._end()
            self._follow(event)
            self._begin(event.timestamp())
        elif self._step in self._next:
            self._follow(event)
            self._next[self._step](event.timestamp())
        taken = self._step not in (Step.NONE, Step.OWN)
        if event.type() == QEvent.Type.TouchEnd:
            self._end()
        if taken:
            event.accept()
        return taken

    def _follow(self, event: QTouchEvent) -> None:
        """Note where the fingers are; one that is not told of has not moved."""
        for point in event.points():
            if self._first is None:
                self._first = point.id()
            if point.id() == self._first:
                self._last = point.position()
            if point.state() == QEventPoint.State.Released:
                self._down.pop(point.id(), None)
            else:
                self._down[point.id()] = point.position()

    def _begin(self, time: int) -> None:
        self._stopped = self.swipe.stop()
        self._start = self._last
        if owns_touch(self._under(self._start)):
            self._step = Step.OWN
        elif len(self._down) > 1:
            self._begin_pinch(time)
            return
        else:
            self._step = Step.WAITS
        self.hold.begin()

    def _end(self) -> None:
        self.hold.end()
        self._down.clear()
        self._step, self._first, self._pinch = Step.NONE, None, None

    def _cancel(self) -> bool:
        """The system has taken the fingers away."""
        taken = self._step not in (Step.NONE, Step.OWN)
        if self._step == Step.DRAGS:
            self._mouse.release(self._last)
        self._end()
        return taken

    def _under(self, at: QPointF) -> QWidget:
        return self._window.childAt(at.toPoint()) or self._window

    # one finger

    def _far(self) -> bool:
        return (self._last - self._start).manhattanLength() > STILL

    def _on_own(self, _time: int) -> None:
        if len(self._down) != 1 or self._far():
            self.hold.end()

    def _on_waiting(self, time: int) -> None:
        if len(self._down) > 1:
            self._begin_pinch(time)
        elif self._far():
            self._set_out(time)
            self._next[self._step](time)
        elif not self._down:
            self._step = Step.OVER
            if not self._stopped:
                self._mouse.tap(self._start, time)

    def _set_out(self, time: int) -> None:
        """The finger has moved: it swipes where that scrolls something, else it drags."""
        self.hold.end()
        way = self._last - self._start
        scroll = self._scroll_at(self._start, across=abs(way.x()) > abs(way.y()))
        if scroll is None:
            self._step = Step.DRAGS
            self._mouse.press(self._start)
        else:
            self._step = Step.SWIPES
            self.swipe.begin(scroll, self._start, time)

    def _scroll_at(self, at: QPointF, *, across: bool) -> Scroll | None:
        widget = self._under(at)
        return scroll_at(widget, widget.mapFrom(self._window, at), across)

    def _on_drag(self, time: int) -> None:
        if len(self._down) > 1:
            self._mouse.release(self._last)
            self._begin_pinch(time)
            return
        self._mouse.drag(self._last)
        if not self._down:
            self._step = Step.OVER
            self._mouse.release(self._last)

    def _on_swipe(self, time: int) -> None:
        if len(self._down) > 1:
            self._begin_pinch(time)
            return
        self.swipe.move(self._last, time)
        if not self._down:
            self._step = Step.OVER
            self.swipe.end(time)

    def _on_held(self) -> None:
        """The menu, or what has waited for it."""
        before, self._step = self._step, Step.OVER
        if before != Step.OWN:
            self._mouse.point(self._start)
        widget = self._under(self._start)
        opened = ask_menu(widget, widget.mapFrom(self._window, self._start))
        if opened and before == Step.OWN:
            cancel_touch(widget)  # a menu keeps the end of it from the widget
        elif not opened and self._step == Step.OVER:
            self._step = before
            if before == Step.WAITS:
                self._step = Step.DRAGS
                self._mouse.press(self._start)

    # two fingers

    def _begin_pinch(self, time: int) -> None:
        self.hold.end()
        self._step, self._pair = Step.PINCHES, tuple(self._down)[:2]
        self._apart, self._middle = self._spread()
        self._pinch = two_fingers_over(self._under(self._middle))
        if self._pinch is not None:
            self._pinch.begin(self._window.mapToGlobal(self._middle))
            return
        ways = (self._scroll_at(self._middle, across=across) for across in (False, True))
        self.swipe.begin(next(filter(None, ways), _nothing), self._middle, time)

    def _spread(self) -> tuple[float, QPointF]:
        """How far the two are apart, and their middle."""
        first, second = (self._down[number] for number in self._pair)
        way = second - first
        return max(NEAREST, math.hypot(way.x(), way.y())), (first + second) / 2

    def _on_pinch(self, time: int) -> None:
        if not all(number in self._down for number in self._pair):
            self._step = Step.OVER
            return
        before, start = self._apart, self._middle
        self._apart, self._middle = self._spread()
        if self._pinch is None:
            self.swipe.move(self._middle, time)
        elif shiboken6.isValid(self._pinch):
            at = self._window.mapToGlobal(self._middle)
            self._pinch.move(self._apart / before, at, self._middle - start)


def _nothing(_by: QPointF) -> None:
    """There is nothing to scroll."""
