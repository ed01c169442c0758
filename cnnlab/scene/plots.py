"""Plots that we paint: axes with numbers, curves, and points. Pure functions of their values."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF

from cnnlab.core.arrays import Array
from cnnlab.core.numbers import power_of_ten
from cnnlab.scene.colours import Theme, with_alpha
from cnnlab.scene.curve_samples import is_restless
from cnnlab.scene.text import KeyedFont, number, number_font, static_text

MOST_UP = 12  # numbers on an upright axis, however high it is
STEPS = (1.0, 2.0, 5.0, 10.0)
NEAREST, FARTHEST = 1e-3, 1e6  # span of an axis
RESTLESS = 8.0  # heights of its axes that a curve goes up and down, beyond which it is thin


@dataclass(frozen=True)
class Axes:
    """A rectangle in pixels, and the x and y that its edges stand for."""

    rect: QRectF
    left: float
    right: float
    bottom: float
    top: float

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point stands."""
        across = (x - self.left) / (self.right - self.left)
        up = (y - self.bottom) / (self.top - self.bottom)
        return QPointF(
            self.rect.x() + across * self.rect.width(), self.rect.bottom() - up * self.rect.height()
        )

    def value(self, point: QPointF) -> tuple[float, float]:
        """The x and y that stand at a pixel."""
        across = (point.x() - self.rect.x()) / max(1.0, self.rect.width())
        up = (self.rect.bottom() - point.y()) / max(1.0, self.rect.height())
        return (
            self.left + across * (self.right - self.left),
            self.bottom + up * (self.top - self.bottom),
        )

    def pixels(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Where points (n,) stand, across (n,) and down (n,)."""
        across = (x - self.left) / (self.right - self.left) * self.rect.width() + self.rect.x()
        up = (y - self.bottom) / (self.top - self.bottom) * self.rect.height()
        return across, self.rect.bottom() - up

    def clamped(self, point: QPointF) -> QPointF:
        """The pixel of the rectangle that is nearest to a pixel."""
        rect = self.rect
        return QPointF(
            min(max(point.x(), rect.left()), rect.right()),
            min(max(point.y(), rect.top()), rect.bottom()),
        )

    def zoomed(self, factor: float, at: QPointF) -> "Axes":
        """Enlarged by a factor round a pixel, which keeps its place."""
        x, y = self.value(at)
        span = max((self.right - self.left) / factor, (self.top - self.bottom) / factor)
        if not NEAREST <= span <= FARTHEST:
            return self
        return replace(
            self,
            left=x - (x - self.left) / factor,
            right=x + (self.right - x) / factor,
            bottom=y - (y - self.bottom) / factor,
            top=y + (self.top - y) / factor,
        )

    def moved(self, by: QPointF) -> "Axes":
        """What is shown moves by so many pixels."""
        dx = by.x() * (self.right - self.left) / max(1.0, self.rect.width())
        dy = by.y() * (self.top - self.bottom) / max(1.0, self.rect.height())
        return replace(
            self,
            left=self.left - dx,
            right=self.right - dx,
            bottom=self.bottom + dy,
            top=self.top + dy,
        )

    def within(self, rect: QRectF) -> "Axes":
        """The same span in another rectangle."""
        return replace(self, rect=rect)

    def xs(self) -> Array:
        """An x for each pixel across."""
        return np.linspace(self.left, self.right, max(2, round(self.rect.width()) + 1))


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers in an interval, at most so many: steps of 1, 2 or 5 times a power of ten."""
    span = high - low
    if not span > 0 or most < 1:
        return []
    power = power_of_ten(span / most)
    step = next(power * s for s in STEPS if span / (power * s) <= most)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [round(n * step, 12) for n in range(first, last + 1)]


def paint_axes(
    painter: QPainter,
    axes: Axes,
    theme: Theme,
    font: QFont,
    names: tuple[str, str] = ("", ""),
    upright: Sequence[tuple[float, str]] | None = None,
) -> None:
    """Lines at round numbers, stronger ones through zero, numbers at the edges, the axes' names.

    ``upright`` are places on the vertical axis and what is written there, in place of round
    numbers: of an axis of logarithms, say.
    """
    painter.save()
    painter.setFont(font)
    for across in (True, False):
        marks = None if across else upright
        if marks is None:
            marks = [(at, number(at, 4)) for at in _ticks_of(axes, across, font)]
        for at, text in marks:
            _paint_line(painter, axes, theme, at, across)
            _paint_tick(painter, axes, theme, font, at, across, text)
    _paint_names(painter, axes, theme, font, names)
    painter.restore()


def paint_curve(
    painter: QPainter,
    axes: Axes,
    xs: Array,
    ys: Array,
    colour: QColor,
    width: float = 2.0,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A line through points (n,), left out where y is no finite number; clipped to the axes.

    One that goes up and down all the time is thin: Qt takes seconds for a thick one.
    """
    painter.save()
    painter.setClipRect(axes.rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    if is_restless(ys, axes.bottom, axes.top, RESTLESS):
        pen = QPen(colour, 1.0)
    painter.setPen(pen)
    for polygon in polylines(axes, xs, ys):
        painter.drawPolyline(polygon)
    painter.restore()


def polylines(axes: Axes, xs: Array, ys: Array) -> Iterator[QPolygonF]:
    """The pieces of a line through points (n,), in pixels; parted where y is no finite number."""
    for some in _unbroken(xs, ys):
        yield _polygon(axes, xs[some], ys[some])


def paint_dot(
    painter: QPainter, at: QPointF, radius: float, fill: QColor, border: QColor, width: float = 2.0
) -> None:
    """A filled circle with a border."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, width))
    painter.setBrush(fill)
    painter.drawEllipse(at, radius, radius)
    painter.restore()


def _ticks_of(axes: Axes, across: bool, font: QFont) -> list[float]:
    if across:
        widest = max(static_text(number(v, 4), font)[1] for v in (axes.left, axes.right))
        most = int(axes.rect.width() / max(36.0, min(widest, 60.0) + 16.0))
        return ticks(axes.left, axes.right, max(2, most))
    most = min(MOST_UP, int(axes.rect.height() / (static_text("0", font)[2] * 2.0)))
    return ticks(axes.bottom, axes.top, max(2, most))


def _paint_line(painter: QPainter, axes: Axes, theme: Theme, at: float, across: bool) -> None:
    painter.setPen(QPen(theme.muted if at == 0 else with_alpha(theme.grid_line, 0.8), 1))
    spot = axes.pixel(at, at)
    if across:
        x = round(spot.x()) + 0.5
        painter.drawLine(QPointF(x, axes.rect.top()), QPointF(x, axes.rect.bottom()))
    else:
        y = round(spot.y()) + 0.5
        painter.drawLine(QPointF(axes.rect.left(), y), QPointF(axes.rect.right(), y))


def _paint_tick(
    painter: QPainter, axes: Axes, theme: Theme, font: QFont, at: float, across: bool, text: str
) -> None:
    """The number of a line: under the rectangle, or to the left of it."""
    laid_out, width, height = static_text(text, font)
    spot = axes.pixel(at, at)
    painter.setPen(theme.muted)
    if across:
        place = QPointF(spot.x() - width / 2, axes.rect.bottom() + 2)
    else:
        place = QPointF(axes.rect.left() - width - 5, spot.y() - height / 2)
    painter.drawStaticText(QPointF(round(place.x()), round(place.y())), laid_out)


def _paint_names(
    painter: QPainter, axes: Axes, theme: Theme, font: QFont, names: tuple[str, str]
) -> None:
    painter.setPen(theme.text)
    (across, wide, high), (up, _, _) = (static_text(name, font) for name in names)
    right, bottom = axes.rect.right(), axes.rect.bottom()
    painter.drawStaticText(QPointF(round(right - wide - 4), round(bottom - high - 2)), across)
    painter.drawStaticText(QPointF(round(axes.rect.left() + 5), round(axes.rect.top() + 1)), up)


def small_font(font: QFont) -> KeyedFont:
    """For numbers at axes, and what is as small."""
    return number_font(font, max(11.0, QFontMetrics(font).height() * 0.72))


def margins(font: QFont, longest: str = "−0.5") -> tuple[float, float]:
    """Pixels that numbers need to the left of axes, and under them."""
    _, width, height = static_text(longest, font)
    return width + 8, height + 4


def _unbroken(xs: Array, ys: Array) -> Iterator[npt.NDArray[np.intp]]:
    """Indices of the stretches in which all is finite, of two points at least."""
    usable = np.flatnonzero(np.isfinite(xs) & np.isfinite(ys))
    for some in np.split(usable, np.flatnonzero(np.diff(usable) > 1) + 1):
        if len(some) > 1:
            yield some


def _polygon(axes: Axes, xs: Array, ys: Array) -> QPolygonF:
    """Read from the bytes that Qt writes of one: a QPointF for each costs twenty times as much."""
    across, down = axes.pixels(xs, ys)
    down = np.clip(down, -1e4, 1e4)  # beyond, Qt's painter overflows, or crashes on dashes
    places = np.column_stack([across, down]).astype(">f8")
    polygon, count = QPolygonF(), np.array(len(places), ">u4")
    QDataStream(QByteArray(count.tobytes() + places.tobytes())) >> polygon
    return polygon
