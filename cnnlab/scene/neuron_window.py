"""A neuron with many inputs, such as a window of a convolution: grids of numbers to read."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.neuron_layout import MARGIN, NeuronLayout
from cnnlab.scene.neuron_picture import NeuronPicture, link_pen, paint_body
from cnnlab.scene.text import draw_centred, number_font

LARGEST = 40.0  # px of a cell
GAP = 8.0  # px between channels
SIGN = 26.0  # px of the × between inputs and weights
MOST_GRIDS = 6  # channels that are drawn


@dataclass(frozen=True, eq=False)
class WindowPicture:
    """Inputs and weights (n,), and the (channels, rows, columns) that they come from, if any."""

    x: Array
    w: Array
    shape: tuple[int, ...] | None = None

    @property
    def grids(self) -> tuple[Array, Array]:
        """Both as (channels, rows, columns), padded with zeros where they fill no rectangle."""
        n = len(self.x)
        shape = self.shape
        if shape is None or math.prod(shape) != n:
            columns = math.ceil(math.sqrt(n))
            shape = (1, math.ceil(n / columns), columns)
        padded = math.prod(shape) - n
        x, w = (np.append(array, np.zeros(padded)).reshape(shape) for array in (self.x, self.w))
        return x[:MOST_GRIDS], w[:MOST_GRIDS]


@dataclass(frozen=True)
class WindowLayout:
    """Areas for the inputs' grids and the weights', and the bias's cell."""

    inputs: QRectF
    weights: QRectF
    bias: QRectF


def arrange_window(
    rect: QRectF, layout: NeuronLayout, shape: tuple[int, ...] = (1, 1, 1)
) -> WindowLayout:
    """Left of the sum, the inputs over the weights or beside them, whichever leaves more room."""
    left, width = rect.left() + MARGIN, layout.sum.left() - 40 - rect.left() - MARGIN
    top, height = rect.top() + 34, rect.height() - 56
    half, column = (height - 42) / 2, (width - SIGN) / 2
    bias = QRectF(layout.sum.center().x() - 36, rect.bottom() - 60, 72, 36)
    over = WindowLayout(
        QRectF(left, top, width, half), QRectF(left, top + half + 52, width, half - 10), bias
    )
    beside = WindowLayout(
        QRectF(left, top, column, height), QRectF(left + column + SIGN, top, column, height), bias
    )
    return max(over, beside, key=lambda places: _largest_cell(places.weights, shape)[0])


def paint_window(
    painter: QPainter,
    rect: QRectF,
    layout: NeuronLayout,
    window: WindowPicture,
    shown: NeuronPicture,
    theme: Theme,
    font: QFont,
) -> None:
    """Inputs × weights, channel under channel, into the sum with the bias."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, w = window.grids
    places = arrange_window(rect, layout, x.shape)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    grids = _paint_channels(painter, places.inputs, x, theme, font, "x")
    grids = grids.united(_paint_channels(painter, places.weights, w, theme, font, "w"))
    _paint_signs(painter, places, theme, font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ways(painter, layout, places, grids, shown, theme)
    paint_body(painter, layout, shown, theme, font)
    painter.restore()


def _paint_ways(
    painter: QPainter,
    layout: NeuronLayout,
    places: WindowLayout,
    grids: QRectF,
    shown: NeuronPicture,
    theme: Theme,
) -> None:
    """From all of the grids into the sum, and from the bias below it."""
    middle, edge = layout.sum.center(), places.weights.right() + 10
    painter.setPen(QPen(theme.muted, 2))
    painter.drawLine(QPointF(edge, grids.top()), QPointF(edge, grids.bottom()))
    painter.drawLine(QPointF(edge, middle.y()), QPointF(layout.sum.left(), middle.y()))
    painter.setPen(link_pen(float(shown.weights[-1]), float(np.abs(shown.weights).max()), theme))
    bias = QPointF(middle.x(), places.bias.top())
    painter.drawLine(QPointF(middle.x(), layout.sum.bottom()), bias)


def _paint_channels(
    painter: QPainter, area: QRectF, arrays: Array, theme: Theme, font: QFont, name: str
) -> QRectF:
    """A grid for each channel, side by side or one under the other; gives the pixels of all."""
    count, rows, columns = arrays.shape
    cell, across = _largest_cell(area, arrays.shape)
    step = QPointF(columns * cell + GAP, 0) if across else QPointF(0, rows * cell + GAP)
    size = step * (count - 1) + QPointF(columns * cell, rows * cell)
    corner = area.center() - size / 2
    corner = QPointF(round(corner.x()), round(corner.y()))
    largest = float(np.abs(arrays).max())
    for channel in range(count):
        rect = QRectF(corner + step * channel, QSizeF(columns * cell, rows * cell))
        lattice = Lattice(rect, rows, columns, cell)
        paint_grid(painter, Cells(arrays[channel], largest), lattice, theme, font)
    large = number_font(font, 18)
    painter.setFont(large)
    painter.setPen(theme.text)
    draw_centred(painter, QRectF(area.x(), corner.y() - 27, area.width(), 24), name, large)
    return QRectF(corner, QSizeF(size.x(), size.y()))


def _largest_cell(area: QRectF, shape: tuple[int, ...]) -> tuple[float, bool]:
    """Side of a cell in pixels, and whether channels stand side by side for it."""
    count, rows, columns = shape
    gaps = GAP * (count - 1)
    beside = min((area.width() - gaps) / (columns * count), area.height() / rows)
    below = min(area.width() / columns, (area.height() - gaps) / (rows * count))
    cell = min(max(beside, below), LARGEST)
    return max(2.0, float(math.floor(cell))), beside >= below


def _paint_signs(painter: QPainter, places: WindowLayout, theme: Theme, font: QFont) -> None:
    """× between inputs and weights, and the bias's name."""
    large = number_font(font, 22)
    painter.setFont(large)
    painter.setPen(theme.muted)
    middle = (places.inputs.center() + places.weights.center()) / 2
    draw_centred(painter, QRectF(middle.x() - 15, middle.y() - 20, 30, 28), "×", large)
    bias = places.bias
    draw_centred(painter, QRectF(bias.x() - 30, bias.y(), 24, bias.height()), "b", large)
