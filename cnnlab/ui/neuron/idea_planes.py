"""Two planes of x1 and x2 side by side, with lines of equal height, and where they differ most."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from cnnlab.core.arrays import Array
from cnnlab.core.dense.dense import Dense, forward
from cnnlab.scene.plane import grid_points, paint_surface, surface
from cnnlab.scene.plots import Axes, margins, paint_axes
from cnnlab.scene.text import number
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, paint_unknown, write

REACH = 3.0  # of x1 and x2
ACROSS = 160  # squares of colour at most
EDGE = 12  # px at the right, for a ring round a corner
BANDS = 8  # between 0 and the largest value
SAME = 1e-9  # differences that are but rounding


class Difference(NamedTuple):
    """The largest difference of two planes, the place of it, and the lowest and highest of each."""

    size: float
    at: tuple[float, float]
    spans: tuple[tuple[float, float], tuple[float, float]] = ((0.0, 0.0), (0.0, 0.0))


class PlanePair(IdeaCanvas):
    """What two layers make of the plane at the left, what one makes of it at the right."""

    room = (38.0, 14.0)

    def __init__(self) -> None:
        super().__init__()
        self._pair: tuple[Dense, Dense] | None = None
        self._known = False
        self.difference = Difference(0.0, (0.0, 0.0))

    def set_pair(self, two: Dense, one: Dense, known: bool) -> None:
        """Other networks of two inputs and one output."""
        self._pair, self._known = (two, one), known
        self.difference = largest_difference(two, one)
        self.setAccessibleName(self.tr("Output over the plane of x1 and x2"))
        self.say(self.sentence() if known else "?")
        self.update()

    def same(self) -> bool:
        """Whether both planes are the same, but for rounding."""
        return self.difference.size < SAME

    def sentence(self) -> str:
        """Where they differ, in the language in use."""
        if self.same():
            return self.tr("The same everywhere: the largest difference is 0.")
        text = self.tr("Not the same: they differ by {size} at x1 = {x}, x2 = {y}.")
        x, y = self.difference.at
        return text.format(size=number(self.difference.size, 4), x=number(x, 2), y=number(y, 2))

    def titles(self) -> list[str]:
        """What the planes are called, and from where to where they reach: each has its colours."""
        found = []
        names = self.tr("two layers"), self.tr("one layer")
        for name, span, known in zip(
            names, self.difference.spans, (True, self._known), strict=True
        ):
            reach = self.tr("{name}: h from {low} to {high}") if known else "{name}"
            low, high = (number(value) for value in span)
            found.append(reach.format(name=name, low=low, high=high))
        return found

    def axes(self) -> tuple[Axes, Axes]:
        """Where the planes stand."""
        left, below = margins(self.font_of(0.85), "−3")
        top = self.line * 1.5
        gap = self.line * 2.2
        across = (self.width() - 2 * left - gap - EDGE) / 2
        side = max(20.0, min(across, self.height() - top - below - self.line * 2.0))
        start = max(0.0, (self.width() - 2 * (left + side) - gap - EDGE) / 2)
        rects = [
            QRectF(round(start + left + n * (left + side + gap)), round(top), side, side)
            for n in (0, 1)
        ]
        first, second = (Axes(rect, -REACH, REACH, -REACH, REACH) for rect in rects)
        return first, second

    def draw(self, painter: QPainter) -> None:
        if self._pair is None:
            return
        both = self.axes()
        if not self._known:
            paint_unknown(painter, both[1].rect, self.theme, self.font_of(4))
        key = self._pair, self._known, self.titles()  # networks are compared by identity
        self.draw_layer(painter, key, self._draw_planes)
        for axes in both if self._known and not self.same() else ():
            self._draw_ring(painter, axes.pixel(*self.difference.at))
        self._draw_sign(painter, *both)

    def _draw_planes(self, painter: QPainter) -> None:
        both = zip(self._pair or (), self.axes(), self.titles(), strict=True)
        for (dense, axes, title), known in zip(both, (True, self._known), strict=True):
            head = QRectF(axes.rect.x() - 30, 0, axes.rect.width() + 40, self.line * 1.4)
            write(painter, head, title, self.font_of(1.15, bold=True), self.theme.text)
            if known:
                paint_surface(painter, axes.rect, self._surface(dense, axes))
                paint_axes(painter, axes, self.theme, self.font_of(0.85), ("x1", "x2"))

    def _draw_sign(self, painter: QPainter, first: Axes, second: Axes) -> None:
        sign = "?" if not self._known else "=" if self.same() else "≠"
        right = second.rect.left() - margins(self.font_of(0.85), "−3")[0]
        box = first.rect.translated(first.rect.width(), 0)
        box.setRight(right)
        colour = self.theme.error if sign == "≠" else self.theme.text
        write(painter, box, sign, self.font_of(2, bold=True), colour)
        if self._known:
            _, below = margins(self.font_of(0.85))
            foot = QRectF(0, first.rect.bottom() + below, self.width(), self.line * 1.8)
            write(painter, foot, self.sentence(), self.font_of(1.1, bold=True), colour)

    def _draw_ring(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self.theme.card, 5.0), (self.theme.accent, 2.5)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, 9, 9)

    def _surface(self, dense: Dense, axes: Axes) -> QImage:
        grid, shape = grid_points(axes, max(1.0, axes.rect.width() / ACROSS))
        values = forward(dense, grid).output.reshape(shape)
        share = np.nan_to_num(values / max(1e-12, float(np.abs(values).max())))
        return surface(share, self.theme, BANDS)


def largest_difference(two: Dense, one: Dense) -> Difference:
    """Of two networks on the plane that is shown, on a grid of 61 × 61 points."""
    line = np.linspace(-REACH, REACH, 61)
    grid = np.stack(np.meshgrid(line, line), axis=-1).reshape(-1, 2)
    first, second = (forward(dense, grid).output[:, 0] for dense in (two, one))
    apart = np.abs(first - second)
    at = int(apart.argmax())
    spans = _span(first), _span(second)
    return Difference(float(apart[at]), (float(grid[at, 0]), float(grid[at, 1])), spans)


def _span(values: Array) -> tuple[float, float]:
    return float(values.min()), float(values.max())
