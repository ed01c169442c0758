"""Asks where an animation goes."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.ui.dialogs.replacing import completed
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
ENDING = ".gif"


class SaveAnimationDialog(QFileDialog):
    """A file that may be written; its ending is added where none was given."""

    @classmethod
    def ask(cls, host: QWidget, start: str) -> Path | None:
        """The chosen file; None when it was cancelled."""
        title = translate("SaveAnimation", "Save animation")
        kind = translate("SaveAnimation", "Animated picture") + f" (*{ENDING})"
        text, _ = QFileDialog.getSaveFileName(dressed(host), title, start, kind)
        return completed(host, text, ENDING, {ENDING}, title)
