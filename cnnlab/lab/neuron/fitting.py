"""A fit over time: it plays on a thread, stands still, steps, goes back, and starts over."""

import time
from collections.abc import Iterator
from functools import partial
from threading import Event
from typing import Final, Literal, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Array
from cnnlab.core.dense.fit import Fit, FitState
from cnnlab.core.dense.points import Points
from cnnlab.lab.shared.worker import Worker
from cnnlab.lessons.sheet import Fitting

MOST_STEPS: Final = 100_000  # whose losses and networks are kept
TICK: Final = 0.05  # seconds between two reports
PAINTING: Final = 0.1  # seconds that a report may take to be painted
MOST_OWED: Final = 0.2  # seconds' steps that are made up for later
FASTEST: Final = float("inf")
USUAL_SPEED: Final = 200.0

FitTrouble: TypeAlias = Literal["", "no_points", "one_class", "diverged", "rival_diverged", "long"]
"""Why it does not go on: nothing to train on, points of one class, a loss that is no longer finite
(of this run, or of its rival), or as many steps as are kept."""


class Losses:
    """Losses (steps + 1, 2) of training and held-out points, as an array that grows."""

    def __init__(self) -> None:
        self._room = np.zeros((256, 2))
        self._count = 0

    @property
    def array(self) -> Array:
        """All of them; not to be changed."""
        return self._room[: self._count]

    def follow(self, history: list[tuple[float, float]]) -> None:
        """Take what is new. A thread may append meanwhile: a slice of a list is one piece."""
        more = history[self._count :]
        if not more:
            return
        end = self._count + len(more)
        while end > len(self._room):
            self._room = np.concatenate([self._room, np.zeros_like(self._room)])
        self._room[self._count : end] = more
        self._count = end


class Pace:
    """What the window tells the thread: steps a second, and that the last report is painted."""

    def __init__(self) -> None:
        self.speed = USUAL_SPEED
        self.painted = Event()


class SeenFit:
    """One setting's fit, and what has been seen of it."""

    def __init__(self, fit: Fit) -> None:
        self.fit = fit
        self.state = fit.state
        self.losses = Losses()
        self.see(fit.state)

    def see(self, state: FitState) -> None:
        """Show a state that the fit has been in."""
        self.state = state
        self.losses.follow(self.fit.history)


class FitRun(QObject):
    """Fits what a Fitting says, and a rival from the same weights beside it.

    While it plays, the fits belong to the worker's thread; all else is done once that has ended.
    """

    moved = Signal()
    """Another state, or it plays or stands still."""
    restarted = Signal()
    """Other points, another network or other settings: from the initial weights."""
    troubled = Signal(str)
    """A FitTrouble, once it keeps the fit from going on."""

    def __init__(self, fitting: Fitting, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._pace = Pace()
        self._told: set[FitTrouble] = set()
        self.fitting = fitting
        self._start = fitting.network, fitting.network.initial()
        self._start_over()

    # what it shows

    @property
    def playing(self) -> bool:
        """Whether it takes steps by itself."""
        return self._worker.running

    @property
    def speed(self) -> float:
        """Steps a second; infinite for as many as there is time for."""
        return self._pace.speed

    @property
    def state(self) -> FitState:
        """Where the fit stands."""
        return self.run.state

    @property
    def steps(self) -> int:
        """How many steps have been taken so far, those gone back included."""
        return len(self.run.losses.array) - 1

    @property
    def trouble(self) -> FitTrouble:
        """What keeps it from going on, empty if nothing does."""
        points = self.fitting.points
        if not len(points.training[0]):
            return "no_points"
        if points.classes < 2:
            return "one_class"
        if self.state.problem:
            return "diverged"
        return "long" if self.state.step >= MOST_STEPS else ""

    # what it can be asked for

    def use(self, fitting: Fitting) -> None:
        """Fit this; from the initial weights, at rest, if anything of it is new."""
        old, self.fitting = self.fitting, fitting
        same = (
            fitting.points is old.points
            and fitting.network == old.network
            and fitting.recipe == old.recipe
            and fitting.rival == old.rival
        )
        if not same:
            self._rest()
            self._start_over()
            self.restarted.emit()

    def play(self) -> None:
        """Take steps until it is paused."""
        if self.playing or not self._may_go_on():
            return
        fits = [run.fit for run in self.runs()]
        self._worker.start(partial(_steps, fits, self._pace))
        self.moved.emit()

    def pause(self) -> None:
        """Stand still, at once."""
        if self._rest():
            self.moved.emit()

    def toggle(self) -> None:
        """Play or pause."""
        self.pause() if self.playing else self.play()

    def step(self) -> None:
        """One step on."""
        self._rest()
        if self._may_go_on():
            self.seek(self.state.step + 1)

    def back(self) -> None:
        """One step back."""
        self.seek(self.state.step - 1)

    def rewind(self) -> None:
        """To the initial weights, which are the same to the bit."""
        self.seek(0)

    def seek(self, step: int) -> None:
        """Stand still where it was, or would be, after so many steps."""
        self._rest()
        step = min(max(0, step), MOST_STEPS) if trainable(self.fitting.points) else 0
        for run in self.runs():
            run.see(run.fit.seek(step))
            step = min(step, run.state.step)  # no rival gets ahead of a run that can't go on
        self._tell_problems()
        self.moved.emit()

    def set_speed(self, speed: float) -> None:
        """Steps a second, from 1; FASTEST for as many as there is time for."""
        self._pace.speed = max(1.0, speed)

    def close_down(self) -> None:
        """Cancel and wait."""
        self._worker.stop()
        self._pace.painted.set()
        self._worker.close()

    def runs(self) -> list[SeenFit]:
        """The run, and its rival if there is a race."""
        return [self.run] if self.rival is None else [self.run, self.rival]

    # inside

    def _start_over(self) -> None:
        fitting, seed = self.fitting, self.fitting.network.seed
        if self._start[0] != fitting.network:
            self._start = fitting.network, fitting.network.initial()
        start = self._start[1]
        self._told.clear()
        self.run = SeenFit(Fit(start, fitting.points, fitting.recipe, seed))
        self.rival = None
        if fitting.rival is not None:
            self.rival = SeenFit(Fit(start, fitting.points, fitting.rival, seed))

    def _rest(self) -> bool:
        """Wait for the thread, which ends within a step, and take the fits back."""
        playing = self._worker.running
        self.close_down()
        for run in self.runs():
            run.see(run.fit.state)
        return playing

    def _may_go_on(self) -> bool:
        trouble = self.trouble
        if trouble:
            self.troubled.emit(trouble)
        return not trouble

    def _tell_problems(self) -> None:
        """Each problem once; again when it was gone meanwhile."""
        now: set[FitTrouble] = set()
        if self.trouble in ("diverged", "long"):
            now.add(self.trouble)
        if self.rival is not None and self.rival.state.problem:
            now.add("rival_diverged")
        new, self._told = now - self._told, now
        for trouble in sorted(new):
            self.troubled.emit(trouble)

    def _on_reported(self, states: list[FitState]) -> None:
        for run, state in zip(self.runs(), states, strict=True):
            run.see(state)
        self._tell_problems()
        self.moved.emit()
        QTimer.singleShot(0, self, self._pace.painted.set)  # once what was asked for is painted

    def _on_finished(self, _states: object) -> None:
        for run in self.runs():
            run.see(run.fit.state)
        self._tell_problems()
        self.moved.emit()

    def _on_failed(self, error: Exception) -> None:
        self.moved.emit()
        raise error  # nothing that can be expected


def trainable(points: Points) -> bool:
    """Whether there are points of both classes to train on."""
    return points.classes == 2


def _steps(fits: list[Fit], pace: Pace, stop: Event) -> Iterator[list[FitState]]:
    """Steps of all fits alike, until the first can't go on. Gives where they stand.

    After each report it waits until that has been painted: two threads of Python at once would
    take far longer for both.
    """
    owed, before, fresh = 1.0, time.monotonic(), False
    reported = before - TICK
    while not stop.is_set() and _goes_on(fits[0]):
        now = time.monotonic()
        most = max(1.0, pace.speed * MOST_OWED)
        owed = min(owed + pace.speed * max(now - before, 1e-6), most)
        before = now
        if owed >= 1.0:
            for fit in fits:
                fit.forward()
                if fits[0].state.problem:
                    break
            owed, fresh = owed - 1.0, True
        if fresh and now - reported >= TICK:
            pace.painted.clear()
            yield [fit.state for fit in fits]
            reported, fresh = time.monotonic(), False
            pace.painted.wait(PAINTING)
        elif owed < 1.0:
            stop.wait(min(TICK, (1.0 - owed) / pace.speed))


def _goes_on(fit: Fit) -> bool:
    return not fit.state.problem and fit.state.step < MOST_STEPS
