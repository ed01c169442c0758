"""Garbage in circles is collected in the main thread, between two events."""

import gc
import linecache
from typing import ClassVar, Final
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

EVERY: Final = 3000  # ms between two looks; the first is after a start was set aside


class Collector(QObject):
    """Stands in for Python's own collector, which runs wherever something happens to be made.

    That may be in a worker's thread, where no widget may be deleted, or while Qt holds a lock that
    a deleted QObject waits for: QObject.disconnectNotify is called with it (Qt's documentation of
    it), and PySide looks up there whether Python overrides it. The program then hangs for good.
    """

    _at_work: ClassVar[WeakSet["Collector"]] = WeakSet()
    _was_on: ClassVar[bool] = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if not Collector._at_work:
            Collector._was_on = gc.isenabled()
        Collector._at_work.add(self)
        gc.disable()
        self._pointer = QCursor.pos()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the generations that are due; all of them not while the pointer is in use.

        With all goes what was read of modules that came late, as ``start.set_aside`` says.
        """
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[2] and not self._in_use():
            gc.collect()
            linecache.clearcache()
        elif due[1]:
            gc.collect(1)
        elif due[0]:
            gc.collect(0)

    def _in_use(self) -> bool:
        """Whether a button is held, or the pointer is elsewhere than it was at the last look."""
        before, self._pointer = self._pointer, QCursor.pos()
        held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        return held or before != self._pointer

    def release(self) -> None:
        """Stop; the last leaves Python's own collector as it was. May be called twice."""
        self._timer.stop()
        if self in Collector._at_work:
            Collector._at_work.remove(self)
            if Collector._was_on and not Collector._at_work:
                gc.enable()
