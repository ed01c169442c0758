"""What the pictures of the ideas have in common: a theme, fonts, and words for screen readers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFontInfo,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.text import KeyedFont, number_font, static_text
from cnnlab.ui.widgets.accessible import describe_as


class IdeaCanvas(QWidget):
    """Painted by ``draw``, which gets a painter that smooths edges.

    Its texts are smaller where there is less than ``room`` for them, (across, down) in lines.
    """

    room = (1.0, 1.0)

    def __init__(self) -> None:
        super().__init__()
        self.theme = load_theme("light")
        self._line = float(self.fontMetrics().lineSpacing())
        self._fonts: dict[tuple[float, bool], KeyedFont] = {}
        self._layer: tuple[object, QPixmap] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.theme = theme
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Paint what it shows."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """What a screen reader says of it."""
        self.setAccessibleDescription(text)

    def font_of(self, share: float, bold: bool = False) -> KeyedFont:
        """The widget's font at a share of its size."""
        share *= self.scale
        found = self._fonts.get((share, bold))
        if found is None:
            size = QFontInfo(self.font()).pixelSize() * share
            found = self._fonts[share, bold] = number_font(self.font(), size, bold)
        return found

    @property
    def scale(self) -> float:
        """Size of its texts, 1 where there is room for them."""
        high = self._line
        return min(1.0, self.width() / (self.room[0] * high), self.height() / (self.room[1] * high))

    def draw_layer(self, painter: QPainter, key: object, draw: Callable[[QPainter], None]) -> None:
        """What stays as it is while something moves: painted anew for another ``key`` or size."""
        ratio = self.devicePixelRatioF()
        whole = key, self.size(), ratio, self.theme.dark, self.font_of(1.0).cached_key
        if self._layer is None or self._layer[0] != whole:
            self._layer = whole, painted(self.size(), ratio, draw)
        painter.drawPixmap(QPointF(0, 0), self._layer[1])

    @property
    def line(self) -> float:
        """Height of a line of text."""
        return self._line * self.scale

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        if self.width() > 20 and self.height() > 20:
            self.draw(painter)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._layer = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fonts.clear()
            self._line = float(self.fontMetrics().lineSpacing())
            self.update()
        super().changeEvent(event)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: KeyedFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """A line of text in the middle of a rectangle's height, in its middle or at an edge.

    It is smaller where it would not fit in.
    """
    laid_out, width, height = static_text(text, font)
    if width > rect.width() > 8:
        font = number_font(font, font.pixelSize() * rect.width() / width, font.bold())
        laid_out, width, height = static_text(text, font)
    x = rect.x() + (rect.width() - width) / 2
    if align == Qt.AlignmentFlag.AlignLeft:
        x = rect.left()
    elif align == Qt.AlignmentFlag.AlignRight:
        x = rect.right() - width
    painter.setFont(font)
    painter.setPen(colour)
    y = rect.y() + (rect.height() - height) / 2
    painter.drawStaticText(QPointF(round(x), round(y)), laid_out)


def paint_unknown(painter: QPainter, rect: QRectF, theme: Theme, font: KeyedFont) -> None:
    """The place of what is still to be expected."""
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.unseen)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    write(painter, rect, "?", font, theme.muted)


describe_as(IdeaCanvas, QAccessible.Role.Graphic)
