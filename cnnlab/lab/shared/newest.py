"""Of several tasks the newest one only, on a background thread."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from cnnlab.lab.shared.worker import Worker

Work: TypeAlias = Callable[[Event], Iterator[Any]]


class Newest(QObject):
    """Runs what was asked last; what was asked before is cancelled, and says nothing more.

    Signals are emitted in the thread of this object.
    """

    reported = Signal(object)
    """A report of the newest task: the last one always, and none twice."""
    finished = Signal(object)
    """The newest task is done: its last report, None if it had none."""
    failed = Signal(object)
    """An exception, also of a task that is the newest no more: then the newest is ``running``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._about: object = None
        self._waiting: Work | None = None
        self._last: object = None

    @property
    def running(self) -> bool:
        """Whether a task is running."""
        return self._worker.running

    def ask(self, about: object, work: Work) -> bool:
        """Run a generator as ``Worker.start`` does, instead of what was asked before.

        ``about`` tells tasks apart: False where it equals that of the newest one, which is done or
        under way. One that failed or was given up may be asked for again.
        """
        if self._about is not None and about == self._about:
            return False
        self._about, self._waiting = about, work
        if self._worker.running:
            self._worker.stop()
        else:
            self._begin()
        return True

    def give_up(self) -> None:
        """Cancel what is under way, and emit nothing of it."""
        self._about = self._waiting = None
        self._worker.stop()

    def close(self) -> None:
        """Cancel, wait, and emit no further signals."""
        self._about = self._waiting = None
        self._worker.close()

    def _begin(self) -> None:
        work, self._waiting, self._last = self._waiting, None, None
        if work is not None:
            self._worker.start(work)

    def _on_reported(self, report: object) -> None:
        if not self._worker.stopped:
            self._last = report
            self.reported.emit(report)

    def _on_finished(self, last: object) -> None:
        if self._worker.stopped:
            self._begin()
            return
        before, self._last = self._last, None
        if last is not None and last is not before:
            self.reported.emit(last)
        self.finished.emit(last)

    def _on_failed(self, error: Exception) -> None:
        """What waits begins first: those who hear of the error may raise it."""
        if self._waiting is None:
            self._about = None
        self._begin()
        self.failed.emit(error)
