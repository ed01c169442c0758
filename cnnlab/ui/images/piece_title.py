"""A line of text over a grid that changes while something moves: painted, not laid out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from cnnlab.ui.widgets.text_block import TextBlock


class LineTitle(TextBlock):
    """One line in its middle, cut off where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__(1)

    def sizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().lineSpacing() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        elide = Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self._text, elide, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
