"""Brings pictures in on a thread of its own, so that the window never waits for a decoder."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path, PureWindowsPath
from threading import Event

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal

from cnnlab.core.picture import Picture
from cnnlab.files.picture_error import PictureError
from cnnlab.lab.shared.incoming import picture_from_mime, picture_of_image, read_file
from cnnlab.lab.shared.newest import Newest

SLOW = 200  # ms after which it is said that a picture is on its way
SMALL = 128 * 128  # pixels of one from memory that takes less time than a thread would


class PictureLoader(QObject):
    """One way in for files and for what was pasted or dropped.

    Of several that come while one is on its way the newest counts. A small picture from memory is
    there at once.

    ``prepare`` is what is to be done to each picture on the thread, nothing if None; ``most_side``
    is that of ``read_picture``.
    """

    loaded = Signal(object, str)
    """What ``prepare`` made of a picture, and the picture's name."""
    refused = Signal(object)
    """A PictureError."""
    busy_changed = Signal(bool)
    """A picture that takes long is on its way, or no longer."""

    def __init__(
        self,
        parent: QObject | None = None,
        prepare: Callable[[Picture], object] | None = None,
        slow: int = SLOW,
        most_side: int | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare, self._most_side = prepare, most_side
        self._newest = Newest(self)
        self._newest.finished.connect(self._on_finished)
        self._newest.failed.connect(self._on_failed)
        self._name = ""
        self._busy = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(slow)
        self._patience.timeout.connect(self._on_slow)

    @property
    def running(self) -> bool:
        """Whether a picture is on its way."""
        return self._busy or self._patience.isActive()

    def open(self, path: str | os.PathLike[str]) -> None:
        """Read a picture file."""
        self._load(partial(read_file, path, self._most_side), PureWindowsPath(path).name)

    def take(self, mime: QMimeData, name: str) -> bool:
        """Use the picture or the file that was pasted or dropped; False if there is none."""
        found = picture_from_mime(mime)
        if isinstance(found, Path):
            self.open(found)
        elif found is not None:
            read = partial(picture_of_image, found, name, self._most_side)
            small = found.width() * found.height() <= SMALL
            (self._use_now if small and not self.running else self._load)(read, name)
        return found is not None

    def give_up(self) -> str:
        """Leave the picture that is on its way; gives its name."""
        self._newest.give_up()
        self._settle()
        return self._name

    def close_down(self) -> None:
        """End what is under way."""
        self._settle()
        self._newest.close()

    def _load(self, read: Callable[[], Picture], name: str) -> None:
        if not self.running:
            self._patience.start()
        self._name = name
        self._newest.ask(object(), partial(_reports, read, self._prepare))

    def _use_now(self, read: Callable[[], Picture], name: str) -> None:
        """Without a thread: what is pasted twice in a moment is two pictures."""
        try:
            (prepared,) = _reports(read, self._prepare, Event())
        except PictureError as error:
            self.refused.emit(error)
        else:
            self.loaded.emit(prepared, name)

    def _on_slow(self) -> None:
        self._set_busy(True)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def _settle(self) -> None:
        self._patience.stop()
        self._set_busy(False)

    def _on_finished(self, prepared: object) -> None:
        self._settle()
        self.loaded.emit(prepared, self._name)

    def _on_failed(self, error: Exception) -> None:
        newest = self.running and not self._newest.running
        if newest:
            self._settle()
        if not isinstance(error, PictureError):
            raise error
        if newest:
            self.refused.emit(error)


def _reports(
    read: Callable[[], Picture], prepare: Callable[[Picture], object] | None, stop: Event
) -> Iterator[object]:
    """The work of the thread: the picture, or what is made of it, as its only report."""
    picture = read()
    if not stop.is_set():
        yield picture if prepare is None else prepare(picture)
