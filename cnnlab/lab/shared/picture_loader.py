"""Brings pictures in: small ones at once, large ones on a thread of their own."""

import os
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from cnnlab.lab.shared.pictures import (
    PictureError,
    fitted,
    picture_from_mime,
    pixel_count,
    read_picture,
)
from cnnlab.lab.shared.worker import Worker

LARGE = 4_000_000  # pixels that are still decoded between two frames


class PictureLoader(QObject):
    """One way in for files and for what was pasted or dropped; of several, the newest counts."""

    loaded = Signal(QImage, str)
    """A picture on white, reduced to what can be used, and its name."""
    refused = Signal(object)
    """A PictureError."""
    busy_changed = Signal(bool)
    """A large picture is on its way, or no longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_finished)
        self._worker.failed.connect(self._on_failed)
        self._name = ""
        self._next: tuple[Callable[[], QImage], str] | None = None

    def open(self, path: str | os.PathLike[str]) -> None:
        """Read a picture file."""
        name = PureWindowsPath(path).name
        self._load(lambda: read_picture(path), name, pixel_count(path))

    def take(self, mime: QMimeData, name: str) -> bool:
        """Use the picture or the file that was pasted or dropped; False if there is none."""
        found = picture_from_mime(mime)
        if isinstance(found, Path):
            self.open(found)
        elif found is not None:
            self._load(lambda: fitted(found), name, found.width() * found.height())
        return found is not None

    def close_down(self) -> None:
        """End what is under way."""
        self._next = None
        self._worker.close()

    def _load(self, read: Callable[[], QImage], name: str, pixels: int) -> None:
        if self._worker.running:
            self._next = read, name
        elif pixels > LARGE:
            self._begin(read, name)
        else:
            try:
                image = read()
            except PictureError as error:
                self.refused.emit(error)
            else:
                self.loaded.emit(image, name)

    def _begin(self, read: Callable[[], QImage], name: str) -> None:
        self._name, self._next = name, None
        self.busy_changed.emit(True)
        self._worker.start(lambda _: iter([read()]))

    def _on_finished(self, image: QImage) -> None:
        if self._next is not None:
            self._begin(*self._next)
            return
        self.busy_changed.emit(False)
        self.loaded.emit(image, self._name)

    def _on_failed(self, error: Exception) -> None:
        if self._next is not None:
            self._begin(*self._next)
            return
        self.busy_changed.emit(False)
        if not isinstance(error, PictureError):
            raise error
        self.refused.emit(error)
