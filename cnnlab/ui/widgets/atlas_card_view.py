"""The card beside a map as a kept picture."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QPixmap

from cnnlab.scene.atlas_card import MapCard, paint_card
from cnnlab.scene.colours import Theme
from cnnlab.scene.pixmaps import painted


class CardView:
    """Holds the card, and its picture while it is seen."""

    def __init__(self) -> None:
        self.card: MapCard | None = None
        self._pixmap: QPixmap | None = None

    def show(self, card: MapCard | None) -> bool:
        """Another card, or none; False where it is the same one."""
        if card is self.card:
            return False
        self.card, self._pixmap = card, None
        return True

    def forget(self) -> None:
        """Paint it anew; what is not seen keeps no picture."""
        self._pixmap = None

    def paint(
        self, painter: QPainter, rect: QRectF, theme: Theme, base: QFont, ratio: float
    ) -> None:
        """In a rectangle, on a screen of so many pixels for each of the widget's."""
        card = self.card
        if card is None:
            return
        size = rect.size().toSize()
        if self._pixmap is None or self._pixmap.size() != size * ratio:

            def paint(inner: QPainter) -> None:
                paint_card(inner, card, QRectF(QPointF(0, 0), rect.size()), theme, base)

            self._pixmap = painted(size, ratio, paint)
        painter.drawPixmap(rect.topLeft(), self._pixmap)
