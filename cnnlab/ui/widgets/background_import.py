"""A module that takes long to import, imported while the window goes on."""

import sys
from contextlib import suppress
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

LOOK = 20  # ms between two looks whether it is there


class BackgroundImport(QObject):
    """Imports one module in a thread of its own; what fails there fails again where it is used."""

    ready = Signal()
    """Emitted once for each ``start``, in the main thread: the module can be imported at once."""

    def __init__(self, module: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._module = module
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def running(self) -> bool:
        """Whether ``ready`` is still to come."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin, if it has not begun."""
        if self.running:
            return
        if self._module not in sys.modules:
            self._thread = Thread(target=self._run, name=f"import {self._module}", daemon=True)
            self._thread.start()
        self._timer.start(LOOK if self._thread is not None else 0)

    def close(self) -> None:
        """Say nothing any more, and wait for the thread."""
        self._timer.stop()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        with suppress(Exception):
            import_module(self._module)

    def _look(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._timer.stop()
            self.ready.emit()
