"""The button that stands out among others, since it starts what all of them are about."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

INSET, WIDTH, ROUND = 3.0, 2.0, 3.0  # px, of the frame of the focus


class MainButton(QPushButton):
    """Filled with the accent: where others have a frame in it round them, this has one inside."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "train")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlightedText(), WIDTH))
            inside = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
            painter.drawRoundedRect(inside, ROUND, ROUND)
            painter.end()
