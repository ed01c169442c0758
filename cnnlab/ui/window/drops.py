"""What is dragged over a page: known by names and types alone, and taken over when it is dropped.

Nothing is read while it is dragged. Of what was dropped nothing is left after its event, and the
program it came from waits until that returns.
"""

from itertools import islice
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDropEvent

from cnnlab.lab.shared.labfile import SUFFIX
from cnnlab.lab.shared.mime_files import one_file

COPY = Qt.DropAction.CopyAction


def lab_in(mime: QMimeData) -> Path | None:
    """The lab file that is dragged, if it is one."""
    path = one_file(mime)
    return path if path is not None and path.suffix.lower() == SUFFIX else None


def outline(mime: QMimeData) -> QMimeData:
    """What can be known of it while it is dragged: its types, and at most two of its files.

    All that is asked while it is dragged is asked of this: each time that it is itself asked for
    its files, thousands of them are read anew.
    """
    known = QMimeData()
    for has, name in ((mime.hasText, "text/plain"), (mime.hasHtml, "text/html")):
        if has():
            known.setData(name, b"")
    if mime.hasImage():
        known.setData("application/x-qt-image", b"")
    if mime.hasUrls():
        urls = mime.urls()
        known.setUrls(list(islice(filter(QUrl.isLocalFile, urls), 2)) or urls[:1])
    return known


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
