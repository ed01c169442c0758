"""The card on the stage that says why there is no output."""

from PySide6.QtWidgets import QLabel, QWidget

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.ui.convolution.labels import problem_text

WIDEST, NARROWEST = 460, 200  # px
MARGIN = 20


class ProblemCard(QLabel):
    """Lies over the right of its parent; hidden while there is an output."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setObjectName("problem")
        self.setWordWrap(True)
        self.hide()

    def show_evaluation(self, evaluation: Evaluation | Problem) -> None:
        """Say what the problem is, if there is one."""
        problem = evaluation if isinstance(evaluation, Problem) else None
        self.setText("" if problem is None else problem_text(problem))
        self.setVisible(problem is not None)
        self.place()

    def place(self) -> None:
        """Stand in the middle of the parent's height, as wide as its width allows."""
        if self.isHidden():
            return
        around = self._around
        self.setFixedWidth(max(min(WIDEST, around.width() - 2 * MARGIN), NARROWEST))
        self.adjustSize()
        left = around.width() - self.width() - MARGIN
        self.move(left, (around.height() - self.height()) // 2)
        self.raise_()
