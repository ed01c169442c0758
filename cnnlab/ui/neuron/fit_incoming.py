"""Points from outside: what is pasted, dropped or opened."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from cnnlab.core.dense.points import Points
from cnnlab.core.dense.points_text import PointsError, parse_points
from cnnlab.ui.widgets.number_box import group_separator

ENDINGS = (".csv", ".txt", ".tsv")
LARGEST = 2_000_000  # bytes of a file


class PointsFileError(ValueError):
    """A file that holds no points: ``reason`` is what is wrong with its table, None if no text."""

    def __init__(self, path: Path, reason: PointsError | None = None) -> None:
        super().__init__(f"{path}: {reason or 'no text'}")
        self.path, self.reason = path, reason


def read_points(path: Path) -> Points:
    """Points of a table in a file. Raises PointsFileError, and OSError, which names the file."""
    if path.exists() and not path.is_file():
        raise PointsFileError(path)
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise PointsFileError(path, PointsError("many", came=str(data.count(b"\n"))))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PointsFileError(path) from None
    if "\0" in text:
        raise PointsFileError(path)
    try:
        return parse_points(text, group_separator())
    except PointsError as error:
        raise PointsFileError(path, error) from error


def path_in(mime: QMimeData) -> Path | None:
    """The one file that is pasted or dropped."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None


def may_hold_points(mime: QMimeData) -> bool:
    """Whether there is a table to read: a file with one of the endings, or text."""
    path = path_in(mime)
    if path is not None:
        return path.suffix.lower() in ENDINGS
    return mime.hasText() and not mime.hasUrls()
