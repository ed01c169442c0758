"""Asks where a result goes, and as what."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

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
        if not text:
            return None
        path = Path(text)
        if path.suffix.lower() in ENDINGS:
            return path
        path = path.with_name(path.name + ENDINGS[kind == kinds[1]])
        return path if not path.exists() or _replaces(host, path) else None


def _replaces(host: QWidget, path: Path) -> bool:
    """Whether a file whose name was completed may be replaced: the system has not asked."""
    buttons = QMessageBox.StandardButton
    text = translate("SaveResult", "“{name}” is there already. Replace it?").format(name=path.name)
    title = translate("SaveResult", "Save result")
    return QMessageBox.question(dressed(host), title, text) == buttons.Yes
