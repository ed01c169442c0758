"""Asks which lab file to open, where one goes, and what is to happen to unsaved work."""

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cnnlab.lab.shared.labfile import SUFFIX
from cnnlab.ui.dialogs.replacing import ask_for_place
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate
Answer: TypeAlias = Literal["save", "discard", "cancel"]


class OpenLabDialog(QFileDialog):
    """A lab file, or any other."""

    @classmethod
    def ask(cls, host: QWidget, folder: str) -> Path | None:
        """The chosen file; None when it was cancelled."""
        title = translate("OpenLab", "Open lab file")
        kind, all_ = translate("OpenLab", "Lab files"), translate("OpenLab", "All files")
        kinds = f"{kind} (*{SUFFIX});;{all_} (*)"
        text, _ = QFileDialog.getOpenFileName(dressed(host), title, folder, kinds)
        return Path(text) if text else None


class SaveLabDialog(QFileDialog):
    """A file that may be written; its ending is added where it was left out."""

    @classmethod
    def ask(cls, host: QWidget, start: str) -> Path | None:
        """The chosen file; None when it was cancelled."""
        title, kind = translate("SaveLab", "Save lab file"), translate("OpenLab", "Lab files")
        return ask_for_place(host, title, start, kind, SUFFIX)


class UnsavedDialog(QMessageBox):
    """Save, discard, or stay."""

    @classmethod
    def ask(cls, host: QWidget, name: str) -> Answer:
        """What is to happen to the work that is not in the file of that name."""
        buttons = QMessageBox.StandardButton
        question = translate("SaveLab", "“{name}” has changes that are not saved. Save them first?")
        answer = QMessageBox.question(
            dressed(host),
            translate("SaveLab", "Unsaved work"),
            question.format(name=name),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return "save"
        return "discard" if answer == buttons.Discard else "cancel"
