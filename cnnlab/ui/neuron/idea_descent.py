"""Descent in the plane of two weights: contours of the loss, the way so far, the step now."""

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cnnlab.core.arrays import Array
from cnnlab.core.dense.ideas import Path
from cnnlab.scene.colours import with_alpha
from cnnlab.scene.plots import Axes, margins, paint_axes, paint_curve, paint_dot
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas, write

REACH = 2.0  # of both weights
LEVELS = (0.005, 0.05, 0.15, 0.3, 0.5, 0.75, 1.05, 1.4, 1.8, 2.3, 2.9, 3.6, 4.4)  # of the loss
TEXTS = 4  # lines under a plane


class Walk(NamedTuple):
    """A descent: inputs (n, 2), the weights (2,) that it goes to, its way, what is said of it."""

    title: str
    x: Array
    goal: Array
    path: Path
    lines: tuple[str, ...]
    positive: bool


class DescentPair(IdeaCanvas):
    """Two descents side by side, after so many steps."""

    room = (58.0, 24.0)

    def __init__(self) -> None:
        super().__init__()
        self.walks: tuple[Walk, ...] = ()
        self._step = 0

    def set_walks(self, walks: tuple[Walk, ...], step: int) -> None:
        """Other descents, or another step of them; 0 is the start."""
        self.walks, self._step = walks, step
        self.say("; ".join(", ".join((walk.title, *walk.lines)) for walk in walks))
        self.update()

    def axes(self, n: int) -> Axes:
        """Where a plane stands."""
        font = self.font_of(0.85)
        left, below = margins(font, "−2")
        half, top = self.width() / 2, self.line * 1.6
        rest = self.height() - top - below - self.line * (1.25 * TEXTS + 0.3)
        side = max(20.0, min(half - left - 24, rest))
        x = n * half + (half - side - left) / 2 + left
        return Axes(QRectF(round(x), round(top), side, side), -REACH, REACH, -REACH, REACH)

    def draw(self, painter: QPainter) -> None:
        for n, walk in enumerate(self.walks):
            axes = self.axes(n)
            painter.fillRect(axes.rect, self.theme.card)
            if walk.positive:
                self._draw_allowed(painter, axes, walk)
        self.draw_layer(painter, tuple(walk.title for walk in self.walks), self._draw_planes)
        for n, walk in enumerate(self.walks):
            axes = self.axes(n)
            self._draw_way(painter, axes, walk)
            self._draw_lines(painter, axes, n, walk)

    def _draw_planes(self, painter: QPainter) -> None:
        """What does not change from step to step."""
        for n, walk in enumerate(self.walks):
            axes = self.axes(n)
            head = QRectF(n * self.width() / 2, 0, self.width() / 2, self.line * 1.4)
            write(painter, head, walk.title, self.font_of(1.15, bold=True), self.theme.text)
            paint_axes(painter, axes, self.theme, self.font_of(0.85), ("w1", "w2"))
            self._draw_contours(painter, axes, walk)

    def _from(self, walk: Walk) -> Array:
        """Weights from which the step now was taken; before the first, those at the start."""
        return np.asarray(walk.path.weights[max(0, self._step - 1)])

    def _draw_allowed(self, painter: QPainter, axes: Axes, walk: Walk) -> None:
        """Where a step can lead to whose parts have one sign: both up, or both down."""
        at = axes.pixel(*self._from(walk).tolist()).toPoint()
        rect = axes.rect.toRect()
        soft = with_alpha(self.theme.accent, 0.14)
        up = QRect(at, rect.topRight()).normalized()
        down = QRect(rect.bottomLeft(), at).normalized()
        for part in (up, down):
            painter.fillRect(part.intersected(rect), soft)

    def _draw_contours(self, painter: QPainter, axes: Axes, walk: Walk) -> None:
        values, vectors = np.linalg.eigh(walk.x.T @ walk.x / len(walk.x))
        turn = np.linspace(0.0, 2 * np.pi, 121)
        circle = np.stack([np.cos(turn), np.sin(turn)])
        colour = with_alpha(self.theme.muted, 0.55)
        for level in LEVELS:
            radii = np.sqrt(2 * level / np.maximum(values, 1e-9))
            x, y = walk.goal[:, None] + vectors @ (radii[:, None] * circle)
            paint_curve(painter, axes, x, y, colour, 1.0)

    def _draw_way(self, painter: QPainter, axes: Axes, walk: Walk) -> None:
        theme = self.theme
        points = [axes.pixel(*w) for w in walk.path.weights[: self._step + 1].tolist()]
        goal = axes.pixel(*walk.goal.tolist())
        painter.setPen(QPen(theme.text, 1.6, Qt.PenStyle.DotLine))
        painter.drawLine(axes.pixel(*self._from(walk).tolist()), goal)
        painter.setPen(
            QPen(theme.positive_text, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points[: max(1, len(points) - 1)]))
        for point in points[:-1]:
            paint_dot(painter, point, 3, theme.positive_text, theme.card, 1)
        self._draw_goal(painter, goal)
        if len(points) > 1:
            self._draw_arrow(painter, points[-2], points[-1])
        paint_dot(painter, points[-1], 5.5, theme.accent, theme.card)

    def _draw_goal(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(self.theme.card)
        painter.setPen(QPen(self.theme.text, 2))
        painter.drawEllipse(at, 7, 7)
        painter.drawLine(at - QPointF(11, 0), at + QPointF(11, 0))
        painter.drawLine(at - QPointF(0, 11), at + QPointF(0, 11))

    def _draw_arrow(self, painter: QPainter, start: QPointF, end: QPointF) -> None:
        length = math.hypot(end.x() - start.x(), end.y() - start.y())
        painter.setPen(QPen(self.theme.accent, 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(start, end)
        if length < 24:
            return
        along = (end - start) / length
        across = QPointF(-along.y(), along.x())
        tip = end - along * 8
        neck = tip - along * 9
        painter.drawPolyline(QPolygonF([neck + across * 6, tip, neck - across * 6]))

    def _draw_lines(self, painter: QPainter, axes: Axes, n: int, walk: Walk) -> None:
        _, below = margins(self.font_of(0.85))
        top = axes.rect.bottom() + below + self.line * 0.2
        for row, text in enumerate(walk.lines):
            box = QRectF(n * self.width() / 2, top, self.width() / 2, self.line * 1.2)
            box.translate(0, row * self.line * 1.25)
            strong = row == len(walk.lines) - 2
            write(painter, box, text, self.font_of(1.0, bold=strong), self.theme.text)
