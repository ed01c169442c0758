"""Asks for a file of weights."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.lab.shared.weights_file import ENDING
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


class OpenWeightsDialog(QFileDialog):
    """One file of weights."""

    @classmethod
    def ask(cls, host: QWidget, folder: str) -> str:
        """The chosen file; empty when it was cancelled."""
        path, _ = QFileDialog.getOpenFileName(
            dressed(host),
            translate("OpenWeights", "Open weights"),
            folder,
            translate("OpenWeights", "Weights") + f" (*{ENDING})",
        )
        return path
