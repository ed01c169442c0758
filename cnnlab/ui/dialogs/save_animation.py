"""Asks where an animation goes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.ui.dialogs.replacing import ask_for_place

translate = QCoreApplication.translate
ENDING = ".gif"


class SaveAnimationDialog(QFileDialog):
    """A file that may be written; its ending is added where none was given."""

    @classmethod
    def ask(cls, host: QWidget, start: str) -> Path | None:
        """The chosen file; None when it was cancelled."""
        title = translate("SaveAnimation", "Save animation")
        kind = translate("SaveAnimation", "Animated picture")
        return ask_for_place(host, title, start, kind, ENDING)
