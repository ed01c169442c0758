"""Asks where a result goes, and as what."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.ui.dialogs.replacing import completed
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
ENDINGS = (".png", ".npy")


class SaveResultDialog(QFileDialog):
    """A file that may be written; the chosen kind's ending is added where none was given."""

    @classmethod
    def ask(cls, host: QWidget, start: str) -> Path | None:
        """The chosen file; None when it was cancelled."""
        title = translate("SaveResult", "Save result")
        kinds = (
            translate("SaveResult", "Picture, as it is shown") + " (*.png)",
            translate("SaveResult", "NumPy array, all numbers exactly") + " (*.npy)",
        )
        text, kind = QFileDialog.getSaveFileName(dressed(host), title, start, ";;".join(kinds))
        return completed(host, text, ENDINGS[kind == kinds[1]], set(ENDINGS), title)
