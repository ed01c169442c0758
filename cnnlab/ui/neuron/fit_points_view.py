"""The plane of the fit, as far as it is looked at: surface, points, axes, zoom."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from cnnlab.core.arrays import Array
from cnnlab.core.dense.points import Points, points_of
from cnnlab.scene.colours import Theme, load_theme, with_alpha
from cnnlab.scene.plane import grid_points
from cnnlab.scene.plots import Axes, margins, small_font
from cnnlab.ui.neuron.fit_plane_paint import Marks, PlanePicture, radius_of, square_in
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.pinch import Pinch
from cnnlab.ui.widgets.translated import TranslatedWidget

Function: TypeAlias = Callable[[Array], Array]
"""Of points (n, 2), values (n,) in -1…1; the boundary is where they are 0."""
USUAL = 1.2  # what the axes reach to at least when they are fitted
SQUARE, MOST_SQUARES = 6.0, 84  # px of a square of the surface; of them across at most
ZOOM = 1.25  # of a notch of the wheel


class PointsView(TranslatedWidget):
    """Shows points and a function of the plane."""

    zoomed = Signal()
    """The axes show another part of it."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._picture = PlanePicture()
        self._points = points_of(np.zeros((0, 2)), np.zeros(0))
        self._function: Function | None = None
        self._rival: Function | None = None
        self._axes = Axes(QRectF(0, 0, 100, 100), -USUAL, USUAL, -USUAL, USUAL)
        self._hint = ""
        pinch = Pinch(self)
        pinch.pinched.connect(self.zoom)
        pinch.dragged.connect(self._pan)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)

    # what it shows

    @property
    def axes(self) -> Axes:
        """What stands where."""
        return self._axes

    @property
    def points(self) -> Points:
        """The points that are shown."""
        return self._points

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._picture.set_theme(theme)
        self._pull_surface()

    def set_points(self, points: Points) -> None:
        """Show these; all of them, if some would be out of sight."""
        if points is self._points:
            return
        self._points = points
        self._picture.forget_points()
        if not self._all_in_sight():
            self.fit()
        self.describe()
        self.update()

    def set_function(self, function: Function | None, rival: Function | None = None) -> None:
        """Colour the plane by it; of the rival's, the boundary alone is shown."""
        self._function, self._rival = function, rival
        self._pull_surface()

    def set_hint(self, hint: str) -> None:
        """A sentence over the plane, empty for none."""
        if hint != self._hint:
            self._hint = hint
            self.update()

    def value_at(self, x: float, y: float) -> float | None:
        """The function there."""
        if self._function is None:
            return None
        return float(self._function(np.array([[x, y]]))[0])

    def fit(self) -> None:
        """Show all points, and the usual part of the plane if they lie in it."""
        x = self._points.x
        low, high = np.full(2, -USUAL), np.full(2, USUAL)
        if len(x) and np.abs(x).max() > 0.98 * USUAL:
            middle, half = (x.min(axis=0) + x.max(axis=0)) / 2, np.ptp(x, axis=0).max() / 2
            half = max(half * 1.15, 1e-3)
            low, high = middle - half, middle + half
        self._use(replace(self._axes, left=low[0], right=high[0], bottom=low[1], top=high[1]))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Enlarge round a place, else round the middle."""
        self._use(self._axes.zoomed(factor, at or self._axes.rect.center()))

    def describe(self) -> None:
        """Say in words what is shown."""

    def marks(self) -> Marks:
        """What is marked."""
        return Marks()

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    # inside

    def _use(self, axes: Axes) -> None:
        self._axes = axes
        self._picture.forget()
        self._pull_surface()
        self.zoomed.emit()

    def _pan(self, by: QPointF) -> None:
        self._use(self._axes.moved(by))

    def reach(self) -> float:
        """Pixels from a point within which it is meant."""
        return radius_of(self._axes, len(self._points)) + 4

    def _all_in_sight(self) -> bool:
        a, x = self._axes, self._points.x
        if not len(x):
            return True
        (left, bottom), (right, top) = x.min(axis=0), x.max(axis=0)
        return bool(left >= a.left and right <= a.right and bottom >= a.bottom and top <= a.top)

    def _pull_surface(self) -> None:
        step = max(SQUARE, self._axes.rect.width() / MOST_SQUARES)
        grid, shape = grid_points(self._axes, step)
        for function, show in (
            (self._function, self._picture.set_values),
            (self._rival, self._picture.set_rival),
        ):
            show(None if function is None else function(grid).reshape(shape))
        self.update()

    def _nearest(self, place: QPointF, reach: float) -> int:
        """Index of the point next to a place, -1 if none is within so many pixels."""
        found = self._within(place, reach)
        return found[0] if found else -1

    def _within(self, place: QPointF, reach: float) -> list[int]:
        """Indices of the points within so many pixels, the nearest first."""
        across, down = self._axes.pixels(*self._points.x.T)
        far = np.hypot(across - place.x(), down - place.y())
        near = np.flatnonzero(far <= reach)
        return near[np.argsort(far[near], kind="stable")].tolist()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.card)
        self._picture.paint(painter, self, self._axes, self._points, self.marks())
        if self._hint:
            self._paint_hint(painter)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        room = self._axes.rect.adjusted(24, 24, -24, -24)
        words = painter.boundingRect(room, flags, self._hint)
        words.moveBottom(room.bottom() - 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.line)
        painter.setBrush(with_alpha(self._theme.card, 0.92))
        painter.drawRoundedRect(words.adjusted(-14, -8, 14, 8), 6, 6)
        painter.setPen(self._theme.text)
        painter.drawText(words, flags, self._hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        super().resizeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._picture.forget()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._place()
        super().changeEvent(event)

    def _place(self) -> None:
        left, below = margins(small_font(self.font()), "−0.50")
        room = QRectF(self.rect())
        self._use(self._axes.within(square_in(room, left, below, 8)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if turns and self._axes.rect.contains(event.position()):
            self.zoom(ZOOM**turns, event.position())
            event.accept()
        else:
            super().wheelEvent(event)


describe_as(PointsView, QAccessible.Role.Chart)
