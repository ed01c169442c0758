"""One line under the stage: what happens now, and what the colours and the frame mean."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import STRONGEST, Theme, load_theme, mixed
from cnnlab.ui.widgets.accessible import describe_as

AROUND = 3  # px above and below the text
APART = 16  # px between entries of the key
SWATCH = 0.72  # of the text's height


class Caption(QWidget):
    """Painted, as a label would have the whole window laid out anew at every step."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._theme = "", load_theme("light")
        self._says, self._keyed = True, True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """What happens now; empty where that is turned off."""
        return self._text if self._says else ""

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def set_parts(self, says: bool, keyed: bool) -> None:
        """Whether it says what happens, and has a key to the colours; without both it is hidden."""
        self._says, self._keyed = says, keyed
        self.setVisible(says or keyed)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def key(self) -> list[tuple[str, QColor | None]]:
        """Words of the key, each with its colour; the frame of the window has none."""
        theme = self._theme
        return [
            (self.tr("above 0"), mixed(theme.positive, theme.zero, STRONGEST)),
            (self.tr("below 0"), mixed(theme.negative, theme.zero, STRONGEST)),
            (self.tr("now"), None),
        ]

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 2 * AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_key(painter) if self._keyed else float(self.width())
        if self._says:
            painter.setPen(self._theme.text)
            room = QRectF(8, 0, left - 8 - APART, self.height())
            metrics = QFontMetricsF(self.font())
            text = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()

    def _paint_key(self, painter: QPainter) -> float:
        """From the right; gives where it begins."""
        metrics, x = QFontMetricsF(self.font()), self.width() - 8.0
        side = metrics.height() * SWATCH
        for word, colour in reversed(self.key()):
            x -= metrics.horizontalAdvance(word)
            painter.setPen(self._theme.muted)
            baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(x, baseline), word)
            x -= side + 5
            square = QRectF(x, (self.height() - side) / 2, side, side)
            if colour is None:
                painter.setPen(QPen(self._theme.accent, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            else:
                painter.setPen(QPen(self._theme.line, 1))
                painter.setBrush(colour)
            painter.drawRect(square.adjusted(1, 1, -1, -1))
            x -= APART
        return x

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


describe_as(Caption, QAccessible.Role.StaticText)
