"""Asks for a picture file."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.files.picture_formats import ENDINGS
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


class OpenPictureDialog(QFileDialog):
    """One file of the formats that are read."""

    @classmethod
    def ask(cls, host: QWidget, folder: str) -> str:
        """The chosen file; empty when it was cancelled."""
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        path, _ = QFileDialog.getOpenFileName(
            dressed(host),
            translate("OpenPicture", "Open picture"),
            folder,
            translate("OpenPicture", "Pictures") + f" ({kinds})",
        )
        return path
