"""A dot that shows how wide the pen is."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnlab.lab.digits.sketch import THICKEST, USUAL_PEN
from cnnlab.scene.colours import Theme, load_theme

LARGEST = 24  # px of the widest pen's dot


class PenDot(QWidget):
    """Wider for a wider pen, in proportion."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._width = USUAL_PEN
        self.setFixedSize(LARGEST + 4, LARGEST + 4)

    def set_width(self, width: float) -> None:
        """A pen's width, in shares of the canvas."""
        self._width = width
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.text)
        painter.setBrush(self._theme.text)
        radius = max(self._width / THICKEST * LARGEST / 2 - 0.5, 0.5)
        painter.drawEllipse(QPointF(self.rect().center()) + QPointF(0.5, 0.5), radius, radius)
