"""Pictures as input: asked about, and used as one undo step."""

import os
from functools import partial

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.picture_loader import PictureLoader
from cnnlab.lab.shared.pictures import PictureError, Sampling
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.widgets.busy import show_busy


class PictureInput(QObject):
    """Every way in for a picture ends in ``use``."""

    refused = Signal(object)
    """A picture was not taken; a Say that says why."""

    def __init__(self, commands: BenchEdits, host: QWidget) -> None:
        super().__init__(host)
        self._commands = commands
        self._host = host
        self._last: Sampling | None = None
        self._loader = PictureLoader(self)
        self._loader.loaded.connect(self.use)
        self._loader.refused.connect(self._on_refused)
        self._loader.busy_changed.connect(partial(show_busy, host))

    def open(self, path: str | os.PathLike[str]) -> None:
        """Ask how to use a picture file, and use it; say what is wrong if it is none."""
        self._loader.open(path)

    def use(self, image: QImage, name: str) -> None:
        """Ask how to use a picture, and use it."""
        from cnnlab.ui.dialogs.picture import PictureDialog  # not needed to start

        sampling = PictureDialog.ask(image, name, self._host, self._last)
        if sampling is not None:
            self._last = sampling
            self._commands.use_picture(image, sampling)

    def take_mime(self, mime: QMimeData) -> bool:
        """Use a picture that was pasted or dropped; False if there is none."""
        return self._loader.take(mime, self.tr("Clipboard"))

    def close_down(self) -> None:
        """Cancel loading."""
        self._loader.close_down()

    def _on_refused(self, error: PictureError) -> None:
        from cnnlab.ui.dialogs.picture_messages import picture_message  # not needed to start

        self.refused.emit(partial(picture_message, error))
