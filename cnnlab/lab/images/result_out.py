"""Results for files and the clipboard, worked out beside the window, one after the other."""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Any, Final, TypeAlias, TypeVar

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filtering import filtering
from cnnlab.core.tiers import level_bytes
from cnnlab.lab.images.filtering import FilterTask
from cnnlab.lab.images.shown_plane import SMALL
from cnnlab.lab.shared.worker import Worker

X = TypeVar("X")
Steps: TypeAlias = Generator[float, None, object]
"""How much is done, 0…1, again and again, and at the end what was made."""
HALF: Final = 0.5  # of a job are the numbers, where they are not there yet
SLOW: Final = 200  # ms after which it is said that a job is under way


@dataclass(frozen=True, eq=False)
class OutReport:
    """How much of a job is done, 0…1, and at its end what it ``made``."""

    done: float
    made: object = None


@dataclass(frozen=True, eq=False)
class OutJob:
    """Where something goes, and the work that makes it and, of a file, writes it.

    ``quick``: it takes less time than a person notices.
    """

    target: str
    work: Callable[[Event], Iterator[OutReport]]
    quick: bool


def levels_job(
    task: FilterTask, ready: Bytes | None, target: str, finish: Callable[[Bytes], Steps]
) -> OutJob:
    """The whole result in bytes of levels, as it is shown; ``ready`` where they are there already.

    ``finish`` makes of it, on the thread and step by step, what the job ends with.
    """
    return OutJob(target, partial(_levels_work, task, ready, finish), _is_quick(task))


def exact_job(task: FilterTask, target: str, finish: Callable[[Floats], Steps]) -> OutJob:
    """The whole result in float64."""
    return OutJob(target, partial(_exact_work, task, finish), _is_quick(task))


def picture_job(task: FilterTask, target: str, finish: Callable[[Bytes], Steps]) -> OutJob:
    """The channel of the picture in bytes."""
    return OutJob(target, partial(_picture_work, task, finish), _is_quick(task))


def _is_quick(task: FilterTask) -> bool:
    height, width = task.source.shape
    return height * width * task.settings.repeat <= SMALL


def _levels_work(
    task: FilterTask, ready: Bytes | None, finish: Callable[[Bytes], Steps], stop: Event
) -> Iterator[OutReport]:
    found = ready
    if found is None:
        values = yield from _values(task, task.plane, stop)
        if values is None:
            return
        found = level_bytes(task.levels(values), task.filtering.display == "signed")
    yield from _finished(finish(found), stop, 0.0 if ready is not None else HALF)


def _exact_work(
    task: FilterTask, finish: Callable[[Floats], Steps], stop: Event
) -> Iterator[OutReport]:
    values = yield from _values(task, task.plane.astype(np.float64), stop)
    if values is not None:
        yield from _finished(finish(values), stop, HALF)


def _picture_work(
    task: FilterTask, finish: Callable[[Bytes], Steps], stop: Event
) -> Iterator[OutReport]:
    if not stop.is_set():
        yield from _finished(finish((task.plane + np.float32(0.5)).astype(np.uint8)), stop, HALF)


def _values(
    task: FilterTask, plane: Floats, stop: Event
) -> Generator[OutReport, None, Floats | None]:
    """The whole result; None when it was given up."""
    started = filtering(plane, task.filter, task.settings)
    values: Floats | None = None
    for report in () if isinstance(started, Problem) else started:
        if stop.is_set():
            return None
        values = report.output
        yield OutReport(HALF * report.done)
    return values


def _finished(steps: Steps, stop: Event, start: float) -> Iterator[OutReport]:
    """What comes after the numbers, at ``start`` of the whole: colours, a file."""
    while not stop.is_set():
        try:
            share = next(steps)
        except StopIteration as end:
            yield OutReport(1.0, end.value)
            return
        yield OutReport(start + (1 - start) * share)


def at_once(make: Callable[[X], object], values: X) -> Steps:
    """One step that takes no time to speak of."""
    yield 0.0
    return make(values)


class ResultOut(QObject):
    """Does jobs in the order in which they came; a quick one at once if nothing else is under way.

    Of several that wait for one target, the newest counts.
    """

    progressed = Signal(str, float)
    """Target, and how much is done, 0…1; of what takes long."""
    rested = Signal()
    """Nothing that takes long is under way any more."""
    finished = Signal(str, object, bool)
    """Target, what was made, and whether it took long."""
    failed = Signal(str, object)
    """Target, and an OSError or a MemoryError."""
    cancelled = Signal(str)
    """Target: nothing was made, and no file was written."""

    def __init__(self, parent: QObject | None = None, slow: int = SLOW) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._job: OutJob | None = None
        self._waiting: list[OutJob] = []
        self._last = OutReport(0.0)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(slow)
        self._patience.timeout.connect(self._say)

    @property
    def running(self) -> bool:
        """Whether a job is under way."""
        return self._worker.running

    def add(self, job: OutJob) -> None:
        """Do this, after what is under way."""
        if job.quick and not self.running:
            self._do_now(job)
            return
        self._waiting = [one for one in self._waiting if one.target != job.target] + [job]
        if not self.running:
            self._begin()

    def cancel(self) -> None:
        """Give up the job that is under way; others that wait are done."""
        self._worker.stop()

    def close_down(self) -> None:
        """Cancel all, wait, and emit no further signals. A file is whole or is not written."""
        self._waiting = []
        self._patience.stop()
        self._worker.close()

    def _do_now(self, job: OutJob) -> None:
        last = OutReport(0.0)
        try:
            for report in job.work(Event()):
                last = report
        except (OSError, MemoryError) as error:
            self.failed.emit(job.target, error)
        else:
            self.finished.emit(job.target, last.made, False)

    def _begin(self) -> None:
        """The next job, if one waits."""
        if not self._waiting:
            self._job = None
            self._patience.stop()
            self.rested.emit()
            return
        self._job = self._waiting.pop(0)
        self._last = OutReport(0.0)
        self._patience.start()
        self._worker.start(self._job.work)

    def _say(self) -> None:
        if self._job is not None:
            self.progressed.emit(self._job.target, self._last.done)

    def _on_reported(self, report: OutReport) -> None:
        self._last = report
        if not self._patience.isActive():
            self._say()

    def _on_finished(self, last: Any) -> None:
        job = self._job
        assert job is not None  # noqa: S101 - it has just ended
        self._begin()
        if last is None or last.made is None:
            self.cancelled.emit(job.target)
        else:
            self.finished.emit(job.target, last.made, True)

    def _on_failed(self, error: Exception) -> None:
        job = self._job
        assert job is not None  # noqa: S101 - it has just ended
        self._begin()
        if not isinstance(error, OSError | MemoryError):
            raise error
        self.failed.emit(job.target, error)
