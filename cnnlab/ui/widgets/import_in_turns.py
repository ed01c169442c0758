"""pyqtgraph, or what needs it, imported in turns with the event loop.

Not in a thread: PySide makes a type when it is first asked for, and two threads that ask at once
end the process in C++. pyqtgraph asks for all of them, so each is made in a turn before it comes.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer, Signal

TURN = 0.004  # s that a turn takes, or one part where that takes longer
PAUSE = 4  # ms between two turns, for events
BEFORE = (
    *("PySide6.QtTest", "PySide6.QtSvg", "PySide6.QtOpenGLWidgets"),
    *("xml.etree.ElementTree", "subprocess", "multiprocessing.connection", "importlib.resources"),
    *("locale", "sysconfig", "pydoc", "numpy.lib"),
)
"""Modules that it imports too."""


class ImportInTurns(QObject):
    """Imports one module; what fails then fails again where it is used."""

    ready = Signal()
    """Emitted once for each ``start``: the module can be imported at once."""

    def __init__(self, module: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._module = module
        self._parts: Iterator[object] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take_turn)

    @property
    def running(self) -> bool:
        """Whether ``ready`` is still to come."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, if it has not begun."""
        if not self.running:
            self._parts = iter(()) if self._module in sys.modules else _parts(self._module)
            self._timer.start(PAUSE)

    def close(self) -> None:
        """Leave it, and say nothing any more."""
        self._timer.stop()

    def _take_turn(self) -> None:
        end = time.perf_counter() + TURN
        for _ in self._parts:
            if time.perf_counter() >= end:
                return
        self._timer.stop()
        self.ready.emit()


def _parts(module: str) -> Iterator[object]:
    """What a turn does some of."""
    for qt in (QtCore, QtGui, QtWidgets):
        for name in dir(qt):
            yield getattr(qt, name)
    for before in BEFORE:
        with suppress(ImportError):  # what a system lacks, pyqtgraph does without
            import_module(before)
        yield before
    with suppress(Exception):
        import_module(module)
    yield module
