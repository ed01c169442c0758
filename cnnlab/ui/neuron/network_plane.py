"""A unit as a picture: its activation over the plane of two inputs, or the terms of its sum."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.surfaces import unit_values
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.notation import Symbol, draw_symbol, symbol_width
from cnnlab.scene.plane import grid_points, line_ends, paint_line, paint_surface, surface
from cnnlab.scene.plots import Axes, paint_axes, paint_dot
from cnnlab.scene.text import number_font
from cnnlab.ui.widgets.accessible import describe_as

STEP = 3.0  # px of a square of the plane
LINES_OF_TYPE = 11  # px of the symbols under the bars


@dataclass(frozen=True, eq=False)
class PlaneOf:
    """A unit's activation over x₁ and x₂, and where the example is."""

    dense: Dense
    layer: int
    unit: int
    x: Array


@dataclass(frozen=True, eq=False)
class BarsOf:
    """Terms of a sum, one after the other, and what they are called; None while unknown.

    Where they are ``apart``, each is measured from 0 and there is no sum.
    """

    terms: Array | None
    names: tuple[Symbol, ...]
    apart: bool = False


class UnitPicture(QWidget):
    """Shows one or the other."""

    def __init__(self) -> None:
        super().__init__()
        self._what: PlaneOf | BarsOf = BarsOf(None, ())
        self._image: QImage | None = None
        self._theme = load_theme("light")

    def show_unit(self, what: PlaneOf | BarsOf) -> None:
        """Another unit or other numbers."""
        old, self._what = self._what, what
        same = (
            isinstance(old, PlaneOf)
            and isinstance(what, PlaneOf)
            and old.dense is what.dense
            and (old.layer, old.unit) == (what.layer, what.unit)
            and bool((old.x == what.x).all())
        )
        if not same:
            self._image = None
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._image = theme, None
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("The unit as a picture"))
        self.setToolTip(
            self.tr(
                "With two inputs: the unit’s activation over the plane of x₁ and x₂. "
                "Otherwise the terms of its sum, one after the other"
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._image = None

    def sizeHint(self) -> QSize:
        return QSize(180, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if isinstance(self._what, PlaneOf):
            self._paint_plane(painter, self._what)
        else:
            self._paint_bars(painter, self._what)
        painter.end()

    def _paint_plane(self, painter: QPainter, what: PlaneOf) -> None:
        font = number_font(self.font(), LINES_OF_TYPE)
        rect = QRectF(self.rect()).adjusted(30, 4, -6, -18)
        low = min(-0.5, float(what.x.min()) - 0.5)
        high = max(1.5, float(what.x.max()) + 0.5)
        axes = Axes(rect, low, high, low, high)
        if self._image is None:
            points, shape = grid_points(axes, STEP)
            values = unit_values(what.dense, points, (what.layer, what.unit))
            self._image = surface(values.reshape(shape), self._theme)
        paint_surface(painter, rect, self._image)
        paint_axes(painter, axes, self._theme, font, ("x₁", "x₂"))
        if what.layer == 1:
            weights = what.dense.weights[0][what.unit]
            ends = line_ends(axes, (float(weights[1]), float(weights[2])), float(weights[0]))
            if ends is not None:
                paint_line(painter, ends, self._theme)
        at = axes.pixel(float(what.x[0]), float(what.x[1]))
        paint_dot(painter, at, 6.0, self._theme.accent, self._theme.card)

    def _paint_bars(self, painter: QPainter, what: BarsOf) -> None:
        """Each term from where the ones before it have come to, then their sum from 0."""
        theme, font = self._theme, number_font(self.font(), LINES_OF_TYPE)
        terms = what.terms
        if terms is None or not bool(np.isfinite(terms).all()):
            return
        starts, ends = _bars(terms, what.apart)
        low, high = min(0.0, float(ends.min())), max(0.0, float(ends.max()))
        rect = QRectF(self.rect()).adjusted(4, 6, -4, -18)
        axes = Axes(rect, 0.0, float(len(ends)), low, high if high > low else low + 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for k, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            self._paint_bar(painter, axes, k, start, end, what)
            if k < len(what.names):
                middle = axes.pixel(k + 0.5, 0.0).x()
                painter.setPen(theme.muted)
                left = middle - symbol_width(what.names[k], font) / 2
                draw_symbol(painter, QPointF(left, rect.bottom() + 3), what.names[k], font)
        painter.setPen(QPen(theme.muted, 1))
        painter.drawLine(axes.pixel(0.0, 0.0), axes.pixel(float(len(ends)), 0.0))

    def _paint_bar(
        self, painter: QPainter, axes: Axes, k: int, start: float, end: float, what: BarsOf
    ) -> None:
        theme = self._theme
        total = what.terms is not None and k == len(what.terms)
        first, last = axes.pixel(k + 0.16, start), axes.pixel(k + 0.84, end)
        colour = theme.positive if end > start else theme.negative
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.text if total else theme.accent if what.apart else colour)
        painter.drawRect(QRectF(first, last).normalized())
        if not total and not what.apart:
            painter.setPen(QPen(theme.muted, 1, Qt.PenStyle.DotLine))
            painter.drawLine(axes.pixel(k + 0.84, end), axes.pixel(k + 1.16, end))


def _bars(terms: Array, apart: bool) -> tuple[Array, Array]:
    """Where bars start and end: term after term and then their sum, or each from 0."""
    if apart:
        return np.zeros(len(terms)), terms
    sums = np.add.accumulate(terms)
    return np.concatenate([[0.0], sums[:-1], [0.0]]), np.concatenate([sums, sums[-1:]])


describe_as(UnitPicture, QAccessible.Role.Graphic)
