"""Asks whether a training is to be stopped for the window to close."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


class StopTrainingDialog(QMessageBox):
    """Says what is kept."""

    @classmethod
    def ask(cls, host: QWidget) -> bool:
        """Whether the user agrees."""
        buttons = QMessageBox.StandardButton
        question = translate(
            "StopTraining",
            "A network is being trained. Close all the same? Its training is kept and offered "
            "again at the next start.",
        )
        title = translate("StopTraining", "Training")
        answer = cls.question(dressed(host), title, question, buttons.Close | buttons.Cancel)
        return answer == buttons.Close
