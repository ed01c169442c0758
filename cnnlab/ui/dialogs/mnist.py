"""Asks where MNIST comes from: nothing is downloaded before that."""

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cnnlab.ui.dialogs.modal import shown
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
Way: TypeAlias = Literal["download", "folder", ""]


class MnistDialog(QMessageBox):
    """Download it, or choose a folder that holds it."""

    @classmethod
    def ask(cls, host: QWidget, folder: Path) -> Way:
        """What the user chose; empty for neither."""
        dialog = cls(dressed(host))
        dialog.setWindowTitle("MNIST")
        text = translate(
            "MnistDialog",
            "MNIST, 70,000 digits of 500 people, is not there yet. Download it (11 MB) into "
            "“{folder}”, or choose a folder that holds its four files?",
        )
        dialog.setText(text.format(folder=folder))
        roles = QMessageBox.ButtonRole
        download = dialog.addButton(translate("MnistDialog", "Download"), roles.AcceptRole)
        choose = dialog.addButton(translate("MnistDialog", "Choose a folder…"), roles.ActionRole)
        dialog.addButton(QMessageBox.StandardButton.Cancel)
        ways: dict[object, Way] = {download: "download", choose: "folder"}
        with shown(dialog):
            return ways.get(dialog.clickedButton(), "")


class DataFolderDialog(QFileDialog):
    """One folder of digits."""

    @classmethod
    def ask(cls, host: QWidget) -> Path | None:
        """The chosen folder; None when it was cancelled."""
        title = translate("MnistDialog", "Folder of digits")
        path = QFileDialog.getExistingDirectory(dressed(host), title)
        return Path(path) if path else None
