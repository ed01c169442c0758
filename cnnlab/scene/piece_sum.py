"""A match as it is worked out: window × piece = products, their sum, its share of a perfect one.

Numbers stand in small grids, coloured as everywhere, so that products of one sign are seen at once.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme, diverging_colour, ink_on
from cnnlab.scene.text import KeyedFont, draw_centred, number, number_font, text_width

GAP = 0.75  # of the figures' size, round a sign
PAD = 0.36  # likewise, beside a number in its cell
SMALLEST = 8.0  # px of figures
SIGNS = "×", "=", ""


@dataclass(frozen=True, eq=False)
class SumPicture:
    """A window and a piece (rows, columns), and what their sum is, in as many lines at most."""

    window: Array
    piece: Array
    result: tuple[str, ...]

    @property
    def grids(self) -> tuple[Array, Array, Array]:
        """Window, piece and products."""
        return self.window, self.piece, self.window * self.piece


def paint_sum(
    painter: QPainter, rect: QRectF, shown: SumPicture, theme: Theme, base: QFont, size: float
) -> None:
    """All of it side by side, as high as the rectangle; smaller where it is too wide."""
    row = rect.height() / shown.window.shape[0]
    size = min(size, row * 0.78)
    font = number_font(base, size)
    while size > SMALLEST and _width(shown, font) > rect.width():
        size -= 1.0
        font = number_font(base, size)
    left, gap = rect.left(), GAP * font.pixelSize()
    for values, sign in zip(shown.grids, SIGNS, strict=True):
        cell = _cell(values, font)
        _paint_grid(painter, QPointF(left, rect.top()), values, (cell, row), theme, font)
        left += cell * values.shape[1] + gap
        painter.setPen(theme.text)
        room = QRectF(left, rect.top(), text_width(sign, font), rect.height())
        draw_centred(painter, room, sign, font)
        left = room.right() + gap
    painter.setPen(theme.text)
    for line, text in enumerate(shown.result):
        room = QRectF(left, rect.top() + line * row, text_width(text, font), row)
        draw_centred(painter, room, text, font)


def _width(shown: SumPicture, font: KeyedFont) -> float:
    grids = sum(_cell(values, font) * values.shape[1] for values in shown.grids)
    signs = sum(text_width(sign, font) for sign in SIGNS)
    result = max((text_width(text, font) for text in shown.result), default=0.0)
    return grids + signs + result + 2 * GAP * font.pixelSize() * len(SIGNS)


def _cell(values: Array, font: KeyedFont) -> float:
    return (
        max(text_width(number(float(v), 4), font) for v in values.ravel())
        + 2 * PAD * font.pixelSize()
    )


def _paint_grid(
    painter: QPainter,
    corner: QPointF,
    values: Array,
    cell: tuple[float, float],
    theme: Theme,
    font: KeyedFont,
) -> None:
    """Each number on its colour."""
    painter.setFont(font)
    largest = float(np.abs(values).max()) or 1.0
    for (row, column), value in np.ndenumerate(values):
        place = QRectF(
            corner.x() + column * cell[0], corner.y() + row * cell[1], cell[0] - 1, cell[1] - 1
        )
        colour = diverging_colour(float(value), largest, theme)
        painter.fillRect(place, colour)
        painter.setPen(ink_on(colour))
        draw_centred(painter, place, number(float(value), 4), font)
