"""A colour bar with the numbers at its ends, under a histogram of what is shown."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.levels import Histogram
from cnnlab.core.tiers import STEPS
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.picture_paint import colour_table
from cnnlab.scene.text import number, number_font, text_width, write_left_to_right
from cnnlab.ui.widgets.accessible import describe_as

BAR = 10  # px high
HISTOGRAM = 34  # px high


class LevelScale(QWidget):
    """Levels from low to high: how often each is met, its colour, and what numbers they are."""

    def __init__(self) -> None:
        super().__init__()
        self._ends = 0.0, 255.0
        self._signed = False
        self._counts: Histogram | None = None
        self._theme = load_theme("light")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def ends(self) -> tuple[float, float]:
        """Numbers at the ends of the bar."""
        return self._ends

    @property
    def counts(self) -> Histogram | None:
        """How often numbers are met; None while there are none."""
        return self._counts

    def set_scale(self, low: float, high: float, signed: bool, counts: Histogram | None) -> None:
        """Show other levels; no counts where there is no picture."""
        self._ends, self._signed, self._counts = (low, high), signed, counts
        self.setAccessibleDescription(f"{number(low)} … {number(high)}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HISTOGRAM + BAR + self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        write_left_to_right(painter)
        if self._counts is not None:
            self._paint_histogram(painter, self._counts.counts.astype(np.float64))
            self._paint_bar(painter)
            self._paint_numbers(painter)
        painter.end()

    def _paint_histogram(self, painter: QPainter, counts: np.ndarray) -> None:
        """Square roots, or a picture's ground would hide all that stands out from it."""
        heights = np.sqrt(counts / max(1.0, counts.max())) * HISTOGRAM
        width = self.width() / len(heights)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.muted)
        painter.drawRects(
            [
                QRectF(i * width, HISTOGRAM - max(1.0, height), width, max(1.0, height))
                for i, height in enumerate(heights.tolist())
                if height
            ]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_bar(self, painter: QPainter) -> None:
        colours = np.ascontiguousarray(colour_table(self._theme, self._signed)[: STEPS + 1])
        count = len(colours)
        image = QImage(colours.data, count, 1, 4 * count, QImage.Format.Format_RGB32)
        bar = QRectF(0.5, HISTOGRAM + 0.5, self.width() - 1, BAR)
        painter.drawImage(bar, image)
        painter.setPen(QPen(self._theme.line, 1))
        painter.drawRect(bar)

    def _paint_numbers(self, painter: QPainter) -> None:
        low, high = self._ends
        font = number_font(self.font(), self.fontInfo().pixelSize() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.muted))
        below = self.rect().adjusted(0, HISTOGRAM + BAR + 2, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | top), number(low))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignRight | top), number(high))
        if low < 0 < high:
            x = self.width() * -low / (high - low)
            painter.fillRect(QRectF(x - 0.5, HISTOGRAM, 1, BAR + 4), self._theme.text)
            half = text_width("0", font)
            place = QRectF(x - half, below.y(), 2 * half, below.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | top), "0")


describe_as(LevelScale, QAccessible.Role.Chart)
