"""Keeps a widget square in whatever room there is."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Square(QWidget):
    """Gives its one widget the largest square at the top."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        content.setParent(self)
        self.setMinimumSize(content.minimumSize())
        self.setSizePolicy(content.sizePolicy())

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = min(self.width(), self.height())
        self._content.setGeometry((self.width() - side) // 2, 0, side, side)
        super().resizeEvent(event)
