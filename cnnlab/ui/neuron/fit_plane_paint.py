"""How the plane of the fit is painted: what stays between two frames is kept as pictures."""

from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from cnnlab.core.arrays import Array, Mask
from cnnlab.core.dense.points import Points
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.contour import contour, paint_contour
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.plane import RADIUS, paint_points, paint_surface, surface
from cnnlab.scene.plots import Axes, paint_axes, small_font, ticks
from cnnlab.scene.text import number

THIN = 1.4  # px of the rival's boundary
CROSS = 9  # px from the middle of the cross-hair to its ends


@dataclass(frozen=True)
class Marks:
    """What is marked: the chosen point, the one under the pointer, the cross-hair, the eraser."""

    chosen: tuple[float, float] | None = None
    pointed: tuple[float, float] | None = None
    cross: tuple[float, float] | None = None
    eraser: QPointF | None = None
    reach: float = 0.0


class PlanePicture:
    """A surface with its boundary, axes under it and points over it."""

    def __init__(self) -> None:
        self._theme = load_theme("light")
        self._image: QImage | None = None
        self._pieces: Array | None = None
        self._shape = (1, 1)
        self._rival: Array | None = None
        self._rival_shape = (1, 1)
        self._lines: QPixmap | None = None
        self._dots: QPixmap | None = None

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        """The size, the axes or the font is another one."""
        self._lines = self._dots = None

    def forget_points(self) -> None:
        """The points are others."""
        self._dots = None

    def set_values(self, values: Array | None) -> None:
        """Values (rows, columns) in -1…1 over all of the axes; None for none."""
        self._image = self._pieces = None
        if values is not None:
            self._image = surface(values, self._theme)
            self._pieces, self._shape = contour(values), shape_of(values)

    def set_rival(self, values: Array | None) -> None:
        """Values of the rival, of which only the boundary is shown."""
        self._rival = None
        if values is not None:
            self._rival, self._rival_shape = dashed(contour(values)), shape_of(values)

    def paint(
        self, painter: QPainter, on: QWidget, axes: Axes, points: Points, marks: Marks
    ) -> None:
        """All of it, on a widget."""
        theme, rect, small = self._theme, axes.rect, small_font(on.font())
        whole, ratio = on.size(), on.devicePixelRatioF()
        if self._image is not None:
            paint_surface(painter, rect, self._image)
        else:
            painter.fillRect(rect, theme.zero)
        if self._lines is None:
            upright = [(at, number(at, 4)) for at in _upright_ticks(axes)]
            self._lines = painted(
                whole, ratio, lambda p: paint_axes(p, axes, theme, small, ("x1", "x2"), upright)
            )
        painter.drawPixmap(0, 0, self._lines)
        if self._rival is not None:
            paint_contour(painter, rect, self._rival, self._rival_shape, theme, THIN)
        if self._pieces is not None:
            paint_contour(painter, rect, self._pieces, self._shape, theme)
        if self._dots is None:
            stamps = stamps_of(radius_of(axes, len(points)), theme, ratio)
            self._dots = painted(whole, ratio, lambda p: _stamp(p, axes, points, stamps))
        painter.drawPixmap(0, 0, self._dots)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(rect)
        if on.hasFocus():
            paint_focus(painter, rect, theme)
        self._paint_marks(painter, axes, marks, radius_of(axes, len(points)) + 4)

    def _paint_marks(self, painter: QPainter, axes: Axes, marks: Marks, radius: float) -> None:
        theme = self._theme
        painter.save()
        painter.setClipRect(axes.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if marks.pointed is not None:
            painter.setPen(QPen(theme.text, 1.5))
            painter.drawEllipse(axes.pixel(*marks.pointed), radius, radius)
        if marks.chosen is not None:
            for colour, width in ((theme.card, 5.0), (theme.accent, 2.5)):
                painter.setPen(QPen(colour, width))
                painter.drawEllipse(axes.pixel(*marks.chosen), radius, radius)
        if marks.eraser is not None:
            painter.setPen(QPen(theme.text, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(with_alpha(theme.card, 0.4))
            painter.drawEllipse(marks.eraser, marks.reach, marks.reach)
        if marks.cross is not None:
            self._paint_cross(painter, axes.pixel(*marks.cross))
        painter.restore()

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        for colour, width in ((self._theme.card, 5.0), (self._theme.accent, 2.0)):
            painter.setPen(QPen(colour, width))
            for dx, dy in ((CROSS, 0), (0, CROSS)):
                painter.drawLine(at - QPointF(dx, dy), at + QPointF(dx, dy))


def _upright_ticks(axes: Axes) -> list[float]:
    """As many as there are across."""
    return ticks(axes.bottom, axes.top, max(2, int(axes.rect.height() / 52)))


def shape_of(values: Array) -> tuple[int, int]:
    """Rows and columns."""
    rows, columns = values.shape
    return rows, columns


def dashed(pieces: Array) -> Array:
    """The middle of each piece (n, 4) of a line: together they look dashed."""
    one, other = pieces[:, :2], pieces[:, 2:]
    return np.hstack([one + (other - one) * 0.3, one + (other - one) * 0.7])


def radius_of(axes: Axes, count: int) -> float:
    """Radius of a point in pixels: larger on a large plane, and where there are few of them."""
    return max(RADIUS, axes.rect.width() / 95) * min(1.5, max(1.0, 1.6 - count / 100))


Stamps: TypeAlias = dict[tuple[bool, bool], QPixmap]
"""A point of each look: of class 1 or not, held out or not."""


def stamps_of(radius: float, theme: Theme, ratio: float) -> Stamps:
    """Points as pictures: putting one down takes a tenth of painting it."""
    side = 2 * round(radius + 2)
    middle = Axes(QRectF(0, 0, side, side), -1, 1, -1, 1)
    made = {}
    for one in (True, False):
        for held in (True, False):
            point = np.zeros((1, 2)), np.array([float(one)]), np.array([held])
            made[one, held] = painted(
                QSize(side, side), ratio, partial(_paint_one, middle, point, theme, radius)
            )
    return made


def _paint_one(
    axes: Axes, point: tuple[Array, Array, Mask], theme: Theme, radius: float, painter: QPainter
) -> None:
    paint_points(painter, axes, *point, theme, radius)


def _stamp(painter: QPainter, axes: Axes, points: Points, stamps: Stamps) -> None:
    painter.setClipRect(axes.rect)
    half = next(iter(stamps.values())).deviceIndependentSize().width() / 2
    seen = axes.rect.adjusted(-half, -half, half, half)
    look = zip(points.x.tolist(), points.labels.tolist(), points.held_out.tolist(), strict=True)
    for (x, y), label, held in look:
        at = axes.pixel(x, y)
        if seen.contains(at):
            stamp = stamps[label > 0.5, held]
            painter.drawPixmap(QPointF(round(at.x() - half), round(at.y() - half)), stamp)


def square_in(room: QRectF, left: float, below: float, above: float) -> QRectF:
    """The largest square in a room, with margins left, under and over it."""
    side = max(40.0, min(room.width() - left - above, room.height() - below - above))
    x = room.x() + left + max(0.0, (room.width() - left - above - side) / 2)
    return QRectF(round(x), round(room.y() + above), round(side), round(side))
