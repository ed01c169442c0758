"""Small jobs that take turns: one at a time, with time for events between two of them."""

import time
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer

PAUSE = 4  # ms between two jobs, in which what a job has changed is painted
Job: TypeAlias = Callable[[], object]


class Turns(QObject):
    """Runs jobs in the main thread so that a pen that moves never waits for two of them."""

    def __init__(self, parent: QObject | None = None, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self.pause = pause
        """ms between two jobs."""
        self._ran = float("-inf")  # s on the monotonic clock
        self._jobs: deque[Job] = deque()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setTimerType(Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._run)

    @property
    def free(self) -> bool:
        """Whether no job waits or has just run."""
        return not self._jobs and self._wait() == 0

    def soon(self, job: Job, first: bool = False) -> None:
        """Run a job when it is its turn, or before all that wait; once, however often asked for."""
        if first:
            self.drop(job)
            self._jobs.appendleft(job)
        elif job not in self._jobs:
            self._jobs.append(job)
        if not self._next.isActive():
            self._next.start(self._wait())

    def now(self, job: Job) -> None:
        """Run a job at once; the others wait a little longer."""
        self.drop(job)
        job()
        self._ran = time.monotonic()
        if self._jobs:
            self._next.start(self.pause)

    def drop(self, job: Job) -> None:
        """Forget a job that waits."""
        if job in self._jobs:
            self._jobs.remove(job)
        if not self._jobs:
            self._next.stop()

    def stop(self) -> None:
        """Forget all jobs."""
        self._jobs.clear()
        self._next.stop()

    def _run(self) -> None:
        if self._jobs:
            self.now(self._jobs[0])

    def _wait(self) -> int:
        """Ms until the pause after the last job is over."""
        since = (time.monotonic() - self._ran) * 1000
        return round(max(0.0, self.pause - since))
