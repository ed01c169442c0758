"""A picture loader as a tab uses it: refusals in words, a pointer that shows work, and undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from cnnlab.core.picture import Picture
from cnnlab.files.picture_error import PictureError
from cnnlab.lab.shared.picture_loader import PictureLoader
from cnnlab.ui.widgets.table_mime import holds_cells


class PictureSource(PictureLoader):
    """Files, and what was pasted or dropped on a widget whose steps ``stack`` holds.

    Undo leaves a picture that is on its way: come later, it would end what can be redone.
    """

    unusable = Signal(object)
    """Why a picture was not taken: a function that says it in the language in use."""

    def __init__(
        self,
        host: QWidget,
        stack: QUndoStack,
        prepare: Callable[[Picture], object] | None = None,
        most_side: int | None = None,
    ) -> None:
        super().__init__(host, prepare, most_side=most_side)
        self._host, self._stack = host, stack
        stack.indexChanged.connect(self._on_index_changed)
        self.refused.connect(self._on_refused)
        self.busy_changed.connect(self._on_busy)

    def take(self, mime: QMimeData, name: str) -> bool:
        """Use a picture or a file; cells of a table are none, whatever picture is beside them."""
        return not holds_cells(mime) and super().take(mime, name)

    def cancel(self) -> bool:
        """Leave a picture that is on its way; whether one was."""
        return self._leave(self._cancelled)

    def _on_refused(self, error: PictureError) -> None:
        from cnnlab.ui.dialogs.picture_messages import picture_message  # not needed to start

        self.unusable.emit(partial(picture_message, error))

    def _on_index_changed(self, index: int) -> None:
        if self.running and index < self._stack.count():  # it may be gone when nothing runs
            self._leave(self._undone)

    def _leave(self, said: Callable[[str], str]) -> bool:
        running = self.running
        if running:
            self.unusable.emit(partial(said, self.give_up()))
        return running

    def _undone(self, name: str) -> str:
        text = self.tr("“{name}” was still being read when you undid a step, so it was not used.")
        return text.format(name=name)

    def _cancelled(self, name: str) -> str:
        return self.tr("“{name}” was not used: it was cancelled.").format(name=name)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self._host.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self._host.unsetCursor()
