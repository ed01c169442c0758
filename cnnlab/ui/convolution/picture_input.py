"""Pictures as input: asked about, and used as one undo step."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from cnnlab.core.picture import Picture
from cnnlab.core.sampling import Sampling
from cnnlab.ui.convolution.bench_edits import BenchEdits
from cnnlab.ui.dialogs.picture_source import PictureSource


class PictureInput(PictureSource):
    """Every way in for a picture ends in ``use``."""

    def __init__(self, edits: BenchEdits, stack: QUndoStack, host: QWidget) -> None:
        super().__init__(host, stack)
        self._edits = edits
        self._last: Sampling | None = None
        self.loaded.connect(self.use)

    def use(self, picture: Picture, name: str) -> None:
        """Ask how to use a picture, and use it."""
        from cnnlab.ui.dialogs.picture import PictureDialog  # not needed to start

        sampling = PictureDialog.ask(picture, name, self._host, self._last)
        if sampling is not None:
            self._last = sampling
            self._edits.use_picture(picture, sampling)

    def take_mime(self, mime: QMimeData) -> bool:
        """Use a picture that was pasted or dropped; False if there is none."""
        return self.take(mime, self.tr("Clipboard"))
