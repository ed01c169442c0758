"""What a race's thread does: steps of both trainings in turns, and validation after the same."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from threading import Event
from typing import Final, NamedTuple

from cnnlab.core.network import Network
from cnnlab.core.preprocess import FittedSteps, fit
from cnnlab.core.training import Report, Training
from cnnlab.lab.network.data import DigitData
from cnnlab.lab.network.live_recipe import first_network, recipe_of
from cnnlab.lab.network.race_sides import RaceSettings, RaceSide, Sides, share_weights
from cnnlab.lab.network.trainer import REPORT_SECONDS, NowAndThen, Validation, validate
from cnnlab.lessons.network_sheet import NetworkSheet

VALIDATIONS: Final = 12
"""Of each side in a race, at steps that its length alone decides."""
MOST_RACED: Final = 1000
"""Examples of a validation; of more, so many evenly spaced ones."""


@dataclass(frozen=True, eq=False)
class RacePlan:
    """All that a race needs to know; the same plan gives the same bits."""

    settings: RaceSettings
    sheet: NetworkSheet
    sides: Sides
    data: DigitData
    fitted: FittedSteps
    """The steps before the network, of whatever settings, on the same data."""
    threads: int = 1
    """For the micro-batches of a step."""


class Divergence(NamedTuple):
    """The step that was not done, and its loss."""

    step: int
    loss: float


class RaceNews(NamedTuple):
    """Copies of both networks as they are now."""

    networks: tuple[Network, Network]


@dataclass(eq=False)
class Lane:
    """The training of one side. What is told is taken out of the queues by who reads it."""

    training: Training
    validation: Validation
    steps: int
    """Of the race."""
    rows: deque[tuple[float, ...]] = field(default_factory=deque)
    """Step, loss and accuracy."""
    validated: deque[tuple[float, ...]] = field(default_factory=deque)
    diverged: Divergence | None = None
    _looked: int = 0  # the step that was validated last

    @property
    def done(self) -> int:
        """Steps so far."""
        return self.training.done

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        if self.diverged is not None:
            return True
        return self.done >= self.steps and not self._due

    def advance(self, reports: Iterator[Report], stop: Event) -> None:
        """Take a step, and validate where that is due, or was when it was stopped."""
        if not self._due:
            report = next(reports, None)
            if report is None:  # stopped
                return
            if report.problem:
                self.diverged = Divergence(report.step + 1, report.loss)
                return
            self.rows.append((report.step, report.loss, report.accuracy))
        if self._due:
            found = validate(self.training.network, self.validation, stop)
            if found is not None:
                self._looked = self.done
                self.validated.append((self.done, *found))

    @property
    def _due(self) -> bool:
        count = VALIDATIONS * self.done // self.steps
        return self._looked < self.done and count > VALIDATIONS * (self.done - 1) // self.steps


class Heat:
    """Two lanes that are made, and run in step, on one thread: neither waits long for the other."""

    def __init__(self, plan: RacePlan) -> None:
        self.plan = plan
        self.lanes: tuple[Lane, ...] = ()
        """Both, once the thread has made them."""
        self.shown = Event()
        """Set by who has shown the last report; until then there is no other."""

    @property
    def over(self) -> bool:
        """Whether both are at the end, or have diverged."""
        return bool(self.lanes) and all(lane.over for lane in self.lanes)

    def run(self, stop: Event) -> Iterator[RaceNews]:
        """Go on until the end, or until ``stop`` is set; the last report is of where it stands."""
        from threadpoolctl import threadpool_limits

        copying = NowAndThen(REPORT_SECONDS)
        with threadpool_limits(1, user_api="blas"), ExitStack() as stack:
            if not self.lanes:
                self.lanes = tuple(_lanes(self.plan))
            threads = self.plan.threads
            ways = [lane.training.reports(threads=threads, stop=stop) for lane in self.lanes]
            for way in ways:
                stack.enter_context(closing(way))  # type: ignore[type-var]
            while not self.over and not stop.is_set():
                self._advance(ways, stop)
                if self.shown.is_set() and copying.due:
                    self.shown.clear()
                    with copying.taking():
                        yield self._news()
            yield self._news()

    def _advance(self, ways: Sequence[Iterator[Report]], stop: Event) -> None:
        """A step of the lane that is behind; of two that are not, of the first."""
        running = [i for i, lane in enumerate(self.lanes) if not lane.over]
        which = min(running, key=lambda i: self.lanes[i].done)
        self.lanes[which].advance(ways[which], stop)

    def _news(self) -> RaceNews:
        first, second = (lane.training.network.copy() for lane in self.lanes)
        return RaceNews((first, second))


def side_network(side: RaceSide, fitted: FittedSteps) -> Network:
    """A side's network as its training begins, with the steps before it."""
    return first_network(side.sheet, fit(side.sheet.preprocessing, fitted.moments, fitted))


def _lanes(plan: RacePlan) -> Iterator[Lane]:
    first, second = (side_network(side, plan.fitted) for side in plan.sides)
    share_weights(first, second)
    validation = Validation(*plan.data.validation()).sample(MOST_RACED)
    for network, side in zip((first, second), plan.sides, strict=True):
        data = plan.data.training(side.sheet.strength)
        training = Training(network, data, recipe_of(side.sheet))
        yield Lane(training, validation, plan.settings.steps)
