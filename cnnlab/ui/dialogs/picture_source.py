"""A picture loader as a tab uses it: refusals in words, and a pointer that shows work."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.core.picture import Picture
from cnnlab.files.picture_error import PictureError
from cnnlab.lab.shared.picture_loader import PictureLoader
from cnnlab.ui.widgets.table_mime import holds_cells


class PictureSource(PictureLoader):
    """Files, and what was pasted or dropped on a widget."""

    unusable = Signal(object)
    """Why a picture was not taken: a function that says it in the language in use."""

    def __init__(
        self,
        host: QWidget,
        prepare: Callable[[Picture], object] | None = None,
        most_side: int | None = None,
    ) -> None:
        super().__init__(host, prepare, most_side=most_side)
        self._host = host
        self.refused.connect(self._on_refused)
        self.busy_changed.connect(self._on_busy)

    def take(self, mime: QMimeData, name: str) -> bool:
        """Use a picture or a file; cells of a table are none, whatever picture is beside them."""
        return not holds_cells(mime) and super().take(mime, name)

    def _on_refused(self, error: PictureError) -> None:
        from cnnlab.ui.dialogs.picture_messages import picture_message  # not needed to start

        self.unusable.emit(partial(picture_message, error))

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._host.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self._host.unsetCursor()
