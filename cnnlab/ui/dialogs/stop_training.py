"""Asks whether a training or a race is to be stopped for the window to close."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


class StopTrainingDialog(QMessageBox):
    """Says what is kept, and what is not."""

    @classmethod
    def ask(cls, host: QWidget) -> bool:
        """Whether the user agrees."""
        question = translate(
            "StopTraining",
            "A network is being trained. Close all the same? Its training is kept and offered "
            "again at the next start.",
        )
        return cls._ask(host, question, loses=False)

    @classmethod
    def ask_for_race(cls, host: QWidget) -> bool:
        """Whether the user agrees to lose a race."""
        question = translate(
            "StopTraining", "Two settings are racing. Close all the same? The race is not kept."
        )
        return cls._ask(host, question)

    @classmethod
    def ask_for_teaching(cls, host: QWidget) -> bool:
        """Whether the user agrees to lose what a network is being taught."""
        question = translate(
            "StopTraining",
            "A network is being taught your digits. Close all the same? What it has learned is not "
            "kept; your digits are.",
        )
        return cls._ask(host, question)

    @classmethod
    def ask_unkept(cls, host: QWidget, reason: str) -> bool:
        """Whether the user agrees to lose a training that can't be kept, for that reason."""
        question = translate("StopTraining", "Close all the same? The training is lost then.")
        return cls._ask(host, f"{reason}\n\n{question}")

    @classmethod
    def _ask(cls, host: QWidget, question: str, *, loses: bool = True) -> bool:
        """Enter alone loses nothing."""
        buttons = QMessageBox.StandardButton
        title = translate("StopTraining", "Training")
        usual = buttons.Cancel if loses else buttons.Close
        answer = cls.question(dressed(host), title, question, buttons.Close | buttons.Cancel, usual)
        return answer == buttons.Close
