"""Points from outside: what is pasted, dropped or opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.core.dense.points_text import PointsError, parse_points
from cnnlab.files.points_file import SUFFIXES, PointsFileError, read_points
from cnnlab.lab.shared.mime_files import one_file
from cnnlab.ui.neuron.fit_messages import pasted_message
from cnnlab.ui.widgets.dialog_host import dressed
from cnnlab.ui.widgets.file_messages import unread_message
from cnnlab.ui.widgets.number_box import group_separator
from cnnlab.ui.widgets.points_messages import points_file_message
from cnnlab.ui.widgets.table_mime import table_text
from cnnlab.ui.window.notice import failed, refused

LONGEST = 4_000_000  # characters of a table that is pasted


class IncomingPoints(QObject):
    """Reads tables of points, or says why not."""

    taken = Signal(object)
    """Points."""
    notice = Signal(object)
    """A Notice."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host

    def choose(self) -> None:
        """Ask for a file, and open it."""
        kinds = self.tr("Tables of points") + f" ({' '.join('*' + e for e in SUFFIXES)})"
        path, _ = QFileDialog.getOpenFileName(
            dressed(self._host), self.tr("Open points"), "", kinds
        )
        if path:
            self.open(Path(path))

    def open(self, path: Path) -> None:
        """Take the points of a file."""
        try:
            points = read_points(path, group_separator())
        except PointsFileError as error:
            self.notice.emit(refused(partial(points_file_message, error)))
        except OSError as error:
            self.notice.emit(failed(partial(unread_message, error)))
        else:
            self.taken.emit(points)

    def take(self, mime: QMimeData) -> bool:
        """Take what is pasted or dropped; False if there is no table in it."""
        path = one_file(mime)
        if path is not None:
            self.open(path)
        elif _is_text(mime):
            self._take_text(table_text(mime))
        else:
            return False
        return True

    def _take_text(self, text: str) -> None:
        try:
            if len(text) > LONGEST:
                raise PointsError("many", came=str(text.count("\n")))
            points = parse_points(text, group_separator())
        except PointsError as error:
            self.notice.emit(refused(partial(pasted_message, error)))
        else:
            self.taken.emit(points)


def may_hold_points(mime: QMimeData) -> bool:
    """Whether there is a table to read: a file with one of the endings, or text."""
    path = one_file(mime)
    if path is not None:
        return path.suffix.lower() in SUFFIXES
    return _is_text(mime)


def _is_text(mime: QMimeData) -> bool:
    return (mime.hasText() or mime.hasHtml()) and not mime.hasUrls()
