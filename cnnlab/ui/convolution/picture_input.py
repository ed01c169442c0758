"""Pictures as input: opened, pasted or dropped, asked about, and used as one undo step."""

from pathlib import PureWindowsPath

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.pictures import PictureError, Sampling, picture_from_mime, read_picture
from cnnlab.ui.convolution.bench_edits import BenchEdits


class PictureInput(QObject):
    """Every way in for a picture ends in ``use``."""

    refused = Signal(str)
    """A picture was not taken; the message says why."""

    def __init__(self, commands: BenchEdits, host: QWidget) -> None:
        super().__init__(host)
        self._commands = commands
        self._host = host
        self._last: Sampling | None = None

    def open(self, path: str) -> None:
        """Ask how to use a picture file, and use it; say what is wrong if it is none."""
        try:
            image = read_picture(path)
        except PictureError as error:
            from cnnlab.ui.dialogs.picture_messages import picture_message  # not needed to start

            self.refused.emit(picture_message(error))
            return
        self.use(image, PureWindowsPath(path).name)

    def use(self, image: QImage, name: str) -> None:
        """Ask how to use a picture, and use it."""
        from cnnlab.ui.dialogs.picture import PictureDialog  # not needed to start

        sampling = PictureDialog.ask(image, name, self._host, self._last)
        if sampling is not None:
            self._last = sampling
            self._commands.use_picture(image, sampling)

    def take_mime(self, mime: QMimeData) -> bool:
        """Use a picture that was pasted or dropped; False if there is none."""
        found = picture_from_mime(mime)
        if found is None:
            return False
        if isinstance(found, QImage):
            self.use(found, self.tr("Clipboard"))
        else:
            self.open(str(found))
        return True
