"""A combo box that screen readers call by its name, not by what is chosen in it."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class NamedCombo(QComboBox):
    """On Linux Qt's name of a combo box is its own text: there only a label beside it names it.

    Where none is seen, it has one that is not.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        if self._label is not None:
            self._label.setText(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if self._label is None and parent is not None and not self._has_label(parent):
            self._label = QLabel(self.accessibleName(), parent)
            self._label.hide()
            self._label.setBuddy(self)

    def _has_label(self, parent: QWidget) -> bool:
        """Qt looks for it among the widgets beside it only."""
        return any(isinstance(one, QLabel) and one.buddy() is self for one in parent.children())
