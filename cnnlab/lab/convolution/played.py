"""The document of the Convolution tab with the player and the focus that follow it."""

from PySide6.QtCore import QObject, QSignalBlocker

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.experiment.steps import StepPlan
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.focus import Focus
from cnnlab.lab.convolution.outputs import with_predictions_within
from cnnlab.lab.shared.player import Player


class PlayedDocument(Document):
    """A document that updates its player and focus before it announces a change."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        self.player, self.focus = Player(), Focus()
        self._lost_focus = False
        super().__init__(bench, parent)
        self.player.setParent(self)
        self.focus.setParent(self)
        self._announce()
        self.changed.connect(self._announce)

    def replace(self, value: Bench, text: str, gesture: object = None) -> None:
        """Show another bench as one undo step; guesses for cells that are gone go with them."""
        if value.predictions and value.experiment is not self.bench.experiment:
            evaluation = evaluate(value.experiment)
            if isinstance(evaluation, Evaluation):
                value = with_predictions_within(value, evaluation.output_shape)
        super().replace(value, text, gesture)

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
