"""Points from outside: what is pasted or dropped."""

from pathlib import Path

from PySide6.QtCore import QMimeData

from cnnlab.ui.neuron.fit_points_file import SUFFIXES


def path_in(mime: QMimeData) -> Path | None:
    """The one file that is pasted or dropped."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 else None


def may_hold_points(mime: QMimeData) -> bool:
    """Whether there is a table to read: a file with one of the endings, or text."""
    path = path_in(mime)
    if path is not None:
        return path.suffix.lower() in SUFFIXES
    return mime.hasText() and not mime.hasUrls()
