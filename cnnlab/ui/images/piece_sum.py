"""Where the number of a cell comes from, in small grids or in words."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.piece_sum import SumPicture, paint_sum
from cnnlab.scene.text import number_font
from cnnlab.ui.widgets.text_block import TextBlock

LINES = 4  # of text: a piece has three rows, with figures as large as text
SHARES = 1.0, 0.9, 0.8, 0.7  # of the usual size of text


class PieceSum(TextBlock):
    """Says its text; where there are numbers of a match, these are painted in its place."""

    def __init__(self) -> None:
        super().__init__(LINES)
        self._theme = load_theme("light")
        self.picture: SumPicture | None = None

    def show_sum(self, text: str, picture: SumPicture | None) -> None:
        """Show other numbers, with all of them as text, or a text alone."""
        self.picture = picture
        self.set_text(text)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.picture is not None:
            size = float(self.fontInfo().pixelSize())
            rect = QRectF(self.rect())
            paint_sum(painter, rect, self.picture, self._theme, self.font(), size)
        else:
            self._paint_text(painter)
        painter.end()

    def _paint_text(self, painter: QPainter) -> None:
        """In smaller figures where there is no room for all of it."""
        painter.setPen(self.palette().color(self.foregroundRole()))
        for share in SHARES:
            painter.setFont(number_font(self.font(), self.fontInfo().pixelSize() * share))
            if self.rect().contains(painter.boundingRect(self.rect(), self._how, self._text)):
                break
        painter.drawText(self.rect(), self._how, self._text)
