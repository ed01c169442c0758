"""Files of digits, written one after the other: few at once, many in the background."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Final

from PySide6.QtCore import QObject, Signal

from cnnlab.lab.shared.worker import Worker

FEW: Final = 20
"""Digits that are written at once: to flush a file to disk may take some milliseconds."""
Work = Callable[[], Iterator[int]]
"""Writes a digit at each step, and gives how many there are."""
Then = Callable[[OSError | None], None]


class DigitFiles(QObject):
    """Does one thing at a time."""

    progressed = Signal(int, int)
    """Digits so far, of how many, where they are many."""
    rested = Signal()
    """They are written, or it was cancelled, or it failed; ``unwritten`` came before."""
    unwritten = Signal(object)
    """An OSError; digits before it are written."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_ended)
        self._worker.failed.connect(self._on_failed)
        self._many = 0
        self.written = 0
        """Digits, once it has come to its end."""
        self._cancelled = Event()
        self._then: Then = lambda _: None

    @property
    def running(self) -> bool:
        """Whether digits are being written in the background."""
        return self._worker.running

    def write(self, many: int, work: Work, then: Then, *, whole: bool = False) -> None:
        """Write so many digits; ``then`` is called in the end, with the error that ended it.

        ``whole``: they are nowhere else, so all are written even where the window closes meanwhile.
        """
        self._many, self._then = many, then
        if many > FEW:
            cancelled = self._cancelled = Event()
            self._worker.start(
                lambda stop: _until(work(), [cancelled] if whole else [cancelled, stop])
            )
            self.progressed.emit(0, many)
            return
        try:
            count = max(work(), default=0)
        except OSError as error:
            self._on_failed(error)
        else:
            self._on_ended(count)

    def cancel(self) -> None:
        """Leave it at the digits that are written."""
        self._cancelled.set()

    def close_down(self) -> None:
        """Cancel what can be, wait, and emit no further signals."""
        self._worker.close()

    def _on_reported(self, count: int) -> None:
        self.progressed.emit(count, self._many)

    def _on_ended(self, count: int | None) -> None:
        self.written = count or 0
        self._then(None)
        self.rested.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._then(error)
        self.unwritten.emit(error)
        self.rested.emit()


def _until(counts: Iterator[int], ends: Sequence[Event]) -> Iterator[int]:
    for count in counts:
        yield count
        if any(end.is_set() for end in ends):
            return
