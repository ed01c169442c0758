"""A neuron with many inputs, such as a window of a convolution: grids of numbers to read."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QPainter

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.neuron_layout import MARGIN, NeuronLayout
from cnnlab.scene.neuron_picture import NeuronPicture, link_pen, paint_body
from cnnlab.scene.text import draw_centred, number_font

LARGEST = 40.0  # px of a cell
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


def arrange_window(rect: QRectF, layout: NeuronLayout) -> WindowLayout:
    """Left of the sum, the inputs over the weights; the bias under the sum."""
    left, width = rect.left() + MARGIN, layout.sum.left() - 40 - rect.left() - MARGIN
    half = rect.height() / 2
    bias = QRectF(layout.sum.center().x() - 36, rect.bottom() - 60, 72, 36)
    return WindowLayout(
        QRectF(left, rect.top() + 34, width, half - 56),
        QRectF(left, rect.top() + half + 30, width, half - 56),
        bias,
    )


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
    places = arrange_window(rect, layout)
    middle = layout.sum.center()
    painter.setPen(link_pen(1.0, 2.0, theme))
    edge = places.weights.right() + 10
    painter.drawLine(QPointF(edge, places.inputs.top()), QPointF(edge, places.weights.bottom()))
    painter.drawLine(QPointF(edge, middle.y()), QPointF(layout.sum.left(), middle.y()))
    painter.setPen(link_pen(float(shown.weights[-1]), float(np.abs(shown.weights).max()), theme))
    painter.drawLine(
        QPointF(middle.x(), layout.sum.bottom()), QPointF(middle.x(), places.bias.top())
    )
    paint_body(painter, layout, shown, theme, font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    x, w = window.grids
    for area, arrays, name in ((places.inputs, x, "x"), (places.weights, w, "w")):
        _paint_channels(painter, area, arrays, theme, font, name)
    _paint_signs(painter, places, theme, font)
    painter.restore()


def _paint_channels(
    painter: QPainter, area: QRectF, arrays: Array, theme: Theme, font: QFont, name: str
) -> None:
    """A grid for each channel, side by side or one under the other, whichever is larger."""
    count, rows, columns = arrays.shape
    gap = 8.0
    across = _cell(area, rows, columns * count, 0, gap * (count - 1))
    down = _cell(area, rows * count, columns, gap * (count - 1), 0)
    cell = max(across, down)
    step = QPointF(columns * cell + gap, 0) if across >= down else QPointF(0, rows * cell + gap)
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


def _cell(area: QRectF, rows: int, columns: int, high: float, wide: float) -> float:
    """Side of a cell, so that so many fit beside gaps of so many pixels."""
    fits = min((area.width() - wide) / columns, (area.height() - high) / rows, LARGEST)
    return max(2.0, float(math.floor(fits)))


def _paint_signs(painter: QPainter, places: WindowLayout, theme: Theme, font: QFont) -> None:
    """× between inputs and weights, and the bias's name."""
    large = number_font(font, 22)
    painter.setFont(large)
    painter.setPen(theme.muted)
    middle = (places.inputs.bottom() + places.weights.top()) / 2 - 6
    between = QRectF(places.inputs.x(), middle - 14, places.inputs.width(), 28)
    draw_centred(painter, between, "×", large)
    bias = places.bias
    draw_centred(painter, QRectF(bias.x() - 30, bias.y(), 24, bias.height()), "b", large)
