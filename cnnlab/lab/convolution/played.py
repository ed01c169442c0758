"""The document of the Convolution tab with the player and the focus that follow it."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.steps import Cell, StepPlan
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.predictions import with_predictions_for
from cnnlab.lab.convolution.step_player import StepPlayer
from cnnlab.lab.shared.history import StepName
from cnnlab.lab.shared.player import Player


class Place(NamedTuple):
    """Where the player stands: step, moment inside its window, and the cell that is pinned."""

    step: int = 0
    moment: int | None = None
    pinned: Cell | None = None


class PlayedDocument(Document):
    """A document that updates its player and focus before it announces a change."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        self.player: StepPlayer = Player()
        self.focus = Focus()
        self._lost_focus = False
        super().__init__(bench, parent)
        self.player.setParent(self)
        self.focus.setParent(self)
        self._announce()
        self.changed.connect(self._announce)

    def replace(self, value: Bench, name: StepName, gesture: object = None) -> None:
        """Show another bench as one undo step; predictions go with the numbers they were for."""
        predicted = value.predictions or value.shown
        if predicted and value.experiment is not self.bench.experiment:
            evaluation = evaluate(value.experiment)
            if isinstance(evaluation, Evaluation):
                before = None if self.result is None else self.result.output
                value = with_predictions_for(value, before, evaluation.output)
        super().replace(value, name, gesture)

    @property
    def place(self) -> Place:
        """Where the player stands, and what is pinned."""
        return Place(self.player.index, self.player.moment_index, self.focus.pinned)

    def open(self, bench: Bench, place: Place) -> None:
        """Start anew from a bench, paused at a place if it has that, with nothing to undo."""
        self.player.pause()
        self.reset(bench)
        self.go_to(place)

    def go_to(self, place: Place) -> None:
        """Stand at a place, if the plan has that."""
        self.player.seek(place.step)
        step, plan = self.player.step, self.player.plan
        if step is not None and place.moment is not None and place.moment < len(step.moments):
            self.player.seek_moment(place.moment)
        inside = plan is not None and place.pinned is not None and plan.holds(place.pinned)
        self.focus.pin(place.pinned if inside else None)

    def settle(self, value: Bench) -> None:
        """Evaluate, and give the player its plan; what is pointed at may be gone."""
        super().settle(value)
        evaluation, old = self.evaluation, self.player.plan
        plan = evaluation.plan if isinstance(evaluation, Evaluation) else None
        if plan is old:
            return
        self.player.take_plan(plan)
        if plan is None or old is None or _sizes(plan) != _sizes(old):
            self._lost_focus |= (self.focus.pointed, self.focus.pinned) != (None, None)
            blocker = QSignalBlocker(self.focus)
            self.focus.forget()
            blocker.unblock()

    def _announce(self) -> None:
        self.player.announce_plan()
        if self._lost_focus:
            self._lost_focus = False
            self.focus.changed.emit()


def _sizes(plan: StepPlan) -> tuple[object, ...]:
    """What there is to point at depends on these."""
    e = plan.experiment
    return e.input.shape, e.filters.shape, type(e.operation), plan.output_shape
