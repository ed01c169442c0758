"""Predicting by hand: the keyboard goes to the cell that is asked for, Enter to the next one."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit

from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.asking import Asking
from cnnlab.lab.convolution.played import PlayedDocument
from cnnlab.lab.convolution.predictions import score, with_sum_shown
from cnnlab.ui.convolution.output_controls import OutputControls
from cnnlab.ui.convolution.stage import Stage
from cnnlab.ui.window.notice import Notice, done

translate = QCoreApplication.translate


class Guessing:
    """Connects what asks for predictions with the stage and the panel."""

    def __init__(
        self,
        document: PlayedDocument,
        stage: Stage,
        controls: OutputControls,
        tell: Callable[[Notice], object],
    ) -> None:
        self._document, self._stage, self._tell = document, stage, tell
        self.asking = Asking(document, stage)
        self.asking.asked.connect(self._on_asked)
        self.asking.finished.connect(self._on_finished)
        self.asking.sum_shown.connect(self._on_sum_shown)
        stage.guess_entered.connect(self.asking.go_on)
        controls.skip_asked.connect(self.asking.skip)
        controls.mode_chosen.connect(self._on_mode)

    def _on_mode(self, mode: str) -> None:
        if mode == "predict":
            self.asking.go_on()

    def _on_asked(self, cell: Cell) -> None:
        """Digits go into the cell, unless something else is being typed."""
        grid = self._stage.grids.by_address.get(("output", cell[:1]))
        if grid is None or isinstance(QApplication.focusWidget(), QAbstractSpinBox | QLineEdit):
            return
        grid.setFocus()
        grid.select(*cell[1:])

    def _on_finished(self) -> None:
        bench, result = self._document.bench, self._document.result
        if result is None:
            return
        made = score(bench, result)

        def say() -> str:
            text = translate("Guessing", "No cell is hidden any more: {right} of {guessed} right.")
            return text.format(right=made.right, guessed=made.guessed)

        self._tell(done(say))

    def _on_sum_shown(self, cell: Cell) -> None:
        bench = with_sum_shown(self._document.bench, cell)
        self._document.replace(bench, lambda: translate("Guessing", "Show me"))
