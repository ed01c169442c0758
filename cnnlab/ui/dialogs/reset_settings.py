"""Asks whether the settings are to be reset."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


class ResetDialog(QMessageBox):
    """Says what is reset and what stays."""

    @classmethod
    def ask(cls, host: QWidget) -> bool:
        """Whether the user agrees."""
        buttons = QMessageBox.StandardButton
        question = translate(
            "ResetDialog",
            "Language, theme, speed, pen and the places of window and columns become what they "
            "were at the first start. Your examples and your digits stay.",
        )
        title = translate("ResetDialog", "Reset settings")
        answer = cls.question(
            dressed(host), title, question, buttons.Reset | buttons.Cancel, buttons.Cancel
        )
        return answer == buttons.Reset
