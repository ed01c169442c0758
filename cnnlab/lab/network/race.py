"""A race of two trainings: started, paused, stopped, and its results kept."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from cnnlab.core.arrays import Array
from cnnlab.core.network import Network
from cnnlab.lab.network.curves import Curves
from cnnlab.lab.network.race_lanes import Divergence, Heat, Lane, RaceNews, RacePlan
from cnnlab.lab.network.race_result import Guess, RaceResult, winner_of
from cnnlab.lab.network.trainer import taken
from cnnlab.lab.shared.worker import Worker

RaceState: TypeAlias = Literal["new", "running", "paused", "finished"]
MOST_RESULTS: Final = 20


class RacedSide:
    """A side as it is shown; nothing of it is the thread's."""

    def __init__(self) -> None:
        self.curves = Curves()
        self.snapshot: Network | None = None
        """A copy as of the last report; None before the first."""
        self.diverged: Divergence | None = None

    @property
    def accuracy(self) -> float | None:
        """Of the last validation, in 0…1; None before the first, and once it has diverged."""
        return self._last(self.curves.validation_accuracies)

    @property
    def loss(self) -> float | None:
        """Likewise."""
        return self._last(self.curves.validation_losses)

    def follow(self, lane: Lane, network: Network) -> None:
        """Take what the thread has left."""
        self.curves.training.extend(taken(lane.rows))
        self.curves.validation.extend(taken(lane.validated))
        self.snapshot, self.diverged = network, lane.diverged

    def _last(self, values: Array) -> float | None:
        return float(values[-1]) if len(values) and self.diverged is None else None


class Race(QObject):
    """Races one plan at a time. Both trainings belong to the worker's thread while it runs."""

    moved = Signal()
    """More steps, or it runs or stands otherwise; at most twenty times a second."""
    finished = Signal(object)
    """A RaceResult, which is the first of the ``results`` now."""
    troubled = Signal(str)
    """A code: "memory" for too little of it, with which the race is given up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.reported.connect(self._on_reported)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._heat: Heat | None = None
        self._goes_on = False  # once the thread has ended
        self.sides = RacedSide(), RacedSide()
        self.guess: Guess = ""
        """The prediction for the race that was started last."""
        self.results: tuple[RaceResult, ...] = ()
        """The newest first."""

    # what it shows

    @property
    def running(self) -> bool:
        """Whether its thread takes steps, or ends one."""
        return self._worker.running

    @property
    def state(self) -> RaceState:
        """What it does, or why it does nothing."""
        if self.running:
            return "running"
        if self._heat is None:
            return "new"
        return "finished" if self._heat.over else "paused"

    @property
    def plan(self) -> RacePlan | None:
        """Of the race that was started last, and not stopped."""
        return None if self._heat is None else self._heat.plan

    @property
    def done(self) -> int:
        """Steps that both have done, as the curves show them; of one that diverged those of it."""
        return max(len(side.curves.steps) for side in self.sides)

    # what it can be asked for

    def start(self, plan: RacePlan, guess: Guess = "") -> None:
        """Begin a race, with a prediction; one that has begun is given up."""
        self._give_up()
        self._heat, self.guess = Heat(plan), guess
        self._run()

    def resume(self) -> None:
        """Go on after a pause."""
        if self.running:
            self._goes_on = self._worker.stopped  # it is about to stand still
        elif self.state == "paused":
            self._run()

    def pause(self) -> None:
        """Stand still; ``moved`` tells once it does."""
        self._goes_on = False
        self._worker.stop()

    def stop(self) -> None:
        """Give the race up; there is no result."""
        self._give_up()
        self.moved.emit()

    def close_down(self) -> None:
        """Cancel and wait."""
        self._goes_on = False
        self._worker.close()

    # inside

    def _give_up(self) -> None:
        self.close_down()
        self._heat, self.guess = None, ""
        self.sides = RacedSide(), RacedSide()

    def _run(self) -> None:
        assert self._heat is not None  # noqa: S101 - the callers' to hold
        self._heat.shown.set()
        self._worker.start(self._heat.run)
        self.moved.emit()

    def _follow(self, heat: Heat, news: RaceNews | None) -> None:
        if news is not None:
            for side, lane, network in zip(self.sides, heat.lanes, news.networks, strict=True):
                side.follow(lane, network)

    def _on_reported(self, news: RaceNews) -> None:
        heat = self._heat
        if heat is not None:
            self._follow(heat, news)
            self.moved.emit()
            QTimer.singleShot(0, self, heat.shown.set)  # once what was asked for is painted

    def _on_finished(self, news: RaceNews | None) -> None:
        heat = self._heat
        if heat is None:
            return
        self._follow(heat, news)
        goes_on, self._goes_on = self._goes_on, False
        if heat.over:
            self._end(heat)
        elif goes_on:
            self._run()
        else:
            self.moved.emit()

    def _end(self, heat: Heat) -> None:
        first, second = self.sides
        accuracies = first.accuracy, second.accuracy
        examples = len(heat.lanes[0].validation.labels)
        result = RaceResult(
            heat.plan.settings,
            heat.plan.sheet,
            accuracies=accuracies,
            losses=(first.loss, second.loss),
            winner=winner_of(accuracies, examples),
            guess=self.guess,
        )
        self.results = (result, *self.results)[:MOST_RESULTS]
        self.moved.emit()
        self.finished.emit(result)

    def _on_failed(self, error: Exception) -> None:
        self._give_up()
        self.moved.emit()
        if not isinstance(error, MemoryError):
            raise error  # nothing that can be expected
        self.troubled.emit("memory")
