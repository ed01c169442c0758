"""A splitter that shares its space by what it shows, until its handle is moved."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter


class FittedSplitter(QSplitter):
    """Subclasses say in ``fit`` how the space is shared."""

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self._restored = QByteArray()
        self.sized_by_hand = False
        self.splitterMoved.connect(self._on_moved)

    def fit(self) -> None:
        """Share the space, unless the user has."""
        raise NotImplementedError

    def restore(self, state: QByteArray) -> None:
        """Take the sizes of an earlier ``saveState``; of an empty one, those that fit."""
        self.sized_by_hand = False
        self._restored = state
        if self.isVisible():
            self._use_restored()

    def _use_restored(self) -> None:
        state, self._restored = self._restored, QByteArray()
        if not state.isEmpty():
            self.sized_by_hand = self.restoreState(state)
        self.fit()

    def _on_moved(self) -> None:
        self.sized_by_hand = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._use_restored()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
