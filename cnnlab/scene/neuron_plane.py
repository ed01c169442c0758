"""A neuron's output over its inputs: a coloured plane for two, a curve for one."""

import math
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPen, QPixmap

from cnnlab.core.arrays import Array
from cnnlab.core.dense.functions import Function
from cnnlab.core.numbers import power_of_ten
from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.plane import (
    grid_lines,
    line_ends,
    paint_line,
    paint_points,
    paint_surface,
    surface,
)
from cnnlab.scene.plots import Axes, paint_axes, paint_curve, paint_dot
from cnnlab.scene.text import draw_centred, number_font

SQUARE = 6.0  # px of the surface
USUAL = (-0.5, 1.5)  # of both inputs: round the rows of a truth table
CORNER = 6.5  # px of a truth table's point
RING = 10.0  # px of the input's


@dataclass(frozen=True, eq=False)
class PlaneContent:
    """a = g(w1 x1 + w2 x2 + b); inputs that are held are part of ``b``.

    ``corners`` (m, 2) are the rows of a truth table and ``targets`` (m,) theirs, NaN for none.
    With one input ``w``'s and ``x``'s second are 0. ``hidden`` until it has been predicted.
    """

    w: tuple[float, float] = (0.0, 0.0)
    b: float = 0.0
    function: Function = field(default_factory=Function)
    x: tuple[float, float] = (0.0, 0.0)
    single: bool = False
    corners: Array = field(default_factory=lambda: np.zeros((0, 2)))
    targets: Array = field(default_factory=lambda: np.zeros(0))
    hidden: bool = False
    fixed: bool = False
    """Whether nothing is dragged."""
    names: tuple[str, str] = ("x₁", "x₂")

    def output(self, x: Array) -> Array:
        """A (n,) at points (n, 2)."""
        return self.function.value(x @ np.array(self.w) + self.b)

    @property
    def colours(self) -> object:
        """What the colours of the plane depend on, beside its axes."""
        return self.w, self.b, self.function, self.single


def fitting_axes(content: PlaneContent, rect: QRectF) -> Axes:
    """Axes that show the truth table's points and the input."""
    inputs = content.x[:1] if content.single else content.x
    low, high = USUAL
    for value in inputs:
        if not low + 0.1 <= value <= high - 0.1:
            far = _round_up(max(abs(value), 1.0) * 1.25)
            low, high = (min(low, -far), high) if value < 0 else (low, max(high, far))
    if not content.single:
        return Axes(rect, low, high, low, high)
    bottom, top = _output_span(content, low, high)
    return Axes(rect, low, high, bottom, top)


def _output_span(content: PlaneContent, low: float, high: float) -> tuple[float, float]:
    ends = content.output(np.array([[low, 0.0], [high, 0.0]])).tolist()
    if content.function.kind in ("sigmoid", "tanh"):
        return (-0.2, 1.2) if content.function.kind == "sigmoid" else (-1.3, 1.3)
    bottom, top = min(0.0, *ends), max(1.0, *ends)
    pad = (top - bottom) * 0.12
    return bottom - pad, top + pad


def _round_up(value: float) -> float:
    """1, 1.5, 2, 3, 5 or 7 times a power of ten, not less than the value."""
    power = power_of_ten(value)
    return power * next(step for step in (1, 1.5, 2, 3, 5, 7, 10) if step * power >= value)


def plane_surface(axes: Axes, content: PlaneContent, theme: Theme) -> QImage:
    """Picture of the output: blue where z > 0, orange where z < 0."""
    x, y = grid_lines(axes, SQUARE)
    if content.single:
        y = np.zeros(1)
    # Of each column and of each row alone: a product for each point would be ten times the work.
    w1, w2 = content.w
    a = content.function.value(w1 * x + (w2 * y + content.b)[:, None])
    middle = 0.5 if content.function.kind == "sigmoid" else 0.0
    largest = 0.5 if middle else float(np.abs(a).max())
    shown = (a - middle) / (largest or 1.0)
    return surface(np.nan_to_num(shown, copy=False), theme)


def spot_of(axes: Axes, content: PlaneContent) -> QPointF:
    """Where the input stands, in pixels."""
    x1, x2 = content.x
    if content.single:
        x2 = float(content.output(np.array([[x1, 0.0]]))[0])
    return _clipped(axes.pixel(x1, x2))


def _clipped(at: QPointF) -> QPointF:
    return QPointF(min(max(at.x(), -1e5), 1e5), min(max(at.y(), -1e5), 1e5))


def paint_plane(
    painter: QPainter,
    axes: Axes,
    content: PlaneContent,
    image: QImage | None,
    scale: QPixmap,
    theme: Theme,
    font: QFont,
    lit: str | None,
) -> None:
    """All of it, over it the ``scale`` of the axes.

    ``lit`` is what is held or pointed at: "point", "shift" or "turn".
    """
    if image is None:
        painter.fillRect(axes.rect, theme.unseen)
    else:
        paint_surface(painter, axes.rect, image)
    painter.drawPixmap(0, 0, scale)
    if image is None:
        _paint_unknown(painter, axes, theme, font)
        return
    if content.single:
        xs = axes.xs()
        ys = content.output(np.column_stack([xs, np.zeros_like(xs)]))
        paint_curve(painter, axes, xs, ys, theme.text, 2.4)
    ends = line_ends(axes, content.w, content.b)
    if ends is not None:
        paint_line(painter, ends, theme)
        if not content.fixed:
            _paint_grips(painter, axes, ends, content, theme, lit)
    _paint_corners(painter, axes, content, theme)
    _paint_input(painter, axes, content, theme, lit == "point")


def plane_scale(
    axes: Axes, content: PlaneContent, theme: Theme, font: QFont, size: QSize, ratio: float
) -> QPixmap:
    """Lines and numbers of the axes on a transparent picture, to be kept while they stay."""
    names = (content.names[0], "a" if content.single else content.names[1])
    small = number_font(font, _figures(font))
    return painted(size, ratio, lambda painter: paint_axes(painter, axes, theme, small, names))


def _figures(font: QFont) -> float:
    size = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() * 96 / 72
    return max(10.0, size * 0.88)


def _paint_unknown(painter: QPainter, axes: Axes, theme: Theme, font: QFont) -> None:
    large = number_font(font, min(64.0, axes.rect.height() * 0.3), bold=True)
    painter.setFont(large)
    painter.setPen(theme.muted)
    draw_centred(painter, axes.rect, "?", large)


def _paint_grips(
    painter: QPainter,
    axes: Axes,
    ends: tuple[QPointF, QPointF],
    content: PlaneContent,
    theme: Theme,
    lit: str | None,
) -> None:
    """In the middle an arrow to the side where z > 0; knobs near the ends."""
    painter.save()
    painter.setClipRect(axes.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = (ends[0] + ends[1]) / 2
    away = axes.pixel(*content.w) - axes.pixel(0.0, 0.0)
    length = math.hypot(away.x(), away.y()) or 1.0
    tip = middle + away / length * 24
    _paint_arrow(painter, middle, tip, theme)
    strong = lit == "shift"
    paint_dot(
        painter, middle, 7 if strong else 5.5, theme.accent if strong else theme.card, theme.text
    )
    if not content.single:
        for share in (0.1, 0.9):
            at = ends[0] + (ends[1] - ends[0]) * share
            strong = lit == "turn"
            fill = theme.accent if strong else theme.card
            paint_dot(painter, at, 6 if strong else 4.5, fill, theme.text)
    painter.restore()


def _paint_arrow(painter: QPainter, start: QPointF, tip: QPointF, theme: Theme) -> None:
    way = tip - start
    length = math.hypot(way.x(), way.y()) or 1.0
    along, across = way / length, QPointF(-way.y(), way.x()) / length
    for colour, width in ((theme.card, 5.0), (theme.text, 2.0)):
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, tip)
        for side in (-1, 1):
            painter.drawLine(tip, tip - along * 7 + across * (5 * side))


def _paint_corners(painter: QPainter, axes: Axes, content: PlaneContent, theme: Theme) -> None:
    """Rows of the truth table: round for 1, square for 0, a small ring for none."""
    corners, targets = content.corners, content.targets
    if content.single:
        corners = np.column_stack([corners[:, 0], content.output(corners)])
    known = ~np.isnan(targets)
    for x, y in corners[~known].tolist():
        paint_dot(painter, _clipped(axes.pixel(x, y)), 3.5, theme.card, theme.muted, 1.4)
    if known.any():
        held = np.zeros(int(known.sum()), bool)
        paint_points(painter, axes, corners[known], targets[known], held, theme, CORNER)


def _paint_input(
    painter: QPainter, axes: Axes, content: PlaneContent, theme: Theme, lit: bool
) -> None:
    """A ring, so that a row's point is seen inside it."""
    at = spot_of(axes, content)
    painter.save()
    painter.setClipRect(axes.rect.adjusted(-1, -1, 1, 1))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((theme.card, 6.5), (theme.accent, 4.0 if lit else 3.2)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, RING, RING)
    if not _at_corner(content):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(with_alpha(theme.accent, 0.9))
        painter.drawEllipse(at, 3.5, 3.5)
    painter.restore()


def _at_corner(content: PlaneContent) -> bool:
    x = content.corners if not content.single else content.corners[:, :1]
    own = content.x[:1] if content.single else content.x
    return bool(len(x)) and bool((x == np.array(own)).all(axis=1).any())
