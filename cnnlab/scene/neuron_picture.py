"""One neuron as it is drawn: inputs, weights on their links, the sum, its function, the output."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from cnnlab.core.arrays import Array
from cnnlab.core.dense.functions import Function
from cnnlab.scene.colours import Theme, mixed
from cnnlab.scene.neuron_layout import MARGIN, THICKEST, NeuronLayout
from cnnlab.scene.notation import Symbol
from cnnlab.scene.plots import Axes, polylines
from cnnlab.scene.text import KeyedFont, draw_centred, number_font

THINNEST = 1.4  # px of a link
REACH = 3.0  # of the small curve, on either side of zero


@dataclass(frozen=True, eq=False)
class NeuronPicture:
    """What is painted: weights with the bias last, and what is lit or hidden.

    ``z`` is None while it is to be predicted. ``lit`` is a row; None where none is.
    """

    weights: Array
    names: tuple[str, ...]
    function: Function
    z: float | None = None
    lit: int | None = None
    function_name: str = ""


def paint_neuron(
    painter: QPainter,
    layout: NeuronLayout,
    shown: NeuronPicture,
    theme: Theme,
    base: QFont,
    area: QRectF,
) -> None:
    """What follows its numbers, over ``paint_still`` and under the cells, as far as in an area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_links(painter, layout, shown, theme, area)
    if area.intersects(layout.body):
        _paint_sum(painter, layout, shown, theme, base)
    if layout.roomy:
        _paint_weight_names(painter, layout, shown, theme, base)
    painter.restore()


def paint_still(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    """What stays while numbers change, to be kept: units, the function, and names beside them."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_bias_unit(painter, layout.units[-1], theme, lit=shown.lit == len(layout.units) - 1)
    _paint_function(painter, layout, shown, theme, base)
    _paint_unit_names(painter, layout, shown, theme, base)
    painter.restore()


def link_pen(weight: float, largest: float, theme: Theme) -> QPen:
    """Colour and width of a link: the weight's sign and size."""
    if not weight or not math.isfinite(weight):
        return QPen(theme.muted, THINNEST, Qt.PenStyle.DotLine)
    share = min(1.0, abs(weight) / (largest or 1.0))
    colour = theme.positive if weight > 0 else theme.negative
    width = THINNEST + (THICKEST - THINNEST) * share
    pen = QPen(mixed(colour, theme.card, 0.5 + 0.4 * share), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paint_links(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, area: QRectF
) -> None:
    largest = float(np.abs(shown.weights).max())
    for row, weight in enumerate(shown.weights.tolist()):
        if not area.intersects(layout.link_area(row)):
            continue
        ends = layout.link(row)
        pen = link_pen(weight, largest, theme)
        if row == shown.lit:
            painter.setPen(QPen(mixed(theme.accent, theme.card, 0.4), pen.widthF() + 9))
            painter.drawLine(*ends)
        painter.setPen(pen)
        painter.drawLine(*ends)


def _paint_bias_unit(painter: QPainter, unit: QRectF, theme: Theme, *, lit: bool) -> None:
    """A unit that always gives 1, dashed: it is no input."""
    painter.setPen(QPen(theme.accent if lit else theme.muted, 3 if lit else 1.6, _DASH))
    painter.setBrush(theme.card)
    painter.drawEllipse(unit.adjusted(2, 2, -2, -2))


_DASH = Qt.PenStyle.DashLine


def paint_body(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    """The sum's circle and the function's box, as one body, and the way to the output."""
    _paint_function(painter, layout, shown, theme, base)
    _paint_sum(painter, layout, shown, theme, base)


def _paint_function(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    if layout.output.left() > layout.function.right():
        _paint_arrow(painter, layout.function.right() + 3, layout.output.left() - 3, layout, theme)
    _paint_captions(painter, layout, shown, theme, base)
    painter.setPen(QPen(theme.muted, 1.6))
    painter.setBrush(theme.control)
    painter.drawRoundedRect(layout.function, 10, 10)
    _paint_small_curve(painter, layout.function, shown, theme)


def _paint_sum(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    """The circle, over the point on the function's curve."""
    if shown.z is not None and abs(shown.z) <= REACH:
        axes = _small_curve(shown.function)[0].within(_inside(layout.function))
        painter.setPen(QPen(theme.card, 1.5))
        painter.setBrush(theme.accent)
        painter.drawEllipse(axes.pixel(shown.z, shown.function.at(shown.z)), 5, 5)
    painter.setPen(QPen(_sign_colour(shown.z, theme), 3.0))
    painter.setBrush(theme.card)
    painter.drawEllipse(layout.sum)
    small = number_font(base, layout.size * 0.72)
    painter.setFont(small)
    painter.setPen(theme.muted)
    circle = layout.sum
    top = QRectF(circle.x(), circle.y() + circle.height() * 0.09, circle.width(), layout.size)
    draw_centred(painter, top, "Σ", small)
    under = QRectF(circle.x(), circle.bottom() - circle.height() * 0.28, circle.width(), 18)
    draw_centred(painter, under, "z", small)


def _sign_colour(z: float | None, theme: Theme) -> QColor:
    if z is None or z == 0 or math.isnan(z):
        return theme.muted
    return theme.positive if z > 0 else theme.negative


def _paint_small_curve(painter: QPainter, box: QRectF, shown: NeuronPicture, theme: Theme) -> None:
    """G from -3 to 3."""
    inside = _inside(box)
    square, curve = _small_curve(shown.function)
    axes = square.within(inside)
    painter.setPen(QPen(theme.grid_line, 1))
    painter.drawLine(axes.pixel(-REACH, 0.0), axes.pixel(REACH, 0.0))
    painter.drawLine(axes.pixel(0.0, axes.bottom), axes.pixel(0.0, axes.top))
    place = QTransform.fromTranslate(inside.x(), inside.y())
    painter.setPen(QPen(theme.text, 2.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(place.scale(inside.width(), inside.height()).map(curve))


def _inside(box: QRectF) -> QRectF:
    """Where the small curve is."""
    return box.adjusted(9, 9, -9, -9)


@lru_cache(32)
def _small_curve(function: Function) -> tuple[Axes, QPolygonF]:
    """G from -3 to 3 in a square of side 1."""
    xs = np.linspace(-REACH, REACH, 41)
    ys = function.value(xs)
    low, high = min(0.0, float(ys.min())), max(float(ys.max()), 0.0)
    axes = Axes(QRectF(0, 0, 1, 1), -REACH, REACH, low, high if high > low else low + 1.0)
    return axes, next(polylines(axes, xs, ys), QPolygonF())


def _paint_unit_names(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    """x₁ … beside the inputs, +1 in the bias unit."""
    font = _name_font(layout, base)
    painter.setFont(font)
    for row, unit in enumerate(layout.units[:-1]):
        painter.setPen(theme.accent if row == shown.lit else theme.text)
        left = QRectF(unit.x() - MARGIN * 2.2, unit.y(), MARGIN * 2.0, unit.height())
        draw_centred(painter, left, Symbol("x", str(row + 1)).text, font)
    painter.setPen(theme.text)
    draw_centred(painter, layout.units[-1], "+1", font)


def _paint_weight_names(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    """w₁ … and b over their cells."""
    font = number_font(base, min(_name_font(layout, base).pixelSize(), layout.gap * 0.8))
    painter.setFont(font)
    for row, cell in enumerate(layout.cells):
        painter.setPen(theme.accent if row == shown.lit else theme.muted)
        above = QRectF(
            cell.x(), cell.y() - font.pixelSize() * 1.35, cell.width(), font.pixelSize() * 1.3
        )
        draw_centred(painter, above, shown.names[row], font)


def _name_font(layout: NeuronLayout, base: QFont) -> KeyedFont:
    return number_font(base, min(layout.size * 0.72, 22))


def _paint_captions(
    painter: QPainter, layout: NeuronLayout, shown: NeuronPicture, theme: Theme, base: QFont
) -> None:
    font = number_font(base, max(12.0, min(layout.size * 0.58, 18)))
    painter.setFont(font)
    painter.setPen(theme.muted)
    box, out = layout.function, layout.output
    draw_centred(
        painter,
        QRectF(box.x() - 40, box.bottom() + 4, box.width() + 80, 20),
        shown.function_name,
        font,
    )
    draw_centred(painter, QRectF(out.x(), out.y(), out.width(), out.height() * 0.3), "a", font)


def _paint_arrow(
    painter: QPainter, left: float, right: float, layout: NeuronLayout, theme: Theme
) -> None:
    y = layout.function.center().y()
    painter.setPen(QPen(theme.muted, 2.4))
    painter.drawLine(QPointF(left, y), QPointF(right - 6, y))
    head = QPainterPath(QPointF(right, y))
    head.lineTo(right - 9, y - 5)
    head.lineTo(right - 9, y + 5)
    head.closeSubpath()
    painter.fillPath(head, theme.muted)
