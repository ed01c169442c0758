"""A few lines of text that change while something moves: painted, not laid out."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.text import FIRST_HAN
from cnnlab.ui.widgets.accessible import describe_as

ROOM = QRect(0, 0, 1000, 10_000)  # px, more than any text needs


class TextBlock(QWidget):
    """Wraps its text in the room it has; a QLabel would have the whole window laid out anew."""

    def __init__(self, lines: int, middle: bool = False, centred: bool = False) -> None:
        super().__init__()
        self._text, self._lines = "", lines
        self._tall = False
        """Whether letters come from a font with higher lines, as Chinese ones may."""
        down = Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignTop
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        self._how = int(across | down | Qt.TextFlag.TextWordWrap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Set the text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            if text and (max(text) >= FIRST_HAN) != self._tall:
                self._tall = not self._tall
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        high = metrics.lineSpacing() * self._lines
        if self._tall:
            lines = "\n".join(self._lines * "国")
            high = max(high, metrics.boundingRect(ROOM, self._how, lines).height())
        return QSize(80, high + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self._how, self._text)


describe_as(TextBlock, QAccessible.Role.StaticText)
