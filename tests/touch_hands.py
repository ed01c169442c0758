"""Fingers on a window, as a touch screen tells of them."""

from functools import cache

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from cnnlab.ui.widgets.touch import watch_touch

LONG = 60_000  # ms


@cache
def touch_screen():
    """One for all tests: Qt never forgets it."""
    return QTest.createTouchDevice()


class TouchHands:
    """Places are pixels of a window: its widgets may move under the fingers."""

    def __init__(self, window, about=None):
        self.window = window
        if about is not None:  # what lies beyond the screen can't be touched
            middle = about.mapTo(window, about.rect().center())
            window.move(QPoint(400, 400) - middle)
        self._fingers = QTest.touchEvent(window, touch_screen(), False)
        self._at = {}
        fingers = watch_touch(window).fingers
        fingers.swipe.lasting = 0  # how fast a hand is depends on the machine
        fingers.hold.timer.setInterval(LONG)

    def place(self, widget, x=None, y=None):
        """A point of a widget, or its middle."""
        at = widget.rect().center() if x is None else QPoint(round(x), round(y))
        return widget.mapTo(self.window, at)

    def put(self, *places):
        """Fingers come down, one after the other counted from 0."""
        self._do("press", places)

    def move(self, *places):
        """They are elsewhere; None for one that rests."""
        self._do("move", places)

    def lift(self):
        """All of them leave."""
        self._do("release", [self._at[i] for i in sorted(self._at)])
        self._at.clear()

    def tap(self, at):
        self.put(at)
        self.lift()

    def swipe(self, start, end, steps=4):
        self.put(start)
        for step in range(1, steps + 1):
            self.move(start + (end - start) * step / steps)
        self.lift()

    def pinch(self, middle, start, end, steps=6):
        """Two fingers that are ``start`` px apart, and then ``end``."""
        self.put(*_pair(middle, start))
        for step in range(1, steps + 1):
            self.move(*_pair(middle, start + (end - start) * step / steps))
        self.lift()

    def hold(self, at):
        """A finger that has rested for as long as it takes; it is still down."""
        hold = watch_touch(self.window).fingers.hold
        self.put(at)
        assert hold.timer.isActive()
        hold.timer.stop()
        hold.held.emit()

    def _do(self, what, places):
        for finger, at in enumerate(places):
            if at is not None:
                self._at[finger] = at
                getattr(self._fingers, what)(finger, at, self.window)
        self._fingers.commit(True)


def _pair(middle, apart):
    half = QPoint(round(apart / 2), 0)
    return middle - half, middle + half
