"""Asks where weights go."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.lab.shared.weights_file import ENDING
from cnnlab.ui.dialogs.replacing import ask_for_place

translate = QCoreApplication.translate


class SaveWeightsDialog(QFileDialog):
    """A file of weights that may be written."""

    @classmethod
    def ask(cls, host: QWidget, start: str) -> Path | None:
        """The chosen file, with the ending; None when it was cancelled."""
        title = translate("SaveWeights", "Save network")
        return ask_for_place(host, title, start, translate("OpenWeights", "Weights"), ENDING)
