"""A neuron with many inputs, such as a window of a convolution: grids of numbers to read."""

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter

from cnnlab.core.arrays import Array
from cnnlab.scene.colours import Theme
from cnnlab.scene.grid import Cells, paint_grid
from cnnlab.scene.lattice import Lattice
from cnnlab.scene.neuron_picture import (
    MARGIN,
    NeuronLayout,
    NeuronPicture,
    link_pen,
    paint_body,
)
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
    """Where they stand, left of the sum."""
    left, right = rect.left() + MARGIN, layout.sum.left() - 44
    width = (right - left - 26) / 2
    top, height = rect.top() + 34, rect.height() - 100
    bias = QRectF(layout.sum.center().x() - 36, rect.bottom() - 52, 72, 36)
    return WindowLayout(
        QRectF(left, top, width, height), QRectF(left + width + 26, top, width, height), bias
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
    edge = places.weights.right() + 4
    painter.drawLine(QPointF(edge, middle.y()), QPointF(layout.sum.left(), middle.y()))
    painter.setPen(link_pen(float(shown.weights[-1]), float(np.abs(shown.weights).max()), theme))
    painter.drawLine(
        QPointF(middle.x(), layout.sum.bottom()), QPointF(middle.x(), places.bias.top())
    )
    paint_body(painter, layout, shown, theme, font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    x, w = window.grids
    for area, arrays, name in ((places.inputs, x, "x"), (places.weights, w, "w")):
        _paint_column(painter, area, arrays, theme, font, name)
    _paint_times(painter, places, theme, font)
    painter.restore()


def _paint_column(
    painter: QPainter, area: QRectF, arrays: Array, theme: Theme, font: QFont, name: str
) -> None:
    """A grid for each channel, one under the other, in the middle of an area."""
    count, rows, columns = arrays.shape
    gap = 8.0
    cell = min(
        LARGEST, area.width() / columns, (area.height() - gap * (count - 1)) / (rows * count)
    )
    cell = max(2.0, math.floor(cell))
    high = count * rows * cell + gap * (count - 1)
    left, top = area.center().x() - columns * cell / 2, area.center().y() - high / 2
    largest = float(np.abs(arrays).max())
    for channel in range(count):
        rect = QRectF(round(left), round(top), columns * cell, rows * cell)
        paint_grid(
            painter,
            Cells(arrays[channel], largest),
            Lattice(rect, rows, columns, cell),
            theme,
            font,
        )
        top += rows * cell + gap
    large = number_font(font, 18)
    painter.setFont(large)
    painter.setPen(theme.muted)
    above = QRectF(area.x(), area.center().y() - high / 2 - 28, area.width(), 24)
    draw_centred(painter, above, name, large)


def _paint_times(painter: QPainter, places: WindowLayout, theme: Theme, font: QFont) -> None:
    large = number_font(font, 22)
    painter.setFont(large)
    painter.setPen(theme.text)
    between = QRectF(places.inputs.right(), places.inputs.y(), 26, places.inputs.height())
    draw_centred(painter, between, "×", large)
