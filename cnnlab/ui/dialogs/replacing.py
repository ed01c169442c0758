"""Where a file goes, and whether one may be replaced that the system has not asked about."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cnnlab.core.files import is_file
from cnnlab.ui.widgets.dialog_host import dressed

translate = QCoreApplication.translate


def ask_for_place(host: QWidget, title: str, start: str, kind: str, ending: str) -> Path | None:
    """A file of one kind that may be written, with its ending; None when it was cancelled."""
    kinds = f"{kind} (*{ending})"
    text, _ = QFileDialog.getSaveFileName(dressed(host), title, start, kinds)
    return completed(host, text, ending, {ending}, title)


def completed(host: QWidget, text: str, ending: str, endings: set[str], title: str) -> Path | None:
    """The path that was typed, with an ending where it has none of ``endings``.

    None where nothing was typed, or what is there under the completed name is to stay.
    """
    if not text:
        return None
    path = Path(text)
    if path.suffix.lower() in endings:
        return path
    path = path.with_name(path.name + ending)
    return path if not is_file(path) or _replaces(host, path, title) else None


def replaces_changed(host: QWidget, path: Path) -> bool:
    """Whether a file that another program has changed meanwhile may be replaced."""
    title = translate("SaveFile", "Save")
    text = translate(
        "SaveFile", "“{name}” was changed by another program. Replace it all the same?"
    )
    return _agrees(host, title, text.format(name=path.name))


def _replaces(host: QWidget, path: Path, title: str) -> bool:
    text = translate("SaveFile", "“{name}” is there already. Replace it?").format(name=path.name)
    return _agrees(host, title, text)


def _agrees(host: QWidget, title: str, question: str) -> bool:
    """Enter alone replaces nothing."""
    buttons = QMessageBox.StandardButton
    asked = buttons.Yes | buttons.No
    return QMessageBox.question(dressed(host), title, question, asked, buttons.No) == buttons.Yes
