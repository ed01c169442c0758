"""The answer in large type, with its probability and the second guess."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel

from cnnlab.ui.widgets.text_block import TextBlock

DOUBT = 0.36  # size of the question mark, of the digit's
TALL = 1.05  # height of the digit's line, of the width
LEAST = 40  # px of the digit's line
EDGE = 6  # px


class LargeAnswer(QLabel):
    """A digit as large as there is space, a question mark smaller beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A digit, its question mark beside it, and the line's height fit."""
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(100)
        across = QFontMetricsF(font).horizontalAdvance("0")
        font.setPixelSize(round(100 * DOUBT))
        across += QFontMetricsF(font).horizontalAdvance("?")
        font.setPixelSize(max(24, int(min(self.width() * 98 / across, self.height() * 0.98))))
        self.setFont(font)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        digit, doubt = self.text()[:1], self.text()[1:]
        painter, small = QPainter(self), QFont(self.font())
        small.setPixelSize(round(self.font().pixelSize() * DOUBT))
        font = self.font() if digit.isdigit() else small  # a dash as large as a digit is a bar
        large, little = QFontMetricsF(font), QFontMetricsF(small)
        wide, more = large.horizontalAdvance(digit), little.horizontalAdvance(doubt)
        ink = large.tightBoundingRect("0")
        left = (self.width() - wide - more) / 2
        base = (self.height() + ink.height()) / 2
        group, role = QPalette.ColorGroup.Active, QPalette.ColorRole
        colour = role.WindowText if digit.isdigit() else role.PlaceholderText
        painter.setPen(self.palette().color(group, colour))
        painter.setFont(font)
        painter.drawText(QRectF(left, base - large.ascent(), wide + 1, large.height()), 0, digit)
        painter.setFont(small)
        top = base - ink.height() - little.ascent() - little.tightBoundingRect(doubt).top()
        painter.drawText(QRectF(left + wide, top, more + 1, little.height()), 0, doubt)


class Verdict(QFrame):
    """A card with what the network reads, and how sure it is.

    Both are placed by hand: in a layout every other digit would have the window laid out anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.digit, self.said = LargeAnswer(), TextBlock(4, centred=True)
        self.digit.setParent(self)
        self.said.setParent(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both in the middle of the height, the text right below the digit."""
        inside = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        text = self.said.sizeHint().height()
        tall = max(LEAST, min(inside.height() - text, round(TALL * inside.width())))
        top = max(0, (inside.height() - tall - text) // 2)
        self.digit.setGeometry(inside.left(), inside.top() + top, inside.width(), tall)
        self.said.setGeometry(inside.left(), inside.top() + top + tall, inside.width(), text)
        super().resizeEvent(event)
