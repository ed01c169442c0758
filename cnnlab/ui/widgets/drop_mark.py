"""A frame and one line over what would take the thing that is dragged over it."""

from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme, load_theme

FRAME: Final = 4  # px
AROUND: Final = QMargins(18, 9, 18, 9)  # px between the line and the edge of its card


class DropMark(QWidget):
    """Lies over its parent while it says something; a drag goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._theme = load_theme("light")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def text(self) -> str:
        """What it says; empty while it is not shown."""
        return self._text

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def tell(self, text: str) -> None:
        """Say what a drop would do; nothing is shown for an empty text."""
        self._text = text
        self.fit()
        self.setVisible(bool(text))
        self.raise_()

    def fit(self) -> None:
        """Cover the parent, of which nothing is painted anew but what lies under frame and line."""
        parent = self.parentWidget()
        if parent is not None and self._text:
            self.setGeometry(parent.rect())
            inside = self.rect().marginsRemoved(QMargins(FRAME, FRAME, FRAME, FRAME))
            self.setMask(QRegion(self.rect()).subtracted(QRegion(inside)).united(self._card()))
            self.update()

    def _card(self) -> QRect:
        """Where the line stands: in the middle, no wider than what it lies over."""
        size = self.fontMetrics().size(0, self._text).grownBy(AROUND)
        size.setWidth(min(size.width(), self.width() - 4 * FRAME))
        return QRect(self.rect().center() - QPoint(size.width() // 2, size.height() // 2), size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, card, theme = QPainter(self), self._card(), self._theme
        painter.fillRect(card, theme.accent)
        painter.setPen(QPen(theme.on_accent))
        line = card.marginsRemoved(AROUND)
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(QPen(theme.accent, FRAME, j=Qt.PenJoinStyle.MiterJoin))
        half = FRAME // 2
        painter.drawRect(self.rect().adjusted(half, half, -half, -half))
        painter.end()
