"""Curves of an activation function with the point at z, its tangent, and its derivative."""

import math
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from cnnlab.core.dense.functions import Function, FunctionKind
from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.plots import Axes, paint_axes, paint_curve, paint_dot
from cnnlab.scene.text import number, number_font, static_text

SPANS = (6.0, 12.0, 40.0, 120.0, 500.0, 2e3, 1e4, 1e5)  # of z on either side of zero
USUAL_HEIGHT: Final[dict[FunctionKind, tuple[float, float]]] = {
    "sigmoid": (-0.2, 1.2),
    "tanh": (-1.25, 1.25),
}
SHADE, BAR = 0.12, 5.0  # opacity of the range of z, and height in px of its bar
TANGENT = 54.0  # px on either side of the point
DOT = 7.0  # px, the point's radius


@dataclass(frozen=True)
class CurveContent:
    """g, a second function over it, and z, None while it is to be predicted.

    ``names`` are g's, the second one's and the derivative's, for the legend.
    """

    function: Function = field(default_factory=Function)
    second: Function | None = None
    z: float | None = None
    derivative: bool = False
    names: tuple[str, str, str] = ("", "", "")
    span: tuple[float, float] | None = None
    """The lowest and the highest z that there is, marked on the axis."""
    span_name: str = ""


def fitting(content: CurveContent, rect: QRectF) -> Axes:
    """Axes with z = 0 in the middle, wide enough for the point, which grow in few steps."""
    far = max(abs(z) for z in (content.z or 0.0, *(content.span or ())))
    span = next((some for some in SPANS if far <= some * 0.95), far * 1.2)
    heights = [_height(f, span) for f in (content.function, content.second) if f is not None]
    if content.derivative:
        heights.append((-0.2, 1.2))
    bottom = min(low for low, _ in heights)
    top = max(high for _, high in heights)
    return Axes(rect, -span, span, bottom, top)


def _height(function: Function, span: float) -> tuple[float, float]:
    if function.kind in USUAL_HEIGHT:
        return USUAL_HEIGHT[function.kind]
    ends = function.at(-span), function.at(span)
    pad = (max(ends) - min(0.0, *ends)) * 0.1
    return min(0.0, *ends) - pad, max(ends) + pad


def figures(content: CurveContent, z: float) -> tuple[str, ...]:
    """z, g(z) and g′(z) as written, and the second function's value."""
    g, second = content.function, content.second
    found = f"z = {number(z, 4)}", f"g(z) = {number(g.at(z), 4)}"
    slope = f"g′(z) = {number(g.slope_at(z), 4)}"
    if second is None:
        return *found, slope
    return *found, slope, f"{content.names[1]}: {number(second.at(z), 4)}"


def paint_curves(
    painter: QPainter, axes: Axes, content: CurveContent, theme: Theme, small: QFont
) -> None:
    """Axes and curves, all that stays while the point slides."""
    if content.span is not None:
        paint_span(painter, axes, content.span, theme)
    paint_axes(painter, axes, theme, small, ("z", ""))
    xs = axes.xs()
    if content.derivative:
        ys = content.function.derivative(xs)
        paint_curve(painter, axes, xs, ys, theme.negative_text, 2.0, Qt.PenStyle.DashLine)
    if content.second is not None:
        paint_curve(painter, axes, xs, content.second.value(xs), theme.muted, 2.4)
    paint_curve(painter, axes, xs, content.function.value(xs), theme.positive_text, 3.0)


def paint_span(painter: QPainter, axes: Axes, span: tuple[float, float], theme: Theme) -> None:
    """Shade the range of z, and under it a bar from its lowest to its highest."""
    ends = [axes.pixel(z, 0.0) for z in span]
    left, right = (min(max(at.x(), axes.rect.left()), axes.rect.right()) for at in ends)
    painter.fillRect(
        QRectF(left, axes.rect.top(), right - left, axes.rect.height()),
        with_alpha(theme.muted, SHADE),
    )
    painter.fillRect(QRectF(left - 1, axes.rect.bottom() - BAR, right - left + 2, BAR), theme.muted)


def paint_legend(
    painter: QPainter, corner: QPointF, content: CurveContent, theme: Theme, font: QFont
) -> None:
    """Names of the curves with their lines, from a point on the left, in the middle of a line."""
    rows: list[tuple[str, QColor, Qt.PenStyle]] = [
        (content.names[0], theme.positive_text, Qt.PenStyle.SolidLine)
    ]
    if content.second is not None:
        rows.append((content.names[1], theme.muted, Qt.PenStyle.SolidLine))
    if content.derivative:
        rows.append((content.names[2], theme.negative_text, Qt.PenStyle.DashLine))
    if content.span is not None and content.span_name:
        rows.append((content.span_name, theme.muted, Qt.PenStyle.SolidLine))
    painter.setFont(font)
    x, middle = corner.x(), corner.y()
    for name, colour, style in rows:
        painter.setPen(QPen(colour, 3, style))
        painter.drawLine(QPointF(x, middle), QPointF(x + 20, middle))
        laid_out, width, height = static_text(name, font)
        painter.setPen(theme.text)
        painter.drawStaticText(QPointF(round(x + 25), round(middle - height / 2)), laid_out)
        x += 25 + width + 16


def paint_point(
    painter: QPainter, axes: Axes, content: CurveContent, z: float, theme: Theme
) -> None:
    """The point at z with its tangent, and the derivative there."""
    g = content.function
    at = axes.pixel(z, g.at(z))
    around = axes.rect.adjusted(-DOT - 2, -DOT - 2, DOT + 2, DOT + 2)
    if not around.contains(at):
        return
    painter.save()
    per_x = axes.rect.width() / (axes.right - axes.left)
    per_y = axes.rect.height() / (axes.top - axes.bottom)
    rise = -g.slope_at(z) * per_y / per_x
    scale = TANGENT / math.hypot(1.0, rise)
    way = QPointF(scale, rise * scale)
    painter.setClipRect(axes.rect)
    painter.setPen(QPen(theme.accent, 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(at - way, at + way)
    painter.setClipRect(around)
    slope = axes.pixel(z, g.slope_at(z))
    if content.derivative and axes.rect.contains(slope):
        paint_dot(painter, slope, 4.5, theme.negative_text, theme.card)
    paint_dot(painter, at, DOT, theme.accent, theme.card)
    painter.restore()


def paint_hover(
    painter: QPainter, axes: Axes, content: CurveContent, z: float, theme: Theme
) -> None:
    """A line at the z that is pointed at, and a small ring on the curve."""
    x = axes.pixel(z, 0).x()
    painter.setPen(QPen(with_alpha(theme.muted, 0.8), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
    at = axes.pixel(z, content.function.at(z))
    if axes.rect.contains(at):
        paint_dot(painter, at, 4, theme.card, theme.positive_text)


def paint_figures(
    painter: QPainter, rect: QRectF, texts: tuple[str, ...], inks: tuple[QColor, ...], font: QFont
) -> None:
    """Texts in columns of one width at least, so that little moves; smaller where room is short."""
    gap = static_text("0", font)[1] * 1.5
    usual = static_text("g(z) = 0.0000", font)[1]
    columns = [max(static_text(text, font)[1], usual) + gap for text in texts]
    share = min(1.0, rect.width() / sum(columns))
    if share < 1:
        font = number_font(font, max(8.0, font.pixelSize() * share))
    painter.setFont(font)
    x = rect.left()
    for text, width, ink in zip(texts, columns, inks, strict=False):
        painter.setPen(ink)
        painter.drawStaticText(QPointF(round(x), round(rect.top())), static_text(text, font)[0])
        x += width * share
