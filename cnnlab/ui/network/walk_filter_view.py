"""One filter, large: a coloured cell for each weight, with its number where there is space."""

import numpy as np
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.core.arrays import Array, Floats
from cnnlab.scene.colours import Theme, diverging_colour, ink_on, load_theme
from cnnlab.scene.text import draw_centred, number, number_font
from cnnlab.ui.widgets.accessible import describe_as

NUMBERS_FROM = 34  # px of a cell
MOST_CELL = 72


class FilterView(QWidget):
    """Paints weights; its channels stand one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._weights: Array = np.zeros((0, 1))
        self._largest = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def weights(self) -> Array:
        """What is shown (C · kh, kw)."""
        return self._weights

    def set_filter(self, weights: Floats, largest: float) -> None:
        """Another filter (C, kh, kw), on colours up to ±``largest``."""
        self._weights = weights.reshape(-1, weights.shape[-1]).astype(np.float64)
        self._largest = largest
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Where a weight stands."""
        rows, columns = self._weights.shape
        side = min((self.width() - 3) // columns, (self.height() - 3) // max(1, rows), MOST_CELL)
        return QRectF(1.5 + column * side, 1.5 + row * side, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = self.cell_rect(0, 0).width()
        font = number_font(self.font(), min(15, side * 0.3))
        painter.setFont(font)
        for (row, column), weight in np.ndenumerate(self._weights):
            value, rect = float(weight), self.cell_rect(row, column)
            finite = bool(np.isfinite(value))
            shown = diverging_colour(value, self._largest, self._theme) if finite else None
            colour = self._theme.zero if shown is None else shown
            painter.fillRect(rect, colour)
            painter.setPen(self._theme.grid_line)
            painter.drawRect(rect)
            if side >= NUMBERS_FROM:
                painter.setPen(ink_on(colour))
                draw_centred(painter, rect, _text(value), font)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(240, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 100)


def _text(value: float) -> str:
    """A weight with two decimals, so that they are all alike; a large one with fewer."""
    if not abs(value) < 100:
        return number(value)
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


describe_as(FilterView, QAccessible.Role.Graphic)
