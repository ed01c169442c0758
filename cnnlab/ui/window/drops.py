"""What is dragged over a page: known by names and types alone, and taken over when it is dropped.

Nothing is read while it is dragged. Of what was dropped nothing is left after its event, and the
program it came from waits until that returns.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from cnnlab.lab.shared.labfile import SUFFIX
from cnnlab.lab.shared.mime_files import one_file

COPY = Qt.DropAction.CopyAction


def lab_in(mime: QMimeData) -> Path | None:
    """The lab file that is dragged, if it is one."""
    path = one_file(mime)
    return path if path is not None and path.suffix.lower() == SUFFIX else None


def welcome(event: QDropEvent) -> None:
    """Accept as a copy where that is offered: after a move the other program deletes its own."""
    if event.possibleActions() & COPY:
        event.setDropAction(COPY)
        event.accept()
    else:
        event.acceptProposedAction()


def taken_over(mime: QMimeData) -> QMimeData:
    """Files, text and picture of what was dropped."""
    copied = QMimeData()
    if mime.hasUrls():
        copied.setUrls(mime.urls())
    else:
        if mime.hasText():
            copied.setText(mime.text())
        if mime.hasHtml():
            copied.setHtml(mime.html())
    if mime.hasImage():
        copied.setImageData(mime.imageData())
    return copied
