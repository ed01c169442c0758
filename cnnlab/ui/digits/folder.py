"""Digits of a data folder: loaded in the background, shown one after the other."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnlab.digits.library import Library
from cnnlab.files.data_error import DataError
from cnnlab.lab.digits.folder_digits import load, sample_of
from cnnlab.lab.shared.worker import Worker
from cnnlab.ui.dialogs.data_messages import folder_message, unused_message


class FolderPicker(QObject):
    """Keeps the folder's data and emits one of its digits at each request."""

    picked = Signal(object)
    """A Sample."""
    refused = Signal(object)
    """A Say."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._library: Library | None = None
        self._label: int | None = None
        self._session = Worker(self)
        self._session.finished.connect(self._on_loaded)
        self._session.failed.connect(self._on_failed)

    def choose(self, label: int | None = None) -> None:
        """Ask for a folder, for a digit of that label, any for None."""
        path = QFileDialog.getExistingDirectory(self._host, self.tr("Folder of digits"))
        if path:
            self.open(Path(path), label)

    def open(self, folder: Path, label: int | None = None) -> None:
        """Read a folder in the background, then show one of its digits."""
        if not self._session.running:
            self._label = label
            self._session.start(lambda stop: load(folder, stop))

    def next(self, label: int | None = None) -> None:
        """Show another digit; of a label, or any for None."""
        if self._library is None:
            self.choose(label)
            return
        sample = sample_of(self._library, np.random.default_rng(), label)
        if sample is None:
            self.refused.emit(
                lambda: self.tr("There is no {digit} in that folder.").format(digit=label)
            )
        else:
            self.picked.emit(sample)

    def close_down(self) -> None:
        """Cancel loading."""
        self._session.close()

    def _on_loaded(self, library: Library) -> None:
        self._library = library
        self.next(self._label)
        unread = [] if library.pictures is None else library.pictures.unread
        if unread:
            self.refused.emit(partial(unused_message, unread))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, (DataError, OSError)):
            raise error
        self.refused.emit(partial(folder_message, error))
