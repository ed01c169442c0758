"""The Convolution tab's document: one bench and its evaluation."""

from PySide6.QtCore import QObject

from cnnlab.core.experiment.evaluate import Evaluation, Problem, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench, changes
from cnnlab.lab.shared.history import History


class Document(History[Bench]):
    """A history of benches; the output of the one that is shown is kept beside it."""

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        self._evaluated: Experiment | None = None
        self._evaluation: Evaluation | Problem
        super().__init__(bench, parent)

    @property
    def bench(self) -> Bench:
        """What is shown now."""
        return self.value

    @property
    def evaluation(self) -> Evaluation | Problem:
        """Output of the bench's experiment, or why there is none."""
        return self._evaluation

    @property
    def result(self) -> Evaluation | None:
        """The evaluation, None where no output exists."""
        return self._evaluation if isinstance(self._evaluation, Evaluation) else None

    def settle(self, value: Bench) -> None:
        """Evaluate the experiment if it is another."""
        if value.experiment is not self._evaluated:
            self._evaluated = value.experiment
            self._evaluation = evaluate(value.experiment)

    def what_changed(self, old: Bench, new: Bench) -> frozenset[str]:
        """Names of the bench's fields and of the experiment's parts that are others."""
        return changes(old, new)
