"""A background thread that runs a generator and emits its reports in the main thread."""

import math
import time
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

REPORT_INTERVAL = 0.05  # seconds at least between two reports


def raise_unexpected(error: Exception) -> None:
    """For ``failed`` where no error can be expected: so it is logged and told."""
    raise error


class _Thread(QThread):
    reported = Signal(object)
    ended = Signal(object, object)
    """The last report and None, or None and the exception."""

    def __init__(self, work: Callable[[Event], Iterator[Any]], stop: Event) -> None:
        super().__init__()
        self._work, self._stop_event = work, stop

    def run(self) -> None:
        last, reported_at = None, -math.inf
        try:
            for last in self._work(self._stop_event):
                now = time.monotonic()
                if now - reported_at >= REPORT_INTERVAL:
                    reported_at = now
                    self.reported.emit(last)
        except Exception as error:
            self.ended.emit(None, error)
        else:
            self.ended.emit(last, None)


class Worker(QObject):
    """Runs one background task at a time. Signals are emitted in the thread of this object."""

    reported = Signal(object)
    finished = Signal(object)
    """The last report, also after a stop."""
    failed = Signal(object)
    """An exception; one that was not to be expected is to be raised again, so that it is logged."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None
        self._stop = Event()

    @property
    def running(self) -> bool:
        """Whether a task is running."""
        return self._thread is not None

    @property
    def stopped(self) -> bool:
        """Whether the task was cancelled."""
        return self._stop.is_set()

    def start(self, work: Callable[[Event], Iterator[Any]]) -> None:
        """Run a generator that checks the event now and then. Only while nothing is running."""
        assert self._thread is None  # noqa: S101 - the caller's to hold
        self._stop = Event()
        thread = self._thread = _Thread(work, self._stop)
        thread.reported.connect(self._on_reported)
        thread.ended.connect(self._on_ended)
        thread.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Cancel the task; it ends with its last report."""
        self._stop.set()

    def close(self) -> None:
        """Cancel, wait, and emit no further signals."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._stop.set()
            thread.reported.disconnect(self._on_reported)
            thread.ended.disconnect(self._on_ended)
            thread.wait()

    def _on_reported(self, report: object) -> None:
        if self._thread is not None:
            self.reported.emit(report)

    def _on_ended(self, last: object, error: object) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.wait()
        if error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(last)
