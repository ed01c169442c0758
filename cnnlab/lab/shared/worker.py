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
    reported = Signal(object, object)
    """The event that stops it, which tells it from earlier threads, and the report."""
    ended = Signal(object, object, object)
    """That event, and the last report and None, or None and the exception."""

    def __init__(self, work: Callable[[Event], Iterator[Any]], stop: Event) -> None:
        super().__init__()
        self._work, self._stop_event = work, stop

    def run(self) -> None:
        last, reported_at, stop = None, -math.inf, self._stop_event
        try:
            for last in self._work(stop):
                now = time.monotonic()
                if now - reported_at >= REPORT_INTERVAL:
                    reported_at = now
                    self.reported.emit(stop, last)
        except Exception as error:
            self.ended.emit(stop, None, error)
        else:
            self.ended.emit(stop, last, None)


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
            thread.wait()

    def _on_reported(self, stop: Event, report: object) -> None:
        if self._thread is not None and stop is self._stop:  # a closed thread's may still come
            self.reported.emit(report)

    def _on_ended(self, stop: Event, last: object, error: object) -> None:
        if self._thread is None or stop is not self._stop:
            return
        thread, self._thread = self._thread, None
        thread.wait()
        if error is not None:
            self.failed.emit(error)
        else:
            self.finished.emit(last)
